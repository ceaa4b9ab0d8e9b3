r"""Macros: a name, a pattern of parameters, a body (TeXbook chapter 20, LaTeX's `\newcommand`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dlbuild.tex.lexer import tokens

if TYPE_CHECKING:
    from dlbuild.tex.parser import Parser


@dataclass(frozen=True, slots=True)
class Macro:
    r"""What a control sequence stands for.

    `count` parameters; `default` is what the first one is when its brackets are left out. `delimiters[i]` must follow
    parameter i in a call (`\def\f#1,#2;{…}`), `prefix` must come before the first.
    """

    body: tuple[str, ...]
    count: int = 0
    default: tuple[str, ...] | None = None
    prefix: tuple[str, ...] = ()
    delimiters: tuple[tuple[str, ...], ...] = ()

    def expansion(self, parser: Parser, name: str) -> list[str]:
        """Read the arguments of a call and return the body with them put in."""
        if not self.count and not self.prefix:
            return list(self.body)
        self._expect(parser, name, self.prefix)
        arguments: list[list[str]] = []
        for index in range(self.count):
            delimiter = self.delimiters[index] if self.delimiters else ()
            if not index and self.default is not None:
                given = parser.optional()
                arguments.append(list(self.default) if given is None else given)
            elif delimiter:
                arguments.append(self._delimited(parser, name, delimiter))
            else:
                arguments.append(parser.raw(name))
        return filled(self.body, arguments)

    def _expect(self, parser: Parser, name: str, wanted: tuple[str, ...]) -> None:
        for token in wanted:
            if parser.tokens.pop() != token:
                parser.fail("macro-use", f"{name} must be followed by {''.join(wanted)}", name, self._use(name))

    def _delimited(self, parser: Parser, name: str, delimiter: tuple[str, ...]) -> list[str]:
        """Read an argument that ends where its delimiter stands, outside braces."""
        found: list[str] = []
        level = 0
        while True:
            token = parser.tokens.pop()
            if not token:
                parser.fail("macro-use", f"{name} must be ended by {''.join(delimiter)}", name, self._use(name))
            level += (token == "{") - (token == "}")
            found.append(token)
            if not level and tuple(found[-len(delimiter) :]) == delimiter:
                del found[-len(delimiter) :]
                whole = len(found) > 1 and found[0] == "{" and found[-1] == "}"
                return found[1:-1] if whole else found

    def _use(self, name: str) -> str:
        """Return how the macro is called."""
        parts = (f"#{number}{''.join(delimiter)}" for number, delimiter in enumerate(self.delimiters, 1))
        return f"write {name}{''.join(self.prefix)}{''.join(parts)}, as it is defined"


def macro(text: str) -> Macro:
    """Return the macro with that replacement text, with as many parameters as it mentions."""
    return counted(tuple(tokens(text)))


def counted(body: tuple[str, ...]) -> Macro:
    """Return the macro with those tokens, with as many parameters as they mention."""
    count, after_mark = 0, False
    for token in body:
        if after_mark and token.isdigit():
            count = max(count, int(token))
        after_mark = token == "#" and not after_mark
    return Macro(body, count)


def filled(body: tuple[str, ...], arguments: list[list[str]]) -> list[str]:
    """Put the arguments where `#1` … `#9` stand; `##` is one `#` less, for a definition inside."""
    result: list[str] = []
    pending = False
    for token in body:
        if pending:
            pending = False
            if token.isdigit() and 0 < int(token) <= len(arguments):
                result += arguments[int(token) - 1]
            elif token == "#":
                result.append("#")
            else:
                result += ["#", token]
        elif token == "#":
            pending = True
        else:
            result.append(token)
    return result

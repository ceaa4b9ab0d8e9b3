r"""Definitions inside a formula: `\newcommand`, `\def`, `\let`, `\DeclareMathOperator`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.tex.lexer import LET, joined, spanning
from dlbuild.tex.macros import Macro

if TYPE_CHECKING:
    from collections.abc import Callable

    from dlbuild.tex.mlist import Item
    from dlbuild.tex.parser import Parser


def newcommand(parser: Parser, token: str) -> None:
    r"""Read `\newcommand{\name}[count][default]{body}`."""
    if parser.peek() == "*":
        parser.next()
    name = _name(parser, token)
    count, default = parser.optional(), parser.optional()
    number = joined(count or ["0"])
    if number not in set("0123456789"):
        parser.fail("bad-definition", f"{name} cannot have {number} arguments", number, "write a number from 0 to 9")
    macro = Macro(tuple(parser.raw(token)), int(number), None if default is None else tuple(default))
    if token != "\\providecommand" or not _known(parser, name):
        parser.define(name, macro, everywhere=_everywhere(parser))


def _known(parser: Parser, name: str) -> bool:
    """Tell whether a name means something already."""
    from dlbuild.tex.commands import COMMANDS, SPECIALS
    from dlbuild.tex.format import definition as built_in

    known = parser.macros, parser.atoms, COMMANDS, SPECIALS
    return any(name in table for table in known) or built_in(name) is not None


def _everywhere(parser: Parser, token: str = "") -> bool:
    r"""Tell whether a definition is to hold beyond its group: `\gdef`, `\xdef`, or any behind `\global`."""
    prefixed, parser.prefixed = parser.prefixed, False
    return prefixed or token in ("\\gdef", "\\xdef")


_PREFIXES = ("\\global", "\\long", "\\outer", "\\protected")


def prefix(parser: Parser, token: str) -> None:
    r"""Read `\global` before a definition; `\long`, `\outer` and `\protected` change nothing here (TeXbook p. 275)."""
    parser.prefixed = parser.prefixed or token == "\\global"
    if parser.prefixed and parser.peek() not in COMMANDS:
        way_out = f"write {token}\\def\\name{{…}}"
        parser.fail("bad-definition", f"{token} is not followed by a definition", token, way_out)


def definition(parser: Parser, token: str) -> None:
    r"""Read `\def\name#1#2{body}`; text between the parameters must stand so in a call (TeXbook p. 203).

    Of `\edef` and `\xdef` the body is expanded at once (p. 215).
    """
    everywhere = _everywhere(parser, token)
    name = _name(parser, token)
    pattern: list[list[str]] = [[]]
    while (one := parser.tokens.pop()) != "{":
        if not one:
            parser.fail("bad-definition", f"the definition of {name} has no body", token, f"write \\def{name}{{…}}")
        if one == "#":
            digit = parser.tokens.pop()
            if digit != str(len(pattern)):
                way_out = f"write \\def{name}#1#2{{…}}"
                parser.fail("bad-definition", f"the parameters of {name} are not numbered in order", token, way_out)
            pattern.append([])
        else:
            pattern[-1].append(one)
    parser.tokens.append("{")
    body = parser.raw(token)
    if token in ("\\edef", "\\xdef"):
        body = _expanded(parser, body)
    before, *delimiters = (tuple(part) for part in pattern)
    macro = Macro(tuple(body), len(delimiters), None, before, tuple(delimiters))
    parser.define(name, macro, everywhere=everywhere)


def _expanded(parser: Parser, body: list[str]) -> list[str]:
    """Return tokens with the formula's own macros expanded; the built-in ones will mean the same later."""
    from dlbuild.tex.parser import END

    outer, parser.tokens = parser.tokens, [END, *reversed(body)]
    found: list[str] = []
    while (one := parser.tokens.pop()) != END:
        macro = parser.macros.get(one)
        if one == "\\noexpand" and parser.tokens[-1] != END:
            found.append(parser.tokens.pop())
        elif one == "\\expandafter":
            expandafter(parser, one)
        elif macro is None:
            found.append(one)
        else:
            parser.expand(macro, one)
    parser.tokens = outer
    return found


def let(parser: Parser, token: str) -> None:
    r"""Read `\let\name=\other`."""
    everywhere = _everywhere(parser)
    name = _name(parser, token)
    if parser.peek() == "=":
        parser.next()
    other = parser.next()
    if not other:
        parser.fail("bad-definition", f"{token} does not say what {name} is to be", token, r"write \let\name=\other")
    parser.define(name, meaning(parser, other), everywhere=everywhere)


def meaning(parser: Parser, token: str) -> Macro:
    """Return what a token means now, as a macro: its own meaning stays when its name is given another."""
    from dlbuild.tex.parser import CLOSERS

    return parser.macros.get(token) or Macro((token if token in CLOSERS else spanning(token + LET, token, token),))


def operator(parser: Parser, token: str) -> None:
    r"""Read `\DeclareMathOperator{\name}{text}`, with a star for limits (amsopn)."""
    star = parser.peek() == "*"
    if star:
        parser.next()
    name = _name(parser, token)
    body = parser.raw(token)
    parser.define(name, Macro(("\\operatorname", *(["*"] if star else []), "{", *body, "}")))


def futurelet(parser: Parser, token: str) -> None:
    r"""Read `\futurelet\name` and two tokens, which stay: the name is to be the second (TeXbook p. 207)."""
    name = _name(parser, token)
    first, second = parser.next(), parser.next()
    if not second:
        parser.fail("bad-definition", f"{token} is not followed by two tokens", token, r"write \let\name=\other")
    parser.define(name, meaning(parser, second))
    parser.tokens += [second, first]


def expandafter(parser: Parser, token: str) -> None:
    r"""Read `\expandafter` and a token, which waits until the next one was expanded (TeXbook p. 213)."""
    first, second = parser.next(), parser.next()
    if not second:
        parser.fail("missing-argument", f"{token} is not followed by two tokens", token, "remove it")
    from dlbuild.tex.format import definition as built_in

    macro = parser.macros.get(second) or built_in(second)
    if macro is None:
        parser.tokens.append(second)
    else:
        parser.expand(macro, second)
    parser.tokens.append(first)


def paired(parser: Parser, token: str) -> None:
    r"""Read `\DeclarePairedDelimiter{\abs}{\lvert}{\rvert}` (mathtools)."""
    name = _name(parser, token)
    parser.define(name, Macro(("\\paired@", "{", *parser.raw(token), "}", "{", *parser.raw(token), "}")))


def paired_with_body(parser: Parser, token: str) -> None:
    r"""Read `\DeclarePairedDelimiterX{\name}[2]{l}{r}{body}`; `XPP` has what stands before and behind as well."""
    name = _name(parser, token)
    count = joined(parser.optional() or ["1"])
    if count not in set("123456789"):
        parser.fail("bad-definition", f"{name} cannot have {count} arguments", count, "write a number from 1 to 9")
    parts = [parser.raw(token) for _ in range(5 if token.endswith("PP") else 3)]
    before, left, right, after, body = parts if len(parts) == 5 else ([], *parts[:2], [], parts[2])
    given = ([name], [count], before, left, right, after, body)
    parser.define(name, Macro(("\\bodied@", *(one for part in given for one in ("{", *part, "}")))))


# How a name is given to what does not take it in braces.
_USES = {**dict.fromkeys(("\\def", "\\gdef", "\\edef", "\\xdef"), r"\name{…}"), "\\let": r"\name=\other"}


def _name(parser: Parser, token: str) -> str:
    found = [one for one in parser.raw(token) if not one.isspace()]
    if len(found) != 1 or not found[0].startswith("\\"):
        way_out = f"write {token}" + _USES.get(token, r"{\name}{…}")
        parser.fail("bad-definition", f"{token} must be followed by a control sequence", token, way_out)
    return found[0]


COMMANDS: dict[str, Callable[[Parser, str], Item | None]] = {
    **dict.fromkeys(("\\newcommand", "\\renewcommand", "\\providecommand", "\\DeclareRobustCommand"), newcommand),
    **dict.fromkeys(_PREFIXES, prefix),
    **dict.fromkeys(("\\def", "\\gdef", "\\edef", "\\xdef"), definition),
    "\\let": let,
    "\\futurelet": futurelet,
    "\\expandafter": expandafter,
    "\\DeclarePairedDelimiter": paired,
    **dict.fromkeys(("\\DeclarePairedDelimiterX", "\\DeclarePairedDelimiterXPP"), paired_with_body),
    "\\DeclarePairedDelimiters": paired,
    **dict.fromkeys(("\\DeclarePairedDelimitersX", "\\DeclarePairedDelimitersXPP"), paired_with_body),
    "\\DeclareMathOperator": operator,
}

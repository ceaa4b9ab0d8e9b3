r"""Environments of one's own (`\newenvironment`), and those whose cells are words (mathtools' `cases*`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.tex.lexer import joined
from dlbuild.tex.macros import Macro

if TYPE_CHECKING:
    from collections.abc import Callable

    from dlbuild.tex.mlist import Item
    from dlbuild.tex.parser import Parser

# How the two parts are kept among the macros; no token is so spelled.
_BEGIN, _END = "what begins ", "what ends "


def newenvironment(parser: Parser, token: str) -> None:
    r"""Read `\newenvironment{name}[count][default]{begin}{end}`."""
    name = parser.word(token)
    count, default = parser.optional(), parser.optional()
    number = joined(count or ["0"])
    if number not in set("0123456789"):
        parser.fail("bad-definition", f"{name} cannot have {number} arguments", number, "write a number from 0 to 9")
    start, end = parser.raw(token), parser.raw(token)
    given = None if default is None else tuple(default)
    parser.define(_BEGIN + name, Macro(tuple(start), int(number), given))
    parser.define(_END + name, Macro(tuple(end)))


def own(parser: Parser, token: str, name: str) -> bool:
    r"""Put an environment of the formula's own in place of `\begin{name} … \end{name}`; say whether it is one."""
    start, end = parser.macros.get(_BEGIN + name), parser.macros.get(_END + name)
    if start is None or end is None:
        return False
    first = start.expansion(parser, token)
    body = ("\\begingroup", *first, *contents(parser, token, name), *end.body, "\\endgroup")
    parser.expand(Macro(body), token)
    return True


def contents(parser: Parser, token: str, name: str) -> list[str]:
    r"""Take the tokens up to the `\end` of an environment, and that."""
    found: list[str] = []
    level = 1
    while True:
        one = parser.tokens.pop()
        if not one:
            parser.fail("missing-end", f"{token} has no \\end", token, f"add \\end{{{name}}}")
        if one in ("\\begin", "\\end"):
            spelled = parser.raw(one)
            level += (joined(spelled) == name) * (1 if one == "\\begin" else -1)
            if not level:
                return found
            found += [one, "{", *spelled, "}"]
        else:
            found.append(one)


def worded(parser: Parser, token: str, name: str) -> None:
    r"""Put what stands behind the first `&` of each row of `cases*` into `\text{…}`."""
    found: list[str] = []
    level = 0
    inside = False
    for one in contents(parser, token, name):
        ends = one in ("\\\\", "\\cr", "\\end") and not level
        level += (one in ("{", "\\begin")) - (one in ("}", "\\end"))
        if inside and ends:
            found.append("}")
            inside = False
        if not (one.isspace() and found[-2:] == ["\\text", "{"]):  # TeX skips the white space behind an &
            found.append(one)
        if one == "&" and not level and not inside:
            found += ["\\text", "{"]
            inside = True
    parser.tokens += reversed([*found, *(["}"] if inside else []), "\\end", "{", *name, "}"])


COMMANDS: dict[str, Callable[[Parser, str], Item | None]] = dict.fromkeys(
    ("\\newenvironment", "\\renewenvironment"), newenvironment
)

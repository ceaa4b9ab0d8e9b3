r"""Roots: `\sqrt`, `\root … \of` (TeXbook p. 130, 360)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.tex.anew import begin_anew
from dlbuild.tex.macros import Macro
from dlbuild.tex.mlist import ORD, Atom, Radical

if TYPE_CHECKING:
    from collections.abc import Callable

    from dlbuild.tex.mlist import Item, Mlist
    from dlbuild.tex.parser import Parser


def sqrt(parser: Parser, token: str) -> Item:
    r"""Read `\sqrt{…}` or `\sqrt[3]{…}`."""
    degree = parser.optional()
    if degree is None:
        return Atom(ORD, Radical(parser.field(token)))
    return _root(parser, token, degree)


def root(parser: Parser, token: str) -> Item:
    r"""Read plain TeX's `\root 3 \of{…}`."""
    degree: list[str] = []
    while (one := parser.tokens.pop()) != "\\of":
        if not one:
            parser.fail("missing-of", "this \\root has no \\of", token, "write \\sqrt[3]{x} or \\root 3 \\of x")
        degree.append(one)
    return _root(parser, token, degree)


def _root(parser: Parser, token: str, degree: list[str]) -> Item:
    shifts = {"\\uproot": 0.0, "\\leftroot": 0.0}
    while degree and degree[0] in shifts:
        name, *degree = degree
        number = ""
        while degree and (degree[0] in "-0123456789" or degree[0] in "{}" or degree[0].isspace()):
            number += degree.pop(0).strip("{} \n")
        shifts[name] = float(number or 0)
    saved = parser.atoms, parser.alphabet
    begin_anew(parser)
    above: Mlist = parser.within(degree, token)
    radicand = parser.field(token)
    parser.atoms, parser.alphabet = saved
    return Atom(ORD, Radical(radicand, above, shifts["\\uproot"], shifts["\\leftroot"]))


def sign(parser: Parser, token: str) -> None:
    """Read what stands behind a root sign of Unicode: a group, a number or a letter goes under it, all else stays."""
    degree = parser.raw(token)
    body = [parser.next()] if parser.peek().isalnum() else []
    while body and body[-1].isdecimal() and parser.tokens[-1].isdecimal():
        body.append(parser.tokens.pop())
    if not body and parser.peek() != "{":
        parser.expand(Macro(("{", "}", "^", "{", *degree, "}", "\\surd") if degree else ("\\surd",)), token)
        return
    radical = ("\\sqrt", "[", *degree, "]") if degree else ("\\sqrt",)
    parser.expand(Macro((*radical, *(("{", *body, "}") if body else ()))), token)


COMMANDS: dict[str, Callable[[Parser, str], Item | None]] = {"\\sqrt": sqrt, "\\root": root, "\\sign@": sign}

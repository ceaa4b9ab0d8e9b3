r"""Lengths that a formula may change: `\setlength{\arraycolsep}{3pt}`, `\arraycolsep=3pt` (TeXbook p. 276)."""

from __future__ import annotations

from math import nan
from typing import TYPE_CHECKING

from dlbuild.tex.commands.dimensions import ems, read_length
from dlbuild.tex.macros import Macro

if TYPE_CHECKING:
    from collections.abc import Callable

    from dlbuild.tex.mlist import Item
    from dlbuild.tex.parser import Parser

# Ems: half the space between columns, extra space between lines, a frame's padding and rule, a diagram's arrows.
_LENGTHS = {
    "\\arraycolsep": 0.5,
    "\\jot": 0.3,
    "\\fboxsep": 0.3,
    "\\fboxrule": 0.04,
    "\\minCDarrowwidth": 3.0,
    "\\minCDarrowheight": 1.8,
}
STRUT = (0.84, 0.36)  # of a row, ems: .7 and .3 of \baselineskip
_MOST_STRETCH = 100.0
# How a length is kept among the macros; no token is so spelled.
_KEY = "the length of "


def length(parser: Parser, name: str) -> float:
    """Return a length in ems, as the formula has set it."""
    own = parser.macros.get(_KEY + name)
    return _LENGTHS[name] if own is None else float(own.body[0])


def strut(parser: Parser) -> tuple[float, float]:
    r"""Return a row's strut, stretched by the formula's own \arraystretch."""
    own = parser.macros.get("\\arraystretch")
    if own is None:
        return STRUT
    try:
        factor = float("".join(own.body))
    except ValueError:
        factor = nan
    if not abs(factor) <= _MOST_STRETCH:
        parser.fail("bad-factor", "\\arraystretch is not a number", "\\arraystretch", "write 1.5")
    return STRUT[0] * factor, STRUT[1] * factor


def assign(parser: Parser, token: str) -> None:
    r"""Read `\arraycolsep=3pt`: to the end of the group."""
    if parser.peek() == "=":
        parser.next()
    _keep(parser, token, ems(parser, read_length(parser), token))


def setlength(parser: Parser, token: str) -> None:
    r"""Read `\setlength{\arraycolsep}{3pt}`, or `\addtolength`; lengths of pages and paragraphs mean nothing here."""
    name = parser.word(token)
    given = ems(parser, parser.word(token), token)
    if name in _LENGTHS:
        _keep(parser, name, given + (length(parser, name) if token == "\\addtolength" else 0.0))
    elif not name.startswith("\\"):
        parser.fail("bad-length", f"{token} names no length", name or token, f"write {token}{{\\arraycolsep}}{{3pt}}")


def _keep(parser: Parser, name: str, ems_of_it: float) -> None:
    parser.define(_KEY + name, Macro((repr(ems_of_it),)))


COMMANDS: dict[str, Callable[[Parser, str], Item | None]] = {
    **dict.fromkeys(_LENGTHS, assign),
    **dict.fromkeys(("\\setlength", "\\addtolength"), setlength),
}

"""What layout ships out: marks on paper, nothing else.

Lengths are ems of the text size; x grows to the right, y downwards, and the
baseline of the formula is y = 0. These are named tuples, not dataclasses,
because a formula makes one for each glyph and a tuple is made in a third of the time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class PlacedGlyph(NamedTuple):
    """A glyph of a TeX font by TeX's own code; x, y is its reference point."""

    font: str
    code: int
    x: float
    y: float
    size: float
    color: str | None = None


class PlacedRule(NamedTuple):
    """A filled rectangle; x, y is its lower left corner, as in TeX's DVI files."""

    x: float
    y: float
    width: float
    height: float
    color: str | None = None


class PlacedLine(NamedTuple):
    r"""A straight stroke (`\cancel` and its sisters)."""

    x1: float
    y1: float
    x2: float
    y2: float
    thickness: float
    color: str | None = None


class PlacedText(NamedTuple):
    """Characters that no TeX font here has: set by the reader's own fonts at x, y."""

    text: str
    x: float
    y: float
    size: float
    width: float
    color: str | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished formula: its box and its marks. Rules are painted before glyphs."""

    width: float
    height: float
    depth: float
    glyphs: tuple[PlacedGlyph, ...]
    rules: tuple[PlacedRule, ...]
    lines: tuple[PlacedLine, ...] = ()
    texts: tuple[PlacedText, ...] = ()

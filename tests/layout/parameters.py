"""Font parameters as the TeXbook prints them on page 447, in ems, and ways to look at what is set.

They are written out here, not read from the table of the program: the tests are to find a wrong table as well.
"""

from __future__ import annotations

from typing import NamedTuple

from dlbuild.layout.boxes import Box
from dlbuild.layout.hlist import translate
from dlbuild.layout.picture import Picture, PlacedGlyph
from dlbuild.layout.ship import ship
from dlbuild.tex.mlist import TEXT
from dlbuild.tex.read import parse

X_HEIGHT, QUAD = 0.430555, 1.000003
NUM1, NUM2, NUM3, DENOM1, DENOM2 = 0.676508, 0.393732, 0.443731, 0.685951, 0.344841
SUP1, SUP2, SUP3, SUB1, SUB2 = 0.412892, 0.362892, 0.288889, 0.15, 0.247217
SUP_DROP, SUB_DROP, DELIM1, DELIM2, AXIS = 0.386108, 0.05, 2.389999, 1.01, 0.25
RULE, ABOVE_GAP, BELOW_GAP, ABOVE_LEAST, BELOW_LEAST, LIMIT_MARGIN = 0.039999, 0.111112, 0.166667, 0.2, 0.6, 0.1

NULL_DELIMITER, SCRIPT_SPACE = 0.12, 0.05
SCRIPT_SIZE, SCRIPT_SCRIPT_SIZE = 0.7, 0.5
MU = QUAD / 18
THIN, MEDIUM, THICK = 3 * MU, 4 * MU, 5 * MU


class Character(NamedTuple):
    """The box of a character in its TFM file."""

    width: float
    height: float
    depth: float
    italic: float = 0.0


# Of cmmi10, cmr10 and cmex10, as tftopl prints them.
A = Character(0.52859, 0.430555, 0.0)
B = Character(0.429167, 0.694445, 0.0)
F = Character(0.489586, 0.694445, 0.194445, 0.10764)
P = Character(0.642014, 0.683332, 0.0, 0.13889)
V = Character(0.583334, 0.683332, 0.0, 0.222223)
X = Character(0.571528, 0.430555, 0.0)
Y = Character(0.490282, 0.430555, 0.194445, 0.035879)
DIGIT = Character(0.500002, 0.644444, 0.0)
PARENTHESIS = Character(0.38889, 0.75, 0.25)


def boxed(tex: str, style: int = TEXT) -> Box:
    """Return a formula's box in a style."""
    return translate(parse(tex).mlist, style)


def picture(tex: str, style: int = TEXT) -> Picture:
    """Return a formula's marks in a style."""
    return ship(boxed(tex, style))


def mark(tex: str, character: str | int, style: int = TEXT) -> PlacedGlyph:
    """Return the place of the one glyph of a formula that has this code."""
    code = character if isinstance(character, int) else ord(character)
    (found,) = (glyph for glyph in picture(tex, style).glyphs if glyph.code == code)
    return found


def row(tex: str, style: int = TEXT) -> list[PlacedGlyph]:
    """Return the glyphs of a formula from left to right."""
    return sorted(picture(tex, style).glyphs, key=lambda glyph: glyph.x)

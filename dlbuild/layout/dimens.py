"""Font dimensions and glyphs by size (TeXbook p. 441 and 447).

Sizes are indices: 0 text, 1 script, 2 scriptscript. Script sizes use the ten-point designs scaled to
0.7 and 0.5, as every renderer on the web does.
"""

from __future__ import annotations

from dlbuild.fonts.metrics import face
from dlbuild.layout.boxes import Box, Glyph
from dlbuild.tex.mlist import Symbol

SIZES = (1.0, 0.7, 0.5)
# The size of each of the eight styles.
SIZE_OF = (0, 0, 0, 0, 1, 1, 2, 2)

# The styles of parts (TeXbook p. 441): superscripts, subscripts, numerators, denominators, by style.
SUPERSCRIPT = (4, 5, 4, 5, 6, 7, 6, 7)
SUBSCRIPT = (5, 5, 5, 5, 7, 7, 7, 7)
NUMERATOR = (2, 3, 4, 5, 6, 7, 6, 7)
DENOMINATOR = (3, 3, 5, 5, 7, 7, 7, 7)

NULL_DELIMITER_SPACE = 0.12
SCRIPT_SPACE = 0.05
DELIMITER_FACTOR = 0.901
DELIMITER_SHORTFALL = 0.5


class Dimensions:
    """The σ parameters of the symbol font, and the ξ of the extension font, at one size."""

    __slots__ = (
        "axis",
        "delim1",
        "delim2",
        "denom1",
        "denom2",
        "limit1",
        "limit2",
        "limit3",
        "limit4",
        "limit5",
        "mu",
        "num1",
        "num2",
        "num3",
        "quad",
        "rule",
        "scale",
        "sub1",
        "sub2",
        "sub_drop",
        "sup1",
        "sup2",
        "sup3",
        "sup_drop",
        "x_height",
    )  # fmt: skip

    def __init__(self, scale: float) -> None:
        sigma = [scale * value for value in face("cmsy10").params]
        self.scale = scale
        self.x_height, self.quad = sigma[4], sigma[5]
        self.mu = self.quad / 18
        self.num1, self.num2, self.num3, self.denom1, self.denom2 = sigma[7:12]
        self.sup1, self.sup2, self.sup3, self.sub1, self.sub2, self.sup_drop, self.sub_drop = sigma[12:19]
        self.delim1, self.delim2, self.axis = sigma[19:22]
        xi = [scale * value for value in face("cmex10").params]
        self.rule, self.limit1, self.limit2, self.limit3, self.limit4, self.limit5 = xi[7:13]


DIMENSIONS = tuple(Dimensions(scale) for scale in SIZES)

GLYPHS: tuple[dict[Symbol, Glyph], dict[Symbol, Glyph], dict[Symbol, Glyph]] = ({}, {}, {})
_BOXES: tuple[dict[Symbol, Box], dict[Symbol, Box], dict[Symbol, Box]] = ({}, {}, {})


def glyph(symbol: Symbol, size: int) -> Glyph:
    """Return a character at a size, made once. KeyError if its font has no such character."""
    found = GLYPHS[size].get(symbol)
    if found is None:
        font = face(symbol.face)
        scale = SIZES[size]
        found = Glyph(symbol.face, symbol.code, scale, font.chars[symbol.code])
        kerns = font.kerns.get(symbol.code)
        if kerns:
            found.kerns = {code: scale * kern for code, kern in kerns.items()}
        found.ligatures = font.ligatures.get(symbol.code)
        found.in_words = font.params[1] != 0.0
        found.joins = bool(kerns or found.ligatures or (found.in_words and found.italic))
        GLYPHS[size][symbol] = found
    return found


def char_box(symbol: Symbol, size: int) -> Box:
    """Return a character in a box that is as wide as it is with its italic correction (TeX: The Program, 709)."""
    found = _BOXES[size].get(symbol)
    if found is None:
        one = glyph(symbol, size)
        found = Box(one.width + one.italic, one.height, one.depth, [(0.0, 0.0, one)])
        _BOXES[size][symbol] = found
    return found


def placed_down(box: Box, down: float) -> Box:
    """Return a box whose contents are lowered, with its height and depth changed accordingly."""
    return Box(box.width, max(0.0, box.height - down), max(0.0, box.depth + down), [(0.0, down, box)])

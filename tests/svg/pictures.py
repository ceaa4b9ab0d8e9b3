"""A few formulas as TeX set them (reference numbers of the notes' own formulas), and some made by hand."""

from __future__ import annotations

from typing import NamedTuple

from dlbuild.layout.picture import Picture, PlacedGlyph, PlacedLine, PlacedRule, PlacedText


class Case(NamedTuple):
    """A formula to draw."""

    name: str
    tex: str
    display: bool
    picture: Picture


def glyphs(*rows: tuple[str, int, float, float, float]) -> tuple[PlacedGlyph, ...]:
    return tuple(PlacedGlyph(*row) for row in rows)


NORM = Case(
    "norm",
    r"\lVert u - v \rVert^{2}",
    False,
    Picture(
        3.7153,
        0.864,
        0.25,
        glyphs(
            ("cmsy10", 107, 0.0, 0.0, 1.0),
            ("cmmi10", 117, 0.5, 0.0, 1.0),
            ("cmsy10", 0, 1.2947, 0.0, 1.0),
            ("cmmi10", 118, 2.2947, 0.0, 1.0),
            ("cmsy10", 107, 2.8153, 0.0, 1.0),
            ("cmr10", 50, 3.3153, -0.4129, 0.7),
        ),
        (),
    ),
)

SIGMOID = Case(
    "sigmoid",
    r"\sigma(z) = \frac{1}{1 + e^{-z}}",
    True,
    Picture(
        6.606,
        1.321,
        0.7693,
        glyphs(
            ("cmmi10", 27, 0.0, 0.0, 1.0),
            ("cmr10", 40, 0.6073, 0.0, 1.0),
            ("cmmi10", 122, 0.9962, 0.0, 1.0),
            ("cmr10", 41, 1.5052, 0.0, 1.0),
            ("cmr10", 61, 2.1719, 0.0, 1.0),
            ("cmr10", 49, 4.6667, -0.6765, 1.0),
            ("cmr10", 49, 3.3474, 0.686, 1.0),
            ("cmr10", 43, 4.0696, 0.686, 1.0),
            ("cmmi10", 101, 5.0696, 0.686, 1.0),
            ("cmsy10", 0, 5.5353, 0.3971, 0.7),
            ("cmmi10", 122, 6.0797, 0.3971, 0.7),
        ),
        (PlacedRule(3.3474, -0.23, 3.1386, 0.04),),
    ),
)

PRODUCT = Case(
    "product",
    r"u = A v, \qquad u_i = \sum_{j} A_{ij} v_j",
    True,
    Picture(
        11.6614,
        1.05,
        1.4144,
        glyphs(
            ("cmmi10", 117, 0.0, 0.0, 1.0),
            ("cmr10", 61, 0.8502, 0.0, 1.0),
            ("cmmi10", 65, 1.9058, 0.0, 1.0),
            ("cmmi10", 118, 2.6558, 0.0, 1.0),
            ("cmmi10", 59, 3.1764, 0.0, 1.0),
            ("cmmi10", 117, 5.6208, 0.0, 1.0),
            ("cmmi10", 105, 6.1933, 0.15, 0.7),
            ("cmr10", 61, 6.7622, 0.0, 1.0),
            ("cmex10", 88, 7.8178, -0.95, 1.0),
            ("cmmi10", 106, 8.3758, 1.1783, 0.7),
            ("cmmi10", 65, 9.4289, 0.0, 1.0),
            ("cmmi10", 105, 10.1789, 0.15, 0.7),
            ("cmmi10", 106, 10.42, 0.15, 0.7),
            ("cmmi10", 118, 10.7984, 0.0, 1.0),
            ("cmmi10", 106, 11.2831, 0.15, 0.7),
        ),
        (),
    ),
)

# x at its place, i at 0.7 of its size and 0.15 em down (σ16): what TeX does with x_i.
X_I = Case(
    "x_i",
    "x_i",
    False,
    Picture(0.8554, 0.4306, 0.15, glyphs(("cmmi10", 120, 0.0, 0.0, 1.0), ("cmmi10", 105, 0.5715, 0.15, 0.7)), ()),
)

# A bold x on a yellow ground, a red y that is cancelled, and characters that no face here has.
COLOURS = Case(
    "colours",
    r"\colorbox{yellow}{$\mathbf{x}$}\cancel{\color{red}y}\text{损失}",
    False,
    Picture(
        3.4,
        0.75,
        0.25,
        (PlacedGlyph("cmbx10", 120, 0.3, 0.0, 1.0), PlacedGlyph("cmmi10", 121, 0.9, 0.0, 1.0, "#d00000")),
        (PlacedRule(0.0, 0.25, 0.9, 1.0, "#ffff00"),),
        (PlacedLine(0.85, 0.2, 1.45, -0.5, 0.04),),
        (PlacedText("损失", 1.4, 0.0, 1.0, 2.0),),
    ),
)

# One letter of each face, so that a person sees them side by side.
FACES = Case(
    "faces",
    "faces",
    True,
    Picture(
        11.0,
        0.75,
        0.25,
        glyphs(
            ("cmr10", 65, 0.0, 0.0, 1.0),
            ("cmmi10", 65, 0.8, 0.0, 1.0),
            ("cmti10", 65, 1.6, 0.0, 1.0),
            ("cmbx10", 65, 2.4, 0.0, 1.0),
            ("cmmib10", 65, 3.3, 0.0, 1.0),
            ("cmss10", 65, 4.2, 0.0, 1.0),
            ("cmssbx10", 65, 4.9, 0.0, 1.0),
            ("cmtt10", 65, 5.7, 0.0, 1.0),
            ("cmsy10", 65, 6.3, 0.0, 1.0),
            ("cmbsy10", 65, 7.2, 0.0, 1.0),
            ("msbm10", 65, 8.2, 0.0, 1.0),
            ("eufm10", 65, 9.0, 0.0, 1.0),
            ("rsfs10", 65, 9.8, 0.0, 1.0),
        ),
        (),
    ),
)

# Symbols that are put together or made thinner: ⩽ ≲ ⇌ ↠ ∤ ≰ ℏ □ △ ∴ ≜ ⋉.
SYMBOLS = Case(
    "symbols",
    "symbols",
    True,
    Picture(
        11.4,
        0.75,
        0.25,
        glyphs(
            ("msam10", 0x36, 0.0, 0.0, 1.0),
            ("msam10", 0x2E, 0.9, 0.0, 1.0),
            ("msam10", 0x0A, 1.8, 0.0, 1.0),
            ("msam10", 0x10, 2.9, 0.0, 1.0),
            ("msbm10", 0x2D, 4.1, 0.0, 1.0),
            ("msbm10", 0x02, 4.6, 0.0, 1.0),
            ("msbm10", 0x7E, 5.5, 0.0, 1.0),
            ("msam10", 0x03, 6.2, 0.0, 1.0),
            ("msam10", 0x4D, 7.1, 0.0, 1.0),
            ("msam10", 0x29, 7.9, 0.0, 1.0),
            ("msam10", 0x2C, 8.7, 0.0, 1.0),
            ("msbm10", 0x6E, 9.6, 0.0, 1.0),
            ("cmr10", 61, 10.5, 0.0, 1.0),
        ),
        (),
    ),
)

CASES = (X_I, NORM, SIGMOID, PRODUCT, COLOURS, FACES, SYMBOLS)

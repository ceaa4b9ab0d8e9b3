"""Which drawing gives which TeX face: one table, with the reasons.

Layout uses TeX's metrics for every face; what is drawn must come from the
files that matplotlib ships. Where those lack a face, another one is fitted
into its metrics. The figures for stems were found by laying the result over
the original Type 1 outlines and looking for the least difference.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from dlbuild.fonts.contour import Extent


class Plain(NamedTuple):
    """The face itself: Knuth's outlines as they are."""

    file: str


class Stretched(NamedTuple):
    """Another weight of the face, stretched to TeX's widths, then made bolder.

    Vertical stems become `x` em thicker, horizontal ones `y`.
    """

    file: str
    x: float
    y: float


class Slanted(NamedTuple):
    """An upright face, sheared by so much to the right an em upwards."""

    file: str
    slant: float


class Fitted(NamedTuple):
    """Characters of other faces, each put where the original's ink stands.

    Both are names of tables in `dlbuild.fonts.boxes`. Symbols get the stroke of
    Computer Modern's; letters keep their own, and most of their proportions.
    """

    symbols: str
    letters: str


FACES: dict[str, Plain | Stretched | Slanted | Fitted] = {
    "cmr10": Plain("cmr10"),
    "cmmi10": Plain("cmmi10"),
    "cmsy10": Plain("cmsy10"),
    "cmex10": Plain("cmex10"),
    "cmti10": Plain("cmti10"),
    "cmss10": Plain("cmss10"),
    # Knuth drew the slanted roman by the roman's programs, with a slant of a sixth.
    "cmsl10": Slanted("cmr10", 1 / 6),
    "cmtt10": Plain("cmtt10"),
    # cmb10 is cmbx10 before it was extended. Stretching widens its stems too, so a little is taken off again.
    "cmbx10": Stretched("cmb10", -0.02, -0.005),
    # No bold sans serif, italic or symbols are there: the medium ones with more weight, above all in the stems.
    "cmssbx10": Stretched("cmss10", 0.035, 0.015),
    "cmbxti10": Stretched("cmti10", 0.03, 0.01),
    "cmmib10": Stretched("cmmi10", 0.025, 0.008),
    "cmbsy10": Stretched("cmsy10", 0.015, 0.02),
    "msam10": Fitted("MSAM", ""),
    # Blackboard letters are STIX's, without serifs: closest to what a hand writes, and to many books.
    "msbm10": Fitted("MSBM_SYMBOLS", "MSBM_LETTERS"),
    "eufm10": Fitted("", "EUFM"),
    "rsfs10": Fitted("", "RSFS"),
}

# matplotlib older than 3.11 (the newest for Python 3.10) has no cmti10: mathematical italic letters, stretched to the
# text italic's widths, and upright figures and signs, stand in for it.
STAND_IN = {
    "cmti10": (Stretched("cmmi10", 0.0, 0.0), Stretched("cmr10", 0.0, 0.0)),
    "cmbxti10": (Stretched("cmmi10", 0.03, 0.01), Stretched("cmb10", 0.0, 0.0)),
}

# Glyphs with metrics but without a drawing, and why that does no harm.
UNDRAWN = {
    ("rsfs10", 127): "a tie that no command prints: TeX looks at its kerns to place accents over script letters",
}

_FIRST_LETTERS = 0xA1  # where the files put TeX's codes 0 to 9
_NEXT_LETTERS = 0xAD  # and 10 to 32
_BULLET = 20  # but for this one, which stands at U+2219
_LAST = 127  # and this one, at U+00C4


def character(file: str, code: int) -> int:
    """Return the Unicode character under which a Computer Modern file keeps TeX's code; STIX files use Unicode itself.

    The files avoid control characters; every file's character map was compared with the TFM widths.
    """
    if not file.startswith("cm"):
        return code
    if code == _BULLET:
        return 0x2219
    if code == _LAST:
        return 0xC4
    if code <= 9:
        return _FIRST_LETTERS + code
    return _NEXT_LETTERS + code - 10 if code <= 32 else code


class Part(NamedTuple):
    """One sign of a fitted glyph: a character of a file, and the box for its ink (ems, y downwards)."""

    file: str
    character: int
    box: Extent
    letter: bool


@cache
def parts(face: str) -> dict[int, tuple[Part, ...]]:
    """Return what each code of a fitted face is put together from."""
    from dlbuild.fonts import boxes

    drawing = FACES[face]
    assert isinstance(drawing, Fitted)
    found = {}
    for name, letters in ((drawing.symbols, False), (drawing.letters, True)):
        for row in getattr(boxes, name, "").strip().splitlines():
            code, signs = row.split(" ", 1)
            found[int(code, 16)] = tuple(_part(sign, letters) for sign in signs.split(";"))
    return found


def _part(sign: str, letter: bool) -> Part:
    drawing, *edges = sign.split()
    file, _, code = drawing.rpartition(":")
    file = file or "STIXGeneral"
    left, bottom, right, top = (int(edge) / 1000 for edge in edges)
    return Part(file, character(file, int(code, 16)), Extent(left, -top, right, -bottom), letter)

"""Letters that no TeX face here has, lent by the other faces that matplotlib ships.

TeX has no Cyrillic, no Vietnamese and no Greek in words without further fonts. STIX has them in the style of
Times, which stands well beside Computer Modern; what it lacks comes from DejaVu, made smaller because its small
letters are large. Fonts of the system are not asked: the same page must give the same bytes on two machines.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple
from unicodedata import bidirectional, category

from dlbuild.fonts.contour import extent
from dlbuild.fonts.files import advance, contours
from dlbuild.fonts.metrics import CharMetrics


class Lender(NamedTuple):
    """A file, and by how much its letters are to be scaled."""

    file: str
    scale: float = 1.0


# DejaVu's x-height is 0.547 em, STIX's 0.450 and Computer Modern's 0.431.
_SMALLER = 0.84

_SERIF = (Lender("STIXGeneral"), Lender("DejaVuSerif", _SMALLER), Lender("DejaVuSans", _SMALLER))
_BOLD = (Lender("STIXGeneralBol"), Lender("DejaVuSerif-Bold", _SMALLER), Lender("DejaVuSans-Bold", _SMALLER))
_ITALIC = (Lender("STIXGeneralItalic"), Lender("DejaVuSerif-Italic", _SMALLER), Lender("DejaVuSans-Oblique", _SMALLER))

# Who lends to which face; to all others what lends to cmr10.
_LENDERS = {
    "cmr10": _SERIF,
    "cmbx10": _BOLD,
    "cmti10": _ITALIC,
    "cmss10": (Lender("DejaVuSans", _SMALLER),),
    "cmssbx10": (Lender("DejaVuSans-Bold", _SMALLER),),
    "cmtt10": (Lender("DejaVuSansMono", _SMALLER),),
}
FILES = frozenset(lender.file for lenders in _LENDERS.values() for lender in lenders)

# Written from right to left, or joined to their neighbours: these need more than outlines set side by side.
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_JOINED = frozenset({"Mn", "Mc", "Me", "Cf", "Cc", "Cs", "Co", "Cn"})


@cache
def lender(face: str, letter: str) -> Lender | None:
    """Return who draws a letter among words of a face; None leaves it to the reader's fonts."""
    if bidirectional(letter) in _RIGHT_TO_LEFT or category(letter) in _JOINED:
        return None
    for one in (*_LENDERS.get(face, ()), *_SERIF):
        try:
            advance(one.file, ord(letter))
        except KeyError:
            continue
        return one
    return None


@cache
def metrics(file: str, letter: str) -> CharMetrics:
    """Return a letter's box, ems of its file: the advance width, and how far its ink goes up and down."""
    ink = extent(contours(file, ord(letter)))
    return CharMetrics(advance(file, ord(letter)), max(0.0, -ink.top), max(0.0, ink.bottom), 0.0)

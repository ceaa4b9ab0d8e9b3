r"""What TeX saw: the boxes of a formula, their baselines and the axis, as lines laid over its picture.

Blue are the boxes of characters, green the boxes that layout made of them, red is a box's baseline and
orange the axis of the formula, on which fractions and large operators are centred (TeXbook p. 152).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dlbuild.layout.boxes import Box, Glyph
from dlbuild.layout.dimens import DIMENSIONS
from dlbuild.layout.picture import Picture, PlacedLine

CHARACTER = "#2f81f7"
BOX = "#2da44e"
BASELINE = "#e5534b"
AXIS = "#d4850c"

_THIN = 0.008  # ems: thinner than any stroke of the faces, and still seen on a screen


def with_anatomy(picture: Picture, box: Box) -> Picture:
    """Return the picture of a box with the lines of its anatomy on top."""
    axis = -DIMENSIONS[0].axis
    overhang = 0.2  # so that the formula's own baseline and axis can be told from those within
    lines = [
        PlacedLine(-overhang, 0.0, box.width + overhang, 0.0, _THIN, BASELINE),
        PlacedLine(-overhang, axis, box.width + overhang, axis, _THIN, AXIS),
    ]
    lines += _anatomy(box, 0.0, 0.0)
    return replace(picture, lines=(*picture.lines, *lines))


def _anatomy(box: Box, left: float, top: float) -> Iterator[PlacedLine]:
    yield from _frame(box, left, top, BOX)
    if box.depth > 0 and box.height > 0:
        yield PlacedLine(left, top, left + box.width, top, _THIN / 2, BASELINE)
    for x, y, node in box.items:
        if isinstance(node, Box):
            yield from _anatomy(node, left + x, top + y)
        elif isinstance(node, Glyph):
            yield from _frame(node, left + x, top + y, CHARACTER)


def _frame(sized: Box | Glyph, x: float, y: float, color: str) -> Iterator[PlacedLine]:
    """Yield the four sides of a box whose reference point is x, y."""
    right, above, below = x + sized.width, y - sized.height, y + sized.depth
    corners = (x, above), (right, above), (right, below), (x, below)
    for (x1, y1), (x2, y2) in zip(corners, (*corners[1:], corners[0]), strict=True):
        yield PlacedLine(x1, y1, x2, y2, _THIN, color)

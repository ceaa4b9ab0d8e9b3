"""What pictures of convolutional networks are made of: sizes, columns of units, rows of steps that wrap."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from notes.figures.drawing.arrows import PLAIN, Arrow, Pen, arrow, through
from notes.figures.drawing.geometry import Point
from notes.figures.drawing.inks import INK, Ink
from notes.figures.drawing.layout import Group, column, group
from notes.figures.drawing.nodes import circle, dots
from notes.figures.drawing.notation import frame
from notes.figures.drawing.thing import Thing, Things, room_of


def size_of(*numbers: int | str) -> str:
    r"""Return the label of a volume: `$28 \times 28 \times 6$`."""
    return "$" + r" \times ".join(map(str, numbers)) + "$"


def units(
    count: int = 3, *, diameter: float = 13.0, gap: float = 5.0, fill: Ink | None = None, ink: Ink = INK
) -> Group:
    """Return a column of so many units in a frame, dots before the last: a fully connected layer."""
    shown: list[Thing] = [circle(diameter=diameter, fill=fill) for _ in range(count)]
    drawn = column(*shown[:-1], dots(r"$\vdots$"), shown[-1], gap=gap)
    return group(frame(drawn, pad=7, dashed=False, ink=ink), drawn)


def steps(things: Sequence[Thing], words: Sequence[str], *, pen: Pen = PLAIN) -> tuple[Arrow, ...]:
    """Return the arrows along a row, each with what is done there written above it."""
    pairs = zip(pairwise(things), words, strict=True)
    return tuple(arrow(one, other, each, "top", pen=pen) for (one, other), each in pairs)


def wrapped(
    last: Thing, first: Thing, words: str = "", *, above: Things, reach: float = 18.0, pen: Pen = PLAIN
) -> Arrow:
    """Return the arrow from the end of a row to the beginning of the next, in the lane between the two.

    The lane runs half-way between what is `above` it (the first row with its labels) and the next row's first thing.
    """
    start, end = last.side("right"), first.side("left")
    lane = (room_of(above).bottom + first.room.top) / 2
    right, left = max(start.x, room_of(above).right) + reach, end.x - reach
    corners = Point(right, start.y), Point(right, lane), Point(left, lane), Point(left, end.y)
    return through(last, first, *corners, words=words, side="top", pen=pen, at=0.5)

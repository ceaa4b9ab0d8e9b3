"""Rows, columns, grids, layers: things placed by their order alone.

The courses' graphs say themselves which layer a node is in and in which order it stands there, so placing them is
arithmetic; what a graph-drawing library finds out (ranks, crossings) is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from notes.figures.drawing.geometry import around, rounded
from notes.figures.drawing.inks import GAP
from notes.figures.drawing.thing import Align, Nested, Thing, flat, room_of

T = TypeVar("T", bound=Thing)
Rows = tuple[tuple[T, ...], ...]


def row(*things: T, gap: float = GAP, align: Align = "center") -> tuple[T, ...]:
    """Return the things from left to right; the first stays where it is."""
    placed = [things[0]]
    for thing in things[1:]:
        placed.append(thing.right_of(placed[-1], gap, align))
    return tuple(placed)


def column(*things: T, gap: float = GAP, align: Align = "center") -> tuple[T, ...]:
    """Return the things from top to bottom; the first stays where it is."""
    placed = [things[0]]
    for thing in things[1:]:
        placed.append(thing.below(placed[-1], gap, align))
    return tuple(placed)


def layers(
    *ranks: Sequence[T],
    gap: float = 70.0,
    within: float = 14.0,
    pitch: float = 0.0,
    toward: Literal["right", "bottom", "top"] = "right",
) -> Rows[T]:
    """Return the layers of a graph one after another, each centred on the axis that they share.

    `gap` px lie between layers, `within` between the things of one; with `pitch` it is so far from middle to middle.
    """
    placed: list[tuple[T, ...]] = []
    edge = 0.0
    for rank in ranks:
        if pitch:
            step = (0.0, pitch) if toward == "right" else (pitch, 0.0)
            stacked = tuple(thing.at((step[0] * i, step[1] * i)) for i, thing in enumerate(rank))
        else:
            stacked = column(*rank, gap=within) if toward == "right" else row(*rank, gap=within)
        box = room_of(stacked)
        middle = around(thing.outline.bounds for thing in stacked).center
        if toward == "right":
            dx, dy, edge = edge - box.left, -middle.y, edge + box.width + gap
        elif toward == "bottom":
            dx, dy, edge = -middle.x, edge - box.top, edge + box.height + gap
        else:
            dx, dy, edge = -middle.x, edge - box.bottom, edge - box.height - gap
        placed.append(tuple(thing.moved(dx, dy) for thing in stacked))
    return tuple(placed)


def grid(*rows: Sequence[T], gap: float = GAP, between: float | None = None) -> Rows[T]:
    """Return rows whose columns are centred; `gap` px lie between columns, `between` (the same) between rows."""
    between = gap if between is None else between
    widths = [max(line[i].room.width for line in rows if i < len(line)) for i in range(max(map(len, rows)))]
    placed = []
    y = 0.0
    for line in rows:
        high = max(thing.room.height for thing in line)
        x = 0.0
        cells = []
        for thing, width in zip(line, widths, strict=False):
            here = thing.room.center
            cells.append(thing.moved(x + width / 2 - here.x, y + high / 2 - here.y))
            x += width + gap
        placed.append(tuple(cells))
        y += high + between
    return tuple(placed)


@dataclass(frozen=True)
class Group(Thing):
    """Things that move together."""

    parts: tuple[Thing, ...] = ()

    def moved(self, dx: float, dy: float) -> Group:
        """Return the group elsewhere."""
        return replace(super().moved(dx, dy), parts=tuple(part.moved(dx, dy) for part in self.parts))


def group(*things: Nested) -> Group:
    """Return several things as one, so that they move together; its outline is the box around them."""
    parts = flat(things)
    room = around(part.room for part in parts)
    return Group(rounded(room), tuple(mark for part in parts for mark in part.marks), room, parts)

"""Matrices, vectors and pixel grids: cells with values in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from notes.figures.drawing.geometry import Bounds, Path, Point, around, joined, line, rounded
from notes.figures.drawing.inks import HEAVY, INK, LINE, MUTED, SMALL, THIN, Ink
from notes.figures.drawing.label import label
from notes.figures.drawing.thing import Fill, Mark, Stroke, Thing

Value = str | int | float
Paint = Callable[[int, int], Ink | None]


@dataclass(frozen=True)
class Cells(Thing):
    """A grid that knows where its cells are."""

    rows: int = 0
    columns: int = 0

    def window(self, row: int, column: int, rows: int = 1, columns: int = 1) -> Bounds:
        """Return where those cells are, counted from 0 at the top left."""
        left, top, right, bottom = self.outline.bounds
        dx, dy = (right - left) / self.columns, (bottom - top) / self.rows
        return Bounds(left + column * dx, top + row * dy, left + (column + columns) * dx, top + (row + rows) * dy)

    def cell(self, row: int, column: int, rows: int = 1, columns: int = 1) -> Thing:
        """Return those cells as a place for arrows to begin and end at."""
        bounds = self.window(row, column, rows, columns)
        return Thing(rounded(bounds), (), bounds)

    def outlined(
        self, row: int, column: int, rows: int = 1, columns: int = 1, *, ink: Ink = INK, weight: float = HEAVY
    ) -> Thing:
        """Return a heavy outline around those cells: the window that a filter looks through."""
        bounds = self.window(row, column, rows, columns)
        return Thing(rounded(bounds), (Stroke(rounded(bounds), ink, weight),), bounds)


def cells(
    values: Sequence[Sequence[Value]],
    size: float = 26.0,
    height: float = 0.0,
    *,
    paint: Paint | None = None,
    ink: Ink = INK,
    text_ink: Ink = INK,
    text_size: float = SMALL,
    lines: Ink = MUTED,
) -> Cells:
    """Return a grid of cells with values ("" for none), `size` px wide and `height` (the same) high.

    `paint` says what colour the cell in a row and column has, if any.
    """
    rows, columns = len(values), len(values[0])
    high = height or size
    frame = Bounds(-columns * size / 2, -rows * high / 2, columns * size / 2, rows * high / 2)
    marks: list[Mark] = []
    texts: list[Mark] = []
    for i, line_ in enumerate(values):
        for j, value in enumerate(line_):
            left, top = frame.left + j * size, frame.top + i * high
            color = paint(i, j) if paint else None
            if color:
                marks.append(Fill(rounded(Bounds(left, top, left + size, top + high)), color))
            if value != "":
                text, _ = label(_shown(value), text_size, text_ink)
                texts.append(text.moved(left + size / 2, top + high / 2))
    inner = _inner(frame, rows, columns)
    if inner:
        marks.append(Stroke(inner, lines, THIN))
    outline = rounded(frame)
    return Cells(outline, (*marks, Stroke(outline, ink, LINE), *texts), frame, rows, columns)


def blank(rows: int, columns: int, size: float = 14.0, *, paint: Paint | None = None, ink: Ink = INK) -> Cells:
    """Return a grid without values."""
    return cells([[""] * columns] * rows, size, paint=paint, ink=ink)


def painted(ink: Ink | None) -> Paint:
    """Return the paint for a grid of one colour."""
    return lambda _row, _column: ink


def stacked(*sheets: Thing, dx: float = 12.0, dy: float = -12.0) -> Thing:
    """Return sheets behind one another, the first in front: the channels of a picture. Arrows end on all of it."""
    behind = [sheet.at(Point(depth * dx, depth * dy)) for depth, sheet in enumerate(sheets)]
    room = around(sheet.room for sheet in behind)
    return Thing(rounded(room), tuple(mark for sheet in reversed(behind) for mark in sheet.marks), room)


def _shown(value: Value) -> str:
    """Return a value as a label: a number's minus is a minus, not a hyphen."""
    return f"$-${-value:g}" if not isinstance(value, str) and value < 0 else str(value)


def _inner(frame: Bounds, rows: int, columns: int) -> Path | None:
    across = [frame.left + frame.width * j / columns for j in range(1, columns)]
    down = [frame.top + frame.height * i / rows for i in range(1, rows)]
    pieces = [line((x, frame.top), (x, frame.bottom)) for x in across]
    pieces += [line((frame.left, y), (frame.right, y)) for y in down]
    return joined(pieces) if pieces else None

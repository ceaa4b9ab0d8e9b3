"""Cuboids: the volumes of a convolutional network, in oblique projection."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from notes.figures.drawing.geometry import Bounds, Path, Point, joined, line
from notes.figures.drawing.inks import INK, LINE, MUTED, THIN, TINT, Ink, mixed
from notes.figures.drawing.thing import Fill, Mark, Stroke, Thing

# How far the depth runs to the right and up, for each px of it.
_SLANT = (0.5, -0.4)


@dataclass(frozen=True)
class Cuboid(Thing):
    """A cuboid that knows its front: what a filter's window or a label is placed on."""

    width: float = 0.0
    height: float = 0.0
    depth: float = 0.0

    @property
    def front(self) -> Bounds:
        """The front face."""
        box = self.outline.bounds
        return Bounds(box.left, box.bottom - self.height, box.left + self.width, box.bottom)

    def corner(self, across: float, down: float, back: float = 0.0) -> Point:
        """Return the place at those parts (0 to 1) of the width, the height and the depth."""
        face = self.front
        x, y = face.left + across * self.width, face.top + down * self.height
        return Point(x + back * self.depth * _SLANT[0], y + back * self.depth * _SLANT[1])


def cuboid(
    width: float,
    height: float,
    depth: float,
    *,
    fill: Ink = TINT,
    ink: Ink = INK,
    cells: tuple[int, int, int] | None = None,
    slices: Sequence[tuple[float, Ink]] = (),
) -> Cuboid:
    """Return a cuboid; lengths in px, the depth is foreshortened.

    `cells` rules the faces into columns, rows and layers. `slices` colours it in parts from left to right
    (share of the width, ink): channels of different origin.
    """
    dx, dy = depth * _SLANT[0], depth * _SLANT[1]
    left, top = -(width + dx) / 2, -(height + dy) / 2
    right, bottom = left + width, top + height
    marks: list[Mark] = []
    at = left
    total = sum(share for share, _ in slices)
    for share, color in slices or ((1.0, fill),):
        to = at + width * share / (total or 1.0)
        marks += _faces(at, to, top, bottom, dx, dy, color, last=to > right - 0.01)
        at = to
    if cells:
        marks.append(Stroke(_ruled(left, top, width, height, dx, dy, cells), MUTED, THIN))
    marks += [Stroke(_slice(left, top, width, height, dx, dy, slices), ink, THIN)] if len(slices) > 1 else []
    outline = line(
        (left, bottom), (left, top), (left + dx, top + dy), (right + dx, top + dy), (right + dx, bottom + dy),
        (right, bottom), closed=True,
    )  # fmt: skip
    inner = line((left, top), (right, top), (right, bottom)) + line((right, top), (right + dx, top + dy))
    marks += [Stroke(outline, ink, LINE), Stroke(inner, ink, LINE)]
    return Cuboid(outline, tuple(marks), outline.bounds, width, height, depth)


def _faces(
    left: float, right: float, top: float, bottom: float, dx: float, dy: float, ink: Ink, *, last: bool
) -> list[Mark]:
    """Return the front, the top and, at the right end, the side of a slice: lit from above."""
    front = line((left, top), (right, top), (right, bottom), (left, bottom), closed=True)
    lid = line((left, top), (right, top), (right + dx, top + dy), (left + dx, top + dy), closed=True)
    side = line((right, top), (right + dx, top + dy), (right + dx, bottom + dy), (right, bottom), closed=True)
    faces: list[Mark] = [Fill(front, ink), Fill(lid, mixed(ink, 0.6))]
    if last:
        faces.append(Fill(side, mixed(ink, 0.9, MUTED)))
    return faces


def _slice(
    left: float, top: float, width: float, height: float, dx: float, dy: float, slices: Sequence[tuple[float, Ink]]
) -> Path:
    """Return the edges between slices, on the front and the top."""
    total = sum(share for share, _ in slices)
    x, pieces = left, []
    for share, _ in slices[:-1]:
        x += width * share / total
        pieces.append(line((x + dx, top + dy), (x, top), (x, top + height)))
    return joined(pieces)


def _ruled(
    left: float, top: float, width: float, height: float, dx: float, dy: float, cells: tuple[int, int, int]
) -> Path:
    columns, rows, layers = cells
    right, bottom = left + width, top + height
    pieces = []
    for j in range(1, columns):
        x = left + width * j / columns
        pieces.append(line((x + dx, top + dy), (x, top), (x, bottom)))
    for i in range(1, rows):
        y = top + height * i / rows
        pieces.append(line((left, y), (right, y), (right + dx, y + dy)))
    for k in range(1, layers):
        x, y = dx * k / layers, dy * k / layers
        pieces.append(line((left + x, top + y), (right + x, top + y), (right + x, bottom + y)))
    return joined(pieces)


def volume(height: int, width: int, channels: int, scale: float = 2.4, *, fill: Ink = TINT, ink: Ink = INK) -> Cuboid:
    """Return the cuboid of a volume height × width × channels, roughly to scale.

    A length of n is drawn √n · 4 · scale px long: sizes between 1 and 512 fit one figure, and larger is larger.
    """
    across, high, deep = (max(5.0, n**0.5 * 4 * scale) for n in (channels, height, width))
    return cuboid(across * 0.55, high, deep, fill=fill, ink=ink)

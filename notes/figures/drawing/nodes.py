"""Nodes: shapes with a label in them. Without a size they fit their label; all stand at the origin until placed."""

from __future__ import annotations

from math import sqrt

from notes.figures.drawing.geometry import Bounds, Path, Point, centered, joined, line, oval, rounded
from notes.figures.drawing.inks import INK, LINE, MUTED, NEAR, RADIUS, TEXT, THIN, Ink
from notes.figures.drawing.label import label, origin
from notes.figures.drawing.thing import Fill, Mark, Stroke, Thing

_UNIT = 32.0  # px: the diameter of a unit of a network
_OPERATOR = 26.0


def text(words: str, size: float = TEXT, ink: Ink = INK, align: str = "center") -> Thing:
    """Return words alone; arrows keep a little distance from them."""
    mark, room = label(words, size, ink, align)
    return Thing(rounded(room.grown(4, 3)), (mark,), room)


def box(
    words: str = "",
    width: float = 0.0,
    height: float = 0.0,
    *,
    fill: Ink | None = None,
    ink: Ink = INK,
    size: float = TEXT,
    dashed: bool = False,
    weight: float = LINE,
    radius: float = RADIUS,
) -> Thing:
    """Return a box around words, at least that wide and high."""
    marks, room = _inside(words, size)
    frame = centered(origin(), max(width, room.width + 2 * NEAR + 2), max(height, room.height + 2 * NEAR))
    return _node(rounded(frame, radius), marks, fill, ink, dashed, weight)


def circle(
    words: str = "",
    diameter: float = _UNIT,
    *,
    fill: Ink | None = None,
    ink: Ink = INK,
    size: float = TEXT,
    dashed: bool = False,
    weight: float = LINE,
) -> Thing:
    """Return a unit of a network: a circle, wider if its label asks for it."""
    marks, room = _inside(words, size)
    across = sqrt(room.width * room.width + room.height * room.height) + 4 if words else 0.0
    return _node(
        oval(centered(origin(), max(diameter, across), max(diameter, across))), marks, fill, ink, dashed, weight
    )


def ellipse(words: str, *, fill: Ink | None = None, ink: Ink = INK, size: float = TEXT) -> Thing:
    """Return an ellipse around words."""
    marks, room = _inside(words, size)
    frame = centered(origin(), room.width * 1.2 + 20, room.height + 20)
    return _node(oval(frame), marks, fill, ink, False, LINE)


def diamond(words: str, *, fill: Ink | None = None, ink: Ink = INK, size: float = TEXT) -> Thing:
    """Return a question of a flowchart."""
    marks, room = _inside(words, size)
    # A label of w by h fits a rhombus of W by H if w/W + h/H ≤ 1.
    half_x, half_y = room.width * 0.82 + 10, room.height * 1.28 + 8
    corners = ((0.0, -half_y), (half_x, 0.0), (0.0, half_y), (-half_x, 0.0))
    return _node(line(*corners, closed=True), marks, fill, ink, False, LINE)


def operator(words: str, diameter: float = _OPERATOR, *, ink: Ink = INK, fill: Ink | None = None) -> Thing:
    r"""Return a small circle with a sign in it: `$+$`, `$\times$`, `$\odot$`."""
    mark, _ = label(words, TEXT, ink)
    return _node(oval(centered(origin(), diameter, diameter)), (mark,), fill, ink, False, LINE)


def dot(radius: float = 4.0, *, ink: Ink = INK) -> Thing:
    """Return a filled dot."""
    return _node(oval(centered(origin(), 2 * radius, 2 * radius)), (), ink, ink, False, 0.0)


def split_circle(left: str, right: str, *, fill: Ink | None = None, ink: Ink = INK, size: float = TEXT) -> Thing:
    """Return a unit opened: what it sums in its left half, what it makes of that in its right one."""
    (one, near), (other, far) = label(left, size), label(right, size)
    half = max(near.width, far.width)
    radius = sqrt((half + 14) ** 2 + max(near.height, far.height) ** 2 / 4) + 2
    marks: tuple[Mark, ...] = (
        Stroke(line((0.0, -radius), (0.0, radius)), ink),
        one.moved(-(half / 2 + 8), 0.0),
        other.moved(half / 2 + 8, 0.0),
    )
    return _node(oval(centered(origin(), 2 * radius, 2 * radius)), marks, fill, ink, False, LINE)


def drawn(*marks: Mark, outline: Path | None = None) -> Thing:
    """Return a thing made of any marks: pictograms, symbols. Arrows end on the box around it, or on its outline."""
    room = _around(marks)
    return Thing(outline or rounded(room), marks, room)


def dots(words: str = "$\\cdots$") -> Thing:
    r"""Return dots that stand for more of the same: `$\cdots$`, `$\vdots$`."""
    return text(words)


def space(width: float, height: float) -> Thing:
    """Return nothing, of that size: it keeps a place free in a row."""
    frame = centered(Point(0.0, 0.0), width, height)
    return Thing(rounded(frame), (), frame)


def crossed_out(thing: Thing, ink: Ink = INK) -> Thing:
    """Return the strokes that cross a thing out."""
    left, top, right, bottom = thing.outline.bounds.grown(-thing.outline.bounds.width * 0.12)
    strokes = line((left, top), (right, bottom)) + line((left, bottom), (right, top))
    return Thing(thing.outline, (Stroke(strokes, ink, crosses=True),), thing.room)


def hatched(thing: Thing, ink: Ink = MUTED, step: float = 8.0) -> Thing:
    """Return slanting lines over the box around a thing: frozen, not in use. Its label, if any, stays in front."""
    left, top, right, bottom = thing.outline.bounds
    pieces = []
    start = left - (bottom - top) + step
    while start < right:
        # The line x + y = const, from the lower left to the upper right, cut at the sides.
        low, high = max(start, left), min(start + bottom - top, right)
        pieces.append(line((low, bottom - (low - start)), (high, bottom - (high - start))))
        start += step
    return Thing(thing.outline, (Stroke(joined(pieces), ink, THIN),), thing.room)


def _inside(words: str, size: float) -> tuple[tuple[Mark, ...], Bounds]:
    if not words:
        return (), Bounds(0.0, 0.0, 0.0, 0.0)
    mark, room = label(words, size)
    return (mark,), room


def _node(outline: Path, marks: tuple[Mark, ...], fill: Ink | None, ink: Ink, dashed: bool, weight: float) -> Thing:
    painted: list[Mark] = [Fill(outline, fill)] if fill else []
    if weight:
        painted.append(Stroke(outline, ink, weight, dashed))
    return Thing(outline, (*painted, *marks), outline.bounds)


def _around(marks: tuple[Mark, ...]) -> Bounds:
    boxes = [mark.bounds for mark in marks]
    return Bounds(
        min(b.left for b in boxes), min(b.top for b in boxes), max(b.right for b in boxes), max(b.bottom for b in boxes)
    )

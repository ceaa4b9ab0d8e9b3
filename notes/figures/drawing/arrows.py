"""Arrows and lines between things: they end on outlines, with filled heads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeAlias

from notes.figures.drawing.geometry import SIDES, Bounds, Path, Point, Side, around, cubic, line
from notes.figures.drawing.inks import INK, LINE, MUTED, RADIUS, SMALL, THIN, Ink
from notes.figures.drawing.label import label as set_label
from notes.figures.drawing.thing import Fill, Mark, Port, Stroke, Thing

End: TypeAlias = Thing | Port | Point

# Px: how far a head stays off an outline, and how long and wide it is, for each weight of line.
_OFF = 1.5
_AWAY = 4.0


def _head_size(weight: float) -> tuple[float, float]:
    return 4.5 + 2.5 * weight, 3.6 + 2.0 * weight


@dataclass(frozen=True)
class Arrow(Thing):
    """A thing that knows what it joins; `tips` are the places with a head, each with the thing it points at."""

    tips: tuple[tuple[Point, Thing | None], ...] = ()

    def moved(self, dx: float, dy: float) -> Arrow:
        """Return the same arrow elsewhere; what it joins is thought of as moved too."""
        tips = tuple((tip.moved(dx, dy), target and target.moved(dx, dy)) for tip, target in self.tips)
        return replace(super().moved(dx, dy), tips=tips)


@dataclass(frozen=True, slots=True)
class Pen:
    """How a line looks: heads at its end and, with `both`, at its start."""

    ink: Ink = INK
    weight: float = LINE
    dashed: bool = False
    head: bool = True
    both: bool = False
    crosses: bool = False


PLAIN = Pen()
BARE = Pen(head=False)
FAINT = Pen(MUTED, THIN, head=False)


def arrow(
    start: End,
    end: End,
    words: str = "",
    side: Side | None = None,
    *,
    pen: Pen = PLAIN,
    bend: float = 0.0,
    at: float = 0.5,
    size: float = SMALL,
) -> Arrow:
    """Return a straight arrow from outline to outline, along the line between the middles (or from port to port).

    With `bend` it is curved: its middle lies that many px to the left of the straight way. The label stands on
    `side` of it (by default above, or on the right of a steep one), `at` that part of its length.
    """
    a, b = _middle(start), _middle(end)
    via = a.between(b)
    if bend:
        way = a.direction(b)
        via = via.moved(way.y * bend * 2, -way.x * bend * 2)
    first, last = _edge(start, via if bend else b), _edge(end, via if bend else a)
    curved = cubic(first, first.between(via, 2 / 3), last.between(via, 2 / 3), last)
    path = curved if bend else line(first, last)
    return _arrow(path, start, end, pen, words, side, at, size)


def elbow(
    start: End,
    end: End,
    words: str = "",
    side: Side | None = None,
    *,
    out: Side = "right",
    into: Side = "left",
    reach: float = 20.0,
    turn: float = 0.5,
    pen: Pen = PLAIN,
    at: float = 0.5,
    size: float = SMALL,
) -> Arrow:
    """Return an arrow of level and upright pieces with round corners.

    It leaves by the side `out` and arrives at the side `into` (ports know theirs). Where both are the same side,
    it goes round `reach` px outside; where they face each other, it turns at that part of the way.
    """
    first, out = _sided(start, out)
    last, into = _sided(end, into)
    (ox, oy), (ix, iy) = SIDES[out], SIDES[into]
    if out == into:
        if ox:
            far = (max(first.x, last.x) if ox > 0 else min(first.x, last.x)) + ox * reach
            corners = [Point(far, first.y), Point(far, last.y)]
        else:
            far = (max(first.y, last.y) if oy > 0 else min(first.y, last.y)) + oy * reach
            corners = [Point(first.x, far), Point(last.x, far)]
    elif ox and ix:
        middle = first.x + (last.x - first.x) * turn
        corners = [Point(middle, first.y), Point(middle, last.y)]
    elif oy and iy:
        middle = first.y + (last.y - first.y) * turn
        corners = [Point(first.x, middle), Point(last.x, middle)]
    else:
        corners = [Point(last.x, first.y) if ox else Point(first.x, last.y)]
    return _arrow(_through(first, corners, last), start, end, pen, words, side, at, size)


def through(
    start: End,
    end: End,
    *corners: Point,
    out: Side = "right",
    into: Side = "left",
    words: str = "",
    side: Side | None = None,
    pen: Pen = PLAIN,
    at: float = 0.5,
) -> Arrow:
    """Return an arrow through given corners, which are made round."""
    first, last = _sided(start, out)[0], _sided(end, into)[0]
    return _arrow(_through(first, corners, last), start, end, pen, words, side, at, SMALL)


def curve(
    start: End,
    end: End,
    words: str = "",
    side: Side | None = None,
    *,
    out: Side = "right",
    into: Side = "left",
    reach: float = 0.0,
    pen: Pen = PLAIN,
    at: float = 0.5,
    size: float = SMALL,
) -> Arrow:
    """Return a smooth arrow that leaves and arrives at right angles; `reach` px is how far it swings out."""
    first, out = _sided(start, out)
    last, into = _sided(end, into)
    far = reach or max(abs(first.x - last.x), abs(first.y - last.y)) / 2
    (ox, oy), (ix, iy) = SIDES[out], SIDES[into]
    path = cubic(first, first.moved(ox * far, oy * far), last.moved(ix * far, iy * far), last)
    return _arrow(path, start, end, pen, words, side, at, size)


def connect(sources: Iterable[Thing], targets: Sequence[Thing], pen: Pen = FAINT) -> tuple[Arrow, ...]:
    """Return a line from each source to each target: the weights of a full layer."""
    return tuple(arrow(source, target, pen=pen) for source in sources for target in targets)


def chain(*things: Thing, pen: Pen = PLAIN) -> tuple[Arrow, ...]:
    """Return an arrow from each thing to the next."""
    return tuple(arrow(one, other, pen=pen) for one, other in pairwise(things))


def _middle(end: End) -> Point:
    if isinstance(end, Port):
        return end.thing.side(end.side, end.part)
    return end.center if isinstance(end, Thing) else end


def _edge(end: End, toward: Point) -> Point:
    if isinstance(end, Thing):
        return end.border(toward)
    return _middle(end)


def _sided(end: End, side: Side) -> tuple[Point, Side]:
    if isinstance(end, Port):
        return end.thing.side(end.side, end.part), end.side
    return (end.side(side) if isinstance(end, Thing) else end), side


def _target(end: End) -> Thing | None:
    if isinstance(end, Port):
        return end.thing
    return end if isinstance(end, Thing) else None


def _through(first: Point, corners: Iterable[Point], last: Point) -> Path:
    """Return straight pieces with round corners."""
    places = [first]
    for place in (*corners, last):
        if place.distance(places[-1]) > 0.01:
            places.append(place)
    path = line(places[0])
    for before, corner, after in zip(places, places[1:], places[2:], strict=False):
        radius = min(RADIUS, before.distance(corner) / 2, corner.distance(after) / 2)
        start, end = corner.toward(before, radius), corner.toward(after, radius)
        path += Path((("L", (start,)), ("C", (start.between(corner, 0.55), end.between(corner, 0.55), end))))
    return path + Path((("L", (places[-1],)),))


def _arrow(path: Path, start: End, end: End, pen: Pen, words: str, side: Side | None, at: float, size: float) -> Arrow:
    """Return the arrow along a path that runs from border to border."""
    marks: list[Mark] = []
    tips = []
    drawn = path
    for wanted, place, other in ((pen.head, end, False), (pen.head and pen.both, start, True)):
        if wanted:
            target = _target(place)
            drawn, head, tip = _tipped(_reversed(drawn) if other else drawn, pen, _OFF if target else 0.0)
            drawn = _reversed(drawn) if other else drawn
            marks.append(head)
            tips.append((tip, target))
    marks.insert(0, Stroke(drawn, pen.ink, pen.weight, pen.dashed, pen.crosses))
    room = path.bounds
    if words:
        text = _beside(path, words, side, at, size, pen)
        marks.append(text[0])
        room = around((room, text[1]))
    return Arrow(path, tuple(marks), room, tuple(tips))


def _tipped(path: Path, pen: Pen, off: float) -> tuple[Path, Fill, Point]:
    """Shorten a path by its head; return it with the head and the place of the tip."""
    length, width = _head_size(pen.weight)
    kind, points = path.steps[-1]
    before = points[-2] if kind == "C" else path.steps[-2][1][-1]
    way = before.direction(points[-1])
    tip = points[-1].moved(-way.x * off, -way.y * off)
    base = tip.moved(-way.x * length, -way.y * length)
    neck = tip.moved(-way.x * length * 0.8, -way.y * length * 0.8)
    half = Point(-way.y * width / 2, way.x * width / 2)
    head = line(tip, base.moved(half.x, half.y), base.moved(-half.x, -half.y), closed=True)
    short = (*points[:-2], before.moved(neck.x - points[-1].x, neck.y - points[-1].y), neck) if kind == "C" else (neck,)
    return Path((*path.steps[:-1], (kind, short))), Fill(head, pen.ink), tip


def _reversed(path: Path) -> Path:
    places = [points[-1] for _, points in path.steps]
    result = line(places[-1])
    for (kind, points), before in zip(reversed(path.steps[1:]), reversed(places[:-1]), strict=True):
        turned = (points[1], points[0], before) if kind == "C" else (before,)
        result += Path(((kind, turned),))
    return result


def _beside(path: Path, words: str, side: Side | None, at: float, size: float, pen: Pen) -> tuple[Mark, Bounds]:
    """Set a label beside a path so that its box clears the line."""
    (points,) = path.lines()
    here, way = _along(points, at)
    if side is None:
        side = "top" if abs(way.x) >= abs(way.y) * 0.6 else "right"
    sx, sy = SIDES[side]
    normal = Point(-way.y, way.x)
    if normal.x * sx + normal.y * sy < 0:
        normal = Point(way.y, -way.x)
    text, room = set_label(words, size, INK if pen.ink == MUTED else pen.ink)
    off = abs(normal.x) * room.width / 2 + abs(normal.y) * room.height / 2 + _AWAY
    dx, dy = here.x + normal.x * off, here.y + normal.y * off
    return text.moved(dx, dy), room.moved(dx, dy)


def _along(points: Sequence[Point], part: float) -> tuple[Point, Point]:
    """Return the place that part of the way along the points, and the direction there."""
    lengths = [a.distance(b) for a, b in pairwise(points)]
    left = sum(lengths) * part
    for a, b, length in zip(points, points[1:], lengths, strict=False):
        if left <= length and length:
            return a.toward(b, left), a.direction(b)
        left -= length
    return points[-1], points[-2].direction(points[-1])

"""Points, bounds and paths: lengths in CSS px, x to the right, y downwards.

Only + − × ÷ and the square root are used, which every machine rounds alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from typing import Literal, NamedTuple

Side = Literal["left", "right", "top", "bottom"]
SIDES: dict[Side, tuple[float, float]] = {"left": (-1, 0), "right": (1, 0), "top": (0, -1), "bottom": (0, 1)}

# A quarter of a circle as one cubic: 4/3 · (√2 − 1).
_QUARTER = 4 / 3 * (sqrt(2) - 1)
_STEPS = 24


class Point(NamedTuple):
    """A place, or the way from one to another."""

    x: float
    y: float

    def moved(self, dx: float, dy: float) -> Point:
        """Return the place that far away."""
        return Point(self.x + dx, self.y + dy)

    def toward(self, other: Point, length: float) -> Point:
        """Return the place `length` from here on the way to the other."""
        way = self.direction(other)
        return self.moved(way.x * length, way.y * length)

    def direction(self, other: Point) -> Point:
        """Return the way to the other place, one px long; to the right if there is none."""
        length = self.distance(other)
        return Point((other.x - self.x) / length, (other.y - self.y) / length) if length else Point(1.0, 0.0)

    def distance(self, other: Point) -> float:
        """Return how far the other place is."""
        dx, dy = other.x - self.x, other.y - self.y
        return sqrt(dx * dx + dy * dy)

    def between(self, other: Point, part: float = 0.5) -> Point:
        """Return the place that part of the way to the other."""
        return Point(self.x + (other.x - self.x) * part, self.y + (other.y - self.y) * part)


class Bounds(NamedTuple):
    """A rectangle with upright sides."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def center(self) -> Point:
        """The middle."""
        return Point((self.left + self.right) / 2, (self.top + self.bottom) / 2)

    def moved(self, dx: float, dy: float) -> Bounds:
        """Return the same rectangle elsewhere."""
        return Bounds(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)

    def grown(self, x: float, y: float | None = None) -> Bounds:
        """Return the rectangle with that much more room on every side (x on the left and right, y above and below)."""
        y = x if y is None else y
        return Bounds(self.left - x, self.top - y, self.right + x, self.bottom + y)

    def overlaps(self, other: Bounds) -> bool:
        """Tell whether the two share more than an edge."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def contains(self, other: Bounds) -> bool:
        """Tell whether the other lies inside."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom


def around(bounds: Iterable[Bounds]) -> Bounds:
    """Return the smallest rectangle around all; raises ValueError if there are none."""
    lefts, tops, rights, bottoms = zip(*bounds, strict=True)
    return Bounds(min(lefts), min(tops), max(rights), max(bottoms))


def centered(center: Point, width: float, height: float) -> Bounds:
    """Return the rectangle of that size around a place."""
    return Bounds(center.x - width / 2, center.y - height / 2, center.x + width / 2, center.y + height / 2)


Step = tuple[Literal["M", "L", "C", "Z"], tuple[Point, ...]]


@dataclass(frozen=True, slots=True)
class Path:
    """Lines and curves, as SVG has them: move, line, cubic curve, close."""

    steps: tuple[Step, ...]

    def moved(self, dx: float, dy: float) -> Path:
        """Return the same path elsewhere."""
        return Path(tuple((kind, tuple(point.moved(dx, dy) for point in points)) for kind, points in self.steps))

    def scaled(self, x: float, y: float | None = None) -> Path:
        """Return the path as many times as wide and as high, counted from the origin: a pictogram in another size."""
        y = x if y is None else y
        return Path(tuple((kind, tuple(Point(p.x * x, p.y * y) for p in points)) for kind, points in self.steps))

    @property
    def bounds(self) -> Bounds:
        """The smallest rectangle around the path."""
        points = [point for line in self.lines() for point in line]
        return Bounds(
            min(p.x for p in points), min(p.y for p in points), max(p.x for p in points), max(p.y for p in points)
        )

    def lines(self) -> Iterator[tuple[Point, ...]]:
        """Yield each piece of the path as a row of points; curves become 24 short lines."""
        line: list[Point] = []
        for kind, points in self.steps:
            if kind == "M":
                if len(line) > 1:
                    yield tuple(line)
                line = [points[0]]
            elif kind == "L":
                line.append(points[0])
            elif kind == "C":
                line += [_on_curve(line[-1], points, step / _STEPS) for step in range(1, _STEPS + 1)]
            else:
                line.append(line[0])
        if line:
            yield tuple(line)

    def __add__(self, other: Path) -> Path:
        """Return both as one path."""
        return Path(self.steps + other.steps)


def _on_curve(start: Point, points: Sequence[Point], t: float) -> Point:
    first, second, end = points
    s = 1 - t
    a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
    return Point(
        a * start.x + b * first.x + c * second.x + d * end.x, a * start.y + b * first.y + c * second.y + d * end.y
    )


def line(*points: Point | tuple[float, float], closed: bool = False) -> Path:
    """Return straight lines from place to place."""
    first, *rest = (Point(*point) for point in points)
    steps: list[Step] = [("M", (first,)), *(("L", (point,)) for point in rest)]
    return Path((*steps, ("Z", ()))) if closed else Path(tuple(steps))


def joined(paths: Iterable[Path]) -> Path:
    """Return several paths as one."""
    return Path(tuple(step for path in paths for step in path.steps))


def cubic(start: Point, first: Point, second: Point, end: Point) -> Path:
    """Return one curve, which leaves towards `first` and arrives from `second`."""
    return Path((("M", (start,)), ("C", (first, second, end))))


def oval(bounds: Bounds) -> Path:
    """Return the ellipse that fills a rectangle."""
    return rounded(bounds, bounds.width / 2, bounds.height / 2)


def rounded(bounds: Bounds, rx: float = 0.0, ry: float | None = None) -> Path:
    """Return a rectangle, with round corners if a radius is given."""
    ry = rx if ry is None else ry
    left, top, right, bottom = bounds
    if not rx or not ry:
        return line((left, top), (right, top), (right, bottom), (left, bottom), closed=True)
    corners = ((right, top, 1, -1), (right, bottom, 1, 1), (left, bottom, -1, 1), (left, top, -1, -1))
    steps: list[Step] = [("M", (Point(left + rx, top),))]
    for number, (x, y, sx, sy) in enumerate(corners):
        upright, flat = Point(x, y - sy * ry), Point(x - sx * rx, y)
        kx, ky = x - sx * rx * (1 - _QUARTER), y - sy * ry * (1 - _QUARTER)
        bends = (Point(kx, y), Point(x, ky))
        # Clockwise, the right-hand top and the left-hand bottom corners begin on their flat side.
        start, end = (flat, upright) if number % 2 == 0 else (upright, flat)
        steps.append(("L", (start,)))
        steps.append(("C", (*(bends if number % 2 == 0 else bends[::-1]), end)))
    return Path((*steps, ("Z", ())))


def leave(path: Path, inside: Point, toward: Point) -> Point:
    """Return where the way from a place inside a closed path leaves it; `inside` itself if it never does."""
    best, where = -1.0, inside
    for points in path.lines():
        for a, b in pairwise(points):
            part = _crossing(inside, toward, a, b)
            if part is not None and part > best:
                best, where = part, inside.between(toward, part)
    return where


def _crossing(start: Point, end: Point, a: Point, b: Point) -> float | None:
    """Return which part of the ray from start through end lies before its crossing with a–b, if they cross."""
    dx, dy, ex, ey = end.x - start.x, end.y - start.y, b.x - a.x, b.y - a.y
    cross = dx * ey - dy * ex
    if not cross:
        return None
    along = ((a.x - start.x) * ey - (a.y - start.y) * ex) / cross
    beside = ((a.x - start.x) * dy - (a.y - start.y) * dx) / cross
    return along if along > 0 and -1e-9 <= beside <= 1 + 1e-9 else None

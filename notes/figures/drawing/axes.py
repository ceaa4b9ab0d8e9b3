"""Plots: axes, curves, dots, contours. A plot is made of the same marks as a diagram, and looks like one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import log10

from notes.figures.drawing.geometry import Bounds, Point, Side, around, centered, joined, line, oval, rounded
from notes.figures.drawing.inks import INK, MUTED, SMALL, THIN, Ink
from notes.figures.drawing.label import label
from notes.figures.drawing.thing import Fill, Mark, Stroke, Thing

Pair = tuple[float, float]
Ticks = Sequence[float | tuple[float, str]]

_TICK = 4.0
_SHORT = 40.0  # a label that is no wider stands at an axis' end, a longer one along it
_BEYOND = 14.0  # how far an axis runs past its range, arrow head included


@dataclass(frozen=True)
class Curve(Thing):
    """A drawn curve; `samples` are the pairs (x, y) that it runs through, in the units of its axes."""

    samples: tuple[Pair, ...] = ()
    name: str = ""

    def value(self, x: float) -> float:
        """Return how high the drawn curve is at x; raises ValueError where it is not drawn."""
        for (x0, y0), (x1, y1) in pairwise(self.samples):
            if min(x0, x1) <= x <= max(x0, x1):
                return y0 + (y1 - y0) * ((x - x0) / (x1 - x0) if x1 != x0 else 0.0)
        raise ValueError(f"the curve {self.name!r} is not drawn at {x}")


@dataclass(frozen=True)
class Axes(Thing):
    """Two axes, which know where a pair of numbers is; `log` counts the upright one in powers of ten."""

    x: Pair = (0.0, 1.0)
    y: Pair = (0.0, 1.0)
    log: bool = False

    def place(self, x: float, y: float) -> Point:
        """Return where the pair is drawn."""
        area = self.outline.bounds
        low, high, value = (log10(each) if self.log else each for each in (*self.y, y))
        across = (x - self.x[0]) / (self.x[1] - self.x[0])
        return Point(area.left + across * area.width, area.bottom - (value - low) / (high - low) * area.height)

    def curve(
        self,
        function: Callable[[float], float] | Iterable[Pair],
        *,
        ink: Ink = INK,
        weight: float = 2.0,
        dashed: bool = False,
        over: Pair | None = None,
        steps: int = 160,
        name: str = "",
    ) -> Curve:
        """Return the graph of a function over a range of x (all of the axis), or a line through given pairs.

        What lies above or below the axes is cut off.
        """
        if callable(function):
            start, end = over or self.x
            pairs = [(x, function(x)) for x in (start + (end - start) * i / steps for i in range(steps + 1))]
        else:
            pairs = list(function)
        pieces = _within(pairs, self.y)
        path = joined(line(*(self.place(x, y) for x, y in piece)) for piece in pieces)
        if not pieces:
            raise ValueError(f"no part of the curve {name!r} lies between {self.y[0]} and {self.y[1]}")
        samples = tuple(pair for piece in pieces for pair in piece)
        return Curve(path, (Stroke(path, ink, weight, dashed),), path.bounds, samples, name)

    def dots(self, pairs: Iterable[Pair], *, ink: Ink = INK, radius: float = 3.2, hollow: bool = False) -> Thing:
        """Return a dot (or a ring) at each pair."""
        places = [self.place(*pair) for pair in pairs]
        path = joined(oval(centered(place, 2 * radius, 2 * radius)) for place in places)
        mark: Mark = Stroke(path, ink) if hollow else Fill(path, ink)
        return Thing(path, (mark,), path.bounds)

    def crosses(self, pairs: Iterable[Pair], *, ink: Ink = INK, radius: float = 3.6) -> Thing:
        """Return a cross at each pair."""
        places = [self.place(*pair) for pair in pairs]
        path = joined(
            line(place.moved(-radius, -radius * slope), place.moved(radius, radius * slope))
            for place in places
            for slope in (1, -1)
        )
        return Thing(path, (Stroke(path, ink, 1.8),), path.bounds)

    def ruled(self, start: Pair, end: Pair, *, ink: Ink = MUTED, weight: float = THIN, dashed: bool = True) -> Thing:
        """Return a straight line from pair to pair: a level, a limit."""
        path = line(self.place(*start), self.place(*end))
        return Thing(path, (Stroke(path, ink, weight, dashed),), path.bounds)

    def level(self, y: float, words: str = "", *, ink: Ink = MUTED) -> Thing:
        """Return a broken line across, at that height, with words at its right end."""
        rule = self.ruled((self.x[0], y), (self.x[1], y), ink=ink)
        return rule.labelled(words, "right", 6.0, SMALL, ink) if words else rule

    def upright(self, x: float, top: float | None = None, *, ink: Ink = MUTED) -> Thing:
        """Return a broken line up to that height (or all the way)."""
        return self.ruled((x, self.y[0]), (x, self.y[1] if top is None else top), ink=ink)

    def shaded(self, start: float, end: float, ink: Ink) -> Thing:
        """Return the area between two x; draw it before the axes."""
        (left, top), (right, bottom) = self.place(start, self.y[1]), self.place(end, self.y[0])
        path = rounded(Bounds(left, top, right, bottom))
        return Thing(path, (Fill(path, ink),), path.bounds)

    def note(
        self, words: str, x: float, y: float, side: Side = "right", *, ink: Ink = INK, size: float = SMALL,
        gap: float = 6.0,
    ) -> Thing:  # fmt: skip
        """Return words beside a pair."""
        place = self.place(x, y)
        anchor = Thing(line(place, place), (), Bounds(*place, *place))
        return anchor.labelled(words, side, gap, size, ink)

    def point(self, x: float, y: float, *, ink: Ink = INK, radius: float = 3.6) -> Thing:
        """Return one dot, which arrows can begin and end at."""
        return self.dots([(x, y)], ink=ink, radius=radius)


def axes(
    x: Pair,
    y: Pair,
    width: float = 300.0,
    height: float = 190.0,
    *,
    x_label: str = "",
    y_label: str = "",
    x_ticks: Ticks = (),
    y_ticks: Ticks = (),
    cross: Pair | None = None,
    log: bool = False,
    heads: bool = True,
    upright: bool = True,
) -> Axes:
    """Return axes over those ranges, `width` by `height` px; they cross at the lower left, or where `cross` says.

    A tick is a number, or a number with its own words. Labels stand at the axes' ends. Without `upright` there is
    only the level axis: a number line.
    """
    area = Bounds(0.0, -height, width, 0.0)
    made = Axes(rounded(area), (), area, x, y, log)
    origin = made.place(*(cross or (x[0], y[0])))
    end = Point(width, origin.y), Point(origin.x, -height)
    if heads:
        end = end[0].moved(_BEYOND, 0.0), end[1].moved(0.0, -_BEYOND)
    marks = _arm(Point(0.0, origin.y), end[0], heads)
    if upright:
        marks += _arm(Point(origin.x, 0.0), end[1], heads)
    numbers = [
        *(_tick(made.place(value, y[0]).x, origin.y, words, level=True) for value, words in map(_named, x_ticks)),
        *(_tick(origin.x, made.place(x[0], value).y, words, level=False) for value, words in map(_named, y_ticks)),
    ]
    marks += [mark for tick in numbers for mark in tick]
    texts = around([area, *(mark.bounds for tick in numbers for mark in tick)])
    if x_label:
        text, room = label(x_label, SMALL)
        beside = end[0].moved(5 - room.left, 0.0)
        below = Point(end[0].x - room.right, max(texts.bottom, origin.y) + 6 - room.top)
        marks.append(text.moved(*(below if room.width > _SHORT else beside)))
    if y_label:
        text, room = label(y_label, SMALL)
        left = texts.left - room.left if room.width > _SHORT else origin.x
        marks.append(text.moved(left, end[1].y - 5 - room.bottom))
    return replace(made, marks=tuple(marks), room=around([area, *(mark.bounds for mark in marks)]))


def _arm(start: Point, end: Point, head: bool) -> list[Mark]:
    """Return one axis, from its start to the tip of its head."""
    way = start.direction(end)
    neck = end.moved(-6 * way.x, -6 * way.y) if head else end
    back, half = end.moved(-7 * way.x, -7 * way.y), Point(-3 * way.y, 3 * way.x)
    tip = line(end, back.moved(half.x, half.y), back.moved(-half.x, -half.y), closed=True)
    return [Stroke(line(start, neck), INK, THIN), *([Fill(tip, INK)] if head else [])]


def _tick(x: float, y: float, words: str, *, level: bool) -> tuple[Mark, Mark]:
    """Return a tick at a place of the level axis or of the upright one, and its number outside."""
    text, room = label(words, SMALL)
    if level:
        return Stroke(line((x, y), (x, y + _TICK)), INK, THIN), text.moved(x, y + _TICK + 3 - room.top)
    return Stroke(line((x - _TICK, y), (x, y)), INK, THIN), text.moved(x - _TICK - 4 - room.right, y)


def _named(tick: float | tuple[float, str]) -> tuple[float, str]:
    return tick if isinstance(tick, tuple) else (tick, f"${tick:g}$")


def _within(pairs: Sequence[Pair], y: Pair) -> list[list[Pair]]:
    """Return the pieces of a line of pairs that lie between two heights, cut where they leave."""
    low, high = y
    pieces: list[list[Pair]] = [[]]
    for number, (x1, y1) in enumerate(pairs):
        if number:
            x0, y0 = pairs[number - 1]
            for edge in sorted((low, high), key=lambda edge: abs(edge - y0)):
                if (y0 - edge) * (y1 - edge) < 0:
                    cut = (x0 + (x1 - x0) * (edge - y0) / (y1 - y0), edge)
                    pieces[-1].append(cut)
        if low <= y1 <= high:
            pieces[-1].append((x1, y1))
        elif pieces[-1]:
            pieces.append([])
    return [piece for piece in pieces if len(piece) > 1]

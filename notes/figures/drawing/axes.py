"""Plots: axes, curves, dots, contours. A plot is made of the same marks as a diagram, and looks like one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import log10

from notes.figures.drawing.geometry import Bounds, Point, Side, centered, joined, line, oval, rounded
from notes.figures.drawing.inks import INK, MUTED, SMALL, THIN, Ink
from notes.figures.drawing.label import label
from notes.figures.drawing.thing import Fill, Mark, Stroke, Thing

Pair = tuple[float, float]
Ticks = Sequence[float | tuple[float, str]]

_TICK = 4.0
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
    beyond = _BEYOND if heads else 0.0
    marks: list[Mark] = [
        Stroke(line((0.0, origin.y), (width + beyond - 6, origin.y)), INK, THIN),
        *([Stroke(line((origin.x, 0.0), (origin.x, -height - beyond + 6)), INK, THIN)] if upright else []),
    ]
    if heads:
        tip, top = Point(width + beyond, origin.y), Point(origin.x, -height - beyond)
        marks.append(Fill(line(tip, tip.moved(-7, 3), tip.moved(-7, -3), closed=True), INK))
        if upright:
            marks.append(Fill(line(top, top.moved(-3, 7), top.moved(3, 7), closed=True), INK))
    below = left = 0.0
    for value, words in map(_named, x_ticks):
        at = made.place(value, y[0]).x
        text, room = label(words, SMALL)
        marks.append(Stroke(line((at, origin.y), (at, origin.y + _TICK)), INK, THIN))
        marks.append(text.moved(at, origin.y + _TICK + 3 - room.top))
        below = max(below, _TICK + 3 + room.height)
    for value, words in map(_named, y_ticks):
        at = made.place(x[0], value).y
        text, room = label(words, SMALL)
        marks.append(Stroke(line((origin.x - _TICK, at), (origin.x, at)), INK, THIN))
        marks.append(text.moved(origin.x - _TICK - 4 - room.right, at))
        left = max(left, _TICK + 4 + room.width)
    if x_label:
        text, room = label(x_label, SMALL)
        if room.width < 40:
            marks.append(text.moved(width + beyond + 5 - room.left, origin.y))
        else:
            marks.append(text.moved(width + beyond - room.right, max(origin.y + below, origin.y) + 6 - room.top))
    if y_label:
        text, room = label(y_label, SMALL)
        shift = max(room.left, -origin.x) if room.width > 40 else 0.0
        across = origin.x - (0.0 if room.width <= 40 else room.left) + (-left if room.width > 40 else 0.0)
        marks.append(text.moved(across if room.width > 40 else origin.x + shift, -height - beyond - 5 - room.bottom))
    boxes = [mark.bounds for mark in marks] + [area]
    room = Bounds(
        min(b.left for b in boxes), min(b.top for b in boxes), max(b.right for b in boxes), max(b.bottom for b in boxes)
    )
    return replace(made, marks=tuple(marks), room=room)


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

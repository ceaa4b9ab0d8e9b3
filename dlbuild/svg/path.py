"""Contours as the data of an SVG path: whole numbers, relative commands, nothing superfluous.

A drawing counts in fiftieths of a CSS pixel (its viewBox is 50 times its size).
Whole numbers need no points and are exact; the grid is as fine as MathJax's
thousandths of an em. Rounding moves a point by 0.01 px at most along each axis
(a thirtieth of a device pixel on the sharpest screens), and a curve, where a
smooth join saves half its numbers, by 0.01 px more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from dlbuild.fonts.contour import Contour, Contours

UNIT = 50
"""How many units of the viewBox a CSS pixel has."""

# A smooth join may move the control point that `t` implies this far (in units) from where it was drawn;
# the curve itself moves half as much.
_SMOOTH = 1


snap: Callable[[float], int] = round
"""The nearest place on the grid: the one way of rounding in this package."""


class Shape(NamedTuple):
    """A drawing on the grid, ready to be written anywhere.

    `body` is path data behind the first `m`, whose point is `start`; a relative
    command behind it counts from `end`. The rest is the ink's box. All are
    counted from the reference point.
    """

    body: str
    start_x: int
    start_y: int
    end_x: int
    end_y: int
    left: int
    top: int
    right: int
    bottom: int


Pair = tuple[int, int]
Command = tuple[str, tuple[int, ...]]


class _Arc(NamedTuple):
    """One piece of a contour: a line, or a quadratic arc.

    An arc that ends at an `implied` point, half-way between its control point and
    the next arc's, has that next control point for its `end`.
    """

    control: tuple[float, float] | None
    end: tuple[float, float]
    implied: bool = False


def shape(contours: Contours, scale: float) -> Shape | None:
    """Return the drawing `scale` times as large, on the grid; None if nothing of it is left there."""
    commands: list[Command] = []
    starts: list[Pair] = []
    points: list[Pair] = []
    for contour in contours:
        drawn, seen = _commands(_arcs(contour, scale))
        if drawn:
            start = seen[0]
            last = starts[-1] if starts else start
            commands += [("m", (start[0] - last[0], start[1] - last[1])), *drawn, ("z", ())]
            starts.append(start)
            points += seen
    if not starts:
        return None
    xs, ys = zip(*points, strict=True)
    return Shape(_text(commands[1:]), *starts[0], *starts[-1], min(xs), min(ys), max(xs), max(ys))


def _arcs(contour: Contour, scale: float) -> list[_Arc]:
    """Return the pieces of a contour, each from the end of the one before; the first ends where the contour starts."""
    contour = tuple((x * scale, y * scale, on) for x, y, on in contour)
    turn = next((index for index, point in enumerate(contour) if point[2]), None)
    if turn is None:
        (x0, y0, _), (x1, y1, _) = contour[0], contour[-1]
        ring: Contour = (((x0 + x1) / 2, (y0 + y1) / 2, True), *contour)
    else:
        ring = (*contour[turn:], *contour[:turn])
    x, y, _ = ring[0]
    arcs = [_Arc(None, (x, y))]
    control = None
    for x, y, on in (*ring[1:], ring[0]):
        if on:
            arcs.append(_Arc(control, (x, y)))
        elif control:
            arcs.append(_Arc(control, (x, y), implied=True))
        control = None if on else (x, y)
    return arcs


def _commands(arcs: Sequence[_Arc]) -> tuple[list[Command], list[Pair]]:
    """Return the commands for a contour, and the points of the grid that they touch, its start first."""
    x, y = snap(arcs[0].end[0]), snap(arcs[0].end[1])
    commands: list[Command] = []
    points = [(x, y)]
    mirrored: Pair | None = None  # the control point that `t` would take
    for control, (px, py), implied in arcs[1:]:
        if control is None:
            ex, ey, mirrored = snap(px), snap(py), None
            commands += _line(ex - x, ey - y)
        else:
            smooth = mirrored and abs(mirrored[0] - control[0]) <= _SMOOTH and abs(mirrored[1] - control[1]) <= _SMOOTH
            cx, cy = mirrored if mirrored and smooth else (snap(control[0]), snap(control[1]))
            # Half-way between two control points: from the first as it now stands, so that errors do not add up.
            ex, ey = (snap((cx + px) / 2), snap((cy + py) / 2)) if implied else (snap(px), snap(py))
            commands.append(("t", (ex - x, ey - y)) if smooth else ("q", (cx - x, cy - y, ex - x, ey - y)))
            points.append((cx, cy))
            mirrored = 2 * ex - cx, 2 * ey - cy
        x, y = ex, ey
        points.append((x, y))
    if commands and len(commands[-1][1]) < 3 and commands[-1][0] != "t":
        commands.pop()  # `z` draws the line back to the start.
    return commands, points


def _line(dx: int, dy: int) -> list[Command]:
    if dx and dy:
        return [("l", (dx, dy))]
    if dx or dy:
        return [("h", (dx,)) if dx else ("v", (dy,))]
    return []


def _text(commands: Sequence[Command]) -> str:
    """Write what follows a move: a letter is not repeated, and a minus sign separates as well as a space."""
    parts = []
    current = "l"  # After a move, further pairs of numbers are lines (SVG 2, 9.3.3).
    for letter, numbers in commands:
        spaced = letter == current
        if not spaced:
            parts.append(letter)
        for number in numbers:
            parts.append(f" {number}" if spaced and number >= 0 else str(number))
            spaced = True
        current = "l" if letter == "m" else letter
    return "".join(parts)

"""Contours as TrueType has them, and what can be done to a drawing made of them.

A contour is a closed row of points (x, y, on): a point that is not `on` the
curve is the control point of a quadratic Bézier arc; between two of those the
curve passes through the point half-way (the TrueType specification, chapter 1).
Lengths are ems, y grows downwards, and only + − × ÷ and the square root
(which IEEE 754 rounds correctly) are used, so that every machine gets the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt
from typing import NamedTuple

Point = tuple[float, float, bool]
Contour = tuple[Point, ...]
Contours = tuple[Contour, ...]

# A corner sharper than about 160° is left where it is: its tip would shoot out.
_SHARPEST = -0.9375


class Extent(NamedTuple):
    """The box around a drawing's ink: edges, in ems, y downwards."""

    left: float
    top: float
    right: float
    bottom: float


def extent(contours: Contours) -> Extent:
    """Return the box around all points; with points at the extremes, as font makers set them, that is the ink's."""
    xs = [point[0] for contour in contours for point in contour]
    ys = [point[1] for contour in contours for point in contour]
    return Extent(min(xs), min(ys), max(xs), max(ys)) if xs else Extent(0.0, 0.0, 0.0, 0.0)


def placed(contours: Contours, sx: float, sy: float, dx: float = 0.0, dy: float = 0.0) -> Contours:
    """Return the drawing scaled about its origin, then shifted."""
    return tuple(tuple((x * sx + dx, y * sy + dy, on) for x, y, on in contour) for contour in contours)


def sheared(contours: Contours, slant: float) -> Contours:
    """Return the drawing leaning to the right, by so much an em upwards; the baseline stays."""
    return tuple(tuple((x - y * slant, y, on) for x, y, on in contour) for contour in contours)


def bolder(contours: Contours, x: float, y: float) -> Contours:
    """Return the drawing with every vertical stem `x` and every horizontal one `y` thicker (negative: thinner).

    Each point moves outwards along the bisector of the angle there, by half of
    that: the drawing grows on all sides alike, and no point is added, so the
    picture stays one path. A stroke around the path would be thicker by as much
    along hairlines as along stems; here the two are told apart.
    """
    if not x and not y:
        return contours
    sign = -1.0 if _area(contours) > 0 else 1.0
    return tuple(_bolder(contour, sign * x / 2, sign * y / 2) for contour in contours)


def _area(contours: Contours) -> float:
    """Return twice the signed area, which says which side of the contours the ink is on: holes run the other way."""
    return sum(
        x0 * y1 - x1 * y0
        for contour in contours
        for (x0, y0, _), (x1, y1, _) in zip(contour, (*contour[1:], contour[0]), strict=True)
    )


def _bolder(contour: Contour, x: float, y: float) -> Contour:
    """Move every point of one contour to its left by the vector that its two sides ask for."""
    points = _without_repeats(contour)
    count = len(points)
    if count < 3:
        return contour
    sides = []
    for (x0, y0, _), (x1, y1, _) in zip(points, (*points[1:], points[0]), strict=True):
        length = sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0))
        sides.append(((x1 - x0) / length, (y1 - y0) / length, length))
    moved = []
    for (px, py, on), (ix, iy, before), (ox, oy, after) in zip(points, (sides[-1], *sides[:-1]), sides, strict=True):
        cosine = ix * ox + iy * oy
        if cosine <= _SHARPEST:
            moved.append((px, py, on))
            continue
        # The corner moves by 1 / cos(half the turn), but not past its shorter neighbour.
        reach = 1.0 + cosine
        turn = abs(ix * oy - iy * ox)
        least = min(before, after)
        by_x = x / reach if abs(x) * turn <= least * reach else (least if x > 0 else -least) / turn
        by_y = y / reach if abs(y) * turn <= least * reach else (least if y > 0 else -least) / turn
        moved.append((px - (iy + oy) * by_x, py + (ix + ox) * by_y, on))
    return tuple(moved)


def _without_repeats(contour: Iterable[Point]) -> list[Point]:
    """Return the contour's points without those that stand where the one before stands (they have no direction)."""
    points: list[Point] = []
    for point in contour:
        if not points or points[-1][:2] != point[:2]:
            points.append(point)
    while len(points) > 1 and points[0][:2] == points[-1][:2]:
        points.pop()
    return points

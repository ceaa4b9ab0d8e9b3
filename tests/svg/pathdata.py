"""Reads path data back, as far as dlbuild writes it, and says how far apart two drawings are: the tests' own eyes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from math import hypot

from dlbuild.fonts.contour import Contour

Place = tuple[float, float]
Arc = tuple[Place, Place, Place]  # a quadratic Bézier arc; a line has its control point in the middle

_TOKEN = re.compile(r"[a-zA-Z]|-?\d+")
_ARGUMENTS = {"M": 2, "m": 2, "l": 2, "h": 1, "v": 1, "q": 4, "t": 2, "z": 0}


def _commands(data: str) -> Iterator[tuple[str, list[int]]]:
    tokens = _TOKEN.findall(data)
    assert "".join(tokens) == data.replace(" ", ""), "only letters, whole numbers and single spaces"
    letter, index = "", 0
    while index < len(tokens):
        if tokens[index].isalpha():
            letter, index = tokens[index], index + 1
        count = _ARGUMENTS[letter]
        yield letter, [int(token) for token in tokens[index : index + count]]
        index += count
        # Pairs behind a move are lines, relative ones only behind a relative move (SVG 2, 9.3.3).
        letter = {"m": "l", "M": "L"}.get(letter, letter)


def read_path(data: str) -> list[list[Arc]]:
    """Return the closed subpaths, in absolute coordinates."""
    subpaths: list[list[Arc]] = []
    x = y = start_x = start_y = 0
    control: Place | None = None
    for letter, numbers in _commands(data):
        before = x, y
        if letter == "M":
            x, y = numbers
        elif letter == "h":
            x += numbers[0]
        elif letter == "v":
            y += numbers[0]
        elif letter == "z":
            x, y = start_x, start_y
        else:
            x, y = x + numbers[-2], y + numbers[-1]
        if letter in "Mm":
            start_x, start_y = x, y
            subpaths.append([])
            control = None
            continue
        if letter == "q":
            control = before[0] + numbers[0], before[1] + numbers[1]
        elif letter == "t":
            assert control, "t follows q or t"
            control = 2 * before[0] - control[0], 2 * before[1] - control[1]
        else:
            control = None
        middle = control or ((before[0] + x) / 2, (before[1] + y) / 2)
        subpaths[-1].append((before, middle, (x, y)))
    return subpaths


def read_contour(contour: Contour, scale: float) -> list[Arc]:
    """Return the arcs of a contour, straight from the definition of TrueType."""
    points: list[tuple[float, float, bool]] = []
    for index, (x, y, on) in enumerate(contour):
        before_x, before_y, before_on = contour[index - 1]
        if not on and not before_on:
            points.append(((before_x + x) / 2 * scale, (before_y + y) / 2 * scale, True))
        points.append((x * scale, y * scale, on))
    first = next(index for index, point in enumerate(points) if point[2])
    points = [*points[first:], *points[: first + 1]]
    arcs: list[Arc] = []
    for index, (x, y, on) in enumerate(points[:-1]):
        if on:
            x1, y1, line = points[index + 1]
            x2, y2, _ = points[index + 1] if line else points[index + 2]
            arcs.append(((x, y), ((x + x2) / 2, (y + y2) / 2) if line else (x1, y1), (x2, y2)))
    return arcs


def samples(arcs: Iterable[Arc], count: int) -> list[Place]:
    """Return points along the arcs."""
    found = []
    for (ax, ay), (cx, cy), (bx, by) in arcs:
        for step in range(count):
            t = step / count
            s = 1 - t
            found.append((s * s * ax + 2 * s * t * cx + t * t * bx, s * s * ay + 2 * s * t * cy + t * t * by))
    return found


def _farthest(places: list[Place], line: list[Place]) -> float:
    """Return the greatest distance of a place from a closed polyline; both run the same way from the same point."""
    reach = len(line) // 6 + 20
    farthest = 0.0
    for number, (px, py) in enumerate(places):
        near = number * len(line) // len(places)
        best = float("inf")
        for index in range(near - reach, near + reach):
            ax, ay = line[index % len(line)]
            bx, by = line[(index + 1) % len(line)]
            dx, dy = bx - ax, by - ay
            length = dx * dx + dy * dy
            t = min(1.0, max(0.0, ((px - ax) * dx + (py - ay) * dy) / length)) if length else 0.0
            best = min(best, hypot(px - ax - t * dx, py - ay - t * dy))
        farthest = max(farthest, best)
    return farthest


def apart(one: list[Arc], other: list[Arc]) -> float:
    """Return the greatest distance of a point of one outline from the other outline, both ways."""
    return max(
        _farthest(samples(one, 3), samples(other, 16)),
        _farthest(samples(other, 3), samples(one, 16)),
    )

"""Small pictures that several figures show: an animal, a face, a house on a hill."""

from __future__ import annotations

from itertools import pairwise

from notes.figures.drawing import (
    ACCENT,
    INK,
    PAPER,
    SHADE,
    THIN,
    Fill,
    Ink,
    Path,
    Point,
    Stroke,
    Thing,
    centered,
    cubic,
    drawn,
    joined,
    line,
    oval,
    soft,
)


def smooth(*points: tuple[float, float]) -> Path:
    """Return a closed path that runs smoothly through all points (Catmull and Rom's)."""
    places = [Point(*point) for point in points]
    count = len(places)
    steps = Path((("M", (places[0],)),))
    for i in range(count):
        before, here, there, after = (places[(i + k) % count] for k in (-1, 0, 1, 2))
        first = here.moved((there.x - before.x) / 6, (there.y - before.y) / 6)
        second = there.moved((here.x - after.x) / 6, (here.y - after.y) / 6)
        steps += Path((("C", (first, second, there)),))
    return steps + Path((("Z", ()),))


DUCK = smooth(
    (-26, 2), (-22, 12), (-8, 18), (10, 17), (22, 8), (24, -6), (14, -1), (2, -2), (-7, -6), (-6, -12), (-7, -20),
    (-15, -24), (-23, -20), (-25, -12), (-22, -6),
)  # fmt: skip
BEAK = line((-24, -16), (-35, -11), (-24, -9), closed=True)


def duck(fill: Ink, size: float = 1.0, *, mirrored: bool = False) -> Thing:
    """Return a duck that looks to the left, or to the right."""
    turn = -size if mirrored else size
    body, beak = DUCK.scaled(turn, size), BEAK.scaled(turn, size)
    eye = oval(centered(Point(-17 * turn, -16 * size), 4 * size, 4 * size))
    return drawn(Fill(beak, soft(ACCENT)), Stroke(beak), Fill(body, fill), Stroke(body), Fill(eye, INK))


def cat(fill: Ink) -> Thing:
    """Return the head of a cat."""
    left = line((-16, -8), (-15, -27), (-3, -17), closed=True)
    right = left.scaled(-1, 1)
    head = oval(centered(Point(0, -2), 38, 32))
    eyes = joined(oval(centered(Point(x, -5), 4, 6)) for x in (-8, 8))
    nose = line((-3, 2), (3, 2), (0, 5.5), closed=True)
    whiskers = joined(line((x, y), (3.2 * x, y + dy)) for x in (-7, 7) for y, dy in ((4, -2), (6, 1), (8, 4)))
    return drawn(
        Fill(left, fill), Fill(right, fill), Stroke(left), Stroke(right), Fill(head, fill), Stroke(head),
        Fill(eyes, INK), Fill(nose, INK), Stroke(whiskers, width=THIN),
    )  # fmt: skip


def face(*, hair: Ink = SHADE, long: bool = False) -> Thing:
    """Return a face with hair, short or long."""
    head = oval(centered(Point(0, 0), 34, 42))
    depth = 18.0 if long else -4.0
    half = ((20, -14), (20, depth), (14, depth), (0, 6))
    mane = smooth((-14, depth), (-20, depth), (-20, -14), (-10, -26), (10, -26), *half)
    fringe = cubic(Point(-17, -6), Point(-10, -15), Point(10, -15), Point(17, -6))
    cap = fringe + Path((("C", (Point(15, -31), Point(-15, -31), Point(-17, -6))), ("Z", ())))
    eyes = joined(oval(centered(Point(x, -2), 3.6, 3.6)) for x in (-7, 7))
    nose = line((0, 1), (-2, 8), (1, 8))
    mouth = cubic(Point(-7, 13), Point(-3, 17), Point(3, 17), Point(7, 13))
    return drawn(
        Fill(mane, hair), Stroke(mane), Fill(head, PAPER), Stroke(head), Fill(cap, hair), Stroke(fringe),
        Fill(eyes, INK), Stroke(nose, width=THIN), Stroke(mouth),
    )  # fmt: skip


def spiral(turns: float, pitch: float) -> Path:
    """Return a spiral around the origin, of half circles that grow by half of `pitch` px each."""
    place, side, radius = Point(0, 0), 1.0, pitch / 4
    path = line(place)
    for _ in range(round(2 * turns)):
        there = place.moved(2 * radius * side, 0)
        height = -4 / 3 * radius * side
        path += Path((("C", (place.moved(0, height), there.moved(0, height), there)),))
        place, side, radius = there, -side, radius + pitch / 4
    return path


def inside(place: Point, area: Path) -> bool:
    """Tell whether a place lies in an area: a ray from it crosses the outline an odd number of times."""
    crossings = 0
    for points in area.lines():
        for a, b in pairwise((*points, points[0])):
            if (a.y > place.y) != (b.y > place.y):
                crossings += place.x < a.x + (place.y - a.y) / (b.y - a.y) * (b.x - a.x)
    return crossings % 2 == 1


def within(path: Path, area: Path) -> Path:
    """Return the pieces of a path that lie in an area."""
    pieces = []
    for points in path.lines():
        held: list[Point] = []
        for point in points:
            if inside(point, area):
                held.append(point)
                continue
            if len(held) > 1:
                pieces.append(line(*held))
            held = []
        if len(held) > 1:
            pieces.append(line(*held))
    return joined(pieces)


def swirls(area: Path, ink: Ink, pitch: float = 8.0) -> Stroke:
    """Return an area full of spirals, in rows that stand in each other's gaps."""
    bounds, turns = area.bounds, 2.5
    apart = pitch * (turns + 0.5)
    spirals = []
    for i in range(int(bounds.height / apart) + 3):
        for j in range(int(bounds.width / apart) + 3):
            x, y = bounds.left + (j - 0.5 + i % 2 / 2) * apart, bounds.top + (i * 0.87 + 0.2) * apart
            spirals.append(within(spiral(turns, pitch).moved(x, y), area))
    return Stroke(joined(each for each in spirals if each.steps), ink, 1.6)

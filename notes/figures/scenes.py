"""Road scenes: pictures with a car or two in them, which know where their parts are, in fractions of the picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from notes.figures.drawing import (
    ACCENT,
    BLUE,
    GREEN,
    HEAVY,
    INK,
    MUTED,
    PAPER,
    SHADE,
    THIN,
    TINT,
    Bounds,
    Fill,
    Ink,
    Mark,
    Path,
    Point,
    Stroke,
    Thing,
    centered,
    dot,
    drawn,
    group,
    joined,
    line,
    mixed,
    oval,
    rounded,
    soft,
)

HORIZON = 0.5
ROAD = mixed(MUTED, 0.17)
LANE = Ink("#ffffff", "#5b6673")


class Spot(NamedTuple):
    """A bounding box: its middle, its height and its width, as fractions of the picture."""

    x: float
    y: float
    h: float
    w: float


@dataclass(frozen=True)
class Scene(Thing):
    """A picture: (0, 0) is its upper left corner, (1, 1) the lower right one."""

    def place(self, x: float, y: float) -> Point:
        """Return where a place of the picture is drawn."""
        area = self.outline.bounds
        return Point(area.left + x * area.width, area.top + y * area.height)

    def bounds_of(self, spot: Spot) -> Bounds:
        """Return where a bounding box is drawn."""
        area = self.outline.bounds
        return centered(self.place(spot.x, spot.y), spot.w * area.width, spot.h * area.height)

    def boxed(
        self, spot: Spot, *, ink: Ink = INK, weight: float = HEAVY, dashed: bool = False, pad: float = 3.0
    ) -> Thing:
        """Return a box around what is there."""
        path = rounded(self.bounds_of(spot).grown(pad))
        return Thing(path, (Stroke(path, ink, weight, dashed),), path.bounds)

    def grid(self, count: int, *, ink: Ink = MUTED) -> Thing:
        """Return lines that divide the picture into count × count cells."""
        cuts = [i / count for i in range(1, count)]
        pieces = [line(self.place(cut, 0), self.place(cut, 1)) for cut in cuts]
        pieces += [line(self.place(0, cut), self.place(1, cut)) for cut in cuts]
        return Thing(self.outline, (Stroke(joined(pieces), ink, THIN),), self.room)

    def cell(self, count: int, row: int, column: int) -> Spot:
        """Return a cell of that grid, counted from 0 at the upper left."""
        return Spot((column + 0.5) / count, (row + 0.5) / count, 1 / count, 1 / count)


CAR = (
    line((1, 20), (1, 15))
    + Path((("C", (Point(2, 11.5), Point(7, 10.5), Point(14, 9.5))),))
    + Path((("C", (Point(18, 4), Point(22, 0.5), Point(28, 0.5))), ("L", (Point(39, 0.5),))))
    + Path((("C", (Point(46, 0.5), Point(50, 5), Point(53, 9.5))), ("L", (Point(59, 10.5),))))
    + Path((("C", (Point(62, 11), Point(63, 13), Point(63, 16))), ("L", (Point(63, 20),)), ("Z", ())))
)
WINDOWS = joined(
    (
        line((18, 9.5), (24, 3.5), (33, 3.5), (33, 9.5), closed=True),
        line((36, 3.5), (41, 3.5), (48, 9.5), (36, 9.5), closed=True),
    )
)
WHEELS = (Point(14.5, 20), Point(49, 20))
LONG, HIGH = 64.0, 26.0


def car_shape(area: Bounds) -> tuple[Path, Path, Path]:
    """Return the body and the wheels of a car that fills an area."""
    body, *wheels = (CAR, *(oval(centered(wheel, 11.5, 11.5)) for wheel in WHEELS))
    rear, front = (_placed(wheel, area) for wheel in wheels)
    return _placed(body, area), rear, front


def car_marks(area: Bounds, fill: Ink) -> list[Mark]:
    """Return a car that fills an area."""
    body, *tyres = car_shape(area)
    windows = _placed(WINDOWS, area)
    hubs = joined(_placed(oval(centered(wheel, 4.5, 4.5)), area) for wheel in WHEELS)
    weight = min(1.5, 0.9 * area.height / HIGH + 0.3)
    return [
        Fill(body, fill),
        Stroke(body, INK, weight),
        Fill(windows, PAPER),
        Stroke(windows, INK, weight * 0.7),
        Fill(joined(tyres), INK),
        Fill(hubs, PAPER),
    ]


def _placed(path: Path, area: Bounds) -> Path:
    """Return a part of the car in an area."""
    return path.scaled(area.width / LONG, area.height / HIGH).moved(area.left, area.top)


JOINTS = {
    "head": (0.0, -50.0),
    "neck": (0.0, -38.0),
    "left elbow": (-13.0, -25.0),
    "left hand": (-17.0, -11.0),
    "right elbow": (13.0, -25.0),
    "right hand": (19.0, -13.0),
    "hip": (0.0, -12.0),
    "left knee": (-8.0, 6.0),
    "left foot": (-13.0, 24.0),
    "right knee": (8.0, 6.0),
    "right foot": (13.0, 24.0),
    "chest": (0.0, -30.0),
}
LIMBS = (
    ("neck", "left elbow", "left hand"),
    ("neck", "right elbow", "right hand"),
    ("neck", "hip"),
    ("hip", "left knee", "left foot"),
    ("hip", "right knee", "right foot"),
)
STRIDE, STATURE = 38.0, 84.0
"""A stick figure's width and height in these units: from hand to hand, from the crown to the feet."""


def person_marks(area: Bounds, ink: Ink = INK) -> list[Mark]:
    """Return a stick figure that fills an area."""
    x, y = area.width / STRIDE, area.height / STATURE
    middle, foot = area.center.x - 1.0 * x, area.bottom

    def placed(path: Path) -> Path:
        return path.scaled(x, y).moved(middle, foot - 24 * y)

    limbs = placed(joined(line(*(JOINTS[joint] for joint in limb)) for limb in LIMBS))
    head = placed(oval(centered(Point(*JOINTS["head"]), 18, 20)))
    weight = min(2.5, max(1.5, 2.2 * y))
    return [Stroke(limbs, ink, weight), Fill(head, PAPER), Stroke(head, ink, weight)]


def tree_marks(foot: Point, high: float) -> list[Mark]:
    """Return a tree."""
    trunk = line(foot, foot.moved(0, -high * 0.5))
    crown = oval(centered(foot.moved(0, -high * 0.65), high * 0.6, high * 0.7))
    return [Stroke(trunk, MUTED, 2.0), Fill(crown, mixed(GREEN, 0.3)), Stroke(crown, MUTED, THIN)]


def road(
    width: float = 160.0,
    height: float = 110.0,
    *,
    cars: Sequence[Spot] = (),
    people: Sequence[Spot] = (),
    trees: Iterable[float] = (0.12, 0.88),
    fills: Sequence[Ink] = (soft(BLUE), soft(GREEN)),
) -> Scene:
    """Return a road under an empty sky, with cars and people that fill their bounding boxes."""
    area = centered(Point(0, 0), width, height)
    outline = rounded(area)
    scene = Scene(outline, (), area)
    verge = rounded(Bounds(area.left, scene.place(0, HORIZON).y, area.right, area.bottom))
    marks: list[Mark] = [Fill(outline, TINT), Fill(verge, ROAD)]
    for x in trees:
        marks += tree_marks(scene.place(x, HORIZON), height * 0.36)
    marks.append(Stroke(line(scene.place(0, HORIZON), scene.place(1, HORIZON)), MUTED, THIN))
    for number in range(6):
        left, right = scene.place((number + 0.25) / 6, 0.92), scene.place((number + 0.75) / 6, 0.92)
        marks.append(Stroke(line(left, right), LANE, max(1.5, height * 0.02)))
    for spot, fill in zip(cars, [*fills, *[SHADE] * len(cars)], strict=False):
        marks += car_marks(scene.bounds_of(spot), fill)
    for spot in people:
        marks += person_marks(scene.bounds_of(spot))
    return Scene(outline, (*marks, Stroke(outline, INK)), area)


def person(height: float = 120.0) -> Thing:
    """Return a stick figure with a dot on each of its joints."""
    area = centered(Point(0, 0), STRIDE * height / STATURE, height)
    scale = height / STATURE
    spots = [
        dot(4.2, ink=ACCENT).at(Point(x * scale - 1.0 * scale, area.bottom + (y - 24) * scale))
        for x, y in JOINTS.values()
    ]
    return group(drawn(*person_marks(area)), spots)

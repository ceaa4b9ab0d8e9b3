"""Course 2, Week 1: inputs of one size, signals that explode or vanish, slopes by differences."""

from __future__ import annotations

from math import cos, pi, sin, sqrt
from random import Random

from notes.figures.drawing import (
    ACCENT,
    BLUE,
    HEAVY,
    MUTED,
    SMALL,
    THIN,
    Figure,
    Group,
    axes,
    figure,
    group,
    legend,
    row,
    text,
)
from notes.figures.entry import Entry

TURN = [2 * pi * step / 96 for step in range(97)]


def normalizing() -> Figure:
    chance = Random(5)
    normal = [(chance.gauss(0, 1), chance.gauss(0, 1)) for _ in range(34)]
    limits = (-6.5, 6.5)

    def scatter(name: str, x: float, y: float, wide: float, narrow: float) -> Group:
        plane = axes(limits, limits, 134, 134, cross=(0, 0), x_label="$x_1$", y_label="$x_2$")
        cloud = plane.dots([(x + wide * a, y + narrow * b) for a, b in normal], ink=BLUE, radius=2.4)
        return group(plane, cloud, text(name, SMALL).below(plane, 8).in_line_with(plane))

    clouds = row(
        scatter("raw", 3.0, 3.4, 1.6, 0.55),
        scatter("mean subtracted", 0, 0, 1.6, 0.55),
        scatter("divided by the deviation", 0, 0, 1.0, 1.0),
        gap=16,
    )

    def contours(name: str, ratio: float, rate: float, start: tuple[float, float]) -> Group:
        plane = axes((-5, 5), (-3, 3), 190, 114, x_label="$w_1$", y_label="$w_2$")
        rings = [
            plane.curve([(r * cos(t), r * sin(t) / sqrt(ratio)) for t in TURN], ink=MUTED, weight=THIN)
            for r in (1.2, 2.4, 3.6, 4.8) if r / sqrt(ratio) < 3
        ]  # fmt: skip
        path = [start]
        while len(path) < 30 and abs(path[-1][0]) + abs(path[-1][1]) > 0.25:
            a, b = path[-1]
            path.append((a - rate * a, b - rate * ratio * b))
        way = plane.curve(path, ink=ACCENT, weight=1.6), plane.dots(path, ink=ACCENT, radius=2.2)
        return group(plane, rings, way, text(name, SMALL).below(plane, 26).in_line_with(plane))

    bowls = row(
        contours("raw: small steps, to and fro", 12.0, 0.155, (-4.4, 0.55)),
        contours("normalised: straight down", 1.0, 0.4, (-2.2, 1.6)),
        gap=50,
    )
    below = group(*bowls).below(clouds, 34)
    return figure(clouds, below)


def exploding() -> Figure:
    plane = axes(
        (0, 50), (1e-16, 1e10), 320, 210, log=True, x_label="layer $l$", y_label="size of the signal",
        x_ticks=(0, 10, 20, 30, 40, 50),
        y_ticks=tuple((10.0**n, f"$10^{{{n}}}$" if n else "$1$") for n in (-15, -10, -5, 0, 5, 10)),
    )  # fmt: skip
    return figure(
        plane,
        plane.ruled((0, 1), (50, 1)),
        plane.curve(lambda layer: 1.5**layer, ink=ACCENT, name="1.5"),
        plane.curve(lambda layer: 0.5**layer, ink=BLUE, name="0.5"),
        plane.note("$1.5^{l}$", 38, 1.5**38, "top", ink=ACCENT, gap=12),
        plane.note("$0.5^{l}$", 34, 0.5**34, "bottom", ink=BLUE, gap=16),
    )


def two_sided() -> Figure:
    left, middle, right = 0.5, 1.0, 1.5
    plane = axes(
        (0.3, 1.75), (-0.4, 4.4), 330, 250, x_label=r"$\theta$", y_label=r"$f(\theta) = \theta^{3}$",
        x_ticks=((left, r"$\theta - \varepsilon$"), (middle, r"$\theta$"), (right, r"$\theta + \varepsilon$")),
    )  # fmt: skip

    def corner(start: float, end: float) -> list[tuple[float, float]]:
        return [(start, start**3), (end, start**3), (end, end**3)]

    big = plane.curve([*corner(left, right), (left, left**3)], ink=ACCENT, weight=HEAVY, name="two-sided")
    small = plane.curve([*corner(middle, right), (middle, 1.0)], ink=BLUE, weight=1.5, dashed=True, name="one-sided")
    tangent = plane.ruled((0.8, 0.4), (1.7, 3.1), dashed=False)
    key = legend((r"two-sided: slope over $2\varepsilon$", ACCENT), (r"one-sided: slope over $\varepsilon$", BLUE),
                 ("tangent", MUTED), dashed=(1,)).below(plane, 16)  # fmt: skip
    points = [plane.point(x, x**3) for x in (left, middle, right)]
    return figure(
        plane,
        [plane.upright(x, x**3) for x in (left, middle)],
        plane.ruled((right, -0.4), (right, left**3)),
        tangent,
        plane.curve(lambda x: x**3, name="cube"),
        big,
        small,
        points,
        key,
    )


FIGURES = (
    Entry(
        "c2-fig-normalizing",
        "normalizing.svg",
        normalizing,
        alt="Three scatter plots: raw data, off the origin, wide along x1 and narrow along x2; the same with the mean "
        "subtracted, around the origin; the same divided by the standard deviation, round. Below, two contour plots: "
        "long ellipses with a zigzag path, circles with a straight path to the middle.",
        caption="Above, the same points before, between and after the two steps. Below, what that does to the cost: "
        "the bowl becomes round, and descent goes straight to the bottom.",
    ),
    Entry(
        "c2-fig-exploding",
        "exploding-vanishing.svg",
        exploding,
        alt="Size of the signal against the layer, from 0 to 50, on a scale of powers of ten: 1.5 to the l rises in a "
        "straight line to about ten to the ninth, 0.5 to the l falls in a straight line to about ten to the minus 15.",
        caption="Half as much again, or half, in every layer: after 50 layers there are hundreds of millions, or "
        "nothing.",
    ),
    Entry(
        "c2-fig-two-sided",
        "two-sided-difference.svg",
        two_sided,
        alt="The cube of theta near 1 with points at theta minus epsilon, theta and theta plus epsilon. A small broken "
        "triangle between the right two, a large one between the outer two; the long side of the large one is nearly "
        "parallel to the tangent.",
        caption=r"The long side of the large triangle is nearly parallel to the tangent, that of the small one is "
        r"steeper. Drawn for $\theta = 1$ with a very large $\varepsilon = 0.5$.",
    ),
)

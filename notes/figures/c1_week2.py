"""Course 1, Week 2: logistic regression, what it costs, and arrays."""

from __future__ import annotations

from itertools import pairwise
from math import cos, log, pi, sin, sqrt

from notes.figures.drawing import (
    ACCENT,
    BLUE,
    BLUE_TINT,
    GREEN_TINT,
    MUTED,
    RED_TINT,
    SHADE,
    THIN,
    TINT,
    Curve,
    Figure,
    Pen,
    arrow,
    axes,
    blank,
    brace,
    cells,
    column,
    dots,
    elbow,
    figure,
    painted,
    split_circle,
    stacked,
    text,
)
from notes.figures.entry import Entry


def lr_unit() -> Figure:
    inputs = column(text("$x_1$"), text("$x_2$"), dots(r"$\vdots$"), text("$x_{n_x}$"), gap=16)
    unit = split_circle("$w^{T}x + b$", r"$\sigma(z)$", fill=TINT).right_of(inputs, gap=70)
    output = text(r"$\hat{y}$").right_of(unit)
    arrows = [arrow(each, unit) for each in inputs if each is not inputs[2]]
    return figure(inputs, unit, output, arrows, arrow(unit, output))


def unroll() -> Figure:
    values = ((255, 231, 42, 22), (123, 94, 83, 2), (34, 44, 187, 92), (34, 76, 232, 124))
    picture = stacked(
        cells(values, 34, paint=painted(RED_TINT)),
        blank(4, 4, 34, paint=painted(GREEN_TINT)),
        blank(4, 4, 34, paint=painted(BLUE_TINT)),
    )
    words = ("255", "231", r"$\vdots$", "255", "134", r"$\vdots$", "255", "134", r"$\vdots$")
    colors = (RED_TINT, GREEN_TINT, BLUE_TINT)
    vector = cells([[each] for each in words], 44, 26, paint=lambda i, _: colors[i // 3]).right_of(picture, 90)
    length = brace(vector, r"$n_x = 64 \cdot 64 \cdot 3$", "right")
    return figure(picture, vector, length, arrow(picture, vector, "unroll"))


def gradient_descent() -> Figure:
    plane = axes((0, 10), (0, 6), 300, 200, x_label="$w$", y_label="Cost")

    def cost(w: float) -> float:
        return 0.6 + 0.24 * (w - 5.4) ** 2

    steps = [1.0]
    for _ in range(8):
        steps.append(steps[-1] - 0.3 * 2 * 0.24 * (steps[-1] - 5.4) * 2.2)
    points = [plane.point(w, cost(w), ink=MUTED) for w in steps]
    bottom = plane.point(5.4, cost(5.4), ink=ACCENT, radius=5)
    hops = [arrow(one, other, bend=9, pen=Pen(MUTED, THIN)) for one, other in pairwise(points[:5])]
    return figure(
        plane,
        plane.curve(cost, name="J"),
        plane.upright(1.0, cost(1.0)),
        plane.upright(5.4, cost(5.4)),
        hops,
        points,
        bottom,
        plane.note("random\ninitial value", 1.0, 0.0, "bottom"),
        plane.note("minimum", 5.4, 0.0, "bottom", ink=ACCENT),
        plane.note("learning step", 2.6, 4.3, "right"),
    )


def cost_bowl() -> Figure:
    plane = axes((-4, 4), (-2.6, 2.6), 300, 195, x_label="$w$", y_label="$b$")

    def ring(level: float) -> Curve:
        """Return where w² + 3b² has that value."""
        turn = [2 * pi * step / 96 for step in range(97)]
        return plane.curve([(level * cos(t), level * sin(t) / sqrt(3)) for t in turn], ink=BLUE, weight=THIN)

    optimum = plane.point(0, 0, ink=ACCENT, radius=5)
    words = plane.note("global optimum", 2.0, 2.3, ink=ACCENT)
    path = [(-3.2, 1.5)]
    while len(path) < 26:
        w, b = path[-1]
        path.append((w - 0.06 * 2 * w, b - 0.06 * 6 * b))
    return figure(
        plane,
        [ring(level) for level in (0.7, 1.4, 2.1, 2.8, 3.5)],
        plane.curve(path, weight=1.5),
        plane.dots(path, radius=2.4),
        optimum,
        words,
        arrow(words, optimum, pen=Pen(ACCENT, THIN)),
    )


def broadcast() -> Figure:
    left = cells([[10 * i] * 3 for i in range(4)], 32)
    plus = text("$+$").right_of(left, 14)
    stretched = cells([[0, 1, 2]] * 4, 32, paint=lambda row, _: SHADE if row else None).right_of(plus, 14)
    equals = text("$=$").right_of(stretched, 76)
    total = cells([[10 * i + j for j in range(3)] for i in range(4)], 32).right_of(equals, 14)
    ends = stretched.port("right", 0.13), stretched.port("right", 0.87)
    way = elbow(*ends, "stretch", "right", reach=12, pen=Pen(MUTED))
    names = [
        text(words).below(matrix, 10)
        for words, matrix in (("a (4 × 3)", left), ("b (3)", stretched), ("result (4 × 3)", total))
    ]
    first = stretched.outlined(0, 0, 1, 3)
    return figure(left, plus, stretched, first, equals, total, names, way)


def loss_curves() -> Figure:
    plane = axes(
        (0, 1), (0, 5), 300, 190, x_label=r"$\hat{y}$", y_label="loss",
        x_ticks=(0, 0.5, 1), y_ticks=(0, 1, 2, 3, 4, 5),
    )  # fmt: skip
    positive = plane.curve(lambda y: -log(y) if y else 99.0, name="y = 1")
    negative = plane.curve(lambda y: -log(1 - y) if y < 1 else 99.0, ink=ACCENT, name="y = 0")
    return figure(
        plane,
        positive,
        negative,
        plane.point(0.5, log(2)),
        plane.note(r"$-\log \hat{y}$ for $y = 1$", 0.08, 2.7),
        plane.note(r"$-\log(1 - \hat{y})$ for $y = 0$", 0.94, 3.6, "left", ink=ACCENT),
        plane.note(r"$(0.5,\ 0.693)$", 0.5, 1.05, "top"),
    )


FIGURES = (
    Entry(
        "c1-fig-unroll",
        "image-to-vector.svg",
        unroll,
        alt="Three number grids behind one another, red in front, green and blue behind; an arrow named unroll "
        "leads to one tall column that holds the red numbers first, then the green ones, then the blue ones. "
        "A brace along it says n x = 64 times 64 times 3.",
        caption="A picture becomes one column: all red values, then all green ones, then all blue ones (the pictures "
        "of the course have 64 by 64 pixels, not 4 by 4).",
    ),
    Entry(
        "c1-fig-lr-unit",
        "lr-unit.svg",
        lr_unit,
        alt="Inputs x1, x2 to x of n x, each with an arrow to one circle; its left half holds w transposed x plus"
        " b, its right half sigma of z; an arrow leads out to y hat.",
        caption="One unit takes two steps: a weighted sum, then the sigmoid.",
    ),
    Entry(
        "c1-fig-loss-curves",
        "cross-entropy.svg",
        loss_curves,
        alt="Loss from 0 to 5 against y hat from 0 to 1: minus log of y hat, for y = 1, falls to zero at 1; minus"
        " log of 1 minus y hat, for y = 0, rises from zero at 0. They cross at 0.5 and 0.693.",
        caption=r"To be sure and wrong is punished without bound; at $\hat{y} = 0.5$ both labels cost $\log 2$.",
    ),
    Entry(
        "c1-fig-gradient-descent",
        "gradient-descent.svg",
        gradient_descent,
        alt="Cost against w: a parabola. Nine dots on its left branch start high, at a random initial value, and "
        "come down in shrinking learning steps to the lowest point, which is marked minimum.",
        caption="The steps shrink with the slope, although the learning rate stays the same.",
    ),
    Entry(
        "c1-fig-cost-bowl",
        "cost-bowl.svg",
        cost_bowl,
        alt="Ellipses around one another over the axes w and b; a line of dots comes from the upper left to their"
        " middle, which is marked global optimum.",
        caption="Contour lines of a convex cost, and the steps of gradient descent: each leaves its contour at a right "
        "angle. A made-up bowl; every start would lead to the same place.",
    ),
    Entry(
        "c1-fig-broadcast",
        "broadcast.svg",
        broadcast,
        alt="A grid of four rows and three columns, plus a row of three numbers that is copied downwards three "
        "times (the copies are grey), equals a grid of four rows and three columns.",
        caption="The row is used four times as if it had been copied; no copy is made in memory.",
    ),
)

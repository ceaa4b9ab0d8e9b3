"""Course 2, Week 2: mini-batches, momentum, smaller steps in time, and where gradients vanish."""

from __future__ import annotations

from math import acos, cos, exp, pi, sin, sqrt
from random import Random

from notes.figures.drawing import (
    ACCENT,
    BLUE,
    GREEN,
    HEAVY,
    MUTED,
    PURPLE,
    SMALL,
    TEXT,
    THIN,
    Axes,
    Curve,
    Figure,
    Group,
    Ink,
    Path,
    Pen,
    Point,
    Stroke,
    arrow,
    axes,
    captions,
    dot,
    drawn,
    figure,
    group,
    joined,
    legend,
    line,
    row,
    text,
)
from notes.figures.entry import Entry

Pair = tuple[float, float]
FINE = Pen(weight=THIN)
TURN = [2 * pi * step / 96 for step in range(97)]


def batch_vs_minibatch() -> Figure:
    chance = Random(7)

    def cost(t: float) -> float:
        return 0.7 + 4.0 * exp(-0.32 * t)

    def panel(x_label: str, y_label: str, ink: Ink, noise: float) -> Group:
        plane = axes((0, 10), (0, 5.4), 220, 160, x_label=x_label, y_label=y_label)
        steps = [0.1 * i for i in range(101)]
        curve = plane.curve([(t, cost(t) + noise * chance.uniform(-1, 1)) for t in steps], ink=ink, weight=1.5)
        return group(plane, curve)

    panels = row(
        panel("iterations", "cost $J$", BLUE, 0.0),
        panel("mini-batch number $t$", r"cost $J^{\{t\}}$", ACCENT, 0.5),
        gap=50,
        align="bottom",
    )
    return figure(*panels, captions(panels, ("batch gradient descent", "mini-batch gradient descent"), "top"))


def _rings(plane: Axes, levels: tuple[float, ...], flat: float) -> list[Curve]:
    """Return contours of x² + flat · y²."""
    return [plane.curve([(r * cos(t), r * sin(t) / sqrt(flat)) for t in TURN], ink=MUTED, weight=THIN) for r in levels]


def minibatch_paths() -> Figure:
    plane = axes((-6, 6), (-3, 3), 400, 200, x_label="$w_1$", y_label="$w_2$")
    chance = Random(15)

    def path(steps: int, rate: float, noise: float) -> list[Pair]:
        points = [(-5.0, 1.9)]
        for _ in range(steps):
            x, y = points[-1]
            points.append((x - rate * x + chance.gauss(0, noise), y - rate * y + chance.gauss(0, noise)))
        return points

    ways = (("batch", BLUE, path(7, 0.42, 0.0)), ("mini-batch", GREEN, path(16, 0.2, 0.16)),
            ("stochastic", ACCENT, path(46, 0.09, 0.33)))  # fmt: skip
    lines = [plane.curve(points, ink=ink, weight=1.6, name=name) for name, ink, points in ways]
    marks = [plane.dots(points, ink=ink, radius=2.2) for _, ink, points in ways]
    key = legend(*((name, ink) for name, ink, _ in ways)).below(plane, 18)
    start = plane.note("start", -5.0, 1.9, "top")
    return figure(
        plane, _rings(plane, (1.2, 2.4, 3.6, 4.8), 3.2), lines[::-1], marks[::-1], plane.point(0, 0), start, key
    )


def descent(rate: float, beta: float = 0.0) -> list[Pair]:
    """Return the iterates on (w1² + 20 w2²)/2 from (−8, 1.5) until the norm is below 0.05.

    With β the velocity is V ← βV + (1 − β)·gradient, as in the notes.
    """
    points = [(-8.0, 1.5)]
    v1 = v2 = 0.0
    while sqrt(points[-1][0] ** 2 + points[-1][1] ** 2) >= 0.05:
        w1, w2 = points[-1]
        v1, v2 = beta * v1 + (1 - beta) * w1, beta * v2 + (1 - beta) * 20 * w2
        points.append((w1 - rate * v1, w2 - rate * v2))
    return points


def _cut_off(plane: Axes, r: float) -> Curve:
    """Return the part of a contour of x² + 20y² that lies left of x = 3, where the plot ends."""
    first = acos(3 / r)
    turn = [first + (2 * pi - 2 * first) * i / 120 for i in range(121)]
    return plane.curve([(r * cos(t), r * sin(t) / sqrt(20)) for t in turn], ink=MUTED, weight=THIN)


def momentum_paths() -> Figure:
    plane = axes((-9, 3), (-2, 2), 460, 190, x_label="$w_1$", y_label="$w_2$", x_ticks=(-8, -4, 0), y_ticks=(-1, 0, 1))
    rings = [*_rings(plane, (1, 2, 3), 20), *(_cut_off(plane, r) for r in (4, 5, 6, 7, 8))]
    plain, heavy = descent(0.095), descent(0.2, 0.7)
    lines = (
        plane.curve(plain, ink=BLUE, weight=1.4, name="plain"),
        plane.dots(plain, ink=BLUE, radius=2.2),
        plane.curve(heavy, ink=ACCENT, name="momentum"),
        plane.dots(heavy, ink=ACCENT, radius=2.6),
    )
    cost = text(r"$J(w_1, w_2) = \frac{1}{2} \left( w_1^{2} + 20 w_2^{2} \right)$", TEXT)
    key = legend((r"gradient descent, $\alpha = 0.095$", BLUE), (r"momentum, $\alpha = 0.2$, $\beta = 0.7$", ACCENT))
    key = key.below(plane, 18, "left")
    return figure(plane, rings, lines, plane.point(0, 0), key, cost.right_of(key, 30))


def lr_decay() -> Figure:
    plane = axes(
        (1, 50), (0, 1), 340, 180, x_label="epoch", y_label=r"$\alpha / \alpha_0$",
        x_ticks=(1, 10, 20, 30, 40, 50), y_ticks=(0, 0.5, 1),
    )  # fmt: skip
    stairs: list[Pair] = []
    for step in range(5):
        stairs += [(max(1, 10 * step), 0.5**step), (10 * step + 10, 0.5**step)]
    inverse = plane.curve(lambda k: 1 / (1 + 0.1 * k), ink=BLUE, name="inverse")
    exponential = plane.curve(lambda k: 0.95**k, ink=GREEN, name="exponential")
    root = plane.curve(lambda k: 1 / sqrt(k), ink=PURPLE, name="root")
    staircase = plane.curve(stairs, ink=ACCENT, name="stairs")
    key = legend(
        (r"$1 / (1 + 0.1 \cdot \text{epoch})$", BLUE),
        (r"$0.95^{\text{epoch}}$", GREEN),
        (r"$1 / \sqrt{\text{epoch}}$", PURPLE),
        ("halved every 10 epochs", ACCENT),
    ).below(plane, 18)
    return figure(plane, inverse, exponential, root, staircase, key)


def saddle() -> Figure:
    def place(x: float, y: float, z: float) -> Point:
        """Return where a point in space is drawn: seen from above one corner, upright lines upright."""
        return Point(58 * x - 44 * y, 18 * x + 24 * y - 46 * z)

    def ridge(start: Pair, end: Pair) -> Path:
        ways = [(start[0] + (end[0] - start[0]) * i / 16, start[1] + (end[1] - start[1]) * i / 16) for i in range(17)]
        return line(*(place(x, y, x * x - y * y) for x, y in ways))

    lattice = [i / 4 for i in range(-4, 5)]
    mesh = [path for at in lattice for path in (ridge((-1, at), (1, at)), ridge((at, -1), (at, 1)))]
    surface = drawn(
        Stroke(joined(mesh), MUTED, THIN),
        Stroke(ridge((-1, 0), (1, 0)), BLUE, HEAVY),
        Stroke(ridge((0, -1), (0, 1)), ACCENT, HEAVY),
    )
    corner, other = place(-1.1, 1.35, -1.1), place(1.35, 1.1, -1.1)
    arms = (
        arrow(corner, place(0.4, 1.35, -1.1), pen=FINE),
        arrow(other, place(1.35, -0.4, -1.1), pen=FINE),
        arrow(corner, place(-1.1, 1.35, 1.2), pen=FINE),
    )
    names = (
        text("$w_1$", SMALL).below(arms[0], 2, "right"),
        text("$w_2$", SMALL).below(arms[1], -6, "right"),
        text("$J$", SMALL).above(arms[2], 2),
    )
    return figure(*row(group(surface, dot(5).at(place(0, 0, 0)), arms, names), _plateau(), gap=44, align="bottom"))


def _plateau() -> Group:
    plane = axes((0, 10), (0, 5), 210, 150, x_label="$w$", y_label="$J$")

    def cost(w: float) -> float:
        return 0.4 + 1.7 / (1 + exp(3.2 * (w - 2))) + 2.1 / (1 + exp(3.0 * (w - 8.4)))

    starts = [plane.place(3.1 + 0.9 * i, cost(5) + 0.4) for i in range(5)]
    steps = [arrow(start, start.moved(12, 0), pen=Pen(ACCENT, THIN)) for start in starts]
    words = plane.note("tiny steps", 5.2, cost(5) + 0.6, "top", ink=ACCENT)
    return group(plane, plane.curve(cost, name="plateau"), steps, words)


FIGURES = (
    Entry(
        "c2-fig-batch-vs-minibatch",
        "minibatch-cost.svg",
        batch_vs_minibatch,
        alt="Two panels. Batch gradient descent: the cost falls smoothly over iterations. Mini-batch gradient descent: "
        "the cost falls as fast but jumps up and down from one mini-batch to the next.",
        caption="A batch sees all examples, so its cost must fall; every mini-batch is a different exam, so the cost "
        "falls with noise.",
    ),
    Entry(
        "c2-fig-minibatch-paths",
        "minibatch-paths.svg",
        minibatch_paths,
        alt="Ellipses around one another, and three paths from one start to their middle: batch, a few straight steps; "
        "mini-batch, more steps with some wobble; stochastic, very many erratic steps that end circling the middle.",
        caption="Fewer examples a step mean cheaper steps and rougher ways. The stochastic path never settles: it "
        "circles (noise made up).",
    ),
    Entry(
        "c2-fig-momentum-paths",
        "momentum-paths.svg",
        momentum_paths,
        alt="Long flat ellipses around the origin and two paths from minus 8, 1.5. Gradient descent changes sides in "
        "every one of its 51 steps; momentum swings wider at first, turns less often, and is there after 25 steps.",
        caption="Computed, not sketched: 51 steps of gradient descent, each across the valley, against 25 with "
        "momentum, until the norm is below 0.05.",
    ),
    Entry(
        "c2-fig-lr-decay",
        "learning-rate-decay.svg",
        lr_decay,
        alt="Learning rate as a part of its start value against the epoch from 1 to 50: an inverse, an exponential, an "
        "inverse root, and a staircase that halves every ten epochs.",
        caption="Four ways to take smaller steps in time. All begin near the full rate; they differ in how long they "
        "keep a useful one.",
    ),
    Entry(
        "c2-fig-saddle",
        "saddle-point.svg",
        saddle,
        alt="Left, a wire mesh of a surface over w1 and w2 that bends up along one of them and down along the other, "
        "with a dot in the middle: a saddle point. Right, a curve of J over w with a long level part, along which "
        "tiny arrows point down the slope: a plateau.",
        caption="A saddle: the lowest point of one curve and the highest of the other. On a plateau the slope is so "
        "small that steps are tiny.",
    ),
)

"""Course 2, Week 1: data, bias and variance, what keeps a network from overfitting."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from math import exp, sin, tanh
from random import Random

from notes.figures.drawing import (
    ACCENT,
    BLUE,
    MUTED,
    SHADE,
    SMALL,
    THIN,
    TINT,
    Axes,
    Curve,
    Figure,
    Group,
    Pen,
    Thing,
    arrow,
    axes,
    box,
    captions,
    circle,
    connect,
    crossed_out,
    diamond,
    elbow,
    figure,
    group,
    layers,
    row,
    strip,
    text,
)
from notes.figures.entry import Entry


def splits() -> Figure:
    def bar(name: str, *parts: tuple[str, float]) -> Thing:
        fills = (None, TINT, SHADE)
        pieces = [(words, 4.2 * part, fill) for (words, part), fill in zip(parts, fills, strict=True)]
        return strip(*pieces, height=34).labelled(name, "left", 12)

    small = bar("small data", ("train 60 %", 60), ("dev 20 %", 20), ("test 20 %", 20))
    big = bar("big data", ("train 98 %", 98), ("", 1), ("", 1)).below(small, 26, "right")
    small = small.moved(big.outline.bounds.right - small.outline.bounds.right, 0)
    ends = text("dev 1 %, test 1 %", SMALL).below(big, 22, "right")
    slivers = big.port("bottom", 0.985), big.port("bottom", 0.995)
    return figure(
        small, big, ends, [arrow(ends.port("top", 0.9), sliver, pen=Pen(MUTED, THIN)) for sliver in slivers[:1]]
    )


def _panel(name: str, border: Callable[[Axes], Curve]) -> Group:
    """Return one panel of crosses and circles with a border between them."""
    plane = axes((0, 10), (0, 10), 132, 132, x_label="$x_1$", y_label="$x_2$")
    circles = (
        (1.2, 3.0),
        (2.2, 5.4),
        (1.4, 7.6),
        (3.2, 7.9),
        (3.6, 3.6),
        (5.0, 5.9),
        (2.6, 1.6),
        (5.3, 8.3),
        (6.6, 4.1),
    )
    crosses = (
        (6.1, 1.2),
        (6.4, 2.4),
        (8.2, 1.6),
        (8.6, 4.2),
        (7.4, 6.5),
        (8.8, 7.4),
        (7.6, 8.9),
        (4.6, 4.5),
        (9.0, 9.2),
    )
    drawing = (plane, plane.dots(circles, ink=BLUE, hollow=True, radius=4), plane.crosses(crosses, radius=4))
    words = text(name, SMALL).below(plane, 8).in_line_with(plane)
    return group(*drawing, border(plane), words)


def fits() -> Figure:
    around_all = (
        (3.6, 0.0), (3.9, 2.0), (4.6, 2.9), (6.0, 3.2), (7.2, 3.4), (7.3, 4.6), (6.2, 5.0), (5.6, 4.6), (5.2, 3.8),
        (4.5, 3.7), (3.9, 4.3), (4.1, 5.1), (4.9, 5.1), (5.9, 5.6), (6.2, 6.6), (6.0, 7.6), (6.3, 8.6), (6.0, 10.0),
    )  # fmt: skip
    panels = row(
        _panel("high bias", lambda plane: plane.curve(lambda x: 1.9 * (x - 3.6), ink=ACCENT, over=(3.6, 8.86))),
        _panel("just right", lambda plane: plane.curve(_soft_border(), ink=ACCENT)),
        _panel("high variance", lambda plane: plane.curve(_smooth(around_all), ink=ACCENT)),
        gap=14,
    )
    return figure(*panels)


def _soft_border() -> list[tuple[float, float]]:
    """Return a border with one gentle bend."""
    ys = [0.1 * step for step in range(101)]
    return [(4.0 + 2.6 * (1 - exp(-0.35 * y)) + 0.15 * sin(y), y) for y in ys]


def _smooth(corners: tuple[tuple[float, float], ...]) -> list[tuple[float, float]]:
    """Return a smooth line near the corners: corners are cut twice, a quarter from either end (Chaikin)."""
    points = list(corners)
    for _ in range(3):
        cut = [points[0]]
        for (ax, ay), (bx, by) in pairwise(points):
            cut += [(0.75 * ax + 0.25 * bx, 0.75 * ay + 0.25 * by), (0.25 * ax + 0.75 * bx, 0.25 * ay + 0.75 * by)]
        points = [*cut, points[-1]]
    return points


def recipe() -> Figure:
    bias = diamond("High bias?\n(training data\nperformance)", fill=TINT, size=SMALL)
    variance = diamond("High variance?\n(dev data\nperformance)", fill=TINT, size=SMALL).below(bias, 54)
    done = box("Done").below(variance, 40)
    bigger = box("bigger network / train longer /\nNN architecture search", size=SMALL).right_of(bias, 62)
    more = box("more data / regularization /\nNN architecture search", size=SMALL).right_of(variance, 62)
    return figure(
        (bias, variance, done, bigger, more),
        arrow(bias, variance, "N", "left"),
        arrow(variance, done, "N", "left"),
        arrow(bias, bigger, "Y"),
        arrow(variance, more, "Y"),
        elbow(bigger, bias, out="top", into="top", reach=16, pen=Pen(ACCENT)),
        elbow(more, bias.port("right", 0.72), out="top", into="right", pen=Pen(ACCENT)),
    )


def tanh_linear() -> Figure:
    plane = axes(
        (-4, 4), (-1.3, 1.3), 320, 190, cross=(0, 0), x_label="$z$", y_label="$a$",
        x_ticks=(-4, -2, 2, 4), y_ticks=((1, "$1$"), (-1, "$-1$")),
    )  # fmt: skip
    straight = plane.curve(lambda z: z, ink=MUTED, weight=1.5, dashed=True, name="line")
    middle = plane.curve(tanh, over=(-0.7, 0.7), ink=ACCENT, weight=4, name="middle")
    words = plane.note("nearly linear", 1.2, 0.32, "right", ink=ACCENT)
    return figure(
        plane,
        straight,
        plane.curve(tanh, name="tanh"),
        middle,
        words,
        arrow(words, plane.place(0.55, 0.42), pen=Pen(ACCENT, THIN)),
        plane.note("$a = z$", 1.15, 1.16, "right", ink=MUTED),
        plane.note(r"$a = \tanh z$", 2.6, 0.82, "bottom"),
    )


def dropout() -> Figure:
    sizes = (5, 5, 5, 1)
    chance = Random(12)

    def network() -> tuple[tuple[Thing, ...], ...]:
        return layers(*([circle(diameter=22) for _ in range(n)] for n in sizes), gap=34, pitch=42, toward="top")

    whole = network()
    full = group(*(connect(one, other) for one, other in pairwise(whole)), *whole)
    thin = network()
    dropped = [[layer < 3 and chance.random() < 0.4 for _ in rank] for layer, rank in enumerate(thin)]
    kept = [
        [unit for unit, out in zip(rank, gone, strict=True) if not out]
        for rank, gone in zip(thin, dropped, strict=True)
    ]
    crosses = [
        crossed_out(unit, ACCENT) for rank, gone in zip(thin, dropped, strict=True)
        for unit, out in zip(rank, gone, strict=True) if out
    ]  # fmt: skip
    rest = group(*(connect(one, other) for one, other in pairwise(kept)), *thin, *crosses).right_of(full, 60)
    names = captions((full, rest), ("standard network", "after dropout"), gap=14)
    return figure(full, rest, names)


def early_stopping() -> Figure:
    plane = axes((0, 10), (0, 5), 340, 190, x_label="iterations", y_label="error")

    def training(t: float) -> float:
        return 0.35 + 4.2 * exp(-0.5 * t)

    def dev(t: float) -> float:
        return 0.95 + 3.7 * exp(-0.62 * t) + 0.028 * t * t

    steps = [0.01 * i for i in range(1001)]
    best = min(steps, key=dev)
    places = (("$w$ ≈ 0", 0.7), ("mid-size", best), ("large $w$", 7.0))
    sizes = [plane.note(words, x, 0, "bottom", gap=8) for words, x in places]
    return figure(
        plane,
        plane.upright(best, 4.6, ink=ACCENT),
        plane.curve(training, name="training"),
        plane.curve(dev, ink=BLUE, name="dev"),
        plane.point(best, dev(best), ink=ACCENT, radius=4.5),
        plane.note("stop here", best, 4.6, "right", ink=ACCENT),
        plane.note("dev error", 10.1, dev(10), "right", ink=BLUE),
        plane.note("training cost", 10.1, training(10), "right"),
        sizes,
    )


FIGURES = (
    Entry(
        "c2-fig-splits",
        "train-dev-test.svg",
        splits,
        alt="Two bars of equal length. Small data: 60 per cent training, 20 per cent dev, 20 per cent test. Big data: "
        "98 per cent training; dev and test are slivers of 1 per cent each at the right end.",
        caption="The more data there are, the smaller the share that dev and test sets need: 1 per cent of a million "
        "is still ten thousand examples.",
    ),
    Entry(
        "c2-fig-fits",
        "bias-variance-fits.svg",
        fits,
        alt="Three panels with the same circles and crosses. High bias: a straight line that leaves some of either "
        "kind on the wrong side. Just right: a smooth curve. High variance: a line that winds around every point.",
        caption="The same made-up data three times: a border too stiff, one that leaves the two odd points on the "
        "wrong side, and one that believes all of them.",
    ),
    Entry(
        "c2-fig-recipe",
        "bias-variance-recipe.svg",
        recipe,
        alt="A flowchart. High bias (training data performance)? Yes: bigger network, train longer, or architecture "
        "search, and back to the question. No: high variance (dev data performance)? Yes: more data, regularization, "
        "or architecture search, and back to the first question. No: done.",
        caption="First the training set, then the dev set. After each remedy the questions begin again at the top.",
    ),
    Entry(
        "c2-fig-tanh-linear",
        "tanh-linear-region.svg",
        tanh_linear,
        alt="The hyperbolic tangent from minus 4 to 4. Its middle part, between minus 0.7 and 0.7, is heavy and "
        "coloured, marked nearly linear, and lies close to the broken line a = z.",
        caption=r"Small weights keep $z$ in the middle, where $\tanh$ is hardly bent: a layer of such units is almost "
        "a linear layer.",
    ),
    Entry(
        "c2-fig-dropout",
        "dropout.svg",
        dropout,
        alt="Two networks with rows of 5, 5, 5 and 1 circles from bottom to top. Left, the standard network: all "
        "circles are joined to all of the next row. Right, after dropout: some circles of the lower three rows are "
        "crossed out and have no edges.",
        caption="One draw of the mask: units that are crossed out send and receive nothing in this step. The next "
        "step draws again.",
    ),
    Entry(
        "c2-fig-early-stopping",
        "early-stopping.svg",
        early_stopping,
        alt="Error against iterations: the training cost falls all the way, the dev error falls and then rises again. "
        "A broken line at its lowest point says stop here. Below the axis: w is near 0, mid-size, large w.",
        caption="Weights grow while training goes on. Stopping at the least dev error keeps them at middle size.",
    ),
)

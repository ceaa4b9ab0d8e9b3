"""Course 1, Week 1: what a network is, and why networks work so well now."""

from __future__ import annotations

from itertools import pairwise
from math import exp

from notes.figures.drawing import (
    ACCENT,
    BLUE,
    GREEN,
    MUTED,
    SHADE,
    THIN,
    TINT,
    Figure,
    Pen,
    arrow,
    axes,
    box,
    circle,
    column,
    connect,
    figure,
    frame,
    group,
    layers,
    operator,
    row,
    text,
)
from notes.figures.entry import Entry

WEIGHTS = Pen(MUTED, THIN)


def housing_relu() -> Figure:
    plane = axes((0, 10), (0, 6), 280, 170, x_label="size of house", y_label="price")
    prices = ((1.2, 0.25), (2.1, 0.15), (3.0, 0.5), (4.1, 1.3), (5.2, 1.7), (6.3, 3.2), (7.4, 3.6), (8.8, 5.2))
    line = plane.curve(lambda size: max(0.0, 0.86 * (size - 2.8)), ink=ACCENT, weight=2.5, name="fit")
    return figure(plane, line, plane.dots(prices))


def neural_network() -> Figure:
    ranks = layers(
        [circle(diameter=24, fill=SHADE) for _ in range(4)],
        [circle(diameter=24) for _ in range(5)],
        [circle(diameter=24) for _ in range(5)],
        [circle(diameter=24, fill=SHADE) for _ in range(2)],
        gap=88,
        within=16,
    )
    weights = [connect(one, other, WEIGHTS) for one, other in pairwise(ranks)]
    foot = group(*ranks)
    spans = {"Input layer": ranks[0], "Hidden layers": ranks[1] + ranks[2], "Output layer": ranks[3]}
    names = [text(words).below(foot, 10).in_line_with(group(*over)) for words, over in spans.items()]
    inputs = column(text("$x_1$"), text("$x_2$"), text("$x_3$"), gap=26)
    total = operator(r"$\Sigma$", 36).right_of(inputs, 90)
    bias = text("$b$").above(total, 22)
    activation = box("$g$", fill=TINT).right_of(total, 26)
    output = text(r"$\hat{y}$").right_of(activation, 26)
    sums = [arrow(each, total, f"$w_{number}$", at=0.36) for number, each in enumerate(inputs, start=1)]
    inside = (inputs, total, bias, activation, output, sums)
    steps = (arrow(bias, total), arrow(total, activation), arrow(activation, output))
    opened = group(inside, steps)
    opened = opened.below(names, 52).in_line_with(foot)
    return figure(weights, ranks, names, frame(opened, "one node, opened", dashed=True), opened)


def scale() -> Figure:
    plane = axes((0, 10), (0, 6), 300, 190, x_label="amount of labelled data $m$", y_label="performance")
    heights = (
        (2.0, 1.6, 0.0, "traditional learning algorithm", MUTED),
        (2.6, 1.0, 0.04, "small network", GREEN),
        (3.2, 0.7, 0.09, "medium network", BLUE),
        (3.6, 0.55, 0.19, "large network", ACCENT),
    )
    curves = []
    for top, rate, slope, name, ink in heights:

        def height(m: float, top: float = top, rate: float = rate, slope: float = slope) -> float:
            return top * (1 - exp(-rate * m)) + slope * m

        curves += [plane.curve(height, ink=ink, name=name), plane.note(name, 10.1, height(10.0), ink=ink)]
    corner = plane.note("order not fixed\nfor little data", 1.0, 5.5)
    return figure(plane.shaded(0, 1, SHADE), plane, curves, corner)


def iteration_loop() -> Figure:
    idea, code, experiment = (box(words, 96, 34, fill=TINT) for words in ("Idea", "Code", "Experiment"))
    experiment, code = row(experiment, code, gap=64)
    idea = idea.above((experiment, code), 46)
    ring = ((idea, code), (code, experiment), (experiment, idea))
    return figure(idea, experiment, code, [arrow(one, other, bend=0) for one, other in ring])


FIGURES = (
    Entry(
        "c1-fig-housing-relu",
        "housing-relu.svg",
        housing_relu,
        alt="Price against size of house: eight dots; the line fitted to them lies at zero for small houses and "
        "then rises straight.",
        caption="Eight houses (made up), and the line that fits them: no price is negative, so it is flat before it "
        "rises.",
    ),
    Entry(
        "c1-fig-neural-network",
        "neural-network.svg",
        neural_network,
        alt="Four columns of circles: an input layer of four, two hidden layers of five, an output layer of two; "
        "each circle has an arrow to every circle of the next column. Below, one node opened: inputs x1, x2, "
        "x3 with weights w1, w2, w3 meet in a sum to which b is added; a box g follows; y hat comes out.",
        caption=r"Every node feeds every node of the next layer. Inside each one behind the inputs: a weighted sum "
        r"$\Sigma$ with bias $b$, then an activation function $g$.",
    ),
    Entry(
        "c1-fig-scale",
        "scale-drives-performance.svg",
        scale,
        alt="Performance against amount of labelled data: the curve of a traditional learning algorithm levels "
        "out first, then those of a small, a medium and a large network, which is highest and still rises at "
        "the right edge. A shaded strip at the left edge is marked: order not fixed for little data.",
        caption="With much data the larger network wins; with little (shaded) any method may be ahead. A sketch, not "
        "data.",
    ),
    Entry(
        "c1-fig-iteration-loop",
        "idea-code-experiment.svg",
        iteration_loop,
        alt="Three boxes in a ring: an arrow leads from idea to code, from code to experiment, from experiment "
        "back to idea.",
        caption="The loop of development: whoever gets round faster learns faster.",
    ),
)

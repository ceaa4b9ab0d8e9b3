"""Course 2, Week 3: batch norm and softmax."""

from __future__ import annotations

from itertools import pairwise
from math import exp
from random import Random

from notes.figures.drawing import (
    ACCENT,
    ACCENT_TINT,
    BLUE,
    BLUE_TINT,
    GREEN,
    GREEN_TINT,
    INK,
    MUTED,
    PURPLE,
    PURPLE_TINT,
    SMALL,
    TINT,
    Figure,
    Fill,
    Group,
    Ink,
    Thing,
    arrow,
    axes,
    box,
    brace,
    chain,
    circle,
    column,
    connect,
    drawn,
    figure,
    group,
    layers,
    line,
    row,
    split_circle,
    text,
)
from notes.figures.entry import Entry

Pair = tuple[float, float]


def batch_norm() -> Figure:
    steps = column(
        box(r"$z^{(1)}, \dots, z^{(m)}$", 170, fill=TINT),
        box(r"$\mu, \sigma^{2}$", 170, fill=TINT),
        box(r"$z_{\text{norm}}$", 170, fill=TINT),
        box(r"$\tilde{z} = \gamma z_{\text{norm}} + \beta$", 170, fill=ACCENT_TINT, ink=ACCENT),
        gap=30,
    )
    plane = axes((-6, 6), (0, 1.1), 300, 190, cross=(0, 0), x_label="$z$", x_ticks=(-4, -2, 2, 4))

    def bell(z: float, middle: float, width: float) -> float:
        return 0.62 / width * exp(-((z - middle) ** 2) / (2 * width * width))

    narrow = plane.curve(lambda z: bell(z, 0, 1.0), ink=BLUE, name="norm")
    wide = plane.curve(lambda z: bell(z, 2.2, 1.5), ink=ACCENT, name="tilde")
    sigmoid = plane.curve(lambda z: 1 / (1 + exp(-z)), ink=MUTED, weight=1.5, name="sigmoid")
    names = (
        plane.note(r"$z_{\text{norm}}$", -1.0, 0.5, "left", ink=BLUE),
        plane.note(r"$\tilde{z}$", 4.1, 0.26, "right", ink=ACCENT),
        plane.note(r"$\sigma(z)$", 4.3, 0.98, "bottom", ink=MUTED),
    )
    return figure(steps, chain(*steps), group(plane, narrow, wide, sigmoid, *names).right_of(steps, 50))


def batch_norm_nn() -> Figure:
    def unit(layer: int, number: int) -> Thing:
        return split_circle(f"$z^{{[{layer}]}}_{number}$", f"$a^{{[{layer}]}}_{number}$", fill=TINT, size=SMALL)

    ranks = layers(
        [text("$x_1$"), text("$x_2$"), text("$x_3$")],
        [unit(1, 1), unit(1, 2)],
        [unit(2, 1), unit(2, 2)],
        [circle(fill=TINT)],
        gap=62,
        within=26,
    )
    result = text(r"$\hat{y}$").right_of(ranks[-1], 30)
    network = group(
        [connect(one, other) for one, other in pairwise(ranks)], *ranks, result, arrow(ranks[-1][0], result)
    )

    def step(layer: int, source: str) -> Group:
        top = f"^{{[{layer}]}}"
        parts = row(
            box(source, 48, fill=TINT),
            box(f"$z{top}$", 48, fill=TINT),
            box(rf"$\tilde{{z}}{top}$", 48, fill=ACCENT_TINT),
            box(f"$a{top}$", 48, fill=TINT),
            gap=72,
        )
        ways = [
            arrow(one, other, words)
            for (one, other), words in zip(
                pairwise(parts), (f"$W{top}$", rf"$\beta{top}, \gamma{top}$", ""), strict=True
            )
        ]
        return group(parts, ways)

    steps = column(step(1, "$x$"), step(2, "$a^{[1]}$"), gap=24)
    below = group(*steps).below(network, 40)
    parameters = text(r"parameters: $W^{[l]}, \beta^{[l]}, \gamma^{[l]}$").below(below, 16)
    return figure(network, below, parameters)


def softmax_layer() -> Figure:
    ranks = layers(
        [text("$x_1$"), text("$x_2$"), text("$x_3$")],
        [circle(diameter=26) for _ in range(4)],
        [circle(diameter=26) for _ in range(4)],
        [circle(diameter=26, fill=TINT) for _ in range(4)],
        gap=54,
        pitch=46,
    )
    labels = ("P(other | x)", "P(cat | x)", "P(dog | x)", "P(chick | x)")
    names = [text(words).right_of(unit, 30) for words, unit in zip(labels, ranks[-1], strict=True)]
    left = max(names, key=lambda name: name.room.width)
    names = [name.moved(left.room.left - name.room.left, 0) for name in names]
    edges = [connect(one, other) for one, other in pairwise(ranks)]
    outputs = [arrow(unit, name) for unit, name in zip(ranks[-1], names, strict=True)]
    return figure(
        edges, ranks, names, outputs, brace(names, "sum 1", "right"), text("$C = 4$", SMALL).above(ranks[-1], 12)
    )


def softmax_regions() -> Figure:
    plane = axes((0, 10), (0, 10), 230, 230, x_label="$x_1$", y_label="$x_2$")
    middle, ends = (4.6, 4.4), ((0.0, 6.6), (7.2, 10.0), (6.4, 0.0))
    corners = ([(0.0, 10.0)], [(10.0, 10.0), (10.0, 0.0)], [(0.0, 0.0)])
    fills: tuple[Ink, ...] = (BLUE_TINT, GREEN_TINT, PURPLE_TINT)
    regions = []
    for number, fill in enumerate(fills):
        border = [middle, ends[number], *corners[number], ends[(number + 1) % 3]]
        regions.append(drawn(Fill(line(*(plane.place(*pair) for pair in border), closed=True), fill)))
    walls = [plane.ruled(middle, end, ink=INK, weight=1.5, dashed=False) for end in ends]
    chance = Random(6)

    def cloud(x: float, y: float) -> list[Pair]:
        return [(x + chance.gauss(0, 0.75), y + chance.gauss(0, 0.75)) for _ in range(9)]

    dots = (
        plane.dots(cloud(3.0, 8.0), ink=BLUE),
        plane.crosses(cloud(7.8, 5.2), ink=GREEN),
        plane.dots(cloud(2.6, 2.4), ink=PURPLE, hollow=True),
    )
    return figure(regions, plane, walls, dots)


FIGURES = (
    Entry(
        "c2-fig-batch-norm",
        "batch-norm.svg",
        batch_norm,
        alt="Left, a chain of boxes: z 1 to z m; mu and sigma squared; z norm; z tilde = gamma z norm + beta. Right, a "
        "sigmoid with a narrow bell around zero, over its steep part, and a wider bell that is shifted to the right.",
        caption=r"Normalising puts all values into the steep part of the sigmoid; $\gamma$ and $\beta$ let the network "
        "choose another place and width.",
    ),
    Entry(
        "c2-fig-batch-norm-nn",
        "batch-norm-nn.svg",
        batch_norm_nn,
        alt="A network: inputs x1, x2, x3, two hidden layers of two circles, each split into z and a, one output, y "
        "hat. Below, a chain: x, z1, z1 tilde, a1, z2, z2 tilde, a2, with W between x and z and beta and gamma between "
        "z and z tilde. Parameters: W, beta, gamma of each layer.",
        caption=r"Batch norm stands between $z$ and its activation, in every layer; $b$ is gone, $\beta$ and $\gamma$ "
        "are new.",
    ),
    Entry(
        "c2-fig-softmax-layer",
        "softmax-layer.svg",
        softmax_layer,
        alt="A network whose last column has four circles; they lead to P(other given x), P(cat given x), P(dog given "
        "x), P(chick given x), and a brace says that these sum to 1.",
        caption="One output for each of the four classes; together they are a distribution.",
    ),
    Entry(
        "c2-fig-softmax-regions",
        "softmax-regions.svg",
        softmax_regions,
        alt="A square over x1 and x2, cut by three straight lines from one point into three coloured regions, each "
        "with dots, crosses or rings in it.",
        caption="Three classes without a hidden layer: every wall between two of them is straight (data made up).",
    ),
)

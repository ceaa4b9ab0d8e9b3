"""Course 1, Week 4: deep networks."""

from __future__ import annotations

from itertools import pairwise

from notes.figures.drawing import (
    ACCENT,
    ACCENT_TINT,
    MUTED,
    TEXT,
    TINT,
    Figure,
    Pen,
    arrow,
    box,
    captions,
    chain,
    circle,
    column,
    connect,
    figure,
    group,
    layers,
    text,
)
from notes.figures.entry import Entry

BACKWARD = Pen(ink=ACCENT)
FAR = Pen(MUTED, dashed=True)
LOSS = r"\mathcal{L}"
FRACTION = 1.3 * TEXT  # so that the indices in a fraction can be read on a telephone


def deep_l4() -> Figure:
    sizes = (3, 5, 5, 3, 1)
    ranks = layers(*([circle(diameter=24) for _ in range(size)] for size in sizes), gap=66, pitch=36)
    edges = [connect(one, other) for one, other in pairwise(ranks)]
    counts = captions(
        [group(*rank) for rank in ranks],
        [f"$n^{{[{layer}]}} = {size}$" for layer, size in enumerate(sizes)],
        gap=12,
        size=TEXT,
    )
    result = text(r"$\hat{y}$").right_of(ranks[-1])
    return figure(edges, ranks, counts, result, arrow(ranks[-1][0], result))


def backprop_flow() -> Figure:
    forward = (
        r"$z^{[1]} = W^{[1]} x + b^{[1]}$",
        r"$a^{[1]} = \operatorname{ReLU}(z^{[1]})$",
        r"$z^{[2]} = W^{[2]} a^{[1]} + b^{[2]}$",
        r"$a^{[2]} = \sigma(z^{[2]})$",
    )
    names = ("z^{[1]}", "a^{[1]}", "z^{[2]}", "a^{[2]}")
    steps = column(*(box(words, 170, fill=TINT) for words in forward), gap=58)
    local = [slope(f"a^{{[{1 + i // 2}]}}", name) for i, name in enumerate(names)]
    local[1], local[3] = slope(names[2], names[1]), slope(LOSS, names[3])
    factors = tuple(
        box(rf"$\times {words}$", 96, ink=ACCENT, fill=ACCENT_TINT, size=FRACTION).right_of(step, 110)
        for words, step in zip(local, steps, strict=True)
    )
    x, loss = text("$x$").above(steps[0], 34), text(f"${LOSS}$").below(steps[3], 40)
    first = text(f"${slope(LOSS, names[0])}$", FRACTION, ACCENT).above(factors[0], 30)
    last = text(f"${slope(LOSS, LOSS)} = 1$", FRACTION, ACCENT).in_line_with(factors[3]).level_with(loss)
    caches = [arrow(step, factor, "cache", pen=FAR) for step, factor in zip(steps, factors, strict=True)]
    upwards = [
        arrow(below, above, f"${slope(LOSS, name)}$", "right", pen=BACKWARD, size=FRACTION)
        for below, above, name in zip(factors[:0:-1], factors[-2::-1], names[:0:-1], strict=True)
    ]
    ends = arrow(last, factors[3], pen=BACKWARD), arrow(factors[0], first, pen=BACKWARD)
    return figure(
        x, steps, loss, chain(x, *steps, loss), first, factors, last, caches, upwards, ends, arrow(loss, last)
    )


def slope(of: str, by: str) -> str:
    """Return the partial derivative of one by another."""
    return rf"\frac{{\partial {of}}}{{\partial {by}}}"


FIGURES = (
    Entry(
        "c1-fig-deep-l4",
        "deep-network.svg",
        deep_l4,
        alt="Five columns of circles, 3, 5, 5, 3 and 1 of them, each joined to all of the next; below the columns"
        " n0 = 3, n1 = 5, n2 = 5, n3 = 3, n4 = 1; an arrow leads to y hat.",
        caption="A network of four layers: three hidden, one for the output.",
    ),
    Entry(
        "c1-fig-backprop-flow",
        "backprop-flow.svg",
        backprop_flow,
        alt="Left, from top to bottom: x, then boxes z1 = W1 x + b1, a1 = ReLU of z1, z2 = W2 a1 + b2, a2 = sigma"
        " of z2, then the loss L. From each box an arrow named cache leads to a coloured box on its right. "
        "These are passed from bottom to top: the derivative of L with respect to itself is 1; it is "
        "multiplied by the derivative of L with respect to a2, then of a2 with respect to z2, of z2 with "
        "respect to a1, of a1 with respect to z1; on the way stand the derivatives of L with respect to a2, "
        "z2, a1, and at the end z1.",
        caption="Forward down the left side, backward up the right one (in colour). Each step back multiplies by one "
        "local derivative, made from what its step forward left in the cache.",
    ),
)

"""Course 1, Week 3: a network with one hidden layer, and activation functions."""

from __future__ import annotations

from collections.abc import Callable
from math import exp, tanh

from notes.figures.drawing import (
    ACCENT,
    Axes,
    Figure,
    Thing,
    arrow,
    axes,
    captions,
    circle,
    connect,
    figure,
    frame,
    layers,
    text,
)
from notes.figures.entry import Entry


def nn_representation() -> Figure:
    inputs, hidden, outputs = layers(
        [circle(f"$x_{number}$") for number in (1, 2, 3)],
        [circle(f"$a^{{[1]}}_{number}$") for number in (1, 2, 3, 4)],
        [circle("$a^{[2]}$")],
        gap=82,
        pitch=50,
    )
    ranks = inputs, hidden, outputs
    frames = [frame(rank, pad=11) for rank in ranks]
    names = captions(frames, ("Input layer", "Hidden layer", "Output layer"))
    parameters = captions(
        frames,
        ("$a^{[0]} = x$", "$W^{[1]}, b^{[1]}$\n(4, 3), (4, 1)", "$W^{[2]}, b^{[2]}$\n(1, 4), (1, 1)"),
        "top",
    )
    result = text(r"$\hat{y} = a^{[2]}$").right_of(frames[2], 30)
    weights = connect(inputs, hidden), connect(hidden, outputs)
    return figure(weights, ranks, frames, names, parameters, result, arrow(outputs[0], result))


def activation(
    function: Callable[[float], float], name: str, plane: Axes, levels: tuple[tuple[float, str], ...] = ()
) -> Figure:
    """Return the graph of an activation function, with its limits."""
    limits: list[Thing] = [plane.level(height, words) for height, words in levels]
    return figure(limits, plane, plane.curve(function, ink=ACCENT, weight=2.5, name=name))


def sigmoid() -> Figure:
    plane = axes((-6, 6), (-0.2, 1), 300, 150, cross=(0, -0.2), x_label="$z$", y_label="$a$", x_ticks=(-6, -3, 3, 6))
    return activation(
        lambda z: 1 / (1 + exp(-z)), "sigmoid", plane, ((0, "$a = 0$"), (0.5, "$a = 0.5$"), (1, "$a = 1$"))
    )


def hyperbolic_tangent() -> Figure:
    plane = axes((-4, 4), (-1, 1), 300, 150, cross=(0, 0), x_label="$z$", y_label="$a$", x_ticks=(-4, -2, 2, 4))
    return activation(tanh, "tanh", plane, ((-1, "$a = -1$"), (1, "$a = 1$")))


def relu() -> Figure:
    plane = axes(
        (-3, 3), (-0.5, 3), 260, 150, cross=(0, 0), x_label="$z$", y_label="$a$", x_ticks=(-2, 2), y_ticks=(2,)
    )
    return activation(lambda z: max(0.0, z), "relu", plane)


def leaky_relu() -> Figure:
    plane = axes((-3, 3), (-0.5, 3), 260, 150, cross=(0, 0), x_label="$z$", y_label="$a$", x_ticks=(2,), y_ticks=(2,))
    return activation(lambda z: max(0.1 * z, z), "leaky", plane)


FIGURES = (
    Entry(
        "c1-fig-nn-representation",
        "nn-representation.svg",
        nn_representation,
        alt="Three framed columns of circles, each joined to all of the next. Input layer: x1, x2, x3, above it "
        "a0 = x. Hidden layer: a1 with lower indices 1 to 4, above it W1 and b1 with shapes 4 by 3 and 4 by "
        "1. Output layer: a2, above it W2 and b2 with shapes 1 by 4 and 1 by 1. An arrow leads to y hat = a2.",
        caption="A network of two layers: the input is not counted. Above each column, what it holds or what it needs.",
    ),
    Entry(
        "c1-fig-sigmoid",
        "sigmoid.svg",
        sigmoid,
        alt="The sigmoid for z from minus 6 to 6: it rises from 0 through one half at z = 0 to 1; broken lines "
        "mark the three heights.",
        caption="The sigmoid lies between 0 and 1; far from zero it is flat, and its slope all but gone.",
    ),
    Entry(
        "c1-fig-tanh",
        "tanh.svg",
        hyperbolic_tangent,
        alt="The hyperbolic tangent for z from minus 4 to 4: it rises from minus 1 through the origin to 1; "
        "broken lines mark both limits.",
        caption="The hyperbolic tangent passes through the origin, so its outputs have a mean near zero.",
    ),
    Entry(
        "c1-fig-relu",
        "relu.svg",
        relu,
        alt="A line that is zero for z below 0 and then rises along the diagonal.",
        caption="ReLU: zero for negative $z$, the identity for positive.",
    ),
    Entry(
        "c1-fig-leaky-relu",
        "leaky-relu.svg",
        leaky_relu,
        alt="A line that rises slightly for z below 0 and along the diagonal from there on.",
        caption="Leaky ReLU: the slope on the left is drawn as 0.1, so that it can be seen; in use it is 0.01.",
    ),
)

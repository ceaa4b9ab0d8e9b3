"""Course 4, Week 1: convolutions, pooling, and networks of them."""

from __future__ import annotations

from itertools import pairwise

from notes.figures.drawing import (
    BLUE_TINT,
    GREEN_TINT,
    INK,
    TINT,
    Figure,
    Ink,
    Thing,
    arrow,
    brace,
    captions,
    circle,
    column,
    dots,
    figure,
    frame,
    group,
    row,
    text,
    volume,
)
from notes.figures.entry import Entry


def stage(size: int, channels: int, fill: Ink = TINT) -> Thing:
    """Return the volume size × size × channels."""
    return volume(size, size, channels, 2.1, fill=fill)


def units() -> Thing:
    """Return a column of units, most of them left out."""
    drawn = column(circle(diameter=13), circle(diameter=13), dots(r"$\vdots$"), circle(diameter=13), gap=5)
    return group(frame(drawn, pad=7, dashed=False, ink=INK), drawn)


def nn_example() -> Figure:
    volumes = row(
        stage(32, 3), stage(28, 8, BLUE_TINT), stage(14, 8, BLUE_TINT), stage(10, 16, GREEN_TINT),
        stage(5, 16, GREEN_TINT), gap=66,
    )  # fmt: skip
    image, conv1, pool1, conv2, pool2 = volumes
    sizes = captions(
        volumes,
        (
            r"$32 \times 32 \times 3$",
            "$28 \\times 28 \\times 8$\nCONV1",
            "$14 \\times 14 \\times 8$\nPOOL1",
            "$10 \\times 10 \\times 16$\nCONV2",
            "$5 \\times 5 \\times 16$\nPOOL2",
        ),
    )
    convolution, pooling = "$f = 5$\n$s = 1$", "MaxPool\n$f = 2$\n$s = 2$"
    steps = [
        arrow(one, other, words, "top")
        for (one, other), words in zip(pairwise(volumes), (convolution, pooling) * 2, strict=True)
    ]
    first = brace((conv1, pool1), "Layer 1", beyond=steps)
    second = brace((conv2, pool2), "Layer 2", beyond=steps)
    title = text("CNN example of handwritten digit recognition").above((first, second, *volumes), 18)
    equals = text("$=$").below(sizes, 78).in_line_with(image)
    flat = units().right_of(equals, 26)
    fc3, fc4, softmax = row(units().right_of(flat, 124), units(), text("Softmax,\n10 outputs"), gap=44)
    weights = arrow(flat, fc3, "$W^{[3]} (120, 400)$\n$b^{[3]} (120)$"), arrow(fc3, fc4), arrow(fc4, softmax)
    counts = captions((flat, fc3, fc4), ("400", "120\nFC3", "84\nFC4"))
    return figure(title, volumes, sizes, steps, first, second, equals, flat, fc3, fc4, softmax, weights, counts)


FIGURES = (
    Entry(
        "c4-fig-nn-example",
        "nn-example.svg",
        nn_example,
        alt="Cuboids from left to right: a picture of 32 by 32 by 3; CONV1 with 28 by 28 by 8 and POOL1 with 14 "
        "by 14 by 8, together Layer 1; CONV2 with 10 by 10 by 16 and POOL2 with 5 by 5 by 16, together Layer "
        "2. Below, the same as a column of 400 units, then columns FC3 of 120 and FC4 of 84, then Softmax "
        "with 10 outputs.",
        caption="Two pairs of convolution and pooling turn the picture into a small block with many channels; its 400 "
        "numbers then go through fully connected layers to ten classes.",
        png=True,
    ),
)

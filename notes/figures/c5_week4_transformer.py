"""Course 5, Week 4: the whole transformer."""

from __future__ import annotations

from notes.figures.drawing import (
    ACCENT,
    ACCENT_TINT,
    BLUE,
    BLUE_TINT,
    SMALL,
    TINT,
    Arrow,
    Figure,
    Ink,
    Pen,
    Point,
    Thing,
    arrow,
    box,
    chain,
    elbow,
    figure,
    frame,
    group,
    operator,
    space,
    text,
    through,
)
from notes.figures.drawing.geometry import Side
from notes.figures.drawing.recurrent import each_to_each, inputs_below
from notes.figures.entry import Entry

WIDE, HIGH, STEP, LOW = 150.0, 30.0, 26.0, 27.0
ATTENTION, FORWARD, NORM = ACCENT_TINT, BLUE_TINT, TINT


def layer(words: str, fill: Ink = TINT) -> Thing:
    """Return a box of the network."""
    return box(words, WIDE, HIGH, fill=fill, size=SMALL)


def tower(*things: Thing) -> tuple[Thing, ...]:
    """Return things from the bottom to the top."""
    placed = [things[0]]
    for thing in things[1:]:
        placed.append(thing.above(placed[-1], STEP))
    return tuple(placed)


def residual(sub: Thing, norm: Thing, side: Side, drop: float = 14.0) -> Arrow:
    """Return the way around a sub-layer, from the line below it to the norm above it."""
    fork = Point(sub.center.x, sub.room.bottom + drop)
    return elbow(fork, norm, out=side, into=side, reach=16, pen=Pen(ACCENT))


def encoder() -> tuple[Thing, ...]:
    """Return the boxes of the encoder, from below."""
    return tower(
        layer("Input embedding"),
        operator("$+$"),
        layer("Multi-head attention", ATTENTION),
        layer("Add & Norm"),
        layer("Feed forward", FORWARD),
        layer("Add & Norm"),
    )


def decoder() -> tuple[Thing, ...]:
    """Return the boxes of the decoder, from below, and its output."""
    return tower(
        layer("Output embedding\n(shifted right)"),
        operator("$+$"),
        layer("Masked multi-head\nattention", ATTENTION),
        layer("Add & Norm"),
        layer("Multi-head attention", ATTENTION),
        layer("Add & Norm"),
        layer("Feed forward", FORWARD),
        layer("Add & Norm"),
        layer("Linear"),
        layer("Softmax"),
        text(r"$\hat{y}$"),
    )


def keys_and_values(source: Thing, attention: Thing, wall: float) -> tuple[Arrow, ...]:
    """Return the way of the encoder's output: down before the wall of the decoder, and up into its second attention."""
    up, foot = source.room.top - STEP, attention.room.bottom + LOW
    key, value = attention.port("bottom", 0.14), attention.port("bottom", 0.32)
    fork, end = attention.side("bottom", 0.14).x, attention.side("bottom", 0.32).x
    corners = Point(source.center.x, up), Point(wall, up), Point(wall, foot), Point(end, foot)
    way = through(source, value, *corners, out="top", into="bottom", pen=Pen(BLUE))
    return way, arrow(Point(fork, foot), key, pen=Pen(BLUE))


def transformer() -> Figure:
    left = encoder()
    right = group(*decoder()).right_of(left[0], 92, align="bottom").parts
    upper = group(*right[4:]).moved(0, STEP - LOW - 8).parts
    right = (*right[:4], *upper)
    attend = right[4]
    inside = [residual(left[at], left[at + 1], "left") for at in (2, 4)]
    beside = [residual(right[at], right[at + 1], "right", LOW if at == 4 else 14) for at in (2, 4, 6)]
    frames = (
        frame((*left[2:], *inside), "encoder\n$\\times N$", "left", pad=7),
        frame((*right[2:8], *beside), "decoder\n$\\times N$", "right", pad=7),
    )
    inputs = inputs_below((left[0], right[0]), ("$x$", "$y$"), 20)
    waves = (
        text("positional\nencoding", SMALL).left_of(left[1], 24),
        text("positional\nencoding", SMALL).right_of(right[1], 24),
    )
    return figure(
        (frames, left, right, inside, beside, inputs, waves),
        (chain(inputs[0], *left), chain(inputs[1], *right)),
        each_to_each(waves, (left[1], right[1])),
        keys_and_values(left[5], attend, frames[1].outline.bounds.left - 26),
        [
            text(name, SMALL).below(space(1, 1).at(attend.side("bottom", at)), 7).moved(9, 0)
            for name, at in (("$K$", 0.14), ("$V$", 0.32), ("$Q$", 0.5))
        ],
    )


FIGURES = (
    Entry(
        "c5-fig-transformer",
        "transformer.svg",
        transformer,
        alt="Two towers. Left, the encoder, N times: input embedding plus positional encoding, then "
        "multi-head attention, Add and Norm, feed forward, Add and Norm. Right, the decoder, N times: "
        "output embedding shifted right plus positional encoding, then masked multi-head attention, Add "
        "and Norm, multi-head attention with Q from below and K and V from the encoder, Add and Norm, "
        "feed forward, Add and Norm; on top Linear, Softmax and y hat. A coloured arc leads around every "
        "sub-layer.",
        caption="The transformer, drawn after the paper's first figure. Residual connections lead around every "
        "sub-layer; the blue line brings keys and values from the encoder to every decoder block.",
    ),
)

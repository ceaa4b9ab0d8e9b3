"""Course 5, Week 3: the attention model of the course's exercise."""

from __future__ import annotations

from itertools import pairwise

from notes.figures.drawing import (
    ACCENT,
    ACCENT_TINT,
    BLUE,
    BLUE_TINT,
    GREEN_TINT,
    INK,
    MUTED,
    SMALL,
    THIN,
    TINT,
    Figure,
    Group,
    Ink,
    Pen,
    Point,
    Thing,
    arrow,
    blank,
    box,
    chain,
    dots,
    elbow,
    figure,
    group,
    row,
    space,
    text,
    through,
)
from notes.figures.drawing.recurrent import at_step, each_to_each, inputs_below, outputs_above
from notes.figures.entry import Entry

ENCODER, DECODER = BLUE_TINT, GREEN_TINT


def one_hot(place: int) -> Thing:
    """Return a column of zeros with a single one."""
    return blank(6, 1, 9, paint=lambda row, _: INK if row == place else None)


def part(words: str, fill: Ink) -> Thing:
    """Return a part of the network."""
    return box(words, 76, 44, fill=fill, size=SMALL)


def more(like: Thing) -> Group:
    """Return the dots between two parts; arrows end at a box as high as the parts."""
    return group(space(30, like.room.height), dots())


def bi_lstm() -> tuple[tuple[Thing, ...], tuple[Thing, ...], Group]:
    """Return the boxes of the encoder (the third are dots), its activations, and all of it."""
    name, steps = "pre-attention\nBi-LSTM", ("1", "2", "T_x")
    boxes = row(part(name, ENCODER), part(name, ENCODER), more(part(name, ENCODER)), part(name, ENCODER), gap=28)
    used = (*boxes[:2], boxes[3])
    columns = [one_hot(place).below(each, 22) for each, place in zip(used, (1, 4, 2), strict=True)]
    inputs = inputs_below(columns, [at_step("x", step) for step in steps], 6)
    activations = outputs_above(used, [at_step("a", step) for step in steps], 20)
    start = text(r"$\overrightarrow{a^{\langle 0 \rangle}} = \vec{0}$", SMALL).left_of(boxes[0], 20)
    end = text(r"$\overleftarrow{a^{\langle T_x + 1 \rangle}} = \vec{0}$", SMALL).right_of(boxes[3], 20)
    start, end = (each.moved(0, by * boxes[0].room.height * 0.2) for each, by in ((start, -1), (end, 1)))
    forwards = [arrow(one.port("right", 0.3), other.port("left", 0.3)) for one, other in pairwise(boxes)]
    backwards = [arrow(other.port("left", 0.7), one.port("right", 0.7)) for one, other in pairwise(boxes)]
    ends = arrow(start, boxes[0].port("left", 0.3)), arrow(end, boxes[3].port("right", 0.7))
    upwards = each_to_each(columns, used), each_to_each(used, activations)
    whole = group(boxes, columns, inputs, activations, start, end, forwards, backwards, ends, upwards)
    return boxes, tuple(activations), whole


def attn_model() -> Figure:
    boxes, activations, encoder = bi_lstm()
    steps = ("1", "2", "T_y")
    attention = [part("Attention", ACCENT_TINT).above(encoder, 58).in_line_with(each) for each in activations]
    names = [rf"$\text{{context}}^{{\langle {step} \rangle}}$" for step in steps]
    contexts = outputs_above(attention, names, 18)
    first, second, last = writers = [part("post-attention\nLSTM", DECODER).above(each, 18) for each in contexts]
    between = dots().level_with(first).in_line_with(boxes[2])
    before = text(at_step("s", 0)).left_of(first, 28)
    softmax = [box("Softmax", 92, fill=TINT, size=SMALL).above(each, 22) for each in writers]
    outputs = outputs_above(softmax, [at_step(r"\hat{y}", step) for step in steps], 20)
    states = (before.port("bottom"), first.port("bottom", 0.92), between.port("bottom"))
    ranks = (attention, contexts, writers, softmax, outputs)
    return figure(
        [
            arrow(one.port("top"), each.port("bottom", into), pen=Pen(MUTED, THIN))
            for one, into in zip(activations, (0.25, 0.5, 0.75), strict=True)
            for each in attention
        ],
        (encoder, ranks, between, before),
        [each_to_each(lower, upper) for lower, upper in pairwise(ranks)],
        chain(before, first, second, between, last),
        [elbow(state, each, into="left", pen=Pen(ACCENT)) for state, each in zip(states, attention, strict=True)],
    )


def attn_mechanism() -> Figure:
    steps = ("1", "2", "T_x")
    first, second, more, last = places = row(
        *(box("Concatenate", 104, fill=ENCODER, size=SMALL) for _ in range(2)),
        *(dots(), box("Concatenate", 104, fill=ENCODER, size=SMALL)),
        gap=26,
    )
    joins = (first, second, last)
    wide = group(*places).room.width
    names = inputs_below(joins, [at_step("a", step) for step in steps], 24)
    activations = [each.moved(first.room.width / 4, 0) for each in names]
    repeat = box("RepeatVector", wide, fill=DECODER, size=SMALL).below(activations, 18).in_line_with(group(*places))
    state = text(at_step("s", "t-1")).below(repeat, 22)
    dense = [box("Dense", 104, fill=TINT, size=SMALL).above(each, 22) for each in joins]
    softmax = box("Softmax", wide, fill=ACCENT_TINT, size=SMALL).above(dense, 22).in_line_with(repeat)
    weights = outputs_above(
        [each.level_with(softmax) for each in dense], [at_step(r"\alpha", f"t, {t}") for t in steps], 22
    )
    total = r"\sum_{t'=1}^{T_x} \alpha^{\langle t, t' \rangle} a^{\langle t' \rangle}"
    context = box(rf"$\text{{context}}^{{\langle t \rangle}} = {total}$", wide, fill=TINT).above(weights, 20)
    context = context.in_line_with(softmax)
    outside = Point(last.room.right + 24, 0)
    corners = Point(outside.x, activations[-1].center.y), Point(outside.x, context.center.y)
    return figure(
        (places, activations, repeat, state, dense, softmax, weights, context),
        [dots().in_line_with(more).level_with(each) for each in (dense[0], weights[0])],
        arrow(state, repeat),
        [arrow(Point(each.side("bottom", 0.25).x, repeat.room.top), each.port("bottom", 0.25)) for each in joins],
        [arrow(one, each.port("bottom", 0.75)) for one, each in zip(activations, joins, strict=True)],
        each_to_each(joins, dense),
        [arrow(each, Point(each.center.x, softmax.room.bottom)) for each in dense],
        [arrow(Point(each.center.x, softmax.room.top), each) for each in weights],
        [arrow(each, Point(each.center.x, context.room.bottom)) for each in weights],
        through(
            activations[-1],
            context,
            *corners,
            into="right",
            pen=Pen(BLUE),
            words=r"all $a^{\langle t' \rangle}$",
            side="right",
        ),
    )


FIGURES = (
    Entry(
        "c5-fig-attn-model",
        "attn_model.svg",
        attn_model,
        alt="From below: one-hot columns x1, x2 and so on to x Tx; boxes called pre-attention Bi-LSTM, joined "
        "by arrows both ways, with zeros coming in at both ends; their activations a, each with an arrow "
        "to every box called Attention; a context from each of these to a box called post-attention LSTM, "
        "which form a chain from s0; a Softmax above each; the outputs y hat 1, y hat 2 and so on to y "
        "hat Ty. Coloured arrows lead from the previous state into each Attention box.",
        caption=r"The course's date translator. From all activations (an $a^{\langle t \rangle}$ for each input) and "
        r"the previous state $s$ an Attention box makes the $\text{context}^{\langle t \rangle}$ of one "
        r"$\hat{y}^{\langle t \rangle}$. No output is fed back: the next digit of a date hardly depends on the "
        r"last one.",
    ),
    Entry(
        "c5-fig-attn-mechanism",
        "attn_mechanism.svg",
        attn_mechanism,
        alt="The previous state goes into a wide box, RepeatVector, from which copies go up into boxes called "
        "Concatenate, together with a1, a2 and so on to a Tx. Above each stands a box called Dense, above "
        "all one wide Softmax; its outputs are the weights alpha. They go into a last box, in which the "
        "context is the sum of weights times activations; a coloured arrow brings all activations there.",
        caption=r"Inside one Attention box. The same small network scores every $a^{\langle t' \rangle}$, and one "
        "softmax over all scores makes the weights sum to 1.",
    ),
)

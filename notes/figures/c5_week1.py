"""Course 5, Week 1: recurrent networks over time, and what shapes they have."""

from __future__ import annotations

from itertools import pairwise

from notes.figures.drawing import (
    ACCENT,
    BLUE_TINT,
    HEAVY,
    INK,
    SMALL,
    TINT,
    Figure,
    Group,
    Pen,
    Thing,
    arrow,
    box,
    captions,
    chain,
    circle,
    column,
    dots,
    figure,
    frame,
    group,
    row,
    text,
)
from notes.figures.drawing.recurrent import at_step
from notes.figures.drawing.steps import curved_back, facing, there_and_back, unrolled
from notes.figures.entry import Entry


def layer() -> Group:
    """Return the units of one step: four circles in a frame."""
    units = column(*(circle(diameter=15, fill=BLUE_TINT) for _ in range(4)), gap=5)
    return group(frame(units, pad=7, dashed=False, ink=INK), *units)


def rnn_forward() -> Figure:
    times = ("1", "2", "3", "", "T_x")
    net = unrolled(
        [layer() if t else dots() for t in times],
        [text(at_step("x", t)) if t else None for t in times],
        [text(at_step(r"\hat{y}", t.replace("x", "y"))) if t else None for t in times],
        gap=54,
        between=40,
    )
    start = text(at_step("a", 0)).left_of(net.states[0], 46)
    onwards = [arrow(one, other, "$W_{aa}$", "bottom") for one, other in pairwise((start, *net.states))]
    names = [text(at_step("a", t), SMALL).above(way, 5) for t, way in zip("123", onwards[1:], strict=False)]
    upwards = [
        [arrow(x, a, "$W_{ax}$", "right"), arrow(a, y, "$W_{ya}$", "right")]
        for x, a, y in zip(net.inputs, net.states, net.outputs, strict=True)
        if x and y
    ]
    return figure(start, net.things, onwards, names, upwards)


def bptt() -> Figure:
    times = ("1", "2", "3", "", "T_x")
    net = unrolled(
        [box(at_step("a", t), 56, 40, fill=BLUE_TINT) if t else dots() for t in times],
        [text(at_step("x", t)) if t else None for t in times],
        [text(at_step(r"\hat{y}", t.replace("x", "y"))) if t else None for t in times],
        gap=44,
        between=36,
    )
    outputs = [y for y in net.outputs if y]
    losses = [text(at_step(r"\mathcal{L}", t.replace("x", "y"))) for t in times if t]
    losses = [loss.above(y, 36).in_line_with(y) for loss, y in zip(losses, outputs, strict=True)]
    first, last = net.states[0].room.left, net.states[-1].room.right
    total = box(r"$\mathcal{L} = \sum_{t} \mathcal{L}^{\langle t \rangle}$", last - first, fill=TINT)
    total = total.above(losses, 36).in_line_with(group(*losses))
    readers = [a for a, y in zip(net.states, net.outputs, strict=True) if y]
    ways = [
        (there_and_back(a, y), there_and_back(y, loss), there_and_back(loss, facing(total, loss)))
        for a, y, loss in zip(readers, outputs, losses, strict=True)
    ]
    through_time = [there_and_back(one, other, Pen(ACCENT, HEAVY), 7) for one, other in pairwise(net.states)]
    entering = [arrow(x, a) for x, a in zip(net.inputs, net.states, strict=True) if x]
    return figure(net.things, losses, total, ways, through_time, entering)


def rnn_type() -> Figure:
    def state() -> Thing:
        return box(width=28, height=28, fill=BLUE_TINT)

    def small(symbol: str, *times: str) -> list[Thing | None]:
        return [text(at_step(symbol, t), SMALL) if t else None for t in times]

    def panel(inputs: list[Thing | None], outputs: list[Thing | None], words: str, fed: int = 9) -> Group:
        """Return a chain with a title; outputs from step `fed` on are handed to the next step."""
        net = unrolled([state() for _ in inputs], inputs, outputs, gap=22, between=24)
        start = text(at_step("a", 0), SMALL).left_of(net.states[0], 20)
        feeds = [curved_back(y, x) for y, x in zip(net.outputs[fed:], net.inputs[fed + 1 :], strict=False) if x and y]
        drawing = (start, *net.things, arrow(start, net.states[0]), *net.upwards, *net.onwards, *feeds)
        return group(drawing, captions((group(*drawing),), (words,), gap=10))

    hat = r"\hat{y}"
    upper = row(
        panel(small("x", "1"), small(hat, "1"), "one to one\n$T_x = T_y = 1$"),
        panel(
            [*small("x", "1"), *small(hat, "1", "2")], small(hat, "1", "2", "3"), "one to many\n$T_x = 1, T_y > 1$", 0
        ),
        panel(small("x", "1", "2", "3"), [None, None, *small(hat, "1")], "many to one\n$T_x > 1, T_y = 1$"),
        gap=44,
    )
    lower = row(
        panel(small("x", "1", "2", "3"), small(hat, "1", "2", "3"), "many to many, equal\n$T_x = T_y$"),
        panel(
            [*small("x", "1", "2"), None, *small(hat, "1", "2")],
            [None, None, *small(hat, "1", "2", "3")],
            "many to many, different\n$T_x \\neq T_y$",
            2,
        ),
        gap=52,
    )
    return figure(upper, group(*lower).below(upper, 34))


def rnn_lm() -> Figure:
    times = ("1", "2", "3", "", "9")
    before = ("", "Cats", "average", "", "day")
    guesses = (
        "P(a)\nP(aaron)\n...\nP(cats)\nP(EOS)",
        "P(average\n| Cats)",
        "P(__ |\nCats average)",
        "",
        "P(EOS | ...)",
    )
    inputs = [
        text(f"$x^{{\\langle {t} \\rangle}} = y^{{\\langle {int(t) - 1} \\rangle}}$", SMALL) if t else None
        for t in times
    ]
    inputs[0] = text(r"$x^{\langle 1 \rangle} = \vec{0}\vphantom{y}$", SMALL)
    net = unrolled(
        [box(at_step("a", t), fill=BLUE_TINT) if t else dots() for t in times],
        inputs,
        [text(at_step(r"\hat{y}", t)) if t else None for t in times],
        gap=24,
    )
    words = [text(f"“{word}”", SMALL).below(x, 4) for x, word in zip(net.inputs, before, strict=True) if x and word]
    words = [word.level_with(words[1]) for word in words]
    chances = [text(guess, SMALL).above(y, 4) for y, guess in zip(net.outputs, guesses, strict=True) if y]
    start = text(r"$a^{\langle 0 \rangle} = \vec{0}$").left_of(net.states[0], 30)
    return figure(start, net.things, words, chances, arrow(start, net.states[0]), net.upwards, net.onwards)


def rnn_sampling() -> Figure:
    hat = r"\hat{y}"
    net = unrolled(
        [box(at_step("a", t), 46, fill=BLUE_TINT) if t else dots() for t in ("1", "2", "3", "", "T_y")],
        [
            text(r"$x^{\langle 1 \rangle} = \vec{0}$"),
            *(text(at_step(hat, t)) for t in (1, 2)),
            dots(),
            text(at_step(hat, "T_y - 1")),
        ],
        [*(text(at_step(hat, t)) for t in (1, 2, 3)), dots(), text(at_step(hat, "T_y"))],
        gap=34,
        between=36,
    )
    start = text(at_step("a", 0)).left_of(net.states[0], 30)
    feeds = [curved_back(y, x) for y, x in zip(net.outputs, net.inputs[1:], strict=False) if x and y]
    upwards = [way for way in net.upwards if abs(way.center.x - net.states[3].center.x) > 1]
    return figure(start, net.things, chain(start, *net.states), upwards, feeds)


FIGURES = (
    Entry(
        "c5-fig-rnn-forward",
        "rnn-forward.svg",
        rnn_forward,
        alt="A row of framed columns of four circles, one for each step: 1, 2, 3, dots, T x. An arrow W ax leads from "
        "the input x of the step up into each, an arrow W ya from each up to the output y hat, and arrows W aa from a0 "
        "to the first column and from each to the next; they carry the activations a1, a2, a3.",
        caption="One layer, drawn once for every step. Upwards goes the word of the step, to the right the memory; "
        "the same three matrices are used at every step.",
    ),
    Entry(
        "c5-fig-bptt",
        "bptt.svg",
        bptt,
        alt="A chain of boxes a1, a2, a3, dots, a T x, with inputs x below. Arrows lead up from each box to its "
        "output y hat, to its loss L, and into one wide box on top, the total loss L. Beside each of these arrows, and "
        "beside those from box to box, a coloured arrow runs the other way; those from right to left are heavy.",
        caption=r"Up and to the right: the forward pass, to the total loss $\mathcal{L}$. In colour: the "
        "derivatives, down and, through time, from right to left.",
    ),
    Entry(
        "c5-fig-rnn-type",
        "rnn-type.svg",
        rnn_type,
        alt="Five chains of boxes. One to one: one input, one output. One to many: one input at the first step, an "
        "output at each; a broken curve leads from each output to the input of the next step. Many to one: an input at "
        "each step, one output at the last. Many to many, equal: input and output at each step. Many to many, "
        "different: two inputs without outputs, then three steps with an output, each handed to the next step.",
        caption="The same unit in five shapes. Broken curves: what a step has put out is the next step's input.",
    ),
    Entry(
        "c5-fig-rnn-lm",
        "rnn-lm.svg",
        rnn_lm,
        alt="From a0 = 0 a chain of boxes a1, a2, a3, dots, a9. Inputs below: x1 = 0; x2 = y1, Cats; x3 = y2, average; "
        "dots; x9 = y8, day. Outputs above: y hat 1 with P(a), P(aaron), ..., P(cats), P(EOS); y hat 2 with P(average "
        "given Cats); y hat 3 with P(blank given Cats average); y hat 9 with P(EOS given all before).",
        caption="The sentence goes in one step late, and every output is a softmax over the whole vocabulary for the "
        "word that comes next.",
    ),
    Entry(
        "c5-fig-rnn-sampling",
        "rnn-sampling.svg",
        rnn_sampling,
        alt="From a0 a chain of boxes a1, a2, a3, dots, a T y. The first input is 0. From the output of each box, y "
        "hat, a broken curve leads down to the input of the next box, which is labelled with the same y hat; the last "
        "input is y hat of T y minus 1.",
        caption=r"Sampling: the word drawn from $\hat{y}^{\langle t \rangle}$ is the input of the next step.",
    ),
)

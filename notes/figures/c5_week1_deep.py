"""Course 5, Week 1: recurrent networks that read in both directions, and in several layers."""

from __future__ import annotations

from itertools import pairwise

from notes.figures.drawing import (
    ACCENT,
    ACCENT_TINT,
    BLUE,
    BLUE_TINT,
    GREEN,
    GREEN_TINT,
    HEAVY,
    INK,
    SMALL,
    Figure,
    Pen,
    Thing,
    arrow,
    box,
    brace,
    chain,
    figure,
    grid,
    text,
)
from notes.figures.drawing.recurrent import at_step
from notes.figures.entry import Entry


def brnn_ner() -> Figure:
    def words(sentence: str) -> list[Thing]:
        return [text(word, SMALL, ACCENT if place < 3 else INK) for place, word in enumerate(sentence.split())]

    roosevelt, outputs, states, bears = grid(
        words("He said, Teddy Roosevelt was a great President!"),
        [text(at_step(r"\hat{y}", t)) for t in range(1, 8)],
        [box(at_step("a", t), 42, 40, fill=ACCENT_TINT if t == 3 else BLUE_TINT) for t in range(1, 8)],
        words("He said, Teddy bears are on sale!"),
        gap=15,
        between=24,
    )
    roosevelt = tuple(word.moved(0, -14) for word in roosevelt)
    start = text(at_step("a", 0)).left_of(states[0], 15)
    ways = chain(start, *states), [chain(x, a, y) for x, a, y in zip(bears, states, outputs, strict=True)]
    braces = (
        brace(roosevelt[:3], r"here $y^{\langle 3 \rangle} = 1$", ink=ACCENT),
        brace(bears[:3], r"here $y^{\langle 3 \rangle} = 0$", "bottom", ink=ACCENT),
    )
    return figure(start, roosevelt, outputs, states, bears, ways, braces)


def brnn() -> Figure:
    def backward(t: int) -> str:
        return rf"$\overleftarrow{{a^{{\langle {t} \rangle}}}}$"

    def forward(t: int) -> str:
        return rf"$\overrightarrow{{a^{{\langle {t} \rangle}}}}$"

    times, aside = range(1, 5), 29
    outputs, backwards, forwards, inputs = grid(
        [text(at_step(r"\hat{y}", t)) for t in times],
        [box(backward(t), 50, 40, fill=GREEN_TINT, ink=GREEN) for t in times],
        [box(forward(t), 50, 40, fill=BLUE_TINT, ink=BLUE) for t in times],
        [text(at_step("x", t)) for t in times],
        gap=58,
        between=34,
    )
    backwards = tuple(each.moved(aside, 0) for each in backwards)
    forwards = tuple(each.moved(-aside, 0) for each in forwards)
    start = text(forward(0), ink=BLUE).left_of(forwards[0], 34)
    end = text(backward(5), ink=GREEN).right_of(backwards[-1], 34)
    ways = [
        (arrow(x, one), arrow(x, other), arrow(one, y), arrow(other, y))
        for x, one, other, y in zip(inputs, forwards, backwards, outputs, strict=True)
    ]
    through_time = chain(start, *forwards, pen=Pen(BLUE)), chain(end, *reversed(backwards), pen=Pen(GREEN))
    return figure(ways, through_time, start, end, outputs, backwards, forwards, inputs)


def drnn() -> Figure:
    def state(layer: int, t: int) -> Thing:
        words = rf"$a^{{[{layer}]\langle {t} \rangle}}$"
        if (layer, t) == (2, 3):
            return box(words, 62, 42, fill=ACCENT_TINT, ink=ACCENT, weight=HEAVY)
        return box(words, 62, 42, fill=BLUE_TINT)

    times = range(1, 5)
    outputs, third, second, first, inputs = grid(
        [text(at_step(r"\hat{y}", t)) for t in times],
        *([state(layer, t) for t in times] for layer in (3, 2, 1)),
        [text(at_step("x", t)) for t in times],
        gap=32,
        between=30,
    )
    starts, parameters, onwards = [], [], []
    for layer, states in enumerate((first, second, third), start=1):
        start = text(rf"$a^{{[{layer}]\langle 0 \rangle}}$").left_of(states[0], 32)
        starts.append(start)
        parameters.append(text(f"$W_a^{{[{layer}]}}, b_a^{{[{layer}]}}$").left_of(start, 14))
        onwards.append([arrow(one, other, pen=into(other, second[2])) for one, other in pairwise((start, *states))])
    upwards = [
        [arrow(one, other, pen=into(other, second[2])) for one, other in pairwise(places)]
        for places in zip(inputs, first, second, third, outputs, strict=True)
    ]
    return figure(outputs, third, second, first, inputs, starts, parameters, onwards, upwards)


def into(end: Thing, chosen: Thing) -> Pen:
    """Return the pen of an arrow: accented if it leads into the chosen box."""
    return Pen(ACCENT, HEAVY) if end is chosen else Pen()


FIGURES = (
    Entry(
        "c5-fig-brnn-ner",
        "brnn-ner.svg",
        brnn_ner,
        alt="A chain of seven boxes, a1 to a7, each with an output y hat above. Below them the words He said, Teddy "
        "bears are on sale! Above them the words He said, Teddy Roosevelt was a great President! The first three words "
        "of either sentence are coloured and braced: above, y3 is 1; below, y3 is 0. The third box is coloured.",
        caption="What the third box has read, in colour, is the same in both sentences; what it should say is not.",
    ),
    Entry(
        "c5-fig-brnn",
        "brnn.svg",
        brnn,
        alt="Four steps. Below, in one colour, the boxes a1 to a4, with arrows over their letters to the right, "
        "joined from left to right. Above, in a second colour, a4 to a1 with arrows to the left, joined from "
        "right to left. Each input x below has an arrow to both boxes of its step, and both have one to its output y "
        "hat above.",
        caption=r"Two chains over the same words, one from the left and one from the right; every "
        r"$\hat{y}^{\langle t \rangle}$ hears both, and every $x^{\langle t \rangle}$ feeds both.",
    ),
    Entry(
        "c5-fig-drnn",
        "drnn.svg",
        drnn,
        alt="A grid of boxes: three layers, four steps. Arrows lead to the right from a0 of each layer through its four"
        " boxes, and up from x of each step through the three layers to y hat. Left of each layer stand its W a and b "
        "a. The box of layer 2, step 3 is coloured, and so are the two arrows that lead into it.",
        caption=r"From $x^{\langle t \rangle}$ up to $\hat{y}^{\langle t \rangle}$: box $a^{[l]\langle t \rangle}$ "
        r"belongs to layer $l$ and step $t$. Each layer begins with $a^{[l]\langle 0 \rangle}$ and uses its "
        r"$W_a^{[l]}, b_a^{[l]}$ at every step. In colour: what $a^{[2]\langle 3 \rangle}$ is made from.",
    ),
)

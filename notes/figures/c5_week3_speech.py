"""Course 5, Week 3: speech as a sequence."""

from __future__ import annotations

from itertools import pairwise
from math import exp, sin

from notes.figures.drawing import (
    ACCENT,
    ACCENT_TINT,
    BLUE,
    BLUE_TINT,
    GREEN_TINT,
    MUTED,
    SMALL,
    THIN,
    TINT,
    Figure,
    Group,
    Pen,
    arrow,
    axes,
    box,
    cells,
    chain,
    dots,
    figure,
    group,
    operator,
    painted,
    row,
    text,
)
from notes.figures.drawing.recurrent import at_step, each_to_each, inputs_below, outputs_above, step_box
from notes.figures.entry import Entry

ENCODER, DECODER = BLUE_TINT, GREEN_TINT
BOTH_WAYS = Pen(both=True)


def speech_attention() -> Figure:
    boxes = row(step_box(ENCODER), step_box(ENCODER), dots(), step_box(ENCODER), step_box(ENCODER), gap=56)
    readers = (*boxes[:2], *boxes[3:])
    inputs = inputs_below(readers, [at_step("x", step) for step in (1, 2, 999, 1000)], 22)
    first, second = group(*row(operator("$+$"), operator("$+$"), gap=96)).above(boxes, 84).parts
    s1, s2 = (box(at_step("s", number), 46, fill=DECODER).above(each, 26) for number, each in ((1, first), (2, second)))
    start, more = text(at_step("s", 0)).left_of(s1, 34), dots().right_of(s2, 34)
    written = outputs_above((s1, s2), ("T", "h"), 24)
    return figure(
        [arrow(reader.port("top", 0.7), second, pen=Pen(BLUE)) for reader in readers],
        [arrow(reader.port("top", 0.3), first, pen=Pen(ACCENT)) for reader in readers],
        (boxes, inputs, first, second, s1, s2, start, more, written),
        [arrow(one, other, pen=BOTH_WAYS) for one, other in pairwise(boxes)],
        each_to_each(inputs, readers),
        arrow(first, s1),
        arrow(second, s2),
        chain(start, s1, s2, more),
        each_to_each((s1, s2), written),
    )


def ctc_rnn() -> Figure:
    start, *boxes = row(
        text(at_step("a", 0)), *(step_box(ENCODER) for _ in range(3)), dots(), step_box(ENCODER), gap=36
    )
    used = (*boxes[:3], boxes[4])
    steps = (1, 2, 3, 1000)
    inputs = inputs_below(used, [at_step("x", step) for step in steps])
    outputs = outputs_above(used, [at_step(r"\hat{y}", step) for step in steps])
    letters = outputs_above(outputs, ("t", "t", "t", "blank"), 8, SMALL)
    return figure(
        (start, boxes, inputs, outputs, letters),
        chain(start, *boxes),
        each_to_each(inputs, used),
        each_to_each(used, outputs),
    )


# Made up: when the word is said, in seconds; and how long 50 of 1375 steps of ten seconds are.
SAID = ((1.6, 2.5), (6.2, 7.1))
HELD = 10 * 50 / 1375


def sound(time: float) -> float:
    """Return a made-up sound: faint noise, and two loud words."""
    loud = sum(exp(-(((time - (start + end) / 2) / 0.38) ** 4)) for start, end in SAID)
    wild = sin(61 * time) + 0.7 * sin(97 * time + 1) + 0.5 * sin(37 * time + 2)
    return wild / 2.2 * (0.06 + (0.7 + 0.3 * sin(9 * time)) * loud)


def labels() -> list[tuple[float, float]]:
    """Return the corners of the labels: 1 from the end of each word on, for the time held."""
    corners = [(0.0, 0.0)]
    for _, end in SAID:
        corners += [(end, 0.0), (end, 1.0), (end + HELD, 1.0), (end + HELD, 0.0)]
    return [*corners, (10.0, 0.0)]


def devices() -> Group:
    """Return a table of what is sold, and the phrase that wakes it."""
    names = cells([["Amazon Echo"], ["Baidu DuerOS"], ["Apple Siri"], ["Google Home"]], 116, 24, paint=painted(TINT))
    phrases = cells([["Alexa"], ["xiaodunihao"], ["Hey Siri"], ["Okay Google"]], 116, 24)
    return group(row(names, phrases, gap=0))


def trigger_word() -> Figure:
    wave = axes((0, 10), (-1.1, 1.1), 340, 84, cross=(0, 0), x_label="$t$")
    signal = axes((0, 10), (0, 1.25), 340, 56, x_label="$t$", y_label="$y$", y_ticks=(0, 1))
    signal = signal.below(wave, 18).in_line_with(wave)
    heard = [wave.shaded(start, end, ACCENT_TINT) for start, end in SAID]
    words = [text("activate", SMALL).above(each, 5) for each in heard]
    ends = [
        arrow(wave.place(end, -1.1), signal.place(end, 0), pen=Pen(MUTED, THIN, dashed=True, head=False))
        for _, end in SAID
    ]
    table = devices().below(signal, 26)
    return figure(
        (heard, ends, wave, words, wave.curve(sound, steps=800, weight=THIN, name="sound")),
        (signal, signal.curve(labels(), ink=ACCENT, weight=2.5, name="label")),
        table,
    )


FIGURES = (
    Entry(
        "c5-fig-speech-attention",
        "speech-recognition-attention.svg",
        speech_attention,
        alt="Boxes of an encoder over x1, x2, dots, x999, x1000, joined by arrows both ways. From each an "
        "arrow leads to one plus below the state s1, with output T, and one to another plus below s2, "
        "with output h. s0 leads to s1, s1 to s2, s2 to dots.",
        caption="Attention from letters to frames of sound: a thousand inputs, and one character a step.",
    ),
    Entry(
        "c5-fig-ctc-rnn",
        "ctc-rnn.svg",
        ctc_rnn,
        alt="A chain of boxes from a0; inputs x1, x2, x3, dots, x1000 below, outputs y hat 1, y hat 2, y hat "
        "3, dots, y hat 1000 above. Over the outputs stand the characters t, t, t, and blank at the end.",
        caption="One output for each input: far more characters than the text has. Repeats and blanks fill the "
        "time, and are taken out afterwards.",
    ),
    Entry(
        "c5-fig-trigger-word",
        "trigger-word-detection.svg",
        trigger_word,
        alt="On top a sound wave: faint noise with two loud stretches, shaded and called activate. Below it "
        "the label y: 0, and 1 for a short while directly after each stretch. At the bottom a table: "
        "Amazon Echo, Alexa; Baidu DuerOS, xiaodunihao; Apple Siri, Hey Siri; Google Home, Okay Google.",
        caption="Ten seconds of sound (made up) and their labels, which turn to 1 when the word is over and stay "
        "there for 50 steps. Below, what wakes four products.",
    ),
)

"""Course 5, Week 3: encoder and decoder, and the search for the best sentence."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from notes.figures.drawing import (
    ACCENT,
    ACCENT_TINT,
    BLUE_TINT,
    GREEN_TINT,
    SMALL,
    Figure,
    Group,
    Ink,
    Pen,
    Thing,
    arrow,
    axes,
    brace,
    cells,
    chain,
    column,
    dots,
    figure,
    grid,
    group,
    row,
    text,
)
from notes.figures.drawing.recurrent import at_step, each_to_each, fed_back, inputs_below, outputs_above, step_box
from notes.figures.entry import Entry

ENCODER, DECODER = BLUE_TINT, GREEN_TINT


def sentence(symbol: str, words: str) -> Group:
    """Return the words of a sentence, each over its name."""
    each = words.split()
    said, names = grid(
        [text(word, SMALL) for word in each],
        [text(at_step(symbol, number), SMALL) for number in range(1, len(each) + 1)],
        gap=20,
        between=5,
    )
    return group(said, names)


def steps(fill: Ink) -> tuple[Thing, Thing, Thing, Thing]:
    """Return the boxes of step 1 and step 2, the dots, and the box of the last step."""
    return step_box(fill), step_box(fill), dots(), step_box(fill)


def read(boxes: Sequence[Thing]) -> Group:
    """Return the words that an encoder reads, from below, with their arrows."""
    first, second, _, last = boxes
    words = inputs_below((first, second, last), [at_step("x", t) for t in (1, 2, "T_x")])
    return group(words, each_to_each(words, (first, second, last)))


def written(boxes: Sequence[Thing]) -> Group:
    """Return the words that a decoder writes, each of which is the next input."""
    first, second, more, last = boxes
    one, two, end = outputs_above((first, second, last), [at_step(r"\hat{y}", t) for t in (1, 2, "T_y")])
    between = dots().in_line_with(more).level_with(one)
    upwards = each_to_each((first, second, last), (one, two, end))
    return group(one, two, between, end, upwards, fed_back((one, two, between), boxes[1:]))


def translator() -> tuple[Group, Group, Group]:
    """Return the encoder, the decoder, and the chain through both with what goes in and out."""
    start, *boxes = row(text(at_step("a", 0)), *steps(ENCODER), *steps(DECODER), gap=30)
    encoder, decoder = boxes[:4], boxes[4:]
    whole = group(start, boxes, chain(start, *boxes), read(encoder), written(decoder))
    return group(*encoder), group(*decoder), whole


def seq_seq() -> Figure:
    encoder, decoder, whole = translator()
    english = sentence("y", "Jane is visiting Africa in September").above(whole, 30)
    french = sentence("x", "jane visite l'Afrique en septembre").above(english, 16)
    braces = brace(encoder, "encoder", "bottom", beyond=whole), brace(decoder, "decoder", "bottom", beyond=whole)
    return figure(french, english, whole, braces)


def language_model() -> Group:
    """Return a language model: zeros go in first, then each word comes back as the next input."""
    start, *boxes = row(text(at_step("a", 0)), *steps(DECODER), gap=30)
    zero = text(r"$x^{\langle 1 \rangle} = \vec{0}$").below(boxes[0], 26)
    return group(start, boxes, zero, chain(start, *boxes), arrow(zero, boxes[0]), written(boxes))


def mt_conditional_lm() -> Figure:
    encoder, _, translation = translator()
    model = language_model().above(translation, 44, align="right")
    upper = text("language model", SMALL).level_with(model.parts[1]).moved(encoder.room.left, 0)
    lower = text("machine translation", SMALL).above(encoder, 32)
    return figure(upper.in_line_with(lower), lower, model, translation)


def beam_1() -> Figure:
    start, first, more, last, decoder = row(
        text(at_step("a", 0)), step_box(ENCODER), dots(), step_box(ENCODER), step_box(DECODER), gap=30
    )
    inputs = inputs_below((first, last), [at_step("x", 1), at_step("x", "T_x")])
    (output,) = outputs_above((decoder,), [at_step(r"\hat{y}", 1)])
    listed = ("a", r"$\vdots$", "in", r"$\vdots$", "jane", r"$\vdots$", "september", r"$\vdots$", "zulu")
    kept = (2, 4, 6)
    words = cells([[word] for word in listed], 100, 24, paint=lambda i, _: ACCENT_TINT if i in kept else None)
    words = words.right_of(output, 76)
    return figure(
        (start, first, more, last, decoder, inputs, output, words),
        chain(start, first, more, last, decoder),
        each_to_each(inputs, (first, last)),
        arrow(decoder, output),
        [words.outlined(number, 0, ink=ACCENT) for number in kept],
        [arrow(output.port("right"), words.cell(number, 0).port("left"), pen=Pen(ACCENT)) for number in kept],
        brace(words, "10,000 words", "right"),
    )


def candidate(first: str, second: str) -> Group:
    """Return a copy of the network that has been given two words and rates the third."""
    start, *boxes = row(
        text(at_step("a", 0)), step_box(ENCODER), dots(), step_box(ENCODER), *(step_box(DECODER) for _ in range(3)),
        gap=32,
    )  # fmt: skip
    given = inputs_below(boxes[4:], (first, second), 18)
    output = text(at_step(r"\hat{y}", 3)).right_of(boxes[-1], 28)
    return group(start, boxes, given, output, chain(start, *boxes, output), each_to_each(given, boxes[4:]))


def beam_2() -> Figure:
    rows = column(candidate("in", "september"), candidate("jane", "is"), candidate("jane", "visits"), gap=24)
    return figure(rows, brace(rows, "30,000 triples,\n3 are kept", "right"))


def brevity() -> Figure:
    plane = axes(
        (0.2, 1.6), (0, 1.2), 300, 170, x_label="output length over reference length $c / r$", y_label="BP",
        x_ticks=(0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.4, 1.6), y_ticks=(0, 0.5, 1),
    )  # fmt: skip
    penalty = plane.curve(lambda part: min(1.0, exp(1 - 1 / part)), ink=ACCENT, weight=2.5, name="BP")
    shorter = plane.note(r"$e^{1 - r / c}$", 0.6, exp(1 - 1 / 0.6), "right", ink=ACCENT, gap=10)
    return figure(plane.upright(1, 1), plane, penalty, shorter, plane.point(1, 1))


FIGURES = (
    Entry(
        "c5-fig-seq-seq",
        "seq-seq.svg",
        seq_seq,
        alt="On top the two sentences: jane visite l'Afrique en septembre, its words called x1 to x5, and "
        "Jane is visiting Africa in September, called y1 to y6. Below, a chain of boxes that starts from "
        "the activation a0. The blue boxes of the encoder take the inputs x1, x2 and so on to x Tx from "
        "below; the green boxes of the decoder give the outputs y hat 1, y hat 2 and so on to y hat Ty on "
        "top. A broken arrow leads from each output into the next box.",
        caption="The encoder reads and says nothing; the decoder writes and reads only its own words (broken "
        "arrows). All that it knows of the French sentence comes through the one arrow between them.",
    ),
    Entry(
        "c5-fig-mt-conditional-lm",
        "mt-conditional-lm.svg",
        mt_conditional_lm,
        alt="Two chains of boxes, one above the other. The language model starts from a0, takes a vector of "
        "zeros as x1, and each of its outputs goes into the next box. The machine translation has blue "
        "encoder boxes first, which read x1 to x Tx; its green decoder boxes are the same as those of the "
        "language model above them.",
        caption="The decoder (green) is a language model. It starts from the encoder's result where a plain "
        r"language model starts from $a^{\langle 0 \rangle}$, so what it writes depends on the French "
        "sentence.",
    ),
    Entry(
        "c5-fig-beam-1",
        "beam-search-1.svg",
        beam_1,
        alt="A chain from a0 through the encoder boxes with inputs x1 to x Tx to one decoder box with output "
        "y hat 1. From there three coloured arrows lead to a list of 10,000 words, a, in, jane, "
        "september, zulu and all between them; in, jane and september are marked.",
        caption=r"First word, $B = 3$: of 10,000 probabilities in $\hat{y}^{\langle 1 \rangle}$ the three largest "
        "are kept.",
    ),
    Entry(
        "c5-fig-beam-2",
        "beam-search-2.svg",
        beam_2,
        alt="Three rows of the same network: encoder boxes, then three decoder boxes. In the first row the "
        "second and third decoder box get the words in and september, in the second row jane and is, in "
        "the third jane and visits. Each row ends in y hat 3; a brace says 30,000 triples, 3 are kept.",
        caption="The three best pairs, each fed to a copy of the network, which rates the third word. No pair "
        "begins with September any more.",
    ),
    Entry(
        "c5-fig-brevity",
        "brevity-penalty.svg",
        brevity,
        alt="Brevity penalty BP against output length over reference length: it rises from nearly 0 at 0.2 to "
        "1 at 1, marked by a dot, and stays at 1.",
        caption="The brevity penalty. Too short costs much, too long costs nothing here: precision already pays "
        "for it.",
    ),
)

"""Course 5, Week 3: attention, as an idea and as a model."""

from __future__ import annotations

from itertools import pairwise
from math import exp

from notes.figures.drawing import (
    ACCENT,
    ACCENT_TINT,
    BLUE,
    BLUE_TINT,
    GREEN,
    GREEN_TINT,
    INK,
    PURPLE_TINT,
    SMALL,
    TINT,
    Figure,
    Group,
    Pen,
    Thing,
    arrow,
    axes,
    blank,
    box,
    chain,
    circle,
    column,
    connect,
    dots,
    elbow,
    figure,
    frame,
    grid,
    group,
    mixed,
    operator,
    painted,
    row,
    space,
    text,
)
from notes.figures.drawing.recurrent import at_step, each_to_each, inputs_below, outputs_above, tag
from notes.figures.entry import Entry

ENCODER, DECODER = BLUE_TINT, GREEN_TINT
BOTH_WAYS = Pen(both=True)


def encoder_decoder() -> Figure:
    encoder, vector, decoder = row(
        box("encoder", 130, 44, fill=ENCODER),
        blank(6, 1, 11, paint=painted(ACCENT_TINT)).labelled("one vector", size=SMALL, ink=ACCENT),
        box("decoder", 130, 44, fill=DECODER),
        gap=46,
    )
    inputs = row(text(at_step("x", 1)), text(at_step("x", 2)), dots(), text(at_step("x", "T_x")), gap=8)
    outputs = row(
        text(at_step(r"\hat{y}", 1)), text(at_step(r"\hat{y}", 2)), dots(), text(at_step(r"\hat{y}", "T_y")), gap=8
    )
    read, written = group(*inputs).below(encoder, 26), group(*outputs).above(decoder, 26)
    return figure(
        (encoder, vector, decoder, read, written),
        arrow(read, encoder),
        chain(encoder, vector, decoder),
        arrow(decoder, written),
    )


def bleu_drop() -> Figure:
    plane = axes((0, 55), (0, 6), 290, 170, x_label="sentence length", y_label="BLEU", x_ticks=(10, 20, 30, 40, 50))

    def rising(length: float) -> float:
        return 4.6 * (1 - exp(-length / 6))

    def falling(length: float) -> float:
        over = max(0.0, length - 20) / 35
        return rising(length) - 4.2 * over * over / (over + 0.25)

    attention = plane.curve(rising, ink=ACCENT, weight=2.5, over=(2, 55), name="attention")
    plain = plane.curve(falling, ink=BLUE, over=(2, 55), name="encoder-decoder")
    names = (
        plane.note("attention", 56, rising(55), ink=ACCENT),
        plane.note("encoder-decoder", 56, falling(55), ink=BLUE),
    )
    return figure(plane, plain, attention, names)


def attention_intuition() -> Figure:
    heard = "jane visite l'Afrique en septembre".split()
    readers = row(*(box(width=44, height=34, fill=ENCODER) for _ in heard), gap=58)
    inputs = inputs_below(readers, [at_step("x", number) for number in range(1, 6)])
    words = inputs_below(inputs, heard, 6, SMALL)
    sums = [operator("$+$").above(reader, 100) for reader in readers[:3]]
    states = [box(at_step("s", number), 44, fill=DECODER).above(sums[number - 1], 30) for number in (1, 2, 3)]
    start = text(at_step("s", 0)).left_of(states[0], 30)
    more = dots().level_with(states[0]).in_line_with(readers[3])
    last = box("", 44, states[0].room.height, fill=DECODER).level_with(states[0]).in_line_with(readers[4])
    written = outputs_above((*states, last), ("Jane", "visits", "Africa", "EOS"), 26)
    looks = (
        [arrow(reader, sums[0], pen=Pen(ACCENT)) for reader in readers[:3]],
        [arrow(reader, sums[1], pen=Pen(BLUE)) for reader in readers[1:3]],
        [arrow(reader, sums[2], pen=Pen(GREEN)) for reader in readers[2:4]],
    )
    weights = [
        tag(at_step(r"\alpha", f"1,{number}"), reader, sums[0], part, ACCENT)
        for number, reader, part in zip((1, 2, 3), readers, (0.5, 0.42, 0.68), strict=False)
    ]
    return figure(
        (readers, inputs, words, looks, sums, weights, states, start, more, last, written),
        [arrow(one, other, pen=BOTH_WAYS) for one, other in pairwise(readers)],
        each_to_each(inputs, readers),
        each_to_each(sums, states),
        chain(start, *states, more, last),
        each_to_each((*states, last), written),
    )


def direction(way: str, step: str) -> Thing:
    """Return the box of one direction at a step."""
    fill = PURPLE_TINT if way == "left" else ENCODER
    return box(rf"$\over{way}arrow{{a^{{\langle {step} \rangle}}}}$", 58, 38, fill=fill)


def both_directions() -> tuple[tuple[Thing, Thing, Thing], Group]:
    """Return the frames around steps 1, t' and T_x of a bidirectional encoder, and all of it."""
    steps = ("1", "t'", "T_x")
    rows = [
        [direction(way, "1"), dots(), direction(way, "t'"), dots(), direction(way, "T_x")] for way in ("left", "right")
    ]
    (b1, bm, bt, bn, bx), (f1, fm, ft, fn, fx) = grid(*rows, gap=26, between=12)
    start = text(r"$\overrightarrow{a^{\langle 0 \rangle}} = \vec{0}$", SMALL).left_of(f1, 32)
    end = text(r"$\overleftarrow{a^{\langle T_x + 1 \rangle}} = \vec{0}$", SMALL).right_of(bx, 32)
    frames = frame((b1, f1), pad=7), frame((bt, ft), pad=7), frame((bx, fx), pad=7)
    inputs = inputs_below(frames, [at_step("x", step) for step in steps], 20)
    chains = chain(start, f1, fm, ft, fn, fx), chain(end, bx, bn, bt, bm, b1), each_to_each(inputs, frames)
    return frames, group(frames, b1, bm, bt, bn, bx, f1, fm, ft, fn, fx, start, end, inputs, chains)


def attention_model() -> Figure:
    readers, encoder = both_directions()
    left, middle, right = readers
    first = operator("$+$").above(encoder, 108).in_line_with(space(1, 1).between(left, middle, 0.35))
    second = operator("$+$").above(encoder, 108).in_line_with(space(1, 1).between(right, middle, 0.35))
    s1, s2 = (box(at_step("s", t), 44, fill=DECODER).above(under, 40) for t, under in ((1, first), (2, second)))
    start, more = text(at_step("s", 0)).left_of(s1, 40), dots().right_of(s2, 40)
    written = outputs_above((s1, s2), [at_step(r"\hat{y}", 1), at_step(r"\hat{y}", 2)])
    tops = [space(1, 1).at(reader.side("top")) for reader in readers]
    looks, names = [], []
    for under, number, ink, parts in ((first, 1, ACCENT, (0.36, 0.36, 0.8)), (second, 2, BLUE, (0.8, 0.36, 0.36))):
        looks += [arrow(reader.port("top"), under, pen=Pen(ink)) for reader in readers]
        weights = [at_step(r"\alpha", f"{number}, {step}") for step in ("1", "t'", "T_x")]
        names += [tag(*each, ink) for each in zip(weights, tops, [under] * 3, parts, strict=True)]
    return figure(
        (encoder, looks, names, first, second, s1, s2, start, more, written),
        arrow(first, s1, at_step("c", 1)),
        arrow(second, s2, at_step("c", 2)),
        chain(start, s1, s2, more),
        each_to_each((s1, s2), written),
        elbow(written[0], s2.port("left", 0.22), pen=Pen(dashed=True)),
    )


def score_network() -> Group:
    """Return the small network that turns a state and an activation into a score."""
    inputs = column(text(at_step("s", "t-1")), text(at_step("a", "t'")), gap=40)
    hidden = group(*column(*(circle(diameter=26, fill=TINT) for _ in range(4)), gap=12)).right_of(inputs, 62)
    unit = circle(diameter=26, fill=TINT).right_of(hidden, 50)
    score = text(r"$e^{\langle t, t' \rangle}$").right_of(unit, 28)
    weights = connect(inputs, hidden.parts), connect(hidden.parts, (unit,))
    return group(weights, inputs, hidden, unit, score, arrow(unit, score))


def alpha_e() -> Figure:
    first, second, _, last = readers = row(
        *(box(at_step("a", 1), 44, fill=ENCODER), box(at_step("a", 2), 44, fill=ENCODER)),
        *(dots(), box(at_step("a", "T_x"), 44, fill=ENCODER)),
        gap=24,
    )
    total = operator("$+$").above(readers, 92)
    after = box(at_step("s", "t"), 44, fill=DECODER).above(total, 34)
    before = text(at_step("s", "t-1")).left_of(after, 34)
    fan = [arrow(reader, total, pen=Pen(ACCENT)) for reader in (first, second, last)]
    names = [
        tag(at_step(r"\alpha", f"t, {step}"), reader, total, 0.34, ACCENT)
        for step, reader in (("1", first), ("2", second), ("T_x", last))
    ]
    step = group(
        *(readers, fan, names, total, after, before),
        [arrow(one, other, pen=BOTH_WAYS) for one, other in pairwise(readers)],
        arrow(before, after),
        arrow(total, after, at_step("c", "t")),
    )
    return figure(row(score_network(), step, gap=40))


FRENCH, ENGLISH = "le chat noir dort sur le lit".split(), "the black cat sleeps on the bed".split()
# Which French word each English one translates.
MEANT = (0, 2, 1, 3, 4, 5, 6)


def attention_weights() -> list[list[float]]:
    """Return made-up weights: a row for each English word, over the French ones; each row sums to 1."""
    table = []
    for meant in MEANT:
        scores = [1.8 * (other == meant) - 0.8 * abs(other - meant) for other in range(len(FRENCH))]
        total = sum(exp(score) for score in scores)
        table.append([exp(score) / total for score in scores])
    return table


def heatmap() -> Figure:
    weights = attention_weights()
    picture = blank(7, 7, 36, paint=lambda french, english: mixed(INK, round(weights[english][french], 2)))
    rows = [text(word, SMALL).left_of(picture.cell(number, 0), 8) for number, word in enumerate(FRENCH)]
    heads = outputs_above([picture.cell(0, number) for number in range(7)], ENGLISH, 8, SMALL)
    scale = blank(11, 1, 14, paint=lambda step, _: mixed(INK, 1 - step / 10)).right_of(picture, 36)
    ends = text("1", SMALL).right_of(scale.cell(0, 0), 6), text("0", SMALL).right_of(scale.cell(10, 0), 6)
    return figure(picture, rows, heads, scale.labelled(r"$\alpha$", "top", size=SMALL), ends)


FIGURES = (
    Entry(
        "c5-fig-encoder-decoder",
        "encoder-decoder.svg",
        encoder_decoder,
        alt="Inputs x1 to x Tx go into a box, the encoder; an arrow leads from it through a small column "
        "marked one vector to the decoder, from which come y hat 1 to y hat Ty.",
        caption="Whatever the length of the sentence, all of it has to pass through one vector of fixed size.",
    ),
    Entry(
        "c5-fig-bleu-drop",
        "bleu-score-drop.svg",
        bleu_drop,
        alt="BLEU against sentence length from 0 to 55 words. Two curves rise together up to 20 words; then "
        "the one called encoder-decoder falls, the one called attention stays up.",
        caption="Short sentences are hard for both, long ones only for the network without attention. A sketch, "
        "not data.",
    ),
    Entry(
        "c5-fig-attention-intuition",
        "attention-intuition.svg",
        attention_intuition,
        alt="At the bottom five boxes joined by arrows both ways over the words jane visite l'Afrique en "
        "septembre, x1 to x5. At the top the decoder states s0, s1, s2, s3, dots, with the outputs Jane, "
        "visits, Africa, and at the end EOS. Below each of s1, s2, s3 stands a plus. Coloured arrows with "
        "the weights alpha 1,1 and alpha 1,2 and alpha 1,3 lead from the first three boxes to the first "
        "plus; arrows of a second and third colour lead to the other two.",
        caption=r"For each English word the decoder looks back at the French ones. The weights $\alpha^{\langle 1, "
        r"t' \rangle}$ say how much word $t'$ counts for the first; not all arrows are drawn.",
    ),
    Entry(
        "c5-fig-attention-model",
        "attention-model.svg",
        attention_model,
        alt="A bidirectional encoder: for steps 1, t prime and Tx a frame with two boxes, the backward "
        "activation above the forward one; both chains begin with zeros. From each frame arrows with "
        "weights alpha lead to two plus nodes; their sums are the contexts c1 and c2, which go into the "
        "states s1 and s2 of the decoder. The outputs are y hat 1 and y hat 2; y hat 1 also goes into s2.",
        caption=r"Every context is a weighted sum of all $a^{\langle t' \rangle}$, each of which is "
        r"$\overrightarrow{a^{\langle t' \rangle}}$ and $\overleftarrow{a^{\langle t' \rangle}}$ together.",
    ),
    Entry(
        "c5-fig-attention-alpha-e",
        "attention-alpha-e-nn.svg",
        alpha_e,
        alt="Left: the previous state and one activation go into a column of four circles, these into one "
        "circle, whose output is the score e. Right: activations a1, a2 and so on to a Tx, joined by "
        "arrows both ways, each with a weight alpha on its arrow to a plus; the context goes up into the "
        "state s of step t, which also gets the previous state.",
        caption=r"Left, the small network that scores one input word; the softmax of the scores $e^{\langle t, t' "
        r"\rangle}$ over $t'$ gives the weights. Right, where the weights are used.",
    ),
    Entry(
        "c5-fig-attention-heatmap",
        "attention-alpha-vis.svg",
        heatmap,
        alt="A grid of seven by seven squares, a row for each French word of le chat noir dort sur le lit, a "
        "column for each English word of the black cat sleeps on the bed. Dark squares run down the "
        "diagonal, except that black is dark at noir and cat at chat. A scale shows alpha from 0 to 1, "
        "the strongest shade.",
        caption="Attention shows which words belong together: adjective and noun change places, the rest keeps "
        "its order. The weights are made up; those of each English word sum to 1.",
    ),
)

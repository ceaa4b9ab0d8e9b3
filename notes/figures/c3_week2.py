"""Course 3, Week 2: errors and where they come from, data of two distributions."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import pi, sin
from random import Random

from notes.figures.drawing import (
    ACCENT,
    ACCENT_TINT,
    BLUE,
    BLUE_TINT,
    INK,
    MUTED,
    SMALL,
    TINT,
    Figure,
    Pen,
    Point,
    Stroke,
    Thing,
    arrow,
    box,
    brace,
    captions,
    cells,
    circle,
    column,
    drawn,
    elbow,
    figure,
    line,
    row,
    space,
    strip,
    text,
)
from notes.figures.entry import Entry

GAP_PEN = Pen(ACCENT, both=True)


def first_system() -> Figure:
    words = (
        "set up dev/test set and metric",
        "build initial system quickly",
        "bias/variance analysis,\nerror analysis",
        "prioritise next step",
    )
    steps = column(*(box(each, 230, fill=TINT) for each in words), gap=30)
    better = box("improve\nthe system").right_of(steps[2], 50)
    return figure(
        steps,
        better,
        [arrow(one, other) for one, other in pairwise(steps)],
        elbow(steps[3], better, out="right", into="bottom", pen=Pen(ACCENT)),
        arrow(better, steps[2], pen=Pen(ACCENT)),
    )


def data_dist() -> Figure:
    app = ("app 2,500", 84.0, BLUE_TINT)
    parts = (("web 200,000", 268.0, None), ("app 5,000", 84.0, BLUE_TINT), app, app)
    bar = strip(*parts, height=36)
    pieces = _pieces(bar, [width for _, width, _ in parts])
    web, apps = brace(pieces[0], "web"), brace(pieces[1:], "app")
    training = brace(pieces[:2], "Training set (205,000)", "bottom")
    sets = brace(pieces[2], "Dev set", "bottom"), brace(pieces[3], "Test set", "bottom")
    return figure(bar, web, apps, training, sets)


def _pieces(bar: Thing, widths: Sequence[float], air: float = 6.0) -> list[Thing]:
    """Return the room of each part of a bar, with a little air between."""
    found, left = [], bar.outline.bounds.left
    for width in widths:
        found.append(space(width - air, bar.outline.bounds.height).at((left + width / 2, bar.center.y)))
        left += width
    return found


def mismatch_chain() -> Figure:
    names = ("human level (Bayes)", "training error", "training-dev error", "dev error", "test error")
    gaps = ("avoidable bias", "variance", "data mismatch", "degree of overfitting to dev")
    boxes = column(*(box(name, 180, fill=TINT) for name in names), gap=46)
    arrows = [arrow(one, other, pen=GAP_PEN) for one, other in pairwise(boxes)]
    words = [text(gap, SMALL, ACCENT).right_of(each, 10) for gap, each in zip(gaps, arrows, strict=True)]
    return figure(boxes, arrows, words)


def mismatch_table() -> Figure:
    wide, high = 162.0, 58.0
    values = [["4", "6"], ["7\n(training error)", "6"], ["10\n(training-dev error)", "6\n(dev/test error)"]]
    table = cells(values, wide, high)
    general, mirror = _pieces(table, (wide, wide), 0)
    heads = captions((general, mirror), ("general\nspeech data", "rear-view mirror\nspeech data"), "top")
    middles = [Point(table.outline.bounds.left - 16, table.center.y + high * (at - 1)) for at in range(3)]
    downs = [arrow(one.moved(0, 5), other.moved(0, -5), pen=GAP_PEN) for one, other in pairwise(middles)]
    across = arrow(general.port("bottom", 0.5), mirror.port("bottom", 0.5), pen=GAP_PEN).below(table, 14)
    gaps = (
        text("avoidable bias", SMALL, ACCENT).left_of(downs[0], 6),
        text("variance", SMALL, ACCENT).left_of(downs[1], 6),
        text("data mismatch", SMALL, ACCENT).below(across, 6),
    )
    rows = ("human level", "error on examples\ntrained on", "error on examples\nnot trained on")
    names = [
        text(words, SMALL).left_of(gaps[:2], 12).moved(0, high * (at - 1)) for at, words in enumerate(rows)
    ]  # fmt: skip
    return figure(table, heads, names, downs, across, gaps)


def _sound(seed: int, speech: float, noise: float) -> Thing:
    """Return a sound as a wave: syllables, noise, or both."""
    chance = Random(seed)
    points = []
    for step in range(221):
        x = step / 220
        syllable = sin(3 * pi * x) ** 2 * sin(46 * pi * x)
        points.append((130 * x, 24 * speech * syllable + 9 * noise * chance.uniform(-1, 1)))
    return drawn(Stroke(line(*points), BLUE if not noise else (MUTED if not speech else INK), 1.2))


def synthesis() -> Figure:
    clean, plus, noise, equals, both = row(
        _sound(1, 1, 0), text("$+$"), _sound(2, 0, 1), text("$=$"), _sound(2, 1, 1), gap=16
    )
    names = captions((clean, noise, both), ("clean speech", "car noise", "speech in the car"), gap=12)
    every = circle(diameter=150, fill=TINT).below(names, 34)
    recorded = circle(diameter=26, fill=ACCENT_TINT, ink=ACCENT).at(every.center.moved(28, 22))
    inside = text("all car noise", SMALL).at(every.center.moved(-8, -34))
    words = text("the noise you recorded", SMALL, ACCENT).right_of(every, 40).level_with(recorded)
    return figure(
        clean, plus, noise, equals, both, names, every, recorded, inside, words, arrow(words, recorded, pen=Pen(ACCENT))
    )


FIGURES = (
    Entry(
        "c3-fig-first-system",
        "first-system.svg",
        first_system,
        alt="A chain: set up dev/test set and metric; build initial system quickly; bias/variance analysis, error "
        "analysis; prioritise next step. From there an arrow leads to improve the system, and back to the analysis.",
        caption="The first system is there to be analysed. After that, every round begins with what the errors say.",
    ),
    Entry(
        "c3-fig-data-dist",
        "data-dist.svg",
        data_dist,
        alt="A bar cut into web, 200,000, and three pieces of app, 5,000, 2,500 and 2,500. Braces below: training set "
        "(205,000) under web and the first app piece, dev set and test set under the other two.",
        caption="Dev and test sets come from the app alone, because that is the target; half of the app's data still "
        "helps to train (not to scale).",
    ),
    Entry(
        "c3-fig-mismatch-chain",
        "bias-variance-mismatch-1.svg",
        mismatch_chain,
        alt="Five boxes below one another: human level (Bayes), training error, training-dev error, dev error, test "
        "error. The gaps between them: avoidable bias, variance, data mismatch, degree of overfitting to dev.",
        caption="Each gap between neighbours has a name, and a cure of its own.",
    ),
    Entry(
        "c3-fig-mismatch-table",
        "bias-variance-mismatch.svg",
        mismatch_table,
        alt="A table of errors with two columns, general and rear-view mirror speech data, and three rows: human level "
        "4 and 6, examples trained on 7 and 6, not trained on 10 and 6. Double arrows: avoidable bias between the "
        "first two rows, variance between the last two, data mismatch between the columns.",
        caption="Down the column: bias, then variance. Across the last row: what the change of distribution costs.",
    ),
    Entry(
        "c3-fig-synthesis",
        "data-synthesis.svg",
        synthesis,
        alt="A wave of clean speech plus a wave of car noise is a wave of speech in the car. Below, a large circle, "
        "all car noise, with a small disc in it: the noise you recorded.",
        caption="Mixing makes much from little, but an hour of noise, repeated, is a small part of all noise: the "
        "network may learn it by heart.",
    ),
)

"""Course 3, Week 1: one knob for one effect, targets, and the level of people."""

from __future__ import annotations

from itertools import pairwise
from math import cos, exp, pi, sin

from notes.figures.drawing import (
    ACCENT,
    BLUE,
    MUTED,
    PAPER,
    SMALL,
    THIN,
    TINT,
    Figure,
    Fill,
    Pen,
    Point,
    Stroke,
    Thing,
    arrow,
    axes,
    box,
    bracket,
    captions,
    centered,
    chain,
    column,
    drawn,
    figure,
    line,
    mixed,
    oval,
    row,
    text,
)
from notes.figures.entry import Entry


def _knob(turned: float) -> Thing:
    """Return a round knob with a mark, turned by so many degrees from the top."""
    rim = oval(centered(Point(0, 0), 30, 30))
    angle = turned * pi / 180
    mark = line((5 * sin(angle), -5 * cos(angle)), (13 * sin(angle), -13 * cos(angle)))
    return drawn(Fill(rim, TINT), Stroke(rim), Stroke(mark, ACCENT, 2.5), outline=rim)


def orthogonal_chain() -> Figure:
    stages = ("training set", "dev set", "test set", "real world")
    labels = (
        "bigger network,\nbetter optimiser (Adam, ...)",
        "regularisation,\nbigger training set",
        "bigger dev set",
        "change the dev set\nor the cost function",
    )
    boxes = column(*(box(stage, 128, fill=TINT) for stage in stages), gap=40)
    knobs = [_knob(40 * at - 60).right_of(stage, 60) for at, stage in enumerate(boxes)]
    words = [text(label, SMALL, align="left").right_of(knob, 12) for label, knob in zip(labels, knobs, strict=True)]
    return figure(
        boxes,
        chain(*boxes),
        knobs,
        words,
        [arrow(knob, stage, pen=Pen(ACCENT)) for knob, stage in zip(knobs, boxes, strict=True)],
    )


def _target() -> Thing:
    rings = [oval(centered(Point(0, 0), size, size)) for size in (130, 98, 66, 34)]
    fills = (mixed(BLUE, 0.14), PAPER, mixed(BLUE, 0.14), mixed(ACCENT, 0.3))
    marks = [
        mark for ring, ink in zip(rings, fills, strict=True) for mark in (Fill(ring, ink), Stroke(ring, MUTED, THIN))
    ]
    return drawn(*marks, outline=rings[0])


def targets() -> Figure:
    first, second = row(_target(), _target(), gap=120)
    hits = ((-4, -3), (7, 5), (-9, 8), (3, -11))
    shots = []
    for x, y in hits:
        place = first.center.moved(x, y)
        shots.append(arrow(place.moved(-34, -26), place, pen=Pen(weight=1.2)))
    names = captions((first, second), ("dev set", "test set (other distribution)"))
    return figure(first, second, shots, names)


def human_performance() -> Figure:
    plane = axes((0, 10), (0, 10), 360, 210, x_label="time", y_label="accuracy")
    bayes, human = 8.8, 6.6

    def machine(t: float) -> float:
        fast = 7.4 * (1 - exp(-0.55 * t))
        return 0.6 + fast * (bayes - 0.95) / 7.6

    crossing = min((0.01 * i for i in range(1001)), key=lambda t: abs(machine(t) - human))
    point = plane.point(crossing, human, ink=ACCENT, radius=4.5)
    quick = plane.note("fast progress", 2.6, 2.6, "right", ink=MUTED)
    slow = plane.note("slow progress", 7.6, 7.2, "right", ink=MUTED)
    return figure(
        plane,
        plane.level(bayes, "Bayes optimal"),
        plane.level(human, "human"),
        plane.curve(machine, ink=ACCENT, weight=2.5, name="machine"),
        point,
        quick,
        slow,
        arrow(quick, plane.place(1.35, machine(1.35)), pen=Pen(MUTED, THIN)),
        arrow(slow.port("left", 0.5), plane.place(6.6, machine(6.6) - 0.1), pen=Pen(MUTED, THIN)),
    )


def improve() -> Figure:
    levels = column(*(box(words, 132, fill=TINT) for words in ("Human level", "Training error", "Dev error")), gap=110)
    gaps = [arrow(one, other, pen=Pen(ACCENT, both=True)) for one, other in pairwise(levels)]
    names = [
        text(words, SMALL, ACCENT).left_of(gap, 8)
        for words, gap in zip(("avoidable bias", "variance"), gaps, strict=True)
    ]
    search = "architecture / hyperparameter search"
    remedies = (
        f"bigger model; train longer or better\noptimiser (momentum, RMSprop, Adam);\n{search}",
        f"more data; regularisation\n(L2, dropout, augmentation);\n{search}",
    )
    lists = [text(words, SMALL, align="left").right_of(gap, 40) for words, gap in zip(remedies, gaps, strict=True)]
    lists = [lists[0], lists[1].moved(lists[0].room.left - lists[1].room.left, 0)]
    marks = [bracket(each, side="left", gap=4) for each in lists]
    return figure(levels, gaps, names, lists, marks)


FIGURES = (
    Entry(
        "c3-fig-chain",
        "orthogonal-chain.svg",
        orthogonal_chain,
        alt="Four boxes in a column: training set, dev set, test set, real world. Beside each a round knob: bigger "
        "network or better optimiser; regularisation or bigger training set; bigger dev set; change the dev set or the "
        "cost function.",
        caption="A knob for each goal: turning one should leave the others where they are.",
    ),
    Entry(
        "c3-fig-target",
        "target.svg",
        targets,
        alt="Two archery targets side by side. The first, dev set, has four arrows near its middle; the second, test "
        "set (other distribution), has none.",
        caption="Months of aiming at one target, and then the arrows are counted on another.",
    ),
    Entry(
        "c3-fig-human-performance",
        "human-performance.svg",
        human_performance,
        alt="Accuracy against time. The curve of the machine rises fast, crosses the broken line human, and flattens "
        "below the broken line Bayes optimal.",
        caption="Progress is fast up to the level of people and slow beyond it. Nothing gets past the Bayes optimum.",
    ),
    Entry(
        "c3-fig-improve-performance",
        "improve-performance.svg",
        improve,
        alt="Human level, training error and dev error below one another. The gap between the first two is avoidable "
        "bias: bigger model, train longer or better optimiser, architecture search. The gap between the last two is "
        "variance: more data, regularisation, architecture search.",
        caption="The larger gap says which list to work on.",
    ),
)

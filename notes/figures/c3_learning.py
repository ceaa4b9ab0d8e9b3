"""Course 3, Week 2: transfer, several tasks at once, and from end to end."""

from __future__ import annotations

from math import cos, pi, sin

from notes.figures.drawing import (
    ACCENT,
    ACCENT_TINT,
    BLUE_TINT,
    INK,
    MUTED,
    RED,
    SHADE,
    SMALL,
    THIN,
    TINT,
    Figure,
    Fill,
    Group,
    Pen,
    Point,
    Stroke,
    Thing,
    arrow,
    box,
    cells,
    centered,
    chain,
    circle,
    column,
    crossed_out,
    drawn,
    elbow,
    ellipse,
    figure,
    frame,
    group,
    joined,
    layers,
    line,
    oval,
    row,
    text,
)
from notes.figures.entry import Entry

NEW = Pen(ACCENT)
_WAY = 484.0


def _columns(sizes: tuple[int, ...]) -> tuple[tuple[Thing, ...], tuple[Thing, ...], tuple[Thing, ...]]:
    """Return columns of circles, a frame around each, and the arrows from frame to frame."""
    ranks = layers(*([circle(diameter=15) for _ in range(size)] for size in sizes), gap=38, pitch=22)
    frames = tuple(frame(rank, pad=7, dashed=False) for rank in ranks)
    return tuple(unit for rank in ranks for unit in rank), frames, chain(*frames)


def transfer() -> Figure:
    units, frames, arrows = _columns((3, 5, 5, 3, 3, 3))
    x = text("$x$").left_of(frames[0], 30)
    old = circle(diameter=15).right_of(frames[-1], 38)
    held = frame(old, pad=7, dashed=False)
    result = text(r"$\hat{y}$").right_of(held, 30)
    radiology = text("radiology images", SMALL, ACCENT).below(frames, 26).in_line_with(frames[0])
    fresh = circle(diameter=15, ink=ACCENT, fill=ACCENT_TINT).below(held, 50).in_line_with(old)
    around_fresh = frame(fresh, pad=7, dashed=False, ink=ACCENT)
    answer = text(r"$\hat{y}$", ink=ACCENT).right_of(around_fresh, 30)
    called = text("radiology diagnosis", SMALL, ACCENT).below(around_fresh, 10)
    return figure(
        (units, frames, arrows, x, arrow(x, frames[0])),
        (old, held, arrow(frames[-1], held), crossed_out(held, ACCENT), arrow(held, result), result),
        (radiology, arrow(radiology, frames[0], pen=NEW)),
        (elbow(frames[-1], around_fresh, out="bottom", into="left", pen=NEW), fresh, around_fresh),
        (arrow(around_fresh, answer, pen=NEW), answer, called),
    )


def _sign() -> Group:
    """Return a stop sign: an octagon on a pole."""
    corners = [Point(27 * cos(pi / 8 + at * pi / 4), 27 * sin(pi / 8 + at * pi / 4)) for at in range(8)]
    board = line(*corners, closed=True)
    pole = line((0, 22), (0, 70))
    plate = drawn(Stroke(pole, MUTED, 2.5), Fill(board, SHADE), Stroke(board, RED, 2.0))
    return group(plate, text("STOP", SMALL, INK).at((0, 0)))


def _car() -> Thing:
    """Return a car seen from the side."""
    body = line((0, 30), (3, 16), (20, 13), (32, 0), (62, 0), (74, 14), (94, 18), (94, 30), closed=True)
    wheels = joined(oval(centered(Point(x, 31), 17, 17)) for x in (21, 72))
    return drawn(Fill(body, BLUE_TINT), Stroke(body), Fill(wheels, SHADE), Stroke(wheels))


def multitask() -> Figure:
    sign = _sign()
    car = _car().right_of(sign, 50, "bottom")
    found = frame(sign.parts[0], pad=5, ink=ACCENT, dashed=False), frame(car, pad=6, ink=ACCENT, dashed=False)
    scene = frame((*found, car), pad=14, dashed=False, ink=INK)
    street = drawn(
        Stroke(
            line((scene.outline.bounds.left, car.room.bottom), (scene.outline.bounds.right, car.room.bottom)),
            MUTED,
            THIN,
        )
    )
    labels = cells([["0"], ["1"], ["1"], ["0"]], 32, 26).right_of(scene, 70)
    y = text("$y$").above(labels, 6)
    units, frames, arrows = _columns((3, 5, 5, 3, 3, 3))
    outputs = column(*(circle(diameter=15, fill=TINT) for _ in range(4)), gap=12)
    held = group(*outputs).right_of(frames[-1], 38)
    last = frame(held, pad=7, dashed=False)
    tasks = ("pedestrians", "cars", "road signs - stop", "traffic lights")
    names = [
        text(words, SMALL, align="left").right_of(last, 26).level_with(unit)
        for words, unit in zip(tasks, held.parts, strict=True)
    ]
    names = [name.moved(names[0].room.left - name.room.left, 0) for name in names]
    x = text("$x$").left_of(frames[0], 26)
    answers = [arrow(unit, name, pen=Pen(weight=THIN)) for unit, name in zip(held.parts, names, strict=True)]
    into = arrow(x, frames[0]), arrow(frames[-1], last)
    network = group(units, frames, arrows, x, into, held, last, names, answers).below((scene, labels), 34)
    return figure(scene, street, sign, car, found, labels, y, arrow(scene, labels), network)


def _way(title: str, *stages: tuple[str, bool]) -> Group:
    """Return a title over a row of stages, so wide in all: data in ellipses, steps in boxes."""
    parts = [ellipse(words, size=SMALL) if data else box(words, fill=TINT, size=SMALL) for words, data in stages]
    shapes = row(*parts, gap=(_WAY - sum(part.room.width for part in parts)) / (len(parts) - 1))
    heading = text(title, SMALL).above(shapes, 12, "left")
    return group(shapes, chain(*shapes), heading)


def end_to_end() -> Figure:
    audio, transcript = ("Audio", True), ("Transcript", True)
    phonemes, words = ("Phonemes", False), ("Words", False)
    rows = column(
        _way("Traditional (small data)", audio, ("Extract features", False), phonemes, words, transcript),
        _way("Hybrid (medium data)", audio, phonemes, words, transcript),
        _way("End-to-end (large data)", audio, transcript),
        gap=30,
        align="left",
    )
    return figure(rows)


FIGURES = (
    Entry(
        "c3-fig-transfer",
        "transfer-learning.svg",
        transfer,
        alt="From x through framed columns of 3, 5, 5, 3, 3 and 3 circles to one framed output circle, which is "
        "crossed out, and y hat. In another colour: radiology images enter at the first column, from the last an arrow "
        "branches to a new output circle and y hat, radiology diagnosis.",
        caption="The last layer is thrown away and a new one is put in its place; what the others learned is kept.",
    ),
    Entry(
        "c3-fig-multitask",
        "multi-task-learning.svg",
        multitask,
        alt="A street scene with a stop sign and a car, both framed; an arrow leads to the label 0, 1, 1, 0. Below, x "
        "goes through columns of 3, 5, 5, 3, 3 and 3 circles to a column of four: pedestrians, cars, road signs - "
        "stop, traffic lights.",
        caption="One network answers four questions about each picture. Several answers may be 1 at once.",
    ),
    Entry(
        "c3-fig-end-to-end",
        "end-to-end.svg",
        end_to_end,
        alt="Three rows from audio to transcript. Traditional (small data): extract features, phonemes, words in "
        "between. Hybrid (medium data): phonemes and words. End-to-end (large data): one long arrow.",
        caption="The more data there are, the fewer steps have to be thought out by hand.",
    ),
)

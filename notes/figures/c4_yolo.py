"""Course 4, Week 3: YOLO: boxes from a grid, and two of them in a cell."""

from __future__ import annotations

from collections.abc import Sequence

from notes.figures.c4_boxes import Guess, suppressed
from notes.figures.c4_week3 import A_CAR, ENTRIES, NOTHING, vector
from notes.figures.drawing import (
    ACCENT,
    BLUE,
    BLUE_TINT,
    GREEN,
    GREEN_TINT,
    HEAVY,
    INK,
    LINE,
    MUTED,
    SHADE,
    SMALL,
    TEXT,
    THIN,
    Cells,
    Figure,
    box,
    brace,
    captions,
    cells,
    chain,
    dot,
    dots,
    figure,
    group,
    row,
    volume,
)
from notes.figures.drawing.convnets import size_of
from notes.figures.entry import Entry
from notes.figures.scenes import Spot, road


def yolo_alg() -> Figure:
    car = Spot(0.55, 0.7, 0.3, 0.42)
    before = road(150, 112, cars=[car], trees=(0.1,))
    windows = [before.boxed(Spot(x, y, 0.5, 0.36), ink=MUTED, weight=LINE) for x, y in ((0.3, 0.66), (0.62, 0.5))]
    wanted = before.boxed(car, ink=ACCENT, weight=LINE, dashed=True)
    problem = captions((before,), ("problem: no window\nmatches the car's box",))
    left, right = Spot(0.18, 0.58, 0.2, 0.3), Spot(0.8, 0.6, 0.22, 0.34)
    scene = road(196, 156, cars=[left, right], trees=(0.5,)).right_of(before, 28)
    marked = ((scene.cell(3, 0, 0), MUTED), (scene.cell(3, 1, 0), BLUE), (scene.cell(3, 1, 2), GREEN))
    outlined = [scene.boxed(spot, ink=ink, pad=-2) for spot, ink in marked]
    middles = [dot(3.6, ink=INK).at(scene.place(spot.x, spot.y)) for spot in (left, right)]
    kinds = ((NOTHING, MUTED), (A_CAR, BLUE), (A_CAR, GREEN))
    labels = group(row(*(vector(values, ink=ink) for values, ink in kinds), gap=14)).right_of(scene, 22).parts
    names = captions(labels, ("empty\ncell", "left\ncar", "right\ncar"))
    ways = box("CONV", size=SMALL), box("MAXPOOL", size=SMALL), dots()
    flow = row(volume(100, 100, 3, 1.4), *ways, volume(3, 3, 8, 2.4), gap=30)
    network = group(flow).below((*labels, *names), 16).in_line_with(group(before, labels)).parts
    sizes = captions((network[0], network[-1]), (size_of(100, 100, 3), size_of(3, 3, 8)))
    return figure(
        (before, windows, wanted, problem, scene, scene.grid(3), outlined, middles, labels, names),
        (network, sizes, chain(*network)),
    )


TALL, WIDE = (0.46, 0.17), (0.27, 0.5)
BOTH = ("1", *A_CAR[1:5], "1", "0", "0", *A_CAR)
CAR_ONLY = (*NOTHING, *A_CAR)


def halves(values: Sequence[str]) -> Cells:
    """Return the label of a cell with two anchors, each half in its colour."""
    return cells([[value] for value in values], 42, 21, paint=lambda i, _: BLUE_TINT if i < 8 else GREEN_TINT)


def anchorbox() -> Figure:
    person, car = Spot(0.52, 0.7, *TALL), Spot(0.48, 0.76, *WIDE)
    scene = road(222, 176, cars=[car], people=[person], fills=(SHADE,))
    boxes = scene.boxed(person, ink=BLUE), scene.boxed(car, ink=GREEN)
    cell = scene.boxed(scene.cell(3, 2, 1), ink=ACCENT, pad=-1)
    middles = [dot(3.6, ink=ink).at(scene.place(spot.x, spot.y)) for spot, ink in ((person, BLUE), (car, GREEN))]
    tall, wide = (
        box(width=w * 222, height=h * 176, ink=ink, fill=tint, radius=0, weight=HEAVY)
        for (h, w), ink, tint in ((TALL, BLUE, BLUE_TINT), (WIDE, GREEN, GREEN_TINT))
    )
    anchors = group(row(tall, wide, gap=44)).below(scene, 40).parts
    names = captions(anchors, ("anchor box 1", "anchor box 2"))
    names_of, both, car_only = row(*(halves(values) for values in (ENTRIES * 2, BOTH, CAR_ONLY)), gap=26)
    labels = group(names_of, both, car_only).right_of((scene, *names), 36)
    shift = labels.center.x - group(names_of, both, car_only).center.x
    last = car_only.moved(shift, labels.center.y - car_only.center.y)
    heads = captions(labels.parts, ("$y$", "both", "car only"), "top")
    heads = tuple(head.level_with(heads[1]) for head in heads)
    parts = [
        brace(last.cell(top, 0, 8), f"anchor\nbox {number}", "right", size=TEXT) for number, top in ((1, 0), (2, 8))
    ]
    return figure(scene, scene.grid(3), cell, boxes, middles, anchors, names, labels, heads, parts)


def clipped(spot: Spot) -> Spot:
    """Return the part of a box that lies in the picture."""
    left, right = max(0.02, spot.x - spot.w / 2), min(0.98, spot.x + spot.w / 2)
    top, bottom = max(0.02, spot.y - spot.h / 2), min(0.98, spot.y + spot.h / 2)
    return Spot((left + right) / 2, (top + bottom) / 2, bottom - top, right - left)


def guesses() -> tuple[list[Guess], list[Guess], list[Guess]]:
    """Return two boxes for each of the nine cells: those that found the person, those that found the car, the rest."""
    people = [Guess(0.8, Spot(0.36, 0.66, 0.44, 0.16)), Guess(0.65, Spot(0.32, 0.62, 0.46, 0.17))]
    cars = [Guess(0.9, Spot(0.68, 0.76, 0.25, 0.44)), Guess(0.7, Spot(0.65, 0.7, 0.26, 0.46))]
    rest = []
    for number in range(18):
        row_, column_, wide = number // 6, number // 2 % 3, number % 2
        if (row_, column_, wide) in ((1, 1, 0), (1, 0, 0), (2, 2, 1), (2, 1, 1)):
            continue
        x, y = (column_ + 0.3 + number * 5 % 7 / 14) / 3, (row_ + 0.3 + number * 3 % 7 / 14) / 3
        high, across = WIDE if wide else TALL
        rest.append(Guess(0.1 + number % 4 / 10, clipped(Spot(x, y, high * 0.8, across * 0.8))))
    return people, cars, rest


def yolo_algorithm() -> Figure:
    people, cars, rest = guesses()
    panels = row(*[road(170, 140, cars=[cars[0].spot], people=[people[0].spot], trees=(0.86,))] * 3, gap=20)
    every, sure, final = panels
    boxes = [every.boxed(guess.spot, ink=MUTED, weight=THIN, pad=0) for guess in rest]
    for scene in (every, sure):
        boxes += [scene.boxed(guess.spot, ink=BLUE, weight=LINE, pad=0) for guess in people]
        boxes += [scene.boxed(guess.spot, ink=GREEN, weight=LINE, pad=0) for guess in cars]
    for found, ink in ((people, BLUE), (cars, GREEN)):
        boxes += [final.boxed(guess.spot, ink=ink, pad=1) for guess in suppressed(found)]
    words = captions(
        panels, ("two boxes\nfor each cell", "boxes with a low\n$p_c$ dropped", "after non-max\nsuppression")
    )
    return figure(panels, [scene.grid(3) for scene in panels], boxes, words)


FIGURES = (
    Entry(
        "c4-fig-yolo-alg",
        "object-yolo-alg.svg",
        yolo_alg,
        alt="Left, the problem: a road scene in which no window matches the box of the car. Right, a scene with a grid "
        "of 3 by 3 and two cars; the cells of their middles are outlined blue and green, an empty cell grey. Beside "
        "it three label vectors in these colours: 0 and question marks, and twice 1, a box, 0, 1, 0. Below, 100 by "
        "100 by 3, CONV, MAXPOOL and so on to 3 by 3 by 8.",
        caption="YOLO: a car belongs to the cell of its middle, and that cell's vector says the box. One network maps "
        "the picture to the vectors of all nine cells.",
    ),
    Entry(
        "c4-fig-anchorbox",
        "object-anchorbox.svg",
        anchorbox,
        alt="A road scene with a grid of 3 by 3. A person stands in front of a car; both middles lie in the "
        "lower middle cell. Below, a tall box, anchor box 1, and a wide one, anchor box 2. Right, three columns of "
        "sixteen entries: the names, the label for both, and that for the car only; braces say that the upper half is "
        "anchor box 1 and the lower one anchor box 2.",
        caption="Both middles lie in one cell (orange), which has a vector for each anchor box: the person matches the "
        "tall one, the car the wide one.",
    ),
    Entry(
        "c4-fig-yolo-algorithm",
        "object-yolo-algorithm.svg",
        yolo_algorithm,
        alt="Three times the same scene with a person, a car and a grid of 3 by 3. First with eighteen boxes: most "
        "of them grey, two blue around the person and two green around the car. Then with the blue and green ones "
        "only. Then with one bold box each.",
        caption="From all boxes to the result: drop what is improbable, then suppress in each class by itself. The "
        "boxes are made up.",
    ),
)

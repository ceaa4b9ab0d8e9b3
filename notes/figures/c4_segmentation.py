"""Course 4, Week 3: a class for every pixel: segmentation, transpose convolution, U-Net."""

from __future__ import annotations

from collections.abc import Sequence

from notes.figures.drawing import (
    ACCENT,
    ACCENT_TINT,
    BLUE,
    BLUE_TINT,
    GREEN,
    GREEN_TINT,
    LINE,
    MUTED,
    PAPER,
    PURPLE,
    PURPLE_TINT,
    SHADE,
    SMALL,
    TINT,
    Bounds,
    Figure,
    Fill,
    Ink,
    Path,
    Stroke,
    Thing,
    cells,
    chain,
    drawn,
    figure,
    group,
    joined,
    legend,
    rounded,
    row,
    soft,
    text,
)
from notes.figures.entry import Entry
from notes.figures.pictures import inside
from notes.figures.scenes import HORIZON, Scene, Spot, car_shape, road

CAR = Spot(0.52, 0.76, 0.28, 0.42)
ROOFS = ((0.0, 0.2, 0.26), (0.2, 0.42, 0.12), (0.42, 0.6, 0.3), (0.66, 0.86, 0.18), (0.86, 1.0, 0.34))
# What was asked for, by its number; 0 is all else, here the sky.
CLASSES = (
    ("0 other", SHADE, TINT),
    ("1 car", soft(BLUE), BLUE_TINT),
    ("2 building", soft(PURPLE), PURPLE_TINT),
    ("3 road", soft(GREEN), GREEN_TINT),
)


def houses(scene: Scene) -> list[Path]:
    """Return the outlines of the houses along the road."""
    return [rounded(Bounds(*scene.place(left, top), *scene.place(right, HORIZON))) for left, right, top in ROOFS]


def windows(house: Path) -> Path:
    """Return the windows of a house."""
    left, top, right, bottom = house.bounds
    count = round((right - left) / 11)
    gap = (right - left) / (2 * count + 1)
    rows = [top + 6 + 11 * i for i in range(int((bottom - top - 4) / 11))]
    pane = Bounds(0, 0, gap, 6)
    return joined(rounded(pane.moved(left + (2 * i + 1) * gap, y)) for i in range(count) for y in rows)


def segmentation() -> Figure:
    scene = road(164, 132, cars=[CAR], trees=())
    town = [drawn(Fill(house, SHADE), Stroke(house, MUTED), Fill(windows(house), PAPER)) for house in houses(scene)]
    rim = scene.boxed(Spot(0.5, 0.5, 1, 1), weight=LINE, pad=0)
    flat = Scene(scene.outline, (), scene.room).right_of(scene, 28)
    street = rounded(Bounds(*flat.place(0, HORIZON), *flat.place(1, 1)))
    regions = ((3, [street]), (2, houses(flat)), (1, car_shape(flat.bounds_of(CAR))))
    colours = [Fill(path, CLASSES[number][1]) for number, paths in regions for path in paths]
    mask = drawn(Fill(flat.outline, CLASSES[0][1]), *colours, Stroke(flat.outline))

    def class_at(i: int, j: int) -> int:
        place = flat.place((j + 0.5) / 9, (i + 0.5) / 7)
        return next((number for number, paths in reversed(regions) if any(inside(place, path) for path in paths)), 0)

    numbers = cells(
        [[class_at(i, j) for j in range(9)] for i in range(7)],
        164 / 9,
        132 / 7,
        paint=lambda i, j: CLASSES[class_at(i, j)][2],
    ).right_of(flat, 28)
    key = row(*(legend((words, ink), areas=True) for words, ink, _ in CLASSES[1:] + CLASSES[:1]), gap=28)
    below = group(key).below((scene, mask, numbers), 22)
    return figure(scene, town, rim, mask, numbers, below, chain(scene, mask, numbers))


X = ((2, 1), (3, 2))
W = ((1, 2, 1), (2, 0, 1), (0, 2, 1))
INKS = ((BLUE, GREEN), (PURPLE, ACCENT))
TINTED = ((BLUE_TINT, GREEN_TINT), (PURPLE_TINT, ACCENT_TINT))
STRIDE, PADDING, SIZE = 2, 1, 6


def copies() -> list[list[list[int]]]:
    """Return what is added up in each place: a multiple of the filter is put down for each entry of the input."""
    terms: list[list[list[int]]] = [[[] for _ in range(SIZE)] for _ in range(SIZE)]
    for i, j in ((0, 0), (0, 1), (1, 0), (1, 1)):
        for u in range(3):
            for v in range(3):
                terms[STRIDE * i + u][STRIDE * j + v].append(X[i][j] * W[u][v])
    return terms


def added(terms: Sequence[int]) -> str:
    """Return a sum as it is written in a cell, in two lines if it is long."""
    words = [str(term) for term in terms]
    return "+".join(words) if len(words) < 3 else "+".join(words[:2]) + "\n+" + "+".join(words[2:])


def framed(area: Bounds, ink: Ink) -> Thing:
    """Return the outline of an area."""
    return drawn(Stroke(rounded(area), ink, 2.0))


def transpose_conv() -> Figure:
    terms, kept = copies(), range(PADDING, SIZE - PADDING)
    given = cells(X, 26, paint=lambda i, j: TINTED[i][j])
    times = text(r"$\ast^{T}$").below(given, 12)
    weights = cells(W, 26).below(times, 12)
    sums = cells(
        [[added(terms[i][j]) if i in kept and j in kept else "" for j in range(SIZE)] for i in range(SIZE)],
        50,
        paint=lambda i, j: None if i in kept and j in kept else SHADE,
    ).right_of((given, weights), 28)
    placed = [
        framed(sums.window(STRIDE * i, STRIDE * j, 3, 3).grown(-1.5 if i == j else -4.5), INKS[i][j])
        for i in (0, 1)
        for j in (0, 1)
    ]
    equals = text("$=$").right_of(sums, 12)
    result = cells([[sum(terms[i][j]) for j in kept] for i in kept], 26).right_of(equals, 12)
    names = (
        text("input", SMALL).above(given, 6),
        text("filter", SMALL).below(weights, 6),
        text("four copies of the filter,\n$s = 2$; the rim, $p = 1$, is cut off", SMALL).below(sums, 8),
        text("output", SMALL).below(result, 6),
    )
    return figure(given, times, weights, sums, placed, equals, result, names)


FIGURES = (
    Entry(
        "c4-fig-segmentation",
        "semantic-segmentation.svg",
        segmentation,
        alt="A road scene with houses, sky and a car; an arrow to the same scene in flat colours, one each for car, "
        "building, road and other; an arrow to a grid of seven by nine cells with the number of the class in each.",
        caption="Semantic segmentation gives every pixel a class: the same picture, its areas, and the numbers that a "
        "network is to find, here for few and large pixels.",
    ),
    Entry(
        "c4-fig-transpose-conv",
        "transpose-conv.svg",
        transpose_conv,
        alt="The input 2, 1, 3, 2 in four colours, the filter below it, and a frame of six by six cells in which four "
        "outlines of three by three, in the colours of the input, overlap. Where they do, the cells hold sums such as "
        "2+0+3+2. The outermost cells are grey. On the right the output of four by four: 0, 4, 0, 1; 10, 7, 6, 3; 0, "
        "7, 0, 2; 6, 3, 4, 2.",
        caption="Transpose convolution: each number of the input puts its multiple of the filter down, two steps from "
        "the last one. Where copies overlap, they are added.",
    ),
)

"""Course 4, Week 1: what a convolution does, on grids small enough to count."""

from __future__ import annotations

from collections.abc import Sequence

from notes.figures.c4_mobilenet import cells_of
from notes.figures.c4_week1 import stage, units
from notes.figures.drawing import (
    ACCENT,
    ACCENT_TINT,
    BLUE,
    BLUE_TINT,
    GREEN,
    GREEN_TINT,
    HEAVY,
    LINE,
    MUTED,
    PAPER,
    PURPLE_TINT,
    SMALL,
    TEXT,
    TINT,
    Figure,
    Fill,
    Group,
    Ink,
    Stroke,
    Thing,
    arrow,
    blank,
    box,
    captions,
    cells,
    chain,
    circle,
    column,
    drawn,
    figure,
    group,
    painted,
    rounded,
    row,
    text,
)
from notes.figures.drawing.convnets import size_of, steps
from notes.figures.entry import Entry

Matrix = Sequence[Sequence[int]]

# Light stays light on a dark page: these are pictures.
WHITE, GREY, BLACK = Ink("#ffffff", "#f6f8fa"), Ink("#9ea7b1", "#7d8590"), Ink("#1f2328", "#010409")


def convolved(picture: Matrix, kernel: Matrix) -> list[list[int]]:
    """Return the answers of a filter in each of its places."""
    size, places = len(kernel), len(picture) - len(kernel) + 1
    inner = [(u, v) for u in range(size) for v in range(size)]
    return [[sum(picture[i + u][j + v] * kernel[u][v] for u, v in inner) for j in range(places)] for i in range(places)]


def shades(values: Matrix, size: float) -> Thing:
    """Return numbers as a picture: what is positive is white, 0 grey, what is negative black."""
    grid = blank(len(values), len(values[0]), size)
    pixels = [
        Fill(rounded(grid.window(i, j)), WHITE if value > 0 else BLACK if value < 0 else GREY)
        for i, line in enumerate(values)
        for j, value in enumerate(line)
    ]
    return drawn(*pixels, Stroke(grid.outline))


def edge_detect_v() -> Figure:
    picture, kernel = [[10] * 3 + [0] * 3] * 6, [[1, 0, -1]] * 3
    answers = convolved(picture, kernel)
    image = cells(picture)
    star = text(r"$\ast$").right_of(image, 14)
    weights = cells(kernel).right_of(star, 14)
    equals = text("$=$").right_of(weights, 14)
    result = cells(answers).right_of(equals, 14)
    seen = shades(picture, 14).below(image, 22)
    looks = (
        seen,
        *(
            shades(values, 14).in_line_with(grid).level_with(seen)
            for values, grid in ((kernel, weights), (answers, result))
        ),
    )
    signs = star.level_with(seen), equals.level_with(seen)
    window = image.outlined(0, 1, 3, 3, ink=ACCENT), result.outlined(0, 1, ink=ACCENT)
    return figure(image, star, weights, equals, result, window, looks, signs)


def padding() -> Figure:
    rim = (0, 7)
    zeros = cells(
        [["0" if i in rim or j in rim else "" for j in range(8)] for i in range(8)],
        30,
        text_ink=MUTED,
        ink=MUTED,
        paint=painted(TINT),
    )
    counts = {(0, 0): "1", (2, 2): "9"}
    tints = {(0, 0): BLUE_TINT, (2, 2): GREEN_TINT}
    picture = cells(
        [[counts.get((i, j), "") for j in range(6)] for i in range(6)],
        30,
        paint=lambda i, j: tints.get((i, j), PAPER),
    ).between(zeros, zeros)
    window = zeros.outlined(0, 0, 3, 3, ink=ACCENT)
    samples = column(
        box(width=26, height=26, ink=ACCENT, weight=HEAVY, radius=0),
        cells([["0"]], text_ink=MUTED, ink=MUTED, paint=painted(TINT)),
        cells([["1"]], paint=painted(BLUE_TINT)),
        cells([["9"]], paint=painted(GREEN_TINT)),
        gap=24,
    )
    key = group(samples).right_of(zeros, 36)
    meanings = (
        "the 3×3 filter\nin its first place",
        "padding, $p = 1$",
        "corner pixel:\nin 1 window without padding",
        "central pixel:\nin 9 windows",
    )
    words = [
        text(each, SMALL, align="left").right_of(sample, 12) for each, sample in zip(meanings, key.parts, strict=True)
    ]
    return figure(zeros, picture, window, key, words)


def filters() -> Group:
    """Return two filters of 3 by 3 by 3, one above the other."""
    return group(column(cells_of(3, 3, (BLUE,) * 3), cells_of(3, 3, (GREEN,) * 3), gap=56))


def conv_volume() -> Figure:
    image = cells_of(6, 3)
    star = text(r"$\ast$").right_of(image, 22)
    both = filters().right_of(star, 22)
    first, second = both.parts
    sheets = [cells_of(4, 1, (ink,)).right_of(kernel, 64) for ink, kernel in ((BLUE, first), (GREEN, second))]
    equals = [text("$=$").between(kernel, sheet) for kernel, sheet in zip(both.parts, sheets, strict=True)]
    result = cells_of(4, 2, (BLUE, GREEN)).right_of(sheets, 76)
    return figure(
        (image, star, both, equals, sheets, result),
        image.labelled(size_of(6, 6, 3), size=SMALL),
        first.labelled(f"filter 1\n{size_of(3, 3, 3)}", size=SMALL),
        second.labelled(f"filter 2\n{size_of(3, 3, 3)}", size=SMALL),
        [sheet.labelled(size_of(4, 4), size=SMALL) for sheet in sheets],
        result.labelled(size_of(4, 4, 2), size=SMALL),
        [arrow(sheet, result) for sheet in sheets],
    )


def conv_layer() -> Figure:
    image = cells_of(6, 3)
    sums = group(column(cells_of(4, 1, (BLUE,)), cells_of(4, 1, (GREEN,)), gap=64)).right_of(image, 110)
    activations = group(column(cells_of(4, 1, (BLUE,)), cells_of(4, 1, (GREEN,)), gap=64)).right_of(sums, 116)
    result = cells_of(4, 2, (BLUE, GREEN)).right_of(activations, 80)
    return figure(
        (image, sums, activations, result),
        image.labelled(size_of(6, 6, 3), size=SMALL),
        [sheet.labelled(size_of(4, 4), size=SMALL) for sheet in (*sums.parts, *activations.parts)],
        result.labelled(size_of(4, 4, 2), size=SMALL),
        arrow(image, sums.parts[0], r"$\ast$ filter 1", "top"),
        arrow(image, sums.parts[1], r"$\ast$ filter 2", "bottom"),
        [
            arrow(one, other, rf"ReLU(${{\cdot}} + b_{number}$)", "top")
            for number, one, other in zip((1, 2), sums.parts, activations.parts, strict=True)
        ],
        [arrow(sheet, result) for sheet in activations.parts],
    )


def simple_convnet() -> Figure:
    volumes = row(stage(39, 3), stage(37, 10, BLUE_TINT), stage(17, 20, GREEN_TINT), stage(7, 40, PURPLE_TINT), gap=92)
    sizes = captions(volumes, (size_of(39, 39, 3), size_of(37, 37, 10), size_of(17, 17, 20), size_of(7, 7, 40)))
    layers = ((3, 1, 10), (5, 2, 20), (5, 2, 40))
    onward = steps(volumes, [f"$f = {f}$, $s = {s}$\n{count} filters" for f, s, count in layers])
    equals = text("$=$").below(sizes, 56).in_line_with(volumes[0])
    flat = units().right_of(equals, 30)
    unit = circle(fill=TINT).right_of(flat, 70)
    prediction = text(r"$\hat{y}$").right_of(unit)
    count = captions((flat,), ("1960",))
    return figure(volumes, sizes, onward, equals, flat, unit, prediction, count, chain(flat, unit, prediction))


def max_pool() -> Figure:
    values = [[1, 3, 2, 1], [2, 9, 1, 1], [1, 3, 2, 3], [5, 6, 1, 2]]
    inks = [[BLUE_TINT, GREEN_TINT], [PURPLE_TINT, ACCENT_TINT]]
    windows = [[[values[2 * i + u][2 * j + v] for u in (0, 1) for v in (0, 1)] for j in (0, 1)] for i in (0, 1)]
    before = cells(values, 34, paint=lambda i, j: inks[i // 2][j // 2], text_size=TEXT)
    largest = [[max(window) for window in line] for line in windows]
    after = cells(largest, 34, paint=lambda i, j: inks[i][j], text_size=TEXT).right_of(before, 130)
    quadrants = [before.outlined(2 * i, 2 * j, 2, 2, weight=LINE) for i in (0, 1) for j in (0, 1)]
    return figure(before, quadrants, after, arrow(before, after, "max pool,\n$f = 2$, $s = 2$", "top"))


FIGURES = (
    Entry(
        "c4-fig-edge-detect-v",
        "edge-detect-v.svg",
        edge_detect_v,
        alt="A grid of six by six numbers, tens in its left half and zeros in its right half, a star, the filter with "
        "columns of 1, 0 and minus 1, an equals sign, and a grid of four by four whose columns are 0, 30, 30, 0. The "
        "second window of the first row is outlined, and so is its result, 30. Below, the same as pictures: white "
        "and grey; white, grey and black; grey, white, grey.",
        caption="The filter for vertical edges finds the border between bright and dark: there the result is bright. "
        "Outlined: one window, and the number that comes of it.",
    ),
    Entry(
        "c4-fig-padding",
        "padding.svg",
        padding,
        alt="Six by six cells, a picture, inside a frame of zeros, together eight by eight. The three by three filter "
        "is outlined in the upper left corner, partly on zeros. The corner pixel of the picture is marked 1, a central "
        "pixel 9.",
        caption="Without padding the corner pixel lies in a single window, a central one in nine. With a frame "
        "of zeros the filter begins further out, and the result is as large as the picture.",
    ),
    Entry(
        "c4-fig-volume",
        "conv-volume.svg",
        conv_volume,
        alt="A cuboid of 6 by 6 by 3 cells, a star, and two filters of 3 by 3 by 3 in two colours. Each filter gives a "
        "sheet of 4 by 4 in its colour; arrows lead from both sheets to a cuboid of 4 by 4 by 2 in both colours.",
        caption="Each filter has all the channels of the picture and gives one flat sheet. Two filters, two channels.",
    ),
    Entry(
        "c4-fig-conv-layer",
        "conv-layer.svg",
        conv_layer,
        alt="A cuboid of 6 by 6 by 3 cells with two arrows, filter 1 and filter 2, to two sheets of 4 by 4 in two "
        "colours. From each an arrow, ReLU of the sheet plus its bias, leads to another sheet, and from these two to "
        "a cuboid of 4 by 4 by 2.",
        caption=r"One layer: convolve with each filter, add its own bias (in $\cdot + b_1$ the dot stands for the "
        "sheet), take the ReLU, and stack the results.",
    ),
    Entry(
        "c4-fig-simple-convnet",
        "simple-convnet.svg",
        simple_convnet,
        alt="Cuboids from left to right: 39 by 39 by 3, 37 by 37 by 10, 17 by 17 by 20, 7 by 7 by 40. The arrows say f "
        "= 3, s = 1, 10 filters; f = 5, s = 2, 20 filters; f = 5, s = 2, 40 filters. Below, the last one as a column "
        "of 1960 units, an arrow to a circle, and one to y hat.",
        caption="Three convolutions, then a column of 1960 numbers and one unit that decides. Height and width fall, "
        "the channels rise.",
    ),
    Entry(
        "c4-fig-max-pool",
        "max-pooling.svg",
        max_pool,
        alt="A grid of four by four numbers in four coloured quadrants, an arrow that says max pool, f = 2, s = 2, and "
        "a grid of two by two in the same colours: 9, 2, 6, 3.",
        caption="Max pooling keeps the largest number of each window.",
    ),
)

"""Course 4, Week 3: sliding windows as one convolution."""

from __future__ import annotations

from notes.figures.drawing import (
    ACCENT,
    BLUE,
    BLUE_TINT,
    GREEN_TINT,
    MUTED,
    PURPLE_TINT,
    Cells,
    Cuboid,
    Figure,
    Ink,
    Thing,
    captions,
    cells,
    chain,
    figure,
    group,
    mixed,
    row,
    soft,
    text,
    volume,
)
from notes.figures.drawing.convnets import size_of, steps, units
from notes.figures.entry import Entry


def front() -> tuple[Cuboid, ...]:
    """Return what both networks begin with: picture, convolution, pooling."""
    return row(
        volume(14, 14, 3, 2.3),
        volume(10, 10, 16, 2.0, fill=BLUE_TINT),
        volume(5, 5, 16, 2.0, fill=GREEN_TINT),
        gap=58,
    )


def sliding_conv() -> Figure:
    sizes = (size_of(14, 14, 3), size_of(10, 10, 16), size_of(5, 5, 16))
    begun = front()
    first, second, last = row(
        *(volume(1, 1, count, 1.6, fill=PURPLE_TINT).right_of(begun, 52) for count in (400, 400, 4)), gap=42
    )
    below = (*begun, first, second, last)
    above = group(front()).above(below, 92, align="left").parts
    dense = units().level_with(above[0]).in_line_with(first), units().level_with(above[0]).in_line_with(second)
    softmax = text("softmax (4)").level_with(above[0]).in_line_with(last)
    above = (*above, *dense, softmax)
    return figure(
        (above, below),
        captions(above, (*sizes, "400", "400", "")),
        captions(below, (*sizes, size_of(1, 1, 400), size_of(1, 1, 400), size_of(1, 1, 4))),
        steps(above, ("5×5", "max pool\n2×2", "FC", "FC", "")),
        steps(below, ("5×5", "max pool\n2×2", "5×5", "1×1", "1×1")),
    )


def pixels(size: int, window: int, pitch: float) -> Cells:
    """Return a square grid: what belongs to the first window in blue, what a larger picture adds in orange."""
    first, more = soft(BLUE), soft(ACCENT)

    def paint(i: int, j: int) -> Ink:
        return first if i < window and j < window else more

    return cells([[""] * size] * size, pitch, paint=paint, lines=mixed(MUTED, 0.55))


WINDOW = (14, 10, 5, 1, 1, 1)
PITCH = (3.6, 3.6, 4.6, 5.6, 5.6, 5.6)  # px of a pixel: what is small is drawn a little larger
GAPS = (24.0, 30.0, 38.0, 38.0, 38.0)
CHANNELS = (3, 16, 16, 400, 400, 4)


def sliding_conv2() -> Figure:
    rows: list[tuple[Cells, ...]] = []
    sizes: list[Thing] = []
    for lengths in ((28, 24, 12, 8, 8, 8), (16, 12, 6, 2, 2, 2), WINDOW):
        grids = [pixels(*each) for each in zip(lengths, WINDOW, PITCH, strict=True)]
        if not rows:
            for number, gap in enumerate(GAPS):
                grids[number + 1] = grids[number + 1].right_of(grids[number], gap)
        else:
            grids = [grid.in_line_with(over) for grid, over in zip(grids, rows[0], strict=True)]
            lowest = grids[0].above(rows[-1], 50)
            grids = [grid.level_with(lowest) for grid in grids]
        rows.append(tuple(grids))
        sizes += captions(grids, [size_of(n, n, c) for n, c in zip(lengths, CHANNELS, strict=True)], gap=6)
    operations = ("5×5", "max pool\n2×2", "5×5", "1×1", "1×1")
    return figure(rows, sizes, steps(rows[2], operations), chain(*rows[1]), chain(*rows[0]))


FIGURES = (
    Entry(
        "c4-fig-sliding-conv",
        "object-sliding-conv.svg",
        sliding_conv,
        alt="Two rows. Above: cuboids of 14 by 14 by 3, 10 by 10 by 16 and 5 by 5 by 16, then two fully connected "
        "columns of 400 units, then softmax with 4 outputs. Below the same cuboids, then thin ones of 1 by 1 by 400, "
        "again 1 by 1 by 400, and 1 by 1 by 4, reached by convolutions of 5 by 5, 1 by 1 and 1 by 1.",
        caption="Fully connected layers written as convolutions: the same numbers, in volumes of height and width 1.",
    ),
    Entry(
        "c4-fig-sliding-conv2",
        "object-sliding-conv2.svg",
        sliding_conv2,
        alt="Three rows of square grids. First 14 by 14, 10 by 10, 5 by 5 and three times 1 by 1, all blue. Then 16 by "
        "16, 12 by 12, 6 by 6 and three times 2 by 2: the same in blue in the upper left corner, and a border of one "
        "or two cells in a second colour on the right and below. Then 28, 24, 12 and three times 8, mostly in the "
        "second colour.",
        caption="One network on three pictures. Blue: the window in the upper left corner, and what comes of it. A "
        "larger picture adds the rest, and each cell of the output answers for one window.",
    ),
)

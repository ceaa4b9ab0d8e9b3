"""Course 5, Week 4: positions, the mask, and the learning rate of the transformer."""

from __future__ import annotations

from itertools import groupby
from math import cos, sin, sqrt

from notes.figures.drawing import (
    ACCENT,
    BLUE,
    BLUE_TINT,
    SMALL,
    Axes,
    Bounds,
    Figure,
    Fill,
    Group,
    Path,
    axes,
    cells,
    column,
    drawn,
    figure,
    group,
    joined,
    mixed,
    rounded,
    text,
)
from notes.figures.drawing.recurrent import outputs_above
from notes.figures.entry import Entry

SIZE, DIMENSIONS, POSITIONS = 512, 64, 50
WARM_UP = 4000
SHADES = 10


def encoding(position: float, dimension: int) -> float:
    """Return the positional encoding of a position in one of 64 dimensions."""
    angle = position / 10000 ** (dimension // 2 * 2 / DIMENSIONS)
    return cos(angle) if dimension % 2 else sin(angle)


def heat(plane: Axes) -> Group:
    """Return the colours of all positions and dimensions, equal ones below each other as one area."""
    areas: dict[int, list[Path]] = {}
    for dimension in range(DIMENSIONS):
        shades = (round(encoding(position, dimension) * SHADES) for position in range(POSITIONS))
        top = 0
        for shade, run in groupby(shades):
            bottom = top + len(list(run))
            ends = *plane.place(dimension, top), *plane.place(dimension + 1, bottom)
            areas.setdefault(shade, []).append(rounded(Bounds(*ends)))
            top = bottom
    return group(
        *(
            drawn(Fill(joined(cells), mixed(ACCENT if shade > 0 else BLUE, abs(shade) / SHADES)))
            for shade, cells in sorted(areas.items())
        )
    )


def positional() -> Figure:
    plane = axes(
        (0, DIMENSIONS), (POSITIONS, 0), 4 * DIMENSIONS, 4 * POSITIONS, x_label="dimension", y_label="position",
        x_ticks=(0, 16, 32, 48, 64), y_ticks=(0, 10, 20, 30, 40, 50), heads=False,
    )  # fmt: skip
    waves = wave(0), wave(4), wave(8, "position")
    return figure(heat(plane), plane, group(*column(*waves, gap=20)).right_of(plane, 36, align="bottom"))


def wave(dimension: int, x_label: str = "") -> Group:
    """Return the encoding along one dimension, on axes of its own."""
    panel = axes((0, POSITIONS), (-1, 1), 184, 44, cross=(0, 0), y_ticks=(-1, 1), x_label=x_label, heads=False)
    curve = panel.curve(lambda position: encoding(position, dimension), steps=400, name=f"dimension {dimension}")
    return group(panel, curve, text(f"dimension {dimension}", SMALL).above(curve, 6))


SENTENCE = "SOS Jane visits Africa in September".split()


def mask() -> Figure:
    allowed = [["$0$" if key <= query else r"$-\infty$" for key in range(6)] for query in range(6)]
    table = cells(allowed, 58, 34, paint=lambda query, key: BLUE_TINT if key <= query else None)
    rows = [text(word, SMALL).left_of(table.cell(number, 0), 8) for number, word in enumerate(SENTENCE)]
    heads = outputs_above([table.cell(0, number) for number in range(6)], SENTENCE, 8, SMALL)
    return figure(table, rows, heads, text("key").above(heads, 12), text("query").left_of(rows, 16))


def rate(step: float) -> float:
    """Return the learning rate at a step, in ten-thousandths."""
    return 1e4 / sqrt(SIZE) * min(1 / sqrt(step), step / (WARM_UP * sqrt(WARM_UP)))


def warmup() -> Figure:
    plane = axes(
        (0, 20_000), (0, 8), 320, 180, x_label="step", y_label=r"learning rate $\alpha$ in $10^{-4}$",
        x_ticks=((4000, "4,000"), (8000, "8,000"), (12000, "12,000"), (16000, "16,000"), (20000, "20,000")),
        y_ticks=(0, 2, 4, 6, 8),
    )  # fmt: skip
    climb = plane.curve(rate, over=(1, 20_000), ink=ACCENT, weight=2.5, steps=400, name="rate")
    return figure(plane.upright(WARM_UP, rate(WARM_UP)), plane, climb, plane.point(WARM_UP, rate(WARM_UP)))


FIGURES = (
    Entry(
        "c5-fig-positional",
        "positional-encoding.svg",
        positional,
        alt="Left, a heat map: positions 0 to 49 downwards, 64 dimensions to the right; quick changes of "
        "colour at the left, even stripes at the right. Right, three sine curves over the position: that "
        "of dimension 0 goes round eight times, that of dimension 4 four and a half times, that of "
        "dimension 8 two and a half times.",
        caption="Each row is the vector of one position: orange is above zero, blue below. On the right three of "
        "its columns; the farther right in the map, the longer the wave.",
    ),
    Entry(
        "c5-fig-mask",
        "look-ahead-mask.svg",
        mask,
        alt="A grid of six by six, rows for the query word, columns for the key word: SOS Jane visits Africa "
        "in September. The cells on and below the diagonal are filled and hold 0, those above it hold "
        "minus infinity.",
        caption="The matrix $M$ that is added to the scores. Each word looks at itself and at what stands before "
        r"it; $-\infty$ becomes weight 0.",
    ),
    Entry(
        "c5-fig-warmup",
        "warmup.svg",
        warmup,
        alt="Learning rate in ten-thousandths against the step, up to 20,000: a straight rise to 7 at step "
        "4,000, marked by a dot, then a fall that flattens to 3.1.",
        caption=r"Warm-up for $d_{\text{model}} = 512$: straight up for 4000 steps, then down with one over the "
        "root of the step.",
    ),
)

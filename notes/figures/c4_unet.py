"""Course 4, Week 3: U-Net."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from notes.figures.drawing import (
    ACCENT,
    BLUE,
    BLUE_TINT,
    GREEN,
    GREEN_TINT,
    MUTED,
    PURPLE,
    PURPLE_TINT,
    SHADE,
    SMALL,
    THIN,
    TINT,
    Arrow,
    Figure,
    Fill,
    Ink,
    Pen,
    Point,
    Stroke,
    Thing,
    arrow,
    centered,
    chain,
    drawn,
    figure,
    group,
    legend,
    rounded,
    text,
)
from notes.figures.entry import Entry

# Channels, how wide they are drawn, and how high the picture still is.
LEVELS = ((64, 7.0, 104.0), (128, 9.0, 76.0), (256, 12.0, 54.0), (512, 16.0, 38.0), (1024, 22.0, 26.0))
STEP, DROP = 15.0, 30.0
CONV, POOL, RISE, COPY, LAST = (Pen(ink) for ink in (BLUE, ACCENT, GREEN, MUTED, PURPLE))


def slab(wide: float, high: float, fill: Ink = BLUE_TINT) -> Thing:
    """Return a volume seen from the side: as wide as it has channels, as high as the picture."""
    outline = rounded(centered(Point(0, 0), wide, high))
    return drawn(Fill(outline, fill), Stroke(outline, width=THIN))


class Level(NamedTuple):
    """Volumes of one size, from left to right: what comes in, and what two convolutions make of it."""

    first: Thing
    second: Thing
    third: Thing

    @property
    def arrows(self) -> tuple[Arrow, ...]:
        """The two convolutions."""
        return chain(*self, pen=CONV)


def convolved(first: Thing, wide: float, high: float) -> Level:
    """Return a volume and what two convolutions make of it."""
    second = slab(wide, high).right_of(first, STEP)
    return Level(first, second, slab(wide, high).right_of(second, STEP))


def contracting() -> list[Level]:
    """Return the way down: after each level a pooling leads to the next."""
    levels: list[Level] = []
    before = 5.0
    for _, wide, high in LEVELS:
        first = slab(before, high, BLUE_TINT if levels else TINT)
        levels.append(convolved(first.below(levels[-1].third, DROP) if levels else first, wide, high))
        before = wide
    return levels


def expanding(bottom: Thing) -> list[Level]:
    """Return the way up: before each level a transpose convolution leads from the one below."""
    levels: list[Level] = []
    for _, wide, high in reversed(LEVELS[:-1]):
        risen = slab(wide, high, GREEN_TINT).above(levels[-1].third if levels else bottom, DROP)
        levels.append(convolved(risen, wide, high))
    return levels[::-1]


def unet() -> Figure:
    down = contracting()
    up = expanding(down[-1].third)
    copied = [
        slab(wide, high, SHADE).left_of(level.first, 0) for level, (_, wide, high) in zip(up, LEVELS, strict=False)
    ]
    answer = slab(5, LEVELS[0][2], PURPLE_TINT).right_of(up[0].third, STEP)
    ways = (
        [level.arrows for level in (*down, *up)],
        [arrow(one.third, other.first, pen=POOL) for one, other in pairwise(down)],
        [arrow(one.third, other.first, pen=RISE) for one, other in pairwise((down[-1], *reversed(up)))],
        [arrow(level.third, copy, pen=COPY) for level, copy in zip(down, copied, strict=False)],
        arrow(up[0].third, answer, pen=LAST),
    )
    channels = [str(count) for count, _, _ in LEVELS]
    pairs = [group(level.second, level.third) for level in (*down, *up)]
    counts = [
        text(count, SMALL).above(pair, 3) if number < 4 else text(count, SMALL).below(pair, 4)
        for number, (pair, count) in enumerate(zip(pairs, (*channels, *channels[:4]), strict=True))
    ]
    ends = text("3", SMALL).above(down[0].first, 3), text(r"$n_{\text{classes}}$", SMALL).above(answer, 4)
    key = legend(
        ("conv 3×3, ReLU", BLUE),
        ("max pool 2×2", ACCENT),
        ("transpose conv 2×2", GREEN),
        ("copy and concatenate", MUTED),
        ("conv 1×1", PURPLE),
    )
    whole = group(*down, answer, ends[1])
    key = key.moved(whole.room.right - key.room.right, whole.room.bottom - key.room.bottom)
    return figure([*down, *up], copied, answer, ways, counts, ends, key)


FIGURES = (
    Entry(
        "c4-fig-unet",
        "unet.svg",
        unet,
        alt="A U of bars, wider and lower the deeper they stand. On the left five levels with 64, 128, 256, 512 "
        "and 1024 channels: two arrows conv 3×3, ReLU in each, an arrow max pool 2×2 down to the next. On the right "
        "four levels up again with 512, 256, 128 and 64: an arrow transpose conv 2×2 up, a grey arrow copy and "
        "concatenate from the left level of the same size, two convolutions. Last an arrow conv 1×1.",
        caption="U-Net. The more channels, the wider a bar; the larger the picture, the higher. The grey arrows "
        "bring the fine detail from the way down to the way up.",
    ),
)

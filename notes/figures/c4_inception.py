"""Course 4, Week 2: 1×1 convolutions and the Inception network."""

from __future__ import annotations

from itertools import pairwise

from notes.figures.drawing import (
    ACCENT,
    ACCENT_TINT,
    BLUE,
    BLUE_TINT,
    GREEN,
    GREEN_TINT,
    PURPLE,
    PURPLE_TINT,
    SHADE,
    SMALL,
    TINT,
    Arrow,
    Cuboid,
    Figure,
    Group,
    Ink,
    Pen,
    Thing,
    arrow,
    box,
    bracket,
    captions,
    column,
    cuboid,
    figure,
    grid,
    group,
    row,
    soft,
    space,
    text,
    volume,
)
from notes.figures.drawing.convnets import size_of, steps
from notes.figures.entry import Entry

CELL = 26.0
# The four branches: 1×1, 3×3, 5×5, pooling.
KINDS = ((BLUE, BLUE_TINT), (GREEN, GREEN_TINT), (PURPLE, PURPLE_TINT), (ACCENT, ACCENT_TINT))


def cells_of(wide: int, high: int, deep: int, inks: tuple[Ink, ...] = (TINT,)) -> Cuboid:
    """Return a cuboid of so many cells, channels from left to right, coloured by channel if there are several inks."""
    slices = [(1.0, ink) for ink in inks] if len(inks) > 1 else ()
    return cuboid(CELL * wide, CELL * high, CELL * 0.9 * deep, fill=inks[0], cells=(wide, high, deep), slices=slices)


def pixel(of: Cuboid, inks: tuple[Ink, ...]) -> Thing:
    """Return all channels of one pixel, laid over the upper front edge of a cuboid."""
    bar = cells_of(len(inks), 1, 1, inks)
    corner, own = of.corner(0, 0), bar.corner(0, 0)
    return bar.moved(corner.x - own.x, corner.y - own.y)


def conv_1x1() -> Figure:
    ours, first, second = soft(ACCENT), soft(BLUE), soft(GREEN)
    before, after = cells_of(3, 3, 3), cells_of(2, 3, 3)
    star = text(r"$\ast$").right_of(before, 24)
    kernels = group(column(cells_of(3, 1, 1, (first,) * 3), cells_of(3, 1, 1, (second,) * 3), gap=28))
    kernels = kernels.right_of(star, 24)
    equals = text("$=$").right_of(kernels, 24)
    after = after.right_of(equals, 24)
    volumes: tuple[Thing, ...] = (before, kernels, after)
    sizes = captions(volumes, (size_of(3, 3, 3), f"two of {size_of(1, 1, 3)}", size_of(3, 3, 2)), gap=10)
    lit = pixel(before, (ours,) * 3), pixel(after, (first, second))
    return figure(before, star, kernels, equals, after, lit, sizes)


def inception_motivation() -> Figure:
    channels = (64, 128, 32, 32)
    before = cuboid(124, 92, 60)
    branches = group(
        column(
            *(
                box(words, 92, fill=tint, size=SMALL)
                for words, (_, tint) in zip(("1×1", "3×3", "5×5", "MAX-POOL"), KINDS, strict=True)
            ),
            gap=16,
        )
    ).right_of(before, 44)
    slices = [(float(count), soft(ink)) for count, (ink, _) in zip(channels, KINDS, strict=True)]
    after = cuboid(166, 92, 60, slices=slices).right_of(branches, 44)
    middles = ((sum(channels[:i]) + count / 2) / sum(channels) for i, count in enumerate(channels))
    feet = [space(1, 1).at(after.corner(middle, 1)) for middle in middles]
    counts = captions(feet, [str(count) for count in channels])
    whole = bracket(counts, r"$28 \times 28$, 256 channels", "bottom", gap=4)
    size = captions((before,), (size_of(28, 28, 192),))
    inward = [arrow(before, branch) for branch in branches.parts]
    outward = [arrow(branch, after, pen=Pen(ink)) for branch, (ink, _) in zip(branches.parts, KINDS, strict=True)]
    return figure(before, branches, after, counts, whole, size, inward, outward)


def inception_computation() -> Figure:
    def wide(channels: int, fill: Ink) -> Cuboid:
        return volume(28, 28, channels, 2.0, fill=fill)

    direct, middle, after = row(wide(192, TINT), wide(16, ACCENT_TINT), wide(32, PURPLE_TINT), gap=104)
    cost = text("12.4 million").right_of(after, 40)
    sizes = captions((direct, middle, after), (size_of(28, 28, 192), size_of(28, 28, 16), size_of(28, 28, 32)))
    name = text("bottleneck layer", SMALL, ACCENT).above(middle, 10)
    through = steps((direct, middle, after), ("CONV\n1×1, 16", "CONV\n5×5, 32"))
    first, last = (each.above(name, 40).in_line_with(each) for each in (direct, after))
    first_sizes = captions((first, last), (size_of(28, 28, 192), size_of(28, 28, 32)))
    first_cost = text("120 million").level_with(last).in_line_with(cost)
    return figure(
        (first, last, first_sizes, first_cost, arrow(first, last, "CONV 5×5, same, 32")),
        (direct, middle, after, cost, sizes, name, through),
    )


def upright(one: Thing, other: Thing) -> Arrow:
    """Return an arrow straight down, from or to a bar that is wider than the other thing."""
    x = min(one, other, key=lambda thing: thing.room.width).center.x
    parts = ((x - thing.outline.bounds.left) / thing.outline.bounds.width for thing in (one, other))
    return arrow(one.port("bottom", next(parts)), other.port("top", next(parts)))


def level(one: Thing, other: Thing) -> Arrow:
    """Return an arrow straight to the right, from or to a bar that is higher than the other thing."""
    y = min(one, other, key=lambda thing: thing.room.height).center.y
    parts = ((y - thing.outline.bounds.top) / thing.outline.bounds.height for thing in (one, other))
    return arrow(one.port("right", next(parts)), other.port("left", next(parts)))


def branching(title: str, *paths: tuple[str, ...]) -> Group:
    """Return branches side by side between two bars; the boxes of each stand on those of the others."""
    tints = {word: tint for word, (_, tint) in zip(("1×1", "3×3", "5×5", "3×3 max"), KINDS, strict=True)}
    filled = [[box(f"{each}\n{'pooling' if 'max' in each else 'convolutions'}", 108, fill=tints[each], size=SMALL)
               for each in path] for path in paths]  # fmt: skip
    depth = max(map(len, filled))
    rows = [[path[len(path) - depth + i] if len(path) > depth - 1 - i else space(108, 10) for path in filled]
            for i in range(depth)]  # fmt: skip
    placed = grid(*rows, gap=18, between=28)
    columns = [[row_[number] for row_ in placed][depth - len(path) :] for number, path in enumerate(filled)]
    inside = [each for column_ in columns for each in column_]
    wide = group(*inside).room.width
    top = box("previous layer", wide, fill=SHADE).above(inside, 28)
    bottom = box("filter concatenation", wide, fill=SHADE).below(inside, 28)
    ways = [[upright(one, other) for one, other in pairwise((top, *column_, bottom))] for column_ in columns]
    return group(top, inside, bottom, ways, text(title).above(top, 10))


def inception() -> Figure:
    naive = branching("(a) naive", ("1×1",), ("3×3",), ("5×5",), ("3×3 max",))
    reduced = branching("(b) with 1×1 reductions", ("1×1",), ("1×1", "3×3"), ("1×1", "5×5"), ("3×3 max", "1×1"))
    return figure(column(naive, reduced, gap=36))


def inception_module() -> Figure:
    first, second, third, fourth = KINDS

    def step(words: str, tint: Ink, size: str = "") -> Thing:
        return box(f"{words}\n{size}" if size else words, 112, fill=tint, size=SMALL)

    placed = grid(
        [space(112, 10), step("1×1 CONV", first[1], size_of(28, 28, 64))],
        [step("1×1 CONV, 96", first[1]), step("3×3 CONV", second[1], size_of(28, 28, 128))],
        [step("1×1 CONV, 16", first[1]), step("5×5 CONV", third[1], size_of(28, 28, 32))],
        [
            step("MAXPOOL 3×3,\n$s = 1$, same", fourth[1], size_of(28, 28, 192)),
            step("1×1 CONV", first[1], size_of(28, 28, 32)),
        ],
        gap=26,
        between=16,
    )
    paths = (placed[0][1:], *placed[1:])
    inside = [each for path in paths for each in path]
    high = group(*inside).room.height
    before = box(f"Previous\nactivation\n{size_of(28, 28, 192)}", 0, high, fill=SHADE, size=SMALL).left_of(inside, 26)
    after = box(f"Channel\nconcat\n{size_of(28, 28, 256)}", 0, high, fill=SHADE, size=SMALL).right_of(inside, 26)
    ways = [[level(one, other) for one, other in pairwise((before, *path, after))] for path in paths]
    return figure(before, inside, after, ways)


FIGURES = (
    Entry(
        "c4-fig-conv-1x1",
        "conv-1x1.svg",
        conv_1x1,
        alt="A cuboid of 3 by 3 by 3 cells whose upper front edge, one pixel in all three channels, is coloured; a "
        "star; two bars of 1 by 1 by 3 cells, one blue and one green; an equals sign; a cuboid of 3 by 3 by 2 cells "
        "with a blue and a green cell in the matching place.",
        caption=r"Each $1 \times 1$ kernel (blue, green) weighs the channels of one pixel (orange) into one number of "
        "the result. Channels run from left to right.",
    ),
    Entry(
        "c4-fig-inception-motivation",
        "inception-motivation.svg",
        inception_motivation,
        alt="A cuboid of 28 by 28 by 192; four arrows lead from it to boxes 1 by 1, 3 by 3, 5 by 5, MAX-POOL, and on "
        "to one cuboid of 28 by 28 in four coloured slices of 64, 128, 32 and 32 channels.",
        caption="All filter sizes at once: each branch makes its share of the channels of the output.",
    ),
    Entry(
        "c4-fig-inception-computation",
        "inception-computation.svg",
        inception_computation,
        alt="Two rows of cuboids. Above: 28 by 28 by 192, an arrow CONV 5 by 5, same, 32, then 28 by 28 by 32; 120 "
        "million. Below: 28 by 28 by 192, an arrow CONV 1 by 1, 16, then the thin bottleneck layer of 28 by 28 by "
        "16, an arrow CONV 5 by 5, 32, then 28 by 28 by 32; 12.4 million.",
        caption="The same input and output, with a tenth of the multiplications: the bottleneck layer makes the "
        "expensive filters work on few channels.",
    ),
    Entry(
        "c4-fig-inception",
        "inception.svg",
        inception,
        alt="Two graphs from top to bottom. (a) naive: from the previous layer to 1 by 1, 3 by 3 and 5 by 5 "
        "convolutions and 3 by 3 max pooling, side by side, and on to filter concatenation. (b) with 1 by 1 "
        "reductions: the same, with 1 by 1 convolutions before the 3 by 3 and the 5 by 5 ones, and after the pooling.",
        caption=r"The module as one would first think of it, and as it is: $1 \times 1$ convolutions (blue) thin what "
        "is expensive (after Fig. 2 of the paper).",
    ),
    Entry(
        "c4-fig-inception-module",
        "inception-module.svg",
        inception_module,
        alt="From left to right, four branches between the previous activation, 28 by 28 by 192, and the channel "
        "concat, 28 by 28 by 256: 1 by 1 CONV to 64 channels; 1 by 1 CONV, 96, then 3 by 3 CONV to 128; 1 by 1 CONV, "
        "16, then 5 by 5 CONV to 32; MAXPOOL 3 by 3, s = 1, same, with 192 channels, then 1 by 1 CONV to 32.",
        caption="An Inception module. All branches keep the size of 28 by 28, so their channels can be stacked: "
        "$64 + 128 + 32 + 32 = 256$.",
    ),
)

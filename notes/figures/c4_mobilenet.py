"""Course 4, Week 2: MobileNet and EfficientNet."""

from __future__ import annotations

from notes.figures.drawing import (
    ACCENT,
    BLUE,
    BLUE_TINT,
    GREEN,
    GREEN_TINT,
    PURPLE,
    PURPLE_TINT,
    SMALL,
    Arrow,
    Cuboid,
    Figure,
    Group,
    Ink,
    Pen,
    Point,
    arrow,
    box,
    bracket,
    captions,
    chain,
    column,
    cuboid,
    elbow,
    figure,
    group,
    operator,
    row,
    soft,
    text,
)
from notes.figures.drawing.convnets import size_of
from notes.figures.entry import Entry

CHANNELS = (BLUE, GREEN, PURPLE)
CELL = 11.0


def cells_of(sides: int, channels: int, inks: tuple[Ink, ...] = ()) -> Cuboid:
    """Return a cuboid of cells, with a colour for each channel if there are inks."""
    slices = [(1.0, soft(ink)) for ink in inks]
    wide = CELL * channels
    return cuboid(wide, CELL * sides, CELL * sides, cells=(channels, sides, sides), slices=slices)


def depthwise() -> Figure:
    usual = group(row(cells_of(6, 3), text(r"$\ast$"), cells_of(3, 3), text(r"$\to$"), cells_of(4, 5), gap=44))
    split = group(
        row(
            cells_of(6, 3, CHANNELS),
            text(r"$\ast$"),
            group(row(*(cells_of(3, 1, (ink,)) for ink in CHANNELS), gap=10)),
            text(r"$\to$"),
            cells_of(4, 3, CHANNELS),
            text(r"$\ast$"),
            cells_of(1, 3),
            text(r"$\to$"),
            cells_of(4, 5),
            gap=20,
        )
    ).below(usual, 86, align="left")
    volume, _, kernel, _, result = usual.parts
    usual_sizes = captions(
        (volume, kernel, result), (size_of(6, 6, 3), f"{size_of(3, 3, 3)}\n5 filters", size_of(4, 4, 5))
    )
    parts = split.parts[::2]
    split_sizes = captions(
        parts,
        (
            size_of(6, 6, 3),
            f"{size_of(3, 3, 1)}\none per channel",
            size_of(4, 4, 3),
            f"{size_of(1, 1, 3)}\n5 filters",
            size_of(4, 4, 5),
        ),
    )
    highest = (split,)
    whole = bracket(usual.parts[1:4], "normal: 2160 multiplications", beyond=(usual,))
    first = bracket(split.parts[1:4], "depthwise: 432", beyond=highest)
    second = bracket(split.parts[5:8], "pointwise: 240", beyond=highest)
    return figure(usual, usual_sizes, split, split_sizes, whole, first, second)


def mobilenet_v2() -> Figure:
    start, expansion, deep, projection, plus, end = row(
        text("input\n$n \\times n \\times c$", SMALL),
        box("expansion\n1×1\n($t c$ channels)", 0, 110, fill=BLUE_TINT, size=SMALL),
        box("depthwise\n3×3", 96, 110, fill=GREEN_TINT, size=SMALL),
        box("projection\n1×1\n($c$ channels)", fill=PURPLE_TINT, size=SMALL),
        operator("$+$"),
        text("$n \\times n \\times c$", SMALL),
        gap=24,
    )
    way = (start, expansion, deep, projection, plus, end)
    skip = elbow(start, plus, "skip connection", out="top", into="top", reach=58, pen=Pen(ACCENT))
    return figure(way, chain(*way), skip)


def net(wide: float, deep: int, high: float) -> Group:
    """Return a network: so many layers, which are as wide as they have channels and as high as the picture."""
    layers = column(*(box(width=wide, height=high, fill=BLUE_TINT, radius=2) for _ in range(deep)), gap=16)
    return group(layers, chain(*reversed(layers)))


def compound_scaling() -> Figure:
    base, wider, deeper, higher, all_three = row(
        net(58, 3, 18), net(92, 3, 18), net(58, 5, 18), net(58, 3, 32), net(92, 5, 32), gap=40, align="bottom"
    )
    grown = Pen(ACCENT, both=True)

    def across(whole: Group) -> Arrow:
        box = whole.parts[0].outline.bounds
        return arrow(Point(box.left, box.top - 10), Point(box.right, box.top - 10), pen=grown)

    def along(whole: Group) -> Arrow:
        box = whole.outline.bounds
        return arrow(Point(box.left - 10, box.bottom), Point(box.left - 10, box.top), pen=grown)

    def upright(whole: Group) -> Arrow:
        box = whole.parts[0].outline.bounds
        return arrow(Point(box.right + 10, box.bottom), Point(box.right + 10, box.top), pen=grown)

    names = captions(
        (base, wider, deeper, higher, all_three),
        ("baseline", "wider", "deeper", "higher\nresolution", "all three"),
    )
    base_name, wider_name, deeper_name, *others = names
    names = (base_name, wider_name, deeper_name.level_with(base_name), *others)
    changes = across(wider), along(deeper), upright(higher), [each(all_three) for each in (across, along, upright)]
    return figure(base, wider, deeper, higher, all_three, names, changes)


FIGURES = (
    Entry(
        "c4-fig-depthwise",
        "depthwise-separable.svg",
        depthwise,
        alt="Two rows. Normal: a cuboid of 6 by 6 by 3 cells, a star, a filter of 3 by 3 by 3 (five of them), an arrow "
        "to 4 by 4 by 5. Separable: the cuboid of 6 by 6 by 3 with each channel in its own colour, a star, three flat "
        "filters of 3 by 3 in the same colours, an arrow to 4 by 4 by 3 in these colours, a star, a filter of 1 by 1 "
        "by 3 (five of them), an arrow to 4 by 4 by 5.",
        caption="Above a normal convolution, below the same shapes in two steps: depthwise, which leaves the channels "
        "apart, and pointwise, which mixes them. The numbers count multiplications.",
    ),
    Entry(
        "c4-fig-mobilenet-v2",
        "mobilenet-v2-block.svg",
        mobilenet_v2,
        alt="From left to right: the input of n by n by c, a high box expansion 1 by 1 with t c channels, a high box "
        "depthwise 3 by 3, a lower box projection 1 by 1 with c channels, a plus in a circle, the output of n by n by "
        "c. A coloured arrow leads from the input over the boxes to the plus.",
        caption="A block of MobileNet v2: few channels outside, many inside, and the input is added to the result.",
    ),
    Entry(
        "c4-fig-compound-scaling",
        "compound-scaling.svg",
        compound_scaling,
        alt="Five networks as stacks of rectangles: the baseline with three; one with wider rectangles; one with five; "
        "one with higher rectangles; one with five that are wider and higher. Double arrows mark what has grown.",
        caption="Three screws: width is the number of channels, depth the number of layers, height here the "
        "resolution. Compound scaling turns all three together.",
    ),
)

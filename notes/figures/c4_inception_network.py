"""Course 4, Week 2: the Inception network, a chain of modules."""

from __future__ import annotations

from notes.figures.drawing import (
    ACCENT,
    ACCENT_TINT,
    BLUE_TINT,
    FAINT,
    GREEN_TINT,
    MUTED,
    RED_TINT,
    SHADE,
    SMALL,
    TINT,
    Figure,
    Fill,
    Group,
    Ink,
    Pen,
    Point,
    Stroke,
    Thing,
    arrow,
    box,
    bracket,
    centered,
    chain,
    drawn,
    figure,
    frame,
    grid,
    group,
    legend,
    rounded,
    row,
    space,
)
from notes.figures.entry import Entry


def slab(fill: Ink, width: float = 14.0, high: float = 44.0) -> Thing:
    """Return a layer: a narrow upright box."""
    outline = rounded(centered(Point(0, 0), width, high), 2)
    return drawn(Fill(outline, fill), Stroke(outline))


def opened() -> Group:
    """Return what is inside a module: four branches between two bars."""
    branches = grid(
        [space(58, 10), box("1×1", 58, fill=BLUE_TINT, size=SMALL)],
        [box("1×1", 58, fill=BLUE_TINT, size=SMALL), box("3×3", 58, fill=BLUE_TINT, size=SMALL)],
        [box("1×1", 58, fill=BLUE_TINT, size=SMALL), box("5×5", 58, fill=BLUE_TINT, size=SMALL)],
        [box("pool", 58, fill=RED_TINT, size=SMALL), box("1×1", 58, fill=BLUE_TINT, size=SMALL)],
        gap=22,
        between=8,
    )
    paths = (branches[0][1:], *branches[1:])
    inside = [each for path in paths for each in path]
    high = group(*inside).room.height
    before, after = slab(SHADE, high=high).left_of(inside, 22), slab(SHADE, high=high).right_of(inside, 22)
    ends = [
        (
            arrow(Point(before.room.right, path[0].center.y), path[0]),
            chain(*path),
            arrow(path[-1], Point(after.room.left - 1.5, path[-1].center.y)),
        )
        for path in paths
    ]
    return group(before, inside, after, ends)


def inception_network() -> Figure:
    stem = [slab(TINT), slab(RED_TINT, 10), slab(TINT)]
    modules = [slab(BLUE_TINT, 22) for _ in range(9)]
    pools = [slab(RED_TINT, 10) for _ in range(2)]
    head = [slab(RED_TINT, 10), slab(TINT), slab(GREEN_TINT)]
    way = row(*stem, *modules[:2], pools[0], *modules[2:7], pools[1], *modules[7:], *head, gap=14)
    modules = [way[i] for i in (3, 4, 6, 7, 8, 9, 10, 12, 13)]
    titles = [
        bracket(way[start:end], words)
        for start, end, words in (
            (0, 3, "stem"), (3, 5, "2 modules"), (6, 11, "5 modules"), (12, 14, "2 modules"),
            (14, 17, "avg pool,\nFC, softmax"),
        )
    ]  # fmt: skip
    side = Pen(ACCENT)
    asides = [box("softmax", fill=ACCENT_TINT, ink=ACCENT, size=SMALL).below(modules[i], 26) for i in (2, 5)]
    branches = [arrow(modules[i], aside, pen=side) for i, aside in zip((2, 5), asides, strict=True)]
    inside = opened()
    large = frame(inside, pad=12, ink=MUTED)
    zoomed = group(inside, large).below(asides, 24)
    zoomed = zoomed.moved(way[-1].room.right - zoomed.room.right, 0)
    near, far = modules[8].outline.bounds, zoomed.outline.bounds
    zoom = [
        arrow(Point(x, near.bottom), Point(to, far.top), pen=FAINT)
        for x, to in ((near.left, far.left), (near.right, far.right))
    ]
    key = legend(("Inception module", BLUE_TINT), ("pooling", RED_TINT), areas=True)
    key = key.left_of(zoomed, 40)
    return figure(chain(*way), way, titles, asides, branches, zoom, zoomed, key)


FIGURES = (
    Entry(
        "c4-fig-inception-network",
        "inception-network.svg",
        inception_network,
        alt="A row of boxes joined by arrows: a stem, two modules, a max pool, five modules, a max pool, two modules, "
        "and avg pool, FC, softmax. From the third and from the sixth module a coloured arrow leads down to a box "
        "softmax. One module is shown enlarged: four branches between two bars, 1 by 1; 1 by 1 and 3 by 3; 1 by 1 "
        "and 5 by 5; pool and 1 by 1.",
        caption="The whole network, nine modules of one kind. The two side branches (softmax) help in training and "
        "are left out afterwards.",
    ),
)

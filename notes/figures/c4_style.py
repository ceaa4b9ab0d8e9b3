"""Course 4, Week 4: neural style transfer; convolutions along one axis and three."""

from __future__ import annotations

from collections.abc import Sequence

from notes.figures.drawing import (
    ACCENT,
    ACCENT_TINT,
    BLUE,
    BLUE_TINT,
    GREEN,
    GREEN_TINT,
    INK,
    PURPLE,
    RED,
    RED_TINT,
    SHADE,
    SMALL,
    THIN,
    TINT,
    Bounds,
    Cuboid,
    Figure,
    Fill,
    Group,
    Ink,
    Mark,
    Path,
    Pen,
    Point,
    Stroke,
    Thing,
    arrow,
    blank,
    box,
    brace,
    captions,
    cells,
    centered,
    chain,
    column,
    cubic,
    cuboid,
    drawn,
    figure,
    grid,
    group,
    joined,
    line,
    mixed,
    oval,
    painted,
    rounded,
    row,
    soft,
    space,
    stacked,
    text,
    volume,
)
from notes.figures.drawing.convnets import size_of, units, wrapped
from notes.figures.entry import Entry
from notes.figures.pictures import swirls

# A landscape, 150 px wide and 110 high: its areas from the back to the front.
FRAME = Bounds(0, 0, 150, 110)
SKY = rounded(FRAME)
SUN = oval(centered(Point(28, 26), 26, 26))
CREST = cubic(Point(0, 84), Point(45, 44), Point(110, 44), Point(150, 78))
HILL = CREST + Path((("L", (Point(150, 110),)), ("L", (Point(0, 110),)), ("Z", ())))
WALL = rounded(Bounds(72, 50, 116, 86))
ROOF = line((66, 51), (94, 24), (122, 51), closed=True)
DOOR = rounded(Bounds(88, 66, 100, 86))


def landscape(*looks: tuple[Path, Ink, Ink | None]) -> Thing:
    """Return the house on the hill: its areas, each with a fill and, if any, the ink of its swirls."""
    marks: list[Mark] = []
    for area, fill, ink in looks:
        marks.append(Fill(area, fill))
        if ink:
            marks.append(swirls(area, ink))
        if area is not SKY:
            marks.append(Stroke(area))
    return drawn(*marks, Stroke(SKY))


def neural_style_transfer() -> Figure:
    content = landscape(
        (SKY, BLUE_TINT, None), (SUN, mixed(ACCENT, 0.25), None), (HILL, mixed(GREEN, 0.3), None),
        (WALL, TINT, None), (ROOF, mixed(RED, 0.35), None), (DOOR, SHADE, None),
    )  # fmt: skip
    bands = (
        (line((0, 0), (70, 0), (40, 110), (0, 110), closed=True), mixed(BLUE, 0.3), PURPLE),
        (line((70, 0), (120, 0), (90, 110), (40, 110), closed=True), mixed(RED, 0.4), ACCENT),
        (line((120, 0), (150, 0), (150, 110), (90, 110), closed=True), mixed(GREEN, 0.35), BLUE),
    )
    style = drawn(*(mark for area, fill, ink in bands for mark in (Fill(area, fill), swirls(area, ink))), Stroke(SKY))
    made = landscape(
        (SKY, mixed(BLUE, 0.3), PURPLE), (SUN, mixed(RED, 0.4), ACCENT), (HILL, mixed(GREEN, 0.35), BLUE),
        (WALL, mixed(BLUE, 0.3), PURPLE), (ROOF, mixed(RED, 0.4), ACCENT), (DOOR, mixed(GREEN, 0.35), BLUE),
    )  # fmt: skip
    content, style = column(content, style, gap=50)
    names = [text(words).below(each, 8) for words, each in (("Content (C)", content), ("Style (S)", style))]
    both = brace((content, style), side="right", gap=14)
    made = made.right_of(both, 52)
    return figure(
        (content, style, names, both, made, text("Generated image (G)").below(made, 8)),
        arrow(Point(both.room.right + 4, both.center.y), made),
    )


def visualizing_nn() -> Figure:
    shapes = ((224, 3), (110, 96), (55, 96), (26, 256), (13, 256), (13, 384), (13, 384), (6, 256))
    fills = (TINT, ACCENT_TINT, *[BLUE_TINT] * 6)
    volumes = [volume(side, side, depth, 1.0, fill=fill) for (side, depth), fill in zip(shapes, fills, strict=True)]
    upper = spread(volumes[:4], 138)
    upper_sizes = captions(upper, [size_of(side, side, depth) for side, depth in shapes[:4]])
    lower = spread(volumes[4:], 107)
    dense = row(*(box("FC\n4096", size=SMALL) for _ in range(2)), text(r"$\hat{y}$"), gap=18)
    placed = group(lower).below(upper_sizes, 66)
    placed = placed.moved(upper[0].room.left - placed.room.left, 0)
    lower = placed.parts
    lower_sizes = captions(lower, [size_of(side, side, depth) for side, depth in shapes[4:]])
    dense = group(dense).right_of(lower[-1], 26).parts
    patches = layer_1_patches()
    words = text("layer 1: patches that\nexcite nine units", ink=ACCENT).right_of(patches, 20)
    excited = group(patches, words).below((*lower_sizes, *dense), 36)
    first = text("layer 1", ink=ACCENT).above(upper[1], 6)
    return figure(
        (upper, upper_sizes, lower, lower_sizes, dense, first, excited),
        (chain(*upper), chain(*lower, *dense), wrapped(upper[-1], lower[0], above=upper_sizes)),
    )


def spread(things: Sequence[Thing], pitch: float) -> tuple[Thing, ...]:
    """Return things in a row whose middles are equally far apart."""
    return tuple(thing.at((pitch * number, 0)) for number, thing in enumerate(things))


def layer_1_patches() -> Group:
    """Return nine squares with a bar each, of different angle and colour."""
    bars = (
        ((1, 0), INK), ((1, 1), BLUE), ((0, 1), INK),
        ((1, -1), GREEN), ((2, 1), ACCENT), ((1, -2), INK),
        ((1, 2), PURPLE), ((0, 1), RED), ((2, -1), BLUE),
    )  # fmt: skip
    tiles = [patch(Point(x, y), ink) for (x, y), ink in bars]
    return group(grid(tiles[:3], tiles[3:6], tiles[6:], gap=4))


def patch(way: Point, ink: Ink) -> Thing:
    """Return a small square with a bar across it."""
    square = rounded(centered(Point(0, 0), 36, 36))
    end = Point(0, 0).toward(way, 13)
    return drawn(Fill(square, SHADE), Stroke(line((-end.x, -end.y), end), ink, 9.0), Stroke(square, width=THIN))


# The channels of a layer, two of which the figure talks about; and which goes with which, in two pictures (made up).
CHANNELS = (SHADE, BLUE, SHADE, ACCENT, SHADE)
TOGETHER = ((9, 3, 2, 1, 4), (3, 7, 1, 8, 2), (2, 1, 6, 2, 1), (1, 8, 2, 9, 3), (4, 2, 1, 3, 5))
APART = ((8, 2, 3, 1, 2), (2, 9, 1, 0, 4), (3, 1, 5, 2, 1), (1, 0, 2, 6, 2), (2, 4, 1, 2, 7))


def channels(inks: Sequence[Ink], width: float = 150.0) -> Cuboid:
    """Return a volume whose channels, from left to right, have these inks."""
    return cuboid(width, 84, 70, slices=[(1.0, ink if ink == SHADE else soft(ink)) for ink in inks])


def style_cost1() -> Figure:
    values = [[212, 180, 97], [190, 151, 80], [133, 92, 44]]
    sheets = [cells(values, 30, 24, paint=painted(RED_TINT))]
    sheets += [cells([[""] * 3] * 3, 30, 24, paint=painted(tint)) for tint in (GREEN_TINT, BLUE_TINT)]
    picture = stacked(*sheets, dx=10, dy=-10)
    fills = (BLUE_TINT, ACCENT_TINT, BLUE_TINT)
    inks = (INK, ACCENT, INK)
    shapes = ((64, 12), (32, 40), (12, 90))
    volumes = [
        volume(side, side, depth, 1.6, fill=fill, ink=ink)
        for (side, depth), fill, ink in zip(shapes, fills, inks, strict=True)
    ]
    placed = row(picture, *volumes, units(), text(r"$\hat{y}$"), gap=36)
    chosen = placed[2]
    names = [*captions(placed[:1], ("R, G, B",)), text("layer $l$", ink=ACCENT).below(chosen, 8)]
    names += [text("FC", SMALL).below(placed[4], 8)]
    opened = channels((BLUE, GREEN, PURPLE, ACCENT, RED), 170)
    opened = opened.below(placed[4], 40).in_line_with(chosen)
    edges = (
        text("$n_H$").left_of(opened, 8).level_with(space(1, 1).at(opened.front.center)),
        text("$n_C$").below(opened, 8).in_line_with(space(1, 1).at(opened.front.center)),
        text("$n_W$").right_of(space(1, 1).at(opened.corner(1, 1, 0.4)), 14),
    )
    question = text("how correlated\nare the channels?").right_of(opened, 50)
    zoom = arrow(names[1], opened, pen=Pen(ACCENT))
    return figure(placed, chain(*placed), names, opened, edges, question, zoom)


def texture() -> Thing:
    """Return a patch of fine upright lines."""
    square = rounded(centered(Point(0, 0), 46, 46))
    lines = joined(line((x, -20), (x, 20)) for x in range(-18, 19, 6))
    return drawn(Fill(square, BLUE_TINT), Stroke(lines, BLUE, 2.0), Stroke(square, BLUE))


def orange() -> Thing:
    """Return a patch of an orange tint."""
    square = rounded(centered(Point(0, 0), 46, 46))
    return drawn(Fill(square, soft(ACCENT)), Stroke(square, ACCENT))


def described(title: str, letter: str, heat: Sequence[Sequence[int]]) -> Group:
    """Return a picture's activations, what two of its channels see, and its Gram matrix."""
    volume = channels(CHANNELS, 160)
    name = text(title).above(volume, 8)
    seen = group(row(texture(), orange(), gap=44)).below(volume, 38)
    seen = seen.moved(volume.front.center.x - seen.center.x, 0)
    links = [
        arrow(Point(volume.corner(part, 1).x, volume.front.bottom), patch, pen=Pen(ink))
        for part, patch, ink in zip((0.3, 0.7), seen.parts, (BLUE, ACCENT), strict=True)
    ]
    words = captions(seen.parts, ("vertical\ntexture", "orange\ntint"))
    matrix = blank(5, 5, 22, paint=lambda i, j: mixed(PURPLE, heat[i][j] / 12)).below(words, 26).in_line_with(seen)
    entries = matrix.outlined(1, 3, ink=ACCENT), matrix.outlined(3, 1, ink=ACCENT)
    symbol = text(f"$G^{{[l]({letter})}}$").right_of(matrix, 10)
    return group(volume, name, links, seen, words, matrix, entries, symbol)


def style_cost2() -> Figure:
    style = described("style image", "S", TOGETHER)
    made = described("generated image", "G", APART).right_of(style, 56)
    return figure(style, made)


FIGURES = (
    Entry(
        "c4-fig-nst",
        "neural-style-transfer.svg",
        neural_style_transfer,
        alt="Content (C): a house on a hill and a sun, in plain colours. Style (S): bands of swirls in several "
        "colours. A brace joins both, and an arrow leads from it to the generated image (G): the same house, hill "
        "and sun, filled with the swirls in the colours of the style.",
        caption="What is where comes from the content; colours and strokes come from the style.",
    ),
    Entry(
        "c4-fig-visualizing-nn",
        "visualizing-nn.svg",
        visualizing_nn,
        alt="Cuboids in two rows, joined by arrows: 224 by 224 by 3; 110 by 110 by 96, marked layer 1; 55 by 55 by 96; "
        "26 by 26 by 256; 13 by 13 by 256; twice 13 by 13 by 384; 6 by 6 by 256; then boxes FC 4096 and FC 4096, and y "
        "hat. Below, three by three squares, each with a bar of another angle and colour: patches that excite nine "
        "units of layer 1.",
        caption="Units of the first layer respond to edges of a certain angle, or to a colour. The patches are "
        "synthetic.",
    ),
    Entry(
        "c4-fig-style-cost1",
        "style-cost1.svg",
        style_cost1,
        alt="Number grids R, G, B behind one another, then a row of three cuboids, the second in another colour and "
        "named layer l, a column FC, y hat. Below, layer l enlarged: a cuboid with edges n H, n W and n C, cut into "
        "five coloured channels. Beside it: how correlated are the channels?",
        caption="Style is measured inside the network: in a layer, by which channels are active in the same places.",
    ),
    Entry(
        "c4-fig-style-cost2",
        "style-cost2.svg",
        style_cost2,
        alt="The same twice, for the style image and the generated image: a cuboid of five channels, two of them "
        "coloured; arrows lead from these to a patch with a vertical texture and to one with an orange tint; below, a "
        "symmetric Gram matrix of five by five as a heat map. Its two outlined entries, those of the two channels, are "
        "dark for the style image and light for the generated one.",
        caption="In the style image the vertical texture goes together with the orange tint, in the generated image "
        "not yet: the outlined entries of the Gram matrices differ (made-up numbers).",
    ),
)

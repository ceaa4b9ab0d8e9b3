"""Course 4, Week 2: the classic networks."""

from __future__ import annotations

from collections.abc import Sequence

from notes.figures.drawing import (
    BLUE_TINT,
    GREEN_TINT,
    INK,
    PURPLE_TINT,
    SMALL,
    TINT,
    Cuboid,
    Figure,
    Fill,
    Ink,
    Stroke,
    Thing,
    box,
    captions,
    chain,
    cubic,
    drawn,
    figure,
    group,
    line,
    row,
    text,
    volume,
)
from notes.figures.drawing.convnets import size_of, steps, units, wrapped
from notes.figures.drawing.geometry import Bounds, Point, rounded
from notes.figures.entry import Entry


def seven() -> Thing:
    """Return a square picture of a handwritten 7."""
    square = rounded(Bounds(0, 0, 48, 48))
    stroke = line((13, 14), (34, 12)) + cubic(Point(34, 12), Point(29, 20), Point(23, 27), Point(20, 38))
    return drawn(
        Fill(square, TINT), Stroke(square), Stroke(stroke, INK, 4.0), Stroke(line((19, 25), (32, 24)), INK, 3.0)
    )


def stage(size: int, channels: int, fill: Ink = TINT, scale: float = 2.1) -> Cuboid:
    """Return the volume size × size × channels."""
    return volume(size, size, channels, scale, fill=fill)


def lenet_5() -> Figure:
    shapes = ((28, 6, BLUE_TINT), (14, 6, BLUE_TINT), (10, 16, GREEN_TINT), (5, 16, GREEN_TINT))
    volumes = row(seven(), *(stage(*shape) for shape in shapes), gap=64)
    sizes = captions(volumes, [size_of(32, 32, 1), *(size_of(size, size, n) for size, n, _ in shapes)])
    convolution, pooling = "5×5\n$s = 1$", "AvgPool\n$f = 2$\n$s = 2$"
    onward = steps(volumes, (convolution, pooling) * 2)
    equals = text("$=$").below(sizes, 62).in_line_with(volumes[0])
    flat, fc3, fc4, softmax = row(units(), units(), units(), text("Softmax,\n10 outputs"), gap=70)
    dense = group(flat, fc3, fc4, softmax).right_of(equals, 26)
    flat, fc3, fc4, softmax = dense.parts
    counts = captions((flat, fc3, fc4), ("400", "FC 120", "FC 84"))
    return figure(volumes, sizes, onward, equals, flat, fc3, fc4, softmax, counts, chain(flat, fc3, fc4, softmax))


def alexnet() -> Figure:
    first = row(
        stage(227, 3, scale=1.4), stage(55, 96, BLUE_TINT, 1.4), stage(27, 96, BLUE_TINT, 1.4),
        stage(27, 256, GREEN_TINT, 1.4), gap=76,
    )  # fmt: skip
    first_sizes = captions(
        first, (size_of(227, 227, 3), size_of(55, 55, 96), size_of(27, 27, 96), size_of(27, 27, 256))
    )
    second = row(
        stage(13, 256, GREEN_TINT, 1.4), stage(13, 384, PURPLE_TINT, 1.4), stage(13, 384, PURPLE_TINT, 1.4),
        stage(13, 256, PURPLE_TINT, 1.4), gap=78,
    )  # fmt: skip
    ahead = group(second).below(first_sizes, 96)
    ahead = ahead.moved(first[0].room.left - ahead.room.left, 0)
    further = ahead.parts
    further_sizes = captions(further, (size_of(13, 13, 256), *[size_of(13, 13, 384)] * 2, size_of(13, 13, 256)))
    last, flat, fc6, fc7 = row(stage(6, 256, PURPLE_TINT, 1.4), units(), units(), units(), gap=60)
    softmax = text("Softmax\n1000").right_of(fc7, 40)
    ending = group(last, flat, fc6, fc7, softmax).below(further_sizes, 68)
    ending = ending.moved(further[0].room.left - ending.room.left, 0)
    last, flat, fc6, fc7, softmax = ending.parts
    equals = text("$=$").between(last, flat, 0.58)
    same = "CONV\n3×3 same\n"
    return figure(
        (first, first_sizes, further, further_sizes, last, equals, flat, fc6, fc7, softmax),
        captions((last,), (size_of(6, 6, 256),)),
        captions((flat, fc6, fc7), ("9216", "FC 4096", "FC 4096")),
        steps(first, ("CONV\n11×11\n$s = 4$, 96", "MaxPool\n3×3\n$s = 2$", "CONV\n5×5\nsame, 256")),
        wrapped(first[-1], further[0], "MaxPool 3×3, $s = 2$", above=first_sizes),
        steps(further, (same + "384", same + "384", same + "256")),
        wrapped(further[-1], last, "MaxPool 3×3, $s = 2$", above=further_sizes),
        chain(flat, fc6, fc7, softmax),
    )


def spread(stages: Sequence[Thing]) -> tuple[Thing, ...]:
    """Set volumes in a row; the words over the odd arrows, convolutions, want more room than those of a pooling."""
    placed = [stages[0]]
    for number, each in enumerate(stages[1:]):
        placed.append(each.right_of(placed[-1], 60 if number % 2 else 84))
    return tuple(placed)


def vgg_16() -> Figure:
    inks = {3: TINT, 64: BLUE_TINT, 128: GREEN_TINT, 256: PURPLE_TINT, 512: TINT}
    shapes = (
        ((224, 3), (224, 64), (112, 64), (112, 128)),
        ((56, 128), (56, 256), (28, 256), (28, 512)),
        ((14, 512), (14, 512), (7, 512)),
    )
    rows: list[tuple[Thing, ...]] = []
    sizes: list[tuple[Thing, ...]] = []
    for shape in shapes:
        volumes = group(spread([stage(size, n, inks[n], 1.0) for size, n in shape]))
        volumes = volumes.below(sizes[-1], 64) if sizes else volumes
        volumes = volumes.moved((rows[0][0].room.left if rows else 0) - volumes.room.left, 0)
        rows.append(volumes.parts)
        sizes.append(captions(volumes.parts, [size_of(size, size, n) for size, n in shape]))
    dense = group(row(*(box(words, size=SMALL) for words in ("FC\n4096", "FC\n4096", "Softmax\n1000")), gap=18))
    ending = dense.right_of(rows[2][-1], 18).parts
    onward: tuple[tuple[Thing, ...], ...] = (
        steps(rows[0], ("[CONV 64]\n$\\times\\, 2$", "POOL", "[CONV 128]\n$\\times\\, 2$")),
        steps(rows[1], ("[CONV 256]\n$\\times\\, 3$", "POOL", "[CONV 512]\n$\\times\\, 3$")),
        steps(rows[2], ("[CONV 512]\n$\\times\\, 3$", "POOL")),
        chain(rows[2][-1], *ending),
        (wrapped(rows[0][-1], rows[1][0], "POOL", above=sizes[0]),),
        (wrapped(rows[1][-1], rows[2][0], "POOL", above=sizes[1]),),
    )
    return figure(rows, sizes, onward, ending)


FIGURES = (
    Entry(
        "c4-fig-lenet-5",
        "lenet-5.svg",
        lenet_5,
        alt="From left to right: a square picture with a handwritten 7, then cuboids of 28 by 28 by 6, 14 by 14 by 6, "
        "10 by 10 by 16 and 5 by 5 by 16; the arrows say by turns 5 by 5 with stride 1 and AvgPool f = 2, s = 2. "
        "Below, the last one as a column of 400 units, then FC 120, FC 84, and Softmax with 10 outputs.",
        caption="LeNet-5: convolution and pooling twice, then fully connected layers. Sizes fall from left to right, "
        "channels rise.",
    ),
    Entry(
        "c4-fig-alexnet",
        "alexnet.svg",
        alexnet,
        alt="Cuboids in three rows: 227 by 227 by 3, CONV 11 by 11 to 55 by 55 by 96, MaxPool to 27 by 27 by 96, CONV "
        "5 by 5 to 27 by 27 by 256, MaxPool to 13 by 13 by 256, three times CONV 3 by 3 to 384, 384 and 256 channels, "
        "MaxPool to 6 by 6 by 256; as a column of 9216 units it goes through two of 4096 to Softmax 1000.",
        caption="AlexNet: the same outline as LeNet-5, with wider layers and three convolutions in a row before the "
        "last pooling.",
    ),
    Entry(
        "c4-fig-vgg-16",
        "vgg-16.svg",
        vgg_16,
        alt="Cuboids in three rows, from 224 by 224 by 3 to 7 by 7 by 512: blocks of two, two, three, three and three "
        "CONV layers with 64, 128, 256, 512 and 512 filters, a POOL after each block; then boxes FC 4096, FC 4096 and "
        "Softmax 1000.",
        caption=r"VGG-16. CONV: filter of $3 \times 3$, $s = 1$, same; POOL: max pooling of $2 \times 2$, $s = 2$. "
        "Each POOL halves the sides; the next block doubles the channels, up to 512.",
    ),
)

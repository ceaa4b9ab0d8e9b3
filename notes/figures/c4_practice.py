"""Course 4, Week 2: practical advice for using ConvNets."""

from __future__ import annotations

from itertools import pairwise

from notes.figures.drawing import (
    ACCENT,
    ACCENT_TINT,
    BLUE,
    BLUE_TINT,
    GREEN,
    INK,
    PURPLE,
    RED,
    SHADE,
    SMALL,
    TEXT,
    TINT,
    Bounds,
    Figure,
    Fill,
    Group,
    Pen,
    Point,
    Stroke,
    Thing,
    arrow,
    box,
    bracket,
    captions,
    centered,
    chain,
    column,
    dot,
    drawn,
    figure,
    frame,
    group,
    hatched,
    oval,
    rounded,
    row,
    soft,
    text,
)
from notes.figures.drawing.geometry import Path
from notes.figures.entry import Entry
from notes.figures.pictures import cat, duck


def taken_over(words: str, frozen: int) -> Group:
    """Return a network of five layers and a new output, so many layers of it frozen."""
    name = text(words)
    layers = [box(width=26, height=62, fill=TINT if number < frozen else BLUE_TINT) for number in range(5)]
    x, *way, output, y = row(
        text("$x$"), *layers, box("softmax", fill=ACCENT_TINT, ink=ACCENT, size=SMALL), text(r"$\hat{y}$"), gap=22
    )
    name = name.left_of(x, 24)
    return group(chain(x, *way, output, y), x, way, [hatched(layer) for layer in way[:frozen]], output, y, name)


def transfer() -> Figure:
    few, some, many = (
        taken_over(words, frozen) for words, frozen in (("few pictures:", 5), ("some:", 3), ("many:", 0))
    )
    some, many = some.below(few, 24, align="right"), many.below(few, 110, align="right")
    looks = (("frozen", TINT, INK), ("trained", BLUE_TINT, INK), ("new, trained", ACCENT_TINT, ACCENT))
    samples = row(*(box(width=26, height=20, fill=fill, ink=ink) for _, fill, ink in looks), gap=110)
    names = [text(words, SMALL).right_of(each, 8) for (words, _, _), each in zip(looks, samples, strict=True)]
    key = group(samples, hatched(samples[0], step=6), names)
    return figure(few, some, many, key.below(many, 24))


def cylinder(words: str) -> Thing:
    """Return a hard disk."""
    width, high, tilt = 68.0, 92.0, 18.0
    lid = oval(centered(Point(0, -high / 2), width, tilt))
    half, k = width / 2, tilt / 2 * 4 / 3
    body = Path(
        (
            ("M", (Point(-half, -high / 2),)),
            ("L", (Point(-half, high / 2),)),
            ("C", (Point(-half, high / 2 + k), Point(half, high / 2 + k), Point(half, high / 2))),
            ("L", (Point(half, -high / 2),)),
        )
    )
    whole = Bounds(-half, -high / 2 - tilt / 2, half, high / 2 + tilt / 2)
    name = text(words).at(Point(0, 5))
    return drawn(Fill(body, SHADE), Stroke(body), Fill(lid, TINT), Stroke(lid), *name.marks, outline=rounded(whole))


def data_augmentation() -> Figure:
    disk = cylinder("hard\ndisk")
    swimming, sitting = column(duck(soft(BLUE)), cat(SHADE), gap=40)
    loaded = group(swimming, sitting).right_of(disk, 58)
    swimming, sitting = loaded.parts
    turned = duck(soft(BLUE), mirrored=True).right_of(swimming, 84)
    tinted = cat(soft(ACCENT)).right_of(sitting, 84).in_line_with(turned)
    batch = box("mini-\nbatch", 0, 130, fill=TINT, size=SMALL).right_of((turned, tinted), 34)
    threads = frame((swimming, sitting, turned, tinted, batch), "CPU threads", pad=13)
    training = box("training\n(CPU/GPU)", 0, 60, fill=ACCENT_TINT, size=SMALL).right_of(batch, 40)
    return figure(
        (threads, disk, loaded, turned, tinted, batch, training),
        [arrow(disk, each, "load", "top", at=0.4) for each in (swimming, sitting)],
        [arrow(one, other, "distortion", "top") for one, other in ((swimming, turned), (sitting, tinted))],
        [arrow(each, Point(batch.room.left, each.center.y)) for each in (turned, tinted)],
        arrow(batch, training),
    )


def data_hand_engineering() -> Figure:
    little, lots = Point(0, 0), Point(330, 0)
    scale = arrow(little, lots, pen=Pen(both=True, weight=2.5))
    ends = text("little data").left_of(scale, 10), text("lots of data").right_of(scale, 10)
    marks = [dot(5, ink=ACCENT).at(little.between(lots, part)) for part in (0.14, 0.5, 0.86)]
    names = captions(marks, ("object\ndetection", "image\nrecognition", "speech\nrecognition"), "top", gap=8)
    names = tuple(name.level_with(names[1]) for name in names)
    left = text("more hand-engineering (hacks),\ntransfer learning").below(scale, 26)
    left = left.moved(ends[0].room.left - left.room.left, 0)
    right = text("simpler algorithms,\nless hand-engineering").below(scale, 26)
    right = right.moved(ends[1].room.right - right.room.right, 0)
    return figure(scale, ends, marks, names, left, right)


def cropped(*, corners: bool, mirrored: bool) -> Group:
    """Return a picture with its central crop, or with the crops in its four corners."""
    picture = box(width=118, height=96, fill=TINT, radius=0)
    animal = duck(SHADE, 1.3, mirrored=mirrored).between(picture, picture)
    area = picture.outline.bounds.grown(-5)
    inks = (BLUE, GREEN, PURPLE, RED) if corners else (ACCENT,)
    places = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)) if corners else ((0.5, 0.5),)
    views = []
    for ink, (across, down) in zip(inks, places, strict=True):
        view = Bounds(0, 0, area.width * 0.72, area.height * 0.72)
        free = area.width - view.width, area.height - view.height
        outline = rounded(view.moved(area.left + free[0] * across, area.top + free[1] * down), 2)
        views.append(drawn(Stroke(outline, ink, 2.0)))
    return group(picture, animal, views)


def multi_crop() -> Figure:
    pictures = row(
        *(cropped(corners=corners, mirrored=mirrored) for mirrored in (False, True) for corners in (False, True)),
        gap=18,
    )
    numbers = captions(pictures, ("$1$", "$4$", "$1$", "$4$"), size=TEXT)
    signs = [text("$+$").between(one, other) for one, other in pairwise(numbers)]
    total = text("$= 10$").right_of(numbers[-1], 12)
    halves = bracket(pictures[:2], "picture"), bracket(pictures[2:], "mirror image")
    return figure(pictures, numbers, signs, total, halves)


FIGURES = (
    Entry(
        "c4-fig-transfer",
        "transfer-freeze.svg",
        transfer,
        alt="Three rows, each x, five layers, a softmax in another colour, y hat. Few pictures: all five layers are "
        "hatched, which means frozen. Some: the first three are hatched. Many: none is. What is not hatched is "
        "trained; the softmax is new and trained in every row.",
        caption="The more pictures you have, the fewer of the given layers stay frozen (hatched). The softmax is "
        "always new.",
    ),
    Entry(
        "c4-fig-data-augmentation",
        "data-augmentation.svg",
        data_augmentation,
        alt="A cylinder, hard disk. Two arrows, load, lead from it into a frame, CPU threads, to a duck and to a cat. "
        "Arrows, distortion, lead on to the mirror image of the duck and to the cat in another colour, and from both "
        "to a box, mini-batch. From there an arrow leads out of the frame to training (CPU/GPU).",
        caption="Threads of the CPU load and distort the next mini-batch while the network trains on the last.",
    ),
    Entry(
        "c4-fig-data-hand-engineering",
        "data-hand-engineering.svg",
        data_hand_engineering,
        alt="A long double arrow from little data to lots of data, with three marks: object detection near the left "
        "end, image recognition in the middle, speech recognition near the right end. Below the left end: more "
        "hand-engineering (hacks), transfer learning; below the right end: simpler algorithms, less "
        "hand-engineering.",
        caption="The less data a problem has, the more hand-engineering goes into its solution. The places on the "
        "scale are rough.",
    ),
    Entry(
        "c4-fig-multi-crop",
        "multi-crop.svg",
        multi_crop,
        alt="Four pictures of a duck. In the first, one frame around the middle; in the second, four overlapping "
        "frames in the corners; in the third and fourth, the same on the mirror image. Below: 1 + 4 + 1 + 4 = 10.",
        caption="The 10-crop: centre and corners of the picture, centre and corners of its mirror image.",
    ),
)

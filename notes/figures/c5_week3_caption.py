"""Course 5, Week 3: a network that writes what is in a picture."""

from __future__ import annotations

from notes.figures.drawing import (
    BLUE_TINT,
    GREEN_TINT,
    HEAVY,
    INK,
    MUTED,
    SHADE,
    SMALL,
    Figure,
    Fill,
    Group,
    Path,
    Pen,
    Point,
    Stroke,
    Thing,
    arrow,
    blank,
    bracket,
    captions,
    centered,
    chain,
    cubic,
    dots,
    drawn,
    figure,
    frame,
    group,
    joined,
    line,
    oval,
    row,
    soft,
    text,
    through,
    volume,
)
from notes.figures.drawing.recurrent import each_to_each, fed_back, outputs_above, step_box
from notes.figures.entry import Entry


def around(x: float, y: float, width: float, height: float) -> Path:
    """Return an oval around a place."""
    return oval(centered(Point(x, y), width, height))


def cat_on_chair() -> Group:
    """Return a picture: a cat that sits on a chair, seen from behind its tail."""
    back = line((14, 78), (14, 8), (22, 8), (22, 44), (62, 44), (62, 78), (56, 78), (56, 52), (20, 52), (20, 78))
    body, head = around(42, 31, 24, 28), around(44, 12, 17, 15)
    ears = joined((line((37, 8), (36, -1), (43, 4), closed=True), line((45, 4), (52, -1), (51, 8), closed=True)))
    tail = cubic(Point(53, 40), Point(66, 46), Point(70, 30), Point(63, 26))
    eyes = joined((around(41, 11, 1.6, 2.4), around(47, 11, 1.6, 2.4)))
    scene = drawn(
        Fill(back, SHADE), Stroke(back),
        Stroke(tail, INK, 3.0),
        Fill(ears, soft(MUTED)), Stroke(ears),
        Fill(body, soft(MUTED)), Stroke(body),
        Fill(head, soft(MUTED)), Stroke(head),
        Fill(eyes, INK),
    )  # fmt: skip
    return group(frame(scene, dashed=False, ink=INK, pad=7), scene)


def vector() -> Thing:
    """Return a tall vector of 4096 numbers."""
    return blank(9, 1, 9).labelled("$4096$", "top", size=SMALL)


def left_out(words: str) -> Group:
    """Return a box that is not in use."""
    name = text(words, SMALL, MUTED)
    return group(frame(name, pad=9, dashed=True), name)


def decoder() -> tuple[Thing, Group]:
    """Return the first box of the decoder, and all of it with the words that it writes."""
    written = "A cat sitting on a chair".split()
    boxes = row(*(step_box(GREEN_TINT) for _ in written), gap=46)
    words = outputs_above(boxes, written, 24)
    back = fed_back(words[:-1], boxes[1:])
    return boxes[0], group(boxes, words, chain(*boxes), each_to_each(boxes, words), back)


def image_caption() -> Figure:
    things = row(
        cat_on_chair(),
        volume(55, 55, 96, 1.35, fill=BLUE_TINT),
        volume(27, 27, 256, 1.35, fill=BLUE_TINT),
        dots(),
        volume(6, 6, 256, 1.35, fill=BLUE_TINT),
        vector(),
        vector(),
        left_out("softmax"),
        gap=24,
    )
    *used, last, softmax = things
    sizes = captions(
        things[1:5],
        ("$55 \\times 55$\n$\\times\\,96$", "$27 \\times 27$\n$\\times\\,256$", "", "$6 \\times 6$\n$\\times\\,256$"),
    )
    first, writer = decoder()
    placed = writer.below((*things, *sizes), 62)
    first = first.moved(placed.center.x - writer.center.x, placed.center.y - writer.center.y)
    turn = placed.room.top - 24
    way = Point(last.center.x, turn), Point(first.center.x - 46, turn), Point(first.center.x - 46, first.center.y)
    return figure(
        things,
        sizes,
        placed,
        chain(*used, last),
        arrow(last, softmax, pen=Pen(MUTED)),
        through(last, first, *way, out="bottom", pen=Pen(weight=HEAVY)),
        bracket((used[1], last), "AlexNet"),
    )


FIGURES = (
    Entry(
        "c5-fig-image-caption",
        "image-caption.svg",
        image_caption,
        alt="A drawn cat on a chair, followed by the volumes of AlexNet: 55 by 55 by 96, 27 by 27 by 256, "
        "dots, 6 by 6 by 256, and two columns of 4096 numbers; after these a softmax in grey, not in use. "
        "A heavy arrow leads from the second column down into the first of six boxes, whose outputs are "
        "the words: A cat sitting on a chair. A broken arrow leads from each word into the next box.",
        caption="A convolutional network as encoder: its softmax is left out, and its last $4096$ numbers are "
        "what the decoder starts from.",
    ),
)

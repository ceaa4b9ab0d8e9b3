"""Course 4, Week 4: face recognition."""

from __future__ import annotations

from typing import NamedTuple

from notes.figures.drawing import (
    ACCENT,
    ACCENT_TINT,
    BLUE_TINT,
    GREEN,
    INK,
    MUTED,
    RED,
    SHADE,
    SMALL,
    TEXT,
    TINT,
    Figure,
    Group,
    Ink,
    Pen,
    Thing,
    arrow,
    box,
    captions,
    chain,
    circle,
    dot,
    figure,
    frame,
    group,
    row,
    soft,
    text,
    volume,
)
from notes.figures.drawing.convnets import units
from notes.figures.entry import Entry
from notes.figures.pictures import face


def branch(number: str, *, hair: Ink, long: bool) -> Group:
    """Return a picture of a face, the network that it goes through, and its encoding."""
    person = face(hair=hair, long=long)
    picture = group(frame(person, pad=9, dashed=False, ink=INK, fill=TINT), person)
    volumes = [volume(side, side, depth, 1.5, fill=BLUE_TINT) for side, depth in ((48, 6), (22, 18), (8, 40))]
    x, *way, encoding = row(picture, *volumes, units(), units(fill=ACCENT_TINT), gap=30)
    (name,) = captions((x,), (f"$x^{{({number})}}$",))
    dense, code = captions((way[-1], encoding), ("FC", f"$f(x^{{({number})}})$"))
    network = frame((*way, dense), pad=9)
    return group(x, network, encoding, way, chain(x, *way, encoding), name, dense, code)


class Twins(NamedTuple):
    """Two pictures, the network that both go through, and their encodings."""

    things: tuple[Thing, ...]
    encodings: tuple[Thing, Thing]


def twins(first: str, second: str) -> Twins:
    """Place two branches one above the other and link them."""
    upper = branch(first, hair=SHADE, long=False)
    lower = branch(second, hair=soft(ACCENT), long=True).below(upper, 44, align="left")
    pen = Pen(MUTED, dashed=True, head=False)
    link = arrow(upper.parts[1], lower.parts[1], "same parameters", "right", pen=pen, size=TEXT)
    return Twins((upper, lower, link), (upper.parts[2], lower.parts[2]))


def siamese() -> Figure:
    things, encodings = twins("1", "2")
    distance = box("$d(x^{(1)}, x^{(2)})$", fill=ACCENT_TINT).right_of(encodings, 36)
    return figure(things, distance, [arrow(each, distance) for each in encodings])


def triplet() -> Figure:
    near = circle(diameter=120, ink=MUTED)
    far = circle(diameter=230, ink=MUTED, dashed=True)
    middle = near.center
    towards_p, towards_n = middle.moved(-30, 18), middle.moved(30, -18)
    anchor = dot(5).at(middle)
    positive = dot(5, ink=GREEN).at(near.border(towards_p))
    inner, outer = near.border(towards_n), far.border(towards_n)
    negative = dot(5, ink=RED).at(inner.between(outer, 0.42))
    pull = arrow(positive, positive.center.between(middle, 0.62), "pull", "bottom", pen=Pen(GREEN, 2.0))
    away = negative.center.toward(outer, 1.9 * negative.center.distance(outer))
    push = arrow(negative, away, "push", "bottom", at=0.96, pen=Pen(RED, 2.0))
    names = (
        text("$A$").right_of(anchor, 5),
        text("$P$", ink=GREEN).left_of(positive, 6),
        text("$N$", ink=RED).below(negative, 4),
        text("$d(A, P)$", SMALL).below(near, 6),
        text(r"$d(A, P) + \alpha$", SMALL).below(far, 6),
    )
    return figure(far, near, anchor, positive, negative, pull, push, names)


def face_recognition() -> Figure:
    things, encodings = twins("i", "j")
    unit = circle(r"$\sigma$", 40, fill=ACCENT_TINT).right_of(encodings, 44)
    result = text(r"$\hat{y}$").right_of(unit, 32)
    return figure(things, unit, result, [arrow(each, unit) for each in encodings], arrow(unit, result))


FIGURES = (
    Entry(
        "c4-fig-siamese",
        "siamese-network.svg",
        siamese,
        alt="Two rows, one above the other: a face, three cuboids, an FC column, a column with the encoding f of x 1, "
        "or f of x 2. A broken line, same parameters, joins the two networks. Arrows lead from both encodings to the "
        "distance d of x 1 and x 2.",
        caption="A Siamese network: two pictures go through one and the same network; their encodings are compared.",
    ),
    Entry(
        "c4-fig-triplet",
        "triplet.svg",
        triplet,
        alt="A dot A in the middle of two circles. A dot P lies on the inner one, whose radius is d of A and P; a dot "
        "N lies between the two; the outer radius is larger by the margin alpha. An arrow, pull, leads from P towards "
        "A, another, push, from N outwards across the outer circle.",
        caption=r"$N$ is farther from $A$ than $P$, but not by the margin $\alpha$. Training pulls $P$ in and pushes "
        "$N$ out.",
    ),
    Entry(
        "c4-fig-face-recognition",
        "face-recognition.svg",
        face_recognition,
        alt="Two rows: a face, three cuboids, an FC column, a column with the encoding f of x i, or f of x j. A broken "
        "line, same parameters, joins the two networks. Both encodings go into one circle, sigma, and an arrow leads "
        "from it to y hat.",
        caption=r"Same or different person as a binary classification: one sigmoid unit on the differences of the "
        "encodings.",
    ),
)

"""Course 5, Week 2: words as points: embeddings, angles between them, weights, a pair made equal."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin, sqrt

from notes.figures.drawing import (
    ACCENT,
    ACCENT_TINT,
    BLUE,
    GREEN,
    MUTED,
    PURPLE,
    RED,
    SMALL,
    Axes,
    Curve,
    Figure,
    Group,
    Ink,
    Pen,
    Thing,
    arrow,
    axes,
    brace,
    captions,
    cells,
    figure,
    group,
    mixed,
    text,
)
from notes.figures.entry import Entry

Pair = tuple[float, float]
VECTOR = Pen(BLUE, 2)
OTHER = Pen(GREEN, 2)


def onehot_embedding() -> Figure:
    one_hot = cells([["0"], ["0"], [r"$\vdots$"], ["0"], ["1"], ["0"], [r"$\vdots$"], ["0"]], 34, 26,
                    paint=lambda i, _: ACCENT_TINT if i == 4 else None)  # fmt: skip
    shades = (0.2, 0.75, 0.4, 0.1, 0.0, 0.9)
    dense = cells([[""]] * 4 + [[r"$\vdots$"]] + [[""]], 34, 24,
                  paint=lambda i, _: mixed(BLUE, shades[i]) if i != 4 else None).right_of(one_hot, 150)  # fmt: skip
    place = one_hot.cell(4, 0)
    word = text("orange (6257)", SMALL, ACCENT).right_of(place, 10).moved(0, 6)
    lookup = arrow(one_hot.port("right", 0.5), dense.port("left", 0.5), "$E$")
    return figure(
        (one_hot, dense, word, lookup),
        brace(one_hot, "10,000", "left"),
        brace(dense, "300", "right"),
        text("$o_{6257}$").above(one_hot, 10),
        text("$e_{6257}$").above(dense, 10),
    )


def word_embedding() -> Figure:
    plane = axes((0, 10), (0, 10), 216, 216)
    places = {"man": (1.6, 3.6), "woman": (6.0, 2.4), "king": (3.4, 8.4), "queen": (7.8, 7.2)}
    points = {word: plane.point(*pair) for word, pair in places.items()}
    names = [plane.note(word, *pair, "top" if word == "king" else "bottom") for word, pair in places.items()]
    steps = [
        arrow(points[one], points[other], pen=Pen(ACCENT, 2)) for one, other in (("man", "woman"), ("king", "queen"))
    ]
    left = group(plane, steps, *points.values(), names)
    right = tsne().right_of(left, 60, "bottom")
    names_left, names_right = captions((left, right), ("300-D (schematic)", "t-SNE"), gap=10)
    return figure(left, right, names_left, names_right.level_with(names_left))


def tsne() -> Group:
    """Return a map in the plane: four clusters of words."""
    plane = axes((0, 10), (0, 10), 216, 216)
    clusters: tuple[tuple[Ink, tuple[tuple[str, float, float], ...]], ...] = (
        (BLUE, (("man", 0.9, 9.3), ("woman", 1.1, 7.8), ("king", 4.0, 8.9), ("queen", 4.4, 7.5))),
        (GREEN, (("dog", 7.4, 8.7), ("cat", 8.2, 7.5), ("fish", 7.6, 6.2))),
        (PURPLE, (("one", 6.2, 3.6), ("two", 7.6, 2.9), ("three", 6.4, 2.0), ("four", 7.5, 0.9))),
        (RED, (("apple", 0.9, 3.9), ("orange", 1.8, 2.8), ("grape", 1.1, 1.6))),
    )
    drawing: list[Thing] = [plane]
    for ink, words in clusters:
        drawing += [plane.dots([(x, y) for _, x, y in words], ink=ink)]
        drawing += [plane.note(word, x, y, ink=ink, gap=5) for word, x, y in words]
    return group(drawing)


def titled(panel: Thing, words: str) -> Group:
    """Return a panel with a title below it."""
    return group(panel, text(words, SMALL).below(panel, 10))


def cosine() -> Figure:
    plane = axes((0, 10), (0, 10), 150, 150, heads=False, upright=False)
    origin, u, v = (plane.place(*pair) for pair in ((1.0, 1.0), (9.4, 3.0), (5.0, 8.8)))
    low, high = angle((8.4, 2.0)), angle((4.0, 7.8))
    arc = plane.curve([(1 + 2.6 * cos(t), 1 + 2.6 * sin(t)) for t in between(low, high)], ink=ACCENT, name="angle")
    middle = (low + high) / 2
    vectors = (
        arrow(origin, u, pen=VECTOR),
        arrow(origin, v, pen=OTHER),
        arc,
        plane.note(r"$\phi$", 1 + 2.6 * cos(middle), 1 + 2.6 * sin(middle), "right", ink=ACCENT, size=16),
        plane.note("$u$", 9.4, 3.0, "right", ink=BLUE, size=16),
        plane.note("$v$", 5.0, 8.8, "right", ink=GREEN, size=16),
    )
    left = group(*vectors)
    chart = axes((0, 180), (-1.15, 1.15), 260, 180, cross=(0, 0), x_label=r"$\phi$", y_label=r"$\cos \phi$",
                 x_ticks=((180, r"$180^\circ$"),), y_ticks=((1, "$1$"), (-1, "$-1$")))  # fmt: skip
    line = chart.curve(lambda degrees: cos(degrees * pi / 180), ink=ACCENT, name="cosine")
    kinds = (
        chart.dots([(0, 1), (90, 0), (180, -1)], ink=ACCENT),
        chart.note("same direction", 6, 1.08, "right"),
        chart.note("perpendicular", 92, 0.2, "right"),
        chart.note(r"$90^\circ$", 88, -0.16, "left"),
        chart.note("opposite", 158, -1.04, "left"),
    )
    return figure(left, group(chart, line, *kinds).right_of(left, 50))


def angle(vector: Pair) -> float:
    """Return the angle of a vector in the first quadrant, by bisection: the cosine falls."""
    x, y = vector
    goal, low, high = x / sqrt(x * x + y * y), 0.0, pi / 2
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if cos(middle) > goal else (low, middle)
    return low


def between(start: float, end: float, steps: int = 40) -> Sequence[float]:
    """Return numbers from start to end."""
    return [start + (end - start) * i / steps for i in range(steps + 1)]


def glove_weight() -> Figure:
    plane = axes((0, 200), (0, 1.15), 380, 180, x_label="$x$", y_label="$f(x)$",
                 x_ticks=(50, (100, r"$x_{\max} = 100$"), 200), y_ticks=(0.5, 1))  # fmt: skip
    return figure(
        plane.ruled((0, 1), (100, 1)),
        plane.upright(100, 1),
        plane,
        plane.curve(lambda x: min(1.0, (x / 100) ** 0.75), ink=ACCENT, weight=2.5, steps=400, name="weight"),
        plane.dots([(1, 0.01**0.75), (50, 0.5**0.75)]),
        plane.note("once: 0.03", 4, 0.06, "right"),
        plane.note("50 times:\n0.59", 54, 0.5, "right"),
    )


ACTOR, ACTRESS = (-0.28, 0.96), (0.768, 0.64)


def equalized(one: Pair, other: Pair) -> tuple[Pair, Pair]:
    """Return two vectors of length 1 after the third step; the first coordinate is the one along g."""
    rest = (one[1] + other[1]) / 2
    aside = sqrt(1 - rest * rest)
    return (-aside, rest), (aside, rest)


def equalize() -> Figure:
    def panel(words: str, one: Pair, other: Pair, joined: bool) -> Group:
        plane = axes((-1.1, 1.1), (0, 1.1), 220, 110, cross=(0, 0), x_label="$g$ (bias axis, 1-dimensional)",
                     y_label=r"$g_{\perp}$ (49-dimensional)")  # fmt: skip
        origin = plane.place(0, 0)
        vectors = arrow(origin, plane.place(*one), pen=VECTOR), arrow(origin, plane.place(*other), pen=OTHER)
        names = (
            plane.note(r"$e_{\text{actor}}$", 1.08 * one[0], 1.08 * one[1], "left", ink=BLUE, size=16),
            plane.note(r"$e_{\text{actress}}$", 1.08 * other[0], 1.08 * other[1], "right", ink=GREEN, size=16),
        )
        tips = [plane.ruled(one, other, ink=ACCENT, weight=1.5)] if joined else []
        return titled(group(circle_of(plane), plane, *tips, vectors, names), words)

    before = panel("before", ACTOR, ACTRESS, joined=False)
    after = panel("after", *equalized(ACTOR, ACTRESS), joined=True)
    return figure(before, after.right_of(before, 40, "bottom"))


def circle_of(plane: Axes) -> Curve:
    """Return the upper half of the circle of vectors of length 1."""
    return plane.curve([(cos(t), sin(t)) for t in between(0, pi)], ink=MUTED, weight=1, dashed=True, name="circle")


FIGURES = (
    Entry(
        "c5-fig-onehot-embedding",
        "onehot-embedding.svg",
        onehot_embedding,
        alt="Left, a tall column of zeros with a single 1, beside which stands orange (6257); a brace says 10,000. An "
        "arrow E leads to a short column of shades on the right; a brace says 300.",
        caption="The same word twice: a long vector that says nothing but which word it is, and a short one whose "
        "every entry (made up here) says a little about it.",
    ),
    Entry(
        "c5-fig-word-embedding",
        "word-embedding.svg",
        word_embedding,
        alt="Left, 300-D (schematic): four points; the arrows from man to woman and from king to queen are parallel "
        "and equally long. Right, t-SNE: four clusters of points: man, woman, king, queen; dog, cat, fish; one, two, "
        "three, four; apple, orange, grape.",
        caption="Two views of such vectors (positions made up): in the full space equal relations are equal steps; on "
        "a t-SNE map neighbours stay neighbours.",
    ),
    Entry(
        "c5-fig-cosine",
        "cosine.svg",
        cosine,
        alt="Left, two vectors u and v from one point, with the angle phi between them. Right, the cosine against phi: "
        "1 at 0 degrees, same direction; 0 at 90 degrees, perpendicular; minus 1 at 180 degrees, opposite.",
        caption=r"Only the angle $\phi$ counts, not the lengths: its cosine falls from 1 for the same direction to "
        "$-1$ for the opposite one.",
    ),
    Entry(
        "c5-fig-glove-weight",
        "glove-weight.svg",
        glove_weight,
        alt="f of x for x from 0 to 200: a curve that rises from 0, ever less steeply, to 1 at x max = 100 and stays "
        "there. Marked points: counted once, 0.03; counted 50 times, 0.59.",
        caption="The weight of a pair of words that was counted $x$ times: nothing for pairs that never meet, and no "
        "more than 1 for the most frequent.",
    ),
    Entry(
        "c5-fig-equalize",
        "equalize.svg",
        equalize,
        alt="Two panels with the bias axis g (1-dimensional) to the right and g perpendicular (49-dimensional) "
        "upwards, and a broken half circle. Before: the vectors of actor, to the left, and actress, to the right, end "
        "on the circle at different heights and angles. After: they are mirror images, a broken line joins their tips.",
        caption=r"Equalised, the two words differ only along $g$, and by the same amount to both sides. The half "
        "circle holds the vectors of length 1 (directions made up).",
    ),
)

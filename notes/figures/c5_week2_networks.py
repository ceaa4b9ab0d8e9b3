"""Course 5, Week 2: networks that learn embeddings, and networks that use them."""

from __future__ import annotations

from math import cos, pi, sin

from notes.figures.drawing import (
    ACCENT,
    BLUE_TINT,
    INK,
    MUTED,
    SMALL,
    THIN,
    TINT,
    Figure,
    Fill,
    Group,
    Pen,
    Stroke,
    Thing,
    arrow,
    box,
    bracket,
    captions,
    chain,
    circle,
    column,
    connect,
    dots,
    drawn,
    figure,
    grid,
    group,
    line,
    row,
    text,
)
from notes.figures.drawing.recurrent import at_step
from notes.figures.entry import Entry


def neural_lm() -> Figure:
    sentence = {"I": 4343, "want": 9665, "a": 1, "glass": 3852, "of": 6163, "orange": 6257}
    rows = grid(
        *(
            [
                text(word, SMALL, MUTED if place < 2 else INK),
                text(f"$o_{{{number}}}$", ink=MUTED if place < 2 else INK),
                box("$E$", 34, 30, fill=TINT, ink=MUTED if place < 2 else INK),
                text(f"$e_{{{number}}}$", ink=MUTED if place < 2 else INK),
            ]
            for place, (word, number) in enumerate(sentence.items())
        ),
        gap=24,
        between=12,
    )
    outside, inside = rows[:2], rows[2:]
    embeddings = [place[-1] for place in inside]
    lookups = [chain(*place[1:], pen=Pen(MUTED)) for place in outside], [chain(*place[1:]) for place in inside]
    hidden = column(*(circle(diameter=26, fill=BLUE_TINT) for _ in range(4)), gap=12)
    hidden = group(*hidden).right_of(embeddings, 70).parts
    softmax = circle("softmax", size=SMALL, fill=BLUE_TINT).right_of(hidden, 56)
    y = text(r"$\hat{y}$").right_of(softmax, 30)
    names = (
        text("$W^{[1]}, b^{[1]}$", SMALL).below(hidden, 10),
        text("$W^{[2]}, b^{[2]}$", SMALL).below(softmax, 10),
        bracket([place[-1] for place in outside], "outside the window", "right", ink=MUTED),
    )
    weights = connect(embeddings, hidden), connect(hidden, [softmax])
    return figure(weights, rows, lookups, hidden, softmax, y, arrow(softmax, y), names)


def hierarchical_softmax() -> Figure:
    balanced = box("first 5000\nwords?", fill=TINT, size=SMALL)
    halves = row(box("first 2500?", fill=TINT, size=SMALL), box("first 7500?", fill=TINT, size=SMALL), gap=26)
    halves = group(*halves).below(balanced, 46).parts
    lower = [dots(r"$\vdots$").below(half, 34).moved(side * 26, 0) for half in halves for side in (-1, 1)]
    answers = (
        arrow(balanced, halves[0], "yes", "left"),
        arrow(balanced, halves[1], "no", "right"),
        [arrow(halves[place // 2], end) for place, end in enumerate(lower)],
    )
    left = group(balanced, halves, lower, answers)
    right = unbalanced().right_of(left, 70, "top")
    one, other = captions((left, right), ("balanced", "frequent words near the top"), gap=14)
    return figure(left, right, one.level_with(other), other)


def unbalanced() -> Group:
    """Return a tree that goes down like stairs: a frequent word leaves it at every step, rare ones end it."""

    def fork(node: Thing, left: Thing, right: Thing, wide: float = 30) -> tuple[Thing, ...]:
        left, right = left.below(node, 24).moved(-wide, 0), right.below(node, 24).moved(wide, 0)
        return right, node, left, arrow(node, left), arrow(node, right)

    node = circle(diameter=20, fill=TINT)
    drawing: list[Thing] = []
    for word in ("the", "of", "and"):
        node, *step_down = fork(
            node, text(word), circle(diameter=20, fill=TINT) if word != "and" else dots(r"$\ddots$")
        )
        drawing += step_down
    last = circle(diameter=20, fill=TINT).below(node, 24).moved(30, 0)
    rare, *step_down = fork(last, text("durian", ink=ACCENT), text("cultivator"), 42)
    return group(drawing, node, arrow(node, last), step_down, rare)


def star(filled: bool) -> Thing:
    """Return one star of a review."""
    corners = [
        (radius * sin(pi * number / 5), -radius * cos(pi * number / 5)) for number, radius in enumerate((8.0, 3.4) * 5)
    ]
    outline = line(*corners, closed=True)
    return drawn(*([Fill(outline, ACCENT)] if filled else []), Stroke(outline, ACCENT, THIN))


def stars(count: int) -> Group:
    """Return so many of five stars."""
    return group(*row(*(star(number < count) for number in range(5)), gap=3))


def sentiment_simple() -> Figure:
    sentence = {"the": 8928, "dessert": 2468, "is": 4694, "excellent": 3180}
    rows = grid(
        *(
            [text(word, SMALL), text(f"$o_{{{number}}}$"), box("$E$", 34, 30, fill=TINT), text(f"$e_{{{number}}}$")]
            for word, number in sentence.items()
        ),
        gap=20,
        between=14,
    )
    embeddings = [place[-1] for place in rows]
    mean = box("Avg\n(300-D)", 64, 58, fill=BLUE_TINT, size=SMALL).right_of(embeddings, 38)
    softmax = circle("softmax\n1-5", size=SMALL, fill=BLUE_TINT).right_of(mean, 34)
    y = text(r"$\hat{y}$").right_of(softmax, 30)
    ways = [chain(*place[1:]) for place in rows], [arrow(e, mean) for e in embeddings], chain(mean, softmax, y)
    return figure(rows, mean, softmax, y, ways, stars(4).right_of(y, 12))


def sentiment_rnn() -> Figure:
    words = ("Completely", "lacking", "in", "good", "...", "ambience")
    numbers = (1852, 4966, 4427, 3882, 0, 330)
    steps = (1, 2, 3, 4, 0, 10)
    states, embeddings, matrices, names = grid(
        [box(at_step("a", t), 46, 40, fill=BLUE_TINT) if t else dots() for t in steps],
        [text(f"$e_{{{number}}}$") if number else dots() for number in numbers],
        [box("$E$", 34, 30, fill=TINT) if number else dots() for number in numbers],
        [text(word, SMALL) for word in words],
        gap=20,
        between=24,
    )
    start = text(at_step("a", 0)).left_of(states[0], 24)
    softmax = box("softmax", fill=BLUE_TINT, size=SMALL).above(states[-1], 26)
    y = text(r"$\hat{y}$").above(softmax, 22)
    upwards = [
        chain(*place)
        for place, t in zip(zip(names, matrices, embeddings, states, strict=True), steps, strict=True)
        if t
    ]
    ways = chain(start, *states), chain(states[-1], softmax, y), upwards
    return figure(start, states, embeddings, matrices, names, softmax, y, stars(1).left_of(y, 14), ways)


FIGURES = (
    Entry(
        "c5-fig-neural-lm",
        "neural-lm-embedding.svg",
        neural_lm,
        alt="Six rows, for I, want, a, glass, of, orange: in each an arrow leads from the one-hot vector o with the "
        "word's number through a box E to the embedding e with the same number. The first two rows are grey and marked "
        "outside the window. The last four embeddings are joined to all circles of a column with W1 and b1, these to a "
        "softmax circle with W2 and b2, from which an arrow leads to y hat.",
        caption=r"The same $E$ for every word. Only the last four embeddings $e$ go into the network that predicts the "
        "next word.",
    ),
    Entry(
        "c5-fig-hierarchical-softmax",
        "hierarchical-softmax.svg",
        hierarchical_softmax,
        alt="Two trees. Left, balanced: the root asks first 5000 words?, yes leads to first 2500?, no to first 7500?, "
        "and each forks again. Right, with frequent words near the top, it goes down like stairs: the leaves the tree "
        "at the first fork, of at the second, and at the third, durian and cultivator far below.",
        caption="A softmax as a walk down a tree of yes-or-no questions: in a balanced tree all words are equally "
        "deep; in practice frequent ones are reached sooner.",
    ),
    Entry(
        "c5-fig-sentiment-simple",
        "sentiment-model-simple.svg",
        sentiment_simple,
        alt="Four rows, for the words the, dessert, is, excellent: in each an arrow leads from the one-hot vector o "
        "through a box E to the embedding e. All four embeddings go into a box Avg (300-D), from there to a circle "
        "softmax 1-5 and to y hat: four of five stars.",
        caption="However many words there are, their mean is one vector of 300 numbers, and the order is lost.",
    ),
    Entry(
        "c5-fig-sentiment-rnn",
        "sentiment-model-rnn.svg",
        sentiment_rnn,
        alt="The words Completely, lacking, in, good, dots, ambience; above each a box E, its embedding e, and a box "
        "of a chain from a0 over a1, a2, a3, a4, dots to a10. From the last box an arrow leads up through a softmax to "
        "y hat: one of five stars.",
        caption="Many to one: the words are read in order, and only the last step gives a verdict, here one star.",
    ),
)

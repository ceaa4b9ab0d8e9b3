"""Course 1, Weeks 3 and 4: small networks, what their units compute, and what depth is good for."""

from __future__ import annotations

from itertools import pairwise
from math import pi, sin

from notes.figures.drawing import (
    ACCENT,
    BLUE,
    SMALL,
    TINT,
    Figure,
    Group,
    Path,
    Pen,
    Point,
    Stroke,
    Thing,
    arrow,
    box,
    captions,
    centered,
    chain,
    circle,
    column,
    connect,
    cubic,
    drawn,
    figure,
    group,
    joined,
    layers,
    line,
    operator,
    oval,
    row,
    split_circle,
    text,
    through,
)
from notes.figures.entry import Entry


def two_layers() -> Figure:
    inputs, hidden, outputs = layers(
        [text("$x_1$"), text("$x_2$"), text("$x_3$")],
        [circle(fill=TINT) for _ in range(3)],
        [circle(fill=TINT)],
        gap=80,
        pitch=48,
    )
    result = text(r"$\hat{y}$").right_of(outputs)
    names = text("$[1]$").above(hidden, 12), text("$[2]$").above(hidden, 12).in_line_with(outputs[0])
    weights = connect(inputs, hidden), connect(hidden, outputs)
    return figure(weights, inputs, hidden, outputs, names, result, arrow(outputs[0], result))


def forward() -> Figure:
    first = column(text("$W^{[1]}$"), text("$x$"), text("$b^{[1]}$"), gap=16)
    z1 = box("$z^{[1]} = W^{[1]} x + b^{[1]}$", fill=TINT).right_of(first, 50)
    a1 = box(r"$a^{[1]} = \sigma(z^{[1]})$", fill=TINT).right_of(z1, 40)
    z2 = box("$z^{[2]} = W^{[2]} a^{[1]} + b^{[2]}$", fill=TINT).below(z1, 84)
    second = text("$W^{[2]}$").left_of(z2, 50).moved(0, -16), text("$b^{[2]}$").left_of(z2, 50).moved(0, 16)
    a2 = box(r"$a^{[2]} = \sigma(z^{[2]})$", fill=TINT).right_of(z2, 40)
    loss = box(r"$\mathcal{L}(a^{[2]}, y)$", fill=TINT).below(a2, 40)
    between = z1.center.between(z2.center)
    down = through_corner(a1, z2, between.y)
    return figure(
        first, z1, a1, z2, second, a2, loss,
        [arrow(each, z1) for each in first],
        [arrow(each, z2) for each in second],
        chain(z1, a1), chain(z2, a2), arrow(a2, loss), down,
    )  # fmt: skip


def through_corner(start: Thing, end: Thing, height: float) -> Thing:
    """Return an arrow down from one box, across at that height, and down to another."""
    one, other = start.side("bottom"), end.side("top")
    corners = Point(one.x, height), Point(other.x, height)
    return through(start, end, *corners, out="bottom", into="top")


def computation() -> Figure:
    inputs, hidden, outputs = layers(
        [text("$x_1$"), text("$x_2$"), text("$x_3$")],
        [circle(f"$a^{{[1]}}_{number}$") for number in (1, 2, 3, 4)],
        [circle(fill=TINT)],
        gap=62,
        pitch=50,
    )
    result = text(r"$\hat{y}$").right_of(outputs, 30)
    network = group(connect(inputs, hidden), connect(hidden, outputs), inputs, hidden, outputs, result)
    out = arrow(outputs[0], result)
    opened = split_circle("$w^{T}x + b$", r"$\sigma(z)$", fill=TINT).right_of(network, 40)
    return figure(network, out, opened, text("one unit, opened", SMALL).below(opened, 8))


def symmetry() -> Figure:
    inputs, hidden, outputs = layers(
        [text("$x_1$"), text("$x_2$")], [circle(), circle()], [circle(fill=TINT)], gap=110, pitch=78
    )
    first = [arrow(x, unit, pen=Pen(BLUE, head=False)) for x in inputs for unit in hidden]
    second = [arrow(unit, outputs[0], pen=Pen(ACCENT, head=False)) for unit in hidden]
    names = text("$w$", ink=BLUE).above(first, 8), text("$v$", ink=ACCENT).above(second, -4)
    result = text(r"$\hat{y}$").right_of(outputs, 30)
    words = text("equal weights: both hidden units stay identical", SMALL).below((*inputs, *hidden), 18)
    words = words.in_line_with(hidden[0])
    return figure(first, second, inputs, hidden, outputs, names, result, arrow(outputs[0], result), words)


def _squares(*contents: Thing | str) -> tuple[Group, ...]:
    """Return pictograms or words in squares, side by side."""
    found = []
    for content in contents:
        square = box(content if isinstance(content, str) else "", 92, 92)
        found.append(group(square, content.at(square.center)) if isinstance(content, Thing) else group(square))
    return row(*found, gap=56)


def _edges() -> Path:
    slopes = ((1, 0), (0.7, 0.7), (0, 1), (0.7, -0.7), (0.92, 0.38), (0.38, 0.92))
    bars = []
    for number, (x, y) in enumerate(slopes):
        at = Point(24.0 * (number % 3), 30.0 * (number // 3))
        bars.append(line(at.moved(-9 * x, -9 * y), at.moved(9 * x, 9 * y)))
    return joined(bars)


def _eye(at: Point) -> Path:
    left, right = at.moved(-12, 0), at.moved(12, 0)
    lids = [cubic(left, at.moved(-5, bend), at.moved(5, bend), right) for bend in (-10, 10)]
    return joined((*lids, oval(centered(at, 7, 7))))


def _nose(at: Point) -> Path:
    return cubic(at.moved(2, -12), at.moved(-8, 6), at.moved(-8, 10), at.moved(6, 10))


def _face() -> Path:
    eyes = [oval(centered(Point(x, -10), 9, 6)) for x in (-12, 12)]
    mouth = cubic(Point(-11, 18), Point(-5, 25), Point(5, 25), Point(11, 18))
    return joined((oval(centered(Point(0, 0), 58, 72)), *eyes, _nose(Point(0, 2)), mouth))


def _wave(*bumps: float) -> Path:
    points = []
    for index in range(121):
        x = index / 120
        points.append(Point(72 * x, sum(size * sin(2 * pi * (at + 1) * (2 + at) * x) for at, size in enumerate(bumps))))
    return line(*points)


def hierarchy() -> Figure:
    strokes = (joined((_edges(),)), joined((_eye(Point(0, -20)), _nose(Point(0, 18)))), _face())
    seen = _squares(*(drawn(Stroke(path)) for path in strokes))
    heard = _squares(drawn(Stroke(_wave(13, 6, 4))), r"$\text{k} \cdot \text{æ} \cdot \text{t}$", "cat")
    heard = tuple(one.below(seen, 46).in_line_with(above) for one, above in zip(heard, seen, strict=True))
    names = captions(seen, ("edges", "parts", "faces")), captions(heard, ("low-level sounds", "phonemes", "words"))
    return figure(seen, heard, names, chain(*seen), chain(*heard))


def xor_tree() -> Figure:
    ranks = layers(
        [text(f"$x_{number}$") for number in range(1, 9)],
        *([operator(r"$\oplus$", 24) for _ in range(count)] for count in (4, 2, 1)),
        gap=34,
        within=30,
        toward="top",
    )
    leaves, *gates = ranks
    placed = [leaves]
    for rank in gates:
        below = placed[-1]
        pairs = zip(rank, below[::2], below[1::2], strict=True)
        placed.append(
            tuple(gate.moved((left.center.x + right.center.x) / 2 - gate.center.x, 0) for gate, left, right in pairs)
        )
    arrows = [
        arrow(child, gate)
        for below, rank in pairwise(placed)
        for gate, children in zip(rank, zip(below[::2], below[1::2], strict=True), strict=True)
        for child in children
    ]
    result = text("$y$").above(placed[-1], 30)
    key = text(r"$\oplus$: exclusive or", SMALL).right_of(placed[-1], 50)
    return figure(placed, arrows, result, arrow(placed[-1][0], result), key)


FIGURES = (
    Entry(
        "c1-fig-nn-2-layer",
        "neural-network-2-layer.svg",
        two_layers,
        alt="Inputs x1, x2, x3, a column of three circles under the label [1], one circle under the label [2], and an "
        "arrow to y hat; every input is joined to every circle of the first column, and each of these to the last.",
        caption="Two layers: the hidden one and the output. The inputs are not counted.",
    ),
    Entry(
        "c1-fig-nn-2-layer-forward",
        "neural-network-2-layer-forward.svg",
        forward,
        alt="Boxes joined by arrows: x, W1 and b1 lead to z1 = W1 x + b1, that to a1 = sigma of z1; with W2 and b2 it "
        "leads to z2 = W2 a1 + b2, that to a2 = sigma of z2, and that to the loss of a2 and y.",
        caption="The same network as a computation: what a layer does to a column, twice, and then the loss.",
    ),
    Entry(
        "c1-fig-nn-computation",
        "nn-computation.svg",
        computation,
        alt="Inputs x1, x2, x3, four hidden circles a1 to a4, one output circle and y hat; beside it one circle "
        "opened, with w transposed x plus b in its left half and sigma of z in its right half.",
        caption="Each circle does two things: a weighted sum of all that comes in, then the activation function.",
    ),
    Entry(
        "c1-fig-symmetry",
        "symmetry.svg",
        symmetry,
        alt="Two inputs, two hidden units, one output. All edges of the first column have one colour and the label w, "
        "both of the second have another and the label v. Below: equal weights: both hidden units stay identical.",
        caption="Edges of one colour have equal weights: both hidden units see the same and learn the same. Chance has "
        "to tell them apart.",
    ),
    Entry(
        "c1-fig-hierarchy",
        "feature-hierarchy.svg",
        hierarchy,
        alt="Two rows of three squares. Pictures: edges, shown as short bars; parts, an eye and a nose; faces. Sound: "
        "low-level sounds, shown as a wave; phonemes, k, ash, t; words: cat.",
        caption="Each layer puts together what the one before has found.",
    ),
    Entry(
        "c1-fig-xor-tree",
        "xor-tree.svg",
        xor_tree,
        alt="Eight inputs x1 to x8 at the bottom; pairs of them lead up to four exclusive-or gates, these to two, and "
        "those to one, which gives y.",
        caption="Eight inputs need three rows of gates, seven in all. A single row of gates that each know one pattern "
        "would need 128.",
    ),
)

"""Course 1, Week 2: derivatives along a computation graph."""

from __future__ import annotations

from notes.figures.drawing import (
    ACCENT,
    ACCENT_TINT,
    SMALL,
    TINT,
    Figure,
    Pen,
    Thing,
    arrow,
    box,
    chain,
    column,
    elbow,
    ellipse,
    figure,
    layers,
    row,
    text,
)
from notes.figures.entry import Entry

BACKWARD = Pen(ink=ACCENT)
FAN = (0.12, 0.31, 0.5, 0.69, 0.88)


def tree_nodes(*labels: str) -> tuple[Thing, ...]:
    """Return the nodes a, b, c, d, e of the expression (a + b)(b + 1), the output on top."""
    (a, b), (c, d), (e,) = layers(
        [ellipse(each) for each in labels[:2]],
        [ellipse(each) for each in labels[2:4]],
        [ellipse(labels[4])],
        toward="top",
        gap=58,
        within=70,
    )
    return a.in_line_with(c), b.in_line_with(d), c, d, e


def tree_def() -> Figure:
    a, b, c, d, e = nodes = tree_nodes("$a$", "$b$", "$c = a + b$", "$d = b + 1$", r"$e = c \cdot d$")
    pairs = ((a, c), (b, c), (b, d), (c, e), (d, e))
    return figure(nodes, [arrow(one, other) for one, other in pairs])


def tree_eval_derivs() -> Figure:
    a, b, c, d, e = nodes = tree_nodes(
        "$a = 2$", "$b = 1$", "$c = a + b = 3$", "$d = b + 1 = 2$", r"$e = c \cdot d = 6$"
    )
    pairs = {
        r"$\frac{\partial c}{\partial a} = 1$": (a, c),
        r"$\frac{\partial c}{\partial b} = 1$": (b, c),
        r"$\frac{\partial d}{\partial b} = 1$": (b, d),
        r"$\frac{\partial e}{\partial c} = 2$": (c, e),
        r"$\frac{\partial e}{\partial d} = 3$": (d, e),
    }
    edges = [arrow(one, other) for one, other in pairs.values()]
    slopes = [
        box(words, ink=ACCENT, fill=ACCENT_TINT, size=SMALL).between(one, other)
        for words, (one, other) in pairs.items()
    ]
    return figure(nodes, edges, slopes)


def graph_j() -> Figure:
    a, b, c = column(text("$a = 5$"), text("$b = 3$"), text("$c = 2$"), gap=26)
    u = box("$u = bc$", fill=TINT).labelled("6").right_of((b, c))
    v = box("$v = a + u$", fill=TINT).labelled("11").right_of(u).level_with(a)
    j = box("$J = 3v$", fill=TINT).labelled("33").right_of(v)
    return figure(
        (a, b, c, u, v, j),
        arrow(b, u),
        arrow(c, u),
        arrow(a, v),
        elbow(u, v.port("bottom", 0.3), out="right"),
        arrow(v, j),
    )


def lr_graph() -> Figure:
    inputs = column(*(text(f"${each}$") for each in ("x_1", "w_1", "x_2", "w_2", "b")), gap=12)
    z, a, loss = row(
        box("$z = w_1 x_1 + w_2 x_2 + b$", fill=TINT).right_of(inputs, 60),
        box(r"$a = \sigma(z)$", fill=TINT),
        box(r"$\mathcal{L}(a, y)$", fill=TINT),
        gap=52,
    )
    forward = ([arrow(each, z.port("left", part)) for each, part in zip(inputs, FAN, strict=True)], chain(z, a, loss))
    back = [
        elbow(one.port("bottom"), other.port("bottom", 0.6), words, pen=BACKWARD, reach=24)
        for one, other, words in ((loss, a, "$da$"), (a, z, "$dz$"))
    ]
    gradients = text("$dw_1, dw_2, db$", ink=ACCENT, size=SMALL).below(inputs, 14)
    last = elbow(z.port("bottom", 0.3), gradients, out="bottom", into="right", pen=BACKWARD)
    return figure(inputs, z, a, loss, forward, back, gradients, last)


FIGURES = (
    Entry(
        "c1-fig-tree-def",
        "tree-def.svg",
        tree_def,
        alt="Five ellipses in three rows: a and b at the bottom, c = a + b and d = b + 1 in the middle, e = c "
        "times d on top. Arrows lead from a and b to c, from b to d, and from c and d to e.",
        caption="An expression as a graph: each node computes one step from the nodes whose arrows it receives. The "
        "input $b$ is used twice.",
    ),
    Entry(
        "c1-fig-graph-j",
        "graph-j.svg",
        graph_j,
        alt="Inputs a = 5, b = 3, c = 2. Arrows from b and c lead to a box u = bc with value 6, arrows from a and"
        " u to a box v = a + u with value 11, from there to a box J = 3v with value 33.",
        caption="The forward pass runs from left to right; each value (below its box) is computed once.",
    ),
    Entry(
        "c1-fig-tree-eval-derivs",
        "tree-eval-derivs.svg",
        tree_eval_derivs,
        alt="The same graph with values: a is 2, b is 1, c is 3, d is 2, e is 6. A small box on each arrow holds "
        "its derivative: c with respect to a is 1, c with respect to b is 1, d with respect to b is 1, e with"
        " respect to c is 2, e with respect to d is 3.",
        caption=r"Values in the nodes, derivatives on the arrows. Along the two paths from $b$ to $e$: $1 \cdot 2 + 1 "
        r"\cdot 3 = 5$.",
    ),
    Entry(
        "c1-fig-lr-graph",
        "lr-computation-graph.svg",
        lr_graph,
        alt="Inputs x1, w1, x2, w2 and b lead to a box z = w1 x1 + w2 x2 + b, then to a box a = sigma of z, then "
        "to a box with the loss L of a and y. Below, coloured arrows lead back: da from the loss to a, dz "
        "from a to z, then out to dw1, dw2 and db.",
        caption="Forward above, backward below in colour: each derivative is made from the one on its right.",
    ),
)

"""Course 5, Week 4: self-attention, one head and several."""

from __future__ import annotations

from notes.figures.drawing import (
    ACCENT,
    ACCENT_TINT,
    BLUE,
    BLUE_TINT,
    GREEN,
    GREEN_TINT,
    HEAVY,
    LINE,
    PAPER,
    SMALL,
    TINT,
    Cells,
    Figure,
    Group,
    Pen,
    Point,
    arrow,
    box,
    brace,
    cells,
    chain,
    figure,
    group,
    operator,
    row,
    space,
    stacked,
    text,
)
from notes.figures.drawing.recurrent import at_step, each_to_each, inputs_below
from notes.figures.entry import Entry

WORDS = "jane visite l'Afrique en septembre".split()


def projections(step: int) -> Cells:
    """Return the query, the key and the value of a word; the query of word 3 is the one that is followed."""
    names = [[at_step(letter, step) for letter in "qkv"]]
    return cells(
        names, 33, 30, paint=lambda _, number: (ACCENT_TINT if step == 3 else None, BLUE_TINT, GREEN_TINT)[number]
    )


def self_attention() -> Figure:
    made = row(*(projections(step) for step in range(1, 6)), gap=10)
    inputs = inputs_below(made, [at_step("x", step) for step in range(1, 6)], 22)
    words = inputs_below(inputs, WORDS, 5, SMALL)
    query = made[2].cell(0, 0)
    products = [operator(r"$\cdot$").above(each.cell(0, 1), 52) for each in made]
    softmax = box("softmax", 5 * 99 + 40, 32, fill=TINT).above(products, 24)
    softmax = softmax.in_line_with(group(*made))
    scaled = [operator(r"$\times$").above(softmax, 34).in_line_with(each.cell(0, 2)) for each in made]
    total = operator("$+$").above(scaled, 44)
    result = text(at_step("A", 3)).above(total, 22)
    pens = [Pen(ACCENT, HEAVY if step == 2 else LINE) for step in range(1, 6)]
    passes = [arrow(each.cell(0, 2), node, pen=Pen(GREEN)) for each, node in zip(made, scaled, strict=True)]
    return figure(
        (passes, made, inputs, words, products, softmax, scaled, total, result),
        each_to_each(inputs, made),
        [arrow(query.port("top"), node, pen=pen) for node, pen in zip(products, pens, strict=True)],
        [arrow(each.cell(0, 1), node, pen=Pen(BLUE)) for each, node in zip(made, products, strict=True)],
        [arrow(node, Point(node.center.x, softmax.room.bottom)) for node in products],
        [
            arrow(Point(one.center.x, softmax.room.top), node, pen=pen)
            for one, node, pen in zip(products, scaled, pens, strict=True)
        ],
        [arrow(node, total, pen=pen) for node, pen in zip(scaled, pens, strict=True)],
        arrow(total, result),
    )


def scaled_attention() -> Figure:
    q, k, v = row(text("$Q$"), text("$K$"), text("$V$"), gap=62)
    first = box("MatMul", 136, 34, fill=BLUE_TINT).above((q, k), 30)
    scale = box(r"Scale $\frac{1}{\sqrt{d_k}}$", 136, fill=TINT).above(first, 26)
    mask = box("Mask (optional)", 136, 34, dashed=True).above(scale, 26)
    softmax = box("Softmax", 136, 34, fill=ACCENT_TINT).above(mask, 26)
    last = box("MatMul", v.room.right - first.room.left + 10, 34, fill=BLUE_TINT).above(softmax, 26, align="left")
    result = text(r"$\operatorname{Attention}(Q, K, V)$").above(last, 26)
    steps = (first, scale, mask, softmax)
    return figure(
        (q, k, v, steps, last, result),
        [arrow(each, Point(each.center.x, first.room.bottom)) for each in (q, k)],
        chain(*steps),
        [arrow(each, Point(each.center.x, last.room.bottom)) for each in (softmax, v)],
        arrow(last, result),
    )


def head(question: str) -> Group:
    """Return the sheet of one head, named after what it asks."""
    sheet = box("", 330, 140, fill=PAPER)
    name = text(question, SMALL, ACCENT).at(sheet.side("top")).below(space(1, 1).at(sheet.side("top")), 3)
    return group(sheet, name.moved(sheet.room.left + 12 - name.room.left, 0))


def multi_head() -> Figure:
    front = stacked(head("what?"), head("when?"), head("who?"), dx=22, dy=-24)
    sheet = space(330, 140).at((0, 0))
    linear = row(*(box("Linear", 76, 32, fill=BLUE_TINT) for _ in range(3)), gap=24)
    linear = group(*linear).above(space(1, 1).at(sheet.side("bottom")), 14).parts
    attention = box("scaled dot-product attention", 276, 34, fill=ACCENT_TINT).above(linear, 22)
    inputs = inputs_below(linear, ("$Q$", "$K$", "$V$"), 38)
    concat = box("Concat", 130, 34, fill=TINT).above(front, 30)
    last = box("Linear $W^{O}$", 130, 34, fill=BLUE_TINT).above(concat, 24)
    result = text(r"$\operatorname{MultiHead}(Q, K, V)$").above(last, 24)
    return figure(
        (front, linear, attention, inputs, concat, last, result),
        each_to_each(inputs, linear),
        [arrow(each, Point(each.center.x, attention.room.bottom)) for each in linear],
        arrow(front, concat),
        arrow(concat, last),
        arrow(last, result),
        brace(front, "$h$ heads", "right"),
    )


FIGURES = (
    Entry(
        "c5-fig-self-attention",
        "self-attention.svg",
        self_attention,
        alt="Five words, jane visite l'Afrique en septembre, as inputs x1 to x5; above each a strip of its "
        "query q, key k and value v. The query of word 3 is joined to a product node above every key, "
        "most heavily to that of word 2. All products go into one softmax; its outputs multiply the "
        "values; the five results meet in a sum, which is A3.",
        caption=r"The query $q^{\langle 3 \rangle}$ meets all keys, the softmax turns the products into weights, "
        r"and the weighted values add up to $A^{\langle 3 \rangle}$. The heaviest line: visite fits best "
        "what l'Afrique asks for.",
    ),
    Entry(
        "c5-fig-scaled-attention",
        "scaled-dot-product.svg",
        scaled_attention,
        alt="From below: Q and K go into a box MatMul; then Scale by one over the root of d k, Mask "
        "(optional) in a broken frame, Softmax; then a second MatMul, into which V goes as well; the "
        "output is Attention of Q, K, V.",
        caption="The same for all words at once, as products of matrices. The mask comes before the softmax.",
    ),
    Entry(
        "c5-fig-multi-head",
        "multi-head.svg",
        multi_head,
        alt="Three sheets behind one another, called what?, when? and who?, with a brace: h heads. On the "
        "front sheet Q, K and V each go through a box Linear into scaled dot-product attention. All "
        "sheets go into Concat, then Linear with W O; the output is MultiHead of Q, K, V.",
        caption="Each head has its own three matrices, and so its own question; a last matrix $W^{O}$ mixes the "
        "answers.",
    ),
)

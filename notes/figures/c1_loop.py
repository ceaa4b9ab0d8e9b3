"""Course 1, Week 4: the loop that trains a deep network."""

from __future__ import annotations

from itertools import pairwise

from notes.figures.drawing import (
    ACCENT,
    ACCENT_TINT,
    INK,
    SMALL,
    TINT,
    Figure,
    Group,
    Ink,
    Pen,
    arrow,
    box,
    column,
    dots,
    elbow,
    figure,
    frame,
    group,
    text,
)
from notes.figures.entry import Entry

BACK = Pen(ACCENT)


def _layers(name: str, way: str, fill: Ink, ink: Ink, *, upwards: bool) -> Group:
    """Return the L − 1 equal layers in a frame."""
    first, last = (
        box(f"layer {number}:\nLinear {way} | ReLU {way}", fill=fill, ink=ink, size=SMALL) for number in ("1", "L-1")
    )
    pen = Pen(ink)
    placed = column(first, dots("..."), last, gap=14)
    order = placed[::-1] if upwards else placed
    steps = [arrow(one, other, pen=pen) for one, other in pairwise(order)]
    held = frame(placed, name, "top", size=SMALL)
    return group(held, placed, steps)


def training_loop() -> Figure:
    forward = _layers("(L-1) linear-ReLU\nforward propagation", "forward", TINT, INK, upwards=False)
    start = box("Initialize all parameters\n$W^{[1]}, b^{[1]}, \\dots, W^{[L]}, b^{[L]}$", size=SMALL)
    last = box("layer L: Linear, sigmoid forward", fill=TINT, size=SMALL).below(forward, 30)
    backward = _layers("(L-1) linear-ReLU\nbackward propagation", "backward", ACCENT_TINT, ACCENT, upwards=True)
    backward = backward.right_of(forward, 36)
    final = box("layer L: Linear, sigmoid backward", fill=ACCENT_TINT, ink=ACCENT, size=SMALL)
    final = final.level_with(last).in_line_with(backward)
    loss = box("Loss", size=SMALL).below((last, final), 34)
    update = box("Update parameters", size=SMALL).above(backward, 30).in_line_with(backward)
    ways = (
        arrow(forward, last),
        elbow(last, loss, out="bottom", into="left"),
        elbow(loss, final, out="right", into="bottom", pen=BACK),
        arrow(final, backward, pen=BACK),
        arrow(backward, update, pen=BACK),
    )
    again = elbow(update, forward.port("top", 0.62), out="left", into="top", pen=BACK)
    inside = group(forward, last, backward, final, loss, update, ways, again)
    loop = frame(inside, pad=14)
    title = text("loop for num_iterations", SMALL).above(loop, 5).in_line_with(backward)
    start = start.above(loop, 44).in_line_with(forward)
    predict = box("Predict", size=SMALL).below(loop, 30)
    return figure(loop, title, start, inside, arrow(start, forward), predict, arrow(loop, predict))


FIGURES = (
    Entry(
        "c1-fig-nn-frame",
        "nn-frame.svg",
        training_loop,
        alt="All parameters are initialized. Then a loop for num_iterations: forward through L minus 1 layers, each "
        "linear then ReLU, and through layer L, linear then sigmoid; the loss; backward through layer L and through "
        "the others, from the last to the first; parameters are updated, and the loop begins again. After it: predict.",
        caption="The whole training. Down on the left the values, up on the right the gradients, and once round is one "
        "step of gradient descent.",
    ),
)

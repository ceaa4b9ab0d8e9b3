r"""Words for networks that run along a sequence: labels with a step, boxes for steps, outputs that are fed back."""

from __future__ import annotations

from collections.abc import Sequence

from notes.figures.drawing.arrows import PLAIN, Arrow, Pen, arrow, through
from notes.figures.drawing.geometry import Point, rounded
from notes.figures.drawing.inks import ACCENT, INK, PAPER, SMALL, TEXT, Ink
from notes.figures.drawing.label import label
from notes.figures.drawing.nodes import box, text
from notes.figures.drawing.thing import Fill, Thing

FED_BACK = Pen(ACCENT, dashed=True)


def at_step(symbol: str, step: int | str) -> str:
    r"""Return the formula of a symbol at a step: `at_step("x", 2)` is `$x^{\langle 2 \rangle}$`."""
    return rf"${symbol}^{{\langle {step} \rangle}}$"


def step_box(fill: Ink | None = None, *, ink: Ink = INK, width: float = 30.0, height: float = 38.0) -> Thing:
    """Return the box of one step, without words."""
    return box(width=width, height=height, fill=fill, ink=ink)


def inputs_below(boxes: Sequence[Thing], names: Sequence[str], gap: float = 26.0, size: float = TEXT) -> list[Thing]:
    """Return a label below each box, all on one line."""
    words = [text(name, size).below(boxes, gap).in_line_with(each) for each, name in zip(boxes, names, strict=True)]
    lowest = max(words, key=lambda word: word.center.y)
    return [word.level_with(lowest) for word in words]


def outputs_above(boxes: Sequence[Thing], names: Sequence[str], gap: float = 26.0, size: float = TEXT) -> list[Thing]:
    """Return a label above each box, all on one line."""
    words = [text(name, size).above(boxes, gap).in_line_with(each) for each, name in zip(boxes, names, strict=True)]
    highest = min(words, key=lambda word: word.center.y)
    return [word.level_with(highest) for word in words]


def each_to_each(ones: Sequence[Thing], others: Sequence[Thing], pen: Pen = PLAIN) -> list[Arrow]:
    """Return an arrow from each thing to its partner: the inputs of the boxes, or their outputs."""
    return [arrow(one, other, pen=pen) for one, other in zip(ones, others, strict=True)]


def fed_back(outputs: Sequence[Thing], boxes: Sequence[Thing], pen: Pen = FED_BACK, dip: float = 16.0) -> list[Arrow]:
    """Return an arrow from each output down to the box of the next step: through the gap before it, in from below."""
    foot = max(each.side("bottom").y for each in boxes) + dip
    found = []
    for output, after in zip(outputs, boxes, strict=True):
        gap = (output.center.x + after.center.x) / 2
        corners = Point(gap, output.center.y), Point(gap, foot), Point(after.center.x, foot)
        found.append(through(output, after, *corners, into="bottom", pen=pen))
    return found


def tag(words: str, source: Thing, target: Thing, part: float = 0.5, ink: Ink = INK) -> Thing:
    """Return words that stand on the straight way from one thing to another, on paper that hides what is below."""
    mark, room = label(words, SMALL, ink)
    paper = rounded(room.grown(1.5), 2.0)
    start, end = source.border(target.center), target.border(source.center)
    return Thing(paper, (Fill(paper, PAPER), mark), room).at(start.between(end, part))

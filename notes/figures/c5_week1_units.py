"""Course 5, Week 1: the plain recurrent unit, and those with gates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from notes.figures.drawing import (
    ACCENT,
    BARE,
    HEAVY,
    INK,
    SMALL,
    TINT,
    Arrow,
    Figure,
    Group,
    Pen,
    Point,
    Port,
    Thing,
    arrow,
    box,
    chain,
    dot,
    elbow,
    figure,
    frame,
    group,
    operator,
    row,
    text,
    through,
)
from notes.figures.drawing.recurrent import at_step
from notes.figures.drawing.steps import facing, joint, wire
from notes.figures.entry import Entry

MEMORY = Pen(ACCENT, HEAVY)
KEPT = Pen(ACCENT, HEAVY, head=False)
_NARROW = 12  # px: in cells whose boxes are closer than that, two arrows cannot turn towards a circle between them


def prediction(fork: Thing, cell: Thing) -> tuple[Thing, ...]:
    """Return what makes a prediction of the activation at a fork: a softmax above the cell, and y hat."""
    softmax = box("softmax", fill=TINT).above(cell, 26).in_line_with(fork)
    y = text(at_step(r"\hat{y}", "t")).above(softmax, 24)
    return softmax, y, arrow(fork, softmax), arrow(softmax, y)


def rnn_unit() -> Figure:
    tanh = box("tanh", 84, 46, fill=TINT)
    fork = dot(3).right_of(tanh, 44)
    cell = frame((tanh, fork), pad=34, dashed=False, ink=INK)
    before = text(at_step("a", "t-1")).left_of(cell, 36).level_with(tanh)
    x = text(at_step("x", "t")).below(cell, 30).in_line_with(tanh)
    after = text(at_step("a", "t")).right_of(cell, 36).level_with(tanh)
    steps = arrow(before, tanh), arrow(x, tanh), wire(tanh, fork), arrow(fork, after)
    return figure(cell, tanh, fork, before, x, after, steps, prediction(fork, cell))


def port_point(port: Port) -> Point:
    """Return where a port is."""
    return port.thing.side(port.side, port.part)


def gru_cell(*, relevance: bool) -> Group:
    """Return the simple unit, or the full one, whose relevance gate acts on the way from the cell to tanh."""
    tanh, update = row(box("tanh", 54, 42, fill=TINT), box("σ", 54, 42, fill=TINT), gap=38)
    times = operator(r"$\odot$").left_of(tanh, 24)
    gate = box("σ", 54, 42, fill=TINT).left_of(times, 32)
    first = gate if relevance else tanh
    mix = box(r"$\odot, +$", update.room.right - tanh.room.left, 40, fill=TINT).above((tanh, update), 50)
    fork = dot(3, ink=ACCENT).left_of(first, 16).level_with(mix)
    split = dot(3, ink=ACCENT).right_of(mix, 30)
    # Two buses lie below the boxes: the upper one for the word, the lower one for the old memory.
    words, memory = (Point(fork.center.x, first.room.bottom + depth) for depth in (22, 42))
    cell = frame((fork, split, mix, update, first, joint(fork, memory)), pad=16, dashed=False, ink=INK)
    before = text(r"$c^{\langle t-1 \rangle} = a^{\langle t-1 \rangle}$", SMALL).left_of(cell, 20).level_with(mix)
    after = text(r"$c^{\langle t \rangle} = a^{\langle t \rangle}$", SMALL).right_of(cell, 20).level_with(mix)
    x = text(at_step("x", "t")).below(cell, 26).in_line_with(mix)
    entry, turn = joint(x, words), joint(port_point(first.port("bottom", 0.3)), memory)
    far = update.port("bottom", 0.7)
    corners = memory, Point(port_point(far).x, memory.y)
    wires = [
        wire(before, fork, pen=KEPT),
        arrow(fork, mix, pen=MEMORY),
        wire(mix, split, pen=KEPT),
        arrow(split, after, pen=MEMORY),
        through(fork, far, *corners, out="bottom", into="bottom"),
        arrow(turn, first.port("bottom", 0.3)),
        arrow(x, entry, pen=BARE),
        elbow(entry, first.port("bottom", 0.7), out="left", into="bottom"),
        elbow(entry, update.port("bottom", 0.3), out="right", into="bottom"),
        arrow(tanh, facing(mix, tanh), r"$\tilde{c}^{\langle t \rangle}$", "left"),
        arrow(update, facing(mix, update), r"$\Gamma_u$", "right"),
    ]
    extra: list[Thing] = []
    if relevance:
        tap, branch = joint(times, mix, MEMORY), joint(tanh, words)
        extra = [gate, times, tap, branch, arrow(branch, tanh), arrow(tap, times), arrow(times, tanh)]
        extra.append(arrow(gate, times, r"$\Gamma_r$"))
    name = text("full" if relevance else "simple").above(cell, 4, "left")
    nodes = tanh, update, mix, fork, split, entry, turn, before, after, x, name
    return group(cell, wires, nodes, extra, prediction(split, cell))


def gru() -> Figure:
    simple, full = gru_cell(relevance=False), gru_cell(relevance=True)
    return figure(simple, full.below(simple, 34, "right"))


@dataclass(frozen=True)
class Lstm:
    """The cell of an LSTM: its frame, all that is inside, and what other cells and labels are joined to."""

    cell: Thing
    inside: Thing
    keep: Thing
    add: Thing
    fork: Thing
    shown: Thing
    entry: Thing

    @property
    def memory(self) -> tuple[Arrow, ...]:
        """Return the line of the memory inside the cell."""
        return arrow(self.keep, self.add, pen=MEMORY), wire(self.add, self.fork, pen=KEPT)


def tile(words: str, width: float, height: float) -> Group:
    """Return a box that is no larger than it has to be."""
    return group(box("", width, height, fill=TINT), text(words, SMALL))


def lstm_cell(
    names: Sequence[str], flows: Sequence[str], shift: float = 0.0, *, width: float = 60, height: float = 48,
    gap: float = 22, rise: float = 46, pad: float = 20,
) -> Lstm:  # fmt: skip
    """Return a cell with those names on its boxes and on what flows out of them, `shift` px to the right."""
    first, *others = (tile(name, width, height) for name in names)
    gates = row(first.moved(shift, 0.0), *others, gap=gap)
    forget, update, candidate, output = gates
    show = operator(r"$\odot$").above(output, rise)
    tanh = tile("tanh", 40, 26).above(show, 20)
    fork = dot(3, ink=ACCENT).above(tanh, 26)
    write = operator(r"$\odot$").level_with(show).in_line_with(group(update, candidate))
    add = operator("$+$").level_with(fork).in_line_with(write)
    keep = operator(r"$\odot$").level_with(fork).in_line_with(forget)
    bus = Point(0.0, forget.room.bottom + 24)
    taps = [joint(gate, bus) for gate in gates[:3]]
    into_product = (
        elbow(update, write, flows[1], "left", out="top", into="left", at=0.25),
        elbow(candidate, write, flows[2], "right", out="top", into="right", at=0.25),
    )
    if gap < _NARROW:
        into_product = arrow(update, write), arrow(candidate, write)
    wires = (
        arrow(forget, keep, flows[0], "left", at=0.25),
        into_product,
        arrow(write, add, flows[3], "right"),
        arrow(output, show, flows[4], "left"),
        chain(fork, tanh, show),
        [arrow(tap, gate) for tap, gate in zip(taps, gates, strict=False)],
        elbow(taps[0], output, out="right", into="bottom"),
    )
    cell = frame((keep, tanh, *gates, *taps), pad=pad, dashed=False, ink=INK)
    return Lstm(
        cell, group(cell, wires, gates, write, show, tanh, taps, add, keep, fork), keep, add, fork, show, taps[0]
    )


def lstm() -> Figure:
    new, added = r"$\tilde{c}^{\langle t \rangle}$", r"$\Gamma_u \odot \tilde{c}^{\langle t \rangle}$"
    names = "forget\ngate", "update\ngate", "tanh", "output\ngate"
    unit = lstm_cell(names, (r"$\Gamma_f$", r"$\Gamma_u$", new, added, r"$\Gamma_o$"))
    c, a = (text(at_step(symbol, "t-1")) for symbol in "ca")
    c, a = (each.left_of(unit.cell, 30).level_with(place) for each, place in ((c, unit.keep), (a, unit.entry)))
    x = text(at_step("x", "t")).below(unit.cell, 28).in_line_with(unit.entry)
    new_c, new_a = (
        text(at_step(symbol, "t")).right_of(unit.cell, 30).level_with(place)
        for symbol, place in (("c", unit.fork), ("a", unit.shown))
    )
    fork = dot(3).left_of(new_a, 38).level_with(unit.shown)
    steps = (
        arrow(c, unit.keep, pen=MEMORY),
        unit.memory,
        arrow(unit.fork, new_c, pen=MEMORY),
        wire(a, unit.entry),
        arrow(x, unit.entry, pen=BARE),
        wire(unit.shown, fork),
        arrow(fork, new_a),
    )
    return figure(unit.inside, steps, fork, c, a, x, new_c, new_a, prediction(fork, unit.cell))


def lstm_chain() -> Figure:
    names = (r"$\Gamma_f$", r"$\Gamma_u$", r"$\tilde{c}$", r"$\Gamma_o$")
    units: list[Lstm] = []
    for number in range(3):
        pitch = units[0].cell.room.width + 20 if units else 0.0
        units.append(lstm_cell(names, [""] * 5, pitch * number, width=24, height=28, gap=8, rise=24, pad=8))
    first, *_, last = units
    starts = [
        text(at_step(s, 0)).left_of(first.cell, 14).level_with(p) for s, p in (("c", first.keep), ("a", first.entry))
    ]
    ends = [text(at_step(s, 3)).right_of(last.cell, 14).level_with(p) for s, p in (("c", last.fork), ("a", last.shown))]
    words = [
        text(at_step("x", t)).below(unit.cell, 24).in_line_with(unit.entry) for t, unit in enumerate(units, start=1)
    ]
    belt = [arrow(one.fork, other.keep, pen=MEMORY) for one, other in pairwise(units)]
    shown = [elbow(one.shown, other.entry, turn=0.48, pen=BARE) for one, other in pairwise(units)]
    return figure(
        [unit.inside for unit in units],
        (starts, ends, words, shown),
        (arrow(starts[0], first.keep, pen=MEMORY), belt, [unit.memory for unit in units]),
        (arrow(last.fork, ends[0], pen=MEMORY), arrow(last.shown, ends[1]), wire(starts[1], first.entry)),
        [arrow(word, unit.entry, pen=BARE) for word, unit in zip(words, units, strict=True)],
    )


FIGURES = (
    Entry(
        "c5-fig-rnn-unit",
        "rnn-unit.svg",
        rnn_unit,
        alt="A frame with a box tanh in it. Arrows lead into tanh from a of t minus 1, on the left, and from x of t, "
        "below. What comes out goes right as a of t and, from a fork, up through a softmax to y hat of t.",
        caption="The plain unit: old memory and new word go through one tanh, and all of the memory is new.",
    ),
    Entry(
        "c5-fig-gru",
        "gru.svg",
        gru,
        alt="Two frames. In each a heavy coloured line leads from c of t minus 1, which is a of t minus 1, through a "
        "box with product and sum to c of t, which is a of t, and up through a softmax to y hat. Simple: below, a box "
        "tanh and a box sigma are both fed by the old c and by x of t; tanh gives the candidate c tilde, sigma the "
        "gate Gamma u, and both go up into the box. Full: the old c reaches tanh through a product with Gamma r, which "
        "comes from another sigma.",
        caption=r"In colour: the memory. The box replaces as much of it by $\tilde{c}^{\langle t \rangle}$ as "
        r"$\Gamma_u$ says; in the full unit $\Gamma_r$ weakens the old memory before it enters tanh.",
    ),
    Entry(
        "c5-fig-lstm",
        "lstm.svg",
        lstm,
        alt="A large frame. A heavy coloured line runs across its top from c of t minus 1 through a product and a sum "
        "to c of t. Below stand four boxes: forget gate, update gate, tanh, output gate; each is fed by a of t minus 1 "
        "and x of t. Gamma f goes up from the forget gate to the product. Gamma u and c tilde meet in a second product,"
        " which goes up to the sum. A branch of the line comes down through tanh to a third product, with Gamma o from "
        "the output gate; this is a of t, which goes out right and up through a softmax to y hat.",
        caption=r"The memory, in colour, meets only $\odot$ and $+$. Three gates decide what it forgets, what is added,"
        " and what of it is shown.",
    ),
    Entry(
        "c5-fig-lstm-chain",
        "lstm-chain.svg",
        lstm_chain,
        alt="Three small LSTM cells in a row, each with its gates, its candidate, and x1, x2, x3 below. A heavy "
        "coloured line runs straight across their tops from c0 to c3; below it the activation of each cell leads into "
        "the next, from a0 to a3.",
        caption="Three cells in a row: along the top, from the first to the last, the memory passes only products and "
        "sums.",
    ),
)

"""Networks over time: chains with inputs below and outputs above, two-way arrows, wires."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain as joined_lists

from notes.figures.drawing.arrows import BARE, PLAIN, Arrow, Pen, arrow, chain, curve, through
from notes.figures.drawing.geometry import Point
from notes.figures.drawing.inks import ACCENT, GAP
from notes.figures.drawing.layout import grid
from notes.figures.drawing.nodes import dot, space
from notes.figures.drawing.recurrent import FED_BACK
from notes.figures.drawing.thing import Thing

BACK = Pen(ACCENT)


@dataclass(frozen=True)
class Unrolled:
    """A recurrent network over its steps; None where a step has no input or no output."""

    states: tuple[Thing, ...]
    inputs: tuple[Thing | None, ...]
    outputs: tuple[Thing | None, ...]

    @property
    def things(self) -> tuple[Thing, ...]:
        """All its nodes."""
        found = joined_lists(self.states, self.inputs, self.outputs)
        return tuple(thing for thing in found if thing)

    @property
    def upwards(self) -> tuple[Arrow, ...]:
        """The arrows from inputs to states and from states to outputs."""
        ways = (*zip(self.inputs, self.states, strict=True), *zip(self.states, self.outputs, strict=True))
        return tuple(arrow(one, other) for one, other in ways if one and other)

    @property
    def onwards(self) -> tuple[Arrow, ...]:
        """The arrows from each state to the next."""
        return chain(*self.states)


def unrolled(
    states: Sequence[Thing],
    inputs: Sequence[Thing | None],
    outputs: Sequence[Thing | None],
    *,
    gap: float = GAP,
    between: float = 26.0,
) -> Unrolled:
    """Return states from left to right, the input of each below it, its output above."""
    nothing = space(0.0, 0.0)
    rows = grid([y or nothing for y in outputs], list(states), [x or nothing for x in inputs], gap=gap, between=between)
    above, middle, below = rows
    return Unrolled(
        middle,
        tuple(x and place for x, place in zip(inputs, below, strict=True)),
        tuple(y and place for y, place in zip(outputs, above, strict=True)),
    )


def curved_back(output: Thing, target: Thing) -> Arrow:
    """Return the curved arrow from the output of a step down to the input of the next."""
    return curve(output.port("right"), target.port("left"), pen=FED_BACK)


def beside(one: Thing, other: Thing, off: float, pen: Pen = PLAIN) -> Arrow:
    """Return an arrow that runs `off` px to the right of the straight way: two make a road with two lanes."""
    way = one.center.direction(other.center)
    dx, dy = -way.y * off, way.x * off
    return arrow(one.moved(dx, dy), other.moved(dx, dy), pen=pen)


def there_and_back(one: Thing, other: Thing, back: Pen = BACK, off: float = 4.0) -> tuple[Arrow, Arrow]:
    """Return an arrow from one to the other and, next to it, one back."""
    return beside(one, other, -off), beside(other, one, -off, back)


def joint(x: Thing | Point, y: Thing | Point, pen: Pen = PLAIN) -> Thing:
    """Return the dot at which wires meet: straight above or below one thing, level with another."""
    across, down = (each.center if isinstance(each, Thing) else each for each in (x, y))
    return dot(3.0, ink=pen.ink).at((across.x, down.y))


def wire(start: Thing | Point, end: Thing | Point, *corners: Point, pen: Pen = BARE) -> Arrow:
    """Return a line through given corners, without a head: what leads to a joint."""
    return through(start, end, *corners, pen=pen)


def facing(wide: Thing, other: Thing) -> Thing:
    """Return the part of a wide thing that lies straight above or below another, for arrows to end at."""
    return space(other.outline.bounds.width, wide.outline.bounds.height).level_with(wide).in_line_with(other)

"""`Thing`: what a figure is made of, and the relations by which things are placed.

A thing is a value: `a.right_of(b)` is a copy of `a` in another place. Every kind (circles, cells, cuboids, arrows)
is made by a function of its own; all can be moved, joined by arrows and put into rows alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from notes.figures.drawing.geometry import SIDES, Bounds, Path, Point, Side, around, leave
from notes.figures.drawing.inks import GAP, INK, LINE, NEAR, TEXT, Ink
from notes.figures.drawing.label import Text, label


@dataclass(frozen=True, slots=True)
class Stroke:
    """A drawn line. `crosses` says that it may lie across a label (something crossed out)."""

    path: Path
    ink: Ink = INK
    width: float = LINE
    dashed: bool = False
    crosses: bool = False

    def moved(self, dx: float, dy: float) -> Stroke:
        """Return the same line elsewhere."""
        return replace(self, path=self.path.moved(dx, dy))

    @property
    def bounds(self) -> Bounds:
        """The box around its ink."""
        return self.path.bounds.grown(self.width / 2)


@dataclass(frozen=True, slots=True)
class Fill:
    """A painted area; what was drawn before is hidden below it."""

    path: Path
    ink: Ink

    def moved(self, dx: float, dy: float) -> Fill:
        """Return the same area elsewhere."""
        return replace(self, path=self.path.moved(dx, dy))

    @property
    def bounds(self) -> Bounds:
        """The box around it."""
        return self.path.bounds


if TYPE_CHECKING:
    from typing_extensions import Self  # Python 3.10 has none; mypy brings it

Mark: TypeAlias = Stroke | Fill | Text
Align = Literal["center", "top", "bottom", "left", "right"]


@dataclass(frozen=True)
class Thing:
    """Marks that stay together. Arrows end on the `outline`; `room` is what layout keeps free for it."""

    outline: Path
    marks: tuple[Mark, ...]
    room: Bounds

    def moved(self, dx: float, dy: float) -> Self:
        """Return the same thing elsewhere."""
        marks = tuple(mark.moved(dx, dy) for mark in self.marks)
        return replace(self, outline=self.outline.moved(dx, dy), marks=marks, room=self.room.moved(dx, dy))

    @property
    def center(self) -> Point:
        """The middle of the outline."""
        return self.outline.bounds.center

    def side(self, side: Side, part: float = 0.5) -> Point:
        """Return a place on a side of the outline's box: 0 is its left or upper end, 1 the other."""
        box, middle = self.outline.bounds, self.center
        if side in ("left", "right"):
            inside = Point(middle.x, box.top + box.height * part)
            toward = Point(box.left - 1 if side == "left" else box.right + 1, inside.y)
        else:
            inside = Point(box.left + box.width * part, middle.y)
            toward = Point(inside.x, box.top - 1 if side == "top" else box.bottom + 1)
        return leave(self.outline, inside, toward)

    def port(self, side: Side, part: float = 0.5) -> Port:
        """Return a place on the outline for an arrow to begin or to end at."""
        return Port(self, side, part)

    def border(self, toward: Point) -> Point:
        """Return where the straight way from the middle to a place leaves the outline."""
        return leave(self.outline, self.center, toward)

    def at(self, place: Point | tuple[float, float]) -> Self:
        """Return it with its middle there."""
        return self.moved(place[0] - self.center.x, place[1] - self.center.y)

    def right_of(self, other: Things, gap: float = GAP, align: Align = "center") -> Self:
        """Return it on the right of others, their middles (or tops, or bottoms) level."""
        return self._beside(other, "right", gap, align)

    def left_of(self, other: Things, gap: float = GAP, align: Align = "center") -> Self:
        """Return it on the left of others."""
        return self._beside(other, "left", gap, align)

    def above(self, other: Things, gap: float = GAP, align: Align = "center") -> Self:
        """Return it above others, centred over them (or aligned with their left or right ends)."""
        return self._beside(other, "top", gap, align)

    def below(self, other: Things, gap: float = GAP, align: Align = "center") -> Self:
        """Return it below others."""
        return self._beside(other, "bottom", gap, align)

    def _beside(self, other: Things, side: Side, gap: float, align: Align) -> Self:
        there, here = room_of(other), self.room
        dx, dy = SIDES[side]
        middle, own = _middle(other), self.center
        x = {"left": there.left - here.left, "right": there.right - here.right}.get(align, middle.x - own.x)
        y = {"top": there.top - here.top, "bottom": there.bottom - here.bottom}.get(align, middle.y - own.y)
        if dx:
            x = there.right + gap - here.left if dx > 0 else there.left - gap - here.right
        if dy:
            y = there.bottom + gap - here.top if dy > 0 else there.top - gap - here.bottom
        return self.moved(x, y)

    def between(self, one: Thing, other: Thing, part: float = 0.5) -> Self:
        """Return it with its middle between the two."""
        return self.at(one.center.between(other.center, part))

    def level_with(self, other: Thing) -> Self:
        """Return it as high as the other."""
        return self.moved(0.0, other.center.y - self.center.y)

    def in_line_with(self, other: Thing) -> Self:
        """Return it straight above or below the other."""
        return self.moved(other.center.x - self.center.x, 0.0)

    def labelled(
        self, words: str, side: Side = "bottom", gap: float = NEAR, size: float = TEXT, ink: Ink = INK
    ) -> Self:
        """Return it with a label beside it, which belongs to its room but not to its outline."""
        box, (text, room) = self.room, label(words, size, ink)
        dx, dy = SIDES[side]
        x = self.center.x if not dx else (box.right + gap - room.left if dx > 0 else box.left - gap - room.right)
        y = self.center.y if not dy else (box.bottom + gap - room.top if dy > 0 else box.top - gap - room.bottom)
        return replace(self, marks=(*self.marks, text.moved(x, y)), room=around((box, room.moved(x, y))))


class Port(NamedTuple):
    """A place on a side of a thing."""

    thing: Thing
    side: Side
    part: float


Things: TypeAlias = "Thing | Sequence[Thing]"


def room_of(things: Things) -> Bounds:
    """Return the room that one thing, or all of several, take."""
    return things.room if isinstance(things, Thing) else around(thing.room for thing in things)


def _middle(things: Things) -> Point:
    return things.center if isinstance(things, Thing) else around(thing.outline.bounds for thing in things).center


Nested: TypeAlias = "Thing | Iterable[Nested]"


def flat(things: Iterable[Nested]) -> tuple[Thing, ...]:
    """Return all things in rows of rows, in their order."""
    found: list[Thing] = []
    for each in things:
        found += [each] if isinstance(each, Thing) else flat(each)
    return tuple(found)

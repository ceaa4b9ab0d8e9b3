"""Boxes: what a formula is made of once everything has a size (TeXbook chapters 11 and 12).

A box has a reference point on its left edge; `items` are the marks in it, each with its place
relative to that point (x to the right, y downwards, ems of the text size). TeX's kerns are not nodes
here: a place says it. Plain classes with slots and tuples, because a formula makes a box for every
group and script; nobody changes one after it was made.
"""

from __future__ import annotations

from typing import TypeAlias


class Glyph:
    """A character at a size; one object for each, shared by all formulas."""

    __slots__ = (
        "code", "depth", "face", "height", "in_words", "italic", "joins", "kerns", "ligatures", "size", "width",
    )  # fmt: skip

    def __init__(self, face: str, code: int, size: float, metrics: tuple[float, float, float, float]) -> None:
        self.face, self.code, self.size = face, code, size
        self.width, self.height, self.depth, self.italic = (size * value for value in metrics)
        self.kerns: dict[int, float] | None = None
        self.ligatures: dict[int, int] | None = None
        self.in_words = False  # a text font's: no italic correction between its letters
        self.joins = False  # whether what follows can matter (rule 14)


class Rule:
    """A filled rectangle that stands `height` above and `depth` below its place."""

    __slots__ = ("color", "depth", "height", "width")

    def __init__(self, width: float, height: float, depth: float = 0.0, color: str | None = None) -> None:
        self.width, self.height, self.depth, self.color = width, height, depth, color


class Stroke:
    """A straight line from its place to (dx, dy) further."""

    __slots__ = ("dx", "dy", "thickness")

    def __init__(self, dx: float, dy: float, thickness: float) -> None:
        self.dx, self.dy, self.thickness = dx, dy, thickness


class Foreign:
    """Characters that no face here has, at a size; `width` is a guess that the reader's font will meet roughly."""

    __slots__ = ("size", "text", "width")

    def __init__(self, text: str, size: float, width: float) -> None:
        self.text, self.size, self.width = text, size, width


Node: TypeAlias = "Glyph | Rule | Stroke | Foreign | Box"
Placed: TypeAlias = "tuple[float, float, Node]"


class Box:
    """Marks with a width, a height above and a depth below the baseline; a colour for all that have none."""

    __slots__ = ("color", "depth", "height", "items", "width")

    def __init__(
        self, width: float, height: float, depth: float, items: list[Placed], color: str | None = None
    ) -> None:
        self.width, self.height, self.depth, self.items, self.color = width, height, depth, items, color


EMPTY = Box(0.0, 0.0, 0.0, [])


def centered(box: Box, width: float) -> float:
    """Return how far to the right a box must go to stand in the middle of a width."""
    return (width - box.width) / 2


def stacked(over: list[tuple[Box, float]], width: float, height: float, depth: float) -> Box:
    """Return a box of boxes centred in a width, each lowered by its amount (TeX's `rebox` in a vlist)."""
    return Box(width, height, depth, [(centered(box, width), down, box) for box, down in over])

"""`Figure`: things in the order in which they are painted; and its SVG.

The file turns light on a dark page as dlbuild's formulas do: asked for as `FILE.svg#dark`, or in dark surroundings.
Colours stand in attributes, so that a reader without CSS shows the light figure; the style names only the dark ones.
Coordinates are whole fiftieths of a px: the same marks are the same bytes on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil, floor

from dlbuild.layout.picture import PlacedGlyph, PlacedLine, PlacedRule
from dlbuild.svg.marks import Canvas, grouped
from dlbuild.svg.path import UNIT, snap
from notes.figures.drawing.geometry import Bounds, Path, around
from notes.figures.drawing.inks import Ink
from notes.figures.drawing.label import Text
from notes.figures.drawing.thing import Fill, Mark, Nested, Stroke, Thing, flat

_MARGIN = 4.0
_WEIGHT = 12.0  # as `dlbuild.svg.look.Look`: Computer Modern was drawn for ink that spreads
_DASH = f"{5 * UNIT} {4 * UNIT}"


@dataclass(frozen=True)
class Figure:
    """A finished drawing."""

    things: tuple[Thing, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All marks, from the background to the front."""
        return tuple(mark for thing in self.things for mark in thing.marks)

    @property
    def view(self) -> Bounds:
        """The visible part, whole px wide and high."""
        left, top, right, bottom = around(mark.bounds for mark in self.marks).grown(_MARGIN)
        return Bounds(floor(left), floor(top), ceil(right), ceil(bottom))

    def svg(self, slug: str) -> bytes:
        """Return the file."""
        view = self.view
        classes: dict[tuple[str, Ink], str] = {}
        body = "".join(_element(batch, classes) for batch in _batches(self.marks))
        dark = [f".{name}{{{what}:{ink.dark}}}" for (what, ink), name in classes.items()]
        style = f"@media (prefers-color-scheme:dark){{{''.join(dark)}}}" + "".join(
            f"svg:target {rule}" for rule in dark
        )
        left, top, width, height = (round(each) for each in (view.left, view.top, view.width, view.height))
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
            f' viewBox="{left * UNIT} {top * UNIT} {width * UNIT} {height * UNIT}" id="dark" data-figure="{slug}">'
            f"<style>{style}</style>{body}</svg>\n"
        ).encode()


def figure(*things: Nested) -> Figure:
    """Return the figure of those things; the last stand in front."""
    return Figure(flat(things))


@dataclass
class _Batch:
    """Marks of one look, which become one element."""

    look: tuple[object, ...]
    marks: list[Mark] = field(default_factory=list)
    boxes: list[Bounds] = field(default_factory=list)


def _batches(marks: Sequence[Mark]) -> list[_Batch]:
    """Put marks of one look together where no mark between them would then be painted in another order."""
    batches: list[_Batch] = []
    for mark in marks:
        look, box = _look(mark), mark.bounds
        batch = _open(batches, look, box)
        if batch is None:
            batch = _Batch(look)
            batches.append(batch)
        batch.marks.append(mark)
        batch.boxes.append(box)
    return batches


def _open(batches: Sequence[_Batch], look: tuple[object, ...], box: Bounds) -> _Batch | None:
    """Return the last batch of that look, unless something was painted over it since that the box overlaps."""
    for batch in reversed(batches):
        if batch.look == look:
            return batch
        if any(box.overlaps(other) for other in batch.boxes):
            return None
    return None


def _look(mark: Mark) -> tuple[object, ...]:
    if isinstance(mark, Stroke):
        return "stroke", mark.ink, mark.width, mark.dashed
    if isinstance(mark, Text):
        return "text", mark.ink, mark.size
    # Areas that run round the other way would cut holes into each other.
    return "fill", mark.ink, _clockwise(mark.path)


def _clockwise(path: Path) -> bool:
    return sum(a.x * b.y - a.y * b.x for points in path.lines() for a, b in pairwise((*points, points[0]))) > 0


def _element(batch: _Batch, classes: dict[tuple[str, Ink], str]) -> str:
    first = batch.marks[0]
    if isinstance(first, Stroke):
        data = "".join(_data(mark.path) for mark in batch.marks if isinstance(mark, Stroke))
        dash = f' stroke-dasharray="{_DASH}"' if first.dashed else ""
        name = _class("stroke", first.ink, classes)
        width = snap(first.width * UNIT)
        return (
            f'<path class="{name}" fill="none" stroke="{first.ink.light}" stroke-width="{width}"'
            f' stroke-linejoin="round"{dash} d="{data}"/>'
        )
    if isinstance(first, Text):
        data = _glyphs([mark for mark in batch.marks if isinstance(mark, Text)])
    else:
        data = "".join(_data(mark.path) for mark in batch.marks if isinstance(mark, Fill))
    return f'<path class="{_class("fill", first.ink, classes)}" fill="{first.ink.light}" d="{data}"/>'


def _class(what: str, ink: Ink, classes: dict[tuple[str, Ink], str]) -> str:
    return classes.setdefault((what, ink), f"{what[0]}{len(classes)}")


def _glyphs(texts: Sequence[Text]) -> str:
    """Return the outlines of labels of one size."""
    size = texts[0].size
    glyphs: list[PlacedGlyph] = []
    rules: list[PlacedRule] = []
    lines: list[PlacedLine] = []
    for text in texts:
        for picture, left, baseline in text.lines:
            dx, dy = left / size, baseline / size
            glyphs += [each._replace(x=each.x + dx, y=each.y + dy, color=None) for each in picture.glyphs]
            rules += [each._replace(x=each.x + dx, y=each.y + dy, color=None) for each in picture.rules]
            lines += [
                each._replace(x1=each.x1 + dx, x2=each.x2 + dx, y1=each.y1 + dy, y2=each.y2 + dy)
                for each in picture.lines
            ]
    canvas = Canvas(size * UNIT, _WEIGHT)
    return canvas.glyphs(grouped(glyphs, size * UNIT)[None]) + canvas.polygons(rules, lines)


def _data(path: Path) -> str:
    """Return a path on the grid: absolute moves, relative lines and curves."""
    data: list[str] = []
    x = y = 0
    for kind, points in path.steps:
        if kind == "Z":
            data.append("z")
            continue
        places = [(snap(point.x * UNIT), snap(point.y * UNIT)) for point in points]
        if kind == "M":
            data.append("M" + _numbers([places[0][0], places[0][1]]))
        elif kind == "L":
            dx, dy = places[0][0] - x, places[0][1] - y
            if dx or dy:
                data.append(f"h{dx}" if not dy else f"v{dy}" if not dx else "l" + _numbers([dx, dy]))
        else:
            data.append("c" + _numbers([part for px, py in places for part in (px - x, py - y)]))
        x, y = places[-1]
    return "".join(data)


def _numbers(numbers: Sequence[int]) -> str:
    first, *rest = numbers
    return str(first) + "".join(str(number) if number < 0 else f" {number}" for number in rest)

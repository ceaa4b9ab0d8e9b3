"""What the tests see when they look at a figure: labels, lines, and what lies over what."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from math import ceil
from pathlib import Path
from typing import TypedDict

from notes.figures.drawing import Arrow, Bounds, Figure, Fill, Point, Stroke, Text, Thing
from notes.figures.drawing.layout import Group
from notes.figures.entry import Entry, entries

ENTRIES = {entry.slug: entry for entry in entries()}

_STEP = 1.5  # px between the places at which a line is looked at
_TOUCH = 0.75  # px that two boxes may share: TeX's boxes are a little larger than their ink


class Agreed(TypedDict):
    """What was agreed about a figure: its file, the formulas and words that are its labels."""

    file: str
    formulas: list[str]
    words: list[str]


@cache
def agreed() -> dict[str, Agreed]:
    """Return what was agreed about all figures, by their names."""
    found: dict[str, Agreed] = json.loads(Path(__file__).with_name("contract.json").read_text(encoding="utf-8"))
    return found


@cache
def drawn(slug: str) -> Figure:
    """Return a figure of the notes."""
    return ENTRIES[slug].draw()


def every_thing(things: Iterable[Thing]) -> Iterator[Thing]:
    """Yield the things, and those in groups."""
    for thing in things:
        yield thing
        if isinstance(thing, Group):
            yield from every_thing(thing.parts)


def arrows(figure: Figure) -> Iterator[Arrow]:
    """Yield the arrows of a figure."""
    return (thing for thing in every_thing(figure.things) if isinstance(thing, Arrow))


def labels(figure: Figure) -> tuple[Text, ...]:
    """Return the labels of a figure."""
    return tuple(mark for mark in figure.marks if isinstance(mark, Text))


def overlapping_labels(figure: Figure) -> list[tuple[str, str]]:
    """Return the pairs of labels that are printed over each other."""
    boxes = [(text.words, text.bounds.grown(-_TOUCH)) for text in labels(figure)]
    return [
        (words, other)
        for number, (words, box) in enumerate(boxes)
        for other, there in boxes[:number]
        if box.overlaps(there)
    ]


def crossed_labels(figure: Figure) -> list[str]:
    """Return the labels that a visible line runs through, or an area hides."""
    marks = figure.marks
    found = []
    for place, mark in enumerate(marks):
        if isinstance(mark, Text):
            box = mark.bounds.grown(-_TOUCH)
            covered = max((i for i in range(place) if _covers(marks[i], box)), default=-1)
            over = [other for other in marks[covered + 1 :] if _lies_over(other, box)]
            over += [other for other in marks[place:] if isinstance(other, Fill) and _hides(other, box)]
            if over:
                found.append(mark.words)
    return found


def _covers(mark: object, box: Bounds) -> bool:
    return isinstance(mark, Fill) and mark.bounds.contains(box)


def _hides(fill: Fill, box: Bounds) -> bool:
    return fill.bounds.overlaps(box) and (fill.bounds.contains(box) or _runs_through(fill.path.lines(), box))


def _lies_over(mark: object, box: Bounds) -> bool:
    if not isinstance(mark, Stroke) or mark.crosses or not mark.bounds.overlaps(box):
        return False
    return _runs_through(mark.path.lines(), box)


def _runs_through(lines: Iterable[tuple[Point, ...]], box: Bounds) -> bool:
    return any(_inside(place, box) for points in lines for a, b in pairwise(points) for place in _places(a, b))


def _places(a: Point, b: Point) -> Iterator[Point]:
    count = max(1, ceil(a.distance(b) / _STEP))
    return (a.between(b, step / count) for step in range(count + 1))


def _inside(place: Point, box: Bounds) -> bool:
    return box.left < place.x < box.right and box.top < place.y < box.bottom


def off_the_border(tip: Point, thing: Thing) -> float:
    """Return how far a tip is from the outline of what it points at, in px."""
    return min(
        tip.distance(place)
        for points in thing.outline.lines()
        for a, b in pairwise((*points, points[0]))
        for place in (_nearest(tip, a, b),)
    )


def _nearest(place: Point, a: Point, b: Point) -> Point:
    length = a.distance(b)
    if not length:
        return a
    part = ((place.x - a.x) * (b.x - a.x) + (place.y - a.y) * (b.y - a.y)) / (length * length)
    return a.between(b, min(1.0, max(0.0, part)))


def said(entry: Entry) -> str:
    """Return all that can be read in a figure and around it: labels, caption, alternative text."""
    return " ".join([*(text.words for text in labels(drawn(entry.slug))), entry.caption, entry.alt])


def missing_formulas(entry: Entry) -> list[str]:
    """Return the agreed labels that are not there; one that is a list may be several labels."""
    text = _squeezed(said(entry))
    return [
        formula
        for formula in agreed()[entry.slug]["formulas"]
        if _squeezed(formula) not in text and not all(part in text for part in _parts(formula))
    ]


def missing_words(entry: Entry) -> list[str]:
    """Return the words of agreed labels that nobody can read there."""
    text = said(entry).lower()
    words = " ".join(agreed()[entry.slug]["words"])
    plain = re.sub(r"\$[^$]*\$", " ", words).lower()
    return [word for word in re.findall(r"[a-z]{2,}", plain) if word not in text]


def _squeezed(tex: str) -> str:
    return re.sub(r"\s+|\\[,;!]", "", tex)


def _parts(formula: str) -> list[str]:
    """Return the parts of a list between its commas, those inside brackets left alone."""
    return [_squeezed(part) for part in re.split(r",(?![^({\[]*[)}\]])", formula)]

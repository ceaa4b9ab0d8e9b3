"""What is written around things: braces, brackets, frames, legends, double arrows for gaps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from notes.figures.drawing.geometry import Bounds, Path, Point, Side, centered, line, rounded
from notes.figures.drawing.inks import INK, LINE, MUTED, NEAR, RADIUS, SMALL, THIN, Ink
from notes.figures.drawing.label import label, origin
from notes.figures.drawing.thing import Fill, Mark, Stroke, Thing, Things, room_of

_DEEP = 10.0


def brace(
    things: Things,
    words: str = "",
    side: Side = "top",
    *,
    beyond: Things | None = None,
    gap: float = NEAR,
    size: float = SMALL,
    ink: Ink = INK,
) -> Thing:
    """Return a curly brace along a side of things (and outside what it is to stand `beyond`), with words at its tip."""
    return _beside(_curly, (things, beyond or things), words, side, gap, size, ink)


def bracket(
    things: Things,
    words: str = "",
    side: Side = "top",
    *,
    beyond: Things | None = None,
    gap: float = NEAR,
    size: float = SMALL,
    ink: Ink = INK,
) -> Thing:
    """Return a square bracket along a side of things (and outside what it is to stand `beyond`), with words."""
    return _beside(_square, (things, beyond or things), words, side, gap, size, ink)


def captions(
    things: Sequence[Thing],
    words: Sequence[str],
    side: Literal["top", "bottom"] = "bottom",
    *,
    gap: float = NEAR,
    size: float = SMALL,
    ink: Ink = INK,
) -> tuple[Thing, ...]:
    """Return words below (or above) the things of a row, all on one line; "" for none.

    Of words in several lines the one next to the things is level with the others, whatever hangs below it.
    """
    box = room_of(things)
    labels = [(thing, *label(each, size, ink)) for thing, each in zip(things, words, strict=True) if each]
    placed = []
    if side == "bottom":
        level = box.bottom + gap + max((mark.lines[0][2] - room.top for _, mark, room in labels), default=0.0)
        heights = [level - mark.lines[0][2] for _, mark, _ in labels]
    else:
        level = box.top - gap - max((room.bottom - mark.lines[-1][2] for _, mark, room in labels), default=0.0)
        heights = [level - mark.lines[-1][2] for _, mark, _ in labels]
    for (thing, mark, room), y in zip(labels, heights, strict=True):
        bounds = room.moved(thing.center.x, y)
        placed.append(Thing(rounded(bounds), (mark.moved(thing.center.x, y),), bounds))
    return tuple(placed)


def frame(
    things: Things,
    words: str = "",
    side: Side = "top",
    *,
    pad: float = 12.0,
    dashed: bool = True,
    ink: Ink = MUTED,
    fill: Ink | None = None,
    size: float = SMALL,
) -> Thing:
    """Return a frame around things, with words above (or on another side); draw it before them if it has a fill."""
    bounds = room_of(things).grown(pad)
    outline = rounded(bounds, RADIUS)
    marks: list[Mark] = [Fill(outline, fill)] if fill else []
    marks.append(Stroke(outline, ink, THIN if dashed else LINE, dashed))
    thing = Thing(outline, tuple(marks), bounds)
    return thing.labelled(words, side, 5.0, size, INK if ink == MUTED else ink) if words else thing


def legend(*entries: tuple[str, Ink], size: float = SMALL, dashed: Sequence[int] = (), areas: bool = False) -> Thing:
    """Return what the colours mean, one a line; the entries counted in `dashed` are broken lines."""
    marks: list[Mark] = []
    y = width = 0.0
    for number, (words, ink) in enumerate(entries):
        text, room = label(words, size)
        if areas:
            marks.append(Fill(rounded(Bounds(0.0, y - 6, 22.0, y + 6), 2), ink))
        else:
            marks.append(Stroke(line((0.0, y), (22.0, y)), ink, LINE + 0.5, number in dashed))
        marks.append(text.moved(30.0 - room.left, y))
        width = max(width, 30.0 + room.width)
        y += max(20.0, room.height + 6)
    bounds = Bounds(0.0, -10.0, width, y - 10.0)
    return Thing(rounded(bounds), tuple(marks), bounds).at(origin())


def strip(*parts: tuple[str, float, Ink | None], height: float = 30.0, ink: Ink = INK, size: float = SMALL) -> Thing:
    """Return a bar cut into parts: words, px, colour."""
    total = sum(width for _, width, _ in parts)
    bounds = centered(origin(), total, height)
    fills: list[Mark] = []
    marks: list[Mark] = [Stroke(rounded(bounds), ink)]
    left = bounds.left
    for words, width, color in parts:
        if color:
            fills.append(Fill(rounded(Bounds(left, bounds.top, left + width, bounds.bottom)), color))
        if words:
            marks.append(label(words, size)[0].moved(left + width / 2, 0.0))
        left += width
        if left < bounds.right - 0.01:
            marks.append(Stroke(line((left, bounds.top), (left, bounds.bottom)), ink, THIN))
    return Thing(rounded(bounds), (*fills, *marks), bounds)


def _curly(length: float) -> Path:
    """Return a brace from (0, 0) to (length, 0) whose tip is at half the length, `_DEEP` px up."""
    half, deep, r = length / 2, _DEEP, min(0.8 * _DEEP, length / 4)
    mid = -deep / 2

    def at(x: float, y: float) -> Point:
        return Point(x, y)

    return Path(
        (
            ("M", (at(0, 0),)),
            ("C", (at(0, mid), at(r * 0.4, mid), at(r, mid))),
            ("L", (at(half - r, mid),)),
            ("C", (at(half - r * 0.4, mid), at(half, mid), at(half, -deep))),
            ("C", (at(half, mid), at(half + r * 0.4, mid), at(half + r, mid))),
            ("L", (at(length - r, mid),)),
            ("C", (at(length - r * 0.4, mid), at(length, mid), at(length, 0))),
        )
    )


def _square(length: float) -> Path:
    return line((0.0, 0.0), (0.0, -_DEEP / 2), (length, -_DEEP / 2), (length, 0.0))


def _beside(
    make: Callable[[float], Path],
    things: tuple[Things, Things],
    words: str,
    side: Side,
    gap: float,
    size: float,
    ink: Ink,
) -> Thing:
    box, beyond = room_of(things[0]), room_of(things[1])
    upright = side in ("left", "right")
    path = make(box.height if upright else box.width)

    def placed(point: Point) -> Point:
        along, out = point.x, -point.y + gap
        if side == "top":
            return Point(box.left + along, beyond.top - out)
        if side == "bottom":
            return Point(box.left + along, beyond.bottom + out)
        return Point(beyond.right + out if side == "right" else beyond.left - out, box.top + along)

    path = Path(tuple((kind, tuple(placed(point) for point in points)) for kind, points in path.steps))
    bounds = path.bounds
    thing = Thing(rounded(bounds), (Stroke(path, ink),), bounds)
    return thing.labelled(words, side, 7.0 if upright else 4.0, size, ink) if words else thing

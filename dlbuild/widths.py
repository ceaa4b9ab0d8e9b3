"""Formulas that a page shows smaller than they were drawn.

An image that is wider than its column shrinks, its letters with it; nothing that GitHub lets through would scroll
instead. How wide a column is, is a setting: 846 px is GitHub's on a desktop, 308 px on a phone, which most displayed
formulas are wider than, and legible still.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dlbuild.orders import Orders
from dlbuild.problem import Problem
from dlbuild.source import Source, Span
from dlbuild.store import Store

if TYPE_CHECKING:
    from dlbuild.markdown import Document, Reference

_ONE, _ROW = "the formula is", "the formulas of this row are"
_TABLE = "break formulas of the row into lines, or take them out of the table"
_WAYS_OUT = {
    (_ONE, True): "break it into lines with aligned or split",
    (_ONE, False): "set it on lines of its own",
    (_ROW, True): _TABLE,
    (_ROW, False): _TABLE,
}


def too_wide(document: Document, orders: Orders, store: Store) -> Iterator[Problem]:
    """Yield a warning for each built formula, and each row of a table, that is wider than its place."""
    limit = orders.config.max_width
    if not limit:
        return
    rows: dict[int, list[tuple[Reference, int]]] = {}
    for reference in document.references:
        about = store.about(reference.key)
        if about is None:
            continue
        room = limit - reference.inset
        if about.width > room:
            yield _warning(_ONE, about.width, room, reference, document.source)
        elif reference.context == "table":
            line, _ = document.source.place(reference.span.start)
            rows.setdefault(line, []).append((reference, about.width))
    for row in rows.values():
        yield from _row(row, limit, document)


def _row(row: Sequence[tuple[Reference, int]], limit: float, document: Document) -> Iterator[Problem]:
    """Judge a row by its formulas alone: words can be broken into lines, pictures cannot."""
    from dlbuild.markdown.surroundings import CELL

    first, _ = row[0]
    # The widest formula of each cell is what the cell must hold; a formula per cell is what tables have.
    room = limit - first.inset - CELL * (len(row) - 1)
    width = sum(width for _, width in row)
    if width > room:
        yield _warning(_ROW, width, room, first, document.source)


def _warning(subject: str, width: int, room: float, at: Reference, source: Source) -> Problem:
    they = "they are" if subject.endswith("are") else "it is"
    room = max(room, 0)
    message = f"{subject} {width} px wide, and there is room for {room:g}: {they} shown at {room / width:.0%}"
    span = Span(at.offset(0), at.offset(len(at.latex)))
    way_out = _WAYS_OUT[subject, at.display]
    return Problem("too-wide", message, source, span, way_out, "warning")

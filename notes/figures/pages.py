"""The figures' places in the notes: a marker, and behind it the block that this module writes.

A place begins as `<!-- figure: slug -->` on a line of its own. What follows it up to `</div>` is the figure; the marker
stays, so the place is found again. GitHub centres what stands in the `<div>`, Markdown inside it stays Markdown: the
caption's formulas are built with the page's. The `<picture>` is the one that formulas have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import NamedTuple

from dlbuild import markdown
from dlbuild.source import Source
from notes.figures.entry import Entry

_PLACE = re.compile(
    r"^<!-- figure: (?P<slug>[a-z0-9-]+) -->\n(?P<block><div align=\"center\">\n.*?^</div>\n)?",
    re.MULTILINE | re.DOTALL,
)


class Place(NamedTuple):
    """Where a figure stands, or is to stand: the offsets of its block, and the number of the marker's line."""

    slug: str
    start: int
    end: int
    line: int

    @property
    def empty(self) -> bool:
        """Whether only the marker is there."""
        return self.start == self.end


def places(text: str) -> Iterator[Place]:
    """Yield the places of figures in a page."""
    for found in _PLACE.finditer(text):
        end = found.end()
        start = end - len(found["block"] or "")
        yield Place(found["slug"], start, end, text.count("\n", 0, found.start()) + 1)


def block(entry: Entry) -> str:
    """Return what stands behind a figure's marker, the formulas of its caption as LaTeX."""
    source = f"img/{entry.file}"
    return (
        '<div align="center">\n\n'
        f'<picture><source media="(prefers-color-scheme: dark)" srcset="{source}#dark">'
        f'<img src="{source}" alt="{escape(entry.alt)}"></picture>\n'
        f"\n*{entry.caption}*\n\n</div>\n"
    )


def stale(text: str, place: Place, entry: Entry) -> bool:
    """Tell whether a place says anything else than its figure's entry, built or not."""
    source = Source(str(entry.page), text[place.start : place.end])
    return markdown.apply(source.text, markdown.restore(source)) != block(entry)


def placed(text: str, entries: Iterable[Entry]) -> str:
    """Return the page with every place of these figures as their entries say; what says so already is not touched."""
    by_slug = {entry.slug: entry for entry in entries}
    for place in reversed(tuple(places(text))):
        entry = by_slug.get(place.slug)
        if entry and stale(text, place, entry):
            text = text[: place.start] + block(entry) + text[place.end :]
    return text

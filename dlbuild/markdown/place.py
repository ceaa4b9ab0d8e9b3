r"""Where a piece of Markdown stands in the page.

markdown-it works on a cleaned copy of the page (no BOM, `\n` line endings), and on the content of a paragraph without
the prefixes of the quotes around it. It tells lines, not columns. Here are the two maps back: `Page` from the
cleaned copy to the page, `Place` from the content of one inline token to the cleaned copy.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dlbuild.source import Source, Span

_CARRIAGE_RETURN = re.compile(r"\r\n?")


@dataclass(frozen=True, slots=True)
class Page:
    """A source and the cleaned copy of it that markdown-it reads.

    Both have the same lines, and on each line the same number of characters,
    but for a BOM at the very start, which the copy has not.
    """

    source: Source
    copy: str
    starts: tuple[int, ...]  # where each line of the copy begins; empty if only a BOM can differ
    bom: int

    def line_starts(self) -> Sequence[int]:
        """Return the offset in the copy at which each line begins."""
        if self.starts or not self.bom:
            return self.starts or self.source.line_starts()
        return [max(0, start - self.bom) for start in self.source.line_starts()]

    def place(self, offset: int) -> int:
        """Return the offset in the source of an offset in the copy."""
        if not self.starts:
            return offset + self.bom
        line = bisect_right(self.starts, offset) - 1
        return self.source.line_starts()[line] + offset - self.starts[line] + (0 if line else self.bom)

    def span(self, start: int, end: int) -> Span:
        """Return the span in the source of a range of the copy."""
        return Span(self.place(start), self.place(end))

    def ending(self, line: int) -> str:
        """Return what ends a line (counted from 0) in the source: nothing at the end of the page, or before it."""
        starts = self.source.line_starts()
        if not 0 <= line < len(starts) - 1:
            return ""
        text, end = self.source.text, starts[line + 1]
        return "\r\n" if text[end - 2 : end] == "\r\n" else text[end - 1]


def clean(source: Source) -> Page:
    """Clean a source as CommonMark 0.31 says in sections 2.1 and 2.3 (line endings, NUL)."""
    text = source.text
    bom = 1 if text.startswith("\ufeff") else 0
    text = text[bom:].replace("\0", "\ufffd")
    starts: tuple[int, ...] = ()
    if "\r" in text:
        text = _CARRIAGE_RETURN.sub("\n", text)
        starts = (0, *(match.end() for match in re.finditer("\n", text)))
    return Page(source, text, starts, bom)


class Place(NamedTuple):
    r"""The map from an inline token's content to the page.

    The content is cut into pieces that stand whole in the copy: one for each line behind a quote's prefix, two more
    for each `\|` of a table's cell, which is one character in the content. Piece k begins at `starts[k]` of the
    content and at `places[k]` of the copy.
    """

    page: Page
    starts: tuple[int, ...]
    places: tuple[int, ...]

    def copy_offset(self, offset: int) -> int:
        """Return the offset in the cleaned copy of an offset in the content."""
        piece = bisect_right(self.starts, offset) - 1
        return self.places[piece] + offset - self.starts[piece]

    def copy_range(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the cleaned copy of a range of the content, which does not end with a line ending."""
        return self.copy_offset(start), self.copy_offset(end)

    def span(self, start: int, end: int) -> Span:
        """Return the span in the source of a range of the content, which does not end with a line ending."""
        return self.page.span(*self.copy_range(start, end))

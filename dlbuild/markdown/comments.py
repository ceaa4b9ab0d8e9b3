"""Comments in a page that are meant for dlbuild: `<!-- dlbuild: ignore … -->`, and the marks of a table of contents.

Where they stand in code, or in another comment, they are text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from dlbuild.markdown.shown import shown
from dlbuild.source import Span

if TYPE_CHECKING:
    from dlbuild.markdown.parse import Parsed

_IGNORE = r"dlbuild:[ \t]*ignore\b.*?"
_COMMENT = re.compile(rf"<!--[ \t]*({_IGNORE}|toc(?![\w-]).*?|/toc|tocstop)[ \t]*-->", re.IGNORECASE)
_IN_A_LINE = re.compile(rf"<!--[ \t]*({_IGNORE})[ \t]*-->", re.IGNORECASE)


class Comment(NamedTuple):
    """A comment: its text without blanks around it, its place, and the place that it speaks of.

    That is the line of a comment that stands within a paragraph, a cell or a heading. A comment on lines of its own
    speaks of the block below: of all of a list, a table or a quote, or of link definitions up to a blank line.
    """

    text: str
    span: Span
    about: Span


def comments(parsed: Parsed) -> Iterator[Comment]:
    """Yield the comments of a page that are meant for dlbuild."""
    if "<!--" not in parsed.source.text:
        return
    for token in shown(parsed):
        if token.type == "html_block":
            lines = parsed.lines(token)
            for match in _COMMENT.finditer(parsed.source.text, *lines):
                yield Comment(match[1], Span(*match.span()), _below(parsed, lines.end))
        for child in token.children or ():
            alone = _IN_A_LINE.fullmatch(child.content) if child.type == "html_inline" else None
            if alone and "span" in child.meta:
                yield Comment(alone[1], child.meta["span"], _lines_of(parsed, child.meta["span"]))


def _lines_of(parsed: Parsed, span: Span) -> Span:
    """Return the lines that a place touches."""
    source = parsed.source
    first, _ = source.place(span.start)
    last, _ = source.place(max(span.start, span.end - 1))
    starts = source.line_starts()
    return Span(starts[first - 1], starts[last] if last < len(starts) else len(source.text))


def _below(parsed: Parsed, end: int) -> Span:
    """Return the block that begins below a place, at the beginning of a line or at the end of the page."""
    text, starts = parsed.source.text, parsed.source.line_starts()
    first = parsed.source.place(end)[0] - 1
    while first < len(starts) and not parsed.source.line(first + 1).strip(" \t>"):
        first += 1
    if first >= len(starts):
        return Span(len(text), len(text))
    for token in parsed.tokens:
        if token.map and token.map[0] == first:
            return Span(starts[first], parsed.lines(token).end)
    last = first
    while last < len(starts) and parsed.source.line(last + 1).strip(" \t>"):
        last += 1
    return Span(starts[first], starts[last] if last < len(starts) else len(text))

"""The raw HTML of a page as one text, with the way back to the page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import accumulate
from typing import TYPE_CHECKING

from dlbuild.markdown.html import Element, elements
from dlbuild.markdown.shown import shown, words
from dlbuild.source import Source, Span

if TYPE_CHECKING:
    from dlbuild.markdown.parse import Parsed

# The place of what is no HTML.
_WORDS = -1


@dataclass(frozen=True, slots=True)
class Raw:
    """The elements that are written as HTML.

    Their offsets count in the text of all pieces; piece k begins there at `starts[k]` and in the page at `places[k]`.
    """

    elements: tuple[Element, ...]
    starts: tuple[int, ...]
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Return the span in the page of a range of the text."""
        last = self._place(end - 1) + 1 if end > start else self._place(start)
        return Span(self._place(start), last)

    def _place(self, offset: int) -> int:
        piece = bisect_right(self.starts, offset) - 1
        return self.places[piece] + offset - self.starts[piece]


def raw(parsed: Parsed) -> Raw:
    """Return the raw HTML of a page. What Markdown makes stands in it as bare words: headings may be made of them."""
    if "<" not in parsed.source.text:
        return Raw((), (), ())
    pieces = list(_pieces(parsed))
    is_html = any(place != _WORDS for _, place in pieces)
    seen = parsed.skimmed.anchors if parsed.skimmed else []
    if seen or not is_html:
        # Words may go: where something was skimmed no heading is made of HTML.
        pieces = sorted([*seen, *(piece for piece in pieces if piece[1] != _WORDS)], key=lambda piece: piece[1])
    texts, places = [text for text, _ in pieces], [place for _, place in pieces]
    starts = [0, *accumulate(map(len, texts))][:-1]
    found = elements("".join(texts)) if is_html else map(_anchor, texts, starts)
    return Raw(tuple(found), tuple(starts), tuple(places))


def _anchor(html: str, start: int) -> Element:
    """Return the element of an anchor that stands alone and has no other attribute, as `skim` finds them."""
    tag, _, _ = html.partition("</a>")
    attribute, _, value = tag.removeprefix("<a ").partition("=")
    return Element("a", {attribute: value[1:-2]}, tag, start, "")


def _pieces(parsed: Parsed) -> Iterator[tuple[str, int]]:
    """Yield pieces of HTML, none over a line ending, with their places in the page; words of Markdown are at -1."""
    for token in shown(parsed):
        if token.type == "html_block":
            yield from _lines(parsed.source, token.content, parsed.lines(token))
        elif token.type == "inline" and not token.children:
            yield escape(token.content), _WORDS
        for child in token.children or ():
            if child.type in {"html_inline", "reference"} and "span" in child.meta:
                yield from _lines(parsed.source, child.content, child.meta["span"])
            else:
                yield escape(words(child)), _WORDS


def _lines(source: Source, html: str, span: Span) -> Iterator[tuple[str, int]]:
    """Yield HTML line by line: each ends as a line of the page does, behind the prefixes of its containers."""
    first, _ = source.place(span.start)
    starts = source.line_starts()
    for number, line in enumerate(html.removesuffix("\n").split("\n"), first - 1):
        stop = min(starts[number] + len(source.line(number + 1)), span.end)
        yield line, stop - len(line)
        yield "\n", stop

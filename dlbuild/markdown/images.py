"""The images of a page, with all that stands around one for its sake."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from dlbuild.markdown.html import elements
from dlbuild.markdown.links import markdown_links
from dlbuild.markdown.parse import Parsed
from dlbuild.source import Span

if TYPE_CHECKING:
    from markdown_it.token import Token


class Image(NamedTuple):
    """An image, written in Markdown or as HTML.

    `span` is what would go with it: its `<picture>`, a link to the editor that made it, the paragraph that centres it.
    `alone`: there is nothing else in its paragraph, or in its block of HTML.
    """

    span: Span
    src: str
    alt: str
    alone: bool
    centred: bool
    cell: bool


class _Tag(NamedTuple):
    span: Span
    src: str
    alt: str


_PICTURE = (re.compile(r"<picture\b[^>]*>\s*(?:<source\b[^>]*>\s*)*\Z", re.IGNORECASE), r"\s*</picture\s*>")
_LINK = (re.compile(r"<a\b(?P<link>[^>]*)>\s*\Z", re.IGNORECASE), r"\s*</a\s*>")
_CENTRED = tuple(
    (re.compile(rf"<{name}\b{attribute}[^>]*>\s*\Z", re.IGNORECASE), rf"\s*</{name}\s*>")
    for name, attribute in (("p", r"\s+align=\W?center\W?"), ("div", r"\s+align=\W?center\W?"), ("center", ""))
)
# No tags before an image are longer than this many characters together.
_FAR = 2000
# What a block of HTML has before its lines: the marks of lists and quotes.
_MARKS = re.compile(r"\s|>|^(?:[\s>]|[-+*]\s|\d+[.)]\s)+")
_ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
# A backslash that protects a sign from Markdown, before what is no control symbol of LaTeX.
_ESCAPE = re.compile(r"\\([()<\[\]*+./?@`~=\"'^-])")


def images(parsed: Parsed) -> Iterator[Image]:
    """Yield the images of a page, in reading order, but for those where dlbuild is switched off."""
    addresses = sorted(link.span for link in markdown_links(parsed) if link.image)
    for token in parsed.tokens:
        if token.type == "html_block":
            yield from _together(parsed, list(_in_html(parsed, parsed.lines(token))), parsed.lines(token), cell=False)
        elif token.type == "inline" and token.children and "place" in token.meta:
            whole = token.meta["place"].span(0, len(token.content))
            yield from _together(
                parsed, list(_in_line(parsed, token.children, addresses)), whole, cell="cell" in token.meta
            )


def _in_line(parsed: Parsed, children: list[Token], addresses: list[Span]) -> Iterator[_Tag]:
    """Yield the images of a paragraph, those of Markdown with the links that have nothing else as their text."""
    links: list[Span] = []
    for token in children:
        span = token.meta.get("span")
        if token.type == "link_open" and span:
            links.append(span)
        elif token.type == "image" and span:
            outer = [link for link in links if link.start == span.start - 1 and parsed.source.text[span.end] == "]"]
            link = outer and "codecogs" in parsed.source[span.end, outer[-1].end]
            at = bisect_left(addresses, span)
            inside = at < len(addresses) and addresses[at].end <= span.end
            src = _address(parsed.source[addresses[at]]) if inside else str(token.attrs["src"])
            yield _Tag(outer[-1] if link else span, src, token.content)
        elif token.type == "html_inline" and span:
            yield from _in_html(parsed, span)


def _address(written: str) -> str:
    r"""Return an address as its author meant it.

    Markdown takes the backslash off `\,` and `\{` (CommonMark 2.4), but who has written that meant LaTeX.
    """
    return _ENTITY.sub(lambda match: unescape(match[0]), _ESCAPE.sub(r"\1", written))


def _in_html(parsed: Parsed, span: Span) -> Iterator[_Tag]:
    """Yield the images of a piece of HTML, without what is around them."""
    for element in elements(parsed.source[span]):
        if element.name == "img":
            start = span.start + element.start
            at = Span(start, start + len(element.tag))
            yield _Tag(at, element.attributes.get("src", ""), element.attributes.get("alt", ""))


def _together(parsed: Parsed, tags: list[_Tag], whole: Span, *, cell: bool) -> Iterator[Image]:
    """Yield the images of one paragraph or block, which know whether they are all that there is."""
    text = parsed.source.text
    grown = [_grown(text, tag.span, whole) for tag in tags]
    rest, at = "", whole.start
    for span, _ in grown:
        rest += text[at : span.start]
        at = max(at, span.end)
    alone = not _MARKS.sub("", rest + text[at : whole.end])
    for tag, (span, centred) in zip(tags, grown, strict=True):
        if not parsed.is_off(span.start):
            yield Image(span, tag.src, tag.alt, alone and not cell, centred, cell)


def _grown(text: str, span: Span, whole: Span) -> tuple[Span, bool]:
    """Return the span with what stands around the image for its sake, and whether that centres it."""
    for before, behind in (_PICTURE, _LINK):
        wider = _around(text, span, whole, before, behind)
        if wider and (before is not _LINK[0] or "codecogs" in text[wider.start : span.start]):
            span = wider
    for before, behind in _CENTRED:
        wider = _around(text, span, whole, before, behind)
        if wider:
            return wider, True
    return span, False


def _around(text: str, span: Span, whole: Span, before: re.Pattern[str], behind: str) -> Span | None:
    opened = before.search(text, max(whole.start, span.start - _FAR), span.start)
    closed = re.compile(behind, re.IGNORECASE).match(text, span.end, whole.end)
    return Span(opened.start(), closed.end()) if opened and closed else None

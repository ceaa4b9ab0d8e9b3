"""The links of a page: what they lead to, and where that is written.

Markdown's links and images come from the parser, those of HTML from `html.py`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from dlbuild.markdown.address import bare_addresses, is_in_angles
from dlbuild.markdown.html import Element, candidates
from dlbuild.markdown.raw import Raw
from dlbuild.markdown.shown import shown
from dlbuild.source import Span

if TYPE_CHECKING:
    from markdown_it.token import Token

    from dlbuild.markdown.parse import Parsed

_ANGLE = r"<(?:[^<>\n\\]|\\.)*>"
_TITLE = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\))"""
# Lines of a link in a quote begin with the quote's own `>`.
_GAP = r"[\s>]"
_BEHIND_TEXT = re.compile(rf"\({_GAP}*({_ANGLE}|\S*?)(?:{_GAP}+{_TITLE})?{_GAP}*\)$", re.DOTALL)
_BEHIND_LABEL = re.compile(rf"\]:{_GAP}*({_ANGLE}|\S+)")
# Attributes that hold addresses, by element. GitHub shows no others.
_ADDRESSES = {
    "a": ("href",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
}


class Link(NamedTuple):
    """A link, an image or another medium.

    `destination` is what a browser is given, before URLs are parsed: Markdown's escapes and HTML's entities
    resolved, percent-encoding kept. `span` is where it is written; for a link by reference that is in the
    definition. `alt` is the alternative text of what must have one, else None.
    """

    destination: str
    span: Span
    image: bool = False
    alt: str | None = None


class Links(Sequence[Link]):
    """The links of a page, kept in columns: a check looks at all destinations, and at the rest of very few.

    `places` are the starts and ends of all spans, one after the other; `images` are the numbers of those links that are
    images; `alternatives` has the alternative texts by number.
    """

    __slots__ = ("alternatives", "destinations", "images", "places")

    def __init__(
        self,
        destinations: Sequence[str],
        places: Sequence[int],
        images: Container[int],
        alternatives: Mapping[int, str],
    ) -> None:
        self.destinations = destinations
        self.places = places
        self.images = images
        self.alternatives = alternatives

    @classmethod
    def of(cls, links: Iterable[Link]) -> Links:
        """Return links in columns."""
        rows = list(links)
        return cls(
            [link.destination for link in rows],
            [place for link in rows for place in link.span],
            [number for number, link in enumerate(rows) if link.image],
            {number: link.alt for number, link in enumerate(rows) if link.alt is not None},
        )

    def __len__(self) -> int:
        return len(self.destinations)

    @overload
    def __getitem__(self, number: int) -> Link: ...
    @overload
    def __getitem__(self, number: slice) -> list[Link]: ...
    def __getitem__(self, number: int | slice) -> Link | list[Link]:
        """Return a link, or several."""
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        number = range(len(self))[number]
        start, end = self.places[2 * number : 2 * number + 2]
        alternative = self.alternatives.get(number)
        return Link(self.destinations[number], Span(start, end), number in self.images, alternative)


def markdown_links(parsed: Parsed) -> Iterator[Link]:
    """Yield the links and images that are written in Markdown, in reading order."""
    for line in shown(parsed):
        if line.type != "inline":  # to look at the others would take as long as all the rest
            continue
        for token in line.children or ():
            if "span" not in token.meta or token.type not in {"link_open", "image"}:
                continue
            destination = str(token.attrs["href" if token.type == "link_open" else "src"])
            if token.type == "image":
                yield Link(_as_cmark(destination), _place(parsed, token, destination), image=True, alt=token.content)
            elif token.info != "auto":
                yield Link(_as_cmark(destination), _place(parsed, token, destination))
            elif is_in_angles(parsed.source, token):
                start, end = token.meta["span"]
                yield Link(destination, Span(start + 1, end - 1))
        if "place" in line.meta:
            yield from (Link(url, span) for url, span in bare_addresses(parsed.source, line))


def html_links(raw: Raw) -> Iterator[Link]:
    """Yield the links of a page's raw HTML."""
    for element in raw.elements:
        for attribute in _ADDRESSES.get(element.name, ()):
            if attribute in element.attributes:
                yield from _attribute_links(raw, element, attribute)


def _attribute_links(raw: Raw, element: Element, attribute: str) -> Iterator[Link]:
    value = element.attributes[attribute]
    start, end = element.value(attribute)
    image = element.name != "a"
    if attribute != "srcset":
        alt = element.attributes.get("alt", "") if element.name == "img" else None
        # A browser takes a backslash for a slash (WHATWG URL, 4.4).
        yield Link(value.replace("\\", "/"), raw.span(start, end), image, alt)
        return
    written = element.tag[start - element.start : end - element.start]
    for url in candidates(value):
        at = written.find(url)
        span = raw.span(start + at, start + at + len(url)) if at >= 0 else raw.span(start, end)
        yield Link(url.replace("\\", "/"), span, image)


def _as_cmark(destination: str) -> str:
    """Return a destination as cmark-gfm writes it into the page: a backslash is no slash there, but `%5C`."""
    return destination.replace("\\", "%5C")


def _place(parsed: Parsed, token: Token, destination: str) -> Span:
    """Find where the destination of a link or image is written."""
    span: Span = token.meta["span"]
    if "label" in token.meta:
        return definition_place(parsed, parsed.definitions[token.meta["label"]])
    text = parsed.source[span]
    simple = f"]({destination})"
    if text.endswith(simple):
        return Span(span.end - len(simple) + 2, span.end - 1)
    at = text.find("](")
    while at >= 0:
        # The text may have links in it too; only one destination ends where the whole link does and is the right one.
        match = _BEHIND_TEXT.match(text, at + 1)
        if match and _resolved(match[1]) == destination:
            return _trimmed(match, span.start)
        at = text.find("](", at + 1)
    return span


def definition_place(parsed: Parsed, definition: Mapping[str, Any]) -> Span:
    """Find where the destination of a link reference definition is written."""
    first, last = definition["map"]
    starts = parsed.source.line_starts()
    begin = starts[first]
    end = starts[last] if last < len(starts) else len(parsed.source.text)
    for match in _BEHIND_LABEL.finditer(parsed.source.text, begin, end):
        if _resolved(match[1]) == definition["href"]:
            return _trimmed(match, 0)
    return Span(begin, end)


def _resolved(written: str) -> str:
    from markdown_it.common.utils import unescapeAll

    return unescapeAll(written[1:-1] if written.startswith("<") else written)


def _trimmed(match: re.Match[str], offset: int) -> Span:
    angles = match[1].startswith("<")
    return Span(offset + match.start(1) + angles, offset + match.end(1) - angles)

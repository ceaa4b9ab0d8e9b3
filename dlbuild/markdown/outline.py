"""What a page says of its links: all that checks need, without the tokens."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dlbuild.markdown.anchors import Kind, anchors
from dlbuild.markdown.comments import Comment, comments
from dlbuild.markdown.found import Built, Pointer
from dlbuild.markdown.labels import Loose, loose_labels
from dlbuild.markdown.links import Link, Links, html_links, markdown_links
from dlbuild.markdown.raw import raw
from dlbuild.markdown.titles import Heading, Title, headings
from dlbuild.source import Source

if TYPE_CHECKING:
    from dlbuild.markdown.parse import Parsed


class Landmarks(NamedTuple):
    """What other pages can see of a page, whose links and contents may lead there: nothing that an edit moves."""

    name: str
    headings: tuple[Title, ...]
    anchors: Mapping[str, Kind]


@dataclass(frozen=True, slots=True)
class Outline:
    """The links, headings and anchors of a page.

    `labels` are those that are defined, in lower case, of links and (with a `^`) footnotes; `loose` are those that
    lead nowhere; `comments` are those meant for dlbuild. Images of formulas that dlbuild has built are not among the
    links: nobody wrote them.
    """

    source: Source
    links: Links
    headings: tuple[Heading, ...]
    anchors: Mapping[str, Kind]
    labels: tuple[str, ...]
    loose: tuple[Loose, ...]
    comments: tuple[Comment, ...]

    @property
    def landmarks(self) -> Landmarks:
        """What other pages can see of this one."""
        titles = (Title(each.level, each.text, each.anchor) for each in self.headings)
        return Landmarks(self.source.name, tuple(titles), self.anchors)


def outline(parsed: Parsed) -> Outline:
    """Return the outline of a page."""
    html = raw(parsed)
    titles = headings(parsed, html)
    seen = parsed.skimmed.links if parsed.skimmed else ()
    links = sorted([*seen, *markdown_links(parsed), *html_links(html)], key=lambda link: link.span)
    return Outline(
        parsed.source,
        Links.of(_written(parsed, links)),
        titles,
        anchors(titles, html),
        (*map(str.lower, parsed.definitions), *(f"^{label.lower()}" for label in sorted(parsed.footnotes))),
        tuple(loose_labels(parsed)),
        tuple(comments(parsed)),
    )


def _written(parsed: Parsed, links: Iterable[Link]) -> Iterator[Link]:
    """Yield those links that are not of a built formula, nor to an equation."""
    every = (part for token in parsed.tokens for part in (token, *(token.children or ())) if "found" in part.meta)
    found = [each for part in every for each in part.meta["found"] if isinstance(each, Built | Pointer)]
    spans = [parsed.page.span(each.start, each.end) for each in found]
    built = sorted(span for span in spans if not parsed.is_off(span.start))
    if not built:
        yield from links
        return
    for link in links:
        number = bisect_right(built, (link.span.start, len(parsed.source.text)))
        if not number or link.span.start >= built[number - 1].end:
            yield link

"""What a page says of its links: all that checks need, without the tokens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dlbuild.markdown.anchors import Kind, anchors
from dlbuild.markdown.labels import Loose, loose_labels
from dlbuild.markdown.links import Link, html_links, markdown_links
from dlbuild.markdown.parse import Parsed
from dlbuild.markdown.raw import raw
from dlbuild.source import Source


@dataclass(frozen=True, slots=True)
class Outline:
    """The links and anchors of a page.

    `labels` are those that are defined, in lower case, of links and (with a `^`) footnotes; `loose` are those that
    lead nowhere.
    """

    source: Source
    links: tuple[Link, ...]
    anchors: Mapping[str, Kind]
    labels: tuple[str, ...]
    loose: tuple[Loose, ...]


def outline(parsed: Parsed) -> Outline:
    """Return the outline of a page."""
    html = raw(parsed)
    return Outline(
        parsed.source,
        tuple(sorted([*markdown_links(parsed), *html_links(html)], key=lambda link: link.span)),
        anchors(parsed, html),
        (*map(str.lower, parsed.definitions), *(f"^{label.lower()}" for label in sorted(parsed.footnotes))),
        tuple(loose_labels(parsed)),
    )

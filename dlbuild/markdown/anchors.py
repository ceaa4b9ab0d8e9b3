"""The anchors of a page: what `#fragment` can lead to.

GitHub gives one to every heading, whatever contains it and whether it is written in Markdown or as
HTML, and keeps every `id` and `name`. Only headings are numbered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from dlbuild.markdown.html import is_heading
from dlbuild.markdown.parse import Parsed
from dlbuild.markdown.raw import Raw
from dlbuild.markdown.shown import shown, words
from dlbuild.markdown.slug import numbered, slug
from dlbuild.source import Span

Kind = Literal["heading", "custom"]


def anchors(parsed: Parsed, raw: Raw) -> Mapping[str, Kind]:
    """Return the anchors of a page, in reading order: the names that are set by hand, then those of the headings."""
    found: dict[str, Kind] = {}
    for element in raw.elements:
        for attribute in ("id", "name"):
            name = element.attributes.get(attribute, "").removeprefix("user-content-")
            if name:
                found[name] = "custom"
    found.update(dict.fromkeys(heading_anchors(parsed, raw), "heading"))
    return found


def heading_anchors(parsed: Parsed, raw: Raw) -> tuple[str, ...]:
    """Return the anchor of each heading of a page, in reading order. One without a word in it has an empty anchor."""
    return tuple(anchor for _, anchor in heading_places(parsed, raw))


def heading_places(parsed: Parsed, raw: Raw) -> tuple[tuple[Span, str], ...]:
    """Return the lines of each heading that is shown, and its anchor; of one written in HTML, where it begins."""
    written = ((raw.span(e.start, e.start), e.text) for e in raw.elements if is_heading(e.name))
    headings = sorted([*_headings(parsed), *written])
    return tuple(zip((span for span, _ in headings), numbered(slug(text) for _, text in headings), strict=True))


def _headings(parsed: Parsed) -> Iterator[tuple[Span, str]]:
    """Yield the lines and the text of each heading that is written in Markdown."""
    opening = None
    for token in shown(parsed):
        if token.type == "heading_open":
            opening = token
        elif opening and token.type == "inline":
            yield parsed.lines(opening), "".join(map(words, token.children or ()))
            opening = None

"""The headings of a page: their anchors, and what a table of contents calls them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from dlbuild.markdown.html import is_heading
from dlbuild.markdown.raw import Raw
from dlbuild.markdown.shown import shown, words
from dlbuild.markdown.slug import numbered, slug
from dlbuild.source import Span

if TYPE_CHECKING:
    from markdown_it.token import Token

    from dlbuild.markdown.parse import Parsed

# Elements that have no place in the text of a link, or would do there again what they do in the heading.
_NOT_IN_A_LINK = re.compile(r"</?(?:a|br|h[1-6]|img|p|picture|source|video)\b|<!--", re.IGNORECASE)
_ENDING = re.compile(r"[ \t]*(?:\\?(?:\r\n|\n|\r))[ \t>]*")
_SIGN = re.compile(r"([\\`*_\[\]<>&])")


class Heading(NamedTuple):
    """A heading: its level from 1 to 6, its words as Markdown that can be the text of a link, its anchor, its lines.

    Of one that is written in HTML only the beginning is known.
    """

    level: int
    text: str
    anchor: str
    start: int
    end: int


class Title(NamedTuple):
    """What other pages see of a heading."""

    level: int
    text: str
    anchor: str


class Written(NamedTuple):
    """A heading as it stands in the page: its lines, its level, its words, and these as the text of a link."""

    lines: Span
    level: int
    words: str
    text: str


def headings(parsed: Parsed, raw: Raw) -> tuple[Heading, ...]:
    """Return the headings of a page, in reading order. One without a word in it has an empty anchor."""
    seen = parsed.skimmed.headings if parsed.skimmed else ()
    found = sorted([*seen, *_in_markdown(parsed), *_in_html(raw)])
    anchors = numbered(slug(each.words) for each in found)
    return tuple(
        Heading(each.level, each.text, anchor, *each.lines) for each, anchor in zip(found, anchors, strict=True)
    )


def _in_html(raw: Raw) -> Iterator[Written]:
    for element in raw.elements:
        if is_heading(element.name):
            text = _SIGN.sub(r"\\\1", " ".join(element.text.split()))
            yield Written(raw.span(element.start, element.start), int(element.name[1]), element.text, text)


def _in_markdown(parsed: Parsed) -> Iterator[Written]:
    opening = None
    for token in shown(parsed):
        if token.type == "heading_open":
            opening = token
        elif opening and token.type == "inline":
            spoken = "".join(map(words, token.children or ()))
            text = spoken if spoken == token.content else _as_link_text(parsed, token)
            yield Written(parsed.lines(opening), int(opening.tag[1]), spoken, text)
            opening = None


def _as_link_text(parsed: Parsed, heading: Token) -> str:
    """Return the Markdown of a heading on one line, without links, images and footnote marks."""
    if "place" not in heading.meta:
        return escape(heading.content, quote=False)
    text, place = parsed.source.text, heading.meta["place"]
    at = place.span(0, 0).start
    end = place.span(len(heading.content), len(heading.content)).end
    parts = []
    closing: list[Span] = []
    for child in heading.children or ():
        if child.type == "link_close" and closing:
            # The text between the brackets stays; the address behind it goes.
            tail = closing.pop()
            parts.append(text[at : max(at, tail.start)])
            at = max(at, tail.end)
        span = child.meta.get("span")
        if not span or span.start < at:
            continue
        if child.type == "link_open":
            inside = _inside(text, span)
            parts.append(text[at : span.start])
            at = inside.start
            closing.append(Span(inside.end, span.end))
        elif child.type in {"image", "footnote_ref"} or (
            child.type == "html_inline" and _NOT_IN_A_LINK.match(child.content)
        ):
            parts.append(text[at : span.start])
            at = span.end
    parts.append(text[at:end])
    return _ENDING.sub(" ", "".join(parts)).strip()


def _inside(text: str, link: Span) -> Span:
    """Return where the text of a link stands: between its brackets, or, of `<https://…>`, the whole."""
    if text[link.start] != "[":
        return link
    depth = 0
    for bracket in re.compile(r"\\.|[\[\]]|`+", re.DOTALL).finditer(text, link.start, link.end):
        depth += {"[": 1, "]": -1}.get(bracket[0], 0)
        if not depth:
            return Span(link.start + 1, bracket.start())
    return link

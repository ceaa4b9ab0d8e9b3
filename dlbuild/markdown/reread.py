"""The HTML of a reference, as it is read back from a page.

Written by dlbuild, perhaps edited by a person: the order of attributes, a missing
`align`, white space between tags or a slash at a tag's end are forgiven. What makes it
a reference is an image on one line, in a `<picture>` or not, that has an `alt` and is, or has been, named by a key.
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from dlbuild.markdown.spelling import is_display

_ATTRIBUTES = r"""(?:[ \t]+[a-z-]+="[^"\n]*")*[ \t]*/?"""
_ANCHORS = r'(?P<anchors>(?:<a id="(?:eq-[^"\s<>]*"|[^"\s<>]*" data-heading)></a>)*)'
_SOURCE = rf"(?P<picture><picture>[ \t]*<source(?P<source>{_ATTRIBUTES})>[ \t]*)?"
_IMAGE = rf"{_ANCHORS}{_SOURCE}<img(?P<img>{_ATTRIBUTES})>(?(picture)[ \t]*</picture>"
# Without <picture>, in a line, it is the comment behind that tells a reference from anybody's image.
INLINE = re.compile(rf"{_IMAGE}|<!-- -->)")
_BLOCK = re.compile(rf'(?P<all>(?:<!--[ \t]*-->[ \t]*)?<p align="center">[ \t]*{_IMAGE})[ \t]*</p>)[ \t]*\Z')
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"\n]*)"')
_KEY = re.compile(r"(?:^|/)([0-9a-f]{16})\.svg$")


class Html(NamedTuple):
    """A reference's HTML: its range in the text, and the attributes of its image as they are written."""

    start: int
    end: int
    attributes: dict[str, str]
    key: str
    block: bool


def inline_html(text: str, at: int, end: int) -> Html | None:
    """Read the reference that begins at `text[at]`, if one does."""
    return _html(INLINE.match(text, at, end), 0, block=False)


def block_html(text: str, at: int, end: int) -> Html | None:
    """Read the reference that fills `text[at:end]`, white space behind it aside, if one does."""
    return _html(_BLOCK.match(text, at, end), "all", block=True)


def _html(match: re.Match[str] | None, whole: int | str, *, block: bool) -> Html | None:
    if not match:
        return None
    attributes = dict(_ATTRIBUTE.findall(match["img"]))
    # Somebody may have bent the image's address, but hardly both.
    dark = dict(_ATTRIBUTE.findall(match["source"] or "")).get("srcset", "").removesuffix("#dark")
    key = _KEY.search(attributes.get("src", "")) or _KEY.search(dark)
    if not key or "alt" not in attributes:
        return None
    # Of the anchors in a line as many are dlbuild's as there are equations; others are somebody's own.
    if not block and match["anchors"].count('"></a>') > _labels(attributes):
        return None
    return Html(*match.span(whole), attributes, key[1], block)


def _labels(attributes: dict[str, str]) -> int:
    """Return how many labels of equations a reference has."""
    latex = unescape(attributes["alt"])
    return latex.count("\\label") if is_display(unescape(attributes.get("data-open", "$")), latex) else 0

"""What a formula stands in: what decides the size of its text, and how wide its place is.

The widths are those of GitHub's style sheet (github-markdown-css 5.9): a list is indented by 2 em of 16 px, a quote
takes 1 em on both sides and a border of .25 em, a cell 13 px on both sides and a border, a footnote's number 1 em.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from dlbuild.markdown.found import Built, Found, Pointer

if TYPE_CHECKING:
    from markdown_it.token import Token

_LIST, _QUOTE, _FOOTNOTE = 32, 36, 16
CELL = 27
"""How many px a table's cell takes beside what is in it."""

_TAKES = {"bullet_list": _LIST, "ordered_list": _LIST, "blockquote": _QUOTE, "footnote_reference": _FOOTNOTE}


class Surroundings(NamedTuple):
    """`context` is `body`, `table`, `footnote` or `h1` to `h6`; `inset` is what containers take of the width, in px."""

    context: str
    inset: int


def walk(tokens: Sequence[Token]) -> Iterator[tuple[Surroundings, Found | Built | Pointer]]:
    """Yield what the parser's rules have found, in reading order, and what it stands in."""
    heading = ""
    footnotes = inset = 0
    for token in tokens:
        kind = token.type.removesuffix("_open").removesuffix("_close")
        if kind == "heading":
            heading = token.tag if token.nesting > 0 else ""
        elif kind in _TAKES:
            inset += token.nesting * _TAKES[kind]
            footnotes += token.nesting * (kind == "footnote_reference")
        cell = "cell" in token.meta
        context = heading or ("footnote" if footnotes else "table" if cell else "body")
        for part in (token, *(token.children or ())):
            for found in part.meta.get("found", ()):
                yield Surroundings(context, inset + CELL * cell), found

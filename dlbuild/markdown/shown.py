"""What of a page can be seen on GitHub."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

    from dlbuild.markdown.parse import Parsed

_WORDS = frozenset({"text", "text_special", "code_inline", "formula", "crossref"})


def shown(parsed: Parsed) -> Iterator[Token]:
    """Yield a page's tokens without the footnotes that cmark-gfm drops: those not referred to, and second ones."""
    if not parsed.footnotes:
        yield from parsed.tokens
        return
    wanted = {label for kind, label in used_labels(parsed.tokens) if kind == "footnote"}
    hidden = False
    for token in parsed.tokens:
        if token.type == "footnote_reference_open":
            hidden = token.meta["label"] not in wanted
            wanted.discard(token.meta["label"])
        if not hidden:
            yield token
        if token.type == "footnote_reference_close":
            hidden = False


def used_labels(tokens: Iterable[Token]) -> Iterator[tuple[str, str]]:
    """Yield the labels that links, images and footnote marks use, those in the text of images too, with their kind."""
    for token in tokens:
        for child in token.children or ():
            if "label" in child.meta:
                yield "footnote" if child.type == "footnote_ref" else "link", str(child.meta["label"])
            if child.children:
                yield from used_labels((child,))


def words(token: Token) -> str:
    """Return what a token within a line adds to the text of a heading.

    Code and the source of formulas count, images and tags do not. A line ending counts for nothing, either.
    """
    return token.content if token.type in _WORDS else ""

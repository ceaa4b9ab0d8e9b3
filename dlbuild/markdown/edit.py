"""Changes to a page, as values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from dlbuild.source import Span


class Edit(NamedTuple):
    """Where the page says `before`, let it say `after`."""

    span: Span
    before: str
    after: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with edits made; they must not overlap, and each must find what it means to replace."""
    pieces: list[str] = []
    done = 0
    for span, before, after in sorted(edits):
        if span.start < done or text[span.start : span.end] != before:
            raise ValueError(f"the text has changed at {span.start}: {before!r} is not there any more")
        pieces += (text[done : span.start], after)
        done = span.end
    pieces.append(text[done:])
    return "".join(pieces)

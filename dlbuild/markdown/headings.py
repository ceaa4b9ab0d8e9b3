"""The anchors that headings had before their formulas became pictures.

GitHub makes a heading's anchor out of its text, of which a picture is no part: `## Energy $E$` is `#energy-e`, and
built it would be `#energy-`. So the first picture of a heading brings the old anchor along.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from dlbuild.markdown.anchors import heading_places
from dlbuild.markdown.document import Document, read, restore
from dlbuild.markdown.edit import apply
from dlbuild.markdown.formula import Formula, Reference
from dlbuild.markdown.raw import raw
from dlbuild.source import Source


def kept_anchors(document: Document, formulas: Sequence[Formula | Reference]) -> Mapping[int, str]:
    """Return the anchor of each heading that has formulas among these, by the place where the first of them begins."""
    inside = [formula for formula in formulas if formula.context.startswith("h")]
    if not inside:
        return {}
    here = heading_places(document.parsed, raw(document.parsed))
    latex = here
    if any(isinstance(formula, Reference) for formula in inside):
        source = document.source
        restored = read(Source(source.name, apply(source.text, restore(document)))).parsed
        latex = heading_places(restored, raw(restored))
    starts = [start for start, _ in here]
    found: dict[int, int] = {}
    for formula in inside:
        found.setdefault(bisect_right(starts, formula.span.start) - 1, formula.span.start)
    # A page whose headings come and go with its formulas has no anchors that could be kept.
    return {start: latex[heading][1] for heading, start in found.items()} if len(latex) == len(here) else {}

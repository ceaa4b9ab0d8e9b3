"""The anchors that headings had before their formulas became pictures.

GitHub makes a heading's anchor out of its text, of which a picture is no part: `## Energy $E$` is `#energy-e`, and
built it would be `#energy-`. So the first picture of a heading brings the old anchor along.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from dlbuild.markdown.document import Document, read, restore
from dlbuild.markdown.edit import apply
from dlbuild.markdown.formula import Formula, Reference
from dlbuild.markdown.raw import raw
from dlbuild.markdown.titles import headings
from dlbuild.source import Source


def kept_anchors(document: Document, formulas: Sequence[Formula | Reference]) -> Mapping[int, str]:
    """Return the anchor of each heading that has formulas among these, by the place where the first of them begins."""
    inside = [formula for formula in formulas if formula.context.startswith("h")]
    if not inside:
        return {}
    here = headings(document.parsed, raw(document.parsed))
    latex = here
    # A formula of the text may have been a word of a heading that is written as HTML around it.
    if document.references:
        source = document.source
        restored = read(Source(source.name, apply(source.text, restore(document)))).parsed
        latex = headings(restored, raw(restored))
    if len(latex) != len(here):
        return {}  # headings that come and go with their formulas have no anchors that could be kept
    found: dict[str, int] = {}
    for formula in inside:
        start = formula.span.start
        heading = bisect_right(here, start, key=lambda each: each.start) - 1
        # A heading in a footnote that is not shown has no anchor.
        if heading >= 0 and start < here[heading].end:
            found.setdefault(latex[heading].anchor, start)
    return {start: anchor for anchor, start in found.items()}

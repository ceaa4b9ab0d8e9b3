r"""Formulas that the bars of a table have cut.

A row is cut at every bar before anything else is read in it (GFM, tables): `| $|x|$ |` has three cells, and no formula.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dlbuild.problem import Problem
from dlbuild.source import Span

if TYPE_CHECKING:
    from dlbuild.markdown import Document
    from dlbuild.markdown.spelling import School

_BAR = re.compile(r"(?<!\\)\|")
_WAY_OUT = r"write \vert for it, or \|, which stands for a bar in a table"


def cut(document: Document, school: School) -> Iterator[Problem]:
    """Yield a warning for each formula of a table that has a bar in it, and so is none."""
    parsed, last = document.parsed, -1
    for token in parsed.tokens:
        # A row in a quote or a list is on one line, too. What stands beside code may be code.
        if token.type == "tr_open" and token.map and token.map[0] != last:
            last = token.map[0]
            start = parsed.source.line_starts()[last]
            row = parsed.source.line(last + 1)
            for at, end in _formulas(row, school) if "`" not in row else ():
                if not parsed.is_off(start + at):
                    yield _warning(document, start + at, start + end)


def _formulas(row: str, school: School) -> Iterator[tuple[int, int]]:
    """Yield where formulas would be in a row if bars did not count; those that have one."""
    from dlbuild.markdown.extent import end_of_formula
    from dlbuild.markdown.spelling import DOLLARS, closer

    dollars, at = DOLLARS[school], 0
    while opener := dollars.opener.search(row, at):
        at = opener.end()
        end = end_of_formula(row, opener.start(), opener.end(), len(row), closer(opener[0]), dollars=dollars)
        if end > 0:
            at = end
            if _BAR.search(row, opener.end(), end):
                yield opener.start(), end


def _warning(document: Document, start: int, end: int) -> Problem:
    message = "a bar ends the cell in the middle of this formula"
    return Problem("cut-formula", message, document.source, Span(start, end), _WAY_OUT, "warning")

r"""Cells over several columns: `\multicolumn` (TeX's `\span`, TeXbook p. 243; TeX: The Program, section 801)."""

from __future__ import annotations

from typing import TypeAlias

from dlbuild.layout import hlist
from dlbuild.layout.boxes import Box, Placed
from dlbuild.tex.mlist import Array, Spanned

# For each row: first column, cell, its box.
Spread: TypeAlias = "list[list[tuple[int, Spanned, Box]]]"


def spread(node: Array) -> Spread:
    """Return the boxes of the cells over several columns."""
    styles = [column.style for column in node.columns]
    return [[(at, one, hlist.translate(one.body, styles[at])) for at, one in row.spans] for row in node.rows]


def _end(node: Array, at: int, one: Spanned) -> int:
    return min(at + one.columns, len(node.columns)) - 1


def widened(node: Array, widths: list[float], over: Spread) -> list[float]:
    """Return the columns' widths, the last column under each cell as much wider as the cell needs."""
    found = list(widths)
    every = sorted((_end(node, at, one), at, box.width) for row in over for at, one, box in row)
    for last, first, width in every:
        room = sum(found[first : last + 1]) + sum(node.before[first + 1 : last + 1])
        found[last] += max(0.0, width - room)
    return found


def placed(node: Array, lefts: list[float], widths: list[float], baselines: list[float], over: Spread) -> list[Placed]:
    """Return the cells at their places."""
    items: list[Placed] = []
    for row, y in zip(over, baselines, strict=True):
        for at, one, box in row:
            last = _end(node, at, one)
            slack = lefts[last] + widths[last] - lefts[at] - box.width
            items.append((lefts[at] + {"l": 0.0, "r": slack}.get(one.align, slack / 2), y, box))
    return items


def rules_at(spans: tuple[tuple[int, Spanned], ...], at: int, own: str) -> str:
    """Return a row's rules on the left of column `at`, where the preamble has its `own`: a cell brings others."""
    found = own
    for first, one in spans:
        if first < at < first + one.columns:
            return ""
        if at == first + one.columns:
            found = one.right
    return next(((found if first else "") + one.left for first, one in spans if first == at), found)

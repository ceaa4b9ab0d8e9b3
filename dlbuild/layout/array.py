r"""Arrays and alignments: `\halign` in a `\vcenter` (TeXbook chapters 22 and 12, rule 8)."""

from __future__ import annotations

from typing import TypeAlias

from dlbuild.layout import hlist
from dlbuild.layout.boxes import Box, Placed, Rule
from dlbuild.layout.dimens import DIMENSIONS, SIZE_OF
from dlbuild.layout.spans import placed, rules_at, spread, widened
from dlbuild.layout.tag import tagged
from dlbuild.tex.mlist import Array, Row

# LaTeX's \arrayrulewidth and \doublerulesep, ems.
_RULE = 0.04
_DOUBLE = 0.2
# The top and the bottom of a row.
Span: TypeAlias = "tuple[float, float]"


def array(node: Array, style: int) -> Box:
    """Return an array, its rows one below the other, centred on the axis (or its first or last baseline kept)."""
    rows = [[hlist.translate(cell, node.columns[at].style) for at, cell in enumerate(row.cells)] for row in node.rows]
    count = len(node.columns)
    widths = [max((row[at].width for row in rows if at < len(row)), default=0.0) for at in range(count)]
    over = spread(node) if any(row.spans for row in node.rows) else None
    if over:
        widths = widened(node, widths, over)
    lefts: list[float] = []
    x = node.before[0] if node.before else 0.0
    for at, width in enumerate(widths):
        lefts.append(x)
        x += width + node.before[at + 1]
    items: list[Placed] = []
    edges = [0.0, *(lefts[at] - node.before[at] / 2 for at in range(1, count)), x]
    measured = [[*row, *(box for _, _, box in more)] for row, more in zip(rows, over, strict=True)] if over else rows
    baselines, spans, total = _baselines(node, measured, items, edges)
    for row, y in zip(rows, baselines, strict=True):
        for at, box in enumerate(row):
            slack = widths[at] - box.width
            shift = {"l": 0.0, "r": slack}.get(node.columns[at].align, slack / 2)
            items.append((lefts[at] + shift, y, box))
    if over:
        items += placed(node, lefts, widths, baselines, over)
    _verticals(node, edges, spans, items)
    made = _positioned(node, Box(x, 0.0, total, items), baselines, style)
    tags = [(y - made.height, row.tag) for row, y in zip(node.rows, baselines, strict=True) if row.tag]
    return tagged(made, tags) if tags else made


def _extent(node: Array, row: Row, boxes: list[Box]) -> tuple[float, float]:
    r"""Return a row's height and depth; extra space hangs on its strut where rows touch (LaTeX's \@xargarraycr)."""
    strut_height, strut_depth = node.strut
    if node.baseline is None and row.skip > 0:
        strut_depth += row.skip
    return (
        max([strut_height, *(box.height for box in boxes)]),
        max([strut_depth, *(box.depth for box in boxes)]),
    )


def _baselines(
    node: Array, rows: list[list[Box]], items: list[Placed], edges: list[float]
) -> tuple[list[float], list[Span], float]:
    """Return each row's baseline, its top and bottom, and the total height; add the rules between rows to `items`."""
    y = 0.0
    found: list[float] = []
    spans: list[Span] = []
    previous_depth: float | None = None
    for row, boxes in zip(node.rows, rows, strict=True):
        y = _rules(row.lines, y, edges, items)
        height, depth = _extent(node, row, boxes)
        if node.baseline is not None and previous_depth is not None:
            # Interline glue (TeXbook p. 78).
            apart = node.baseline - previous_depth - height
            y += apart if apart >= node.limit else node.gap
        spans.append((y, y + height + depth))
        y += height
        found.append(y)
        y += depth
        previous_depth = depth
        if node.baseline is not None or row.skip < 0:
            y += row.skip
    return found, spans, _rules(node.last_lines, y, edges, items)


def _rules(lines: tuple[str, ...], y: float, edges: list[float], items: list[Placed]) -> float:
    width = edges[-1]
    for at, line in enumerate(lines):
        if len(line) > 1:  # a rule under some columns takes no room
            first, last = (min(int(column), len(edges) - 1) for column in line.split("-"))
            items.append((edges[first - 1], y, Rule(edges[last] - edges[first - 1], 0.0, _RULE)))
            continue
        if at and len(lines[at - 1]) == 1:
            y += _DOUBLE - _RULE
        items += _dashes(width, y) if line == ":" else [(0.0, y, Rule(width, 0.0, _RULE))]
        y += _RULE
    return y


def _dashes(width: float, y: float) -> list[Placed]:
    """Return a dashed rule: dashes of .4 em, as arydshln has them."""
    count = max(1, int((width / 0.4 + 1) / 2))
    step = (width - 0.4) / (count - 1) if count > 1 else 0.0
    return [(at * step, y, Rule(min(0.4, width), 0.0, _RULE)) for at in range(count)]


def _verticals(node: Array, edges: list[float], spans: list[Span], items: list[Placed]) -> None:
    r"""Add the rules of the preamble, row by row: between columns, and at the outer ends."""
    merged = any(row.spans for row in node.rows)
    for at, (x, rules) in enumerate(zip(edges, node.verticals or ("",) * len(edges), strict=True)):
        if not rules and not merged:
            continue
        # Where there are several, the space is wider by the distance between them, and the first stands to the left.
        shift = 0.0 if at == 0 else _DOUBLE * max(0, len(rules) - 1) / (1 if at == len(node.columns) else 2)
        for row, (top, bottom) in zip(node.rows, spans, strict=True):
            for number, kind in enumerate(rules_at(row.spans, at, rules) if row.spans else rules):
                place = x - _RULE / 2 + number * _DOUBLE - shift
                items += _upright(place, top, bottom) if kind == "|" else _dotted(place, top, bottom)


def _upright(x: float, top: float, bottom: float) -> list[Placed]:
    return [(x, bottom, Rule(_RULE, bottom - top))]


def _dotted(x: float, top: float, bottom: float) -> list[Placed]:
    """Return a dashed rule upright: dashes of .4 em with as much white between, in the middle."""
    count = max(1, int(((bottom - top) / 0.4 + 1) / 2))
    start = top + (bottom - top - 0.8 * count + 0.4) / 2
    return [(x, start + 0.8 * at + 0.4, Rule(_RULE, 0.4)) for at in range(count)]


def _positioned(node: Array, box: Box, baselines: list[float], style: int) -> Box:
    """Move an array that hangs from its top to where it belongs."""
    total = box.depth
    if node.position in ("t", "b") and baselines:
        up = baselines[0] if node.position == "t" else baselines[-1]
    else:  # Rule 8.
        up = total / 2 + DIMENSIONS[SIZE_OF[style]].axis
    return Box(box.width, up, total - up, [(0.0, -up, box)])

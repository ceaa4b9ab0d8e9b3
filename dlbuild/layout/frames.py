r"""Boxes with something taken away or put around: `\phantom`, `\smash`, `\boxed`, `\cancel`, `\raise`, `\vcenter`."""

from __future__ import annotations

from dlbuild.layout import hlist
from dlbuild.layout.boxes import Box, Placed, Rule, Stroke, centered
from dlbuild.layout.dimens import DIMENSIONS, SIZE_OF, SIZES, placed_down
from dlbuild.tex.mlist import Bar, Centered, Fitted, Framed, Raised, Stack, Struck


def fitted(node: Fitted, style: int) -> Box:
    """Return a body with only the measures and the ink that it is to keep."""
    body = hlist.translate(node.body, style)
    keep = node.keep
    width = body.width if "w" in keep else 0.0
    items: list[Placed] = []
    if "i" in keep:
        where = 0.0 if width else {"l": -body.width, "c": -body.width / 2}.get(node.align, 0.0)
        items = [(where, 0.0, body)]
    return Box(width, body.height if "h" in keep else 0.0, body.depth if "d" in keep else 0.0, items)


def framed(node: Framed, style: int) -> Box:
    r"""Return a body with padding, a fill and a frame around it (LaTeX's \fbox)."""
    body = hlist.clean_box(node.body, style)
    pad, rule = node.padding, node.rule
    around = pad + rule
    width, height, depth = body.width + 2 * around, body.height + around, body.depth + around
    items: list[Placed] = []
    if node.fill is not None:
        items.append((rule, 0.0, Rule(width - 2 * rule, height - rule, depth - rule, node.fill)))
    if rule:
        items += [
            (0.0, rule - height, Rule(width, rule, 0.0, node.border)),
            (0.0, depth, Rule(width, rule, 0.0, node.border)),
            (0.0, 0.0, Rule(rule, height - rule / 2, depth - rule / 2, node.border)),
            (width - rule, 0.0, Rule(rule, height - rule / 2, depth - rule / 2, node.border)),
        ]
    items.append((around, 0.0, body))
    return Box(width, height, depth, items)


def struck(node: Struck, style: int) -> Box:
    """Return a body with strokes from corner to corner, or through its middle."""
    body = hlist.translate(node.body, style)
    width, total = body.width, body.height + body.depth
    items: list[Placed] = [(0.0, 0.0, body)]
    thickness = DIMENSIONS[0].rule
    if node.strokes == "-":
        items.append((0.0, -DIMENSIONS[SIZE_OF[style]].axis, Stroke(width, 0.0, thickness)))
        return Box(width, body.height, body.depth, items)
    across, up = _slash(width, total)
    x, middle = (width - across) / 2, (body.depth - body.height) / 2
    for stroke in node.strokes:
        rise = up if stroke == "/" else -up
        items.append((x, middle + rise / 2, Stroke(across, -rise, thickness)))
    return Box(width, max(body.height, up / 2 - middle), max(body.depth, up / 2 + middle), items)


# The slopes that LaTeX's line fonts have, from flat to steep.
_SLOPES = ((6, 1), (4, 1), (2, 1), (4, 3), (1, 1))
_STEEP = (0.16, 0.25, 0.5, 0.75, 1.0)


def _slash(width: float, total: float) -> tuple[float, float]:
    r"""Return how far a stroke goes across and up: a little further than its body (cancel.sty's \@can@slash)."""
    width, total = max(width, 0.2), max(total, 0.6)
    if total < width:
        width = max(width, 0.8)
        along, up = _SLOPES[min(int(5 * total / width), 4)]
        return width + 0.2, (width + 0.2) * up / along
    total = max(total, 0.8) + 0.2
    steep = min(int(5 * width / total), 4)
    along, up = _SLOPES[steep]
    return _STEEP[steep] * total, _STEEP[steep] * total * along / up


def raised(node: Raised, style: int) -> Box:
    """Return a body moved up."""
    return placed_down(hlist.translate(node.body, style), -node.up)


def vcentered(node: Centered, style: int) -> Box:
    """Return a body centred on the axis: rule 8."""
    body = hlist.translate(node.body, style)
    return placed_down(body, (body.height - body.depth) / 2 - DIMENSIONS[SIZE_OF[style]].axis)


def stack(node: Stack, style: int) -> Box:
    """Return lists at their heights on each other, each in the middle of the widest."""
    boxes = [(up, hlist.translate(part, style)) for up, part in node.parts]
    width = max(box.width for _, box in boxes)
    height = boxes[0][1].height + boxes[0][0] if node.height is None else node.height
    depth = boxes[-1][1].depth - boxes[-1][0] if node.depth is None else node.depth
    return Box(width, height, max(0.0, depth), [(centered(box, width), -up, box) for up, box in boxes])


def bar(node: Bar, style: int) -> Box:
    r"""Return LaTeX's `\rule`, or a strut if it has no width."""
    scale = SIZES[SIZE_OF[style]] if node.scaled else 1.0
    width, height, depth = scale * node.width, node.height, node.depth
    items: list[Placed] = [(0.0, 0.0, Rule(width, height, depth))] if width else []
    return Box(width, max(0.0, height), max(0.0, depth), items)

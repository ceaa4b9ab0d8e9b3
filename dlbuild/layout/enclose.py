r"""Lines around and across a body: `\enclose`, `\cancelto`, `\phase`; the ring of `\oiint`."""

from __future__ import annotations

from itertools import pairwise
from math import cos, pi, sin

from dlbuild.layout import hlist
from dlbuild.layout.boxes import Box, Placed, Rule, Stroke
from dlbuild.layout.dimens import DIMENSIONS, SIZE_OF, SIZES
from dlbuild.tex.mlist import Ellipse, Enclosed

_THICKNESS = 0.04  # cmr10's rule (LaTeX's \fboxrule)
_SIDES = 32  # of the polygon that an ellipse is drawn as
# An arrow reaches out of its body by so much, and the two strokes of its head are so long; ems.
_REACH = 0.15
_HEAD = 0.2


def enclose(node: Enclosed, style: int) -> Box:
    """Return a body with padding around it and the lines that its notations ask for."""
    body = hlist.translate(node.body, style)
    pad = node.padding
    before = pad
    if "angle" in node.notations:  # the slanting side of the angle needs a third of its height
        before += (body.height + body.depth + 2 * pad) / 3
    elif "arc" in node.notations:
        before += _HEAD
    width, height, depth = before + body.width + pad, body.height + pad, body.depth + pad
    items: list[Placed] = [(before, 0.0, body)]
    if "circle" in node.notations:  # around the box's corners
        width, height, depth, items = _round(width, height, depth, items)
    for notation in node.notations:
        items += _lines(notation, width, height, depth, style)
    if "arrow" in node.notations:
        return Box(width + _REACH, height + _REACH, depth, items)
    return Box(width, height, depth, items)


def _round(width: float, height: float, depth: float, items: list[Placed]) -> tuple[float, float, float, list[Placed]]:
    """Make room for an ellipse that touches the corners: √2 times as wide and high."""
    more, higher = 0.2072 * width, 0.2072 * (height + depth)
    return width + 2 * more, height + higher, depth + higher, [(x + more, y, node) for x, y, node in items]


def _lines(notation: str, width: float, height: float, depth: float, style: int) -> list[Placed]:
    total, thick = height + depth, _THICKNESS
    straight: dict[str, Placed] = {
        "top": (0.0, -height, Rule(width, 0.0, thick)),
        "bottom": (0.0, depth, Rule(width, thick)),
        "left": (0.0, depth, Rule(thick, total)),
        "right": (width - thick, depth, Rule(thick, total)),
        "vertical": ((width - thick) / 2, depth, Rule(thick, total)),
        "horizontal": (0.0, -DIMENSIONS[SIZE_OF[style]].axis, Rule(width, thick / 2, thick / 2)),
        "up": (0.0, depth, Stroke(width, -total, thick)),
        "down": (0.0, -height, Stroke(width, total, thick)),
        "angle": (0.0, depth - thick / 2, Stroke(total / 3, -total, thick)),
    }
    if notation in straight:
        return [straight[notation]]
    if notation == "circle":
        return _ellipse(width / 2, (depth - height) / 2, width / 2, total / 2)
    if notation == "arc":  # the bracket of a long division
        return _ellipse(0.0, (depth - height) / 2, _HEAD, total / 2, half=True)
    return _arrow(width + _REACH, total + _REACH, depth)


def _arrow(right: float, up: float, depth: float) -> list[Placed]:
    """Return an arrow from the lower left corner to the upper right and beyond."""
    length = (right * right + up * up) ** 0.5 or 1.0
    dx, dy = right / length, -up / length
    tip_x, tip_y = right, depth - up
    head = [(dx * c - dy * s, dx * s + dy * c) for c, s in ((-0.9063, 0.4226), (-0.9063, -0.4226))]  # 25 degrees
    items: list[Placed] = [(0.0, depth, Stroke(right, -up, _THICKNESS))]
    return items + [(tip_x, tip_y, Stroke(_HEAD * x, _HEAD * y, _THICKNESS)) for x, y in head]


def _ellipse(x: float, y: float, across: float, down: float, *, half: bool = False) -> list[Placed]:
    """Return an ellipse (its right half) around a point as strokes from corner to corner."""
    sides, start = (_SIDES // 2, -pi / 2) if half else (_SIDES, 0.0)
    angles = [start + 2 * pi * at / _SIDES for at in range(sides + 1)]
    points = [(x + across * cos(angle), y + down * sin(angle)) for angle in angles]
    return [
        (from_x, from_y, Stroke(to_x - from_x, to_y - from_y, _THICKNESS))
        for (from_x, from_y), (to_x, to_y) in pairwise(points)
    ]


def ellipse(node: Ellipse, style: int) -> Box:
    """Return a ring around the axis."""
    scale = SIZES[SIZE_OF[style]]
    width, half = scale * node.width, scale * node.height / 2
    axis = DIMENSIONS[SIZE_OF[style]].axis
    return Box(width, axis + half, max(0.0, half - axis), _ellipse(width / 2, -axis, width / 2, half))

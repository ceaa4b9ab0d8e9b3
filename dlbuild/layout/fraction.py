"""Fractions: rule 15 (TeX: The Program, sections 743–748)."""

from __future__ import annotations

from dlbuild.layout import hlist
from dlbuild.layout.boxes import Box, Placed, Rule, centered
from dlbuild.layout.delimiter import delimiter
from dlbuild.layout.dimens import DENOMINATOR, DIMENSIONS, NUMERATOR, SIZE_OF
from dlbuild.tex.mlist import Fraction


def fraction(node: Fraction, style: int) -> Box:
    """Return a fraction between its delimiters, which are null spaces where there are none."""
    sigma = DIMENSIONS[SIZE_OF[style]]
    above = hlist.translate(node.numerator, NUMERATOR[style])
    below = hlist.translate(node.denominator, DENOMINATOR[style])
    thickness = sigma.rule if node.thickness is None else node.thickness
    display = style < 2
    if thickness:
        up, down = _with_rule(above, below, thickness, style)
    else:
        up, down = _without_rule(above, below, style)
    height = sigma.delim1 if display else sigma.delim2  # Rule 15e.
    left, right = delimiter(node.left, SIZE_OF[style], height), delimiter(node.right, SIZE_OF[style], height)
    width = max(above.width, below.width)
    start = left.width
    where = {"l": 0.0, "r": width - above.width}.get(node.align, centered(above, width))
    items: list[Placed] = [
        (0.0, 0.0, left),
        (start + where, -up, above),
        (start + centered(below, width), down, below),
        (start + width, 0.0, right),
    ]
    if thickness:
        items.append((start, -sigma.axis, Rule(width, thickness / 2, thickness / 2)))
    return Box(
        start + width + right.width,
        max(up + above.height, left.height, right.height),
        max(down + below.depth, left.depth, right.depth),
        items,
    )


def _with_rule(above: Box, below: Box, thickness: float, style: int) -> tuple[float, float]:
    """Return how far numerator and denominator are shifted up and down (rules 15b and 15d)."""
    sigma = DIMENSIONS[SIZE_OF[style]]
    display = style < 2
    up, down = (sigma.num1, sigma.denom1) if display else (sigma.num2, sigma.denom2)
    clearance = 3 * thickness if display else thickness
    up += max(0.0, clearance - ((up - above.depth) - (sigma.axis + thickness / 2)))
    down += max(0.0, clearance - ((sigma.axis - thickness / 2) - (below.height - down)))
    return up, down


def _without_rule(above: Box, below: Box, style: int) -> tuple[float, float]:
    """Return the shifts where there is no rule (rules 15b and 15c)."""
    sigma = DIMENSIONS[SIZE_OF[style]]
    display = style < 2
    up, down = (sigma.num1, sigma.denom1) if display else (sigma.num3, sigma.denom2)
    clearance = (7 if display else 3) * sigma.rule
    missing = clearance - ((up - above.depth) - (below.height - down))
    if missing > 0:
        up, down = up + missing / 2, down + missing / 2
    return up, down

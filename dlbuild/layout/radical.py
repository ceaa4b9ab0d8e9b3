r"""Roots: rule 11 (TeX: The Program, section 737) and LaTeX's `\sqrt[3]{…}` (amsmath's \r@@t)."""

from __future__ import annotations

from dlbuild.layout import hlist
from dlbuild.layout.boxes import Box, Placed, Rule
from dlbuild.layout.delimiter import delimiter
from dlbuild.layout.dimens import DIMENSIONS, SIZE_OF
from dlbuild.tex.mlist import SCRIPT_SCRIPT, Delimiter, Radical, Symbol

_SIGN = Delimiter(Symbol("cmsy10", 0x70), Symbol("cmex10", 0x70))


def radical(node: Radical, style: int) -> Box:
    """Return a root sign over its body, with a degree in its notch if it has one."""
    box = _root(node, style)
    return box if node.degree is None else _with_degree(node, box, style)


def _root(node: Radical, style: int) -> Box:
    sigma = DIMENSIONS[SIZE_OF[style]]
    body = hlist.clean_box(node.body, style | 1)
    clearance = sigma.rule + (sigma.x_height if style < 2 else sigma.rule) / 4
    sign = delimiter(_SIGN, SIZE_OF[style], body.height + body.depth + clearance + sigma.rule)
    glyph_box = sign.items[0][2]
    assert isinstance(glyph_box, Box)
    thickness = glyph_box.height  # the sign's own height is its rule's thickness
    excess = glyph_box.depth - (body.height + body.depth + clearance)
    if excess > 0:
        clearance = (clearance + glyph_box.depth - body.height - body.depth) / 2
    up = body.height + clearance
    items: list[Placed] = [
        (0.0, -up, glyph_box),
        (sign.width, -up, Rule(body.width, thickness)),
        (sign.width, 0.0, body),
    ]
    depth = max(body.depth, glyph_box.depth - up)
    # A kern as thick as the rule stands above it (TeX: The Program, section 705).
    return Box(sign.width + body.width, up + 2 * thickness, depth, items)


def _with_degree(node: Radical, box: Box, style: int) -> Box:
    """Raise the degree by six tenths of the sign's height less its depth, between kerns of 5 and -10 mu."""
    degree = hlist.translate(node.degree or (), SCRIPT_SCRIPT)
    mu = DIMENSIONS[SIZE_OF[style]].mu
    up = 0.6 * (box.height - box.depth + 1.667 * node.uproot * mu)
    start = (5 - node.leftroot) * mu
    after = start + degree.width + (node.leftroot - 10) * mu
    items: list[Placed] = [(start, -up, degree), (after, 0.0, box)]
    height, depth = max(box.height, degree.height + up), max(box.depth, degree.depth - up)
    return Box(after + box.width, height, depth, items)

r"""`\overline` (rule 9) and `\underline` (rule 10) (TeX: The Program, sections 734–735)."""

from __future__ import annotations

from dlbuild.layout import hlist
from dlbuild.layout.boxes import Box, Rule
from dlbuild.layout.dimens import DIMENSIONS, SIZE_OF
from dlbuild.tex.mlist import Line


def line(node: Line, style: int, longer: float = 0.0) -> Box:
    """Return a body with a rule, three rules' thickness away, and white of one rule's thickness beyond.

    The rule is as wide as its box turns out: `longer` by what a script's box is widened (TeX: The Program, 757).
    """
    thickness = DIMENSIONS[SIZE_OF[style]].rule
    if node.over:
        body = hlist.clean_box(node.body, style | 1)
        up = body.height + 3 * thickness
        rule = Rule(body.width + longer, thickness)
        return Box(body.width, up + 2 * thickness, body.depth, [(0.0, 0.0, body), (0.0, -up, rule)])
    body = hlist.clean_box(node.body, style)
    down = body.depth + 3 * thickness
    rule = Rule(body.width + longer, 0.0, thickness)
    return Box(body.width, body.height, down + 2 * thickness, [(0.0, 0.0, body), (0.0, down, rule)])

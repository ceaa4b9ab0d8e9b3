"""Superscripts and subscripts: rules 17 and 18 (TeX: The Program, sections 756–759)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.layout import hlist
from dlbuild.layout.boxes import Box
from dlbuild.layout.dimens import DIMENSIONS, SCRIPT_SPACE, SIZE_OF, SUBSCRIPT, SUPERSCRIPT
from dlbuild.layout.line import line
from dlbuild.tex.mlist import Line

if TYPE_CHECKING:
    from dlbuild.tex.mlist import Nucleus


def _script(field: Nucleus | None, style: int) -> Box:
    if type(field) is Line:
        return line(field, style, SCRIPT_SPACE)
    return hlist.clean_box(field, style)


def scripts(
    nucleus: Box | None, italic: float, superscript: Nucleus | None, subscript: Nucleus | None, style: int
) -> Box:
    """Return the scripts in a box that goes right behind the nucleus.

    `nucleus` is None for a single character, whose scripts do not follow its height (rule 18a); `italic` is its
    italic correction, by which the superscript stands further right than the subscript (rule 18f).
    """
    size = SIZE_OF[style]
    sigma = DIMENSIONS[size]
    up = down = 0.0
    if nucleus is not None:  # Rule 18a.
        smaller = DIMENSIONS[1 if size == 0 else 2]
        up, down = nucleus.height - smaller.sup_drop, nucleus.depth + smaller.sub_drop
    if superscript is None:  # Rule 18b.
        below = _script(subscript, SUBSCRIPT[style])
        down = max(down, sigma.sub1, below.height - 0.8 * sigma.x_height)
        return Box(below.width + SCRIPT_SPACE, max(0.0, below.height - down), below.depth + down, [(0.0, down, below)])
    above = _script(superscript, SUPERSCRIPT[style])
    least = sigma.sup3 if style & 1 else sigma.sup1 if style < 2 else sigma.sup2
    up = max(up, least, above.depth + 0.25 * sigma.x_height)  # Rule 18c.
    if subscript is None:  # Rule 18d.
        return Box(above.width + SCRIPT_SPACE, above.height + up, max(0.0, above.depth - up), [(0.0, -up, above)])
    below = _script(subscript, SUBSCRIPT[style])
    down = max(down, sigma.sub2)
    gap = (up - above.depth) - (below.height - down)
    if gap < 4 * sigma.rule:  # Rule 18e.
        down += 4 * sigma.rule - gap
        lift = 0.8 * sigma.x_height - (up - above.depth)
        if lift > 0:
            up += lift
            down -= lift
    width = max(above.width + italic, below.width) + SCRIPT_SPACE  # Rule 18f.
    return Box(width, above.height + up, below.depth + down, [(italic, -up, above), (0.0, down, below)])

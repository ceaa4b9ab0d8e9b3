"""Large operators and their limits: rules 13 and 13a (TeX: The Program, sections 749–751)."""

from __future__ import annotations

from dlbuild.fonts.metrics import face
from dlbuild.layout import hlist
from dlbuild.layout.boxes import EMPTY, Box, Placed, centered
from dlbuild.layout.dimens import (
    DIMENSIONS,
    SIZE_OF,
    SUBSCRIPT,
    SUPERSCRIPT,
    char_box,
    glyph,
    placed_down,
)
from dlbuild.layout.scripts import scripts
from dlbuild.tex.mlist import DISPLAY_LIMITS, LIMITS, Atom, Symbol


def operator(atom: Atom, style: int) -> Box:
    """Return an operator with its scripts, as limits or at its side."""
    _, nucleus, above, below, where = atom
    with_limits = where == LIMITS or (where == DISPLAY_LIMITS and style < 2)
    italic = 0.0
    if type(nucleus) is Symbol:
        box, italic = _large(nucleus, style)
        if below is not None and not with_limits:
            box = Box(box.width - italic, box.height, box.depth, box.items)
    else:
        box = hlist.clean_box(nucleus, style)
    if above is None and below is None:
        return box
    if with_limits:
        return limits(atom, box, italic, style)
    attached = scripts(box, italic, above, below, style)
    height, depth = max(box.height, attached.height), max(box.depth, attached.depth)
    return Box(box.width + attached.width, height, depth, [(0.0, 0.0, box), (box.width, 0.0, attached)])


def _large(symbol: Symbol, style: int) -> tuple[Box, float]:
    """Return a single character, in display style its larger successor, centred on the axis; and its italic correction.

    Rule 13.
    """
    if style < 2:
        larger = face(symbol.face).successors.get(symbol.code)
        if larger is not None:
            symbol = Symbol(symbol.face, larger)
    size = SIZE_OF[style]
    box = char_box(symbol, size)
    down = (box.height - box.depth) / 2 - DIMENSIONS[size].axis
    return placed_down(box, down), glyph(symbol, size).italic


def limits(atom: Atom, box: Box, italic: float, style: int) -> Box:
    """Set the scripts above and below (rule 13a); the italic correction moves them apart sideways."""
    sigma = DIMENSIONS[SIZE_OF[style]]
    above = EMPTY if atom.superscript is None else hlist.clean_box(atom.superscript, SUPERSCRIPT[style])
    below = EMPTY if atom.subscript is None else hlist.clean_box(atom.subscript, SUBSCRIPT[style])
    width = max(box.width, above.width, below.width)
    items: list[Placed] = [(centered(box, width), 0.0, box)]
    height, depth = box.height, box.depth
    if atom.superscript is not None:
        up = max(sigma.limit3 - above.depth, sigma.limit1)
        items.append((centered(above, width) + italic / 2, -(height + up + above.depth), above))
        height += sigma.limit5 + above.height + above.depth + up
    if atom.subscript is not None:
        down = max(sigma.limit4 - below.height, sigma.limit2)
        items.append((centered(below, width) - italic / 2, depth + down + below.height, below))
        depth += sigma.limit5 + below.height + below.depth + down
    return Box(width, height, depth, items)

r"""amsmath's `\sideset`: scripts at the corners of a large operator."""

from __future__ import annotations

from dlbuild.layout.boxes import Box, Placed
from dlbuild.layout.operator import operator
from dlbuild.layout.scripts import scripts
from dlbuild.tex.mlist import DISPLAY, NO_LIMITS, Atom, Sideset


def sideset(node: Sideset, _style: int) -> Box:
    """Return the operator in display style between its corners, or the room that the left ones take in front of it."""
    bare = operator(Atom(node.operator.kind, node.operator.nucleus), DISPLAY)
    left = Box(0.0, bare.height, bare.depth, [])
    above, below = node.left
    before = Box(0.0, 0.0, 0.0, []) if above is below is None else scripts(left, 0.0, above, below, DISPLAY)
    after = operator(Atom(node.operator.kind, node.operator.nucleus, *node.right, NO_LIMITS), DISPLAY)
    room = before.width + bare.width - after.width
    if node.room:
        return Box(room, 0.0, 0.0, [])
    items: list[Placed] = [(-room, 0.0, before), (before.width - room, 0.0, after)]
    height, depth = max(before.height, after.height), max(before.depth, after.depth)
    return Box(before.width + after.width - room, height, depth, items)

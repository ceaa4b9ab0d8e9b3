r"""Equation numbers, on the right of what they number (amsmath's `\tag`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dlbuild.layout import hlist
from dlbuild.layout.boxes import Box
from dlbuild.tex.mlist import TEXT

if TYPE_CHECKING:
    from dlbuild.tex.mlist import Mlist

# The least distance of a number from its formula, two ems. TeX puts it at the margin, but an image knows of none.
_APART = 2.0


def tagged(box: Box, tags: Sequence[tuple[float, Mlist]]) -> Box:
    """Return a formula with its numbers, each so far below the formula's baseline.

    There is as much room on the left, so that the formula itself stays in the middle of its page.
    """
    numbers = [(y, hlist.translate(tag, TEXT)) for y, tag in tags]
    room = _APART + max(number.width for _, number in numbers)
    width = box.width + 2 * room
    return Box(
        width,
        max(box.height, *(number.height - y for y, number in numbers)),
        max(box.depth, *(number.depth + y for y, number in numbers)),
        [(room, 0.0, box), *((width - number.width, y, number) for y, number in numbers)],
    )

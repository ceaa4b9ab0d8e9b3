"""The whole-pixel box of a drawing, which puts its baseline on the text's.

Browsers snap an image's box to whole device pixels; a box with a fraction is
stretched or shifted by up to half of one. With whole CSS pixels the baseline
errs by 0.00 px in Chromium and WebKit at every zoom that was measured.

In a line the reference says `align="absmiddle" valign="-{depth}px"`. Chromium
and WebKit follow `valign`; Firefox knows only `absmiddle`, which centres the
box on half the x-height (4 px at 16 px text). A box that is symmetric about
that axis is right in all three, but makes lines with tall formulas taller, so
space is added below only as far as a line has room there anyway:

    =============  =========================================================
    tight          B0 = ⌈above − 0.15⌉, d0 = max(0, ⌈below − 0.15⌉)
                   (0.15 px of a round letter's overshoot may bleed away)
    twice the axis a = 0.52 f, rounded: f is the size of the text
    symmetric      Bs = max(B0, d0 + a), ds = Bs − a
    room below     cap = 0.375 f, rounded: 6 px at 16 px
    "cap"          d = max(d0, min(ds, cap)), B = max(B0, min(Bs, d + a))
    "sym"          d = ds, B = Bs
    "tight"        d = d0, B = B0: for hosts that know no baseline but the lower edge
    width          ⌈W + 1⌉, the drawing in the middle
    =============  =========================================================
"""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

_BLEED = 0.15
_AXIS = 0.52
_ROOM = 0.375


class Box(NamedTuple):
    """A drawing's box in whole CSS px: `above` and `depth` are counted from the baseline."""

    width: int
    above: int
    depth: int

    @property
    def height(self) -> int:
        """The whole height."""
        return self.above + self.depth


def display_box(width: float, above: float, below: float) -> Box:
    """Return the tight box of a formula on a line of its own; all lengths in px, of ink and TeX's box together."""
    tight = _tight(above)
    depth = max(0, _tight(below))
    return Box(ceil(width + 1), max(tight, 1 - depth), depth)


def inline_box(width: float, above: float, below: float, text_px: float, alignment: str) -> Box:
    """Return the box of a formula in a line of text of that size; `alignment` is "cap", "sym" or "tight"."""
    tight = display_box(width, above, below)
    if alignment == "tight":
        return tight
    axis = _rounded(_AXIS * text_px)
    symmetric = max(tight.above, tight.depth + axis)
    if alignment == "sym":
        return Box(tight.width, symmetric, symmetric - axis)
    depth = max(tight.depth, min(symmetric - axis, _rounded(_ROOM * text_px)))
    return Box(tight.width, max(tight.above, min(symmetric, depth + axis)), depth)


def _tight(extent: float) -> int:
    return ceil(extent - _BLEED)


def _rounded(length: float) -> int:
    return int(length + 0.5)

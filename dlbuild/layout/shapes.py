r"""Lines of other shapes, as wide as a body: `\overgroup`, `\overlinesegment`, `\widecheck`, `\utilde`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.fonts.metrics import face
from dlbuild.layout.boxes import Box, Placed, Rule, Stroke
from dlbuild.layout.dimens import DIMENSIONS, SIZE_OF, char_box
from dlbuild.tex.mlist import Symbol

if TYPE_CHECKING:
    from collections.abc import Callable

# The ends of a brace in cmex10: left and right, of one that opens downwards and of one that opens upwards.
_DOWN = Symbol("cmex10", 0x7A), Symbol("cmex10", 0x7B)
_UP = Symbol("cmex10", 0x7C), Symbol("cmex10", 0x7D)
_TILDE = Symbol("cmex10", 0x65)
# How far above its reference point a wide tilde begins, and how high it is; ems of cmex10.
_TILDE_FOOT = 0.56
_TILDE_HEIGHT = 0.19


def _group(ends: tuple[Symbol, Symbol], width: float) -> Box:
    """Return the two ends of a brace with a rule between, without its middle."""
    left, right = char_box(ends[0], 0), char_box(ends[1], 0)
    between = max(0.0, width - left.width - right.width)
    thickness = char_box(_DOWN[0], 0).height
    x = left.width + between
    items: list[Placed] = [(0.0, 0.0, left), (left.width, 0.0, Rule(between, thickness)), (x, 0.0, right)]
    return Box(x + right.width, thickness, 0.0, items)


def _segment(width: float, style: int) -> Box:
    """Return a rule with a tick at each end."""
    thickness = DIMENSIONS[SIZE_OF[style]].rule
    half = 4 * thickness
    tick = Rule(thickness, half, half)
    middle = Rule(width, thickness / 2, thickness / 2)
    return Box(width, half, half, [(0.0, 0.0, middle), (0.0, 0.0, tick), (width - thickness, 0.0, tick)])


def _check(width: float, style: int) -> Box:
    r"""Return a `\widehat` upside down, which the fonts do not have: two strokes."""
    across = min(max(width, 0.4), 1.6)
    high = 0.12 + 0.06 * across
    start = (width - across) / 2
    thickness = DIMENSIONS[SIZE_OF[style]].rule
    down, up = Stroke(across / 2, high, thickness), Stroke(across / 2, -high, thickness)
    return Box(max(width, across), high, 0.0, [(start, -high, down), (start + across / 2, 0.0, up)])


def _tilde(width: float, _style: int) -> Box:
    """Return the widest tilde that is not wider than the body, its foot on the baseline."""
    symbol = _TILDE
    font = face(symbol.face)
    while (larger := font.successors.get(symbol.code)) is not None and font.chars[larger].width <= width:
        symbol = Symbol(symbol.face, larger)
    mark = char_box(symbol, 0)
    return Box(max(width, mark.width), _TILDE_HEIGHT, 0.0, [(max(0.0, (width - mark.width) / 2), _TILDE_FOOT, mark)])


SHAPES: dict[str, Callable[[float, int], Box]] = {
    "downgroup": lambda width, _style: _group(_DOWN, width),
    "upgroup": lambda width, _style: _group(_UP, width),
    "segment": _segment,
    "check": _check,
    "tilde": _tilde,
}

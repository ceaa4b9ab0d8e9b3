r"""Braces and arrows that stretch (plain TeX, TeXbook p. 357–359; amsmath's \arrowfill@, \ext@arrow)."""

from __future__ import annotations

from dlbuild.layout import hlist
from dlbuild.layout.boxes import Box, Placed, Rule, centered
from dlbuild.layout.dimens import DIMENSIONS, SIZE_OF, char_box
from dlbuild.layout.operator import limits
from dlbuild.tex.mlist import (
    DISPLAY,
    LIMITS,
    OP,
    SCRIPT,
    Atom,
    ExtensibleArrow,
    Filler,
    Mlist,
    Space,
    Stretch,
    Symbol,
)

# The four corners of a brace in cmex10: left down, right down, left up, right up (TeXbook p. 357).
_LEFT_DOWN, _RIGHT_DOWN, _LEFT_UP, _RIGHT_UP = (Symbol("cmex10", code) for code in (0x7A, 0x7B, 0x7C, 0x7D))
_BRACES = {
    "downbrace": (_LEFT_DOWN, _RIGHT_UP, _LEFT_UP, _RIGHT_DOWN),
    "upbrace": (_LEFT_UP, _RIGHT_DOWN, _LEFT_DOWN, _RIGHT_UP),
}


# More bars than the largest box could hold (TeXbook p. 58): who asks for more is refused when all is set.
_MOST = 4000


def stretch(node: Stretch, style: int) -> Box:
    """Return a body with a line as wide as it is above or below."""
    body = hlist.translate(node.body, style if node.styled else DISPLAY)
    line = filled(node.line, body.width, style if node.styled else DISPLAY)
    width = max(body.width, line.width)
    items: list[Placed] = [(centered(body, width), 0.0, body)]
    if node.over:
        up = body.height + node.gap + line.depth
        items.append((0.0, -up, line))
        return Box(width, up + line.height + node.margin, body.depth, items)
    down = body.depth + node.gap + line.height
    items.append((0.0, down, line))
    return Box(width, body.height, down + line.depth + node.margin, items)


def filled(line: Filler, width: float, style: int) -> Box:
    """Return a line of a width, or as short as its ends allow."""
    if line.kind in _BRACES:
        return _brace(line.kind, width)
    if line.kind == "arrow":
        return _arrow(line, width, style)
    if line.kind.endswith("bracket"):
        return _bracket(line, width)
    from dlbuild.layout.shapes import SHAPES

    return SHAPES[line.kind](width, style)


def _brace(kind: str, width: float) -> Box:
    r"""Return plain TeX's `\downbracefill` or `\upbracefill`: corners with rules of their thickness between."""
    left, middle_left, middle_right, right = (char_box(symbol, 0) for symbol in _BRACES[kind])
    corners = left.width + middle_left.width + middle_right.width + right.width
    half = max(0.0, (width - corners) / 2)
    thickness = left.height  # \hrule height of \braceld, which is \ht0 there
    items: list[Placed] = []
    x = 0.0
    for part in (left, half, middle_left, middle_right, half, right):
        if isinstance(part, Box):
            items.append((x, 0.0, part))
            x += part.width
        else:
            items.append((x, 0.0, Rule(part, thickness)))
            x += part
    return Box(x, thickness, 0.0, items)


def _bracket(line: Filler, width: float) -> Box:
    """Return mathtools' bracket: a rule with feet, as thick as a brace if nothing is said."""
    thickness = char_box(_LEFT_DOWN, 0).height if line.thickness is None else line.thickness
    down, foot = line.kind == "downbracket", line.foot
    middle = Rule(max(0.0, width - 2 * thickness), thickness if down else 0.0, 0.0 if down else thickness)
    items: list[Placed] = [(thickness, 0.0, middle)]
    rise = Rule(thickness, thickness if down else foot, foot if down else thickness)
    items += [(0.0, 0.0, rise), (width - thickness, 0.0, rise)]
    return Box(width, rise.height, rise.depth, items)


def _arrow(line: Filler, width: float, style: int) -> Box:
    r"""Return amsmath's `\arrowfill@`: two ends, and centred between them as many bars as there is room for."""
    mu = DIMENSIONS[SIZE_OF[style]].mu
    left, bar, right = (hlist.translate(part, style) for part in (line.left, line.repeat, line.right))
    step = bar.width - 4 * mu
    room = width - left.width - right.width + 14 * mu
    count = max(0, min(int(room / step + 1e-9), _MOST))
    start = left.width - 7 * mu + (room - count * step) / 2
    items: list[Placed] = [(0.0, 0.0, left)]
    items += [(start + at * step - 2 * mu, 0.0, bar) for at in range(count)]
    end = max(width - right.width, left.width - 14 * mu)
    items.append((end, 0.0, right))
    every = (left, bar, right) if count else (left, right)
    return Box(end + right.width, max(box.height for box in every), max(box.depth for box in every), items)


def extensible(node: ExtensibleArrow, style: int) -> Box:
    r"""Return amsmath's `\xrightarrow`: an operator with limits whose nucleus is an arrow as wide as they are."""
    before, after = node.pad
    padded = [_padded(part, before, after) for part in (node.above, node.below) if part is not None]
    shortest = filled(node.line, 0.0, DISPLAY)
    width = max([shortest.width, node.least, *(hlist.translate(part, SCRIPT).width for part in padded)])
    arrow = filled(node.line, width, DISPLAY)
    left, right = node.offset
    above = _padded(node.above, left, right) if node.above else None
    below = _padded(node.below, left, right) if node.below else None
    return limits(Atom(OP, None, above, below, LIMITS), arrow, 0.0, style)


def _padded(part: Mlist, before: float, after: float) -> Mlist:
    return (Space(mu=before), *part, Space(mu=after))

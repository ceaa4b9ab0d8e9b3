"""Accents: rule 12 (TeX: The Program, sections 738–742)."""

from __future__ import annotations

from dlbuild.fonts.metrics import face
from dlbuild.layout import hlist
from dlbuild.layout.boxes import Box
from dlbuild.layout.dimens import SIZE_OF, SIZES, char_box, glyph
from dlbuild.tex.mlist import ORD, TEXT, Accent, Atom, Mlist, Nucleus, Symbol


def accent(node: Accent, style: int) -> Box:
    """Return a body with its accent; of a wide accent the largest that is not wider than the body."""
    return accented(node, style, None, None)


def accented(node: Accent, style: int, superscript: Nucleus | None, subscript: Nucleus | None) -> Box:
    """Return an accent over a single character whose scripts do not move for it (TeX: The Program, section 742)."""
    size = SIZE_OF[style]
    body = hlist.clean_box(node.body, style | 1)
    mark = _widest(_family(node, body.width, style), body.width, size)
    middle = body.width
    scale = SIZES[size]
    lowered = min(body.height, face(mark.face).params[4] * scale)
    if superscript is not None or subscript is not None:
        bare = body.height
        body = hlist.translate((Atom(ORD, node.body, superscript, subscript),), style)
        lowered += body.height - bare
    over = char_box(mark, size)
    x = skew(node.body, size) + (middle - over.width) / 2
    # The accent's reference point is its font's x-height above the body's top; its box has no width of its own.
    up = body.height - lowered
    height = max(body.height, over.height + up)
    return Box(body.width, height, body.depth, [(x, -up, over), (0.0, 0.0, body)])


# Of what is wider than two quads in text style, the AMS's fonts have the accents (amsfonts.sty).
_WIDER = {Symbol("cmex10", 0x62): Symbol("msbm10", 0x5B), Symbol("cmex10", 0x65): Symbol("msbm10", 0x5D)}
_WIDE = 2.0


def _family(node: Accent, width: float, style: int) -> Symbol:
    wider = _WIDER.get(node.accent)
    if wider is None:
        return node.accent
    if width > _WIDE / 2 and style | 1 != TEXT | 1:
        width = hlist.clean_box(node.body, TEXT).width
    return wider if width > _WIDE else node.accent


def _widest(symbol: Symbol, width: float, size: int) -> Symbol:
    font = face(symbol.face)
    while True:
        larger = font.successors.get(symbol.code)
        if larger is None or glyph(Symbol(symbol.face, larger), size).width > width:
            return symbol
        symbol = Symbol(symbol.face, larger)


def skew(body: Nucleus | Mlist | None, size: int) -> float:
    """Return how far an accent over a character moves to the right: its kern with its font's skew character."""
    if type(body) is Accent:  # an accent over an accent stands where that one does (amsmath's \\macc@nested)
        return skew(body.body, size)
    if type(body) is not Symbol:
        return 0.0
    font = face(body.face)
    return SIZES[size] * font.kerns.get(body.code, {}).get(font.skew, 0.0)

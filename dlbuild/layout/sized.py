r"""A body at another size: `\large`, `\scalebox`; one flushed right in the width of another."""

from __future__ import annotations

from dlbuild.layout import hlist
from dlbuild.layout.boxes import Box, Foreign, Glyph, Node, Rule, Stroke
from dlbuild.layout.dimens import glyph
from dlbuild.layout.text import text
from dlbuild.tex.mlist import Flushed, Sized, Symbol, Text


def sized(node: Sized, style: int) -> Box:
    """Return a body with all its lengths times a factor, in the style that it stands in."""
    body = text(node.body, style) if isinstance(node.body, Text) else hlist.translate(node.body, style)
    scaled = _scaled(body, node.factor)
    assert isinstance(scaled, Box)
    return scaled


def _scaled(node: Node, by: float) -> Node:
    if type(node) is Box:
        items = [(x * by, y * by, _scaled(inner, by)) for x, y, inner in node.items]
        return Box(node.width * by, node.height * by, node.depth * by, items, node.color)
    if type(node) is Glyph:
        plain = glyph(Symbol(node.face, node.code), 0)
        size = node.size * by
        return Glyph(node.face, node.code, size, (plain.width, plain.height, plain.depth, plain.italic))
    if type(node) is Rule:
        return Rule(node.width * by, node.height * by, node.depth * by, node.color)
    if type(node) is Foreign:
        return Foreign(node.text, node.size * by, node.width * by)
    assert isinstance(node, Stroke)
    return Stroke(node.dx * by, node.dy * by, node.thickness * by)


def flushed(node: Flushed, style: int) -> Box:
    """Return a body at the right of a box as wide as the wider of two."""
    body, other = hlist.translate(node.body, style), hlist.translate(node.other, style)
    width = max(body.width, other.width)
    return Box(width, body.height, body.depth, [(width - body.width, 0.0, body)])

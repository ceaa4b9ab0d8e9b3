"""Shipping out: from a box to the marks on paper (TeX: The Program, part 32)."""

from __future__ import annotations

from dlbuild.layout.boxes import Box, Foreign, Glyph, Rule, Stroke
from dlbuild.layout.picture import Picture, PlacedGlyph, PlacedLine, PlacedRule, PlacedText


def ship(box: Box) -> Picture:
    """Return every mark of a box at its place. A list of boxes to come instead of recursion: this is a hot loop."""
    new = tuple.__new__
    glyphs: list[PlacedGlyph] = []
    rules: list[PlacedRule] = []
    lines: list[PlacedLine] = []
    texts: list[PlacedText] = []
    waiting: list[tuple[Box, float, float, str | None]] = [(box, 0.0, 0.0, box.color)]
    for inner, left, top, color in waiting:
        for x, y, node in inner.items:
            if type(node) is Glyph:
                # A named tuple made without its slower constructor: this line runs once a glyph.
                glyphs.append(new(PlacedGlyph, (node.face, node.code, left + x, top + y, node.size, color)))
            elif type(node) is Box:
                waiting.append((node, left + x, top + y, node.color or color))
            elif type(node) is Rule:
                if node.width <= 0:
                    continue
                place = left + x, top + y + node.depth
                rules.append(PlacedRule(*place, node.width, node.height + node.depth, node.color or color))
            elif type(node) is Foreign:
                texts.append(PlacedText(node.text, left + x, top + y, node.size, node.width, color))
            elif type(node) is Stroke:
                start_x, start_y = left + x, top + y
                end_x, end_y = start_x + node.dx, start_y + node.dy
                lines.append(PlacedLine(start_x, start_y, end_x, end_y, node.thickness, color))
    return Picture(box.width, box.height, box.depth, tuple(glyphs), tuple(rules), tuple(lines), tuple(texts))

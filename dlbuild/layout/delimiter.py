"""Delimiters that grow, and what stands between them: rule 19 (TeX: The Program, sections 706–713, 762)."""

from __future__ import annotations

from dlbuild.fonts.metrics import Face, Recipe, face
from dlbuild.layout import hlist
from dlbuild.layout.boxes import Box, Placed
from dlbuild.layout.dimens import (
    DELIMITER_FACTOR,
    DELIMITER_SHORTFALL,
    DIMENSIONS,
    NULL_DELIMITER_SPACE,
    SIZE_OF,
    SIZES,
    char_box,
    glyph,
    placed_down,
)
from dlbuild.tex.mlist import PUNCT, Atom, Big, Choice, Delimiter, Fenced, Mlist, Symbol

_NULL = Box(NULL_DELIMITER_SPACE, 0.0, 0.0, [])
_OVERLAP = 0.1778  # KaTeX's 3.2 mu
_NONE = Box(0.0, 0.0, 0.0, [])


def delimiter(node: Delimiter | None, size: int, least: float) -> Box:
    """Return a delimiter at least that high in total, or the largest there is, centred on the axis of a size."""
    if node is None:
        return _NULL
    box = _sized(node, size, least)
    if node.second is not None:
        box = _beside(box, _sized(node.second, size, least), SIZES[size])
    return placed_down(box, (box.height - box.depth) / 2 - DIMENSIONS[size].axis)


def _beside(one: Box, other: Box, scale: float) -> Box:
    """Return two delimiters a little nearer than they would stand, their middles at one height."""
    down = (other.height - other.depth - one.height + one.depth) / 2
    lowered = placed_down(other, down)
    x = one.width - _OVERLAP * scale
    height, depth = max(one.height, lowered.height), max(one.depth, lowered.depth)
    return Box(x + other.width, height, depth, [(0.0, 0.0, one), (x, 0.0, lowered)])


def _sized(node: Delimiter, size: int, least: float) -> Box:
    """Try the small character at this size and each larger one, then the successors of the large one."""
    best: tuple[float, Symbol, int] | None = None
    starts = [] if node.small is None else [(node.small, at) for at in range(size, -1, -1)]
    starts += [(node.large, at) for at in range(size, -1, -1)]
    for start, at in starts:
        symbol: Symbol | None = start
        font = face(start.face)
        scale = SIZES[at]
        while symbol is not None:
            recipe = font.recipes.get(symbol.code)
            if recipe is not None:
                return _extended(font, recipe, at, least)
            metrics = font.chars[symbol.code]
            total = scale * (metrics.height + metrics.depth)
            if best is None or total > best[0]:
                best = total, symbol, at
                if total >= least:
                    return char_box(symbol, at)
            larger = font.successors.get(symbol.code)
            symbol = None if larger is None else Symbol(start.face, larger)
    assert best is not None
    return char_box(best[1], best[2])


def _extended(font: Face, recipe: Recipe, size: int, least: float) -> Box:
    """Build a delimiter of pieces (TeX: The Program, section 713)."""
    repeated = glyph(Symbol(font.name, recipe.repeated), size)
    step = repeated.height + repeated.depth
    fixed = [glyph(Symbol(font.name, code), size) for code in (recipe.bottom, recipe.middle, recipe.top) if code]
    total = sum(piece.height + piece.depth for piece in fixed)
    count = 0
    while step > 0 and total < least:
        total += step * (2 if recipe.middle else 1)
        count += 1
    run = [repeated] * count
    pieces = [glyph(Symbol(font.name, recipe.top), size)] if recipe.top else []
    pieces += run
    if recipe.middle:
        pieces += [glyph(Symbol(font.name, recipe.middle), size), *run]
    if recipe.bottom:
        pieces.append(glyph(Symbol(font.name, recipe.bottom), size))
    height = pieces[0].height if pieces else 0.0
    items: list[Placed] = []
    y = -height
    for piece in pieces:
        items.append((0.0, y + piece.height, piece))
        y += piece.height + piece.depth
    return Box(repeated.width + repeated.italic, height, total - height, items)


def fenced(node: Fenced, style: int) -> Box:
    r"""Set `\left … \right`: delimiters as high as what is between them asks for (TeX: The Program, section 762)."""
    size = SIZE_OF[style]
    axis = DIMENSIONS[size].axis
    parts = [hlist.translate(part, style) for part in node.parts]
    reach = max(max(part.height - axis, part.depth + axis) for part in parts)
    least = max(2 * reach * DELIMITER_FACTOR, 2 * reach - DELIMITER_SHORTFALL)
    fences = [delimiter(fence, size, least) for fence in node.delimiters]
    items: list[Placed] = [(0.0, 0.0, fences[0])]
    x = fences[0].width
    for part, box, fence in zip(node.parts, parts, fences[1:], strict=True):
        items.append((x, 0.0, box))
        x += box.width
        if style < 4 and _ends_in_punctuation(part):  # a closing delimiter after punctuation: rule 20
            x += 3 * DIMENSIONS[size].mu
        items.append((x, 0.0, fence))
        x += fence.width
    every = [*parts, *fences]
    return Box(x, max(box.height for box in every), max(box.depth for box in every), items)


def _ends_in_punctuation(part: Mlist) -> bool:
    """Tell whether the last atom of a part is punctuation, which has a thin space before what closes (p. 170)."""
    for item in reversed(part):
        if type(item) is Atom:
            return item.kind == PUNCT
        if type(item) is Choice:
            return False
    return False


def big(node: Big, _style: int) -> Box:
    r"""Set `\big` and its kin: always at text size, around a box of a fixed height (amsmath's \bBigg@)."""
    if node.delimiter is None:
        return _NONE
    box = delimiter(node.delimiter, 0, max(node.total * DELIMITER_FACTOR, node.total - DELIMITER_SHORTFALL))
    axis, half = DIMENSIONS[0].axis, node.total / 2
    return Box(box.width, max(box.height, axis + half), max(box.depth, half - axis), box.items)

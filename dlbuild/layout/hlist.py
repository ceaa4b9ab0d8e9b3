"""From a math list to a box: `mlist_to_hlist` (TeXbook appendix G; TeX: The Program, sections 726–767).

Each rule has its place: 5, 6, 14, 17 and 20 are here, where the list is walked once its kinds are settled;
the others in the file of their construct (see `constructs`). The walk is the hot loop of the program:
characters without scripts are handled in it, the rest by functions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from dlbuild.fonts.metrics import face
from dlbuild.layout import constructs
from dlbuild.layout.accent import accented
from dlbuild.layout.boxes import EMPTY, Box, Glyph, Placed
from dlbuild.layout.dimens import DIMENSIONS, GLYPHS, SIZE_OF, char_box, glyph
from dlbuild.layout.operator import operator
from dlbuild.layout.scripts import scripts
from dlbuild.layout.spacing import SCRIPT_SPACES, TEXT_SPACES
from dlbuild.tex.mlist import (
    BIN,
    CLOSE,
    INNER,
    OP,
    OPEN,
    ORD,
    PUNCT,
    REL,
    SCRIPT,
    Accent,
    Atom,
    Choice,
    ColorChange,
    Space,
    StyleChange,
    Symbol,
)

if TYPE_CHECKING:
    from dlbuild.tex.mlist import Item, Mlist, Nucleus

# What a binary operation cannot follow (rule 5) and cannot precede (rule 6).
_NOT_AFTER = frozenset({BIN, OP, REL, OPEN, PUNCT})
_NOT_BEFORE = frozenset({REL, CLOSE, PUNCT})


def clean_box(field: Nucleus | None, style: int) -> Box:
    """Return a field in a box of its own (TeX: The Program, section 720)."""
    if type(field) is Symbol:
        return char_box(field, SIZE_OF[style])
    if type(field) is tuple:
        return translate(cast("Mlist", field), style)
    if field is None:
        return EMPTY
    return constructs.RULES[type(field)](field, style)


def kinds(mlist: Mlist) -> list[int]:
    """Return the kind of each atom once every binary operation that is none has become ordinary; -1 for others.

    Rules 5 and 6. A list begins as if after an operator, so that a sign in front is a sign.
    """
    settled: list[int] = []
    previous, at = OP, 0
    for item in mlist:
        if type(item) is not Atom:
            settled.append(-1)
            continue
        kind = item[0]
        if kind == BIN and previous in _NOT_AFTER:
            kind = ORD
        elif previous == BIN and kind in _NOT_BEFORE:
            settled[at] = ORD
        previous, at = kind, len(settled)
        settled.append(kind)
    if previous == BIN:
        settled[at] = ORD
    return settled


def translate(mlist: Mlist, style: int) -> Box:
    """Return the box of a math list in a style, at its natural width."""
    settled = kinds(mlist)
    items: list[Placed] = []
    x = height = depth = 0.0
    previous = -1
    size = SIZE_OF[style]
    glyphs, mu, spaces = GLYPHS[size], DIMENSIONS[size].mu, TEXT_SPACES if style < SCRIPT else SCRIPT_SPACES
    colored: tuple[int, str | None] = 0, None
    for index, item in enumerate(mlist):
        if type(item) is not Atom:
            if type(item) is Space:
                x += 0.0 if item.nonscript and style >= SCRIPT else item.em + item.mu * mu
            elif type(item) is StyleChange:
                style = item.style | (style & 1)
                size = SIZE_OF[style]
                glyphs, mu, spaces = GLYPHS[size], DIMENSIONS[size].mu, TEXT_SPACES if style < SCRIPT else SCRIPT_SPACES
            elif type(item) is ColorChange:
                _color(items, *colored)
                colored = len(items), item.color
            else:
                return translate(_chosen(mlist, style), style)
            continue
        kind = settled[index]
        if previous >= 0:  # Rule 20.
            x += spaces[8 * previous + kind] * mu
        previous = kind
        _, nucleus, above, below, _ = item
        if kind == OP:
            box = operator(item, style)
        elif type(nucleus) is Symbol:
            one = glyphs.get(nucleus) or glyph(nucleus, size)
            items.append((x, 0.0, one))
            height = max(height, one.height)
            depth = max(depth, one.depth)
            x += one.width
            if above is None and below is None:
                x += one.italic  # Rule 17.
                if one.joins and kind == ORD:  # Rule 14.
                    joined = _join(mlist, settled, index, one)
                    if not isinstance(joined, float):
                        return translate(joined, style)
                    x += joined
                continue
            if below is None:
                x += one.italic
            box = scripts(None, one.italic, above, below, style)
        else:
            if type(nucleus) is Accent and type(nucleus.body) is Symbol and (above is not None or below is not None):
                box, above, below = accented(nucleus, style, above, below), None, None
            else:
                box = clean_box(nucleus, style)
            if above is not None or below is not None:
                box = _with_scripts(box, scripts(box, 0.0, above, below, style))
        items.append((x, 0.0, box))
        x += box.width
        height = max(height, box.height)
        depth = max(depth, box.depth)
    _color(items, *colored)
    return Box(x, height, depth, items)


def _with_scripts(nucleus: Box, attached: Box) -> Box:
    """Return a nucleus and its scripts side by side."""
    height, depth = max(nucleus.height, attached.height), max(nucleus.depth, attached.depth)
    return Box(nucleus.width + attached.width, height, depth, [(0.0, 0.0, nucleus), (nucleus.width, 0.0, attached)])


def _join(mlist: Mlist, settled: list[int], index: int, one: Glyph) -> float | Mlist:
    """Return the kern between a character and the next of its font, or the list with their ligature in it.

    Rule 14. Between letters of a text font there is no italic correction.
    """
    if index + 1 == len(mlist):
        return 0.0
    follower = mlist[index + 1]
    if type(follower) is not Atom or settled[index + 1] == INNER:
        return 0.0
    second = follower.nucleus
    if type(second) is not Symbol or second.face != one.face:
        return 0.0
    if one.ligatures and second.code in one.ligatures:
        return _with_ligatures(mlist, index, one.ligatures[second.code])
    kern = one.kerns.get(second.code, 0.0) if one.kerns else 0.0
    return kern - one.italic if one.in_words else kern


def _with_ligatures(mlist: Mlist, start: int, code: int) -> Mlist:
    """Return the list with that ligature at its place and all that follow: one pass, for there may be thousands."""
    found = list(mlist[: start + 1])
    for item in mlist[start + 1 :]:
        last = found[-1]
        if type(last) is Atom and type(item) is Atom and last.superscript is last.subscript is None:
            one, two = last.nucleus, item.nucleus
            if type(one) is Symbol and type(two) is Symbol and one.face == two.face:
                first = len(found) == start + 1 and last is mlist[start]
                made = code if first else face(one.face).ligatures.get(one.code, {}).get(two.code)
                if made is not None and (first or last.kind == ORD):
                    found[-1] = item._replace(kind=ORD, nucleus=Symbol(one.face, made))
                    continue
        found.append(item)
    return tuple(found)


def _color(items: list[Placed], start: int, color: str | None) -> None:
    """Put the marks since `start` into a box of a colour."""
    if color is not None and len(items) > start:
        items[start:] = [(0.0, 0.0, Box(0.0, 0.0, 0.0, items[start:], color))]


def _chosen(mlist: Mlist, style: int) -> Mlist:
    r"""Return the list with the part of each `\mathchoice` that its style asks for in its place."""
    found: list[Item] = []
    for item in mlist:
        if type(item) is StyleChange:
            style = item.style
        if type(item) is Choice:
            found.extend(item.lists[style // 2])
        else:
            found.append(item)
    return tuple(found)

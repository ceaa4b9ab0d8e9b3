r"""Words: letters of text fonts with their kerns and ligatures (TeXbook chapter 9; amsmath's `\text`)."""

from __future__ import annotations

from functools import cache
from itertools import groupby

from dlbuild.fonts.metrics import face
from dlbuild.layout import boxes, hlist
from dlbuild.layout.boxes import Box, Node
from dlbuild.layout.dimens import SIZE_OF, SIZES, glyph
from dlbuild.tex.mlist import (
    DISPLAY,
    TEXT,
    Foreign,
    InlineMath,
    ItalicCorrection,
    Space,
    Symbol,
    Text,
    TextAccent,
    TextPiece,
    TextSpace,
)

# Space factors of 2000 and more (TeXbook p. 76): full stop, question mark, exclamation mark, colon; closing
# quotation marks and brackets let the factor before them through, and a stop after a capital is an abbreviation's.
_STOPS = frozenset(b".?!:")
_TRANSPARENT = frozenset((*b")']", 0x22))


def text(node: Text, style: int) -> Box:
    r"""Return words in a box, at the size of the style, or at text size (`\mbox`)."""
    size = SIZE_OF[style] if node.scaled else 0
    items: list[boxes.Placed] = []
    x = height = depth = 0.0
    pieces = _ligated(node.pieces)
    for index, piece in enumerate(pieces):
        if isinstance(piece, TextSpace):
            x += SIZES[size] * _space(pieces, index, piece.face)
        elif isinstance(piece, Space):
            x += SIZES[size] * piece.em
        elif isinstance(piece, ItalicCorrection):
            before = pieces[index - 1] if index else None
            x += glyph(before, size).italic if isinstance(before, Symbol) else 0.0
        else:
            part, width, up, down = _set(piece, size, style if node.scaled else TEXT)
            items.append((x, 0.0, part))
            x += width
            height, depth = max(height, up), max(depth, down)
            if isinstance(piece, Symbol) and index + 1 < len(pieces):
                x += _kern(piece, pieces[index + 1], size)
    return Box(x, height, depth, items)


def _set(piece: TextPiece, size: int, style: int) -> tuple[Node, float, float, float]:
    """Return a piece as a node, with its width, height and depth."""
    if isinstance(piece, Symbol):
        one = glyph(piece, size)
        return one, one.width, one.height, one.depth
    if isinstance(piece, Foreign):
        box = _foreign(piece, SIZES[size])
    elif isinstance(piece, InlineMath):
        box = hlist.translate(piece.body, (DISPLAY if style < 2 else TEXT) if size == 0 else style)
    elif isinstance(piece, TextAccent):
        box = _accented(piece, size)
    else:
        assert isinstance(piece, Text)
        box = text(piece, style)
    return box, box.width, box.height, box.depth


def _foreign(piece: Foreign, size: float) -> Box:
    """Set letters that other fonts lend, and leave those that none has to the reader's."""
    from dlbuild.fonts.lent import lender

    parts: list[Box | boxes.Glyph] = []
    for lent, letters in groupby(piece.text, lambda letter: lender(piece.face, letter)):
        if lent is None:
            parts.append(_left_to_the_reader("".join(letters), size))
        else:
            parts += (_lent(lent.file, letter, size * lent.scale) for letter in letters)
    items: list[boxes.Placed] = []
    x = 0.0
    for part in parts:
        items.append((x, 0.0, part))
        x += part.width
    height = max((part.height for part in parts), default=0.0)  # of a line separator nothing is left
    return Box(x, height, max((part.depth for part in parts), default=0.0), items)


@cache
def _lent(file: str, letter: str, size: float) -> boxes.Glyph:
    from dlbuild.fonts.lent import metrics

    return boxes.Glyph(file, ord(letter), size, metrics(file, letter))


def _left_to_the_reader(letters: str, size: float) -> Box:
    width = size * _guess(letters)
    return Box(width, 0.8 * size, 0.2 * size, [(0.0, 0.0, boxes.Foreign(letters, size, width))])


def _guess(letters: str) -> float:
    """Return about how wide characters of an unknown font are, in ems: wide ones one, marks nothing."""
    from unicodedata import combining, east_asian_width

    return sum(1.0 if east_asian_width(one) in "WF" else 0.55 for one in letters if not combining(one))


def _space(pieces: list[TextPiece], index: int, name: str) -> float:
    """Return an interword space: wider behind what ends a sentence or a clause (TeXbook p. 76)."""
    params = face(name).params
    for before in reversed(range(index)):
        piece = pieces[before]
        if not isinstance(piece, Symbol):
            break
        if piece.code in _TRANSPARENT:
            continue
        ends = piece.code in _STOPS and not _capital_before(pieces, before)
        return params[1] + params[6] if ends else params[1]
    return params[1]


def _capital_before(pieces: list[TextPiece], index: int) -> bool:
    before = pieces[index - 1] if index else None
    return isinstance(before, Symbol) and ord("A") <= before.code <= ord("Z")


def _kern(piece: Symbol, following: TextPiece, size: int) -> float:
    if not isinstance(following, Symbol) or following.face != piece.face:
        return 0.0
    kerns = glyph(piece, size).kerns
    return kerns.get(following.code, 0.0) if kerns else 0.0


def _ligated(pieces: tuple[TextPiece, ...]) -> list[TextPiece]:
    """Return the pieces with ligatures made: fi, ---, quotation marks."""
    found: list[TextPiece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if isinstance(piece, Symbol) and isinstance(last, Symbol) and last.face == piece.face:
            made = face(last.face).ligatures.get(last.code, {}).get(piece.code)
            if made is not None:
                found[-1] = Symbol(last.face, made)
                continue
        found.append(piece)
    return found


def _accented(piece: TextAccent, size: int) -> Box:
    """Put an accent over a letter (TeXbook p. 286): its font's x-height below, slanted ones moved along the slant."""
    mark, letter = glyph(piece.accent, size), glyph(piece.letter, size)
    params = face(piece.accent.face).params
    slant, x_height = params[0], SIZES[size] * params[4]
    if piece.under:  # LaTeX's \oalign: a quarter of the x-height away
        up = -(letter.depth + 0.107639 * SIZES[size] + mark.height)
    else:
        up = letter.height - x_height if piece.lowered is None else -piece.lowered * SIZES[size]
    x = (letter.width - mark.width) / 2 + up * slant
    height = max(letter.height, mark.height + up)
    depth = max(letter.depth, mark.depth - up if piece.lowered is not None else 0.0)
    if piece.under:  # of a macron the white below is not counted
        depth = max(letter.depth, -up - max(0.0, mark.height - 0.105556 * SIZES[size]))
    return Box(letter.width, height, depth, [(0.0, 0.0, letter), (x, -up, mark)])

r"""From the signs of a math list back to the words for them: what a symbol, an operator or a text says.

The parser has turned `\leq` and `\le` into the same character of the same font. Here that character is `\leq` again,
so that tables of meanings can be written in LaTeX.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dlbuild.tex.alphabets import FACES
from dlbuild.tex.mlist import Atom, Bar, Space, Symbol, Text, TextSpace
from dlbuild.tex.read import parse
from dlbuild.tex.symbols import ATOMS

if TYPE_CHECKING:
    from dlbuild.tex.mlist import Item, Mlist, Nucleus

_ALPHABETS = {face: alphabet for alphabet, face in FACES.items() if face != "cmmi10"}
# Signs that the parser makes of several atoms, or of one that is not a single symbol.
_COMPOSED = (
    *(r"\iff", r"\Longleftrightarrow", r"\Longrightarrow", r"\implies", r"\longrightarrow", r"\longleftarrow"),
    *(r"\Longleftarrow", r"\neq", r"\cdots", r"\ldots", r"\vdots", r"\ddots", r"\notin", r"\mapsto", r"\longmapsto"),
    *(r"\equiv", r"\coloneqq", r"\colon", r"\doteq"),
)
# One of several names for the same sign.
_SAME = {r"\implies": r"\Longrightarrow", r"\iff": r"\Longleftrightarrow", r"\to": r"\rightarrow", r"\coloneqq": ":="}


@cache
def _signs() -> dict[object, str]:
    """Return the shortest name of every symbol; a plain character before a control word."""
    found: dict[object, str] = {}
    for token, atom in ATOMS.items():
        if not token.isascii() or "@" in token or not isinstance(atom.nucleus, Symbol):
            continue
        known = found.get(atom.nucleus)
        if known is None or len(token) == 1 < len(known):
            found[atom.nucleus] = token
    return found


@cache
def composed() -> tuple[tuple[Mlist, str], ...]:
    """Return the signs that are several items of a list, the longest first."""
    pairs = ((parse(token).mlist, _SAME.get(token, token)) for token in _COMPOSED)
    return tuple(sorted(((tuple(items), token) for items, token in pairs), key=lambda pair: -len(pair[0])))


def letter(nucleus: Nucleus | None) -> str:
    r"""Return a symbol as LaTeX: `x`, `\sigma`, `\mathcal{L}`, `\leq`; "" for what is no single symbol."""
    if not isinstance(nucleus, Symbol):
        return ""
    sign = _signs().get(nucleus)
    if sign:
        return sign
    character = chr(nucleus.code) if 0x20 < nucleus.code < 0x7F else ""
    if nucleus.face == "cmmi10":
        return character
    if nucleus.face == "cmr10":
        return character if not character.isalpha() else rf"\mathrm{{{character}}}"
    alphabet = _ALPHABETS.get(nucleus.face)
    return rf"\{alphabet}{{{character}}}" if alphabet and character else ""


# Stands for what no word has in it.
_NO_WORD = "\0"


def word(nucleus: Nucleus | None) -> str:
    r"""Return a word that is set upright: `log`, `softmax`, `arg max`, `keep_prob`; "" for anything else."""
    if not isinstance(nucleus, tuple) or isinstance(nucleus, Symbol) or hasattr(nucleus, "_fields"):
        return ""
    said = "".join(map(_piece, nucleus)).strip()
    return said if any(map(str.isalpha, said)) and _NO_WORD not in said else ""


def _piece(item: Item) -> str:
    if isinstance(item, Space):
        return " " if item.mu > 1.5 or item.em > 0 else ""
    if isinstance(item, Atom) and not (item.superscript or item.subscript):
        if isinstance(item.nucleus, Symbol) and item.nucleus.face == "cmr10" and chr(item.nucleus.code).isalnum():
            return chr(item.nucleus.code)
        if isinstance(item.nucleus, Symbol) and item.nucleus == Symbol("cmsy10", 0):
            return "-"
        if isinstance(item.nucleus, Bar) or (isinstance(item.nucleus, tuple) and _is_underscore(item.nucleus)):
            return "_"
    return _NO_WORD


def _is_underscore(nucleus: Nucleus) -> bool:
    return any(isinstance(getattr(item, "nucleus", None), Bar) for item in tuple(nucleus))


def prose(text: Text) -> str:
    r"""Return what `\text` says; formulas in it are left out."""
    parts: list[str] = []
    for piece in text.pieces:
        if isinstance(piece, Symbol):
            parts.append(chr(piece.code) if 0x20 < piece.code < 0x7F else "?")
        elif isinstance(piece, TextSpace):
            parts.append(" ")
        elif isinstance(piece, Text):
            parts.append(prose(piece))
    return "".join(parts)

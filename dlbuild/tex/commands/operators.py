r"""Large operators and operators with names: `\limits`, `\operatorname`, `\mathop` (TeXbook p. 144, amsopn)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.tex.alphabets import atoms_in
from dlbuild.tex.mlist import DISPLAY_LIMITS, LIMITS, NO_LIMITS, OP, ORD, PUNCT, Atom, Sideset, Space, Symbol

if TYPE_CHECKING:
    from collections.abc import Callable

    from dlbuild.tex.mlist import Item, Nucleus
    from dlbuild.tex.parser import Parser

_WHERE = {"\\limits": LIMITS, "\\nolimits": NO_LIMITS, "\\displaylimits": DISPLAY_LIMITS}


def limits(parser: Parser, items: list[Item], token: str) -> None:
    r"""Say where the last operator's scripts go."""
    last = items[-1] if items else None
    if type(last) is not Atom or last.kind != OP:
        parser.fail(
            "misplaced-limits", f"{token} follows no operator", token, "put it right behind \\sum, \\int, \\lim …"
        )
    items[-1] = last._replace(limits=_WHERE[token])


def operatorname(parser: Parser, token: str) -> Item:
    r"""Read `\operatorname{…}` or `\operatorname*{…}`: upright letters, with - and * as in text (amsopn)."""
    star = parser.peek() == "*"
    if star:
        parser.next()
    return Atom(OP, (Space(), *upright(parser, token)), limits=DISPLAY_LIMITS if star else NO_LIMITS)


def upright(parser: Parser, token: str) -> tuple[Item, ...]:
    """Read an argument in the operators' font."""
    saved = parser.atoms, parser.alphabet
    parser.alphabet = "mathrm"
    parser.atoms = {**atoms_in("mathrm", bold=parser.bold), **_TEXT_CODES}
    items = parser.argument(token)
    parser.atoms, parser.alphabet = saved
    return items


# amsopn's \newmcodes@: in an operator's name these are ordinary characters of the text font, or punctuation.
_TEXT_CODES = {
    **{mark: Atom(ORD, Symbol("cmr10", ord(mark))) for mark in "-*/'"},
    ":": Atom(PUNCT, Symbol("cmr10", ord(":"))),
    ".": Atom(PUNCT, Symbol("cmmi10", 0x3A)),
}


def sideset(parser: Parser, items: list[Item], token: str) -> None:
    r"""Read `\sideset{_a^b}{_c^d}\sum`: scripts at the corners of an operator (amsmath)."""
    corners = [_corner(parser.argument(token)) for _ in range(2)]
    base = parser.argument(token)
    operator = base[0] if len(base) == 1 else None
    if type(operator) is not Atom or operator.kind != OP:
        parser.fail(
            "misplaced-sideset", "\\sideset must be followed by a large operator", token, "write \\sideset{}{'}\\sum"
        )
    node = Sideset(corners[0], corners[1], operator)
    items += [Atom(ORD, node._replace(room=True)), Atom(OP, node)]


def _corner(items: tuple[Item, ...]) -> tuple[Nucleus | None, Nucleus | None]:
    for item in items:
        if type(item) is Atom:
            return item.superscript, item.subscript
    return None, None


COMMANDS: dict[str, Callable[[Parser, str], Item | None]] = {"\\operatorname": operatorname}
SPECIALS: dict[str, Callable[[Parser, list[Item], str], None]] = {
    **dict.fromkeys(_WHERE, limits),
    "\\sideset": sideset,
}

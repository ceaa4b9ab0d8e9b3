r"""The kind of an atom by hand: `\mathbin` and its sisters (TeXbook p. 155), `\overset`, `\stackrel` (amsmath)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from dlbuild.tex.mlist import BIN, CLOSE, INNER, LIMITS, OP, OPEN, ORD, PUNCT, REL, Atom, Space, Symbol

if TYPE_CHECKING:
    from collections.abc import Callable

    from dlbuild.tex.mlist import Item, Mlist
    from dlbuild.tex.parser import Parser

_KINDS = {
    "\\mathord": ORD,
    "\\mathop": OP,
    "\\mathbin": BIN,
    "\\mathrel": REL,
    "\\mathopen": OPEN,
    "\\mathclose": CLOSE,
    "\\mathpunct": PUNCT,
    "\\mathinner": INNER,
}


def kind(parser: Parser, token: str) -> Item:
    r"""Read `\mathrel{…}`: the argument with that kind of spacing."""
    if token == "\\mathop":  # a lone character is the nucleus itself, and will be centred (rule 13)
        atom = parser.atoms.get(parser.peek())
        if atom is not None and type(atom.nucleus) is Symbol:
            parser.next()
            return Atom(OP, atom.nucleus)
    return Atom(_KINDS[token], parser.field(token))


def kind_of(items: Mlist) -> int:
    r"""Return the kind that amsmath's `\binrel@` finds in a base: binary operation, relation, or ordinary.

    It compares the base's width between two empty ordinary atoms with its width alone, where a relation is worth
    one unit of space on either side, and a binary operation less than none.
    """
    kinds = [item.kind for item in items if type(item) is Atom]
    if len(kinds) == 1:
        return kinds[0] if kinds[0] in (BIN, REL) else ORD
    gained = _spaces([ORD, *kinds, ORD]) - _spaces(kinds)
    return REL if gained > 0 else BIN if gained < 0 else ORD


def _spaces(kinds: list[int]) -> int:
    """Count the spaces in a list: one for each at a relation, minus one for each at a binary operation (p. 170)."""
    kinds = [*kinds]
    for at, one in enumerate(kinds):  # Rules 5 and 6: without operands on both sides it is no operation.
        if one == BIN and (not at or kinds[at - 1] in (BIN, OP, REL, OPEN, PUNCT)):
            kinds[at] = ORD
        elif one in (REL, CLOSE, PUNCT) and at and kinds[at - 1] == BIN:
            kinds[at - 1] = ORD
    if kinds and kinds[-1] == BIN:
        kinds[-1] = ORD
    spaces = 0
    for left, right in pairwise(kinds):
        outer = (left, right)
        if REL in outer:
            spaces += left != right and left not in (OPEN, PUNCT) and right not in (CLOSE, PUNCT)
        elif BIN in outer:
            spaces -= 1
    return spaces


def _over_or_under(base: Mlist, above: Mlist | None, below: Mlist | None) -> Item:
    operator = Atom(OP, (Space(), *base), above, below, LIMITS)
    return Atom(kind_of(base), (operator,))


def overset(parser: Parser, token: str) -> Item:
    r"""Read `\overset{above}{base}`."""
    above = parser.argument(token)
    return _over_or_under(parser.argument(token), above, None)


def underset(parser: Parser, token: str) -> Item:
    r"""Read `\underset{below}{base}`."""
    below = parser.argument(token)
    return _over_or_under(parser.argument(token), None, below)


def overunderset(parser: Parser, token: str) -> Item:
    r"""Read `\overunderset{above}{below}{base}`."""
    above, below = parser.argument(token), parser.argument(token)
    return _over_or_under(parser.argument(token), above, below)


def stackrel(parser: Parser, token: str) -> Item:
    r"""Read `\stackrel{above}{relation}` (LaTeX): always a relation."""
    below = parser.optional()
    under = None if below is None else parser.within(below, token)
    above = parser.argument(token)
    operator = Atom(OP, parser.field(token), above, under, LIMITS)
    return Atom(REL, (operator,))


def buildrel(parser: Parser, token: str) -> Item:
    r"""Read plain TeX's `\buildrel above \over base` (TeXbook p. 437): a relation."""
    above: list[str] = []
    while (one := parser.tokens.pop()) != "\\over":
        if not one:
            parser.fail("missing-over", f"this {token} has no \\over", token, "write \\overset{above}{=}")
        above.append(one)
    operator = Atom(OP, (Space(), *parser.argument(token)), parser.within(above, token), None, LIMITS)
    return Atom(REL, (operator,))


COMMANDS: dict[str, Callable[[Parser, str], Item | None]] = {
    **dict.fromkeys(_KINDS, kind),
    "\\overset": overset,
    "\\underset": underset,
    "\\overunderset": overunderset,
    "\\stackrel": stackrel,
    "\\buildrel": buildrel,
}

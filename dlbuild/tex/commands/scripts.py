r"""Superscripts, subscripts, primes and groups (TeXbook p. 128–130, 290–291)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.tex.mlist import ORD, Atom, Symbol

if TYPE_CHECKING:
    from collections.abc import Callable

    from dlbuild.tex.mlist import Item, Nucleus
    from dlbuild.tex.parser import Parser

_PRIME = Atom(ORD, Symbol("cmsy10", 0x30))


def _base(items: list[Item]) -> Atom:
    """Take the atom that a script belongs to off the list: the last one, or an empty one."""
    if items:
        last = items[-1]
        if type(last) is Atom:
            items.pop()
            return last
    return Atom(ORD, None)


def superscript(parser: Parser, items: list[Item], token: str) -> None:
    """Hang a superscript on the last atom."""
    field = parser.field(token)
    _attach(parser, items, token, field)


def _attach(parser: Parser, items: list[Item], token: str, field: Nucleus) -> None:
    kind, nucleus, above, below, limits = _base(items)
    if above is not None:
        message = "a second superscript on the same base"
        way_out = "put braces around one of them: {x^a}^b or x^{a^b}"
        if token not in ("^", "\\sp"):
            message, way_out = "a prime after a superscript", "write the prime first: x'^2"
        parser.fail("double-superscript", message, token, way_out)
    items.append(Atom(kind, nucleus, field, below, limits))


def subscript(parser: Parser, items: list[Item], token: str) -> None:
    """Hang a subscript on the last atom."""
    field = parser.field(token)
    kind, nucleus, above, below, limits = _base(items)
    if below is not None:
        message = "a second subscript on the same base"
        parser.fail("double-subscript", message, token, "put braces around one of them: {x_a}_b or x_{a_b}")
    items.append(Atom(kind, nucleus, above, field, limits))


def primes(parser: Parser, items: list[Item], token: str) -> None:
    """Read a row of primes, and a superscript that follows it, as one superscript (TeXbook p. 130)."""
    found: list[Item] = [_PRIME]
    stack = parser.tokens
    while stack[-1] in ("'", "\u2019"):
        stack.pop()
        found.append(_PRIME)
    if parser.peek() == "^":
        found += parser.argument(parser.next())
    _attach(parser, items, token, tuple(found) if len(found) > 1 else _PRIME.nucleus or ())


def group(parser: Parser, items: list[Item], token: str) -> None:
    """Read a group in braces: an ordinary atom (TeXbook p. 291)."""
    from dlbuild.tex.parser import simplified

    items.append(Atom(ORD, simplified(parser.group(token))))


SPECIALS: dict[str, Callable[[Parser, list[Item], str], None]] = {
    "^": superscript,
    "_": subscript,
    "\\sp": superscript,
    "\\sb": subscript,
    "'": primes,
    "\u2019": primes,
    "{": group,
}

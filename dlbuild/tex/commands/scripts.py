r"""Superscripts, subscripts, primes and groups (TeXbook p. 128–130, 290–291)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.tex.commands.accents import over
from dlbuild.tex.macros import Macro
from dlbuild.tex.mlist import ORD, Atom, Symbol
from dlbuild.tex.symbols import ATOMS
from dlbuild.tex.unicode import COMBINING, PRIMES, SUBSCRIPTS, SUPERSCRIPTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from dlbuild.tex.mlist import Item, Nucleus
    from dlbuild.tex.parser import Parser

_PRIME = Atom(ORD, Symbol("cmsy10", 0x30))
_BOLD_PRIME = Atom(ORD, Symbol("cmbsy10", 0x30))


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
    prime = _BOLD_PRIME if parser.bold else _PRIME
    found: list[Item] = [prime] * PRIMES[token]
    stack = parser.tokens
    while stack[-1] in PRIMES:
        found += [prime] * PRIMES[stack.pop()]
    if stack[-1] in SUPERSCRIPTS:
        small(parser, found, stack.pop())
    if parser.peek() == "^":
        found += parser.argument(parser.next())
    _attach(parser, items, token, tuple(found) if len(found) > 1 else prime.nucleus or ())


def group(parser: Parser, items: list[Item], token: str) -> None:
    """Read a group in braces: an ordinary atom (TeXbook p. 291)."""
    from dlbuild.tex.parser import simplified

    items.append(Atom(ORD, simplified(parser.group(token))))


def opened(parser: Parser, items: list[Item], token: str) -> None:
    r"""Read `\begingroup … \endgroup`: what is set in it ends with it, but it is no atom (TeXbook p. 279)."""
    items.extend(parser.group(token))


def small(parser: Parser, _items: list[Item], token: str) -> None:
    """Read a row of superscript or subscript characters as one script: `x¹²` is `x^{12}`."""
    table, sign = (SUPERSCRIPTS, "^") if token in SUPERSCRIPTS else (SUBSCRIPTS, "_")
    body = [table[token]]
    while parser.tokens[-1] in table:
        body.append(table[parser.tokens.pop()])
    parser.expand(Macro((sign, "{", *body, "}")), token)


def combining(parser: Parser, items: list[Item], token: str) -> None:
    """Put a combining mark on the last atom: a slash through it, or an accent over it and under its scripts."""
    from dlbuild.tex.parser import simplified

    name = COMBINING[token]
    if name == "\\not":
        struck = [items.pop()] if items and type(items[-1]) is Atom else []
        items += [ATOMS[name], *struck]
        return
    base = _base(items)
    bare = base._replace(superscript=None, subscript=None)
    items.append(Atom(ORD, over(parser, name, simplified((bare,))), base.superscript, base.subscript))


SPECIALS: dict[str, Callable[[Parser, list[Item], str], None]] = {
    "^": superscript,
    "_": subscript,
    "\\sp": superscript,
    "\\sb": subscript,
    **dict.fromkeys(PRIMES, primes),
    **dict.fromkeys((*SUPERSCRIPTS, *SUBSCRIPTS), small),
    **dict.fromkeys(COMBINING, combining),
    "\\begingroup": opened,
    "{": group,
}

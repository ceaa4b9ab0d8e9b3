r"""Sizes of type inside a formula: `\tiny` to `\Huge` (LaTeX's size10.clo), `\scalebox`.

LaTeX itself changes no size inside mathematics and says so in a warning; on the web these commands are obeyed, and so
they are here: to the end of the group.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.tex.mlist import ORD, Atom, Sized

if TYPE_CHECKING:
    from collections.abc import Callable

    from dlbuild.tex.mlist import Item
    from dlbuild.tex.parser import Parser

# Times the text size.
SIZES = {
    "\\tiny": 0.5,
    "\\Tiny": 0.5,
    "\\sixptsize": 0.6,
    "\\scriptsize": 0.7,
    "\\footnotesize": 0.8,
    "\\small": 0.9,
    "\\normalsize": 1.0,
    "\\large": 1.2,
    "\\Large": 1.44,
    "\\LARGE": 1.728,
    "\\huge": 2.074,
    "\\Huge": 2.488,
}


def size(parser: Parser, token: str) -> Item:
    r"""Read the rest of the group at a size: `\large`."""
    from dlbuild.tex.parser import CLOSERS

    factor = SIZES[token]
    items = parser.mlist(tuple(CLOSERS), token)
    parser.tokens.append(parser.closed_by)
    return Atom(ORD, Sized(tuple(_relative(item, factor) for item in items), factor))


def _relative(item: Item, factor: float) -> Item:
    """Return an item of a list that a size command governs: a later one in it replaces that size."""
    if type(item) is Atom and type(item.nucleus) is Sized:
        return item._replace(nucleus=item.nucleus._replace(factor=item.nucleus.factor / factor))
    return item


def scalebox(parser: Parser, token: str) -> Item:
    r"""Read `\scalebox{2}{…}` (graphicx)."""
    given = parser.word(token)
    try:
        factor = float(given)
    except ValueError:
        factor = 0.0
    if not 0 < factor <= 100:
        shown = f"{given} is not a factor" if given else f"{token} lacks its factor"
        parser.fail("bad-factor", shown, given or token, f"write {token}{{1.5}}{{…}}")
    return Atom(ORD, Sized(parser.argument(token), factor))


COMMANDS: dict[str, Callable[[Parser, str], Item | None]] = {**dict.fromkeys(SIZES, size), "\\scalebox": scalebox}

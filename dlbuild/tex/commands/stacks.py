r"""Signs put together from others: `\vdots`, `\ddots`, `\cong`, `\notin`, `\_` (fontmath.ltx, latex.ltx)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.tex.mlist import INNER, ORD, REL, Atom, Bar, Choice, Mlist, Raised, Space, Stack, Symbol, Text
from dlbuild.tex.symbols import ATOMS

if TYPE_CHECKING:
    from collections.abc import Callable

    from dlbuild.tex.mlist import Item
    from dlbuild.tex.parser import Parser

# A full stop of the text font, at text size whatever the style.
_DOT: Mlist = (Atom(ORD, Text((Symbol("cmr10", 0x2E),), scaled=False)),)
_DOT_HEIGHT = 0.105556


def _cong(scale: float) -> Mlist:
    r"""Return LaTeX's `\@vereq`: tilde and equals sign half a point nearer than they would lie, half a point down."""
    up = 0.366875 * scale - 0.1
    return (Atom(ORD, Stack(((up, (ATOMS["\\sim"],)), (-0.05, (ATOMS["="],))))),)


_MARGIN = Space(mu=1.0)
_STEP = Space(mu=2.0)
_TOP = Atom(ORD, Raised((Atom(ORD, Bar(0.0, 0.7 + _DOT_HEIGHT, 0.0)), *_DOT), 0.7))
_LOW, _HIGH = Atom(ORD, Raised(_DOT, 0.1)), Atom(ORD, Raised(_DOT, 0.4))

_SIGNS: dict[str, Atom] = {
    "\\vdots": Atom(ORD, Stack(((0.8, _DOT), (0.4, _DOT), (0.0, _DOT)), 1.4 + _DOT_HEIGHT)),
    "\\ddots": Atom(INNER, (_MARGIN, _TOP, _STEP, _HIGH, _STEP, _LOW, _MARGIN)),
    "\\iddots": Atom(INNER, (_MARGIN, _LOW, _STEP, _HIGH, _STEP, _TOP, _MARGIN)),
    "\\cong": Atom(REL, (Choice((_cong(1.0), _cong(1.0), _cong(0.7), _cong(0.5))),)),
    "\\notin": Atom(REL, Stack(((0.0, (Space(mu=1.0), ATOMS["/"])), (0.0, (ATOMS["\\in"],))))),
    "\\_": Atom(ORD, (Space(mu=1.08), Atom(ORD, Bar(0.3, 0.04, 0.0, scaled=True)))),
}


def sign(_parser: Parser, token: str) -> Item:
    """Return the sign."""
    return _SIGNS[token]


COMMANDS: dict[str, Callable[[Parser, str], Item | None]] = dict.fromkeys(_SIGNS, sign)

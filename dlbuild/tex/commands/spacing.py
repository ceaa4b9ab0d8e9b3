r"""White space (TeXbook p. 167–168): `\,`, `\quad`, `\hspace{…}`, `\mkern…`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.tex.commands.dimensions import ems, number_and_unit, read_length
from dlbuild.tex.mlist import Space

if TYPE_CHECKING:
    from collections.abc import Callable

    from dlbuild.tex.mlist import Item
    from dlbuild.tex.parser import Parser

# amsmath; in mathematics these are math units. A word space is that of cmr10.
_WORD = Space(em=0.333334)
_SPACES = {
    "\\,": Space(mu=3.0),
    "\\thinspace": Space(mu=3.0),
    "\\:": Space(mu=4.0),
    "\\>": Space(mu=4.0),
    "\\medspace": Space(mu=4.0),
    "\\;": Space(mu=5.0),
    "\\thickspace": Space(mu=5.0),
    "\\!": Space(mu=-3.0),
    "\\negthinspace": Space(mu=-3.0),
    "\\negmedspace": Space(mu=-4.0),
    "\\negthickspace": Space(mu=-5.0),
    "\\enspace": Space(em=0.5),
    "\\enskip": Space(em=0.5),
    "\\quad": Space(em=1.0),
    "\\qquad": Space(em=2.0),
    "\\ ": _WORD,
    "\\\n": _WORD,
    "\\\t": _WORD,
    "\\space": _WORD,
    "\\nobreakspace": _WORD,
}


def space(_parser: Parser, token: str) -> Item:
    """Return a space with a name."""
    return _SPACES[token]


def _space(parser: Parser, text: str, token: str) -> Space:
    number, unit = number_and_unit(parser, text, token)
    return Space(mu=number) if unit == "mu" else Space(em=ems(parser, text, token))


def hspace(parser: Parser, token: str) -> Item:
    r"""Read `\hspace{1em}`, `\hspace*{…}`, `\mspace{4mu}`."""
    if parser.peek() == "*":
        parser.next()
    return _space(parser, read_length(parser), token)


def kern(parser: Parser, token: str) -> Item:
    r"""Read TeX's own `\kern3pt`, `\mkern-2mu`, `\hskip…`, `\mskip…`; stretch and shrink have no use here."""
    return _space(parser, read_length(parser), token)


def tmspace(parser: Parser, token: str) -> Item:
    r"""Read amsmath's `\tmspace+{3mu}{.1667em}`: a sign, the space in mathematics, the space in text."""
    sign = parser.next()
    given = _space(parser, parser.word(token), token)
    parser.raw(token)
    return given if sign != "-" else given._replace(em=-given.em, mu=-given.mu)


def nonscript(parser: Parser, token: str) -> Item:
    r"""Read `\nonscript` and the space after it, which is dropped in script styles (TeXbook p. 446)."""
    items = parser.argument(token)
    if len(items) != 1 or type(items[0]) is not Space:
        parser.fail("misplaced-nonscript", "\\nonscript must be followed by a space", token, "write \\nonscript\\,")
    return items[0]._replace(nonscript=True)


def nothing(_parser: Parser, _token: str) -> Item | None:
    """Do nothing: where a line or page may break is of no use to an image."""
    return None


_NOTHING = r"""
\relax \allowbreak \nobreak \displaybreak \null \protect \noindent \break \goodbreak \nonumber \notag \hfill \hfil
\noexpand \vfil \vfill \hfilll \adjustlimits
\leavevmode \ignorespaces \unskip \centering \strut@ \mathstrut@ \allowdisplaybreaks \noalign@ \DOTSB \DOTSI \DOTSX
"""

COMMANDS: dict[str, Callable[[Parser, str], Item | None]] = {
    **dict.fromkeys(_SPACES, space),
    **dict.fromkeys(_NOTHING.split(), nothing),
    "\\hspace": hspace,
    "\\mspace": hspace,
    "\\kern": kern,
    "\\mkern": kern,
    "\\hskip": kern,
    "\\mskip": kern,
    "\\tmspace": tmspace,
    "\\nonscript": nonscript,
}

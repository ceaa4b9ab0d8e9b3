r"""Dots that look at what follows: `\dots`, `\cdots`, `\dotsc` … (amsmath, "Ellipsis dots")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.tex.mlist import BIN, INNER, PUNCT, REL, Atom, Space, Symbol
from dlbuild.tex.symbols import ATOMS

if TYPE_CHECKING:
    from collections.abc import Callable

    from dlbuild.tex.mlist import Item
    from dlbuild.tex.parser import Parser

_LOW = Atom(INNER, (Atom(PUNCT, Symbol("cmmi10", 0x3A)),) * 3)
_MIDDLE = Atom(INNER, (Atom(PUNCT, Symbol("cmsy10", 0x01)),) * 3)
_THIN = Space(mu=3.0)

# amsmath's \rightdelim@: before these (and the formula's end) dots get a thin space.
_RIGHT = set(
    r") ] \rbrack \} \rbrace \rangle \rceil \rfloor \rgroup \rmoustache \right \bigr \biggr \Bigr \Biggr".split()
)
# What ends a formula, or a cell that is a formula: TeX sees a dollar there.
_ENDS = {"&", "\\\\", "\\cr", "\\end"}
# Macros that amsmath marks with \DOTSB, or that begin with \mathbin or \mathrel or \not.
_BINARY = set(
    r"\longrightarrow \Longrightarrow \longleftarrow \Longleftarrow \longleftrightarrow \Longleftrightarrow \mapsto"
    r" \longmapsto \hookrightarrow \hookleftarrow \iff \implies \impliedby \doteq \And \not \neq \ne \notin \mathbin"
    r" \mathrel \cong \models \bowtie \coprod \bigvee \bigwedge \biguplus \bigcap \bigcup \prod \sum \bigotimes"
    r" \bigoplus \bigodot \bigsqcup".split()
)
_INTEGRALS = {"\\int", "\\oint", "\\iint", "\\iiint", "\\iiiint", "\\idotsint"}


def _spaced(parser: Parser, dots: Atom, following: str) -> Item:
    r"""Return the dots, with a thin space behind them before a right delimiter (`\extra@`)."""
    if following in _RIGHT or (following in _ENDS and parser.bare_cells) or (not following and parser.depth == 1):
        parser.tokens.append("\\,")
    return dots


def low(_parser: Parser, _token: str) -> Item:
    r"""Return `\ldots`: never anything but three dots on the baseline."""
    return _LOW


def low_for_others(parser: Parser, _token: str) -> Item:
    r"""Return `\dotso`."""
    return _spaced(parser, _LOW, parser.peek())


def low_between_commas(parser: Parser, _token: str) -> Item:
    r"""Return `\dotsc`."""
    following = parser.peek()
    if following in (";", "."):
        parser.tokens.append("\\,")
        return _LOW
    return _spaced(parser, _LOW, following)


def middle(parser: Parser, _token: str) -> Item:
    r"""Return `\cdots`, `\dotsb`, `\dotsm`."""
    following = parser.peek()
    if following in (",", ";", "."):
        parser.tokens.append("\\,")
        return _MIDDLE
    return _spaced(parser, _MIDDLE, following)


def integral(parser: Parser, _token: str) -> Item:
    r"""Return `\dotsi`: `\!\@cdots`, two items."""
    parser.tokens.append("\\@cdots")
    return Space(mu=-3.0)


def middle_alone(_parser: Parser, _token: str) -> Item:
    r"""Return `\@cdots`, which looks at nothing."""
    return _MIDDLE


def dots(parser: Parser, token: str) -> Item:
    r"""Return `\dots`: what follows decides (`\mdots@@`)."""
    following = parser.peek()
    if following == ",":
        return low_between_commas(parser, token)
    if following in _INTEGRALS:
        return integral(parser, token)
    atom = ATOMS.get(following)
    binary = following in "+=<>-*:" if len(following) == 1 else following in _BINARY
    if binary or (len(following) > 1 and atom is not None and atom.kind in (BIN, REL) and type(atom.nucleus) is Symbol):
        return _MIDDLE
    return _spaced(parser, _LOW, following)


COMMANDS: dict[str, Callable[[Parser, str], Item | None]] = {
    "\\dots": dots,
    "\\ldots": low,
    "\\mathellipsis": low,
    "\\textellipsis": low,
    "\\hdots": low,
    "\\dotso": low_for_others,
    "\\dotsc": low_between_commas,
    "\\cdots": middle,
    "\\dotsb": middle,
    "\\dotsm": middle,
    "\\dotsi": integral,
    "\\@cdots": middle_alone,
}

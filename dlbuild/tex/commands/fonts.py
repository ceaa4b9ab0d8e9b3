r"""Alphabets and styles: `\mathbf`, `\rm`, `\boldsymbol`, `\displaystyle`, `\mathchoice`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.tex.alphabets import atoms_in
from dlbuild.tex.mlist import DISPLAY, ORD, SCRIPT, SCRIPT_SCRIPT, TEXT, Atom, Choice, StyleChange

if TYPE_CHECKING:
    from collections.abc import Callable

    from dlbuild.tex.mlist import Item
    from dlbuild.tex.parser import Parser

_ALPHABETS = {
    **{f"\\{name}": name for name in ("mathrm", "mathit", "mathbf", "mathsf", "mathtt", "mathcal", "mathbb")},
    **{f"\\{name}": name for name in ("mathfrak", "mathscr", "mathnormal")},
    "\\Bbb": "mathbb",
    "\\frak": "mathfrak",
    "\\mathup": "mathrm",
    "\\mathds": "mathbb",
    "\\mathbbm": "mathbb",
    "\\bold": "mathbf",
    "\\mathbfup": "mathbf",
    "\\mathsfup": "mathsf",
    **{f"\\sym{name}": f"math{name}" for name in ("rm", "it", "bf", "sf", "tt", "cal", "bb", "frak", "scr", "normal")},
    "\\symup": "mathrm",
    "\\symbfup": "mathbf",
    "\\symsfup": "mathsf",
}
# The old switches hold to the end of the group (LaTeX 2.09).
_SWITCHES = {
    "\\rm": "mathrm",
    "\\it": "mathit",
    "\\bf": "mathbf",
    "\\sf": "mathsf",
    "\\tt": "mathtt",
    "\\cal": "mathcal",
    "\\mit": "mathnormal",
    "\\sl": "mathit",
    "\\scr": "mathscr",
    "\\oldstyle": "mathnormal",
    "\\normalfont": "",
    # Those of text, which LaTeX does not want here: what they would mean.
    **dict.fromkeys(("\\rmfamily", "\\upshape", "\\up"), "mathrm"),
    **dict.fromkeys(("\\itshape", "\\slshape", "\\em"), "mathit"),
    **dict.fromkeys(("\\mdseries", "\\md"), ""),
    "\\bfseries": "mathbf",
    "\\sffamily": "mathsf",
    "\\ttfamily": "mathtt",
}
_STYLES = {
    "\\displaystyle": StyleChange(DISPLAY),
    "\\textstyle": StyleChange(TEXT),
    "\\scriptstyle": StyleChange(SCRIPT),
    "\\scriptscriptstyle": StyleChange(SCRIPT_SCRIPT),
}


def alphabet(parser: Parser, token: str) -> Item:
    r"""Read an argument in an alphabet: `\mathbf{x}`."""
    from dlbuild.tex.parser import simplified

    saved = parser.atoms, parser.alphabet
    parser.alphabet = _ALPHABETS[token]
    parser.atoms = atoms_in(parser.alphabet, bold=parser.bold)
    items = parser.argument(token)
    parser.atoms, parser.alphabet = saved
    return Atom(ORD, simplified(items))


def switch(parser: Parser, token: str) -> None:
    r"""Change the alphabet to the end of the group: `\bf`."""
    parser.alphabet = _SWITCHES[token]
    parser.atoms = atoms_in(parser.alphabet, bold=parser.bold)


def boldsymbol(parser: Parser, items: list[Item], token: str) -> None:
    r"""Read `\boldsymbol{…}` or `\bm{…}`: everything in its bold face, not grouped: symbols keep their kinds (bm)."""
    saved = parser.atoms, parser.bold
    parser.bold = True
    parser.atoms = atoms_in(parser.alphabet, bold=True)
    items.extend(parser.argument(token))
    parser.atoms, parser.bold = saved


def version(parser: Parser, token: str) -> None:
    r"""Read `\mathversion{bold}`, `\boldmath`, `\unboldmath`: to the end of the group."""
    parser.bold = (parser.word(token) if token == "\\mathversion" else token) in ("bold", "\\boldmath")
    parser.atoms = atoms_in(parser.alphabet, bold=parser.bold)


def style(_parser: Parser, token: str) -> Item:
    r"""Change the style to the end of the list: `\displaystyle`."""
    return _STYLES[token]


def mathchoice(parser: Parser, token: str) -> Item:
    r"""Read `\mathchoice`: a list for each style (TeXbook p. 151)."""
    return Choice((parser.argument(token), parser.argument(token), parser.argument(token), parser.argument(token)))


COMMANDS: dict[str, Callable[[Parser, str], Item | None]] = {
    **dict.fromkeys(_ALPHABETS, alphabet),
    **dict.fromkeys(_SWITCHES, switch),
    **dict.fromkeys(_STYLES, style),
    **dict.fromkeys(("\\mathversion", "\\boldmath", "\\unboldmath"), version),
    "\\mathchoice": mathchoice,
}
SPECIALS: dict[str, Callable[[Parser, list[Item], str], None]] = dict.fromkeys(
    ("\\boldsymbol", "\\bm", "\\pmb"), boldsymbol
)

r"""Braces and arrows as wide as what they belong to: `\underbrace`, `\overrightarrow`, `\xrightarrow`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.tex.commands.palettes import palette
from dlbuild.tex.mlist import LIMITS, OP, REL, Atom, ExtensibleArrow, Filler, Fitted, Stretch
from dlbuild.tex.symbols import ATOMS

if TYPE_CHECKING:
    from collections.abc import Callable

    from dlbuild.tex.mlist import Item
    from dlbuild.tex.parser import Parser

_RELBAR = (Atom(REL, Fitted((ATOMS["-"],), "wi")),)
_EQUALS = (ATOMS["="],)


def _line(left: str, right: str) -> Filler:
    r"""Return an arrow from the names of its ends; amsmath's \arrowfill@."""
    double = {left, right} & {"\\Leftarrow", "\\Rightarrow"}
    bar = _EQUALS if double else _RELBAR
    return Filler((ATOMS[left],) if left else bar, bar, (ATOMS[right],) if right else bar)


_LINES = {
    "right": _line("", "\\rightarrow"),
    "left": _line("\\leftarrow", ""),
    "leftright": _line("\\leftarrow", "\\rightarrow"),
    "Right": _line("", "\\Rightarrow"),
    "Left": _line("\\Leftarrow", ""),
    "Leftright": _line("\\Leftarrow", "\\Rightarrow"),
    "equal": Filler(_EQUALS, _EQUALS, _EQUALS),
    "mapsto": Filler((ATOMS["\\mapstochar"], *_RELBAR), _RELBAR, (ATOMS["\\rightarrow"],)),
    "hookleft": Filler((ATOMS["\\leftarrow"],), _RELBAR, (*_RELBAR, ATOMS["\\rhook"])),
    "hookright": Filler((ATOMS["\\lhook"], *_RELBAR), _RELBAR, (ATOMS["\\rightarrow"],)),
    "rightharpoonup": _line("", "\\rightharpoonup"),
    "rightharpoondown": _line("", "\\rightharpoondown"),
    "leftharpoonup": _line("\\leftharpoonup", ""),
    "leftharpoondown": _line("\\leftharpoondown", ""),
    "twohead": _line("", "\\twoheadrightarrow"),
    "twoheadleft": _line("\\twoheadleftarrow", ""),
    "downbrace": Filler((), (), (), "downbrace"),
    "upbrace": Filler((), (), (), "upbrace"),
    "downbracket": Filler((), (), (), "downbracket"),
    "upbracket": Filler((), (), (), "upbracket"),
}

# \ext@arrow's four numbers, the last two of which say how far the scripts are from the ends, in mu.
_ARROWS = {
    "\\xrightarrow": ("right", (5.0, 9.0)),
    "\\xleftarrow": ("left", (9.0, 5.0)),
    "\\xleftrightarrow": ("leftright", (9.0, 9.0)),
    "\\xRightarrow": ("Right", (5.0, 9.0)),
    "\\xLeftarrow": ("Left", (9.0, 5.0)),
    "\\xLeftrightarrow": ("Leftright", (9.0, 9.0)),
    "\\xmapsto": ("mapsto", (5.0, 9.0)),
    "\\xhookleftarrow": ("hookleft", (9.0, 5.0)),
    "\\xhookrightarrow": ("hookright", (5.0, 9.0)),
    "\\xrightharpoonup": ("rightharpoonup", (5.0, 9.0)),
    "\\xrightharpoondown": ("rightharpoondown", (5.0, 9.0)),
    "\\xleftharpoonup": ("leftharpoonup", (9.0, 5.0)),
    "\\xleftharpoondown": ("leftharpoondown", (9.0, 5.0)),
    "\\xtwoheadrightarrow": ("twohead", (5.0, 9.0)),
    "\\xtwoheadleftarrow": ("twoheadleft", (9.0, 5.0)),
    "\\xlongequal": ("equal", (5.0, 5.0)),
}
# How far \ext@arrow sets the scripts themselves off: left, right (0 is none).
_OFFSETS = {"right": (0.0, 3.0), "left": (3.0, 0.0), "leftright": (0.0, 0.0)}

_OVER = {
    "\\overrightarrow": "right",
    "\\overleftarrow": "left",
    "\\overleftrightarrow": "leftright",
    "\\Overrightarrow": "Right",
    "\\overrightharpoon": "rightharpoonup",
    "\\overleftharpoon": "leftharpoonup",
}
_UNDER = {"\\underrightarrow": "right", "\\underleftarrow": "left", "\\underleftrightarrow": "leftright"}
_BRACES = {
    "\\overbrace": ("downbrace", True),
    "\\underbrace": ("upbrace", False),
    "\\overbracket": ("downbracket", True),
    "\\underbracket": ("upbracket", False),
}


def brace(parser: Parser, token: str) -> Item:
    r"""Read `\overbrace` or `\underbrace`: an operator with limits (TeXbook p. 359; mathtools' kerns, .7 and .5 ex)."""
    line, over = _BRACES[token]
    return Atom(OP, Stretch(parser.argument(token), _LINES[line], over, gap=0.301389, margin=0.215278), limits=LIMITS)


def over(parser: Parser, token: str) -> Item:
    r"""Read `\overrightarrow` and its kin (amsmath's \overarrow@)."""
    return palette(Stretch(parser.argument(token), _LINES[_OVER[token]], over=True, gap=0.0, styled=True))


def under(parser: Parser, token: str) -> Item:
    r"""Read `\underrightarrow` and its kin: 1.3 of amsmath's \ex@ lower (\underarrow@)."""
    line = _LINES[_UNDER[token]]
    return palette(Stretch(parser.argument(token), line, over=False, gap=0.130191, styled=True))


def extensible(parser: Parser, token: str) -> Item:
    r"""Read `\xrightarrow[below]{above}` and its kin."""
    line, pad = _ARROWS[token]
    given = parser.optional()
    below = None if given is None else parser.within(given, token)
    return Atom(REL, ExtensibleArrow(_LINES[line], parser.argument(token), below, pad, _OFFSETS.get(line, (0.0, 3.0))))


COMMANDS: dict[str, Callable[[Parser, str], Item | None]] = {
    **dict.fromkeys(_BRACES, brace),
    **dict.fromkeys(_OVER, over),
    **dict.fromkeys(_UNDER, under),
    **dict.fromkeys(_ARROWS, extensible),
}

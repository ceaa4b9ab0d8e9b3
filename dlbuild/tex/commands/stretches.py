r"""Braces and arrows as wide as what they belong to: `\underbrace`, `\overrightarrow`, `\xrightarrow`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.tex.anew import in_a_box
from dlbuild.tex.commands.dimensions import ems
from dlbuild.tex.commands.palettes import palette
from dlbuild.tex.lexer import joined
from dlbuild.tex.mlist import LIMITS, OP, ORD, REL, Atom, ExtensibleArrow, Filler, Fitted, Space, Stretch
from dlbuild.tex.symbols import ATOMS

if TYPE_CHECKING:
    from collections.abc import Callable

    from dlbuild.tex.mlist import Item
    from dlbuild.tex.parser import Parser

_RELBAR = (Atom(REL, Fitted((ATOMS["-"],), "wi")),)
_EQUALS = (ATOMS["="],)
_JOIN = Atom(REL, (Space(mu=-3.0),))


def _line(left: str, right: str) -> Filler:
    r"""Return an arrow from the names of its ends; amsmath's \arrowfill@."""
    double = {left, right} & {"\\Leftarrow", "\\Rightarrow"}
    bar = _EQUALS if double else _RELBAR
    return Filler((ATOMS[left],) if left else bar, bar, (ATOMS[right],) if right else bar)


_FOOT = 0.301389  # mathtools: .7 ex

LINES = {
    "right": _line("", "\\rightarrow"),
    "left": _line("\\leftarrow", ""),
    "leftright": _line("\\leftarrow", "\\rightarrow"),
    "Right": _line("", "\\Rightarrow"),
    "Left": _line("\\Leftarrow", ""),
    "Leftright": _line("\\Leftarrow", "\\Rightarrow"),
    "equal": Filler(_EQUALS, _EQUALS, _EQUALS),
    "mapsto": Filler((ATOMS["\\mapstochar"], *_RELBAR), _RELBAR, (ATOMS["\\rightarrow"],)),
    "hookleft": Filler((ATOMS["\\leftarrow"],), _RELBAR, (*_RELBAR, _JOIN, ATOMS["\\rhook"])),
    "hookright": Filler((ATOMS["\\lhook"], _JOIN, *_RELBAR), _RELBAR, (ATOMS["\\rightarrow"],)),
    "longright": Filler(_RELBAR, _RELBAR, (*_RELBAR, _JOIN, ATOMS["\\rightarrow"])),
    "longleft": Filler((ATOMS["\\leftarrow"], _JOIN, *_RELBAR), _RELBAR, _RELBAR),
    "rightharpoonup": _line("", "\\rightharpoonup"),
    "rightharpoondown": _line("", "\\rightharpoondown"),
    "leftharpoonup": _line("\\leftharpoonup", ""),
    "leftharpoondown": _line("\\leftharpoondown", ""),
    "twohead": _line("", "\\twoheadrightarrow"),
    "twoheadleft": _line("\\twoheadleftarrow", ""),
    "downbrace": Filler((), (), (), "downbrace"),
    "upbrace": Filler((), (), (), "upbrace"),
    "downbracket": Filler((), (), (), "downbracket", foot=_FOOT),
    "upbracket": Filler((), (), (), "upbracket", foot=_FOOT),
    "downgroup": Filler((), (), (), "downgroup"),
    "upgroup": Filler((), (), (), "upgroup"),
    "segment": Filler((), (), (), "segment"),
    "tilde": Filler((), (), (), "tilde"),
    "check": Filler((), (), (), "check"),
}

# \\ext@arrow's four numbers in mu: how far the scripts are set off, left and right, and how much wider than they the
# arrow is at least, left and right (amsmath; mathtools; extpfeil).
_RIGHTWARDS = (0.0, 3.0, 5.0, 9.0)
_LEFTWARDS = (3.0, 0.0, 9.0, 5.0)
_PLAIN = (0.0, 0.0, 5.0, 5.0)
_ARROWS = {
    "\\xrightarrow": ("right", _RIGHTWARDS),
    "\\xleftarrow": ("left", _LEFTWARDS),
    "\\xleftrightarrow": ("leftright", _LEFTWARDS),
    "\\xlongrightarrow": ("longright", _RIGHTWARDS),
    "\\xlongleftarrow": ("longleft", _LEFTWARDS),
    "\\xRightarrow": ("Right", _PLAIN),
    "\\xLeftarrow": ("Left", _PLAIN),
    "\\xLeftrightarrow": ("Leftright", _PLAIN),
    "\\xmapsto": ("mapsto", (0.0, 3.0, 9.0, 5.0)),
    "\\xhookleftarrow": ("hookleft", _LEFTWARDS),
    "\\xhookrightarrow": ("hookright", _LEFTWARDS),
    "\\xrightharpoonup": ("rightharpoonup", _RIGHTWARDS),
    "\\xrightharpoondown": ("rightharpoondown", _RIGHTWARDS),
    "\\xleftharpoonup": ("leftharpoonup", _LEFTWARDS),
    "\\xleftharpoondown": ("leftharpoondown", _LEFTWARDS),
    "\\xtwoheadrightarrow": ("twohead", (0.0, 5.0, 40.0, 0.0)),
    "\\xtwoheadleftarrow": ("twoheadleft", (5.0, 0.0, 0.0, 40.0)),
    "\\xlongequal": ("equal", (5.0, 5.0, 9.0, 9.0)),
}
# mathtools has word spaces around the scripts of these, also of one that is not there.
_SPACED = {"\\xLeftarrow": (True, False), "\\xRightarrow": (False, True), "\\xLeftrightarrow": (True, True)}
_WORD = Space(em=0.333334)

_OVER = {
    "\\overrightarrow": "right",
    "\\overleftarrow": "left",
    "\\overleftrightarrow": "leftright",
    "\\Overrightarrow": "Right",
    "\\overrightharpoon": "rightharpoonup",
    "\\overleftharpoon": "leftharpoonup",
}
_UNDER = {"\\underrightarrow": "right", "\\underleftarrow": "left", "\\underleftrightarrow": "leftright"}
# Lines of other shapes: whether over the body, and how far from it in ems.
_SHAPES = {
    "\\overgroup": ("downgroup", True, 0.12),
    "\\undergroup": ("upgroup", False, 0.12),
    "\\overlinesegment": ("segment", True, 0.12),
    "\\underlinesegment": ("segment", False, 0.12),
    "\\widecheck": ("check", True, 0.06),
    "\\utilde": ("tilde", False, 0.1),
}
_BRACES = {
    "\\overbrace": ("downbrace", True),
    "\\underbrace": ("upbrace", False),
    "\\overbracket": ("downbracket", True),
    "\\underbracket": ("upbracket", False),
}


def brace(parser: Parser, token: str) -> Item:
    r"""Read `\overbrace` or `\underbrace`: an operator with limits (TeXbook p. 359; mathtools' kerns, .7 and .5 ex)."""
    line, over = _BRACES[token]
    if token.endswith("bracket"):  # mathtools: thickness and height, a kern of .2 ex
        thickness, foot = parser.optional(), parser.optional()
        filler = LINES[line]._replace(
            thickness=ems(parser, joined(thickness), token) if thickness else None,
            foot=ems(parser, joined(foot), token) if foot else _FOOT,
        )
        return Atom(OP, Stretch(parser.argument(token), filler, over, gap=0.086111), limits=LIMITS)
    return Atom(OP, Stretch(parser.argument(token), LINES[line], over, gap=0.301389, margin=0.215278), limits=LIMITS)


def over(parser: Parser, token: str) -> Item:
    r"""Read `\overrightarrow` and its kin (amsmath's \overarrow@)."""
    return palette(Stretch(parser.argument(token), LINES[_OVER[token]], over=True, gap=0.0, styled=True))


def under(parser: Parser, token: str) -> Item:
    r"""Read `\underrightarrow` and its kin: 1.3 of amsmath's \ex@ lower (\underarrow@)."""
    line = LINES[_UNDER[token]]
    return palette(Stretch(parser.argument(token), line, over=False, gap=0.130191, styled=True))


def shape(parser: Parser, token: str) -> Item:
    r"""Read `\overgroup` and its kin: an ordinary atom."""
    line, over, gap = _SHAPES[token]
    return Atom(ORD, Stretch(parser.argument(token), LINES[line], over, gap, margin=0.05, styled=True))


def extensible(parser: Parser, token: str) -> Item:
    r"""Read `\xrightarrow[below]{above}` and its kin."""
    line, (left, right, before, after) = _ARROWS[token]
    given = parser.optional()
    below = None if given is None else parser.within(given, token)
    above = parser.argument(token)
    if token in _SPACED:
        spaces = [(_WORD,) if one else () for one in _SPACED[token]]
        above, below = ((*spaces[0], *part, *spaces[1]) for part in (above, below or ()))
    return Atom(REL, ExtensibleArrow(LINES[line], above, below, (before, after), (left, right)))


COMMANDS: dict[str, Callable[[Parser, str], Item | None]] = {
    **dict.fromkeys(_BRACES, in_a_box(brace)),
    **dict.fromkeys(_OVER, in_a_box(over)),
    **dict.fromkeys(_UNDER, in_a_box(under)),
    **dict.fromkeys(_SHAPES, shape),
    **dict.fromkeys(_ARROWS, extensible),
}

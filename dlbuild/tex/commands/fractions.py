r"""Fractions and binomials: `\frac`, `\binom`, `\genfrac` (amsmath), `\over` and its kin (TeXbook p. 139–143)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.tex.commands.dimensions import ems, read_length
from dlbuild.tex.mlist import (
    DISPLAY,
    INNER,
    ORD,
    SCRIPT,
    SCRIPT_SCRIPT,
    TEXT,
    Atom,
    Bar,
    Fraction,
    Over,
    Space,
    StyleChange,
)
from dlbuild.tex.symbols import DELIMITERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from dlbuild.tex.mlist import Delimiter, Item
    from dlbuild.tex.parser import Parser

_PARENTHESES = DELIMITERS["("], DELIMITERS[")"]
_STYLES = {"0": DISPLAY, "1": TEXT, "2": SCRIPT, "3": SCRIPT_SCRIPT}


def _grouped(fraction: Fraction, style: int | None = None) -> Atom:
    """Return a fraction as LaTeX's macros leave it: a group with an inner atom, perhaps in a style of its own."""
    if style is None:
        return Atom(ORD, fraction)
    return Atom(ORD, (StyleChange(style), Atom(INNER, fraction)))


def frac(parser: Parser, token: str) -> Item:
    r"""Read `\frac`, `\dfrac`, `\tfrac`."""
    style = {"\\dfrac": DISPLAY, "\\tfrac": TEXT}.get(token)
    return _grouped(Fraction(parser.argument(token), parser.argument(token)), style)


def binom(parser: Parser, token: str) -> Item:
    r"""Read `\binom`, `\dbinom`, `\tbinom`: parentheses, no rule."""
    style = {"\\dbinom": DISPLAY, "\\tbinom": TEXT}.get(token)
    return _grouped(Fraction(parser.argument(token), parser.argument(token), 0.0, *_PARENTHESES), style)


def cfrac(parser: Parser, token: str) -> Item:
    r"""Read `\cfrac`: display style, a strut in the numerator, and no space for delimiters at the right (amsmath)."""
    align = "".join(parser.optional() or ["c"])
    numerator = (Atom(ORD, Bar(0.0, 0.84, 0.36)), *parser.argument(token))
    fraction = Fraction(numerator, parser.argument(token), align=align)
    return Atom(ORD, (StyleChange(DISPLAY), Atom(ORD, fraction), Space(em=-0.12)))


def genfrac(parser: Parser, token: str) -> Item:
    r"""Read `\genfrac{(}{)}{thickness}{style}{…}{…}`."""
    left, right = _delimiter(parser, token), _delimiter(parser, token)
    thickness = parser.word(token)
    style = parser.word(token)
    above, below = parser.argument(token), parser.argument(token)
    fraction = Fraction(above, below, ems(parser, thickness, token) if thickness else None, left, right)
    return _grouped(fraction, _STYLES.get(style))


def _delimiter(parser: Parser, token: str) -> Delimiter | None:
    word = parser.word(token)
    if word and word not in DELIMITERS:
        parser.fail("bad-delimiter", f"{word} is not a delimiter", word, "use one of ( ) [ ] \\{ \\} | \\langle …")
    return DELIMITERS[word] if word else None


def infix(parser: Parser, items: list[Item], token: str) -> None:
    r"""Turn the list so far into a numerator (`\over` and its kin); the rest will be the denominator."""
    if items and type(items[0]) is Over:
        parser.fail("ambiguous-fraction", f"a second {token} in one group", token, "put braces around one of them")
    left = right = None
    thickness = None if token in {"\\over", "\\overwithdelims"} else 0.0
    if token.endswith("withdelims"):
        left, right = fence(parser, token), fence(parser, token)
    elif token in _INFIX_FENCES:
        left, right = (DELIMITERS[name] for name in _INFIX_FENCES[token])
    if token.startswith("\\above"):
        thickness = ems(parser, read_length(parser), token)
    items[:] = [Over(Fraction(tuple(items), (), thickness, left, right))]


def fence(parser: Parser, token: str) -> Delimiter | None:
    """Read a delimiter."""
    from dlbuild.tex.commands.fences import delimiter

    return delimiter(parser, token)


_INFIX_FENCES = {"\\choose": "()", "\\brack": "[]", "\\brace": ("\\{", "\\}")}

COMMANDS: dict[str, Callable[[Parser, str], Item | None]] = {
    "\\frac": frac,
    "\\dfrac": frac,
    "\\tfrac": frac,
    "\\cfrac": cfrac,
    "\\binom": binom,
    "\\dbinom": binom,
    "\\tbinom": binom,
    "\\genfrac": genfrac,
}
SPECIALS: dict[str, Callable[[Parser, list[Item], str], None]] = dict.fromkeys(
    (
        "\\over",
        "\\atop",
        "\\choose",
        "\\brack",
        "\\brace",
        "\\above",
        "\\overwithdelims",
        "\\atopwithdelims",
        "\\abovewithdelims",
    ),
    infix,
)

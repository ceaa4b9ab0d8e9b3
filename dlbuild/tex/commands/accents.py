r"""Accents over one thing: `\hat`, `\vec`, `\widehat` (TeXbook p. 135), `\overline`, `\underline` (p. 130)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.tex.alphabets import BOLD, FACES, emboldened
from dlbuild.tex.mlist import ORD, Accent, Atom, Line, Space, Symbol

if TYPE_CHECKING:
    from collections.abc import Callable

    from dlbuild.tex.mlist import Item, Nucleus
    from dlbuild.tex.parser import Parser

# LaTeX's fontmath.ltx. Those of cmr10 are of class 7: they follow the alphabet in force (amsmath's \mathaccentV).
_ACCENTS = {
    "\\acute": Symbol("cmr10", 0x13),
    "\\grave": Symbol("cmr10", 0x12),
    "\\ddot": Symbol("cmr10", 0x7F),
    "\\tilde": Symbol("cmr10", 0x7E),
    "\\bar": Symbol("cmr10", 0x16),
    "\\breve": Symbol("cmr10", 0x15),
    "\\check": Symbol("cmr10", 0x14),
    "\\hat": Symbol("cmr10", 0x5E),
    "\\dot": Symbol("cmr10", 0x5F),
    "\\mathring": Symbol("cmr10", 0x17),
    "\\vec": Symbol("cmmi10", 0x7E),
    "\\widetilde": Symbol("cmex10", 0x65),
    "\\widehat": Symbol("cmex10", 0x62),
}
# Alphabets whose fonts have accents where cmr10 has them.
_WITH_ACCENTS = {"mathrm", "mathbf", "mathit", "mathsf", "mathtt"}


def accent(parser: Parser, token: str) -> Item:
    """Read an accent and what is under it."""
    name = token if token in _ACCENTS else token[0] + token[1].lower() + token[2:]
    return Atom(ORD, over(parser, name, parser.field(token)))


def over(parser: Parser, name: str, body: Nucleus) -> Accent | Line:
    """Return something under an accent or a line, in the alphabet in force."""
    if name in ("\\overline", "\\underline"):
        return Line(body, over=name == "\\overline")
    symbol = _ACCENTS[name]
    if symbol.face == "cmr10" and parser.alphabet in _WITH_ACCENTS:
        face = FACES[parser.alphabet]
        symbol = Symbol(BOLD.get(face, face) if parser.bold else face, symbol.code)
    elif parser.bold:
        symbol = emboldened(symbol)
    return Accent(symbol, body)


def skew(parser: Parser, token: str) -> Item:
    r"""Read plain TeX's `\skew{5}\hat{…}`: the accent half so many math units further right (TeXbook p. 359)."""
    given = parser.word(token)
    name = parser.next()
    if not given.lstrip("-").isdigit() or name not in _ACCENTS:
        message = f"{token} is not followed by a number and an accent"
        parser.fail("bad-accent", message, token, f"write {token}{{5}}\\hat A")
    half = Space(mu=int(given) / 2)
    back = half._replace(mu=-half.mu)
    body = (back, *parser.argument(name), half)
    return Atom(ORD, (half, Atom(ORD, over(parser, name, body)), back))


def line(parser: Parser, token: str) -> Item:
    r"""Read `\overline` or `\underline`."""
    return Atom(ORD, over(parser, token, parser.field(token)))


COMMANDS: dict[str, Callable[[Parser, str], Item | None]] = {
    **dict.fromkeys(_ACCENTS, accent),
    **dict.fromkeys(
        ("\\Hat", "\\Check", "\\Tilde", "\\Acute", "\\Grave", "\\Dot", "\\Ddot", "\\Breve", "\\Bar", "\\Vec"), accent
    ),
    "\\skew": skew,
    "\\overline": line,
    "\\underline": line,
}

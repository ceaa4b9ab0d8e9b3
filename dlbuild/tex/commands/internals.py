r"""What only macros of the format use; names with @ cannot be written in a formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.tex.mlist import ORD, Atom, Ellipse, Fitted, Flushed, Foreign, Stack, Symbol, Text
from dlbuild.tex.unicode import is_foreign

if TYPE_CHECKING:
    from collections.abc import Callable

    from dlbuild.tex.mlist import Item
    from dlbuild.tex.parser import Parser


def mathchar(parser: Parser, token: str) -> Item:
    """Return the character of a font with a hexadecimal code (TeXbook p. 155)."""
    face = parser.word(token)
    return Atom(ORD, Symbol(face, int(parser.word(token), 16)))


def overlay(parser: Parser, token: str) -> Item:
    r"""Put one thing over another, both in the middle of the wider and with both their heights: LaTeX's `\ooalign`."""
    below, above = parser.argument(token), parser.argument(token)
    measures = (Atom(ORD, Fitted((Atom(ORD, below), Atom(ORD, above)), "hd")),)
    return Atom(ORD, Stack(((0.0, measures), (0.0, below), (0.0, above), (0.0, measures))))


def ellipse(parser: Parser, token: str) -> Item:
    """Return a ring around the axis: width and height in ems of the size in force."""
    return Atom(ORD, Ellipse(float(parser.word(token)), float(parser.word(token))))


def flushed(parser: Parser, token: str) -> Item:
    r"""Set the first argument to the right in the width of the wider of two (mathtools' `\prescript`)."""
    return Atom(ORD, Flushed(parser.argument(token), parser.argument(token)))


def foreign(parser: Parser, token: str) -> Item:
    """Set characters that no face here has, with those of their kind that follow, as a word."""
    word = parser.word(token)
    while is_foreign(parser.tokens[-1]):
        word += parser.tokens.pop()
    return Atom(ORD, Text((Foreign(word),)))


COMMANDS: dict[str, Callable[[Parser, str], Item | None]] = {
    "\\mathchar@": mathchar,
    "\\overlay@": overlay,
    "\\ellipse@": ellipse,
    "\\flushed@": flushed,
    "\\foreign@": foreign,
}

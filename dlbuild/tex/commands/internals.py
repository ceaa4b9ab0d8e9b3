r"""What only macros of the format use; names with @ cannot be written in a formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.tex.commands.dimensions import ems
from dlbuild.tex.commands.stretches import LINES
from dlbuild.tex.mlist import ORD, Atom, Choice, Ellipse, Fitted, Flushed, Foreign, Stack, Stretch, Symbol, Text
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


def palette(parser: Parser, token: str) -> Item:
    r"""Set the same in all styles, so that no script can hang on it: what a macro made with `\mathchoice` leaves."""
    items = parser.argument(token)
    return Choice((items, items, items, items))


def hung(parser: Parser, token: str) -> Item:
    r"""Give a body a height of its own, perhaps a negative one: TeX's `\vbox to`."""
    height = ems(parser, parser.word(token), token)
    return Atom(ORD, Stack(((0.0, parser.argument(token)),), height, 0.0))


def lim_arrow(parser: Parser, token: str) -> Item:
    r"""Put an arrow under a limit: amsopn's `\varlim@`, 1.5 of amsmath's \ex@ below, and one of white taken off."""
    line = LINES[parser.word(token)]
    return Atom(ORD, Stretch(parser.argument(token), line, over=False, gap=0.1502208, margin=-0.1001472, styled=True))


def integrals(parser: Parser, items: list[Item], token: str) -> None:
    r"""Set integrals beside each other; only where limits are asked for are they one operator (amsmath's `\ints@a`)."""
    body = parser.raw(token)
    if parser.peek() in ("\\limits", "\\displaylimits"):
        items.extend(parser.within(["\\intback@", "\\mathop", "{", "\\intspace@", *body, "}"], token))
    else:
        items.extend(parser.within([*body, "\\nolimits"], token))


SPECIALS: dict[str, Callable[[Parser, list[Item], str], None]] = {"\\integrals@": integrals}
COMMANDS: dict[str, Callable[[Parser, str], Item | None]] = {
    "\\mathchar@": mathchar,
    "\\overlay@": overlay,
    "\\ellipse@": ellipse,
    "\\flushed@": flushed,
    "\\palette@": palette,
    "\\hung@": hung,
    "\\lim@arrow": lim_arrow,
    "\\foreign@": foreign,
}

r"""What only macros of the format use: `\mathchar@`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.tex.mlist import ORD, Atom, Symbol

if TYPE_CHECKING:
    from collections.abc import Callable

    from dlbuild.tex.mlist import Item
    from dlbuild.tex.parser import Parser


def mathchar(parser: Parser, token: str) -> Item:
    """Return the character of a font with a hexadecimal code (TeXbook p. 155)."""
    face = parser.word(token)
    return Atom(ORD, Symbol(face, int(parser.word(token), 16)))


COMMANDS: dict[str, Callable[[Parser, str], Item | None]] = {"\\mathchar@": mathchar}

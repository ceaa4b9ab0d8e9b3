"""A formula's math list with the place of every item, for whoever has to say where something is unclear.

Typesetting does not need places, and its parser keeps none. Here the same parser, with the same tables, reads tokens
that know their places, and notes for each item of a list where it begins and ends.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dlbuild.problem import FormulaError
from dlbuild.tex.lexer import Token, placed_tokens
from dlbuild.tex.macros import macro
from dlbuild.tex.mlist import INNER, ORD, Atom, Over
from dlbuild.tex.parser import CLOSERS, END, Parser
from dlbuild.tex.read import parse
from dlbuild.tex.rows import lines_of

if TYPE_CHECKING:
    from dlbuild.tex.mlist import Item, Mlist

_BREAKS = ("\\\\", "\\cr")


class PlacedList(tuple["Item", ...]):
    """A math list that knows where each of its items stands."""

    places: tuple[tuple[int, int], ...]


class PlacedParser(Parser):
    """The parser, noting places: `mlist` is its one loop, so it is the one method to replace."""

    size = 0  # of the text

    def mlist(self, closers: tuple[str, ...], opening: str) -> Mlist:
        """Read items up to a closing token, as the parser does, and note where each stands."""
        items: list[Item] = []
        places: list[tuple[int, int]] = []
        self.depth += 1
        self.not_too_deep(opening)
        while True:
            token = self.tokens.pop()
            atom = self.atoms.get(token)
            if atom is not None and token not in self.macros:
                items.append(atom)
            elif token in CLOSERS:
                if token in closers:
                    break
                if token not in _BREAKS or self.in_array:
                    self.stray(token, closers, opening)
                self.skip_break()
                items.append(Atom(ORD, None))
            elif token != " ":
                self.step(items, token)
            self._note(places, len(items), token)
        self.closed_by = token
        self.depth -= 1
        if items and type(items[0]) is Over:
            return (Atom(INNER, items[0].fraction._replace(denominator=_placed(items[1:], places[1:]))),)
        return _placed(items, places)

    def _note(self, places: list[tuple[int, int]], count: int, token: str) -> None:
        """Note that up to here there are so many items, the last of which ends before the next token."""
        start = token.start if isinstance(token, Token) else 0
        following = self.tokens[-1] if self.tokens else END
        end = following.start if isinstance(following, Token) else self.size
        del places[count:]
        if places and len(places) == count:
            places[-1] = (places[-1][0], max(places[-1][1], end))
        while len(places) < count:
            places.append((start, max(end, start)))


def _placed(items: list[Item], places: list[tuple[int, int]]) -> PlacedList:
    placed = PlacedList(items)
    placed.places = tuple(places)
    return placed


def placed_mlist(tex: str, macros: Mapping[str, str] | None = None) -> Mlist:
    """Return the math list of a formula, places noted. Raises FormulaError, as typesetting it would."""
    plain = parse(tex, macros)
    known = {name: macro(body) for name, body in (macros or {}).items()}
    parser = PlacedParser(placed_tokens(tex), known)
    parser.size = len(tex)
    try:
        items = parser.mlist((END, *_BREAKS), END)
        return items if parser.closed_by == END else lines_of(parser, items, apart=True)
    except FormulaError:
        return plain.mlist

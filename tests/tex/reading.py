"""Ways to look at a math list, and every name that a formula may use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from dlbuild.problem import FormulaError, Problem
from dlbuild.tex.commands import COMMANDS, SPECIALS
from dlbuild.tex.format import MACROS
from dlbuild.tex.mlist import Atom, Symbol
from dlbuild.tex.read import parse
from dlbuild.tex.symbols import ATOMS

# Names with an at sign are for the macros of the format.
NAMES = sorted({name for table in (ATOMS, COMMANDS, SPECIALS, MACROS) for name in table if "@" not in name})


def atoms(tex: str, macros: Mapping[str, str] | None = None) -> list[Atom]:
    """Return the atoms of a formula; there must be nothing else in its list."""
    items = parse(tex, macros).mlist
    assert all(isinstance(item, Atom) for item in items)
    return [item for item in items if isinstance(item, Atom)]


def atom(tex: str, macros: Mapping[str, str] | None = None) -> Atom:
    """Return the one atom of a formula."""
    (found,) = atoms(tex, macros)
    return found


def letters(tex: str, macros: Mapping[str, str] | None = None) -> str:
    """Return the characters of a formula's symbols in order, groups and scripts included."""
    return "".join(chr(symbol.code) for symbol in _symbols(parse(tex, macros).mlist))


def faces(tex: str) -> list[str]:
    """Return the fonts of a formula's symbols in order."""
    return [symbol.face for symbol in symbols(tex)]


def symbols(tex: str) -> list[Symbol]:
    """Return a formula's symbols in order."""
    return list(_symbols(parse(tex).mlist))


def refusal(tex: str, macros: Mapping[str, str] | None = None) -> Problem:
    """Return the problem of a formula that must be refused."""
    with pytest.raises(FormulaError) as caught:
        parse(tex, macros)
    return caught.value.problem


def _symbols(thing: object) -> Iterator[Symbol]:
    """Yield the symbols in whatever a list is made of: its types are all tuples."""
    if isinstance(thing, Symbol):
        yield thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from _symbols(part)

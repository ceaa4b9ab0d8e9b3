r"""Matrices and `cases`: what stands in rows and columns, ellipses included.

The dots of `x^{(1)} & \cdots & x^{(m)}` say: and so on. What goes on is found by comparing the two ends: where one has
a number and the other something else, there an index runs.
"""

from __future__ import annotations

import dataclasses
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias

from dlbuild.prove.signs import ELSE
from dlbuild.prove.term import Apply, Cases, Grid, Index, Name, Number, Place, Run, Term, UnclearError
from dlbuild.prove.units import Unit, units_of
from dlbuild.tex.mlist import Array

if TYPE_CHECKING:
    from dlbuild.prove.reader import Reader

# A part of a term: a term, a tuple of such, a word, a number.
_Part: TypeAlias = Any

# The name of the index that an ellipsis hides; no letter is spelled so.
RUNNING = "…"


def fenced(reader: Reader, unit: Unit, inner: Unit) -> Term:
    """Read an array between delimiters."""
    brackets = (unit.text, unit.closing)
    if brackets == ("{", "."):
        return _cases(reader, inner)
    grid = array(reader, inner)
    if brackets == ("|", "|"):
        return Apply("det", (grid,), unit.place)
    if brackets in {("[", "]"), ("(", ")")}:
        return grid
    raise UnclearError("these brackets around rows are not understood", unit.place)


def array(reader: Reader, unit: Unit) -> Term:
    """Read the rows of a matrix."""
    nucleus = unit.nucleus
    assert isinstance(nucleus, Array)
    if nucleus.baseline is not None:
        raise UnclearError(
            "lines within a formula are not understood", unit.place, "let each line be a formula of its own"
        )
    rows = [[_bare(units_of(cell, unit.place)) for cell in row.cells] for row in nucleus.rows]
    rows = [row for row in rows if any(_says_something(cell) for cell in row)]
    if len(rows) == 1:
        return _line(reader, "columns", rows[0], unit.place)
    if rows and all(len(row) == 1 for row in rows):
        return _line(reader, "rows", [row[0] for row in rows], unit.place)
    if any(_is_dots(cell) for row in rows for cell in row):
        raise UnclearError("dots in two directions are not understood", unit.place, "give the matrix by its entries")
    return Grid(tuple(tuple(reader.inner(cell) for cell in row) for row in rows), unit.place)


def _bare(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Return a cell without white space, and without the strokes around a row vector (`- w^T -`)."""
    kept = tuple(unit for unit in units if unit.kind != "quad")
    if len(kept) > 2 and kept[0].text == "-" == kept[-1].text:
        kept = kept[1:-1]
    return kept


def _says_something(cell: tuple[Unit, ...]) -> bool:
    return any(unit.kind != "fill" for unit in cell)


def _is_dots(cell: tuple[Unit, ...]) -> bool:
    return len(cell) == 1 and cell[0].kind == "dots"


def _line(reader: Reader, kind: str, cells: list[tuple[Unit, ...]], place: Place) -> Term:
    """Read one row or one column."""
    cells = [cell for cell in cells if cell]
    dots = [at for at, cell in enumerate(cells) if _is_dots(cell)]
    terms = [reader.inner(cell) for cell in cells if not _is_dots(cell)]
    if dots:
        at = dots[0]
        if len(dots) > 1 or at in {0, len(cells) - 1} or at != len(cells) - 2:
            raise UnclearError("these dots are not understood", place, "dots stand before the last entry")
        terms = [*terms[: at - 1], run(kind, terms[at - 1], terms[at], [], place)]
    rows = (tuple(terms),) if kind == "columns" else tuple((term,) for term in terms)
    return Grid(rows, place)


def run(kind: str, first: Term, last: Term, middle: list[Term], place: Place) -> Term:
    """Return what dots between two terms stand for; terms between the first and the dots must be as the rule says."""
    start = middle[-1] if middle else first
    changes: list[tuple[Term, Term]] = []
    body = _between(start, last, changes)
    if body is None or any(change != changes[0] for change in changes):
        raise UnclearError("it cannot be seen how these dots go on", place)
    lower, upper = changes[0] if changes else (Number(Fraction(1)), Number(Fraction(1)))
    rest = Run(kind, RUNNING, lower, upper, body, place)
    if not middle:
        return rest
    return Apply(kind, (first, *middle[:-1], rest), place)


def _between(first: _Part, last: _Part, changes: list[tuple[Term, Term]]) -> _Part:
    """Return the first with an index where the two differ, or None; collect from what to what it goes."""
    if first == last:
        return first
    if isinstance(first, Number) and isinstance(last, (Number, Name, Apply)):
        changes.append((first, last))
        return Name(RUNNING)
    if isinstance(first, tuple) and isinstance(last, tuple) and len(first) == len(last):
        parts = [_between(a, b, changes) for a, b in zip(first, last, strict=True)]
        if isinstance(first, Index):
            # The text of an index is but another spelling of its terms.
            return None if parts[1] is None or not first.terms else first._replace(terms=parts[1], text=RUNNING)
        return None if any(part is None for part in parts) else tuple(parts)
    return _between_terms(first, last, changes)


def _between_terms(first: _Part, last: _Part, changes: list[tuple[Term, Term]]) -> _Part:
    if type(first) is type(last) and dataclasses.is_dataclass(first) and not isinstance(first, type):
        values: dict[str, Any] = {}
        for field in dataclasses.fields(first):
            if field.name != "place":
                values[field.name] = _between(getattr(first, field.name), getattr(last, field.name), changes)
                if values[field.name] is None and getattr(first, field.name) is not None:
                    return None
        return dataclasses.replace(first, **values)
    return None


def _cases(reader: Reader, unit: Unit) -> Term:
    nucleus = unit.nucleus
    assert isinstance(nucleus, Array)
    branches: list[tuple[Term, Term | None]] = []
    for row in nucleus.rows:
        cells = [units_of(cell, unit.place) for cell in row.cells]
        if len(cells) != 2:
            raise UnclearError("each case needs a value and a condition", unit.place)
        branches.append((reader.inner(_without_comma(cells[0])), _condition(reader, cells[1], unit.place)))
    return Cases(tuple(branches), unit.place)


def _without_comma(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    return units[:-1] if units and units[-1].text in {",", ";"} else units


def _condition(reader: Reader, units: tuple[Unit, ...], place: Place) -> Term | None:
    """Read `if y = 1`; what stands behind a wide space, or in words, is a remark."""
    kept: list[Unit] = []
    for unit in units:
        if unit.kind in {"prose", "word"} and unit.text.strip().lower().rstrip(".,") in ELSE:
            return None
        if unit.kind == "quad" or unit.text in {",", r"\Rightarrow"}:
            if kept:
                break
        elif unit.kind == "prose" and unit.text.strip().lower() in {"if", "for", "when", "where"}:
            continue
        else:
            kept.append(unit)
    if not kept:
        raise UnclearError("a case without a condition", place)
    return reader.condition(tuple(kept))

r"""Matrices and `cases`: what stands in rows and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.prove import dots
from dlbuild.prove.signs import ELSE
from dlbuild.prove.term import Apply, Cases, Grid, Place, Term, UnclearError
from dlbuild.prove.units import Unit, units_of
from dlbuild.tex.mlist import Array

if TYPE_CHECKING:
    from dlbuild.prove.reader import Reader


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
    marks = [at for at, cell in enumerate(cells) if _is_dots(cell)]
    terms = [reader.inner(cell) for cell in cells if not _is_dots(cell)]
    if marks:
        at = marks[0]
        if len(marks) > 1 or at in {0, len(cells) - 1} or at != len(cells) - 2:
            raise UnclearError("these dots are not understood", place, "dots stand before the last entry")
        terms = dots.continued(kind, terms[:at], terms[at], place)
    rows = (tuple(terms),) if kind == "columns" else tuple((term,) for term in terms)
    return Grid(rows, place)


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

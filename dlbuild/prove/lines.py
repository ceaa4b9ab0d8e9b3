r"""The lines of a formula: of `aligned`, or parted by `\\`; and which of them only go on from the one before."""

from __future__ import annotations

from itertools import dropwhile

from dlbuild.prove.signs import ADDITIONS, ARROWS, IMPLICATIONS, PRODUCTS, RELATIONS
from dlbuild.prove.units import Unit, units_of
from dlbuild.tex.mlist import Array


def lines(unit: Unit, nucleus: Array) -> list[tuple[Unit, ...]]:
    """Return the equations of `aligned`: each pair of columns is one, with the lines that only go on from it."""
    found: list[tuple[Unit, ...]] = []
    for row in nucleus.rows:
        cells = [units_of(cell, unit.place) for cell in row.cells]
        pairs = [(*cells[at], *(cells[at + 1] if at + 1 < len(cells) else ())) for at in range(0, len(cells), 2)]
        for pair in filter(None, pairs):
            if found and _goes_on(found[-1], pair):
                found[-1] = (*found[-1], *dropwhile(lambda unit: unit.kind == "quad", pair))
            else:
                found.append(pair)
    return found


def in_one_line(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Return units as if they had not been broken into lines."""
    found: list[Unit] = []
    for unit in units:
        if isinstance(unit.nucleus, Array) and unit.nucleus.baseline is not None:
            found.extend(each for line in lines(unit, unit.nucleus) for each in line)
        else:
            found.append(unit)
    return tuple(found)


def _goes_on(before: tuple[Unit, ...], line: tuple[Unit, ...]) -> bool:
    """Whether a line is but the rest of the one before: of a sum, a product, a chain of arrows, or a relation."""
    first = next((unit for unit in line if unit.kind != "quad"), None)
    last = next((unit for unit in reversed(before) if unit.kind != "quad"), None)
    if first is None or last is None:
        return False
    if ARROWS & {first.text, first.kind}:
        return last.text != ","
    if first.text in IMPLICATIONS or last.text in IMPLICATIONS:
        return True
    if first.text in RELATIONS:
        return not any(unit.text in RELATIONS for unit in before)
    signs = {unit.text if unit.kind == "sign" else unit.kind for unit in line}
    joins = first.kind == "sign" and first.text in (ADDITIONS.keys() | PRODUCTS.keys())
    return joins and not signs & (RELATIONS.keys() | ARROWS)

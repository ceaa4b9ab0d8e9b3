r"""Updates: `w := w - \alpha \, dw` gives w another value, which whatever comes later sees.

Several in one formula are carried out one after the other, as a program would: `V := …, W := W - \alpha V` takes the
new V.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.prove.scope import Scope
from dlbuild.prove.targets import target
from dlbuild.prove.term import Apply, Grid, Name, Number, Relation, UnclearError
from dlbuild.prove.values import Matrix, ShapeError, Value, both, said

if TYPE_CHECKING:
    from dlbuild.prove.evaluate import Evaluator


def carried_out(evaluator: Evaluator, updates: tuple[Relation, ...], scope: Scope) -> Scope:
    """Return the scope after updates. Raises UnclearError."""
    for update in updates:
        scope = _carried_out(evaluator, update, scope)
    return scope


def _carried_out(evaluator: Evaluator, update: Relation, scope: Scope) -> Scope:
    name, value = update.left, evaluator.value(update.right, scope)
    if isinstance(name, Grid):
        return _entry_by_entry(name, value, scope, evaluator)
    if isinstance(name, Apply) and name.operation == "pow" and isinstance(name.arguments[1], Number):
        # A new square of a spread is a new spread, which is not negative.
        root = evaluator.field.number(1 / name.arguments[1].value)
        name, value = name.arguments[0], both(value, root, evaluator.field.power)
    if not isinstance(name, Name):
        raise UnclearError("only a name can be given a new value", update.left.place)
    return _with(evaluator, name, value, scope)


def _entry_by_entry(names: Grid, value: Value, scope: Scope, evaluator: Evaluator) -> Scope:
    """Give each name in a matrix its entry; all entries are reckoned before."""
    shape = len(names.rows), len(names.rows[0])
    if not isinstance(value, Matrix) or value.shape != shape:
        raise ShapeError(f"{said(value)} for the names in {shape[0]} × {shape[1]}")
    for row, entries in zip(names.rows, value.rows, strict=True):
        for name, entry in zip(row, entries, strict=True):
            if not isinstance(name, Name):
                raise UnclearError("only a name can be given a new value", names.place)
            scope = _with(evaluator, name, entry, scope)
    return scope


def _with(evaluator: Evaluator, name: Name, value: Value, scope: Scope) -> Scope:
    cells = target(evaluator, name, scope)
    if len(cells) == len(cells[0]) == 1 and not isinstance(value, Matrix):
        ((_, change),) = cells[0]
        return change(value)
    return scope.fix(evaluator.key(name, scope), value)

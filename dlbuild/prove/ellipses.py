"""What an ellipsis stands for, in values; and what can be said of one that is not understood."""

from __future__ import annotations

import operator
from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING

from dlbuild.prove.fields import UndefinedError
from dlbuild.prove.floating import close
from dlbuild.prove.ranges import LONGEST
from dlbuild.prove.scope import Scope
from dlbuild.prove.term import Gap, Grid, Relation, Run, Term, UnclearError
from dlbuild.prove.values import Matrix, Value, blocks, both, exclusive, product, transposed

if TYPE_CHECKING:
    from dlbuild.prove.evaluate import Evaluator

# What an ellipsis between signs, or between factors, adds up to, and with what that begins.
FOLDS: dict[str, tuple[Callable[[Value, Value], Value], int]] = {
    "add": (lambda a, b: both(a, b, operator.add), 0),
    "dot": (product, 1),
    "mul": (product, 1),
    "odot": (lambda a, b: both(a, b, operator.mul), 1),
    "xor": (exclusive, 0),
}


def run(evaluator: Evaluator, term: Run, scope: Scope) -> Value:
    """Return what an ellipsis stands for."""
    lower = evaluator.field.integer(evaluator.scalar(term.lower, scope))
    upper = evaluator.field.integer(evaluator.scalar(term.upper, scope))
    if abs(upper - lower) > LONGEST:
        raise UnclearError(f"dots for more than {LONGEST:,} terms", term.place)
    number = evaluator.field.number
    numbers = range(lower, upper - 1, -1) if term.down else range(lower, upper + 1)
    values = [evaluator.value(term.body, scope.bind({term.variable: number(Fraction(at))})) for at in numbers]
    if term.kind in FOLDS:
        fold, start = FOLDS[term.kind]
        total: Value = number(Fraction(start))
        for value in values:
            total = fold(total, value)
        return total
    if term.kind == "items":
        return tuple(values)
    if not values:
        raise UndefinedError("dots for nothing")
    return blocks([values]) if term.kind == "columns" else blocks([value] for value in values)


def gap(_evaluator: Evaluator, term: Gap, _scope: Scope) -> Value:
    """Refuse dots that are not understood."""
    raise UnclearError("it cannot be seen how these dots go on", term.place)


def ends_differ(evaluator: Evaluator, relation: Relation, scope: Scope) -> tuple[Value, Value] | None:
    """Return an end of a row with dots that are not understood, and what it should be, where these differ.

    Whatever the dots mean, such a row is not what it is said to be.
    """
    for side, other in ((relation.left, relation.right), (relation.right, relation.left)):
        found = _gap_of(side)
        if found is None or relation.sign != "=":
            continue
        before, there = found
        whole = evaluator.value(other, scope)
        head = evaluator.value(before, scope)
        tail = evaluator.value(Grid(((there.last,),)), scope)
        if not isinstance(whole, Matrix):
            return head, whole
        if there.kind == "columns":
            whole, head, tail = transposed(whole), transposed(head), transposed(tail)
        for part, rows in ((head, whole.rows[: len(head.rows)]), (tail, whole.rows[-len(tail.rows) :])):
            if part.shape != Matrix(rows).shape or not all(map(close, part.entries(), Matrix(rows).entries())):
                return part, Matrix(rows)
    return None


def _gap_of(term: Term) -> tuple[Grid, Gap] | None:
    """Return a matrix up to a gap, with the gap's first entry, and the gap."""
    if not isinstance(term, Grid):
        return None
    flat = term.rows[0] if len(term.rows) == 1 else tuple(row[0] for row in term.rows)
    last = flat[-1]
    if not isinstance(last, Gap):
        return None
    shown = (*flat[:-1], last.first)
    return Grid((shown,) if last.kind == "columns" else tuple((each,) for each in shown)), last

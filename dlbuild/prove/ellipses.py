"""What an ellipsis stands for, in values; and what can be said of one that is not understood."""

from __future__ import annotations

import operator
from collections.abc import Callable
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from dlbuild.prove.fields import UndefinedError
from dlbuild.prove.floating import close
from dlbuild.prove.ranges import LONGEST
from dlbuild.prove.scope import Scope
from dlbuild.prove.term import Apply, Call, Gap, Grid, Name, Relation, Run, Term, UnclearError, parts
from dlbuild.prove.values import Matrix, Value, blocks, both, exclusive, product, transposed

if TYPE_CHECKING:
    from dlbuild.prove.evaluate import Evaluator

_DOTS = Apply("dots", ())
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
    number = evaluator.field.number
    numbers = counted(evaluator, term, scope)
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


def counted(evaluator: Evaluator, term: Run, scope: Scope) -> range:
    """Return the numbers that the hidden index of an ellipsis runs over."""
    lower, upper = (evaluator.field.integer(evaluator.scalar(end, scope)) for end in (term.lower, term.upper))
    if abs(upper - lower) > LONGEST:
        raise UnclearError(f"dots for more than {LONGEST:,} terms", term.place)
    if (lower - upper if term.down else upper - lower) < -1:
        # `w_1 + w_2 + \cdots + w_n` says nothing of n = 0: a term that is written would have to go.
        raise UndefinedError("dots that begin behind their end")
    return range(lower, upper - 1, -1) if term.down else range(lower, upper + 1)


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


def moved(evaluator: Evaluator, term: Apply, scope: Scope) -> Value:
    r"""Return a function at its own letters, but for those that are written: `J(w_1, \dots, w_i + \varepsilon, \dots)`.

    What is written before the first dots, or behind the last, stands at its place; what is written between is put where
    the letter is that it has in it.
    """
    (call,) = term.arguments
    assert isinstance(call, Call)
    given = [each for each in evaluator.sheet.definitions if each.name == call.function and each.parameters]
    if not given:
        raise UnclearError(f"what is {call.function.text}?", term.place, "give it with all its arguments")
    slots = list(given[-1].parameters or ())
    keys = [evaluator.key(slot, scope) if isinstance(slot, Name) else "" for slot in slots]
    dots = [at for at, each in enumerate(call.arguments) if each == _DOTS]
    behind = call.arguments[dots[-1] + 1 :]
    taken = [*range(dots[0]), *range(len(slots) - len(behind), len(slots))]
    places = taken[: dots[0]]
    for each in call.arguments[dots[0] : dots[-1]]:
        if each != _DOTS:
            found = {keys.index(key) for key in map(partial(evaluator.key, scope=scope), _names(each)) if key in keys}
            places.extend(found if len(found) == 1 else (-1,))
    places += taken[dots[0] :]
    if -1 in places or len(set(places)) < len(places) or max(places) >= len(slots):
        raise UnclearError("it cannot be seen which arguments these are", term.place)
    for at, each in zip(places, (each for each in call.arguments if each != _DOTS), strict=True):
        slots[at] = each
    return evaluator.value(Call(call.function, tuple(slots), call.place), scope)


def _names(term: object) -> list[Name]:
    """Return the names in a term."""
    if isinstance(term, Name):
        return [term]
    return [name for part in parts(term) for name in _names(part)]

"""Conditions: whether they hold, as a truth of the field."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from dlbuild.prove.fields import Truth
from dlbuild.prove.scope import Scope
from dlbuild.prove.term import Apply, Domain, Listing, Relation, Term, UnclearError
from dlbuild.prove.values import Scalar, ShapeError, Value, both, is_array

if TYPE_CHECKING:
    from dlbuild.prove.evaluate import Evaluator

MANY = 1_000_000  # entries of a vector that is only counted


def truth(evaluator: Evaluator, term: Term, scope: Scope, *, arrays: bool = True) -> Truth:
    """Say whether a condition holds; of arrays, whether it holds for all entries."""
    if isinstance(term, Apply) and term.operation == "and":
        return evaluator.field.every([truth(evaluator, each, scope, arrays=arrays) for each in term.arguments])
    if not isinstance(term, Relation):
        raise UnclearError("this is no condition", term.place)
    if term.sign == "in":
        return contains(evaluator, term.right, evaluator.value(term.left, scope), scope)
    if term.sign not in {"=", "!=", "<", ">", "<=", ">="}:
        raise UnclearError("this sign makes no condition", term.place)
    left, right = evaluator.value(term.left, scope), evaluator.value(term.right, scope)
    if is_array(left) or is_array(right):
        if not arrays:
            raise ShapeError("a case that depends on an array")
        pairs = both(left, right, lambda a, b: (a, b))
        return evaluator.field.every([evaluator.field.compare(term.sign, a, b) for a, b in pairs.entries()])
    if isinstance(left, tuple) or isinstance(right, tuple):
        raise UnclearError("a condition on a tuple", term.place)
    return evaluator.field.compare(term.sign, left, right)


def contains(evaluator: Evaluator, term: Term, value: Value, scope: Scope) -> Truth:
    """Say whether a set contains a value."""
    compare, both_hold = evaluator.field.compare, evaluator.field.every
    entries = value.entries() if is_array(value) else [value]
    if isinstance(term, Listing):
        items = [evaluator.scalar(item, scope) for item in term.items]
        if term.brackets == "{}":
            return all(any(compare("=", entry, item) is True for item in items) for entry in entries)
        low, high = items
        signs = (">=" if term.brackets[0] in {"[", "."} else ">", "<=" if term.brackets[-1] in {"]", "."} else "<")
        whole = _whole(evaluator, entries) if term.brackets == ".." else []
        bounds = [compare(sign, entry, end) for entry in entries for sign, end in zip(signs, (low, high), strict=True)]
        return both_hold([*whole, *bounds])
    if not isinstance(term, Domain):
        raise UnclearError("this is no set", term.place)
    shape = tuple(evaluator.size(each, scope, MANY) for each in term.shape)
    wanted = (*shape, 1)[: max(len(shape), 2)] if shape else (1, 1)
    there = value.shape if is_array(value) else (1, 1)
    if there != wanted:
        left, right = (" × ".join(map(str, each)) for each in (there, wanted))
        raise ShapeError(f"the left side is {left}, the right side wants {right}")
    if term.items:
        return contains(evaluator, Listing("{}", term.items), value, scope)
    whole = _whole(evaluator, entries) if term.numbers in {"N", "Z"} else []
    positive = term.numbers in {"N", "R+"}
    return both_hold(
        [*whole, *(compare(">", entry, evaluator.field.number(Fraction(0))) for entry in entries if positive)]
    )


def _whole(evaluator: Evaluator, entries: Sequence[Scalar]) -> list[Truth]:
    """Say of numbers whether they are whole."""
    return [evaluator.field.compare("=", entry, evaluator.field.function("floor", entry)) for entry in entries]

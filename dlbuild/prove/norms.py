"""Norms of vectors and matrices."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING

from dlbuild.prove.scope import Scope
from dlbuild.prove.term import Apply
from dlbuild.prove.values import Value, dot, entries

if TYPE_CHECKING:
    from dlbuild.prove.evaluate import Evaluator


def norm(kind: str) -> Callable[[Evaluator, Apply, Scope], Value]:
    """Return the operation that is a norm: Euclid's, the sum, or the largest entry."""

    def operation(evaluator: Evaluator, term: Apply, scope: Scope) -> Value:
        field = evaluator.field
        flat = entries(evaluator.value(term.arguments[0], scope))
        if kind == "norm":
            return field.function("sqrt", dot(flat, flat))
        sizes = [field.function("abs", entry) for entry in flat]
        if kind == "norminf":
            return field.extreme("max", sizes)
        total = sizes[0]
        for size in sizes[1:]:
            total = total + size
        return total

    return operation


def norm_p(evaluator: Evaluator, term: Apply, scope: Scope) -> Value:
    """Return the norm that takes the p-th root of a sum of p-th powers."""
    field = evaluator.field
    value, power = (evaluator.value(argument, scope) for argument in term.arguments)
    powers = [field.power(field.function("abs", entry), power) for entry in entries(value)]
    total = dot(powers, [field.number(Fraction(1))] * len(powers))
    return field.power(total, field.quotient(field.number(Fraction(1)), power))

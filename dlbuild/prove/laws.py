r"""Laws of chance, and what follows from them: `\operatorname{E}`, `\operatorname{Var}`, probabilities.

`y \sim \operatorname{Bernoulli}(p)` says how y falls; names that are drawn are independent of each other. A mean is
exact: what has few outcomes is looked at in each of them, and of what has not, only polynomials have a mean here, from
the moments of the law.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from dlbuild.prove.scope import Scope, matched
from dlbuild.prove.signs import LAWS
from dlbuild.prove.sources import Kind, filled
from dlbuild.prove.term import Apply, Call, Index, Name, Number, Relation, Term, UnclearError
from dlbuild.prove.values import Scalar, Value, array, both, entries, is_array

if TYPE_CHECKING:
    from dlbuild.prove.evaluate import Evaluator
    from dlbuild.prove.fields import Field
    from dlbuild.prove.names import Names

COMPARED = 4  # moments by which two laws are told apart


class Law(NamedTuple):
    """A law with its parameters as values."""

    name: str
    parameters: tuple[Scalar, ...]

    def outcomes(self) -> tuple[tuple[int, Scalar], ...]:
        """Return the few numbers that there can be, each with its probability; none if there are many."""
        (p, *_) = self.parameters
        return ((1, p), (0, 1 - p)) if self.name == "Bernoulli" else ()

    def moment(self, field: Field, order: int) -> Scalar:
        """Return the mean of a power. Of a normal law, integration by parts leads from two moments to the next."""
        one = field.number(Fraction(1))
        first, second = (*self.parameters, self.parameters[0])[:2]
        if self.name == "Bernoulli":
            return first if order else one
        if self.name == "U":
            powers = [field.power(end, field.number(Fraction(order + 1))) for end in (second, first)]
            return field.quotient(powers[0] - powers[1], (order + 1) * (second - first))
        before, last = one * 0, one
        for at in range(order):
            before, last = last, first * last + at * second * before
        return last


class DrawnError(Exception):
    """A name whose value is a matter of chance: all that it can be must be looked at."""

    def __init__(self, key: str, law: Law) -> None:
        super().__init__(key)
        self.key = key
        self.law = law


class Drawing:
    """Whether a mean is being taken, and of which names the values are fixed for the moment."""

    def __init__(self) -> None:
        self.depth = 0
        self.keys: set[str] = set()

    def value(self, names: Names, term: Name, kind: Kind | None, scope: Scope) -> Value | None:
        """Return an array of entries that are drawn; None if nothing is. Raises DrawnError for a number that is."""
        if not self.depth:
            return None
        for pattern, law in names.sheet.laws:
            if pattern.text != term.text or pattern.primes != term.primes:
                continue
            match = matched(pattern.indices, names.indices(term, scope))
            if match is not None:
                numbers = {letter: names.field.number(Fraction(at)) for letter, at in match.numbers.items()}
                raise DrawnError(names.key(term, scope), _settled(names, law, scope.inside(dict(numbers))))
            above = matched(pattern.indices[:-1], names.indices(term, scope)) if pattern.indices else None
            if above is not None and kind is not None and kind.shape:
                return filled(kind.shape, lambda at: names.name(entry_of(term, at), scope))
        return None


def entry_of(array: Name, at: str) -> Name:
    """Return an entry of an array by its place as `filled` spells it: `_{1,2}`."""
    numbers = at.strip("_{}").split(",")
    index = Index("_", tuple(Number(Fraction(number)) for number in numbers), "".join(numbers))
    return Name(array.text, (*array.indices, index), array.primes, array.place)


def _settled(names: Names, law: Term, scope: Scope) -> Law:
    if not isinstance(law, Call) or LAWS.get(law.function.text) != len(law.arguments):
        raise UnclearError("this law is not known", law.place, r"\mathcal{N}(\mu, \sigma^2), U(a, b), Bernoulli(p)")
    return Law(law.function.text, tuple(names.scalar(argument, scope) for argument in law.arguments))


def mean(evaluator: Evaluator, body: Callable[[Scope], Value], scope: Scope) -> Value:
    """Return the mean of what depends on chance. Raises UnclearError and what the body raises."""
    drawing = evaluator.drawing
    free = {key: value for key, value in scope.fixed.items() if key not in drawing.keys}
    shapes: list[Value] = []

    def averaged(there: Scope) -> Sequence[Scalar]:
        try:
            value = body(there)
        except DrawnError as drawn:
            key, law = drawn.key, drawn.law
        else:
            shapes.append(value)
            return entries(value)
        drawing.keys.add(key)
        weighted = [
            [weight * entry for entry in averaged(there.fix(key, evaluator.field.number(Fraction(at))))]
            for at, weight in law.outcomes()
        ]
        if weighted:
            return [a + b for a, b in zip(*weighted, strict=True)]
        field = evaluator.field
        return field.mean(lambda at: averaged(there.fix(key, at)), lambda order: law.moment(field, order))

    drawing.depth += 1
    try:
        flat = averaged(Scope(scope.local, free, {}, scope.depth))
    finally:
        drawing.depth -= 1
    return array(shapes[0].shape, flat) if is_array(shapes[0]) else flat[0]


def expectation(evaluator: Evaluator, term: Apply, scope: Scope) -> Value:
    """Return the mean of a term."""
    return mean(evaluator, lambda there: evaluator.value(term.arguments[0], there), scope)


def variance(evaluator: Evaluator, term: Apply, scope: Scope) -> Value:
    """Return the mean square minus the square of the mean, entry by entry."""

    def squared(value: Value) -> Value:
        return both(value, value, operator.mul)

    body = term.arguments[0]
    square = mean(evaluator, lambda there: squared(evaluator.value(body, there)), scope)
    return both(square, squared(expectation(evaluator, term, scope)), operator.sub)


def probability(evaluator: Evaluator, term: Apply, scope: Scope) -> Value:
    """Return how probable a condition is; under what is not a matter of chance, it is as probable as it is."""
    condition, *others = term.arguments
    drawn = {pattern.text for pattern, _ in evaluator.sheet.laws}
    for other in others:
        if not isinstance(other, Name) or other.text in drawn:
            raise UnclearError("a probability under a condition is not understood", other.place)
    indicator = Apply("indicator", (condition,), term.place)
    return mean(evaluator, lambda there: evaluator.value(indicator, there), scope)


def moments(evaluator: Evaluator, relation: Relation, scope: Scope) -> list[tuple[Scalar, Scalar]]:
    """Return pairs of moments that are equal if what is on the left falls as the law on the right says."""
    law = _settled(evaluator, relation.right, scope)
    powers = [Apply("pow", (relation.left, Number(Fraction(order)))) for order in range(1, COMPARED + 1)]
    means = [expectation(evaluator, Apply("expectation", (power,)), scope) for power in powers]
    return [(value, law.moment(evaluator.field, order)) for order, value in enumerate(means, 1)]

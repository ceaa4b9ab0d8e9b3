"""Sums, products and the like, term by term; and what an ellipsis stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product as every
from typing import TYPE_CHECKING

from dlbuild.prove.domains import kind_of
from dlbuild.prove.fields import BeyondError, Truth
from dlbuild.prove.scope import Scope
from dlbuild.prove.term import Big, Name, UnclearError, parts
from dlbuild.prove.truths import truth
from dlbuild.prove.values import Matrix, Value, Volume, both, is_array

if TYPE_CHECKING:
    from dlbuild.prove.evaluate import Evaluator

LONGEST = 50_000


def big(evaluator: Evaluator, term: Big, scope: Scope) -> Value:
    """Return a sum, a product, a maximum or a minimum over indices."""
    if term.lower is not None and term.upper is not None:
        lower, upper = evaluator.scalar(term.lower, scope), evaluator.scalar(term.upper, scope)
        (variable,) = term.variables
        try:
            ends = evaluator.field.integer(lower), evaluator.field.integer(upper)
        except BeyondError:
            return evaluator.field.series(
                term.kind, lambda at: evaluator.scalar(term.body, scope.bind({variable: at})), lower, upper
            )
        ranges: list[Sequence[Value]] = [range(ends[0], ends[1] + 1)]
    else:
        ranges = [_range_of(evaluator, variable, term, scope) for variable in term.variables]
    if any(len(each) > LONGEST for each in ranges):
        raise UnclearError(f"a {term.kind} of more than {LONGEST:,} terms", term.place, "give smaller bounds")
    return _accumulated(evaluator, term, ranges, scope)


def _accumulated(evaluator: Evaluator, term: Big, ranges: list[Sequence[Value]], scope: Scope) -> Value:
    number = evaluator.field.number
    values: list[Value] = []
    for each in every(*ranges):
        bound = [number(Fraction(at)) if isinstance(at, int) else at for at in each]
        inner = scope.bind(dict(zip(term.variables, bound, strict=True)))
        if term.condition is not None and not _certain(truth(evaluator, term.condition, inner), term):
            continue
        values.append(evaluator.value(term.body, inner))
    if term.kind in {"max", "min"}:
        flat = [entry for value in values for entry in (value.entries() if is_array(value) else [value])]
        if not flat:
            raise UnclearError(f"a {term.kind} of nothing", term.place)
        return evaluator.field.extreme(term.kind, flat)
    total: Value = number(Fraction(0 if term.kind == "sum" else 1))
    for value in values:
        total = both(total, value, lambda a, b: a + b) if term.kind == "sum" else evaluator.product(total, value)
    return total


def _certain(found: Truth, term: Big) -> bool:
    if found in (True, False):
        return bool(found)
    raise BeyondError(f"a condition of the {term.kind} that depends on symbols")


def _range_of(evaluator: Evaluator, variable: str, term: Big, scope: Scope) -> Sequence[Value]:
    """Return what an index without bounds runs over: its domain, or the length of what it is an index of."""
    kind = kind_of(evaluator, Name(variable.rstrip("'"), (), variable.count("'")), scope)
    if kind is not None and kind.choices:
        rows, columns = (*kind.shape, 1, 1)[:2]
        if len(kind.choices) ** (rows * columns) > LONGEST:
            raise UnclearError(f"a {term.kind} of more than {LONGEST:,} terms", term.place, "give fewer things")
        flat = every(kind.choices, repeat=rows * columns)
        tables = (tuple(each[at : at + columns] for at in range(0, len(each), columns)) for each in flat)
        return list(map(Matrix, tables)) if kind.shape else kind.choices
    for name, place in _uses(term.body, variable):
        whole = Name(name.text, name.indices[:-1], name.primes, name.place)
        if evaluator.is_known(whole, scope):
            value = evaluator.value(whole, scope)
            if isinstance(value, Volume) and place < len(value.shape):
                return range(1, value.shape[place] + 1)
            if isinstance(value, Matrix):
                rows, columns = value.shape
                return range(1, (rows if (place == 0 and columns > 1) or columns == 1 else columns) + 1)
    raise UnclearError(
        f"over what does {variable} run?", term.place, rf"say it in the comment: {variable} \in \{{1, \dots, 3\}}"
    )


def _uses(term: object, variable: str) -> Iterator[tuple[Name, int]]:
    """Yield the names in a term whose subscript has an index, with its place there."""
    if isinstance(term, Name) and term.indices and term.indices[-1].bracket == "_":
        for place, each in enumerate(term.indices[-1].terms):
            if isinstance(each, Name) and each.text + "'" * each.primes == variable and not each.indices:
                yield term, place
    for inner in parts(term):
        yield from _uses(inner, variable)

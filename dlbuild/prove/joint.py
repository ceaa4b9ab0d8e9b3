r"""Probabilities of several things together: `P(x, y) \in [0, 1]` says that P is how x and y fall, whatever that is.

x and y must be one of a few things each. The table of P is then any positive numbers that sum to 1, and `P(y)` and
`P(y \mid x)` follow from it. A name alone is the event that it is what it is; `y = 1` is one, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product as every
from typing import TYPE_CHECKING

from dlbuild.prove.domains import kind_of
from dlbuild.prove.ellipses import counted
from dlbuild.prove.scope import Scope
from dlbuild.prove.sources import Kind
from dlbuild.prove.term import Call, Listing, Name, Number, Relation, Run, Term, UnclearError
from dlbuild.prove.values import Scalar, ShapeError

if TYPE_CHECKING:
    from dlbuild.prove.evaluate import Evaluator

MOST = 4_096  # cells of a table


def law(evaluator: Evaluator, name: Name) -> Call | None:
    r"""Return what the givens say `P` is the probability of; None if P is no such function."""
    for pattern, domain in evaluator.sheet.domains:
        bounds = domain.items if isinstance(domain, Listing) and domain.brackets == "[]" else ()
        ends = [each.value for each in bounds if isinstance(each, Number)]
        if isinstance(pattern, Call) and pattern.function == name and ends == [0, 1]:
            return pattern
    return None


def probability(evaluator: Evaluator, call: Call, pattern: Call, scope: Scope) -> Scalar:
    """Return how probable it is that all happens that is written, if what stands behind the bar has happened."""
    letters = list(_letters(evaluator, pattern.arguments, scope))
    at = len(call.arguments) if call.bar is None else call.bar
    happens = [_happened(evaluator, each) for each in spread(evaluator, call.arguments[:at], scope)]
    given = [_happened(evaluator, each) for each in spread(evaluator, call.arguments[at:], scope)]
    return evaluator.field.quotient(
        _weight(evaluator, call, letters, [*happens, *given]), _weight(evaluator, call, letters, given)
    )


def spread(evaluator: Evaluator, terms: Sequence[Term], scope: Scope) -> Iterator[tuple[Term, Scope]]:
    """Yield terms, of which dots are as many as they stand for, each with the scope in which it means something."""
    for term in terms:
        if isinstance(term, Run):
            for at in counted(evaluator, term, scope):
                yield term.body, scope.bind({term.variable: evaluator.field.number(Fraction(at))})
        else:
            yield term, scope


def _letters(evaluator: Evaluator, terms: Sequence[Term], scope: Scope) -> Iterator[tuple[str, tuple[Scalar, ...]]]:
    """Yield what a probability is of: the key of each name, and what it can be."""
    for term, there in spread(evaluator, terms, scope):
        kind = kind_of(evaluator, term, there) if isinstance(term, Name) else None
        if not isinstance(term, Name) or kind is None or not kind.choices:
            raise UnclearError("what can this be?", term.place, r"say it in the comment: x \in \{1, 2\}")
        yield evaluator.key(term, there), kind.choices


def _happened(evaluator: Evaluator, event: tuple[Term, Scope]) -> tuple[str, Scalar]:
    """Return which name has which value in an event."""
    term, there = event
    name, value = (term.left, term.right) if isinstance(term, Relation) and term.sign == "=" else (term, term)
    if not isinstance(name, Name):
        raise UnclearError("this is no event", term.place, "an event is y, or y = 1")
    return evaluator.key(name, there), evaluator.scalar(value, there)


def _weight(
    evaluator: Evaluator,
    call: Call,
    letters: list[tuple[str, tuple[Scalar, ...]]],
    events: list[tuple[str, Scalar]],
) -> Scalar:
    """Return the sum of the cells of the table in which all happens. The whole table need not sum to 1."""
    keys = [key for key, _ in letters]
    for key, _ in events:
        if key not in keys:
            raise ShapeError(f"{call.function.text} says nothing of {key}")
    ranges = [choices for _, choices in letters]
    total = evaluator.field.number(Fraction(0))
    for count, cell in enumerate(every(*ranges), 1):
        if count > MOST:
            raise UnclearError(f"a table of more than {MOST:,} cells", call.place)
        there = dict(zip(keys, cell, strict=True))
        if all(there[key] == value for key, value in events):
            spelled = ", ".join(str(evaluator.field.integer(value)) for value in cell)
            total = total + evaluator.supply.value(rf"\text{{weight of }}({spelled})", Kind("R+"))
    return total

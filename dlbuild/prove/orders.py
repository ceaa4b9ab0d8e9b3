r"""Orders: `\tanh z = z + O(z^3)` says how fast what is left out vanishes as z goes where the givens say (`z \to 0`).

What is left out, over what it is said to be of the order of, must not grow on the way there. Where such a sum is only
said to be near something, what is left out is left out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import partial
from itertools import pairwise, product
from typing import TYPE_CHECKING

from dlbuild.prove.scope import Scope
from dlbuild.prove.targets import target
from dlbuild.prove.term import Apply, Number, Relation, Term, UnclearError
from dlbuild.prove.values import Scalar, ShapeError, is_array

if TYPE_CHECKING:
    from dlbuild.prove.evaluate import Evaluator

_NEARER = tuple(Fraction(1, 10**power) for power in (2, 3, 4))
# On each stretch, a power less in the order makes it grow tenfold, a root threefold, a logarithm by a third.
_MOST_GROWTH = 1.2


def without_order(term: Term) -> tuple[Term, Term | None]:
    """Return a sum without the order that ends it, and what is in the order; None if there is none."""
    ends = term.arguments[-1] if isinstance(term, Apply) and term.operation == "add" else term
    order = ends.arguments[0] if isinstance(ends, Apply) and ends.operation == "neg" else ends
    if not (isinstance(order, Apply) and order.operation == "order"):
        return term, None
    rest: Term = Number(Fraction(0))
    if isinstance(term, Apply) and ends is not term:
        rest = Apply("add", term.arguments[:-1], term.place)
    return rest, order.arguments[0]


def has_order(relation: Relation) -> bool:
    """Whether one side of a relation is only given up to an order."""
    return any(without_order(side)[1] is not None for side in (relation.left, relation.right))


def near(relation: Relation) -> Relation:
    r"""Return `a + O(x) \approx b` as `a \approx b`. Raises UnclearError for other signs, which leave nothing out."""
    if relation.sign != "~":
        raise UnclearError("with an order, this sign is not understood", relation.place, r"known are = and \approx")
    return replace(relation, left=without_order(relation.left)[0])


def growth(evaluator: Evaluator, relation: Relation, scope: Scope) -> tuple[Scalar, Scalar] | None:
    """Return two ratios, far and near, between which what is left out grows too much; None if it does not."""
    ratios, end = _ratios(evaluator, relation, scope)
    for ratio, sign in product(ratios, (1, -1)):
        found = [abs(ratio(end + sign * evaluator.field.number(step))) for step in _NEARER]
        if all(close > _MOST_GROWTH * far for far, close in pairwise(found)):
            return found[0], found[-1]
    return None


def limits(evaluator: Evaluator, relation: Relation, scope: Scope) -> list[Scalar]:
    """Return where the ratios go: they stay small if those are numbers. Raises BeyondError."""
    ratios, end = _ratios(evaluator, relation, scope)
    return [evaluator.field.limit(ratio, end, "") for ratio in ratios]


def _ratios(evaluator: Evaluator, relation: Relation, scope: Scope) -> tuple[list[Callable[[Scalar], Scalar]], Scalar]:
    """Return what is left out over what it is said to be of the order of, and where the letter goes.

    What is left out on the left already is left out on the right, too.
    """
    exact, before = without_order(relation.left)
    kept, order = without_order(relation.right)
    if order is None or len(evaluator.sheet.ways) != 1:
        raise UnclearError("an order ends what stands right of =", relation.place, r"such as f(x) = 1 + x + O(x^2)")
    ((variable, goal),) = evaluator.sheet.ways
    end = evaluator.scalar(goal, scope)
    if abs(end) == evaluator.field.infinity():
        raise UnclearError("an order is understood where its letter goes to a number", goal.place, r"such as x \to 0")
    (((_, change),),) = target(evaluator, variable, scope)
    rests = [Apply("add", (exact, Apply("neg", (kept,)))), *([] if before is None else [before])]

    def ratio(rest: Term, at: Scalar) -> Scalar:
        value, scale = (evaluator.value(term, change(at)) for term in (rest, order))
        if is_array(value) or is_array(scale):
            raise ShapeError("the order of an array")
        return evaluator.field.quotient(value, scale)

    return [partial(ratio, rest) for rest in rests], end

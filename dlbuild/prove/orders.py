r"""Orders: `\tanh z = z + O(z^3)` says how fast what is left out vanishes as z goes where the givens say (`z \to 0`).

What is left out, over what it is said to be of the order of, must not grow on the way there. Where such a sum is only
said to be near something, what is left out is left out.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING

from dlbuild.prove.scope import Scope
from dlbuild.prove.targets import target
from dlbuild.prove.term import Apply, Number, Relation, Term, UnclearError
from dlbuild.prove.values import Matrix, Scalar, ShapeError

if TYPE_CHECKING:
    from dlbuild.prove.evaluate import Evaluator

_NEAR, _NEARER = (Fraction(1, 10**power) for power in (2, 4))
# A power of ten less in the order would make it grow by a hundred between the two.
_MOST_GROWTH = 10


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
    r"""Return `a + O(x) \approx b` as `a \approx b`."""
    return Relation(relation.sign, without_order(relation.left)[0], relation.right, relation.place)


def growth(evaluator: Evaluator, relation: Relation, scope: Scope) -> tuple[Scalar, Scalar] | None:
    """Return two ratios, far and near, between which what is left out grows too much; None if it does not."""
    ratio, end = _ratio(evaluator, relation, scope)
    for sign in (1, -1):
        far, close = (abs(ratio(end + sign * evaluator.field.number(step))) for step in (_NEAR, _NEARER))
        if close > _MOST_GROWTH * far:
            return far, close
    return None


def limit(evaluator: Evaluator, relation: Relation, scope: Scope) -> Scalar:
    """Return where the ratio goes: it stays small if that is a number. Raises BeyondError."""
    ratio, end = _ratio(evaluator, relation, scope)
    return evaluator.field.limit(ratio, end, "")


def _ratio(evaluator: Evaluator, relation: Relation, scope: Scope) -> tuple[Callable[[Scalar], Scalar], Scalar]:
    """Return what is left out over what it is said to be of the order of, and where the letter goes."""
    exact, _ = without_order(relation.left)
    kept, order = without_order(relation.right)
    if order is None or len(evaluator.sheet.ways) != 1:
        raise UnclearError("an order ends what stands right of =", relation.place, r"such as f(x) = 1 + x + O(x^2)")
    ((variable, goal),) = evaluator.sheet.ways
    (((_, change),),) = target(evaluator, variable, scope)

    def ratio(at: Scalar) -> Scalar:
        left, right, scale = (evaluator.value(term, change(at)) for term in (exact, kept, order))
        if any(isinstance(value, Matrix) for value in (left, right, scale)):
            raise ShapeError("the order of an array")
        return evaluator.field.quotient(left - right, scale)

    return ratio, evaluator.scalar(goal, scope)

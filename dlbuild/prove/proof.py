"""Proving a claim by algebra, with symbols for all that is free."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from dlbuild.prove.assertion import Assertion, sizes
from dlbuild.prove.evaluate import Evaluator
from dlbuild.prove.fields import BeyondError, Truth, UndefinedError
from dlbuild.prove.numeric import precision
from dlbuild.prove.orders import has_order, limits, near
from dlbuild.prove.scope import outermost
from dlbuild.prove.sources import ChoiceError, Symbols
from dlbuild.prove.term import UnclearError
from dlbuild.prove.truths import contains, truth
from dlbuild.prove.updates import carried_out
from dlbuild.prove.values import Scalar, ShapeError, Value, both, is_array

MOST_CASES = 100


def proved(assertions: Sequence[Assertion]) -> str:
    """Try to prove all assertions; return why that did not do, "" if it did."""
    for assertion in assertions:
        if assertion.sign:
            return "an implication is only tried on numbers"
        try:
            reason = _proved(assertion)
        except (BeyondError, UndefinedError, ShapeError) as error:
            return str(error)
        except UnclearError as error:
            return error.message
        if reason:
            return reason
    return ""


def _proved(assertion: Assertion) -> str:
    """Try to prove an assertion for each of the few numbers that some of its names can be."""
    waiting: list[dict[str, Scalar]] = [{}]
    looked_at = 0
    while waiting:
        chosen = waiting.pop()
        looked_at += 1
        if looked_at > MOST_CASES:
            return f"there are more than {MOST_CASES} cases"
        try:
            reason = _proved_for(assertion, chosen)
        except ChoiceError as choice:
            waiting.extend({**chosen, choice.key: value} for value in choice.choices)
            continue
        if reason:
            return reason
    return ""


def _proved_for(assertion: Assertion, chosen: dict[str, Scalar]) -> str:
    from dlbuild.prove.symbolic import Symbolic

    field = Symbolic()
    supply = Symbols(field.symbol, chosen)
    relation = assertion.relation
    evaluator = Evaluator(assertion.sheet, field, supply, sizes(assertion.sheet, (relation, *assertion.updates)))
    scope = outermost()
    conditions = [truth(evaluator, condition, scope) for condition in assertion.sheet.conditions]
    if any(_is_false(condition) for condition in conditions):
        return ""  # There is no such case.
    if has_order(relation) and relation.sign == "=":
        found = limits(evaluator, relation, scope)
        return "" if all(each.is_finite for each in found) else "sympy does not see that the rest is of this order"
    if has_order(relation):
        relation = near(relation)
    if relation.sign == "law":
        return "laws are only told apart by some of their moments"
    if relation.sign == "in":
        return _truth(contains(evaluator, relation.right, evaluator.value(relation.left, scope), scope))
    left = evaluator.value(relation.left, carried_out(evaluator, assertion.updates, scope))
    right = evaluator.value(relation.right, scope)
    return _compared(relation.sign, left, right, precision(relation), field)


def _is_false(found: Truth) -> bool:
    from dlbuild.prove.symbolic import is_false

    return is_false(found)


def _compared(sign: str, left: Value, right: Value, slack: Fraction | None, field: object) -> str:
    from dlbuild.prove import symbolic

    if type(left) is tuple and type(right) is tuple:
        reasons = (_compared(sign, a, b, slack, field) for a, b in zip(left, right, strict=True))
        return next((reason for reason in reasons if reason), "")
    if type(left) is tuple or type(right) is tuple:
        return "a tuple and no tuple"
    pairs = both(left, right, lambda a, b: (a, b))
    for a, b in pairs.entries() if is_array(pairs) else [pairs]:
        if sign == "=":
            if not symbolic.is_zero(a - b if a != b else 0):
                return "sympy does not see that both sides are equal"
        elif sign == "~":
            if slack is None or not symbolic.is_near(a, b, slack):
                return "what is only near cannot be proved"
        elif reason := _truth(symbolic.relation(sign, a, b)):
            return reason
    return ""


def _truth(truth: object) -> str:
    from dlbuild.prove.symbolic import is_true

    return "" if is_true(truth) else "sympy does not see that this always holds"

r"""Samples that fulfil the premise of an implication: by chance, or by solving for a name.

`n + 2p - f + 1 = n \Longrightarrow p = \frac{f - 1}{2}` says something only of those p that solve the equation.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import mpmath

from dlbuild.prove.scope import Scope
from dlbuild.prove.term import Name, Relation
from dlbuild.prove.truths import truth
from dlbuild.prove.values import ShapeError, is_array

if TYPE_CHECKING:
    from dlbuild.prove.assertion import Assertion
    from dlbuild.prove.evaluate import Evaluator

_STARTS = (0.7, -1.3, 3.1)


def solutions(evaluator: Evaluator, assertion: Assertion, scope: Scope) -> Iterator[Scope]:
    """Yield scopes in which the premises hold."""
    unknown = assertion.relation.left
    equations = [premise for premise in assertion.premises if premise.sign == "="]
    others = [premise for premise in assertion.premises if premise.sign != "="]
    scopes = [scope]
    if len(equations) != 1 or not isinstance(unknown, Name):
        others = list(assertion.premises)
    else:
        scopes = [
            scope.fix(evaluator.key(unknown, scope), root) for root in _roots(evaluator, equations[0], unknown, scope)
        ]
    for there in scopes:
        if all(bool(truth(evaluator, premise, there)) for premise in others):
            yield there


def _roots(evaluator: Evaluator, equation: Relation, unknown: Name, scope: Scope) -> list[object]:
    key = evaluator.key(unknown, scope)

    def gap(at: object) -> object:
        there = scope.fix(key, at)
        left, right = evaluator.value(equation.left, there), evaluator.value(equation.right, there)
        if is_array(left) or is_array(right):
            raise ShapeError("an equation of arrays")
        return left - right

    found: list[object] = []
    for start in _STARTS:
        try:
            root = mpmath.findroot(gap, mpmath.mpf(start))
        except (ValueError, ZeroDivisionError):
            continue
        if not any(mpmath.almosteq(root, other, 1e-12) for other in found):
            found.append(root)
    return found

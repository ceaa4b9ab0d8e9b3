r"""Boxes as sets: `A = [x_1, x_2] \times [y_1, y_2]`, what two of them have in common, and how large that is.

An area is counted: the corners part the plane into cells, and a cell counts if its middle is in the set. So neither
how a union is made up of its parts, nor where an intersection begins, is put into what judges such formulas.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise, product
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from dlbuild.prove.fields import BeyondError
from dlbuild.prove.scope import Scope
from dlbuild.prove.term import Apply, Name, Term, UnclearError
from dlbuild.prove.units import Unit
from dlbuild.prove.values import Scalar, Value, each

if TYPE_CHECKING:
    from dlbuild.prove.evaluate import Evaluator

_ENDS = 2  # of an interval
_COMBINED = {"cap": all, "cup": any}
_Point: TypeAlias = "tuple[Scalar, Scalar]"


class _Region(NamedTuple):
    """A set of points: the coordinates of all corners, and whether a point is in it."""

    across: tuple[Scalar, ...]
    down: tuple[Scalar, ...]
    has: Callable[[_Point], bool]


def box(sign: Unit, left: Term, right: Term) -> Term | None:
    r"""Return `[a, b] \times [c, d]` as a box, if it is one: as arrays, these two have no product."""
    if sign.text != r"\times":
        return None
    sides = [side for side in (left, right) if isinstance(side, Apply) and side.operation == "stack"]
    if len(sides) < _ENDS or any(len(side.arguments) != _ENDS for side in sides):
        return None
    corners = tuple(corner for side in sides for corner in side.arguments)
    return Apply("box", corners, left.place.to(right.place))


def corners(evaluator: Evaluator, term: Apply, scope: Scope) -> Value:
    """Return a box as a value: where it begins and ends, in both directions."""
    return tuple(evaluator.values(term.arguments, scope))


def size(evaluator: Evaluator, term: Apply, scope: Scope) -> Value:
    r"""Return `\lvert A \rvert`: the area of a set, or the absolute value of anything else."""
    (body,) = term.arguments
    region = _region(evaluator, body, scope)
    if region is None:
        value = evaluator.value(body, scope)
        return each(value, lambda entry: evaluator.field.function("abs", entry))
    area = evaluator.field.number(Fraction(0))
    half = evaluator.field.number(Fraction(1, 2))
    for (x, right), (y, below) in product(_steps(region.across), _steps(region.down)):
        if region.has((half * (x + right), half * (y + below))):
            area = area + (right - x) * (below - y)
    return area


def _steps(coordinates: tuple[Scalar, ...]) -> list[tuple[Scalar, Scalar]]:
    try:
        return list(pairwise(sorted(set(coordinates))))
    except TypeError:
        raise BeyondError("boxes are only compared where their corners are numbers") from None


def _region(evaluator: Evaluator, term: Term, scope: Scope) -> _Region | None:
    """Return the set that a term stands for; None if it is none."""
    if isinstance(term, Name):
        found = evaluator.found(term, evaluator.indices(term, scope))
        is_box = found is not None and isinstance(found[0].body, Apply) and found[0].body.operation in _SETS
        return _region(evaluator, found[0].body, scope) if found is not None and is_box else None
    if not isinstance(term, Apply) or term.operation not in _SETS:
        return None
    if term.operation == "box":
        x_1, x_2, y_1, y_2 = (evaluator.scalar(corner, scope) for corner in term.arguments)
        return _Region((x_1, x_2), (y_1, y_2), lambda at: x_1 < at[0] < x_2 and y_1 < at[1] < y_2)
    parts = []
    for argument in term.arguments:
        part = _region(evaluator, argument, scope)
        if part is None:
            raise UnclearError("this is no set", argument.place, r"say it in the comment: A = [0, 2] \times [0, 3]")
        parts.append(part)
    combined = _COMBINED[term.operation]
    return _Region(
        tuple(x for part in parts for x in part.across),
        tuple(y for part in parts for y in part.down),
        lambda at: combined(part.has(at) for part in parts),
    )


_SETS = frozenset({"box", *_COMBINED})

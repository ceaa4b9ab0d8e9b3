r"""Where a function is largest: `\operatorname*{arg\,max}_{y} P(y)` looks at all that y can be.

A name that is given as a list, `y = (y_1, y_2)`, is all that its parts can be. What depends on y changes with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product as every
from typing import TYPE_CHECKING

from dlbuild.prove.domains import kind_of
from dlbuild.prove.fields import BeyondError, UndefinedError
from dlbuild.prove.joint import spread
from dlbuild.prove.scope import Scope
from dlbuild.prove.term import Apply, Name, Term, UnclearError
from dlbuild.prove.values import Scalar, Value

if TYPE_CHECKING:
    from dlbuild.prove.evaluate import Evaluator

MOST = 4_096  # values that are looked at


def argument(kind: str) -> Callable[[Evaluator, Apply, Scope], Value]:
    """Return the operation that finds where something is largest ("max") or smallest ("min")."""

    def operation(evaluator: Evaluator, term: Apply, scope: Scope) -> Value:
        body, *names = term.arguments
        scopes = _scopes(evaluator, term, scope)
        found = [(evaluator.scalar(body, there), evaluator.values(names, there)) for there in scopes]
        best = [at for at, _ in enumerate(found) if all(_beats(evaluator, kind, found, at, other) for other in found)]
        if not best:
            raise UndefinedError("it is largest, or smallest, in several places")
        values = found[best[0]][1]
        return values[0] if len(values) == 1 else tuple(values)

    return operation


def _beats(evaluator: Evaluator, kind: str, found: list[tuple[Scalar, Value]], at: int, other: object) -> bool:
    """Whether a value is the largest, or smallest, of two. Raises BeyondError where symbols leave that open."""
    if found[at] is other:
        return True
    assert isinstance(other, tuple)
    truth = evaluator.field.compare(">" if kind == "max" else "<", found[at][0], other[0])
    if truth in (True, False):
        return bool(truth)
    raise BeyondError("where it is largest, or smallest, depends on symbols")


def _scopes(evaluator: Evaluator, term: Apply, scope: Scope) -> Iterator[Scope]:
    """Yield the scopes in which the names below the operator are each thing that they can be."""
    letters = dict(_letters(evaluator, term.arguments[1:], scope))
    for count, values in enumerate(every(*letters.values()), 1):
        if count > MOST:
            raise UnclearError(f"more than {MOST:,} values are looked at", term.place, "give fewer")
        there = scope
        for key, value in zip(letters, values, strict=True):
            there = there.fix(key, value)
        yield there


def _letters(evaluator: Evaluator, terms: Sequence[Term], scope: Scope) -> Iterator[tuple[str, tuple[Scalar, ...]]]:
    """Yield the names that have no parts, and what each can be."""
    for term, there in spread(evaluator, terms, scope):
        kind = kind_of(evaluator, term, there) if isinstance(term, Name) else None
        if isinstance(term, Name) and kind is not None and kind.choices:
            yield evaluator.key(term, there), kind.choices
        elif isinstance(term, Name) and (parts := evaluator.parts(term, there)):
            yield from _letters(evaluator, parts, there)
        else:
            raise UnclearError("what can this be?", term.place, r"say it in the comment: y \in \{1, 2\}")

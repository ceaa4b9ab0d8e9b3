"""What a derivative is taken by, or an update changes: the entries of a name, each with how to change it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from dlbuild.prove.domains import kind_of
from dlbuild.prove.scope import Scope
from dlbuild.prove.term import Name
from dlbuild.prove.values import Matrix, Scalar, ShapeError, Volume, said

if TYPE_CHECKING:
    from dlbuild.prove.names import Names


def target(names: Names, name: Name, scope: Scope) -> list[list[tuple[Scalar, Callable[[Scalar], Scope]]]]:
    """Return the entries of what a derivative is taken by, each with how to change it."""
    key = names.key(name, scope)
    place: tuple[int, ...] | None = None
    indices = names.indices(name, scope)
    if key not in scope.local and key not in scope.fixed and indices and indices[-1][0] == "_":
        whole = Name(name.text, name.indices[:-1], name.primes, name.place)
        last = indices[-1][1]
        entry_of = (
            not isinstance(last, str) and not names.is_defined(name, scope) and kind_of(names, name, scope) is None
        )
        if entry_of and not isinstance(last, str) and names.is_known(whole, scope):
            name, key, place = whole, names.key(whole, scope), last
    value = names.value(name, scope)
    if isinstance(value, Volume):
        raise ShapeError(f"a derivative by {said(value)}")
    if not isinstance(value, Matrix):
        return [[(value, lambda at: scope.fix(key, at))]]

    def change(i: int, j: int) -> Callable[[Scalar], Scope]:
        def changed(at: Scalar) -> Scope:
            rows = [list(row) for row in value.rows]
            rows[i][j] = at
            return scope.fix(key, Matrix(tuple(map(tuple, rows))))

        return changed

    cells = [[(entry, change(i, j)) for j, entry in enumerate(row)] for i, row in enumerate(value.rows)]
    if place is None:
        return cells
    i, j = (*place, 1)[:2] if value.shape[1] == 1 or len(place) == 2 else (1, place[0])
    return [[cells[i - 1][j - 1]]]

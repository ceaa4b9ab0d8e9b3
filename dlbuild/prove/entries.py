"""Arrays and their entries: a whole from a rule for each entry, and what stands at a place of a volume."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.prove.assertion import occurs
from dlbuild.prove.laws import entry_of
from dlbuild.prove.scope import Scope, matched
from dlbuild.prove.sources import filled
from dlbuild.prove.term import Name
from dlbuild.prove.values import Scalar, ShapeError, Value, Volume, array, said

if TYPE_CHECKING:
    from dlbuild.prove.names import Names


def by_entries(names: Names, term: Name, shape: tuple[int, ...], scope: Scope) -> Value | None:
    """Return an array whose every entry is given by a rule, such as `Y_{i,j} = x_i x_j`; None if there is none."""
    if not shape or not _has_rule(names, term, len(shape), scope):
        return None

    def entry(at: str) -> Scalar:
        value = names.value(entry_of(term, at), scope)
        if isinstance(value, tuple):
            raise ShapeError("an entry that is no number")
        return value

    return filled(shape, entry)


def _has_rule(names: Names, term: Name, count: int, scope: Scope) -> bool:
    """Say whether the givens define all entries of an array at once: by letters, which stand for no numbers."""
    indices = names.indices(term, scope)
    for each in names.sheet.definitions:
        if each.name.text != term.text or each.name.primes != term.primes or not each.name.indices:
            continue
        *above, below = each.name.indices
        # `g_k = g` says that there are several of them, all equal.
        whole = Name(each.name.text, tuple(above), each.name.primes)
        letters = {letter.text for letter in below.terms if isinstance(letter, Name)} - names.constants.keys()
        entries = below.bracket == "_" and len(letters) == len(below.terms) == count
        if entries and not occurs(whole, each.body) and matched(names.settled(tuple(above)), indices) is not None:
            return True
    return False


def part(value: Volume, index: tuple[int, ...]) -> Value:
    """Return an entry of a volume, or with fewer indices what stands there: a vector, a matrix."""
    if len(index) > len(value.shape):
        raise ShapeError(f"{len(index)} indices of {said(value)}")
    start, size = 0, len(value.flat)
    for at, length in zip(index, value.shape, strict=False):
        if not 0 < at <= length:
            raise ShapeError(f"there is no entry {', '.join(map(str, index))} in {said(value)}")
        size //= length
        start += (at - 1) * size
    return array(value.shape[len(index) :], value.flat[start : start + size])

"""What a name stands for, at one place of a formula: bound, given, defined, or free.

Functions are closed: inside its definition, the letters of the place where a function is used mean nothing.
"""

from __future__ import annotations

from typing import NamedTuple

from dlbuild.prove.term import Index, Name, Number
from dlbuild.prove.values import Value

_ABOVE = {"(": "({})", "[": "[{}]", "{": r"\{{{}\}}", "<": r"\langle {} \rangle"}

Indices = tuple[tuple[str, "tuple[int, ...] | str"], ...]


def spelled(name: Name, indices: Indices) -> str:
    """Return a name with its indices as LaTeX; this is what it is known by."""
    above, below = "", ""
    for bracket, index in indices:
        text = index if isinstance(index, str) else ",".join(map(str, index))
        if bracket == "_":
            below += text
        else:
            words = rf"\text{{{bracket[1:]} }}" if bracket[1:] else ""
            above += _ABOVE.get(bracket[0], "{}").format(words + text)
    return name.text + "'" * name.primes + (f"^{{{above}}}" if above else "") + (f"_{{{below}}}" if below else "")


class Scope:
    """Values of names: `local` ones of sums and parameters, and `fixed` ones that replace what is defined.

    `fixed` is how a derivative by an intermediate value is taken: whatever depends on it sees the changed one.
    """

    __slots__ = ("cache", "depth", "fixed", "local")

    def __init__(self, local: dict[str, Value], fixed: dict[str, Value], cache: dict[str, Value], depth: int) -> None:
        self.local = local
        self.fixed = fixed
        self.cache = cache
        self.depth = depth

    def bind(self, values: dict[str, Value]) -> Scope:
        """Return the scope inside a sum."""
        return Scope({**self.local, **values}, self.fixed, self.cache, self.depth)

    def inside(self, parameters: dict[str, Value]) -> Scope:
        """Return the scope inside a definition."""
        return Scope(parameters, self.fixed, self.cache, self.depth + 1)

    def fix(self, key: str, value: Value) -> Scope:
        """Return the scope in which a name has another value."""
        if key in self.local:
            return Scope({**self.local, key: value}, self.fixed, self.cache, self.depth)
        return Scope(self.local, {**self.fixed, key: value}, {}, self.depth)


def outermost() -> Scope:
    """Return the scope of a whole formula."""
    return Scope({}, {}, {}, 0)


class Match(NamedTuple):
    """What the indices of a definition stand for, and how many of them are said outright."""

    numbers: dict[str, int]
    exact: int


def matched(pattern: tuple[Index, ...], indices: Indices) -> Match | None:
    """Fit indices to those of a definition: `a^{[l]}` fits `a^{[2]}` with l = 2, and `a^{[0]}` fits only itself."""
    if len(pattern) != len(indices):
        return None
    numbers: dict[str, int] = {}
    exact = 0
    for wanted, (bracket, index) in zip(pattern, indices, strict=True):
        found = _fitted(wanted, index, numbers) if wanted.bracket == bracket else None
        if found is None:
            return None
        exact += found
    return Match(numbers, exact)


def _fitted(wanted: Index, index: tuple[int, ...] | str, numbers: dict[str, int]) -> int | None:
    """Return how much of an index is as it was said outright, and note what its letters stand for."""
    if isinstance(index, str):
        return 1 if index == wanted.text else None
    if len(wanted.terms) != len(index):
        return None
    exact = 0
    for term, number in zip(wanted.terms, index, strict=True):
        if isinstance(term, Number) and term.value == number:
            exact += 1
        elif not isinstance(term, Name) or term.indices or numbers.setdefault(_letter(term), number) != number:
            return None
    return exact


def _letter(name: Name) -> str:
    return name.text + "'" * name.primes

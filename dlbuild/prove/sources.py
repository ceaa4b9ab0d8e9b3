"""Where the values of free names come from: drawn at random, or symbols.

What a name can be is asked of the sheet: a domain, bounds, or that its letter counts something. A name of which nothing
is said is a real number.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from fractions import Fraction
from itertools import product
from math import prod
from typing import Any, NamedTuple, Protocol

from dlbuild.prove.fields import BeyondError
from dlbuild.prove.values import Scalar, ShapeError, Value, array

MOST_ENTRIES = 4_096
WANTED = 12  # samples in which all sides have a value


class Kind(NamedTuple):
    """What a free name stands for: numbers ("R", "N", "Z", or one of `choices`), bounds, an array's shape.

    `closed` says of the lower and the upper bound whether it can be that, too.
    """

    numbers: str = "R"
    shape: tuple[int, ...] = ()
    low: Fraction | None = None
    high: Fraction | None = None
    choices: tuple[Scalar, ...] = ()
    closed: tuple[bool, bool] = (False, False)


class Supply(Protocol):
    """A source of values."""

    def value(self, key: str, kind: Kind) -> Value:
        """Return the value of a free name, always the same one."""

    def size(self, key: str) -> Scalar:
        """Return how many there are of something."""

    def curve(self, key: str, shape: tuple[int, ...], arguments: list[Scalar]) -> Value:
        """Return the value of a function of which nothing is known but that it is smooth."""


def filled(shape: tuple[int, ...], entry: Callable[[str], Scalar]) -> Value:
    """Return an array of entries, each told its place; no shape is a number."""
    if not shape:
        return entry("")
    if prod(shape) > MOST_ENTRIES:
        raise ShapeError(f"an array of {prod(shape):,} entries")
    # A column is known by its one index.
    named = shape[:1] if shape[1:] == (1,) else shape
    places = product(*(range(1, length + 1) for length in named))
    return array(shape, [entry(f"_{{{','.join(map(str, place))}}}") for place in places])


class Samples:
    """Values drawn at random, reproducibly. The n-th sample of a name depends on nothing but n and the name.

    Formulas mean different things in different places, so the samples do not all come from one place: some are
    small, some are probabilities, some are positive. Where a formula has no value another sample is drawn.
    """

    def __init__(self, number: int, make: Callable[[Fraction], Scalar]) -> None:
        self.number = number
        self.make = make
        self.drawn: dict[str, Value] = {}
        self.curves: dict[tuple[object, ...], Value] = {}  # a sum asks for every entry of the same vector

    def value(self, key: str, kind: Kind) -> Value:
        """Return the value of a free name, always the same one."""
        if key not in self.drawn:
            self.drawn[key] = filled(kind.shape, lambda at: self._draw(key + at, kind))
        return self.drawn[key]

    def size(self, key: str) -> Scalar:
        """Return how many there are of something."""
        if key not in self.drawn:
            self.drawn[key] = self.make(
                Fraction(self._random(key).choice((2, 3, 4, 3, 2, 1) if self.number else (3, 2)))
            )
        return self.drawn[key]

    def curve(self, key: str, shape: tuple[int, ...], arguments: list[Scalar]) -> Value:
        """Return the value of a function of which nothing is known but that it is smooth."""

        def entry(at: str) -> Scalar:
            draw = self._random(f"{key}{at}()")
            total = self.make(Fraction(draw.randint(-9, 9), 7))
            for argument in arguments:
                first, second, third = (self.make(Fraction(draw.randint(1, 20), 13)) for _ in range(3))
                total = total + first * argument + second / (1 + (argument - third) ** 2)
            return total

        asked = (key, shape, *arguments)
        if asked not in self.curves:
            self.curves[asked] = filled(shape, entry)
        return self.curves[asked]

    def _random(self, key: str) -> random.Random:
        return random.Random(f"{self.number}:{key}")

    def _draw(self, key: str, kind: Kind) -> Scalar:
        draw = self._random(key)
        if kind.choices:
            return draw.choice(kind.choices)
        low, high = kind.low, kind.high
        if kind.numbers in {"N", "Z"}:
            least = -4 if kind.numbers == "Z" else 1
            start = least if low is None else max(int(-(-low // 1)), least)
            return self.make(Fraction(draw.randint(start, max(start, start + 5 if high is None else int(high)))))
        if kind.numbers == "R+":
            low = max(low or Fraction(0), Fraction(0))
        # Where something can be at an end, the end is where it may be wrong.
        ends = [end if closed else None for end, closed in zip((low, high), kind.closed, strict=True)]
        end = {3: ends[0], 7: ends[1], 11: draw.choice(ends)}.get(self.number % WANTED)
        if end is not None:
            return self.make(end)
        first, last = _ends(low, high, self.number)
        part = first + (last - first) * Fraction(draw.randint(1, 96), 97)
        # Three digits are enough, and easier to look at, unless there is little room.
        return self.make(Fraction(round(part * 1000), 1000) if last - first > Fraction(1, 10) else part)


def _ends(low: Fraction | None, high: Fraction | None, number: int) -> tuple[Fraction, Fraction]:
    """Return from where to where numbers are drawn in the n-th sample."""
    if low is not None and high is not None:
        return low, high
    if low is not None:
        return low, low + 3
    if high is not None:
        return high - 3, high
    first, last = ((-2, 2), (0, 1), (0, 3), (-1, 1))[number % 4]
    return Fraction(first), Fraction(last)


class ChoiceError(Exception):
    """A name that is one of a few numbers: each must be looked at."""

    def __init__(self, key: str, choices: tuple[Scalar, ...]) -> None:
        super().__init__(key)
        self.key = key
        self.choices = choices


class Symbols:
    """A symbol for each free name, with what is known of it; `chosen` has the values of those that are one of a few."""

    def __init__(self, make: Callable[..., Any], chosen: dict[str, Scalar]) -> None:
        self.make = make
        self.chosen = chosen
        self.drawn: dict[str, Value] = {}

    def value(self, key: str, kind: Kind) -> Value:
        """Return the value of a free name, always the same one. Raises ChoiceError."""
        if key not in self.drawn:
            self.drawn[key] = filled(kind.shape, lambda at: self._symbol(key + at, kind))
        return self.drawn[key]

    def size(self, key: str) -> Scalar:
        """Return how many there are of something."""
        if key not in self.drawn:
            self.drawn[key] = self.make(key, integer=True, positive=True)
        return self.drawn[key]

    def curve(self, key: str, _shape: tuple[int, ...], _arguments: list[Scalar]) -> Value:
        """Refuse: a function of which nothing is known is none that can be reckoned with."""
        raise BeyondError(f"{key} is any function")

    def _symbol(self, key: str, kind: Kind) -> Scalar:
        if kind.choices:
            if key not in self.chosen:
                raise ChoiceError(key, kind.choices)
            return self.chosen[key]
        assumptions = {"real": True}
        if kind.numbers in {"N", "Z"}:
            assumptions["integer"] = True
        if kind.numbers in {"N", "R+"} or (
            kind.low is not None and kind.low >= 0 and kind.low + (not kind.closed[0]) > 0
        ):
            assumptions["positive"] = True
        elif kind.low == 0:
            assumptions["nonnegative"] = True
        return self.make(key, **assumptions)

"""What scalars must be able to do: a formula is evaluated the same way with numbers and with symbols."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, Protocol

from dlbuild.prove.values import Scalar

Truth = Any
NO_CASE = "no case applies"


class UndefinedError(Exception):
    """A value that does not exist here: log of a negative number, a division by zero."""


class BeyondError(Exception):
    """What this field cannot do, though another could: an index that must be a number, and is a symbol."""


class Field(Protocol):
    """Scalars of one kind. Sums, differences and products are Python's own."""

    def number(self, value: Fraction) -> Scalar:
        """Return a rational number."""

    def infinity(self) -> Scalar:
        """Return what is larger than all."""

    def integer(self, value: Scalar) -> int:
        """Return a value as an index. Raises BeyondError where it is none."""

    def index(self, value: Scalar) -> int | None:
        """Return a value as an index; None if it is no whole number: a letter may only tell things apart."""

    def quotient(self, left: Scalar, right: Scalar) -> Scalar:
        """Divide."""

    def power(self, base: Scalar, exponent: Scalar) -> Scalar:
        """Raise to a power."""

    def function(self, name: str, argument: Scalar) -> Scalar:
        """Return an elementary function."""

    def compare(self, sign: str, left: Scalar, right: Scalar) -> Truth:
        """Say whether a relation holds, as a truth that `choose` understands."""

    def every(self, truths: Sequence[Truth]) -> Truth:
        """Say whether all hold."""

    def choose(self, branches: Sequence[tuple[Truth, Callable[[], Scalar]]]) -> Scalar:
        """Return the value of the first branch that holds."""

    def extreme(self, kind: str, values: Sequence[Scalar]) -> Scalar:
        """Return the largest ("max") or the smallest ("min")."""

    def derivative(self, function: Callable[[Scalar], Sequence[Scalar]], at: Scalar) -> Sequence[Scalar]:
        """Return the slopes of several functions of one number."""

    def limit(self, function: Callable[[Scalar], Scalar], target: Scalar, side: str) -> Scalar:
        """Return a limit."""

    def integral(self, function: Callable[[Scalar], Scalar], lower: Scalar, upper: Scalar) -> Scalar:
        """Return a definite integral."""

    def series(self, kind: str, function: Callable[[Scalar], Scalar], lower: Scalar, upper: Scalar) -> Scalar:
        """Return a sum or product whose bounds are no numbers. Raises BeyondError where that cannot be."""

    def mean(self, function: Callable[[Scalar], Sequence[Scalar]], moment: Callable[[int], Scalar]) -> Sequence[Scalar]:
        """Return the means of several polynomials of a number whose moments are given. Raises BeyondError."""

"""Scalars as floating-point numbers with 40 digits: enough to take differences twice and still see ten of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise

import mpmath

from dlbuild.prove.fields import NO_CASE, BeyondError, Truth, UndefinedError
from dlbuild.prove.values import Scalar

DIGITS = 40
STEP = Fraction(1, 10**12)  # of a central difference: its error is of the order of 10^-24
# Two to this power is larger than whatever notes reckon with, and small enough to be reckoned with at once.
LARGEST = 1_000_000

# Where a polynomial is looked at: one place more than it has coefficients.
_PLACES = (0, 1, -1, 2, -2, 3, -3, 4, -4, 5)
# And where it is looked at again, far off and between whole numbers: there, floors and bends betray themselves.
_CHECKS = tuple(Fraction(at, 7) for at in (-6_999, -705, -275, -45, -17, -5, -2, 3, 12, 39, 64, 282, 698, 7_001))

_FUNCTIONS = {
    **{name: getattr(mpmath, name) for name in "exp sin cos tan sinh cosh tanh floor sign".split()},
    "arctan": mpmath.atan,
    "ceil": mpmath.ceil,
    "abs": mpmath.fabs,
}


class Floating:
    """The field of floating-point numbers. `rough` is set where a value is only known to a few digits."""

    def __init__(self) -> None:
        mpmath.mp.dps = DIGITS
        self.rough = False

    def number(self, value: Fraction) -> Scalar:
        """Return a rational number."""
        return mpmath.mpf(value.numerator) / value.denominator

    def infinity(self) -> Scalar:
        """Return what is larger than all."""
        return mpmath.inf

    def integer(self, value: Scalar) -> int:
        """Return a value as an index. Raises BeyondError where it is none."""
        if not mpmath.isint(value):
            raise BeyondError(f"{mpmath.nstr(value, 6)} is no index")
        return int(value)

    def index(self, value: Scalar) -> int | None:
        """Return a value as an index; None if it is no whole number: a letter may only tell things apart."""
        return int(value) if mpmath.isint(value) else None

    def quotient(self, left: Scalar, right: Scalar) -> Scalar:
        """Divide."""
        if right == 0:
            raise UndefinedError("a division by 0")
        return left / right

    def power(self, base: Scalar, exponent: Scalar) -> Scalar:
        """Raise to a power."""
        whole = mpmath.isint(exponent)
        if base == 0:
            if exponent < 0 or (exponent == 0 and not whole):
                raise UndefinedError("a division by 0")
            return mpmath.mpf(1) if exponent == 0 else mpmath.mpf(0)
        if base < 0 and not whole:
            raise UndefinedError("a root of a negative number")
        finite = mpmath.isfinite(base) and mpmath.isfinite(exponent)
        if finite and abs(exponent) * (abs(mpmath.log(abs(base), 2)) + 1) > LARGEST:
            raise UndefinedError("a number with more than 300,000 digits")
        return base ** (int(exponent) if whole and mpmath.isfinite(exponent) else exponent)

    def function(self, name: str, argument: Scalar) -> Scalar:
        """Return an elementary function."""
        if name == "log":
            if argument <= 0:
                raise UndefinedError("the logarithm of a number that is not positive")
            return mpmath.log(argument)
        if name == "sqrt":
            if argument < 0:
                raise UndefinedError("a root of a negative number")
            return mpmath.sqrt(argument)
        if name in {"arcsin", "arccos"}:
            if abs(argument) > 1:
                raise UndefinedError(f"{name} outside of [-1, 1]")
            return mpmath.asin(argument) if name == "arcsin" else mpmath.acos(argument)
        if name in {"exp", "sinh", "cosh"} and mpmath.isfinite(argument) and abs(argument) > LARGEST:
            raise UndefinedError("a number with more than 300,000 digits")
        return _FUNCTIONS[name](argument)

    def compare(self, sign: str, left: Scalar, right: Scalar) -> Truth:
        """Say whether a relation holds, as a truth that `choose` understands."""
        if sign in {"=", "!="}:
            return close(left, right) == (sign == "=")
        return {"<": left < right, ">": left > right, "<=": left <= right, ">=": left >= right}[sign]

    def every(self, truths: Sequence[Truth]) -> Truth:
        """Say whether all hold."""
        return all(truths)

    def choose(self, branches: Sequence[tuple[Truth, Callable[[], Scalar]]]) -> Scalar:
        """Return the value of the first branch that holds."""
        for truth, value in branches:
            if truth:
                return value()
        raise UndefinedError(NO_CASE)

    def extreme(self, kind: str, values: Sequence[Scalar]) -> Scalar:
        """Return the largest ("max") or the smallest ("min")."""
        return max(values) if kind == "max" else min(values)

    def derivative(self, function: Callable[[Scalar], Sequence[Scalar]], at: Scalar) -> Sequence[Scalar]:
        """Return the slopes of several functions of one number."""
        step = self.number(STEP)
        above, below = function(at + step), function(at - step)
        return [(high - low) / (2 * step) for high, low in zip(above, below, strict=True)]

    def limit(self, function: Callable[[Scalar], Scalar], target: Scalar, side: str) -> Scalar:
        """Go near, and see whether what is found there settles; from both sides where none is named."""
        self.rough = True
        if not mpmath.isfinite(target):
            return self._settled([function(mpmath.sign(target) * 10**power) for power in (2, 4)])
        found = [
            self._settled([function(target + sign * mpmath.mpf(10) ** -power) for power in (6, 9)])
            for sign in {"+": (1,), "-": (-1,)}.get(side, (1, -1))
        ]
        if not close(found[0], found[-1], 1e-4):
            raise UndefinedError("the limits from both sides differ")
        return found[0]

    def _settled(self, values: Sequence[Scalar]) -> Scalar:
        before, last = values
        if abs(last) > 1e6 and abs(last) > 10 * abs(before):
            return mpmath.sign(last) * mpmath.inf
        if not close(before, last, 1e-2):
            raise UndefinedError("the limit does not settle")
        return last

    def integral(self, function: Callable[[Scalar], Scalar], lower: Scalar, upper: Scalar) -> Scalar:
        """Return a definite integral."""
        self.rough = True
        with mpmath.workdps(15):
            return mpmath.quad(function, [lower, upper])

    def series(self, kind: str, function: Callable[[Scalar], Scalar], lower: Scalar, upper: Scalar) -> Scalar:
        """Return a sum or product whose bounds are no numbers. Raises BeyondError where that cannot be."""
        if kind == "sum" and upper == mpmath.inf:
            self.rough = True
            with mpmath.workdps(15):
                return mpmath.nsum(function, [lower, upper])
        raise BeyondError("the bounds are no whole numbers")

    def mean(self, function: Callable[[Scalar], Sequence[Scalar]], moment: Callable[[int], Scalar]) -> Sequence[Scalar]:
        """Return the means of several polynomials of a number whose moments are given.

        A polynomial is found from its values. Raises BeyondError for what is none, or none up to the eighth degree.
        """
        try:
            columns = zip(*(function(mpmath.mpf(at)) for at in _PLACES), strict=True)
            found = [_coefficients(list(column)) for column in columns]
            checks = [(at, function(at)) for at in map(self.number, _CHECKS)]
        except UndefinedError as error:
            raise BeyondError("the mean of what is no polynomial") from error
        if any(not close(each[-1], 0) for each in found):
            raise BeyondError("the mean of what is no polynomial")
        if not all(
            close(mpmath.polyval(each[::-1], at), value)
            for at, values in checks
            for each, value in zip(found, values, strict=True)
        ):
            raise BeyondError("the mean of what is no polynomial")
        return [sum(factor * moment(order) for order, factor in enumerate(each)) for each in found]


def close(left: Scalar, right: Scalar, tolerance: float = 1e-9) -> bool:
    """Say whether two numbers are equal but for what rounding does."""
    if left == right:
        return True
    if not (mpmath.isfinite(left) and mpmath.isfinite(right)):
        return False
    return bool(abs(left - right) <= tolerance * max(1, abs(left), abs(right)))


def _coefficients(values: list[Scalar]) -> list[Scalar]:
    """Return the coefficients of the polynomial that has these values in `_PLACES`, by Newton's divided differences."""
    differences = values
    newton = [values[0]]
    for step in range(1, len(_PLACES)):
        differences = [
            (high - low) / (_PLACES[at + step] - _PLACES[at]) for at, (low, high) in enumerate(pairwise(differences))
        ]
        newton.append(differences[0])
    found = [mpmath.mpf(0)] * len(_PLACES)
    for place, factor in zip(reversed(_PLACES), reversed(newton), strict=True):
        # Horner's scheme: times (x - place), plus the next factor.
        found = [(found[at - 1] if at else 0) - place * found[at] for at in range(len(found))]
        found[0] += factor
    return found

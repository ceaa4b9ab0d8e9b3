"""Scalars as sympy's expressions. This module is sympy's only door; no text ever goes through it.

Expressions are built by constructors, from terms that were read as mathematics. `sympify`, `parse_expr` and `eval`,
which run what they are given, are not used.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

import sympy

from dlbuild.prove.fields import NO_CASE, BeyondError, Truth, UndefinedError
from dlbuild.prove.values import Scalar

# Above this an expression is not worked out: its printed form would fill a page.
LARGEST_POWER = 64
_BIGGEST = 4_000  # parts of an expression that is still simplified

_FUNCTIONS = {
    **{name: getattr(sympy, name) for name in "exp log sin cos tan sinh cosh tanh sqrt floor sign".split()},
    "arcsin": sympy.asin,
    "arccos": sympy.acos,
    "arctan": sympy.atan,
    "ceil": sympy.ceiling,
    "abs": sympy.Abs,
}
_RELATIONS = {"=": sympy.Eq, "!=": sympy.Ne, "<": sympy.Lt, ">": sympy.Gt, "<=": sympy.Le, ">=": sympy.Ge}


class Symbolic:
    """The field of expressions."""

    def number(self, value: Fraction) -> Scalar:
        """Return a rational number."""
        return sympy.Rational(value.numerator, value.denominator)

    def infinity(self) -> Scalar:
        """Return what is larger than all."""
        return sympy.oo

    def symbol(self, name: str, **assumptions: bool) -> Scalar:
        """Return a symbol. Its name is a label to sympy, nothing that is read."""
        return sympy.Symbol(name, **assumptions)

    def integer(self, value: Scalar) -> int:
        """Return a value as an index. Raises BeyondError where it is none."""
        if not getattr(value, "is_Integer", False):
            raise BeyondError("an index that is a symbol")
        return int(value)

    def index(self, value: Scalar) -> int | None:
        """Return a value as an index; None if it is no whole number: a letter may only tell things apart."""
        return self.integer(value) if value.is_integer else None

    def quotient(self, left: Scalar, right: Scalar) -> Scalar:
        """Divide."""
        if right == 0:
            raise UndefinedError("a division by 0")
        return left / right

    def power(self, base: Scalar, exponent: Scalar) -> Scalar:
        """Raise to a power."""
        if exponent.is_Integer and abs(int(exponent)) > LARGEST_POWER and not base.is_Symbol:
            if not base.is_Rational or abs(int(exponent)) > 10_000:
                raise BeyondError("a large power")
        elif base.is_number and exponent.is_number and not exponent.is_Rational:
            return sympy.Pow(base, exponent, evaluate=False)
        return base**exponent

    def function(self, name: str, argument: Scalar) -> Scalar:
        """Return an elementary function."""
        if name == "log" and argument.is_number and argument.is_real and argument.is_nonpositive:
            raise UndefinedError("the logarithm of a number that is not positive")
        return _FUNCTIONS[name](argument)

    def compare(self, sign: str, left: Scalar, right: Scalar) -> Truth:
        """Say whether a relation holds, as a truth that `choose` understands."""
        return _RELATIONS[sign](left, right)

    def every(self, truths: Sequence[Truth]) -> Truth:
        """Say whether all hold."""
        return sympy.And(*truths)

    def choose(self, branches: Sequence[tuple[Truth, Callable[[], Scalar]]]) -> Scalar:
        """Return the value of the first branch that holds."""
        pairs = []
        for truth, value in branches:
            if truth is sympy.false or truth is False:
                continue
            certain = truth is sympy.true or truth is True
            pairs.append((value(), sympy.true if certain else truth))
            if certain:
                break
        if not pairs:
            raise UndefinedError(NO_CASE)
        return pairs[0][0] if pairs[0][1] is sympy.true else sympy.Piecewise(*pairs)

    def extreme(self, kind: str, values: Sequence[Scalar]) -> Scalar:
        """Return the largest ("max") or the smallest ("min")."""
        return sympy.Max(*values) if kind == "max" else sympy.Min(*values)

    def derivative(self, function: Callable[[Scalar], Sequence[Scalar]], at: Scalar) -> Sequence[Scalar]:
        """Return the slopes of several functions of one number."""
        variable = sympy.Dummy(real=True)
        if getattr(at, "is_Symbol", False):
            variable = sympy.Dummy(**{name: True for name, value in at.assumptions0.items() if value})
        return [sympy.diff(value, variable).subs(variable, at) for value in map(sympy.expand_log, function(variable))]

    def limit(self, function: Callable[[Scalar], Scalar], target: Scalar, side: str) -> Scalar:
        """Return a limit."""
        variable = sympy.Dummy(real=True)
        both = side or ("-" if target == sympy.oo else "+" if target == -sympy.oo else "+-")
        try:
            return sympy.limit(function(variable), variable, target, both)
        except (ValueError, NotImplementedError) as error:
            raise BeyondError("a limit that is not found") from error

    def integral(self, function: Callable[[Scalar], Scalar], lower: Scalar, upper: Scalar) -> Scalar:
        """Return a definite integral."""
        variable = sympy.Dummy(real=True)
        found = sympy.integrate(function(variable), (variable, lower, upper))
        if found.has(sympy.Integral):
            raise BeyondError("an integral that is not found")
        return found

    def series(self, kind: str, function: Callable[[Scalar], Scalar], lower: Scalar, upper: Scalar) -> Scalar:
        """Return a sum or product whose bounds are no numbers. Raises BeyondError where that cannot be."""
        variable = sympy.Dummy(integer=True, nonnegative=True)
        body = function(variable)
        if kind == "sum":
            return sympy.Sum(body, (variable, lower, upper)).doit()
        if kind == "prod":
            return sympy.Product(body, (variable, lower, upper)).doit()
        raise BeyondError(f"a {kind} over a symbol")

    def mean(self, function: Callable[[Scalar], Sequence[Scalar]], moment: Callable[[int], Scalar]) -> Sequence[Scalar]:
        """Return the means of several polynomials of a number whose moments are given. Raises BeyondError."""
        variable = sympy.Dummy(real=True)
        found = []
        for value in function(variable):
            if not value.is_polynomial(variable):
                raise BeyondError("the mean of what is no polynomial")
            terms = sympy.Poly(value, variable).terms()
            found.append(sympy.Add(*(factor * moment(order) for (order,), factor in terms)))
        return found


def is_zero(value: Scalar) -> bool:
    """Say whether an expression is surely zero; False says nothing."""
    if value == 0:
        return True
    if sum(1 for _ in sympy.preorder_traversal(value)) > _BIGGEST:
        return False
    for step in (sympy.expand, _expanded_logs, _rational, sympy.simplify, _as_exponentials, _piecewise):
        if step(value) == 0:
            return True
    return False


def _expanded_logs(value: Scalar) -> Scalar:
    return sympy.expand(sympy.expand_log(value))


def _rational(value: Scalar) -> Scalar:
    return sympy.cancel(sympy.together(value)) if not value.has(sympy.Piecewise) else value


def _as_exponentials(value: Scalar) -> Scalar:
    return sympy.simplify(sympy.expand(value.rewrite(sympy.exp)))


def _piecewise(value: Scalar) -> Scalar:
    if not value.has(sympy.Piecewise, sympy.Max, sympy.Min, sympy.Abs):
        return value
    return sympy.simplify(sympy.piecewise_fold(value.rewrite(sympy.Piecewise)))


def is_true(truth: Truth) -> bool:
    """Say whether a relation surely holds."""
    if truth in (True, sympy.true):
        return True
    if not isinstance(truth, sympy.core.relational.Relational):
        return False
    gap = sympy.simplify(truth.lhs - truth.rhs)
    known = {
        sympy.StrictLessThan: gap.is_negative,
        sympy.StrictGreaterThan: gap.is_positive,
        sympy.LessThan: gap.is_nonpositive,
        sympy.GreaterThan: gap.is_nonnegative,
        sympy.Unequality: gap.is_nonzero,
    }
    return bool(known.get(type(truth), False)) or sympy.simplify(truth) in (True, sympy.true)


def is_false(truth: Truth) -> bool:
    """Say whether a relation surely does not hold."""
    return truth is False or truth == sympy.false


def relation(sign: str, left: Scalar, right: Scalar) -> Truth:
    """Return a relation of two expressions."""
    return _RELATIONS[sign](left, right)


def is_near(left: Scalar, right: Scalar, slack: Fraction) -> bool:
    """Say whether two numbers differ by no more; expressions with symbols in them never surely do."""
    gap = sympy.Abs(left - right) - sympy.Rational(slack.numerator, slack.denominator)
    return not gap.free_symbols and gap.is_nonpositive is True

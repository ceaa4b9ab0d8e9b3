"""The operations that everybody knows: one function each, and the table of them."""

from __future__ import annotations

import operator
from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING

from dlbuild.prove import boxes, convolution, ellipses, extremes, laws, norms
from dlbuild.prove.scope import Scope
from dlbuild.prove.term import Apply, UnclearError
from dlbuild.prove.truths import truth
from dlbuild.prove.values import (
    Matrix,
    ShapeError,
    Value,
    Volume,
    blocks,
    both,
    determinant,
    dot,
    each,
    entries,
    exclusive,
    identity,
    inverse,
    product,
    said,
    transposed,
)

if TYPE_CHECKING:
    from dlbuild.prove.evaluate import Evaluator

Operation = Callable[["Evaluator", Apply, Scope], Value]


def _values(evaluator: Evaluator, term: Apply, scope: Scope) -> list[Value]:
    return evaluator.values(term.arguments, scope)


def _add(evaluator: Evaluator, term: Apply, scope: Scope) -> Value:
    total, *rest = _values(evaluator, term, scope)
    for value in rest:
        total = both(total, value, lambda a, b: a + b)
    return total


def _neg(evaluator: Evaluator, term: Apply, scope: Scope) -> Value:
    return each(evaluator.value(term.arguments[0], scope), lambda a: -a)


def times(left: Value, right: Value) -> Value:
    """Multiply what stands side by side: matrices as matrices, numbers into anything."""
    if type(left) is tuple or type(right) is tuple:
        raise ShapeError("a tuple in a product")
    return product(left, right)


def _mul(evaluator: Evaluator, term: Apply, scope: Scope) -> Value:
    total, *rest = _values(evaluator, term, scope)
    for value in rest:
        total = times(total, value)
    return total


def _dot(evaluator: Evaluator, term: Apply, scope: Scope) -> Value:
    r"""Return `a \cdot b`: the scalar product of two vectors, else a product."""
    left, right = _values(evaluator, term, scope)
    if isinstance(left, Matrix) and isinstance(right, Matrix) and left.shape == right.shape and 1 in left.shape:
        return dot(left.entries(), right.entries())
    return times(left, right)


def _between(function: Callable[[Value, Value], Value]) -> Operation:
    def operation(evaluator: Evaluator, term: Apply, scope: Scope) -> Value:
        left, right = _values(evaluator, term, scope)
        return function(left, right)

    return operation


def _div(evaluator: Evaluator, term: Apply, scope: Scope) -> Value:
    left, right = _values(evaluator, term, scope)
    return both(left, right, evaluator.field.quotient)


def _pow(evaluator: Evaluator, term: Apply, scope: Scope) -> Value:
    """Raise to a power: a vector entry by entry, a square matrix only to its inverse."""
    base, exponent = _values(evaluator, term, scope)
    if isinstance(base, Matrix) and 1 not in base.shape:
        if not isinstance(exponent, Matrix) and exponent == -1:
            if base.shape[0] != base.shape[1] or determinant(base.rows) == 0:
                raise ShapeError(f"{said(base)} has no inverse")
            return inverse(base)
        if base.shape[0] == base.shape[1]:
            raise UnclearError(
                "the power of a square matrix can be read in two ways", term.place, r"write W W or W \odot W"
            )
    return both(base, exponent, evaluator.field.power)


def _elementary(name: str) -> Operation:
    def operation(evaluator: Evaluator, term: Apply, scope: Scope) -> Value:
        value = evaluator.value(term.arguments[0], scope)
        return each(value, lambda entry: evaluator.field.function(name, entry))

    return operation


def _log(evaluator: Evaluator, term: Apply, scope: Scope) -> Value:
    """Return the natural logarithm, or that to the base below it."""
    field = evaluator.field
    value, *base = _values(evaluator, term, scope)
    logs = each(value, lambda entry: field.function("log", entry))
    if not base:
        return logs
    return both(logs, each(base[0], lambda entry: field.function("log", entry)), field.quotient)


def _log10(evaluator: Evaluator, term: Apply, scope: Scope) -> Value:
    ten = evaluator.field.function("log", evaluator.field.number(Fraction(10)))
    return each(evaluator.value(term.arguments[0], scope), lambda entry: evaluator.field.function("log", entry) / ten)


def _infinity(evaluator: Evaluator, _term: Apply, _scope: Scope) -> Value:
    return evaluator.field.infinity()


def _transpose(evaluator: Evaluator, term: Apply, scope: Scope) -> Value:
    return transposed(evaluator.value(term.arguments[0], scope))


def _extreme(kind: str) -> Operation:
    def operation(evaluator: Evaluator, term: Apply, scope: Scope) -> Value:
        values = _values(evaluator, term, scope)
        if len(values) == 1:
            return evaluator.field.extreme(kind, entries(values[0]))
        result = values[0]
        for value in values[1:]:
            result = both(result, value, lambda a, b: evaluator.field.extreme(kind, [a, b]))
        return result

    return operation


def _relu(evaluator: Evaluator, term: Apply, scope: Scope) -> Value:
    zero = evaluator.field.number(Fraction(0))
    return each(evaluator.value(term.arguments[0], scope), lambda entry: evaluator.field.extreme("max", [zero, entry]))


def _softmax(evaluator: Evaluator, term: Apply, scope: Scope) -> Value:
    """Exponentials over their sum: of a vector, and of each row of a matrix, as attention has it."""
    value = evaluator.value(term.arguments[0], scope)
    if not isinstance(value, Matrix):
        raise ShapeError("softmax of a number")
    upright = value.shape[1] == 1
    found = []
    for row in (transposed(value) if upright else value).rows:
        powers = [evaluator.field.function("exp", entry) for entry in row]
        total = dot(powers, [evaluator.field.number(Fraction(1))] * len(powers))
        found.append(tuple(evaluator.field.quotient(power, total) for power in powers))
    return transposed(Matrix(tuple(found))) if upright else Matrix(tuple(found))


def _diag(evaluator: Evaluator, term: Apply, scope: Scope) -> Value:
    flat = entries(evaluator.value(term.arguments[0], scope))
    unit = identity(len(flat), evaluator.field.number(Fraction(1)))
    return Matrix(tuple(tuple(one * entry for one in row) for row, entry in zip(unit.rows, flat, strict=True)))


def _trace(evaluator: Evaluator, term: Apply, scope: Scope) -> Value:
    value = evaluator.value(term.arguments[0], scope)
    if not isinstance(value, Matrix) or value.shape[0] != value.shape[1]:
        raise ShapeError(f"the trace of {said(value)}")
    one = evaluator.field.number(Fraction(1))
    return dot([row[at] for at, row in enumerate(value.rows)], [one] * len(value.rows))


def _det(evaluator: Evaluator, term: Apply, scope: Scope) -> Value:
    value = evaluator.value(term.arguments[0], scope)
    if isinstance(value, Volume):
        raise ShapeError("only a square matrix has a determinant")
    return determinant(value.rows) if isinstance(value, Matrix) else value


def _stack(evaluator: Evaluator, term: Apply, scope: Scope) -> Value:
    """Put vectors on each other, as the course writes what goes into a recurrent unit."""
    return blocks([value] for value in _values(evaluator, term, scope))


def _concat(evaluator: Evaluator, term: Apply, scope: Scope) -> Value:
    return blocks([_values(evaluator, term, scope)])


def _count(evaluator: Evaluator, term: Apply, _scope: Scope) -> Value:
    """Return how many things there are between parentheses."""
    return evaluator.field.number(Fraction(len(term.arguments)))


def _binomial(evaluator: Evaluator, term: Apply, scope: Scope) -> Value:
    n, k = (evaluator.field.integer(value) for value in _values(evaluator, term, scope))
    result = Fraction(1)
    for at in range(k):
        result = result * (n - at) / (at + 1)
    return evaluator.field.number(result)


def _shaped(evaluator: Evaluator, term: Apply, scope: Scope) -> Value:
    """Return a value that is said to have a shape; lengths of which nothing is known say nothing."""
    body, *lengths = term.arguments
    value = evaluator.value(body, scope)
    shape = [evaluator.integer(length, scope) for length in lengths]
    if isinstance(value, Matrix) and None not in shape and list(value.shape) != shape:
        raise ShapeError(f"{said(value)} where {shape[0]} × {shape[1]} is said")
    return value


def _indicator(evaluator: Evaluator, term: Apply, scope: Scope) -> Value:
    field = evaluator.field
    found = truth(evaluator, term.arguments[0], scope)
    return field.choose([(found, lambda: field.number(Fraction(1))), (True, lambda: field.number(Fraction(0)))])


def _gradient(evaluator: Evaluator, term: Apply, scope: Scope) -> Value:
    return evaluator.gradient(term, scope)


def _refused(message: str, way_out: str = "") -> Operation:
    def operation(_evaluator: Evaluator, term: Apply, _scope: Scope) -> Value:
        raise UnclearError(message, term.place, way_out)

    return operation


OPERATIONS: dict[str, Operation] = {
    **{
        name: _elementary(name)
        for name in "exp sin cos tan sinh cosh tanh arcsin arccos arctan sqrt floor ceil".split()
    },
    "sign": _elementary("sign"),
    **{name: norms.norm(name) for name in "norm norm1 norminf".split()},
    "abs": boxes.size,
    "add": _add,
    "and": _refused("a condition is no value"),
    "argument max": extremes.argument("max"),
    "argument min": extremes.argument("min"),
    "binomial": _binomial,
    "box": boxes.corners,
    **dict.fromkeys(("cap", "cup"), _refused("a set is no value", r"its size is one: \lvert A \cap B \rvert")),
    "columns": _concat,
    "concat": _concat,
    "convolve": convolution.convolve,
    "count": _count,
    "deconvolve": convolution.deconvolve,
    "det": _det,
    "diag": _diag,
    "div": _div,
    "dot": _dot,
    "expectation": laws.expectation,
    "gradient": _gradient,
    "indicator": _indicator,
    "infinity": _infinity,
    "log": _log,
    "log10": _log10,
    "max": _extreme("max"),
    "min": _extreme("min"),
    "moved": ellipses.moved,
    "mul": _mul,
    "neg": _neg,
    "normp": norms.norm_p,
    "odot": _between(lambda a, b: both(a, b, operator.mul)),
    "order": _refused("an order is no value", r"say where its letter goes: x \to 0"),
    "pow": _pow,
    "probability": laws.probability,
    "relu": _relu,
    "rows": _stack,
    "shaped": _shaped,
    "softmax": _softmax,
    "stack": _stack,
    "tr": _trace,
    "transpose": _transpose,
    "variance": laws.variance,
    "xor": _between(exclusive),
    "zeros": _refused("how long is this vector?", "give it by its entries"),
}

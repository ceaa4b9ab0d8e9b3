"""The value of a term: in numbers or in symbols, as the field has it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from dlbuild.prove import convolution, ellipses, joint, operations, ranges, sizes, targets
from dlbuild.prove.calls import Calls
from dlbuild.prove.fields import Field, Truth
from dlbuild.prove.givens import Sheet
from dlbuild.prove.scope import Scope
from dlbuild.prove.sources import Supply
from dlbuild.prove.term import (
    Apply,
    Big,
    Call,
    Cases,
    Derivative,
    Domain,
    Entry,
    Gap,
    Grid,
    Integral,
    Limit,
    Listing,
    Made,
    Name,
    Number,
    Relation,
    Run,
    Term,
    Through,
    UnclearError,
)
from dlbuild.prove.truths import truth
from dlbuild.prove.values import Matrix, Scalar, ShapeError, Value, Volume, blocks, is_array, said

# A formula of the notes takes a few thousand steps.
MOST_STEPS = 400_000


class Evaluator(Calls):
    """The values of terms under one sheet, one field, and one supply of free values."""

    def __init__(self, sheet: Sheet, field: Field, supply: Supply, sizes: frozenset[str]) -> None:
        super().__init__(sheet, field, supply, sizes)
        self.steps = 0

    def value(self, term: Term, scope: Scope) -> Value:
        """Return the value of a term. Raises UndefinedError, ShapeError, BeyondError, UnclearError."""
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise UnclearError(f"more than {MOST_STEPS:,} steps", term.place, "give smaller numbers")
        method: Callable[[Evaluator, Any, Scope], Value] = _METHODS[type(term)]
        return method(self, term, scope)

    def values(self, terms: Sequence[Term], scope: Scope) -> list[Value]:
        """Return the values of terms, of which dots are as many as they stand for."""
        found: list[Value] = []
        for term in terms:
            value = self.value(term, scope)
            found.extend(value) if isinstance(term, Run) and term.kind == "items" else found.append(value)
        return found

    def scalar(self, term: Term, scope: Scope) -> Scalar:
        """Return a value that must be a number."""
        value = self.value(term, scope)
        if isinstance(value, Matrix) and value.shape == (1, 1):
            return value.rows[0][0]
        if isinstance(value, tuple):
            raise ShapeError(f"a number is wanted, and this is {said(value)}")
        return value

    def number(self, term: Number, _scope: Scope) -> Value:
        """Return what a numeral says."""
        return self.field.number(term.value)

    def apply(self, term: Apply, scope: Scope) -> Value:
        """Carry out an operation."""
        return operations.OPERATIONS[term.operation](self, term, scope)

    def call(self, term: Call, scope: Scope) -> Value:
        """Return the value of a function that is defined, or of its derivative."""
        pattern = joint.law(self, term.function)
        if pattern is not None:
            return joint.probability(self, term, pattern, scope)
        arguments = self.values(self.ordered(term, scope), scope)
        name = term.function
        if name.primes and not self.is_defined(name, scope):
            plain = Name(name.text, name.indices, name.primes - 1, name.place)
            return self.slope(Call(plain, term.arguments, term.place), arguments, scope)
        return self.applied(term, arguments, scope)

    def slope(self, call: Call, arguments: Sequence[Value], scope: Scope) -> Value:
        """Return the derivative of a function of one number, entry by entry."""
        if len(arguments) != 1:
            raise UnclearError("a prime on a function of several arguments", call.place)

        def at(entry: Scalar) -> Scalar:
            def function(moved: Scalar) -> list[Scalar]:
                if call.function.primes:
                    plain = Name(call.function.text, call.function.indices, call.function.primes - 1)
                    return [self.slope(Call(plain, call.arguments, call.place), [moved], scope)]
                value = self.applied(call, [moved], scope)
                if is_array(value):
                    raise ShapeError("the derivative of an array with a prime")
                return [value]

            return self.field.derivative(function, entry)[0]

        (argument,) = arguments
        return argument.map(at) if is_array(argument) else at(argument)

    def entry(self, term: Entry, scope: Scope) -> Value:
        """Return an entry of an array that has no name."""
        value = self.value(term.body, scope)
        index = self.index(term.index, scope)
        if isinstance(index, str) or not is_array(value):
            raise UnclearError("an index of something that has no entries", term.place)
        return self.picked(value, self.pair(term.index, index, value, scope), term.place)

    def derivative(self, term: Derivative, scope: Scope) -> Value:
        """Return a derivative by a number, or by every entry of an array; of an array by an array, all of them."""
        *others, variable = term.variables
        body: Term = Derivative(term.body, tuple(others), term.place) if others else term.body
        if not isinstance(variable, Name):
            raise UnclearError("a derivative is taken by a name", variable.place)
        return self.slopes(variable, lambda inner: self.value(body, inner), scope)

    def slopes(self, variable: Name, body: Callable[[Scope], Value], scope: Scope) -> Value:
        """Return the derivatives of what depends on a name."""
        target = targets.target(self, variable, scope)
        shapes: list[Value] = []

        def moved(entry: Scalar, change: Callable[[Scalar], Scope]) -> Sequence[Scalar]:
            def function(at: Scalar) -> list[Scalar]:
                value = body(change(at))
                shapes.append(value)
                return value.entries() if is_array(value) else [value]

            return self.field.derivative(function, entry)

        grid = [[moved(entry, change) for entry, change in row] for row in target]
        like = shapes[0]
        if not is_array(like) or like.shape == (1, 1):
            if len(grid) == 1 and len(grid[0]) == 1:
                return grid[0][0][0]
            return Matrix(tuple(tuple(cell[0] for cell in row) for row in grid))
        if isinstance(like, Volume):
            raise ShapeError(f"the derivative of {said(like)}")
        cells = [cell for row in grid for cell in row]
        if len(cells) == 1:
            columns = like.shape[1]
            return Matrix(tuple(tuple(cells[0][at : at + columns]) for at in range(0, len(cells[0]), columns)))
        if like.shape[1] != 1:
            raise ShapeError(f"the derivative of {said(like)} by an array")
        return Matrix(tuple(zip(*cells, strict=True)))

    def gradient(self, term: Apply, scope: Scope) -> Value:
        """Return the column of the derivatives of a function by each of its arguments."""
        (call,) = term.arguments
        if not isinstance(call, Call):
            raise UnclearError("a gradient is taken of a function", term.place, r"write \nabla J(w), or \nabla_w J")
        slots = [Name(f"…{at}") for at in range(len(call.arguments))]
        moved = Call(call.function, tuple(slots), call.place)
        bound = {slot.text: self.value(argument, scope) for slot, argument in zip(slots, call.arguments, strict=True)}
        inner = scope.bind(bound)
        return blocks([self.slopes(slot, lambda there: self.value(moved, there), inner)] for slot in slots)

    def limit(self, term: Limit, scope: Scope) -> Value:
        """Return a limit."""
        target = self.scalar(term.target, scope)
        key = self.key(term.variable, scope)
        return self.field.limit(lambda at: self.scalar(term.body, scope.bind({key: at})), target, term.side)

    def integral(self, term: Integral, scope: Scope) -> Value:
        """Return a definite integral."""
        lower, upper = self.scalar(term.lower, scope), self.scalar(term.upper, scope)
        key = self.key(term.variable, scope)
        return self.field.integral(lambda at: self.scalar(term.body, scope.bind({key: at})), lower, upper)

    def grid(self, term: Grid, scope: Scope) -> Value:
        """Return a matrix of numbers, or of blocks."""
        return blocks([self.value(cell, scope) for cell in row] for row in term.rows)

    def cases(self, term: Cases, scope: Scope) -> Value:
        """Return the value of the first case that holds."""
        branches: list[tuple[Truth, Callable[[], Value]]] = []
        for value, condition in term.branches:
            found = True if condition is None else truth(self, condition, scope, arrays=False)
            branches.append((found, partial(self.value, value, scope)))
            if found is True:
                break
        return self.field.choose(branches)

    def relation(self, term: Relation, _scope: Scope) -> Value:
        """Refuse a truth where a value is wanted."""
        raise UnclearError("a relation is no value", term.place)

    def domain(self, term: Domain, _scope: Scope) -> Value:
        """Refuse a set where a value is wanted."""
        raise UnclearError("a set is no value", term.place)

    def listing(self, term: Listing, scope: Scope) -> Value:
        """Return a tuple."""
        return tuple(self.values(term.items, scope))

    def product(self, left: Value, right: Value) -> Value:
        """Return the product of two values."""
        return operations.times(left, right)


_METHODS: dict[type, Callable[[Evaluator, Any, Scope], Value]] = {
    Number: Evaluator.number,
    Name: Evaluator.name,
    Apply: Evaluator.apply,
    Call: Evaluator.call,
    Entry: Evaluator.entry,
    Big: ranges.big,
    Derivative: Evaluator.derivative,
    Limit: Evaluator.limit,
    Integral: Evaluator.integral,
    Grid: Evaluator.grid,
    Run: ellipses.run,
    Gap: ellipses.gap,
    Cases: Evaluator.cases,
    Relation: Evaluator.relation,
    Domain: Evaluator.domain,
    Listing: Evaluator.listing,
    Through: sizes.through,
    Made: convolution.made,
}

"""Functions of the givens: which one is meant, and its value for its arguments."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from dlbuild.prove.givens import Definition
from dlbuild.prove.names import DEEPEST, Names
from dlbuild.prove.scope import Scope
from dlbuild.prove.term import Call, Domain, Name, Relation, Run, Term, UnclearError
from dlbuild.prove.values import ShapeError, Value, is_array


class Calls(Names):
    """What functions stand for under a sheet."""

    def ordered(self, call: Call, scope: Scope) -> Sequence[Term]:
        """Return the arguments of a function in its own order; `f(x = 1)` says which one is meant."""
        if not any(isinstance(each, Relation) for each in call.arguments):
            return call.arguments
        found = self.found(call.function, self.indices(call.function, scope), len(call.arguments))
        if found is None or found[0].parameters is None:
            return call.arguments
        named = {each.left: each.right for each in call.arguments if isinstance(each, Relation) and each.sign == "="}
        if not named.keys() <= set(found[0].parameters) or len(found[0].parameters) != len(call.arguments):
            return call.arguments
        others = iter([each for each in call.arguments if not isinstance(each, Relation)])
        return [named[each] if each in named else next(others) for each in found[0].parameters]

    def applied(self, call: Call, arguments: Sequence[Value], scope: Scope) -> Value:
        """Return the value of a function of the givens."""
        name = call.function
        found = self.found(name, self.indices(name, scope), len(arguments))
        if found is None:
            return self._curve(call, arguments, scope)
        definition, numbers = found
        if scope.depth > DEEPEST:
            raise UnclearError(f"{name.text} is defined by itself", call.place)
        bound: dict[str, Value] = {key: self.field.number(Fraction(number)) for key, number in numbers.items()}
        if definition.parameters is None:
            return self._composed(definition, call, arguments, scope.inside(bound))
        if len(definition.parameters) != len(arguments):
            count = len(definition.parameters)
            message = f"{name.text} is given with {count} arguments and used with {len(arguments)}"
            if any(isinstance(each, Run) for each in call.arguments):
                raise ShapeError(message)  # The dots say too much, or too little.
            raise UnclearError(message, call.place)
        for parameter, argument in zip(definition.parameters, arguments, strict=True):
            if not isinstance(parameter, Name):
                raise UnclearError("a function is given by its value for names", parameter.place)
            bound[self.key(parameter, scope.inside({}))] = argument
        try:
            return self.value(definition.body, scope.inside(bound))
        except ShapeError:
            # A function of a number, of an array: of each entry.
            if len(arguments) != 1 or not is_array(arguments[0]) or arguments[0].shape == (1, 1):
                raise
            return arguments[0].map(lambda entry: self.applied(call, [entry], scope))

    def _composed(self, definition: Definition, call: Call, arguments: Sequence[Value], scope: Scope) -> Value:
        """Return the value of a function that is said to be another one (`g = f`)."""
        if isinstance(definition.body, Name):
            return self.applied(Call(definition.body, call.arguments, call.place), arguments, scope)
        raise UnclearError(
            f"{call.function.text} is no function", call.place, f"give it as {call.function.text}(x) = …"
        )

    def _curve(self, call: Call, arguments: Sequence[Value], scope: Scope) -> Value:
        r"""Return the value of a function of which the givens say only what it leads to (`f(x) \in \mathbb{R}^3`)."""
        name = call.function
        for pattern, domain in self.sheet.domains:
            if isinstance(pattern, Call) and pattern.function == name and isinstance(domain, Domain):
                shape = tuple(self.size(each, scope) for each in domain.shape)
                flat = [one for each in arguments for one in (each.entries() if is_array(each) else [each])]
                return self.supply.curve(self.key(name, scope), shape, flat)
        raise UnclearError(f"what is {name.text}?", call.place, f"say it in the comment: {name.text}(x) = …")

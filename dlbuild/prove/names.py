"""Names and their indices: from how a name is written to what it stands for."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING

from dlbuild.prove.domains import counts, kind_of, with_bounds
from dlbuild.prove.entries import by_entries, part
from dlbuild.prove.fields import Field
from dlbuild.prove.givens import Definition, Sheet
from dlbuild.prove.laws import Drawing
from dlbuild.prove.scope import Indices, Scope, matched, spelled
from dlbuild.prove.sources import Kind, Supply
from dlbuild.prove.term import (
    Apply,
    Call,
    Index,
    Listing,
    Name,
    Number,
    Place,
    Term,
    UnclearError,
)
from dlbuild.prove.values import Matrix, Scalar, ShapeError, Value, Volume

DEEPEST = 60
LONGEST = 256  # of an array, in any direction
_TWO = 2  # indices of a matrix

if TYPE_CHECKING:
    from abc import abstractmethod
else:

    def abstractmethod(function: object) -> object:
        """Leave a method to the class below."""
        return function


class Names:
    """What names stand for under a sheet. `sizes` are the names that count something: bounds of sums, lengths."""

    def __init__(self, sheet: Sheet, field: Field, supply: Supply, sizes: frozenset[str]) -> None:
        self.sheet = sheet
        self.field = field
        self.supply = supply
        self.sizes = sizes
        self.constants = sheet.constants
        self.drawing = Drawing()

    @abstractmethod
    def value(self, term: Term, scope: Scope) -> Value:
        """Return the value of a term."""

    @abstractmethod
    def scalar(self, term: Term, scope: Scope) -> Scalar:
        """Return a value that must be a number."""

    def key(self, name: Name, scope: Scope) -> str:
        """Return what a name is known by here: its indices as far as they are numbers."""
        return spelled(name, self.indices(name, scope))

    def indices(self, name: Name, scope: Scope) -> Indices:
        """Return the indices of a name, each as numbers or as a label."""
        return tuple((index.bracket, self.index(index, scope)) for index in name.indices)

    def index(self, index: Index, scope: Scope) -> tuple[int, ...] | str:
        """Return an index as numbers, or as the label that it is."""
        numbers = [self.integer(term, scope) for term in index.terms]
        known = [number for number in numbers if number is not None]
        return tuple(known) if known and len(known) == len(numbers) else index.text

    def integer(self, term: Term, scope: Scope) -> int | None:
        """Return the value of an index; None for what is a mere letter."""
        if isinstance(term, Number):
            return int(term.value) if term.value.denominator == 1 else None
        if isinstance(term, Name):
            key = self.key(term, scope)
            whole = spelled(term, self.indices(term, scope)[:-1])
            there = key in scope.local or key in scope.fixed or isinstance(scope.local.get(whole), Matrix)
            counted = there or self.is_defined(term, scope) or self._counts(term, scope)
            if not counted or term.text in self.sheet.known.functions or self.parts(term, scope):
                return None
            value = self.value(term, scope)
            return None if isinstance(value, tuple) else self.field.index(value)
        if isinstance(term, Apply) and term.operation in {"add", "mul", "neg", "div", "dot"}:
            parts = [self.integer(each, scope) for each in term.arguments]
            return None if None in parts else self.field.index(self.value(term, scope))
        if isinstance(term, Call) and self.is_defined(term.function, scope):
            return self.field.integer(self.value(term, scope))
        return None

    def _counts(self, name: Name, scope: Scope) -> bool:
        counted = counts(self, name, scope)
        return self._is_size(name) if counted is None else counted

    def _is_size(self, name: Name) -> bool:
        return (name.text + "[]" if name.indices else name.text) in self.sizes

    def size(self, term: Term, scope: Scope, most: int = LONGEST) -> int:
        """Return a length, of an array that is filled with values unless `most` says otherwise."""
        number = self.integer(term, scope)
        if number is None:
            number = self.field.integer(self.value(term, scope))
        if not 0 < number <= most:
            raise ShapeError(f"a length of {number}")
        return number

    def name(self, term: Name, scope: Scope) -> Value:
        """Return what a name stands for."""
        indices = self.indices(term, scope)
        key = spelled(term, indices)
        for there in (scope.local, scope.fixed, scope.cache):
            if key in there:
                return there[key]
        found = self._looked_up(term, key, indices, scope)
        # An entry of a parameter is another one in every call.
        whole = spelled(term, indices[:-1])
        if term.text != "…" and whole not in scope.local:
            scope.cache[key] = found
        return found

    def _looked_up(self, term: Name, key: str, indices: Indices, scope: Scope) -> Value:
        definition = self._definition(term, indices, scope)
        if definition is not None:
            return definition()
        kind = kind_of(self, term, scope)
        drawn = None if kind is None else by_entries(self, term, kind.shape, scope)
        if drawn is None:
            drawn = self.drawing.value(self, term, kind, scope)
        if drawn is None and kind is not None:
            drawn = self.supply.value(key, kind)
        if drawn is not None:
            return drawn
        if self._is_size(term):
            return self.supply.size(key)
        if indices and indices[-1][0] == "_" and not isinstance(indices[-1][1], str):
            whole = Name(term.text, term.indices[:-1], term.primes, term.place)
            value = self.value(whole, scope) if self.is_known(whole, scope) else None
            # A number has no entries: `\alpha_0` is another name than `\alpha`.
            if isinstance(value, (Matrix, tuple)):
                return self.picked(value, self.pair(term.indices[-1], indices[-1][1], value, scope), term.place)
        constant = self._constant(term)
        if constant is not None:
            return constant
        return self.supply.value(key, with_bounds(self, Kind(), term, scope))

    def _constant(self, term: Name) -> Scalar | None:
        """Return the value of a letter that stands for the same number everywhere, unless the givens say otherwise."""
        if term.indices:
            return None
        if term.text == "e":
            return self.field.function("exp", self.field.number(Fraction(1)))
        if term.text == r"\pi":
            return 4 * self.field.function("arctan", self.field.number(Fraction(1)))
        if term.text == "I":
            way_out = r"give it: I = \begin{bmatrix} 1 & 0 \\ 0 & 1 \end{bmatrix}"
            raise UnclearError("how large is this unit matrix?", term.place, way_out)
        return None

    def is_known(self, name: Name, scope: Scope) -> bool:
        """Say whether a name stands for something here, given or bound."""
        key = self.key(name, scope)
        return (
            key in scope.local
            or key in scope.fixed
            or self.is_defined(name, scope)
            or kind_of(self, name, scope) is not None
        )

    def pair(self, index: Index, numbers: tuple[int, ...], value: Value, scope: Scope) -> tuple[int, ...]:
        """Return `13` as 1 and 3, and `1p` as 1 and p, where an entry of a matrix is meant."""
        if len(numbers) != 1 or not isinstance(value, Matrix) or 1 in value.shape or not index.terms:
            return numbers
        term = index.terms[0]
        if isinstance(term, Number) and len(str(term.value)) == _TWO:
            return tuple(map(int, str(term.value)))
        parts = term.arguments if isinstance(term, Apply) and term.operation == "mul" else ()
        found = tuple(number for part in parts if (number := self.integer(part, scope)) is not None)
        return found if len(found) == _TWO else numbers

    def picked(self, value: Value, index: tuple[int, ...], place: Place) -> Value:
        """Return an entry of an array, counted from 1; a row of a matrix by one index."""
        if isinstance(value, Volume):
            return part(value, index)
        if not isinstance(value, Matrix):
            if isinstance(value, tuple) and len(index) == 1 and 0 < index[0] <= len(value):
                return value[index[0] - 1]
            raise UnclearError("an index of something that has no entries", place)
        rows, columns = value.shape
        if len(index) == 1 and columns == 1:
            index = (index[0], 1)
        elif len(index) == 1 and rows == 1:
            index = (1, index[0])
        if len(index) != 2:
            raise UnclearError(f"{len(index)} indices of a matrix", place)
        i, j = index
        if not (0 < i <= rows and 0 < j <= columns):
            raise ShapeError(f"there is no entry {i}, {j} in {rows} × {columns}")
        return value.rows[i - 1][j - 1]

    def is_defined(self, name: Name, scope: Scope) -> bool:
        """Say whether the givens say what a name stands for."""
        return self.found(name, self.indices(name, scope)) is not None

    def parts(self, name: Name, scope: Scope) -> tuple[Term, ...]:
        """Return what a name stands for if that is several things, as `x = (x_1, x_2)` is: no index of T_x."""
        found = self.found(name, self.indices(name, scope))
        return found[0].body.items if found is not None and isinstance(found[0].body, Listing) else ()

    def found(
        self, name: Name, indices: Indices, arguments: int | None = None
    ) -> tuple[Definition, dict[str, int]] | None:
        """Return the definition that fits best: with so many arguments, with most said outright, the last of equals."""
        best: tuple[tuple[bool, int], Definition, dict[str, int]] | None = None
        for definition in self.sheet.definitions:
            pattern = definition.name
            if pattern.text != name.text or pattern.primes != name.primes:
                continue
            match = matched(self.settled(pattern.indices), indices)
            if match is None:
                continue
            fits = (None if definition.parameters is None else len(definition.parameters)) == arguments
            if best is None or (fits, match.exact) >= best[0]:
                best = (fits, match.exact), definition, match.numbers
        return None if best is None else best[1:]

    def settled(self, pattern: tuple[Index, ...]) -> tuple[Index, ...]:
        """Return the indices of a definition with numbers for what is given as numbers: l, and l + 2 (`l = 1`)."""
        return tuple(index._replace(terms=tuple(map(self._constant_index, index.terms))) for index in pattern)

    def _constant_index(self, term: Term) -> Term:
        if isinstance(term, Apply):
            value = self.sheet.reckoned(term)
            return term if value is None else Number(value)
        plain = isinstance(term, Name) and not (term.indices or term.primes)
        return self.constants.get(term.text, term) if plain and isinstance(term, Name) else term

    def _definition(self, term: Name, indices: Indices, scope: Scope) -> Callable[[], Value] | None:
        found = self.found(term, indices)
        if found is None:
            return None
        definition, numbers = found
        if scope.depth > DEEPEST:
            raise UnclearError(f"{term.text} is defined by itself", term.place)
        bound: dict[str, Value] = {name: self.field.number(Fraction(number)) for name, number in numbers.items()}
        # A function without arguments is its value for its own letters: `J` for `J(w, b)`.
        return lambda: self.value(definition.body, scope.inside(bound))

r"""From units to a term: sums of products of factors, as a mathematician reads a line.

What stands side by side is multiplied, before `\odot`, `\cdot` and `/` are looked at; a big operator reaches to the end
of its product, a function without parentheses as far as names and numbers go.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from dlbuild.prove import arrays, bounds, boxes, calculus, dots, functions, groups
from dlbuild.prove.known import Known
from dlbuild.prove.scripts import Scripts, multiplication, subscript, superscript
from dlbuild.prove.signs import ADDITIONS, BIG, PRODUCTS, RELATIONS
from dlbuild.prove.term import Apply, Entry, Index, Name, Number, Place, Term, UnclearError
from dlbuild.prove.units import Unit
from dlbuild.tex.mlist import Fraction as FractionNucleus
from dlbuild.tex.mlist import Radical

_ENDS = frozenset({*ADDITIONS, *PRODUCTS, *RELATIONS, ",", ";", r"\mid", ":"})


class Reader:
    """The reading of one run of units."""

    def __init__(self, units: tuple[Unit, ...], known: Known, place: Place) -> None:
        self.units = [unit for unit in units if unit.kind not in {"quad", "fill"}]
        self.known = known
        self.place = self.units[0].place.to(self.units[-1].place) if self.units else place
        self.at = 0

    def peek(self) -> Unit | None:
        """Return the next unit, and leave it."""
        return self.units[self.at] if self.at < len(self.units) else None

    def take(self) -> Unit:
        """Take the next unit."""
        unit = self.peek()
        if unit is None:
            raise UnclearError("something is missing here", self.place._replace(start=self.place.end))
        self.at += 1
        return unit

    def whole(self) -> Term:
        """Read all units as one term."""
        term = self.sum()
        left = self.peek()
        if left is not None:
            raise UnclearError(f"{left.text or left.kind} has no meaning here", left.place)
        return term

    def inner(self, units: tuple[Unit, ...]) -> Term:
        """Read units as a term of their own."""
        return Reader(units, self.known, self.place).whole()

    def sum(self) -> Term:
        """Read terms with + and − between them."""
        terms: list[Term] = []
        sign = ""
        first = self.peek()
        while True:
            unit = self.peek()
            if unit is not None and unit.kind == "sign" and unit.text in {"+", "-"}:
                self.take()
                sign = unit.text
                following = self.peek()
                if following is not None and following.kind == "dots":
                    return dots.added(self, terms, unit)
            elif terms and not sign:
                break
            term = self.product()
            terms.append(Apply("neg", (term,), term.place) if sign == "-" else term)
            sign = ""
            following = self.peek()
            if following is None or following.kind != "sign" or following.text not in {"+", "-"}:
                break
        return (
            terms[0]
            if len(terms) == 1
            else Apply("add", tuple(terms), (first.place if first else self.place).to(terms[-1].place))
        )

    def product(self) -> Term:
        """Read factors with signs of multiplication between them, or none."""
        left = self.adjacent()
        factors, before = [left], ""
        while True:
            unit = self.peek()
            if unit is None or unit.kind != "sign" or unit.text not in PRODUCTS:
                return left
            self.take()
            operation = multiplication(unit)
            if {before, operation} == {"cap", "cup"}:
                raise UnclearError("this can be read in two ways", unit.place, r"write (A \cap B) \cup C")
            if operation != before:
                factors, before = [left], operation
            following = self.peek()
            if following is not None and following.kind == "dots":
                left = dots.multiplied(self, factors, unit)
                factors = [left]
                continue
            right = self._second(operation, unit, factors)
            factors.append(right)
            left = boxes.box(unit, left, right) or Apply(operation, (left, right), left.place.to(right.place))

    def _second(self, operation: str, sign: Unit, shown: Sequence[Term]) -> Term:
        """Read what follows a sign of multiplication."""
        negative = self.peek()
        if negative is not None and negative.text == "-" and operation != "convolve":
            self.take()
            return Apply("neg", (self.adjacent(),), negative.place)
        start = self.at
        right = self.adjacent(shown)
        if operation == "div" and self.at - start > 1 and isinstance(right, Apply) and right.operation == "mul":
            raise UnclearError(
                "this can be read in two ways", sign.place.to(right.place), r"write \frac{a}{b} or a/(b c)"
            )
        return right

    def adjacent(self, shown: Sequence[Term] = ()) -> Term:
        """Read factors that stand side by side; `shown` stand before them, with a sign between."""
        factors = [self.factor()]
        while (unit := self.peek()) is not None and (_begins_factor(unit) or self._goes_on(unit)):
            if unit.kind == "dots":
                self.take()
                behind = [self.factor()]
                while (following := self.peek()) is not None and _begins_factor(following):
                    behind.append(self.factor())
                factors = dots.repeated(factors, behind, unit.place, shown)
            elif unit.kind == "prose" and self.units[self.at - 1].kind == "number" and not self._is_name(unit):
                factors.extend(functions.counted(self, self.take()))
            else:
                factors.append(self.factor())
        return factors[0] if len(factors) == 1 else Apply("mul", tuple(factors), factors[0].place.to(factors[-1].place))

    def _goes_on(self, unit: Unit) -> bool:
        r"""Whether dots stand between factors: `W^{[L]} \cdots W^{[1]}`."""
        after = self.units[self.at + 1 : self.at + 2]
        return unit.kind == "dots" and bool(after) and _begins_factor(after[0])

    def _is_name(self, unit: Unit) -> bool:
        return unit.text.strip() in self.known.declared

    def factor(self) -> Term:
        """Read one factor with its scripts."""
        unit = self.take()
        if unit.text == "-" and unit.kind == "sign":
            return Apply("neg", (self.factor(),), unit.place)
        reads = {"number": self._number, "letter": self._letter, "braced": self._braced}
        if unit.kind in {"word", "prose"}:
            return functions.word(self, unit)
        if unit.kind in reads:
            return reads[unit.kind](unit)
        return self.scripted(self._construct(unit), unit)

    def _construct(self, unit: Unit) -> Term:
        if unit.kind == "group":
            return groups.group(self, unit)
        if isinstance(unit.nucleus, FractionNucleus):
            return calculus.fraction(self, unit, unit.nucleus)
        if isinstance(unit.nucleus, Radical):
            return groups.root(self, unit, unit.nucleus)
        if unit.kind == "array":
            return arrays.array(self, unit)
        raise UnclearError(f"{unit.text or 'this'} is not understood", unit.place)

    def _braced(self, unit: Unit) -> Term:
        return groups.braced(self, unit)

    def _number(self, unit: Unit) -> Term:
        text = unit.text.rstrip(".")
        if not text or text.count(".") > 1:
            raise UnclearError(f"{unit.text} is no number", unit.place)
        number: Term = Number(Fraction(text), len(text.partition(".")[2]), unit.place)
        following = self.peek()
        if following is not None and following.text == r"\%":
            self.take()
            number = Apply("div", (number, Number(Fraction(100))), unit.place)
        return self.scripted(number, unit)

    def _letter(self, unit: Unit) -> Term:
        if unit.text == r"\mathbf{1}" and (group := self.peek()) is not None and group.text == "{":
            return Apply("indicator", (self.condition(self.take().inside),), unit.place.to(group.place))
        if unit.text in BIG:
            return bounds.big(self, unit, BIG[unit.text])
        if unit.text in _READ_ELSEWHERE:
            return _READ_ELSEWHERE[unit.text](self, unit)
        unit = self._joined(unit)
        return self._euler(unit) or self.named(unit)

    def _euler(self, unit: Unit) -> Term | None:
        """Read `e^x`, unless e is something else here."""
        if unit.text != "e" or unit.subscript is not None or "e" in self.known.declared:
            return None
        if superscript(unit.superscript, "e(", self.known, self.inner, unit.place).indices:
            return None  # `e^{\\langle t \\rangle}` is a name, and `e^{(1 - x)}` a power.
        above = superscript(unit.superscript, "", self.known, self.inner, unit.place)
        return Apply("exp", (self.inner(above.power),), unit.place) if above.power else None

    def _joined(self, unit: Unit) -> Unit:
        """Return a name of several letters: one that is declared, or a differential such as dW."""
        for word in sorted(self.known.words, key=len, reverse=True):
            run = [unit, *self.units[self.at : self.at + len(word) - 1]]
            bare = all(each.superscript is None and each.subscript is None for each in run[:-1])
            if bare and "".join(each.text for each in run) == word and all(each.kind == "letter" for each in run):
                self.at += len(word) - 1
                return run[-1]._replace(text=word, place=unit.place.to(run[-1].place))
        following = self.peek()
        plain = unit.text == "d" and "d" not in self.known.declared and not (unit.superscript or unit.subscript)
        if plain and following is not None and following.kind == "letter" and following.text != "d":
            self.take()
            return following._replace(text="d" + following.text, place=unit.place.to(following.place))
        return unit

    def named(self, unit: Unit) -> Term:
        """Read a name with its indices, and what it is applied to if it is a function."""
        above = superscript(unit.superscript, unit.text, self.known, self.inner, unit.place)
        indices = above.indices
        if unit.subscript is not None:
            below = subscript(unit.subscript, self.inner, unit.place)
            if above.transposed and _is_entry(below) and (unit.text, "_" + below.text) not in self.known.labels:
                # `W^T_{12}` is an entry of the transpose; `w^T_1` is the transpose of the first of several.
                whole = Name(unit.text, indices, above.primes, unit.place)
                return Entry(Apply("transpose", (whole,), unit.place), below, unit.place)
            indices = (*indices, below)
        name = Name(unit.text, indices, above.primes, unit.place)
        return self.raised(functions.applied(self, name, above), above, unit.place)

    def scripted(self, term: Term, unit: Unit) -> Term:
        """Return a term that is no name with its scripts: an entry, a transpose, a power."""
        if unit.subscript is not None and not (isinstance(term, Apply) and term.operation.startswith("norm")):
            term = Entry(term, subscript(unit.subscript, self.inner, unit.place), unit.place)
        base = term.arguments[0] if isinstance(term, Apply) and term.operation == "pow" else None
        if isinstance(term, Apply) and isinstance(base, Name):
            # `(\sigma^2)^{[l]}` is the square of `\sigma^{[l]}`; round brackets would be a power.
            above = superscript(unit.superscript, "((", self.known, self.inner, unit.place)
            if above.indices:
                indexed = replace(base, indices=(*above.indices, *base.indices))
                return self.raised(replace(term, arguments=(indexed, *term.arguments[1:])), above, unit.place)
        above = superscript(unit.superscript, "", self.known, self.inner, unit.place)
        return self.raised(term, above, unit.place)

    def raised(self, term: Term, above: Scripts, place: Place) -> Term:
        """Return a term transposed and raised to a power, if the superscript says so."""
        if above.transposed and above.power:
            return Apply("transpose", (Apply("pow", (term, Number(Fraction(-1))), place),), place)
        if above.transposed:
            return Apply("transpose", (term,), place)
        if above.power:
            return Apply("pow", (term, self.inner(above.power)), place)
        return term

    def condition(self, units: tuple[Unit, ...]) -> Term:
        """Read a chain of relations, all of which must hold."""
        from dlbuild.prove.statement import links

        found = links(units, self.known, self.place)
        if not found:
            raise UnclearError("this is no condition", self.place)
        terms: tuple[Term, ...] = found
        return terms[0] if len(terms) == 1 else Apply("and", terms, self.place)


def _is_entry(below: Index) -> bool:
    """Whether a subscript is the place of an entry in a matrix: two indices, or two digits."""
    named = len(below.terms) == 1 and isinstance(below.terms[0], Name)
    return len(below.terms) > 1 or (len(below.text) > 1 and not named)


def _infinity(_reader: Reader, unit: Unit) -> Term:
    return Apply("infinity", (), unit.place)


def _zeros(_reader: Reader, unit: Unit) -> Term:
    return Apply("zeros", (), unit.place)


_READ_ELSEWHERE = {
    r"\vec{0}": _zeros,
    r"\intop": calculus.integral,
    r"\nabla": calculus.gradient,
    r"\infty": _infinity,
    r"\mathbb{E}": functions.expectation,
}


def _begins_factor(unit: Unit) -> bool:
    if unit.kind == "sign":
        return False
    return unit.kind not in {"dots", "quad", "close"}

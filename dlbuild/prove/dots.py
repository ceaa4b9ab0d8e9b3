r"""Dots: what goes on between two terms, in a row or column, in a sum, in a product, between commas.

The dots of `x^{(1)} & \cdots & x^{(m)}` say: and so on. What goes on is found by comparing the two ends: where one has
a number and the other something else, there an index runs.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

from dlbuild.prove.signs import PRODUCTS
from dlbuild.prove.term import Apply, Gap, Index, Name, Number, Place, Run, Term, UnclearError, parts
from dlbuild.prove.units import Unit

if TYPE_CHECKING:
    from dlbuild.prove.reader import Reader

# A part of a term: a term, a tuple of such, a word, a number.
_Part: TypeAlias = Any

# The name of the index that an ellipsis hides; no letter is spelled so.
RUNNING = "…"


def listed(things: list[tuple[Unit, ...]], read: Callable[[tuple[Unit, ...]], Term]) -> tuple[Term, ...]:
    r"""Read things between commas, of which some may be dots: `y_1, \dots, y_n` is as many as n says."""
    terms: list[Term] = []
    waiting = list(things)
    while waiting:
        part = tuple(unit for unit in waiting.pop(0) if unit.kind != "quad")
        if [unit.kind for unit in part] != ["dots"]:
            terms.append(read(part))
        elif not terms or not waiting:
            raise UnclearError("these dots are not understood", part[0].place, "dots stand before the last one")
        else:
            terms = continued("items", terms, read(waiting.pop(0)), part[0].place)
    return tuple(terms)


def continued(kind: str, terms: list[Term], last: Term, place: Place) -> list[Term]:
    """Return things of which the last goes on to another one, as those before it show."""
    try:
        down = _direction(terms, place)
    except UnclearError:
        if kind == "items":
            raise
        return [*terms[:-1], Gap(kind, terms[-1], last, place)]
    rest = run(kind, terms[-1], last, [], place)
    return [*terms[:-1], replace(rest, down=down) if isinstance(rest, Run) and down is not None else rest]


def added(reader: Reader, terms: list[Term], sign: Unit) -> Term:
    r"""Read what follows the dots of `w_1 x_1 + \cdots + w_n x_n`."""
    place = reader.take().place
    again = reader.take()
    if again.text not in {"+", "-"} or not terms:
        raise UnclearError("dots are understood between terms that are added", place)
    last = reader.product()
    ended: Term = Apply("neg", (last,), last.place) if again.text == "-" else last
    signs = {"-" if isinstance(term, Apply) and term.operation == "neg" else "+" for term in terms[1:]}
    if not signs - {sign.text} and sign.text == again.text:
        return run("add", terms[0], ended, terms[1:], place)
    if "-" in signs or (isinstance(terms[0], Apply) and terms[0].operation == "neg"):
        raise UnclearError("it cannot be seen how the signs go on", place)
    # As it is written: what the dots hide has the sign before them, the last term its own.
    written = Apply("add", tuple(terms), place)
    shown = Apply("add", (written, last), place)
    whole = run("add", terms[0], last, terms[1:], place)
    hidden: Term = Apply("add", (whole, Apply("neg", (shown,))), place)
    if sign.text == "-":
        hidden = Apply("neg", (hidden,), place)
    return Apply("add", (written, hidden, ended), place)


def multiplied(reader: Reader, factors: list[Term], sign: Unit) -> Term:
    r"""Read what follows the dots of `x_1 \oplus x_2 \oplus \cdots \oplus x_n`."""
    place = reader.take().place
    again = reader.take()
    if again.text != sign.text or PRODUCTS[sign.text] not in {"dot", "mul", "odot", "xor"}:
        raise UnclearError("dots are understood between equal signs", place)
    return run(PRODUCTS[sign.text], factors[0], reader.adjacent(), factors[1:], place)


def repeated(before: list[Term], behind: list[Term], place: Place, shown: Sequence[Term] = ()) -> list[Term]:
    r"""Return factors with dots among them: `D_4 W D_3 W \cdots D_2 W` goes on with as many factors as it takes.

    `shown` are those that stand before them, behind a sign of multiplication.
    """
    most = min(len(before), len(behind))
    for count in range(1, most + 1):
        first, last = _product(before[-count:]), _product(behind[:count])
        try:
            earlier = [*shown, *before][-2 * count : -count]
            _direction([_product(earlier), first] if len(earlier) == count else [first], place)
            return [*before[:-count], run("mul", first, last, [], place), *behind[count:]]
        except UnclearError:
            if count == most:
                raise
    return before


def _product(factors: list[Term]) -> Term:
    return factors[0] if len(factors) == 1 else Apply("mul", tuple(factors), factors[0].place)


def run(kind: str, first: Term, last: Term, middle: list[Term], place: Place) -> Term:
    """Return what dots between two terms stand for.

    The term before the dots and the one behind them show the rule, or else the first term and the one behind; what is
    written before the dots stands for itself. Raises UnclearError where no rule is seen.
    """
    down = _direction([first, *middle], place)
    rest = _rule(kind, middle[-1] if middle else first, last, place)
    if rest is not None and down is not None:
        rest = replace(rest, down=down)
    if rest is not None:
        return _joined(kind, [first, *middle[:-1], rest], place) if middle else rest
    rest = _rule(kind, first, last, place) if middle else None
    if rest is not None and not rest.down:
        written = Number(Fraction(1 + len(middle)))
        return _joined(kind, [first, *middle, replace(rest, lower=Apply("add", (rest.lower, written)))], place)
    if kind in {"columns", "rows"}:
        return Gap(kind, middle[-1] if middle else first, last, place)
    raise UnclearError("it cannot be seen how these dots go on", place)


def _joined(kind: str, terms: list[Term], place: Place) -> Term:
    """Return the sum or product of terms, two at a time."""
    whole = terms[0]
    for term in terms[1:]:
        whole = Apply(kind, (whole, term), place)
    return whole


def _direction(shown: list[Term], place: Place) -> bool | None:
    """Say whether terms before dots go down, one by one; None if that cannot be seen.

    Raises UnclearError where they go on by more than one: after `1 + 2 + 4` nobody knows whether 5 comes, or 8.
    """
    steps: set[Fraction] = set()
    for first, second in pairwise(shown):
        steps = set(_steps(first, second))
        if any(abs(step) != 1 for step in steps):
            raise UnclearError("it cannot be seen how these dots go on", place, r"write \sum_{i=1}^{n}, or all terms")
    return None if len(steps) != 1 else steps == {Fraction(-1)}


def _steps(first: object, second: object) -> Iterator[Fraction]:
    """Yield by how much each index goes on between two terms that are otherwise alike."""
    if first == second:
        return
    (base, number), (other, following) = _offset(first), _offset(second)
    if base == other and number is not None and following is not None:
        yield following - number
    elif type(first) is type(second) and len(parts(first)) == len(parts(second)):
        for one, another in zip(parts(first), parts(second), strict=True):
            yield from _steps(one, another)


def _offset(term: object) -> tuple[object, Fraction | None]:
    """Return `n - 2` as n and -2, a number as nothing and itself."""
    if isinstance(term, Number):
        return None, term.value
    if isinstance(term, Name):
        return term, Fraction(0)
    if isinstance(term, Apply) and term.operation == "add" and len(term.arguments) == 2:
        base, added = term.arguments
        negative = isinstance(added, Apply) and added.operation == "neg"
        (nothing, number) = _offset(added.arguments[0] if isinstance(added, Apply) and negative else added)
        if nothing is None and number is not None:
            return base, -number if negative else number
    return term, None


def _rule(kind: str, first: Term, last: Term, place: Place) -> Run | None:
    """Return what goes on from one term to another; None if that cannot be seen."""
    changes: list[tuple[Term, Term]] = []
    body = _between(first, last, changes)
    if body is None or any(change != changes[0] for change in changes):
        return None
    lower, upper = changes[0] if changes else (Number(Fraction(1)), Number(Fraction(1)))
    both = isinstance(lower, Number) and isinstance(upper, Number) and lower.value > upper.value
    return Run(kind, RUNNING, lower, upper, body, both or not isinstance(lower, Number), place)


def _between(first: _Part, last: _Part, changes: list[tuple[Term, Term]]) -> _Part:
    """Return the first with an index where the two differ, or None; collect from what to what it goes."""
    if first == last:
        return first
    ends = (Number, Name, Apply)
    if isinstance(first, ends) and isinstance(last, ends) and Number in {type(first), type(last)}:
        changes.append((first, last))
        return Name(RUNNING)
    if isinstance(first, tuple) and isinstance(last, tuple) and len(first) == len(last):
        parts = [_between(a, b, changes) for a, b in zip(first, last, strict=True)]
        if isinstance(first, Index):
            # The text of an index is but another spelling of its terms.
            return None if parts[1] is None or not first.terms else first._replace(terms=parts[1], text=RUNNING)
        return None if any(part is None for part in parts) else tuple(parts)
    return _between_terms(first, last, changes)


def _between_terms(first: _Part, last: _Part, changes: list[tuple[Term, Term]]) -> _Part:
    if type(first) is type(last) and dataclasses.is_dataclass(first) and not isinstance(first, type):
        values: dict[str, Any] = {}
        for field in dataclasses.fields(first):
            if field.name != "place":
                values[field.name] = _between(getattr(first, field.name), getattr(last, field.name), changes)
                if values[field.name] is None and getattr(first, field.name) is not None:
                    return None
        return dataclasses.replace(first, **values)
    return None

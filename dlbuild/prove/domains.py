"""What a free name can be: what the givens say of its domain and its bounds."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from dlbuild.prove.scope import Scope, matched
from dlbuild.prove.sources import Kind
from dlbuild.prove.term import Apply, Domain, Listing, Name, Number, Relation, Term, UnclearError

if TYPE_CHECKING:
    from dlbuild.prove.names import Names


def kind_of(names: Names, name: Name, scope: Scope) -> Kind | None:
    """Return what the givens say a name can be."""
    indices = names.indices(name, scope)
    for pattern, domain in names.sheet.domains:
        if not isinstance(pattern, Name) or pattern.text != name.text or pattern.primes != name.primes:
            continue
        match = matched(pattern.indices, indices)
        if match is None:
            continue
        local = scope.inside({key: names.field.number(Fraction(number)) for key, number in match.numbers.items()})
        return with_bounds(names, _domain(names, domain, local), name, scope)
    return None


def counts(names: Names, name: Name, scope: Scope) -> bool | None:
    """Say whether the givens make a name a whole number; None if they say nothing of it."""
    for pattern, domain in names.sheet.domains:
        if not isinstance(pattern, Name) or pattern.text != name.text or pattern.primes != name.primes:
            continue
        # The shape of an array may have an index of the same letter: it is not asked for.
        if matched(pattern.indices, names.indices(name, scope)) is not None:
            listed = isinstance(domain, Listing) and domain.brackets in {"{}", ".."}
            return listed or (isinstance(domain, Domain) and domain.numbers in {"N", "Z"} and not domain.shape)
    return None


def _domain(names: Names, domain: Term, scope: Scope) -> Kind:
    if isinstance(domain, Domain):
        choices = tuple(names.value(item, scope) for item in domain.items)
        return Kind(domain.numbers, tuple(names.size(each, scope) for each in domain.shape), choices=choices)
    if not isinstance(domain, Listing):
        raise UnclearError("this is no set", domain.place)
    items = [names.value(item, scope) for item in domain.items]
    if domain.brackets == "{}":
        return Kind("R", (), None, None, tuple(items))
    if domain.brackets == "..":
        low, high = (names.field.integer(item) for item in items)
        return Kind("N", (), None, None, tuple(names.field.number(Fraction(at)) for at in range(low, high + 1)))
    ends = [_fraction(item) for item in domain.items]
    return Kind("R", (), ends[0], ends[1], closed=(domain.brackets[0] == "[", domain.brackets[1] == "]"))


def with_bounds(names: Names, kind: Kind, term: Name, scope: Scope) -> Kind:
    """Return what a name can be, narrowed by conditions such as `0 < a < 1`."""
    indices = names.indices(term, scope)
    for condition in names.sheet.conditions:
        for name, bound, sign in _sides(condition):
            if name.text != term.text or name.primes != term.primes or matched(name.indices, indices) is None:
                continue
            kind = _narrowed(kind, bound, sign)
    return kind


def _narrowed(kind: Kind, bound: Fraction, sign: str) -> Kind:
    """Return what a name can be if it is on one side of a bound, too."""
    at_low, at_high = kind.closed
    if sign in {"<", "<="}:
        if kind.high is None or (bound, sign == "<=") < (kind.high, at_high):
            return kind._replace(high=bound, closed=(at_low, sign == "<="))
    elif kind.low is None or (bound, sign == ">") > (kind.low, not at_low):
        return kind._replace(low=bound, closed=(sign == ">=", at_high))
    return kind


def _fraction(term: Term) -> Fraction | None:
    """Return the value of a bound that is a numeral."""
    if isinstance(term, Number):
        return term.value
    if isinstance(term, Apply) and term.operation == "neg":
        inner = _fraction(term.arguments[0])
        return None if inner is None else -inner
    if isinstance(term, Apply) and term.operation == "div":
        above, below = map(_fraction, term.arguments)
        return above / below if above is not None and below else None
    return None


def _sides(condition: Relation) -> Iterator[tuple[Name, Fraction, str]]:
    """Yield what a condition says of single names: name, bound, sign."""
    turned = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
    if condition.sign not in turned:
        return
    left, right = _fraction(condition.left), _fraction(condition.right)
    if isinstance(condition.left, Name) and right is not None:
        yield condition.left, right, condition.sign
    if isinstance(condition.right, Name) and left is not None:
        yield condition.right, left, turned[condition.sign]

"""Functions with what they are applied to; upright words, which are functions, names, or no formula at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.prove import bounds, calculus, dots
from dlbuild.prove.scripts import Scripts, split, superscript
from dlbuild.prove.signs import CONNECTIVES, EXTREMES, FUNCTIONS, RELATIONS
from dlbuild.prove.term import Apply, Call, Name, Term, UnclearError
from dlbuild.prove.units import Unit, units_of

if TYPE_CHECKING:
    from dlbuild.prove.reader import Reader


def word(reader: Reader, unit: Unit) -> Term:
    """Read an upright word, and what belongs to it."""
    text = unit.text.strip()
    if text in EXTREMES:
        return bounds.extreme(reader, unit, EXTREMES[text])
    if text == "lim":
        return calculus.limit(reader, unit)
    name = rf"\text{{{text}}}"
    following = reader.peek()
    if text in FUNCTIONS and not {text, name} & (reader.known.functions | reader.known.declared):
        return _function(reader, unit, FUNCTIONS[text])
    if unit.kind == "prose" and (set(text.lower().split()) & CONNECTIVES or text.endswith(":") or not text):
        raise UnclearError(f"these words are no formula: {text}", unit.place)
    if following is not None and following.kind == "group" and following.text == "(" and unit.kind == "word":
        reader.known = reader.known.and_function(text)
    return reader.named(unit._replace(kind="letter", text=text))


def _function(reader: Reader, unit: Unit, function: str) -> Term:
    """Read a function and what it is applied to, with or without parentheses."""
    above = superscript(unit.superscript, "", reader.known, reader.inner, unit.place)
    base: tuple[Term, ...] = ()
    if unit.subscript is not None:
        if function != "log":
            raise UnclearError(f"{unit.text} with an index is not understood", unit.place)
        base = (reader.inner(units_of(unit.subscript, unit.place)),)
    group = reader.peek()
    if group is None:
        raise UnclearError(f"{unit.text} of what?", unit.place)
    if group.kind == "group" and group.text in {"(", "[", "{"}:
        reader.take()
        arguments = dots.listed([tuple(each) for each in split(group.inside, {","})], reader.inner)
        term: Term = Apply(function, (*arguments, *base), unit.place.to(group.place))
        if not above.power:
            return reader.scripted(term, group)
    else:
        term = Apply(function, (_implied(reader), *base), unit.place)
    return reader.raised(term, above, unit.place)


def _implied(reader: Reader) -> Term:
    """Read the argument of a function without parentheses: names and numbers up to the next sign or function."""
    factors = [reader.factor()]
    while (unit := reader.peek()) is not None and unit.kind in {"letter", "number", "fraction"}:
        factors.append(reader.factor())
    return factors[0] if len(factors) == 1 else Apply("mul", tuple(factors), factors[0].place)


def applied(reader: Reader, name: Name, above: Scripts) -> Term:
    """Read what a name is applied to, if it is a function."""
    group = reader.peek()
    if group is None or group.kind != "group" or group.text != "(" or above.transposed:
        return name
    arguments = split(group.inside, {",", r"\mid", ";"})
    if not (reader.known.is_function(name.text) or len(arguments) > 1 or (name.primes and not name.indices)):
        return name
    reader.take()
    terms = dots.listed([tuple(each) for each in arguments], lambda units: _argument(reader, units))
    return reader.scripted(Call(name, terms, name.place.to(group.place)), group)


def _argument(reader: Reader, units: tuple[Unit, ...]) -> Term:
    """Read an argument: a term, or a condition such as `y = 1`."""
    states = any(unit.kind == "sign" and unit.text in RELATIONS for unit in units)
    return reader.condition(units) if states else reader.inner(units)

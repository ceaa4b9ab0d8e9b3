"""Functions with what they are applied to; upright words, which are functions, names, or no formula at all."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from dlbuild.prove import bounds, calculus, dots
from dlbuild.prove.scripts import Scripts, index_of, split, superscript
from dlbuild.prove.signs import ARGUMENTS, CONNECTIVES, EXTREMES, FUNCTIONS, RELATIONS, SCALES
from dlbuild.prove.term import Apply, Call, Name, Number, Place, Relation, Term, UnclearError
from dlbuild.prove.units import Unit, units_of

if TYPE_CHECKING:
    from dlbuild.prove.reader import Reader


def word(reader: Reader, unit: Unit) -> Term:
    """Read an upright word, and what belongs to it."""
    text = unit.text.strip()
    if text in EXTREMES:
        return bounds.extreme(reader, unit, EXTREMES[text])
    if text in ARGUMENTS:
        return bounds.argument(reader, unit, ARGUMENTS[text])
    if text == "lim":
        return calculus.limit(reader, unit)
    name = rf"\text{{{text}}}"
    following = reader.peek()
    if unit.kind == "prose" and following is not None and unit.text + following.text in reader.known.declared:
        return reader.named(reader.take()._replace(kind="letter", text=unit.text + following.text))
    if text in FUNCTIONS and not {text, name} & (reader.known.functions | reader.known.declared):
        return _function(reader, unit, FUNCTIONS[text])
    if unit.kind == "prose" and (set(text.lower().split()) & CONNECTIVES or text.endswith(":") or not text):
        raise UnclearError(f"these words are no formula: {text}", unit.place)
    if following is not None and following.kind == "group" and following.text == "(" and unit.kind == "word":
        reader.known = reader.known.and_function(text)
    return reader.named(unit._replace(kind="letter", text=text))


def counted(reader: Reader, unit: Unit) -> tuple[Term, ...]:
    """Read words behind a number: `120 million`, or what is counted, which is a remark."""
    text = unit.text.strip()
    if text in SCALES:
        return (Number(Fraction(SCALES[text]), 0, unit.place),)
    if reader.peek() is not None:
        raise UnclearError(f"these words are no formula: {text}", unit.place)
    return ()


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
        arguments = dots.listed([tuple(each) for each in split(group.inside, {",", ";"})], reader.inner)
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
    """Read what a name is applied to, if it is a function; or an index in brackets behind it."""
    group = reader.peek()
    if group is None or group.kind != "group" or above.transposed:
        return name
    if group.text == "[" and name.text in reader.known.listed:
        reader.take()
        return replace(name, indices=(*name.indices, index_of("_", group.inside, reader.inner)))
    if group.text == "(" and name == Name("O") and reader.known.orders:
        return Apply("order", (reader.inner(reader.take().inside),), name.place.to(group.place))
    return _called(reader, name, group) if group.text == "(" else name


def _called(reader: Reader, name: Name, group: Unit) -> Term:
    arguments = [tuple(each) for each in split(group.inside, {",", r"\mid", ";"})]
    known = reader.known.is_function(name.text)
    if not (known or len(arguments) > 1 or (name.primes and not name.indices)):
        return name
    reader.take()
    place = name.place.to(group.place)
    heads = [[tuple(each) for each in split(tuple(head), {",", ";"})] for head in split(group.inside, {r"\mid"})]
    try:
        sides = [dots.listed(head, lambda units: _argument(reader, units)) for head in heads]
    except UnclearError:
        if not any(_is_dots(units) for units in arguments):
            raise
        return reader.scripted(_with_own_letters(reader, name, arguments, place), group)
    terms = tuple(term for side in sides for term in side)
    if name.text == "P" and "P" not in reader.known.functions and isinstance(terms[0], Relation):
        return reader.scripted(Apply("probability", terms, place), group)
    return reader.scripted(Call(name, terms, place, len(sides[0]) if len(sides) > 1 else None), group)


def _with_own_letters(reader: Reader, name: Name, arguments: list[tuple[Unit, ...]], place: Place) -> Term:
    """Return a function of which some arguments are its own letters, or the function itself where all are."""
    own = Apply("dots", ())
    terms = tuple(own if _is_dots(units) else _argument(reader, units) for units in arguments)
    if all(isinstance(term, Name) or term == own for term in terms):
        return name
    return Apply("moved", (Call(name, terms, place),), place)


def _is_dots(units: tuple[Unit, ...]) -> bool:
    return [unit.kind for unit in units if unit.kind != "quad"] == ["dots"]


def expectation(reader: Reader, unit: Unit) -> Term:
    r"""Read `\mathbb{E}[x]`."""
    group = reader.peek()
    if group is None or group.kind != "group" or group.text not in {"[", "("}:
        raise UnclearError("the mean of what?", unit.place, r"write \mathbb{E}[x]")
    reader.take()
    body = reader.inner(group.inside)
    return reader.scripted(Apply("expectation", (body,), unit.place.to(group.place)), group)


def _argument(reader: Reader, units: tuple[Unit, ...]) -> Term:
    """Read an argument: a term, or a condition such as `y = 1`."""
    states = any(unit.kind == "sign" and unit.text in RELATIONS for unit in units)
    return reader.condition(units) if states else reader.inner(units)

"""What there is to decide: the relations of a formula that are not mere definitions.

A name of which the givens say nothing, alone on the left of an equals sign, is defined there; `:=` always defines. The
rest is asserted.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from dlbuild.prove.givens import Definition, Sheet
from dlbuild.prove.statement import Statement
from dlbuild.prove.term import Big, Call, Domain, Index, Name, Relation, Run, Term


class Assertion(NamedTuple):
    """A relation to decide. With `sign` it is so only if the premises hold, or exactly then."""

    relation: Relation
    sheet: Sheet
    sign: str = ""
    premises: tuple[Relation, ...] = ()


def assertions(statements: tuple[Statement, ...], sheet: Sheet) -> tuple[Assertion, ...]:
    """Return what a formula asserts. Definitions count wherever they stand in it."""
    asserted: list[tuple[Relation, Statement]] = []
    for statement in statements:
        if statement.is_condition:
            sheet = replace(sheet, conditions=(*sheet.conditions, *statement.links))
            continue
        for at, link in enumerate(statement.links):
            definition = _definition(link, sheet) if at == 0 and not statement.sign else None
            if definition is not None:
                sheet = sheet.defines(definition)
            elif link.sign != ":=":
                asserted.append((link, statement))
    return tuple(_assertion(link, statement, sheet) for link, statement in asserted)


def _assertion(link: Relation, statement: Statement, sheet: Sheet) -> Assertion:
    premises = []
    for premise in statement.premises:
        definition = _definition(premise, sheet) if statement.sign == "=>" else None
        if definition is not None:
            sheet = sheet.defines(definition)
        else:
            premises.append(premise)
    return Assertion(link, sheet, statement.sign if premises else "", tuple(premises))


def _definition(link: Relation, sheet: Sheet) -> Definition | None:
    if link.sign != "=":
        return None
    left = link.left
    name = left.function if isinstance(left, Call) else left
    if not isinstance(name, Name) or _is_said(name, sheet):
        return None
    if isinstance(left, Name):
        return Definition(name, None, link.right)
    assert isinstance(left, Call)
    if all(isinstance(argument, Name) for argument in left.arguments):
        return Definition(name, left.arguments, link.right)
    return None


def _is_said(name: Name, sheet: Sheet) -> bool:
    """Whether something is said already of a name like this, or of the function that it is the derivative of."""
    given = [definition.name for definition in sheet.definitions]
    for pattern, _ in sheet.domains:
        given.append(pattern.function if isinstance(pattern, Call) else pattern)
    return any(
        each.text == name.text and each.primes <= name.primes and _fits(each.indices, name.indices) for each in given
    )


def _fits(pattern: tuple[Index, ...], indices: tuple[Index, ...]) -> bool:
    """Whether a name with these indices may be meant by a pattern; an entry of an array is meant by the array."""
    if [index.bracket for index in pattern] != [index.bracket for index in indices[: len(pattern)]]:
        return False
    if any(index.bracket != "_" for index in indices[len(pattern) :]):
        return False
    if len(indices) > len(pattern) and not indices[-1].terms:
        return False
    return all(
        a.text == b.text or (all(isinstance(term, Name) for term in a.terms) and bool(a.terms))
        for a, b in zip(pattern, indices, strict=False)
    )


def sizes(sheet: Sheet, relations: tuple[Relation, ...]) -> frozenset[str]:
    """Return the names that count: they stand in the shape of an array or in the bounds of a sum."""
    found: set[str] = set()
    for _, domain in sheet.domains:
        _collect(domain, found)
    for definition in sheet.definitions:
        _collect(definition.body, found)
    for relation in (*relations, *sheet.conditions):
        _collect(relation, found)
    return frozenset(found)


def _collect(term: object, found: set[str]) -> None:
    if isinstance(term, Domain):
        _names(term.shape, found)
    elif (isinstance(term, Big) and term.upper is not None) or isinstance(term, Run):
        _names((term.lower, term.upper), found)
    for part in _parts(term):
        _collect(part, found)


def _names(term: object, found: set[str]) -> None:
    if isinstance(term, Name):
        found.add(term.text + "[]" if term.indices else term.text)
        return
    for part in _parts(term):
        _names(part, found)


def _parts(term: object) -> tuple[object, ...]:
    if isinstance(term, tuple):
        return term
    if hasattr(term, "__dataclass_fields__"):
        return tuple(getattr(term, name) for name in term.__dataclass_fields__ if name != "place")
    return ()


__all__ = ["Assertion", "Term", "assertions", "sizes"]

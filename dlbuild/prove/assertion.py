"""What there is to decide: the relations of a formula that are not mere definitions.

A name of which the givens say nothing, alone on the left of an equals sign, is defined there; `:=` defines it too, or
gives it a new value, of which the givens may say what it must be (`w := 0.8`). The rest is asserted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from dlbuild.prove.givens import Definition, Sheet
from dlbuild.prove.statement import Statement
from dlbuild.prove.term import (
    Apply,
    Big,
    Call,
    Domain,
    Index,
    Listing,
    Name,
    Number,
    Place,
    Relation,
    Run,
    Term,
    Through,
    parts,
)

# The end of a place that is the whole formula.
WHOLE = 1 << 30


class Assertion(NamedTuple):
    """A relation to decide. With `sign` it is so only if the premises hold, or exactly then.

    What is on its left is looked at after the updates, one after the other; what is on its right, before.
    """

    relation: Relation
    sheet: Sheet
    sign: str = ""
    premises: tuple[Relation, ...] = ()
    updates: tuple[Relation, ...] = ()


def assertions(statements: tuple[Statement, ...], sheet: Sheet) -> tuple[Assertion, ...]:
    """Return what a formula asserts. Definitions count wherever they stand in it."""
    stated: list[tuple[Relation, Statement]] = []
    everything = tuple(link for statement in statements for link in (*statement.links, *statement.premises))

    def fresh(name: Name) -> bool:
        return _count(name, everything) == 1 and not _count(name, (sheet.definitions, sheet.conditions))

    for statement in sorted(statements, key=_order):
        told = _told(statement, sheet)
        if told is not None:
            sheet = told
            continue
        for at, link in enumerate(statement.links):
            # Only a chain may end with a name that it defines: `x + 1 = y` says something of y.
            ending = fresh if 0 < at == len(statement.links) - 1 else _nothing_is_fresh
            definition = _definition(link, sheet, ending) if not statement.sign else None
            if definition is not None:
                sheet = sheet.defines(definition)
            elif not _names_a_value(link, sheet):
                stated.append((_zeroed(link), statement))
    updates = tuple(link for link, _ in stated if link.sign == ":=")
    for link, _ in stated:
        if _is_new_law(link, sheet) and isinstance(link.left, Name):
            sheet = replace(sheet, laws=(*sheet.laws, (link.left, link.right)))
            stated = [each for each in stated if each[0] is not link]
    found = [_assertion(link, statement, sheet) for link, statement in stated if link.sign != ":="]
    found += [Assertion(_outcome(each, updates), sheet, updates=updates) for each in sheet.outcomes]
    return tuple(found)


def _order(statement: Statement) -> int:
    """Return 0 for what parentheses say of a function, wherever they stand, and 1 for what is to be read after that."""
    return 0 if statement.is_condition and any(isinstance(link.left, Call) for link in statement.links) else 1


def _is_new_law(link: Relation, sheet: Sheet) -> bool:
    """Whether a law is given to a name; that of what is made of others, or has one already, is asserted."""
    left = link.left
    return link.sign == "law" and isinstance(left, Name) and not _is_said(left, replace(sheet, domains=sheet.laws))


def _told(statement: Statement, sheet: Sheet) -> Sheet | None:
    """Return the sheet with what a statement only lets us know: a condition, or over what an index runs."""
    if statement.is_range:
        (link,) = statement.links
        if not isinstance(link.left, Name) or _is_said(link.left, sheet):
            return None
        return replace(sheet, domains=(*sheet.domains, (link.left, link.right)))
    if not statement.is_condition:
        return None
    for link in statement.links:
        definition = _definition(link, sheet, _nothing_is_fresh)
        if definition is None:
            sheet = replace(sheet, conditions=(*sheet.conditions, link))
        else:
            sheet = sheet.defines(definition)
    return sheet


def _outcome(given: Relation, updates: Sequence[Relation]) -> Relation:
    """Return what must come out, with the place of what it comes out of: the last update of the name, or all."""
    made = [update.place for update in updates if update.left == given.left]
    return Relation("=", given.left, given.right, made[-1] if made else Place(0, 0, WHOLE))


def _zeroed(link: Relation) -> Relation:
    r"""Return `a = \vec{0}` as `a = 0`: next to an array it is clear how many zeros are meant."""
    zeros = isinstance(link.right, Apply) and link.right.operation == "zeros"
    return replace(link, right=Number(Fraction(0), 0, link.right.place)) if zeros else link


def _names_a_value(link: Relation, sheet: Sheet) -> bool:
    r"""Whether a function of which nothing is known gets a value: `P(\text{no error}) = 0.99^K`."""
    left = link.left
    return (
        link.sign == "=" and isinstance(left, Call) and not left.function.primes and not _is_said(left.function, sheet)
    )


def _assertion(link: Relation, statement: Statement, sheet: Sheet) -> Assertion:
    premises = []
    for premise in statement.premises:
        definition = _definition(premise, sheet, _nothing_is_fresh) if statement.sign == "=>" else None
        if definition is not None:
            sheet = sheet.defines(definition)
        else:
            premises.append(premise)
    return Assertion(link, sheet, statement.sign if premises else "", tuple(premises))


def _definition(link: Relation, sheet: Sheet, fresh: Callable[[Name], bool]) -> Definition | None:
    """Return what a relation defines: its left side, or a name that a chain ends with and that stands nowhere else."""
    if link.sign not in {"=", ":="}:
        return None
    left, right = link.left, link.right
    name = left.function if isinstance(left, Call) else left
    if isinstance(name, Name) and not _is_said(name, sheet):
        # What is said of a name by itself (`W := W - dW`, `x = 1 - x`) is no definition of it.
        # But the x of T_x in `x = (x_1, …)` only tells it from T_y.
        listed = isinstance(right, Listing) and left not in right.items
        if isinstance(left, Name) and (listed or not occurs(left, right)):
            return Definition(left, None, right)
        if isinstance(left, Call) and all(isinstance(argument, Name) for argument in left.arguments):
            return Definition(name, left.arguments, right)
    if isinstance(right, Name) and link.sign == "=" and not _is_said(right, sheet) and fresh(right):
        return Definition(right, None, left)
    return None


def _nothing_is_fresh(_name: Name) -> bool:
    return False


def _count(name: Name, term: object) -> int:
    return (term == name) + sum(_count(name, part) for part in parts(term))


def occurs(name: Name, term: object) -> bool:
    """Say whether a name stands in a term."""
    return term == name or any(occurs(name, part) for part in parts(term))


def _is_said(name: Name, sheet: Sheet) -> bool:
    """Whether something is said already of a name like this, or of the function that it is the derivative of."""
    given = [definition.name for definition in sheet.definitions]
    for pattern, _ in sheet.domains:
        given.append(pattern.function if isinstance(pattern, Call) else pattern)
    return any(
        each.text == name.text and each.primes <= name.primes and _fits(each.indices, name.indices, sheet)
        for each in given
    )


def _fits(pattern: tuple[Index, ...], indices: tuple[Index, ...], sheet: Sheet) -> bool:
    """Whether a name with these indices may be meant by a pattern; an entry of an array is meant by the array."""
    if [index.bracket for index in pattern] != [index.bracket for index in indices[: len(pattern)]]:
        return False
    if any(index.bracket != "_" for index in indices[len(pattern) :]):
        return False
    if len(indices) > len(pattern) and not indices[-1].terms:
        return False
    return all(_meant(wanted, index, sheet) for wanted, index in zip(pattern, indices, strict=False))


def _meant(wanted: Index, index: Index, sheet: Sheet) -> bool:
    """Whether an index is the same label, or a number where a letter is given."""
    if wanted.text == index.text:
        return True
    if not index.terms or len(wanted.terms) != len(index.terms):
        return False
    for one, other in zip(wanted.terms, index.terms, strict=True):
        given, here = sheet.reckoned(one), sheet.reckoned(other)
        if one == other or (isinstance(one, Name) and given is None and isinstance(other, Apply)):
            continue  # A letter stands for whatever is reckoned there: n for 2 i + 1.
        if here is None or (given != here and not (given is None and isinstance(one, Name))):
            return False
    return True


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
    elif isinstance(term, Through):
        _names((term.lengths, *(layer.window for layer in term.layers)), found)
    for part in parts(term):
        _collect(part, found)


def _names(term: object, found: set[str]) -> None:
    if isinstance(term, Name):
        found.add(term.text + "[]" if term.indices else term.text)
        return
    for part in parts(term):
        _names(part, found)


__all__ = ["Assertion", "Term", "assertions", "sizes"]

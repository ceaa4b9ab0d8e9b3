r"""The givens of a claim: what the comment says behind `prove:`.

Zero or more, parted by semicolons. A definition (`a = \sigma(z)`), a domain (`z \in \mathbb{R}`, `0 < \beta < 1`), a
formula of the same page by its label (`ref c1-sigmoid`), or a word: `numeric` wants no proof. `w := 0.8` says what must
come out. One that begins with its relation (`= 2 - 2 u^T v`) is no given but the end of a formula that has none.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from dlbuild.prove.known import Known
from dlbuild.prove.layers import given_layers
from dlbuild.prove.lines import in_one_line
from dlbuild.prove.placed import placed_mlist
from dlbuild.prove.reader import Reader
from dlbuild.prove.scripts import split
from dlbuild.prove.signs import ARROWS, RELATIONS
from dlbuild.prove.statement import links, statements
from dlbuild.prove.term import Apply, Call, Name, Number, Place, Relation, Term, UnclearError
from dlbuild.prove.units import Unit, text_of, units_of

WORDS = frozenset({"numeric", "flipped"})


@dataclass(frozen=True, slots=True)
class Definition:
    """A name or a function (`parameters` is not None), and what it stands for."""

    name: Name
    parameters: tuple[Term, ...] | None
    body: Term


@dataclass(frozen=True, slots=True)
class Sheet:
    r"""All that is given: definitions, what names stand for, and conditions that hold.

    `ways` says of names where they go (`x \to 0`), `outcomes` what must come out of the formula, `endings` how parts of
    it go on that have no relation.
    `beginning` is what stands before a formula that is only a size.
    """

    known: Known = field(default_factory=Known)
    definitions: tuple[Definition, ...] = ()
    domains: tuple[tuple[Name | Call, Term], ...] = ()
    conditions: tuple[Relation, ...] = ()
    words: frozenset[str] = frozenset()
    laws: tuple[tuple[Name, Term], ...] = ()
    ways: tuple[tuple[Name, Term], ...] = ()
    outcomes: tuple[Relation, ...] = ()
    endings: tuple[tuple[Unit, ...], ...] = ()
    beginning: tuple[Unit, ...] = ()

    @property
    def constants(self) -> dict[str, Number]:
        """The letters that are given as numbers: `l = 1`."""
        return {
            each.name.text: each.body
            for each in self.definitions
            if isinstance(each.body, Number) and not each.name.indices and not each.name.primes
        }

    def reckoned(self, term: Term) -> Fraction | None:
        """Return the value of an index in which there are only numbers and letters that are given as numbers."""
        if isinstance(term, Number):
            return term.value
        if isinstance(term, Name) and not (term.indices or term.primes):
            constant = self.constants.get(term.text)
            return None if constant is None else constant.value
        if isinstance(term, Apply) and term.operation in {"add", "neg"}:
            parts = [self.reckoned(part) for part in term.arguments]
            known = [part for part in parts if part is not None]
            if len(known) < len(parts):
                return None
            return sum(known, Fraction(0)) if term.operation == "add" else -known[0]
        return None

    def defines(self, definition: Definition) -> Sheet:
        """Return the sheet with another definition."""
        known = self.known if definition.name.indices else self.known.and_name(definition.name.text)
        if definition.parameters is not None:
            known = known.and_function(definition.name.text)
        return replace(self, known=known, definitions=(*self.definitions, definition))


def sheet_of(texts: Sequence[str], whole: Container[int] = (), macros: Mapping[str, str] | None = None) -> Sheet:
    """Read givens; those whose places are in `whole` are formulas of their own. Their places count from 1.

    Raises UnclearError and FormulaError.
    """
    sheet = Sheet()
    for number, text in enumerate(texts, 1):
        if text.strip() in WORDS:
            sheet = replace(sheet, words=sheet.words | {text.strip()})
            continue
        place = Place(number, 0, len(text))
        units = units_of(placed_mlist(text, macros), place)
        with_layers = given_layers(in_one_line(units), sheet.known)
        if with_layers is not None:
            sheet = replace(sheet, known=with_layers)
        elif number - 1 in whole:
            for statement in statements(units, sheet.known, place):
                for relation in statement.links[:1]:
                    sheet = _given(sheet, relation)
        else:
            sheet = _with(sheet, tuple(unit for unit in units if unit.kind != "quad"), place)
    return sheet


def _with(sheet: Sheet, units: tuple[Unit, ...], place: Place) -> Sheet:
    if units and units[-1].text in ARROWS:
        return replace(sheet, beginning=(*sheet.beginning, *units))
    signs = [at for at, unit in enumerate(units) if unit.kind == "sign" and unit.text in RELATIONS]
    if signs[:1] == [0]:
        return replace(sheet, endings=(*sheet.endings, units))
    if not signs and [unit.text for unit in units[1:2]] == [r"\rightarrow"]:
        name, goal = (Reader(part, sheet.known, place).whole() for part in (units[:1], units[2:]))
        if isinstance(name, Name):
            return replace(sheet, known=sheet.known.and_order(), ways=(*sheet.ways, (name, goal)))
    if not signs:
        raise UnclearError("a given says what a name stands for", place, r"such as a = \sigma(z) or z \in \mathbb{R}")
    heads = [tuple(head) for head in split(units[: signs[0]], {","})]
    known = sheet.known
    for head in heads:
        # What must come out (`f(2) := 4`) may have a name of its own, but makes no function.
        if RELATIONS[units[signs[0]].text] != ":=" or all(unit.kind != "group" for unit in head):
            known = _announced(known, head)
    sheet = replace(sheet, known=known)
    for head in heads:
        for relation in links((*head, *units[signs[0] :]), known, place):
            sheet = _given(sheet, relation)
    return sheet


def _announced(known: Known, head: tuple[Unit, ...]) -> Known:
    """Return what is known after the left side of a given has been seen: its name, and whether it is a function."""
    letters = [unit for unit in head if unit.kind in {"letter", "word", "prose"}]
    if len(letters) == len(head) and len(head) > 1:
        return known.and_name("".join(unit.text for unit in head))
    if not letters:
        return known
    if head[-1].text == "[" and len(letters) == len(head) - 1:
        return known.and_list("".join(unit.text for unit in letters))
    first = head[0]
    name = first.text.strip() if first.kind != "letter" else first.text
    if len(head) > 1 and head[1].kind == "group" and head[1].text == "(":
        known = known.and_function(name)
    elif len(head) > 1:
        return known
    label = ""
    if first.superscript is not None:
        above = units_of(first.superscript, first.place)
        if all(unit.kind == "letter" for unit in above):
            label = text_of(above).strip()
    if first.superscript is None and first.subscript is None:
        return known.and_name(name)
    if first.subscript is not None:
        known = known.and_label(name, "_" + text_of(units_of(first.subscript, first.place)).strip())
    return known.and_label(name, label)


def _given(sheet: Sheet, relation: Relation) -> Sheet:
    left = relation.left
    if relation.sign == ":=":
        return replace(sheet, outcomes=(*sheet.outcomes, relation))
    if relation.sign == "=":
        if isinstance(left, Name):
            return sheet.defines(Definition(left, None, relation.right))
        if isinstance(left, Call):
            return sheet.defines(Definition(left.function, left.arguments, relation.right))
    elif relation.sign == "law" and isinstance(left, Name):
        return replace(sheet, laws=(*sheet.laws, (left, relation.right)))
    elif relation.sign == "in" and isinstance(left, (Name, Call)):
        return replace(sheet, domains=(*sheet.domains, (left, relation.right)))
    return replace(sheet, conditions=(*sheet.conditions, relation))

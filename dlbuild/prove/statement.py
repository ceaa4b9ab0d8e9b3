r"""What a formula states: its parts, and in each a chain of relations.

`a = b = c` is two statements, and so is every line of `aligned`; commas, wide spaces and words part statements too.
A part without a relation states nothing, unless the comment goes on where it ends (`= 2 - 2 u^T v`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from dlbuild.prove import dots, labels
from dlbuild.prove.equated import equated
from dlbuild.prove.known import Known
from dlbuild.prove.layers import Chain, chain, relations
from dlbuild.prove.lines import lines
from dlbuild.prove.reader import Reader
from dlbuild.prove.scripts import split
from dlbuild.prove.signs import IMPLICATIONS, LAWS, RELATIONS, SEPARATORS
from dlbuild.prove.term import Domain, Listing, Name, Place, Relation, Run, Term, UnclearError
from dlbuild.prove.units import Unit, units_of
from dlbuild.tex.mlist import Array

_ENDS = 2  # of an interval
_RANGE = 3  # parts of i = 1, …, n
_SETS = {r"\mathbb{R}": "R", r"\mathbb{N}": "N", r"\mathbb{Z}": "Z", r"\mathbb{Q}": "R"}
_POSITIVE = {"R": "R+", "N": "N", "Z": "N"}


class Statement(NamedTuple):
    r"""A chain of relations; with `sign` "=>" or "<=>" it is said to follow from, or be the same as, another.

    `is_range` says that it is but what an index runs over (`i = 1, \dots, n`).
    """

    links: tuple[Relation, ...]
    place: Place
    sign: str = ""
    premises: tuple[Relation, ...] = ()
    is_condition: bool = False
    is_range: bool = False


def statements(
    units: tuple[Unit, ...], known: Known, place: Place, endings: Sequence[tuple[Unit, ...]] = ()
) -> tuple[Statement, ...]:
    """Return what the units state, in order. The n-th part that has no relation goes on with the n-th ending."""
    found: list[Statement] = []
    plain: list[Unit] = []
    waiting = list(endings)
    before: Chain | None = None
    for piece in _pieces(units):
        arrows = chain(piece)
        if arrows is None:
            plain.extend(piece)
            continue
        found.extend(_plain(tuple(plain), known, place, waiting))
        plain.clear()
        stated = relations(arrows, known, before, place)
        if stated:
            found.append(Statement(stated, stated[0].place.to(stated[-1].place)))
        before = arrows
    found.extend(_plain(tuple(plain), known, place, waiting))
    if waiting:
        where = waiting[0][0].place.to(waiting[0][-1].place)
        raise UnclearError("there is no part of the formula that this could go on from", where)
    return tuple(found)


def _pieces(units: tuple[Unit, ...]) -> list[tuple[Unit, ...]]:
    """Part units in front of wide spaces, which stay, and at lines, if there are arrows between sizes in them."""
    found: list[tuple[Unit, ...]] = []
    start = 0
    for at, unit in enumerate(units):
        nucleus = unit.nucleus
        broken = lines(unit, nucleus) if isinstance(nucleus, Array) and nucleus.baseline is not None else []
        if any(chain(piece) for line in broken for piece in _pieces(line)):
            found.extend((units[start:at], *(piece for line in broken for piece in _pieces(line))))
            start = at + 1
        elif unit.kind == "quad":
            found.append(units[start:at])
            start = at
    return [*found, units[start:]]


def _plain(
    units: tuple[Unit, ...], known: Known, place: Place, waiting: list[tuple[Unit, ...]]
) -> tuple[Statement, ...]:
    """Return what units without layers state."""
    found: list[Statement] = []
    following = parts(units)
    while following:
        index = _range(following, known, place)
        if index is not None:
            found.append(index)
            del following[:3]
            continue
        part = following.pop(0)
        if any(map(labels.is_under, part)):
            found.extend(_under(part, known, place))
            continue
        whole = (*part, *waiting.pop(0)) if waiting and not _relates(part) else part
        last = found[-1].links[-1] if found and found[-1].links else None
        continues = bool(part) and part[0].kind == "sign" and part[0].text in RELATIONS and last is not None
        statement = _statement(whole, known, place, last.right if continues and last else None)
        if statement is not None:
            found.append(statement)
    return tuple(found)


def _under(part: tuple[Unit, ...], known: Known, place: Place) -> tuple[Statement, ...]:
    """Return what an arrow states that has equations at it: if these hold, its sides are equal."""
    left, arrow, right = labels.parted(part)
    before = links(left, known, place)
    end = before[-1].right if before else Reader(left, known, place).whole()
    premises = tuple(link for each in parts(labels.label(arrow)) for link in links(each, known, place))
    after = links((Unit("sign", "=", arrow.place), *right), known, place, end)
    first = (Statement(before, before[0].place.to(before[-1].place)),) if before else ()
    return (*first, Statement(after, after[0].place.to(after[-1].place), "=>", premises))


def _range(following: list[tuple[Unit, ...]], known: Known, place: Place) -> Statement | None:
    r"""Return what an index runs over if the next parts are `i = 1`, `\dots` and `n`."""
    if len(following) < _RANGE or [unit.kind for unit in following[1]] != ["dots"] or _relates(following[2]):
        return None
    first = links(following[0], known, place)
    if len(first) != 1 or first[0].sign != "=" or not isinstance(first[0].left, Name):
        return None
    last = Reader(following[2], known, place).whole()
    where = first[0].place.to(last.place)
    domain = Listing("..", (first[0].right, last), where)
    return Statement((Relation("in", first[0].left, domain, where),), where, is_range=True)


def _relates(part: tuple[Unit, ...]) -> bool:
    """Whether a part states something: a relation, or a condition in parentheses."""
    whole = part[0].inside if len(part) == 1 and part[0].text == "(" else part
    return any(unit.kind == "sign" and unit.text in (RELATIONS.keys() | IMPLICATIONS.keys()) for unit in whole)


def parts(units: tuple[Unit, ...]) -> list[tuple[Unit, ...]]:
    """Part units at commas, wide spaces and lines."""
    units, found = _asides(units)
    current: list[Unit] = []

    def end() -> None:
        if current:
            found.append(tuple(current))
            current.clear()

    for at, unit in enumerate(units):
        if isinstance(unit.nucleus, Array) and unit.nucleus.baseline is not None:
            end()
            for line in lines(unit, unit.nucleus):
                found.extend(parts(line))
        elif unit.kind == "quad":
            # An arrow stands between wide spaces and parts nothing.
            if not (current and current[-1].text in IMPLICATIONS):
                end()
        elif unit.kind == "sign" and unit.text in IMPLICATIONS and not current and found:
            current.extend((*found.pop(), unit))
        elif _ends(units, at):
            end()
        else:
            current.append(unit)
    end()
    return found


def _ends(units: tuple[Unit, ...], at: int) -> bool:
    """Whether a part ends in front of a unit: what stands at an arrow may say what holds on both sides."""
    unit = units[at]
    separates = (unit.text in SEPARATORS or unit.kind in SEPARATORS) and not labels.is_under(unit)
    return separates or _is_label(unit) or _samples(units, at)


def _is_label(unit: Unit) -> bool:
    r"""Whether words only say what the next part is about: `\text{car: }`."""
    return unit.kind == "prose" and unit.text.rstrip().endswith(":")


def _asides(units: tuple[Unit, ...]) -> tuple[tuple[Unit, ...], list[tuple[Unit, ...]]]:
    r"""Take out what parentheses say of the one thing before them: `a \; (\approx b)`."""
    kept: list[Unit] = []
    asides: list[tuple[Unit, ...]] = []
    for unit in units:
        begins = unit.inside[0] if unit.kind == "group" and unit.text == "(" and unit.inside else unit
        if kept and begins is not unit and begins.kind == "sign" and begins.text in RELATIONS:
            asides.append((kept[-1], *unit.inside))
        else:
            kept.append(unit)
    return tuple(kept), asides


def _samples(units: tuple[Unit, ...], at: int) -> bool:
    r"""Whether this is a `\sim` in front of something that is no law of which anything is known."""
    behind = units[at + 1 : at + 3]
    return units[at].text == r"\sim" and not (len(behind) == 2 and behind[0].text in LAWS and behind[1].text == "(")


def _statement(part: tuple[Unit, ...], known: Known, place: Place, before: Term | None) -> Statement | None:
    arrows = [at for at, unit in enumerate(part) if unit.kind == "sign" and unit.text in IMPLICATIONS]
    signs = [unit for unit in part if unit.kind == "sign" and unit.text in RELATIONS]
    where = part[0].place.to(part[-1].place)
    if len(part) == 1 and part[0].kind == "group" and part[0].text == "(":
        inside = [links(each, known, where) for each in parts(part[0].inside)]
        found = tuple(link for each in inside for link in each)
        return Statement(found, where, is_condition=True) if found else None
    if not signs:
        return None
    if not arrows:
        return Statement(links(part, known, place, before), where)
    if len(arrows) > 1:
        raise UnclearError("one arrow at a time", where)
    at = arrows[0]
    sign = IMPLICATIONS[part[at].text]
    return Statement(links(part[at + 1 :], known, place), where, sign, links(part[:at], known, place, before))


def links(units: tuple[Unit, ...], known: Known, place: Place, before: Term | None = None) -> tuple[Relation, ...]:
    """Return the relations of a chain; one that begins with its sign goes on from `before`."""
    same = equated(units, known)
    if same is not None:
        return (same,)
    found: list[Relation] = []
    sides: list[list[Unit]] = [[]]
    signs: list[Unit] = []
    for unit in units:
        if unit.kind == "sign" and unit.text in RELATIONS:
            signs.append(unit)
            sides.append([])
        else:
            sides[-1].append(unit)
    if not signs:
        return ()
    left = before if before is not None and not sides[0] else Reader(tuple(sides[0]), known, place).whole()
    for sign, side in zip(signs, sides[1:], strict=True):
        name = RELATIONS[sign.text]
        right = a_set(tuple(side), known, place) if name == "in" else Reader(tuple(side), known, place).whole()
        found.append(Relation(name, left, right, left.place.to(right.place)))
        left = right if name != "in" else left
    return tuple(replace(link, end=found[-1].right) if link.sign == "~" == found[-1].sign else link for link in found)


def a_set(units: tuple[Unit, ...], known: Known, place: Place) -> Term:
    r"""Read what stands right of `\in`."""
    kept = tuple(unit for unit in units if unit.kind != "quad")
    if len(kept) != 1:
        raise UnclearError("this is no set", kept[0].place if kept else place)
    (unit,) = kept
    shape = _shape(unit, known)
    if unit.kind == "letter" and unit.text in _SETS:
        below = "".join(each.text for each in units_of(unit.subscript, unit.place) if unit.subscript is not None)
        name = _SETS[unit.text] if not below else _POSITIVE[_SETS[unit.text]] if below in {"+", ">0"} else ""
        if not name:
            raise UnclearError("this set is not known", unit.place, r"say x \geq 0, or list what x can be")
        return Domain(name, shape, (), unit.place)
    if unit.kind == "group" and unit.text in {"(", "[", "{"}:
        if unit.text == "{" and any(each.kind == "dots" for each in unit.inside):
            return _one_by_one(unit, known, place)
        inside = tuple(Reader(tuple(each), known, place).whole() for each in split(unit.inside, {",", ";"}))
        if unit.text != "{" and len(inside) != _ENDS:
            raise UnclearError("an interval has two ends", unit.place)
        return (
            Domain("set", shape, inside, unit.place) if shape else Listing(unit.text + unit.closing, inside, unit.place)
        )
    raise UnclearError(
        "this is no set that is known", unit.place, r"\mathbb{R}, \mathbb{N}, \mathbb{Z}, [0, 1], \{0, 1\}"
    )


def _one_by_one(unit: Unit, known: Known, place: Place) -> Listing:
    r"""Read `\{1, \dots, n\}` and `\{1, 2, \dots, n\}`."""
    chunks = [tuple(chunk) for chunk in split(unit.inside, {","})]
    *before, run = dots.listed(chunks, lambda chunk: Reader(chunk, known, place).whole())
    if not (isinstance(run, Run) and run.body == Name(dots.RUNNING) and not run.down):
        raise UnclearError(
            "it cannot be seen how these dots go on", unit.place, r"write \{1, \dots, n\}, or all numbers"
        )
    return Listing("..", (before[0] if before else run.lower, run.upper), unit.place)


def _shape(unit: Unit, known: Known) -> tuple[Term, ...]:
    if unit.superscript is None:
        return ()
    inside = units_of(unit.superscript, unit.place)
    return tuple(Reader(tuple(part), known, unit.place).whole() for part in split(inside, {r"\times"}))

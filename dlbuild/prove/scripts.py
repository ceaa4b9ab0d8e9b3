r"""What stands above and below a name: indices, primes, a transpose, a power.

The notation of the course: `^{(i)}` counts examples, `^{[l]}` layers, `^{\{t\}}` mini-batches, `^{\langle t \rangle}`
time steps. None of them is a power. `^{T}` transposes unless T is declared to be a number.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from dlbuild.prove.known import Known
from dlbuild.prove.signs import PRODUCTS
from dlbuild.prove.term import Index, Place, Term, UnclearError
from dlbuild.prove.units import Unit, text_of, units_of
from dlbuild.tex.mlist import Nucleus

_INDICES = {"(": "(", "[": "[", "{": "{", r"\langle": "<"}
_TRANSPOSED = frozenset({"T", r"\top", r"\intercal", r"\mathrm{T}", r"\mathsf{T}"})

Read = Callable[[tuple[Unit, ...]], Term]


class Scripts(NamedTuple):
    """What a superscript says."""

    indices: tuple[Index, ...] = ()
    primes: int = 0
    transposed: bool = False
    power: tuple[Unit, ...] = ()


def superscript(nucleus: Nucleus | None, base: str, known: Known, read: Read, place: Place) -> Scripts:
    """Read what stands above `base`; what is left over is a power. Brackets spelled behind it are no indices of it."""
    found = Scripts()
    units = list(_opened(units_of(nucleus, place)))
    # A number or a group that is not a name can only be raised to a power.
    while units and base:
        unit = units[0]
        if (
            unit.kind == "group"
            and unit.text in (_INDICES.keys() - set(base[1:]))
            and not (unit.superscript or unit.subscript)
        ):
            found = found._replace(indices=(*found.indices, index_of(_INDICES[unit.text], unit.inside, read)))
        elif unit.text == r"\prime":
            found = found._replace(primes=found.primes + 1)
        else:
            break
        units.pop(0)
    text = text_of(units).strip()
    if not text:
        return found
    if text in _TRANSPOSED and "T" not in known.declared:
        return found._replace(transposed=True)
    if text in {"-T", r"-\top "}:
        return found._replace(transposed=True, power=tuple(units[:1]))
    if base and ((base, text) in known.labels or text in {"*", r"\ast"} or units[0].kind in {"prose", "word"}):
        return found._replace(indices=(*found.indices, Index("^", (), text)))
    return found._replace(power=tuple(units))


def _opened(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Return units without braces that only group (`{[l]{(i)}}`) and without white space."""
    found: list[Unit] = []
    for unit in units:
        if unit.kind == "group" and not unit.text and not (unit.superscript or unit.subscript):
            found.extend(_opened(unit.inside))
        elif unit.kind != "quad":
            found.append(unit)
    return tuple(found)


def subscript(nucleus: Nucleus, read: Read, place: Place) -> Index:
    """Read what stands below."""
    return index_of("_", _opened(units_of(nucleus, place)), read)


def index_of(bracket: str, units: tuple[Unit, ...], read: Read) -> Index:
    """Read what stands in a bracket that holds an index."""
    text = text_of(units).strip()
    listed = _listed(units)
    if bracket != "_" and [unit.kind for unit in units] in (["prose", "letter"], ["prose", "number"]):
        return _counted(bracket, units, read)
    if not listed and any(unit.kind in {"prose", "word"} for unit in units):
        return Index(bracket, (), text)
    terms: list[Term] = []
    for chunk in split(listed or units, {","}):
        # `ij` is i and j; whether they are numbers, their values decide.
        letters = not listed and len(chunk) > 1 and all(_is_one_index(unit, bracket) for unit in chunk)
        try:
            terms.extend(read((unit,)) for unit in chunk) if letters else terms.append(read(tuple(chunk)))
        except UnclearError:
            return Index(bracket, (), text)
    return Index(bracket, tuple(terms), text)


def _counted(bracket: str, units: tuple[Unit, ...], read: Read) -> Index:
    r"""Return the index of `(\text{net } k)`: k counts nets, and not what another word, or none, would count."""
    words, number = units
    return Index(f"{bracket}{words.text.strip()}", (read((number,)),), text_of((number,)))


def _listed(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    r"""Return the inside of `(\text{pos}, 2i)`, where commas part the indices and words are names."""
    (unit, *others) = units or (None,)
    if others or unit is None or unit.text != "(" or len(split(unit.inside, {","})) < 2:
        return ()
    return tuple(each for each in unit.inside if each.kind != "quad")


def _is_one_index(unit: Unit, bracket: str) -> bool:
    """Whether a unit is an index by itself: a letter, and below a name a digit (`A_{1p}`)."""
    return unit.kind == "letter" or (bracket == "_" and unit.kind == "number" and len(unit.text) == 1)


def multiplication(sign: Unit) -> str:
    r"""Return what a sign between factors does; `\ast^T` is the convolution backwards."""
    above = text_of(units_of(sign.superscript, sign.place))
    operation = PRODUCTS[sign.text]
    if not above and sign.subscript is None:
        return operation
    if operation == "convolve" and above in _TRANSPOSED and sign.subscript is None:
        return "deconvolve"
    raise UnclearError("this sign has scripts that are not understood", sign.place)


def split(units: tuple[Unit, ...], signs: set[str]) -> list[list[Unit]]:
    """Part units at signs."""
    parts: list[list[Unit]] = [[]]
    for unit in units:
        if unit.kind == "sign" and unit.text in signs:
            parts.append([])
        else:
            parts[-1].append(unit)
    return parts

"""What stands between brackets, bars and under roots: a term, a tuple, an absolute value, a norm."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dlbuild.prove import arrays, dots
from dlbuild.prove.scripts import split
from dlbuild.prove.term import Apply, Listing, Number, Term, UnclearError
from dlbuild.prove.units import Unit, units_of
from dlbuild.tex.mlist import Radical

if TYPE_CHECKING:
    from dlbuild.prove.reader import Reader

_LENGTHS = 2  # of a shape

_FENCES = {
    ("|", "|"): "abs",
    (r"\lfloor", r"\rfloor"): "floor",
    (r"\lceil", r"\rceil"): "ceil",
}


def group(reader: Reader, unit: Unit) -> Term:
    """Read what stands between brackets."""
    brackets = (unit.text, unit.closing)
    if len(unit.inside) == 1 and unit.inside[0].kind == "array":
        return arrays.fenced(reader, unit, unit.inside[0])
    if brackets in _FENCES:
        return Apply(_FENCES[brackets], (reader.inner(unit.inside),), unit.place)
    if brackets == (r"\|", r"\|"):
        return _norm(reader, unit)
    parts = split(unit.inside, {",", ";"})
    if len(parts) == 1 and brackets != ("{", "}"):
        return reader.inner(unit.inside)
    items = dots.listed([tuple(part) for part in parts], reader.inner)
    if brackets == ("[", "]"):
        return Apply("stack", items, unit.place)
    return Listing(unit.text + unit.closing, items, unit.place)


def braced(reader: Reader, unit: Unit) -> Term:
    r"""Read what a brace is drawn at. Two lengths at the brace, as in `W^{[1]}: (4, 3)`, are a shape; else a remark."""
    body = reader.inner(unit.inside)
    label = tuple(each for each in units_of(unit.subscript, unit.place) if each.kind != "quad")
    _, *behind = split(label, {":"})
    shape, *_ = split(tuple(behind[-1] if behind else label), {r"\rightarrow"})
    lengths = split(shape[0].inside, {","}) if len(shape) == 1 and shape[0].text == "(" else []
    if len(lengths) != _LENGTHS:
        return body
    try:
        return Apply("shaped", (body, *(reader.inner(tuple(each)) for each in lengths)), unit.place)
    except UnclearError:
        return body


def _norm(reader: Reader, unit: Unit) -> Term:
    """Read a norm: Euclid's, and Frobenius', unless its index says another."""
    text = "".join(each.text for each in units_of(unit.subscript, unit.place))
    body = reader.inner(unit.inside)
    kind = {"": "norm", "2": "norm", "F": "norm", "1": "norm1", r"\infty": "norminf"}.get(text)
    if kind is not None:
        return Apply(kind, (body,), unit.place)
    if not text.isdigit() or text == "0":
        raise UnclearError(
            f"a norm with the index {text} is not known", unit.place, "known are numbers, F and infinity"
        )
    return Apply("normp", (body, Number(Fraction(text))), unit.place)


def root(reader: Reader, unit: Unit, nucleus: Radical) -> Term:
    """Read a root of any degree."""
    body = reader.inner(units_of(nucleus.body, unit.place))
    if nucleus.degree is None:
        return Apply("sqrt", (body,), unit.place)
    one = Number(Fraction(1))
    return Apply("pow", (body, Apply("div", (one, reader.inner(units_of(nucleus.degree, unit.place))))), unit.place)

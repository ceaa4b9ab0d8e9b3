r"""Derivatives (`\frac{d f}{d x}`, `\frac{\partial}{\partial x} f`, `\nabla f`), limits and integrals.

The third, `f'(x)`, is a call with a prime and needs nothing here.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dlbuild.prove.scripts import superscript
from dlbuild.prove.term import Apply, Derivative, Integral, Limit, Name, Number, Place, Term, UnclearError
from dlbuild.prove.units import Unit, text_of, units_of
from dlbuild.tex.mlist import Fraction as FractionNucleus

if TYPE_CHECKING:
    from dlbuild.prove.reader import Reader

_DIFFERENTIALS = frozenset({"d", r"\partial", r"\mathrm{d}"})
_MOST_DERIVATIVES = 4


def fraction(reader: Reader, unit: Unit, nucleus: FractionNucleus) -> Term:
    """Read a fraction, which may be a derivative, or a binomial coefficient if it has no rule."""
    above = _without_space(units_of(nucleus.numerator, unit.place))
    below = _without_space(units_of(nucleus.denominator, unit.place))
    if nucleus.thickness == 0:
        return Apply("binomial", (reader.inner(above), reader.inner(below)), unit.place)
    if _is_derivative(reader, above, below):
        return _derivative(reader, unit, above, below)
    return Apply("div", (reader.inner(above), reader.inner(below)), unit.place)


def _is_derivative(reader: Reader, above: tuple[Unit, ...], below: tuple[Unit, ...]) -> bool:
    if not above or len(below) < 2 or above[0].text != below[0].text:
        return False
    return above[0].text in _DIFFERENTIALS and above[0].text not in reader.known.declared


def _without_space(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    return tuple(unit for unit in units if unit.kind != "quad")


def _derivative(reader: Reader, unit: Unit, above: tuple[Unit, ...], below: tuple[Unit, ...]) -> Term:
    sign = above[0].text
    order = _order(reader, above[0])
    variables: list[Term] = []
    chunks: list[list[Unit]] = []
    for each in below:
        if each.text == sign and not (each.superscript or each.subscript):
            chunks.append([])
        else:
            chunks[-1].append(each)
    for chunk in chunks:
        variable = reader.inner(tuple(chunk))
        times = 1
        if isinstance(variable, Apply) and variable.operation == "pow" and isinstance(variable.arguments[1], Number):
            times = int(variable.arguments[1].value)
            variable = variable.arguments[0]
        if not isinstance(variable, Name):
            raise UnclearError("a derivative is taken by a name", variable.place)
        variables += [variable] * min(times, _MOST_DERIVATIVES + 1)
    if len(variables) != order:
        raise UnclearError(f"{order} times {sign} above, {len(variables)} times below", unit.place)
    if len(variables) > _MOST_DERIVATIVES:
        raise UnclearError(f"more than {_MOST_DERIVATIVES} derivatives are not taken", unit.place)
    body = reader.inner(above[1:]) if len(above) > 1 else reader.adjacent()
    return Derivative(body, tuple(variables), unit.place)


def _order(reader: Reader, sign: Unit) -> int:
    power = superscript(sign.superscript, "", reader.known, reader.inner, sign.place).power
    if not power:
        return 1
    order = reader.inner(power)
    if not isinstance(order, Number) or order.value.denominator != 1:
        raise UnclearError("the order of a derivative is a number", sign.place)
    return int(order.value)


def gradient(reader: Reader, unit: Unit) -> Term:
    r"""Read `\nabla J(0, 0)`, the column of all derivatives, or `\nabla_w J`, those by one name."""
    by = units_of(unit.subscript, unit.place)
    body = reader.factor()
    if not by:
        return Apply("gradient", (body,), unit.place.to(body.place))
    return Derivative(body, (reader.inner(by),), unit.place.to(body.place))


def limit(reader: Reader, unit: Unit) -> Term:
    r"""Read `\lim_{x \to 0^+} …`, to the end of its product."""
    below = _without_space(units_of(unit.subscript, unit.place))
    arrows = [at for at, each in enumerate(below) if each.text in {r"\rightarrow", r"\longrightarrow"}]
    if len(arrows) != 1:
        raise UnclearError(r"a limit needs to know where: \lim_{x \to 0}", unit.place)
    variable = reader.inner(below[: arrows[0]])
    if not isinstance(variable, Name):
        raise UnclearError("a limit is taken of a name", variable.place)
    target = list(below[arrows[0] + 1 :])
    side = ""
    if target and target[-1].superscript is not None:
        above = text_of(units_of(target[-1].superscript, unit.place))
        if above in {"+", "-"}:
            side = above
            target[-1] = target[-1]._replace(superscript=None)
    return Limit(reader.product(), variable, reader.inner(tuple(target)), side, unit.place)


def integral(reader: Reader, unit: Unit) -> Term:
    r"""Read `\int_a^b … \, dx`."""
    if unit.subscript is None or unit.superscript is None:
        raise UnclearError("only integrals with bounds have a value", unit.place)
    rest = reader.units[reader.at :]
    for at, each in enumerate(rest[:-1]):
        if each.text in {"d", r"\mathrm{d}"} and rest[at + 1].kind == "letter" and "d" not in reader.known.declared:
            break
    else:
        raise UnclearError("this integral does not say over what", unit.place, r"write \int_0^1 x \, dx")
    body = reader.inner(tuple(rest[:at])) if at else Number(Fraction(1), 0, Place())
    reader.at += at + 1
    variable = reader.inner((reader.take(),))
    if not isinstance(variable, Name):
        raise UnclearError("an integral is taken over a name", variable.place)
    lower = reader.inner(units_of(unit.subscript, unit.place))
    upper = reader.inner(units_of(unit.superscript, unit.place))
    return Integral(body, variable, lower, upper, unit.place)

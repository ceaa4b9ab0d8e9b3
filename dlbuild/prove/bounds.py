r"""Operators with bounds: `\sum_{i=1}^{m}`, `\prod`, `\max_k`, and `\max(0, z)` without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.prove import dots
from dlbuild.prove.scripts import split
from dlbuild.prove.signs import RELATIONS
from dlbuild.prove.term import Apply, Big, Name, Term, UnclearError
from dlbuild.prove.units import Unit, units_of

if TYPE_CHECKING:
    from dlbuild.prove.reader import Reader


def big(reader: Reader, unit: Unit, kind: str) -> Term:
    """Read a sum or a product, to the end of the product that it begins."""
    if unit.subscript is None:
        raise UnclearError("this does not say over what", unit.place, r"write \sum_{i} or \sum_{i=1}^{m}")
    names, lower, condition = _range(reader, unit)
    upper = reader.inner(units_of(unit.superscript, unit.place)) if unit.superscript is not None else None
    if (lower is None) != (upper is None) or (upper is not None and len(names) > 1):
        raise UnclearError("one bound is missing", unit.place)
    body = reader.product()
    return Big(kind, names, lower, upper, condition, body, unit.place.to(body.place))


def extreme(reader: Reader, unit: Unit, kind: str) -> Term:
    r"""Read `\max(a, b)` or `\max_k z_k`."""
    group = reader.peek()
    if group is None:
        raise UnclearError(f"{kind} of what?", unit.place)
    if unit.subscript is not None:
        names, lower, condition = _range(reader, unit)
        if lower is not None:
            raise UnclearError("one bound is missing", unit.place)
        return Big(kind, names, None, None, condition, reader.adjacent(), unit.place)
    if group.kind != "group" or group.text not in {"(", "{", "["}:
        raise UnclearError(f"{kind} of what?", unit.place, rf"write \{kind}(a, b) or \{kind}_{{k}} a_k")
    reader.take()
    arguments = tuple(reader.inner(tuple(part)) for part in split(group.inside, {","}))
    return reader.scripted(Apply(kind, arguments, unit.place.to(group.place)), group)


def argument(reader: Reader, unit: Unit, kind: str) -> Term:
    r"""Read `\operatorname*{arg\,max}_{y} P(y)`, to the end of its product."""
    if unit.subscript is None:
        raise UnclearError("this does not say of what", unit.place, r"write \operatorname*{arg\,max}_{y}")
    below = tuple(each for each in units_of(unit.subscript, unit.place) if each.kind != "quad")
    names = dots.listed([tuple(part) for part in split(below, {","})], reader.inner)
    body = reader.product()
    return Apply("argument " + kind, (body, *names), unit.place.to(body.place))


def _range(reader: Reader, unit: Unit) -> tuple[tuple[str, ...], Term | None, Term | None]:
    """Return the names of the indices, the lower bound and the condition that stand below an operator."""
    below = tuple(each for each in units_of(unit.subscript, unit.place) if each.kind != "quad")
    head, *tail = split(below, {":", r"\mid"})
    condition = reader.condition(tuple(tail[0])) if tail else None
    signs = [at for at, each in enumerate(head) if each.kind == "sign" and each.text in RELATIONS]
    if not signs:
        return _names(reader, split(tuple(head), {","})), None, condition
    names = _names(reader, split(tuple(head[: signs[0]]), {","}))
    if RELATIONS[head[signs[0]].text] == "=" and len(signs) == 1:
        return names, reader.inner(tuple(head[signs[0] + 1 :])), condition
    # `\sum_{j \neq i}`, `\sum_{0 < j < n}`: over all that the index can be, if that holds.
    if condition is not None:
        raise UnclearError("two conditions on one index", unit.place)
    return names, None, reader.condition(tuple(head))


def _names(reader: Reader, chunks: list[list[Unit]]) -> tuple[str, ...]:
    names: list[str] = []
    for chunk in chunks:
        for each in chunk:
            name = reader.inner((each,))
            if not isinstance(name, Name) or name.indices:
                raise UnclearError("an index is a letter", each.place)
            names.append(name.text + "'" * name.primes)
    return tuple(names)

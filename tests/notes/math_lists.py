"""What a formula says, whatever way its LaTeX is spelled: its math list, as dlbuild's own parser reads it."""

from collections.abc import Iterable, Iterator
from functools import cache

from dlbuild.tex.mlist import ORD, Atom, Space
from dlbuild.tex.read import parse


@cache
def math_list(tex: str) -> object:
    r"""Return the math list of a formula as a value to compare, without white space and without needless braces.

    `x^2` and `x^{2}`, `\frac12` and `\frac{1}{2}`, `{a}{b}` and `a b` are equal; a changed sign, index or exponent,
    a letter in another face or another place are not.
    """
    return _said(parse(tex).mlist)


def _said(part: object) -> object:
    """Name the parts, since named tuples of two types with the same fields are equal."""
    if not isinstance(part, tuple):
        return part
    if _is_named(part):
        return (type(part).__name__, *map(_said, part))
    return tuple(map(_said, _flat(part)))


def _flat(items: Iterable[object]) -> Iterator[object]:
    r"""Yield the items of a list with groups that only group taken apart, without spaces and ends of lines (`\\`)."""
    for item in items:
        if isinstance(item, Space) or item == Atom(ORD, None):
            continue
        if isinstance(item, Atom) and item == Atom(ORD, item.nucleus, limits=item.limits) and _is_group(item.nucleus):
            yield from _flat(item.nucleus or ())
        else:
            yield item


def _is_group(nucleus: object) -> bool:
    return isinstance(nucleus, tuple) and not _is_named(nucleus)


def _is_named(part: tuple[object, ...]) -> bool:
    return hasattr(part, "_fields")

r"""Arrows between sizes, and between arrays: `14 \times 14 \times 3 \xrightarrow{5 \times 5} 10 \times 10 \times 16`.

What the layer is, the label says, or a filter behind a star, or the givens, arrow by arrow. An arrow of which nobody
says what it does states nothing.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from dlbuild.prove.known import Known
from dlbuild.prove.labels import label
from dlbuild.prove.reader import Reader
from dlbuild.prove.scripts import split
from dlbuild.prove.signs import ARROWS, LAYERS, RELATIONS, SETTINGS
from dlbuild.prove.term import Apply, Layer, Listing, Made, Name, Number, Place, Relation, Term, Through, UnclearError
from dlbuild.prove.units import Unit

_WORDS = frozenset({"prose", "word"})
_POOLS = frozenset({"max", "average"})
# An image stays as large as it was, if the filter is as long as twice the padding and one.
_SAME = Apply("div", (Apply("add", (Name("f"), Number(Fraction(-1)))), Number(Fraction(2))))
_PADDINGS: dict[str, Term] = {"same": _SAME, "valid": Number(Fraction(0))}
_WAY_OUT = r"say it in the comment: \text{contract} \xrightarrow{2 \times 2 \text{ max pool}}"


class Chain(NamedTuple):
    """Things with arrows between them. `sides` are one more than `arrows`; the first may be empty."""

    sides: tuple[tuple[Unit, ...], ...]
    arrows: tuple[Unit, ...]


def chain(units: tuple[Unit, ...]) -> Chain | None:
    """Return units as a chain, if an arrow in it leads to a size, or has a label that says what is pooled."""
    sides: list[list[Unit]] = [[]]
    arrows: list[Unit] = []
    for unit in units:
        if unit.text in ARROWS or unit.kind in ARROWS:
            arrows.append(unit)
            sides.append([])
        elif unit.kind != "quad":
            sides[-1].append(unit)
    if not arrows or not (all(map(_is_size, sides[1:])) or all(map(_pools, arrows))):
        return None
    return Chain(tuple(map(tuple, sides)), tuple(arrows))


def _is_size(side: list[Unit]) -> bool:
    image, *_ = split(_without_equation(tuple(side)), {",", "*"})
    return len(_lengths(tuple(image))) > 1


def _without_equation(side: tuple[Unit, ...]) -> tuple[Unit, ...]:
    r"""Return a side without what a size is said to be equal to (`7 \times 7 \times 40 = 1960`)."""
    return next((side[:at] for at, unit in enumerate(side) if unit.text in RELATIONS), side)


def _pools(arrow: Unit) -> bool:
    return any(
        LAYERS.get(word) in _POOLS for unit in label(arrow) if unit.kind == "prose" for word in unit.text.split()
    )


def _lengths(units: tuple[Unit, ...]) -> list[list[Unit]]:
    """Return what stands between signs of multiplication, in a pair of parentheses or without."""
    bare = tuple(unit for unit in units if unit.kind != "quad")
    if len(bare) == 1 and bare[0].kind == "group" and bare[0].text == "(":
        bare = bare[0].inside
    return split(bare, {r"\times"})


def relations(found: Chain, known: Known, before: Chain | None, place: Place) -> tuple[Relation, ...]:
    """Return what a chain states: of each arrow, that it leads where it is said to.

    A chain that begins with an arrow or a star goes on from the end of the one before. Behind a comma, an arrow has
    the same source as the one before. Raises UnclearError.
    """
    first, *others = found.sides
    if before is not None and not first and before.sides[-1][-1:] and before.sides[-1][-1].text == ",":
        first = before.sides[0]
    elif before is not None and (not first or first[0].text == "*"):
        first = (*split(before.sides[-1], {","})[0], *first)
    given = _for_arrows(found, known, place)
    if all(map(_pools, found.arrows)) and not all(map(_is_size, map(list, others))):
        steps = zip((first, *others), found.arrows, others, given, strict=False)
        return tuple(_pooled(*step, known) for step in steps)
    stated = [
        link for side in found.sides if _without_equation(side) != side for link in _equations(side, known, place)
    ]
    for side, arrow, target, open_ in zip((first, *others), found.arrows, others, given, strict=False):
        image, filter_ = _image(side, known)
        labelled = layers_of(arrow, known)
        layers = labelled if len(labelled) > 1 else (_also(labelled[0], filter_).or_else(open_),)
        lengths, (goal, _) = _sizes(image, known, place), _image(target, known)
        if layers == (Layer(),) or not lengths:
            continue
        wanted = _sizes(goal, known, place)
        where = lengths[0].place.to(wanted[-1].place)
        through = Through(lengths, layers, wanted[-1], lengths[0].place.to(arrow.place))
        stated.append(Relation("=", through, Listing("()", wanted, where), where))
    return tuple(stated)


def _for_arrows(found: Chain, known: Known, place: Place) -> tuple[Layer, ...]:
    """Return the layers that are given, one for each arrow."""
    if not known.layers:
        return tuple(Layer(place=arrow.place) for arrow in found.arrows)
    if len(known.layers) != len(found.arrows):
        counts = f"{len(found.arrows)} arrows here, {len(known.layers)} layers given"
        raise UnclearError(counts, found.arrows[0].place.to(found.arrows[-1].place) if found.arrows else place)
    return known.layers


def _pooled(source: tuple[Unit, ...], arrow: Unit, target: tuple[Unit, ...], given: Layer, known: Known) -> Relation:
    left = Reader(_without_comma(source), known, arrow.place).whole()
    right = Reader(_without_comma(target), known, arrow.place).whole()
    (layer,) = layers_of(arrow, known)
    made = Made(left, layer.or_else(given), left.place.to(arrow.place))
    return Relation("=", made, right, left.place.to(right.place))


def _without_comma(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    return units[:-1] if units and units[-1].text == "," else units


def _equations(side: tuple[Unit, ...], known: Known, place: Place) -> tuple[Relation, ...]:
    term = Reader(side, known, place).condition(_without_comma(side))
    return (
        (term,)
        if isinstance(term, Relation)
        else tuple(link for link in getattr(term, "arguments", ()) if isinstance(link, Relation))
    )


def _image(side: tuple[Unit, ...], known: Known) -> tuple[tuple[Unit, ...], Layer]:
    r"""Part `(14 \times 1) \ast (5 \times 1), 16 \text{ filters}` into the image and the layer."""
    first, *remarks = [tuple(part) for part in split(_without_equation(side), {","})]
    image, *filters = [tuple(part) for part in split(first, {"*"})]
    if len(filters) > 1:
        raise UnclearError("one filter at a time", filters[1][0].place)
    layer = Layer(place=side[0].place) if side else Layer()
    for part in (*filters, *(remark for remark in remarks if remark)):
        layer = _also(layer, _said(part, known))
    return image, layer


def _sizes(units: tuple[Unit, ...], known: Known, place: Place) -> tuple[Term, ...]:
    bare = [part for part in _lengths(units) if part]
    return tuple(Reader(tuple(part), known, place).whole() for part in bare)


def layers_of(arrow: Unit, known: Known) -> tuple[Layer, ...]:
    """Return the layer that a label says; several, if it is the name of a path that is given."""
    layer = Layer(place=arrow.place)
    said = label(arrow)
    text = "".join(unit.text for unit in said).strip()
    for name, layers in known.paths:
        if text == name:
            return layers
    for part in split(said, {","}):
        if any(unit.kind != "quad" for unit in part):
            layer = _also(layer, _said(tuple(part), known))
    return (layer,)


def _also(layer: Layer, other: Layer) -> Layer:
    """Return a layer of which two remarks say something. Raises UnclearError if they say the same thing twice."""
    said, again = ({name for name, _ in each.settings} for each in (layer, other))
    twice = (layer.kind and other.kind, layer.window and other.window, layer.filters and other.filters, said & again)
    if any(twice):
        raise UnclearError("this is said of the layer twice", other.place)
    return layer.or_else(other)


def _said(units: tuple[Unit, ...], known: Known) -> Layer:
    r"""Read one remark on a layer: `5 \times 5`, `16 \text{ filters}`, `s = 2`, `\text{depthwise } 3 \times 3`."""
    place = units[0].place.to(units[-1].place)
    words = [_word(word, unit) for unit in units if unit.kind in _WORDS for word in unit.text.lower().split()]
    settings = tuple(("p", _PADDINGS[word]) for word in words if word in _PADDINGS)
    kinds = [word for word in words if word and word not in _PADDINGS]
    named = {word for word in kinds if word != "pool"}
    if len(named) > 1:
        raise UnclearError("these are two kinds of layers", place)
    kind = named.pop() if named else "pool" if kinds else ""
    rest = tuple(unit for unit in units if unit.kind not in {*_WORDS, "quad"})
    if any(unit.text in RELATIONS for unit in rest):
        return Layer(settings=(_setting(rest, known, place),), place=place)
    parts = [part for part in _lengths(rest) if part]
    terms = tuple(Reader(tuple(part), known, place).whole() for part in parts)
    if len(terms) == 1:
        return Layer(kind, (), terms[0], settings, place)
    return Layer(kind, terms, None, settings, place)


def _word(word: str, unit: Unit) -> str:
    if word not in LAYERS:
        raise UnclearError(f"what layer is this: {word}?", unit.place, _WAY_OUT)
    return LAYERS[word]


def _setting(units: tuple[Unit, ...], known: Known, place: Place) -> tuple[str, Term]:
    name, *rest = units
    if len(rest) < 2 or name.text not in SETTINGS or rest[0].text != "=":
        raise UnclearError("this says nothing of a layer", place, "write s = 2 for the stride, p = 1 for the padding")
    return name.text, Reader(tuple(rest[1:]), known, place).whole()


def given_layers(units: tuple[Unit, ...], known: Known) -> Known | None:
    r"""Return what is known with the layers of a given, or None if it gives none.

    It is a chain with labels, with sizes between them or without; in front of it, the name of the path may stand.
    """
    if not any(unit.kind == "extensiblearrow" for unit in units):
        return None
    first = next(at for at, unit in enumerate(units) if unit.kind == "extensiblearrow")
    head = tuple(unit for unit in units[:first] if unit.kind != "quad")
    name = head[0].text.strip() if len(head) == 1 and head[0].kind in {"prose", "word"} else ""
    layers: list[Layer] = []
    for at, unit in enumerate(units):
        if unit.kind != "extensiblearrow":
            continue
        behind = units[at + 1 :]
        ends = [end for end, each in enumerate(behind) if each.kind == "extensiblearrow"]
        lengths = _sizes(_without_comma(behind[: ends[0]] if ends else behind), known, unit.place)
        layer, *more = layers_of(unit, known)
        counted = Layer(filters=lengths[-1] if lengths else None)
        layers.extend((layer.or_else(counted), *more))
    return known.and_layers(name, tuple(layers))

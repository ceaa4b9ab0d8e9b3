r"""The units of a formula: its math list with brackets matched, numerals put together, and every sign by its name.

`(x + 1)` is one unit with three in it, however its brackets were written; `12{,}288` is one numeral; `\Longrightarrow`
is one sign. What the scripts of a unit mean is left to `scripts`.
"""

from __future__ import annotations

from typing import NamedTuple, cast

from dlbuild.prove.placed import PlacedList
from dlbuild.prove.spelling import composed, letter, prose, word
from dlbuild.prove.term import Place, UnclearError
from dlbuild.tex.mlist import (
    BIN,
    CLOSE,
    OPEN,
    PUNCT,
    REL,
    Accent,
    Atom,
    Big,
    Centered,
    Choice,
    Delimiter,
    Fenced,
    Fitted,
    Framed,
    Item,
    Line,
    Mlist,
    Nucleus,
    Space,
    Stretch,
    Symbol,
    Text,
)

_ACCENTS = {94: "hat", 126: "tilde", 22: "bar", 95: "dot", 127: "ddot", 20: "check", 21: "breve"}
_BARS = {
    r"\parallel": r"\|",
    "|": "|",
    r"\|": r"\|",
    r"\lvert": "|",
    r"\rvert": "|",
    r"\lVert": r"\|",
    r"\rVert": r"\|",
    r"\vert": "|",
}
_BRACKETS = {r"\{": "{", r"\}": "}", r"\lbrace": "{", r"\rbrace": "}", r"\lbrack": "[", r"\rbrack": "]", **_BARS}
# What is no letter, whatever TeX takes it for: it spaces `!` as a closing bracket.
_SIGNS = frozenset({"/", "!", "?", "%", r"\%", r"\prime", r"\backslash"})
_LEFT_ARROW = Symbol("cmsy10", 0x20)
_QUAD = 0.9  # ems of white space that part two statements


class Unit(NamedTuple):
    r"""A thing in a formula.

    `kind`: "number", "letter" (a name), "word" (an upright one), "prose" (`\text`), "sign", "group", "braced" (a brace,
    with what stands at it as `subscript`), "quad" (wide space), or the type of a nucleus that is a construct. `text`
    spells it; `inside` has the units of a group.
    """

    kind: str
    text: str
    place: Place
    nucleus: Nucleus | None = None
    superscript: Nucleus | None = None
    subscript: Nucleus | None = None
    inside: tuple[Unit, ...] = ()
    closing: str = ""


def units_of(items: Nucleus | None, place: Place) -> tuple[Unit, ...]:
    """Return the units of a list, or of what stands for a list of one symbol. `place` is where the whole stands."""
    if items is None:
        return ()
    listed = as_list(items)
    said = word(listed) if listed is not None and len(listed) > 1 else ""
    if said:
        return (Unit("word", said, place, items),)
    mlist = (Atom(0, items),) if listed is None else listed
    places = [place._replace(start=a, end=b) for a, b in mlist.places] if isinstance(mlist, PlacedList) else []
    if len(places) != len(mlist):
        places = [place] * len(mlist)
    return _numerals(_grouped(list(_flat(mlist, places))))


def as_list(nucleus: Nucleus) -> Mlist | None:
    """Return a nucleus that is a list; None for a symbol or a construct, which are named tuples."""
    return cast("Mlist", nucleus) if type(nucleus) is tuple or isinstance(nucleus, PlacedList) else None


def _flat(mlist: Mlist, places: list[Place]) -> list[Unit]:
    found: list[Unit] = []
    at = 0
    while at < len(mlist):
        item = mlist[at]
        if isinstance(item, Choice):  # one list for each style says the same four times
            found.extend(_flat(item.lists[0], [places[at]] * len(item.lists[0])))
            at += 1
            continue
        for pattern, name in composed():
            if tuple(mlist[at : at + len(pattern)]) == pattern:
                kind = "dots" if name.endswith("dots") else "sign"
                found.append(Unit(kind, name, places[at].to(places[at + len(pattern) - 1])))
                at += len(pattern)
                break
        else:
            found.extend(_unit(item, places[at]))
            at += 1
    return found


def _unit(item: Item, place: Place) -> tuple[Unit, ...]:
    """Return what an item is: nothing, or one unit."""
    if isinstance(item, Space):
        return (Unit("quad", "", place),) if item.em + item.mu / 18 > _QUAD else ()
    if not isinstance(item, Atom) or item[1:4] in ((None, None, None), ((), None, None)):
        return ()
    if isinstance(item.nucleus, Stretch) and item.nucleus.line.kind.endswith("brace"):
        body = units_of(item.nucleus.body, place)
        return (Unit("braced", "", place, subscript=item.subscript or item.superscript, inside=body),)
    unit = _bare(item, place)
    for inner, outer in ((unit.superscript, item.superscript), (unit.subscript, item.subscript)):
        if inner is not None and outer is not None:
            raise UnclearError("scripts within an accent, and without", place)
    above, below = item.superscript or unit.superscript, item.subscript or unit.subscript
    return (unit._replace(place=place, superscript=above, subscript=below),)


def _bare(atom: Atom, place: Place) -> Unit:
    """Return an atom without its scripts."""
    nucleus = atom.nucleus
    if nucleus is None or isinstance(nucleus, Symbol | Big):
        return _symbol(atom, place)
    if isinstance(nucleus, Fenced):
        return _fenced(nucleus, place)
    if isinstance(nucleus, Fitted | Framed | Centered):
        return Unit("group", "", place, inside=units_of(nucleus.body, place))
    if isinstance(nucleus, Text):
        return Unit("prose", prose(nucleus), place)
    inner = as_list(nucleus)
    if inner is not None:
        return _braced(inner, place)
    return _accented(nucleus, place) or Unit(type(nucleus).__name__.lower(), "", place, nucleus)


def _braced(nucleus: Mlist, place: Place) -> Unit:
    """Return a list in braces: a word, dots, the one thing in it, or a group."""
    said = word(nucleus)
    if said:
        return Unit("word", said, place, nucleus)
    inner = units_of(nucleus, place)
    if [unit.text for unit in inner] in ([r"\cdot"] * 3, ["."] * 3, ["..."]):
        return Unit("dots", "...", place)
    if len(inner) == 1 and inner[0].text == ",":
        return Unit("sign", "{,}", place)
    if len(inner) == 1 and not (inner[0].superscript or inner[0].subscript):
        return inner[0]
    return Unit("group", "", place, inside=inner)


def _symbol(atom: Atom, place: Place) -> Unit:
    nucleus = atom.nucleus
    symbol = nucleus.delimiter.small if isinstance(nucleus, Big) and nucleus.delimiter else nucleus
    text = letter(symbol) if isinstance(symbol, Symbol) else ""
    text = _BRACKETS.get(text, text)
    return Unit(_kind(atom.kind, text), r"\mid" if text == "|" and atom.kind == REL else text, place, nucleus)


def _kind(kind: int, text: str) -> str:
    """Return the kind of unit that a symbol is, from the kind of its atom."""
    if text in _SIGNS:
        return "sign"
    if text.isdigit() or text == ".":
        return "number"
    if text in ("|", r"\|") and kind not in {OPEN, CLOSE, REL}:
        return "bar"
    return {OPEN: "open", CLOSE: "close", BIN: "sign", REL: "sign", PUNCT: "sign"}.get(kind, "letter")


def _accented(nucleus: Nucleus | None, place: Place) -> Unit | None:
    r"""Return a letter with a hat or the like as one name: `\hat{y}`; None for anything else.

    The indices in `\overrightarrow{a^{\langle t \rangle}}` are those of the whole.
    """
    if isinstance(nucleus, Accent):
        face, code = nucleus.accent
        accent = "vec" if face == "cmmi10" else _ACCENTS.get(code, "widehat")
    elif isinstance(nucleus, Line):
        accent = "overline" if nucleus.over else "underline"
    elif isinstance(nucleus, Stretch) and nucleus.line.kind == "arrow":
        points_left = any(isinstance(item, Atom) and item.nucleus == _LEFT_ARROW for item in nucleus.line.left)
        accent = "over" + ("left" if points_left else "right") + "arrow"
    else:
        return None
    inner = [unit for unit in units_of(nucleus.body, place) if unit.kind != "quad"]
    if not inner:
        return None
    scripts = inner[0] if len(inner) == 1 and inner[0].kind == "letter" else Unit("letter", "", place)
    bare = [scripts._replace(superscript=None, subscript=None)] if scripts.text else inner
    text = rf"\{accent}{{{text_of(bare)}}}"
    return Unit("letter", text, place, superscript=scripts.superscript, subscript=scripts.subscript)


def _fenced(nucleus: Fenced, place: Place) -> Unit:
    texts = [_delimiter(delimiter) for delimiter in nucleus.delimiters]
    inside: list[Unit] = []
    for at, part in enumerate(nucleus.parts):
        inside += [Unit("sign", r"\mid", place)] if at else []
        inside += units_of(part, place)
    return Unit("group", texts[0], place, nucleus, inside=tuple(inside), closing=texts[-1])


def _delimiter(delimiter: Delimiter | None) -> str:
    if delimiter is None or delimiter.small is None:
        return "."
    text = letter(delimiter.small)
    return _BRACKETS.get(text, text)


def _grouped(flat: list[Unit]) -> list[Unit]:
    """Match brackets; a closing one carries the scripts. A bar is opening if none is open at its level."""
    stack: list[tuple[Unit, list[Unit]]] = []
    level: list[Unit] = []
    for unit in flat:
        bar_is_open = bool(stack) and stack[-1][0].kind == "bar" and stack[-1][0].text == unit.text
        if unit.kind == "open" or (unit.kind == "bar" and not bar_is_open):
            stack.append((unit, level))
            level = []
        elif unit.kind in {"close", "bar"}:
            if not stack:
                raise UnclearError(f"nothing opens this {unit.text}", unit.place)
            opening, outer = stack.pop()
            while opening.kind == "bar" and unit.kind == "close" and stack:  # a bar that was only a line
                level = [*outer, opening._replace(kind="fill"), *level]
                opening, outer = stack.pop()
            place = opening.place.to(unit.place)
            group = unit._replace(
                kind="group", text=opening.text, closing=unit.text, inside=_numerals(level), place=place
            )
            level = [*outer, group]
        else:
            level.append(unit)
    while stack:
        opening, outer = stack.pop()
        if opening.kind != "bar":
            raise UnclearError(f"nothing closes this {opening.text}", opening.place)
        level = [*outer, opening._replace(kind="fill"), *level]
    return level


def _numerals(units: list[Unit]) -> tuple[Unit, ...]:
    """Put digits together: `3.14`, and `12{,}288` with its comma in braces."""
    found: list[Unit] = []
    for at, unit in enumerate(units):
        last = found[-1] if found else None
        joins = last is not None and last.kind == "number" and not (last.superscript or last.subscript)
        following = units[at + 1] if at + 1 < len(units) else None
        if joins and last and unit.kind == "number":
            found[-1] = unit._replace(text=last.text + unit.text, place=last.place.to(unit.place))
        elif joins and unit.text == "{,}" and following and following.kind == "number":
            continue
        elif last and last.text == ":" and unit.text == "=":
            found[-1] = unit._replace(text=":=", place=last.place.to(unit.place))
        else:
            found.append(unit)
    return tuple(found)


def text_of(units: tuple[Unit, ...] | list[Unit]) -> str:
    """Return units as text: a name for what has no value, such as the label of an index."""
    return "".join(_text(unit) for unit in units)


def _text(unit: Unit) -> str:
    if unit.kind == "braced":
        return text_of(unit.inside)
    if unit.kind == "group":
        text = unit.text + text_of(unit.inside) + unit.closing if unit.text else text_of(unit.inside)
    else:
        text = unit.text + (" " if unit.text.startswith("\\") and unit.text[-1:].isalpha() else "")
    for mark, script in (("_", unit.subscript), ("^", unit.superscript)):
        if script is not None:
            inside = units_of(script, unit.place)
            primes = all(each.text == r"\prime" for each in inside)
            text += "'" * len(inside) if primes else mark + "{" + text_of(inside) + "}"
    return text

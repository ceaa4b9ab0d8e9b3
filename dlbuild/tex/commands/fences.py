r"""Delimiters that grow: `\left … \right` (TeXbook p. 148), `\big` to `\Bigg` (amsmath)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.tex.macros import Macro, filled
from dlbuild.tex.mlist import CLOSE, INNER, OPEN, ORD, REL, Atom, Big, Fenced
from dlbuild.tex.symbols import DELIMITERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from dlbuild.tex.mlist import Delimiter, Item, Mlist
    from dlbuild.tex.parser import Parser

# amsmath: multiples of \big@size, which is 1.2 times the height of a parenthesis, in ems.
_SIZES = {"big": 1.2, "Big": 1.8, "bigg": 2.4, "Bigg": 3.0}
_KINDS = {"": ORD, "l": OPEN, "m": REL, "r": CLOSE}


def delimiter(parser: Parser, token: str) -> Delimiter | None:
    r"""Read what may follow `\left` or `\big`."""
    name = parser.next()
    if name == "{" and parser.peek() in DELIMITERS:  # \left{(} is not TeX, but people write it and MathJax takes it
        name = parser.next()
        parser.next()
    name = _expanded(parser, name)
    if name not in DELIMITERS:
        shown = f"{name} is not a delimiter" if name else f"{token} has no delimiter"
        hint = f"write {token} and one of ( ) [ ] \\{{ \\}} | \\langle … or a dot for none"
        if name in ("{", "}"):
            hint = f"write {token}\\{name} for a brace"
        parser.fail("bad-delimiter", shown, name or token, hint)
    return DELIMITERS[name]


def _expanded(parser: Parser, name: str) -> str:
    """Return what a name that is no delimiter stands for, if it is a macro."""
    from dlbuild.tex.format import definition

    while name not in DELIMITERS and (macro := parser.macros.get(name) or definition(name)):
        parser.expand(macro, name)
        name = parser.next()
    return name


def left(parser: Parser, token: str) -> Item:
    r"""Read from `\left` to its `\right`, with any `\middle` between."""
    fences = [delimiter(parser, token)]
    parts: list[Mlist] = []
    state = parser.state()
    while True:
        parts.append(parser.mlist(("\\middle", "\\right"), token))
        closing = parser.closed_by
        fences.append(delimiter(parser, closing))
        if closing == "\\right":
            break
    parser.restore(state)
    return Atom(INNER, Fenced(tuple(fences), tuple(parts)))


def big(parser: Parser, token: str) -> Item:
    r"""Read `\big(` and its fifteen sisters."""
    name, kind = (token[1:], ORD) if token[1:] in _SIZES else (token[1:-1], _KINDS[token[-1]])
    return Atom(kind, Big(delimiter(parser, token), _SIZES[name]))


def twofold(parser: Parser, _token: str) -> Item:
    r"""Return a delimiter at the smallest size: what `\llbracket` is without `\left`."""
    return Atom(ORD, Big(DELIMITERS[parser.next()], 0.0))


def paired(parser: Parser, token: str) -> None:
    r"""Read two delimiters and what goes between: with a star they grow, `[\Big]` gives a size (mathtools).

    physics' `\abs` and `\norm` have it the other way round: they grow without a star.
    """
    before, after = parser.raw(token), parser.raw(token)
    star = parser.peek() == "*"
    if star:
        parser.next()
    size = parser.optional()
    body = parser.raw(token)
    if size:
        tokens = [f"{size[0]}l", *before, *body, f"{size[0]}r", *after]
    elif star != (token == "\\fence@"):
        tokens = ["\\left", *before, *body, "\\right", *after]
    else:
        tokens = ["\\mathopen", "{", *before, "}", *body, "\\mathclose", "{", *after, "}"]
    parser.expand(Macro(tuple(tokens)), token)


def bodied(parser: Parser, token: str) -> None:
    r"""Read a delimiter command with a body of its own, in which `\delimsize` is the size in force (mathtools)."""
    name = parser.word(token)
    count = int(parser.word(token))
    before, left, right, after, body = (parser.raw(token) for _ in range(5))
    star = parser.peek() == "*"
    if star:
        parser.next()
    size = parser.optional()
    arguments = [parser.raw(name) for _ in range(count)]
    sized = ("\\middle",) if star else tuple(size) if size else ()
    body = [one for token in body for one in (sized if token == "\\delimsize" else (token,))]
    if star:
        fenced = ["\\left", *left, *body, "\\right", *right]
    elif size:
        fenced = [f"{size[0]}l", *left, *body, f"{size[0]}r", *right]
    else:
        fenced = ["\\mathopen", "{", *left, "}", *body, "\\mathclose", "{", *right, "}"]
    whole = (*before, *fenced, *after)
    parser.expand(Macro(tuple(filled(whole, arguments))), name)


def bars(parser: Parser, token: str) -> None:
    r"""Put something in place of the bars in an argument, single and double, and groups between (braket)."""
    single, double, body = parser.raw(token), parser.raw(token), parser.raw(token)
    found = ["{"]
    level = 0
    for at, one in enumerate(body):
        level += (one == "{") - (one == "}")
        if level or one not in ("|", "\\|", "\\vert", "\\Vert"):
            found.append(one)
        elif one == "|" and at and body[at - 1] == "|" and found[-1] == "{":
            found[-len(single) - 2 :] = ["}", *double, "{"]
        else:
            found += ["}", *(double if one in ("\\|", "\\Vert") else single), "{"]
    parser.expand(Macro((*found, "}")), token)


COMMANDS: dict[str, Callable[[Parser, str], Item | None]] = {
    "\\left": left,
    "\\big@fence": twofold,
    "\\fence@": paired,
    "\\paired@": paired,
    "\\bodied@": bodied,
    "\\bars@": bars,
    **{f"\\{size}{kind}": big for size in _SIZES for kind in _KINDS},
}

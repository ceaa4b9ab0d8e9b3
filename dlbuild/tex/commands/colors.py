r"""Colours: `\color`, `\textcolor`, `\colorbox`, `\fcolorbox` (xcolor's names, CSS hexadecimal)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

from dlbuild.tex.commands.lengths import length
from dlbuild.tex.macros import Macro
from dlbuild.tex.mlist import ORD, Atom, Choice, ColorChange, Framed

if TYPE_CHECKING:
    from collections.abc import Callable

    from dlbuild.tex.mlist import Item
    from dlbuild.tex.parser import Parser

# Under which key a formula's own colours are kept among its macros; no token is so spelled.
_OWN = "a colour: "
_HEX = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
_MIX = re.compile(r"([a-zA-Z]+)!(\d+)(?:!([a-zA-Z]+))?")


# What a colour looks like in each model that xcolor and dlbuild know.
_MODELS = {
    "rgb": "write three numbers from 0 to 1: 0.2,0.4,1",
    "RGB": "write three numbers from 0 to 255: 51,102,255",
    "HTML": "write six hexadecimal digits: 3366FF",
    "gray": "write a number from 0 to 1: 0.5",
}


def color(parser: Parser, token: str) -> str:
    """Read a colour: a name, `#rrggbb`, xcolor's `red!40`, or a model in brackets before it."""
    model = parser.optional()
    name = parser.word(token)
    return named(parser, token, name) if model is None else _of_model(parser, token, "".join(model).strip(), name)


def named(parser: Parser, token: str, name: str) -> str:
    """Return the colour that a name, `#rrggbb` or a mixture stands for."""
    found = _known(parser, name)
    if found is not None:
        return found
    if name.startswith("#") and _HEX.fullmatch(name):
        return name.lower()
    mix = _MIX.fullmatch(name)
    one, other = (_known(parser, mix[1]), _known(parser, mix[3] or "white")) if mix else (None, None)
    if mix and one and other:
        return _mixed(one, int(mix[2]), other)
    from dlbuild.tex.colors import NAMES
    from dlbuild.tex.suggestions import nearest

    guess = nearest(name.lower(), NAMES)
    hint = f"did you mean {guess}?" if guess else "write #rrggbb, or a name such as teal, or a mixture such as red!40"
    return _refused(parser, name or token, name, hint)


def _known(parser: Parser, name: str) -> str | None:
    r"""Return the colour of a name that `\definecolor` gave, or of the tables."""
    from dlbuild.tex.colors import NAMES

    own = parser.macros.get(_OWN + name)
    return own.body[0] if own else NAMES.get(name) or NAMES.get(name.lower())


def _refused(parser: Parser, token: str, shown: str, hint: str) -> NoReturn:
    parser.fail("unknown-color", f"{shown} is not a colour" if shown else f"{token} names no colour", token, hint)


def _of_model(parser: Parser, token: str, model: str, value: str) -> str:
    try:
        parts = [float(part) for part in value.split(",")] if model != "HTML" else []
    except ValueError:
        parts = []
    if not all(0 <= part <= (255 if model == "RGB" else 1) for part in parts):
        parts = []
    if model == "HTML" and _HEX.fullmatch(value):
        return "#" + value.lower().lstrip("#")
    if model == "rgb" and len(parts) == 3:
        return _hex(tuple(255 * part for part in parts))
    if model == "RGB" and len(parts) == 3:
        return _hex(tuple(parts))
    if model == "gray" and len(parts) == 1:
        return _hex((255 * parts[0],) * 3)
    hint = _MODELS.get(model, "the models are rgb, RGB, HTML and gray")
    return _refused(parser, value or token, f"[{model}]{{{value}}}", hint)


def _hex(channels: tuple[float, ...]) -> str:
    return "#" + "".join(f"{min(255, max(0, int(channel + 0.5))):02x}" for channel in channels)


def _channels(color: str) -> tuple[int, ...]:
    digits = color[1:] if len(color) == 7 else "".join(2 * digit for digit in color[1:])
    return tuple(int(digits[at : at + 2], 16) for at in (0, 2, 4))


def _mixed(one: str, percent: int, other: str) -> str:
    share = min(100, percent) / 100
    return _hex(tuple(share * a + (1 - share) * b for a, b in zip(_channels(one), _channels(other), strict=True)))


def definecolor(parser: Parser, token: str) -> None:
    r"""Read `\definecolor{name}{model}{value}`: to the end of the group."""
    name, model = parser.word(token), parser.word(token)
    parser.define(_OWN + name, Macro((_of_model(parser, token, model, parser.word(token)),)))


def switch(parser: Parser, token: str) -> Item:
    r"""Read `\color{red}`: to the end of the group."""
    return ColorChange(color(parser, token))


def textcolor(parser: Parser, token: str) -> Item:
    r"""Read `\textcolor{red}{…}`, behind which the colour is set back: no script can hang on it (color.sty)."""
    items = (Atom(ORD, (ColorChange(color(parser, token)), *parser.argument(token))),)
    return Choice((items, items, items, items))


def colorbox(parser: Parser, token: str) -> Item:
    r"""Read `\colorbox{fill}{text}` or `\fcolorbox{border}{fill}{text}` (LaTeX's \fboxsep and \fboxrule)."""
    from dlbuild.tex.commands.words import text_argument

    border = color(parser, token) if token == "\\fcolorbox" else None
    fill = color(parser, token)
    body = text_argument(parser, token, "cmr10", scaled=False)
    rule = length(parser, "\\fboxrule") if border else 0.0
    return Atom(ORD, Framed(body, rule, length(parser, "\\fboxsep"), border, fill))


COMMANDS: dict[str, Callable[[Parser, str], Item | None]] = {
    "\\definecolor": definecolor,
    "\\color": switch,
    "\\textcolor": textcolor,
    "\\colorbox": colorbox,
    "\\fcolorbox": colorbox,
}

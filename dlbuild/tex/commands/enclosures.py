r"""Lines around and across: `\enclose` (MathML's menclose), `\cancelto`, `\phase`, `\angl`, `\bbox`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dlbuild.tex.commands.colors import named
from dlbuild.tex.commands.dimensions import ems
from dlbuild.tex.lexer import joined
from dlbuild.tex.mlist import ORD, Atom, Enclosed, Framed

if TYPE_CHECKING:
    from collections.abc import Callable

    from dlbuild.tex.mlist import Item
    from dlbuild.tex.parser import Parser

# What MathML's names are in strokes that layout knows.
_NOTATIONS: dict[str, tuple[str, ...]] = {
    "box": ("top", "bottom", "left", "right"),
    "roundedbox": ("top", "bottom", "left", "right"),
    "actuarial": ("top", "right"),
    "madruwb": ("bottom", "right"),
    "longdiv": ("arc", "top"),
    "updiagonalstrike": ("up",),
    "downdiagonalstrike": ("down",),
    "updiagonalarrow": ("arrow",),
    "northeastarrow": ("arrow",),
    "verticalstrike": ("vertical",),
    "horizontalstrike": ("horizontal",),
    "phasorangle": ("angle", "bottom"),
    "circle": ("circle",),
    **{side: (side,) for side in ("top", "bottom", "left", "right")},
}
_PADDING = 0.2


def enclose(parser: Parser, token: str) -> Item:
    r"""Read `\enclose{box,updiagonalstrike}[attributes]{…}`; colours and widths in the brackets are left out."""
    names = parser.word(token)
    strokes: list[str] = []
    for name in re.split(r"[\s,]+", names):
        if name not in _NOTATIONS:
            from dlbuild.tex.suggestions import nearest

            guess = nearest(name, _NOTATIONS)
            hint = f"did you mean {guess}?" if guess else f"known are {', '.join(_NOTATIONS)}"
            parser.fail("bad-option", f"{name} is no notation of {token}", names or token, hint)
        strokes += _NOTATIONS[name]
    parser.optional()
    return Atom(ORD, Enclosed(parser.argument(token), tuple(strokes), _PADDING))


def cancelto(parser: Parser, token: str) -> Item:
    r"""Read `\cancelto{value}{…}`: an arrow across, to the value (cancel.sty)."""
    value = parser.field(token)
    return Atom(ORD, Enclosed(parser.argument(token), ("arrow",)), value)


def phase(parser: Parser, token: str) -> Item:
    r"""Read `\phase{…}` (steinmetz) or `\angl{…}` (actuarialangle)."""
    notation = "phasorangle" if token == "\\phase" else "actuarial"
    return Atom(ORD, Enclosed(parser.argument(token), _NOTATIONS[notation], 0.1))


def bbox(parser: Parser, token: str) -> Item:
    r"""Read MathJax's `\bbox[colour, padding, border: width style colour]{…}`; all styles are solid lines."""
    fill = border = None
    padding = rule = 0.0
    for part in joined(parser.optional() or []).split(","):
        given = part.strip()
        if given.startswith("border:"):
            width, *rest = given.removeprefix("border:").split()
            rule = ems(parser, width, token)
            border = named(parser, token, rest[-1]) if len(rest) > 1 else None
        elif given[:1].isdigit() or given[:1] == ".":
            padding = ems(parser, given, token)
        elif given:
            fill = named(parser, token, given)
    return Atom(ORD, Framed(parser.argument(token), rule, padding, border, fill))


COMMANDS: dict[str, Callable[[Parser, str], Item | None]] = {
    "\\enclose": enclose,
    "\\cancelto": cancelto,
    "\\phase": phase,
    "\\angl": phase,
    "\\bbox": bbox,
}

r"""Boxes: `\phantom`, `\smash`, `\mathllap`, `\rule`, `\raise`, `\vcenter`, struts, frames and strokes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.tex.anew import in_a_box
from dlbuild.tex.commands.dimensions import ems, read_length
from dlbuild.tex.commands.lengths import length
from dlbuild.tex.commands.palettes import palette
from dlbuild.tex.lexer import joined
from dlbuild.tex.mlist import ORD, Atom, Bar, Centered, Fitted, Framed, Raised, Space, Struck, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from dlbuild.tex.mlist import Item, Mlist
    from dlbuild.tex.parser import Parser

# What each keeps of its body (plain TeX, TeXbook p. 360; mathtools): width, height, depth, ink; and where the ink lies.
_FITTED = {
    "\\phantom": ("whd", "r"),
    "\\hphantom": ("w", "r"),
    "\\vphantom": ("hd", "r"),
    "\\mathllap": ("hdi", "l"),
    "\\mathrlap": ("hdi", "r"),
    "\\mathclap": ("hdi", "c"),
}
_SMASHES = {"t": "wdi", "b": "whi", "tb": "wi", "bt": "wi"}
_STROKES = {"\\cancel": "/", "\\bcancel": "\\", "\\xcancel": "/\\", "\\sout": "-"}


def fitted(parser: Parser, token: str) -> Item:
    r"""Read `\phantom` and its kin."""
    keep, align = _FITTED[token]
    return palette(Fitted(parser.argument(token), keep, align))


def lapped(parser: Parser, token: str) -> Item:
    r"""Read `\llap{…}` and its kin: words (LaTeX), but what has scripts is a formula, as on the web."""
    from dlbuild.tex.commands.words import Words

    given = parser.raw(token)
    body: Mlist
    if ("_" in given or "^" in given) and "$" not in given:
        body = parser.within(given, token)
    else:
        body = (Atom(ORD, Text(Words(parser, "cmr10", token).read(given), scaled=False)),)
    return Atom(ORD, Fitted(body, "hdi", token[1]))


def smash(parser: Parser, token: str) -> Item:
    r"""Read `\smash{…}`, `\smash[t]{…}`, `\smash[b]{…}` (amsmath)."""
    side = joined(parser.optional() or ["tb"])
    if side not in _SMASHES:
        parser.fail("bad-option", f"\\smash[{side}] is not known", side, "write [t] or [b]")
    return palette(Fitted(parser.argument(token), _SMASHES[side]))


def mathstrut(_parser: Parser, _token: str) -> Item:
    r"""Return `\mathstrut`: an invisible parenthesis (TeXbook p. 131)."""
    from dlbuild.tex.symbols import ATOMS

    return palette(Fitted((ATOMS["("],), "hd"))


def strut(_parser: Parser, _token: str) -> Item:
    r"""Return `\strut`: seven tenths of the line above, three below (LaTeX, ten-point)."""
    return Atom(ORD, Bar(0.0, 0.84, 0.36))


def rule(parser: Parser, token: str) -> Item:
    r"""Read `\rule[raise]{width}{height}`."""
    given = parser.optional()
    up = ems(parser, joined(given), token) if given else 0.0
    width, height = ems(parser, parser.word(token), token), ems(parser, parser.word(token), token)
    return Atom(ORD, Bar(width, height + up, -up))


def sized_rule(parser: Parser, token: str) -> Item:
    r"""Read MathJax's `\Rule{width}{height}{depth}`, or `\Space`, which is not seen."""
    width, height, depth = (ems(parser, parser.word(token), token) for _ in range(3))
    if token == "\\Rule":
        return Atom(ORD, Bar(width, height, depth))
    return Atom(ORD, (Atom(ORD, Bar(0.0, height, depth)), Space(em=width)))


def raised(parser: Parser, token: str) -> Item:
    r"""Read `\raisebox{2pt}{…}`, `\raise2pt{…}`, `\lower2pt{…}`."""
    length = parser.word(token) if token == "\\raisebox" else read_length(parser)
    up = ems(parser, length, token)
    if token != "\\raisebox":
        return Atom(ORD, Raised(parser.argument(token), -up if token == "\\lower" else up))
    from dlbuild.tex.commands.words import text_argument

    return Atom(ORD, Raised((Atom(ORD, text_argument(parser, token, "cmr10", scaled=False)),), up))


def moved(parser: Parser, token: str) -> Item:
    r"""Read `\moveleft2pt{…}`, `\moveright2pt{…}`, as MathJax has them: aside, in the same room."""
    aside = ems(parser, read_length(parser), token) * (1 if token == "\\moveright" else -1)
    return Atom(ORD, (Space(em=aside), *parser.argument(token), Space(em=-aside)))


def vcenter(parser: Parser, token: str) -> Item:
    r"""Read `\vcenter{…}`."""
    return Atom(ORD, Centered(parser.argument(token)))


def boxed(parser: Parser, token: str) -> Item:
    r"""Read `\boxed{…}` (display style), `\fbox{…}` (text): LaTeX's \fboxsep and \fboxrule."""
    from dlbuild.tex.commands.words import text_argument
    from dlbuild.tex.mlist import DISPLAY, StyleChange

    rule, padding = length(parser, "\\fboxrule"), length(parser, "\\fboxsep")
    if token == "\\boxed":
        return Atom(ORD, Framed((StyleChange(DISPLAY), *parser.argument(token)), rule, padding))
    return Atom(ORD, Framed(text_argument(parser, token, "cmr10", scaled=False), rule, padding))


def struck(parser: Parser, token: str) -> Item:
    r"""Read `\cancel{…}` and its kin."""
    body = Struck(parser.argument(token), _STROKES[token])
    return Atom(ORD, body) if token == "\\sout" else palette(body)


COMMANDS: dict[str, Callable[[Parser, str], Item | None]] = {
    **dict.fromkeys(_FITTED, in_a_box(fitted)),
    **dict.fromkeys(_STROKES, in_a_box(struck)),
    **dict.fromkeys(("\\llap", "\\rlap", "\\clap"), lapped),
    "\\smash": in_a_box(smash),
    "\\mathstrut": mathstrut,
    "\\strut": strut,
    "\\rule": rule,
    "\\Rule": sized_rule,
    "\\Space": sized_rule,
    "\\raisebox": raised,
    "\\raise": raised,
    "\\lower": raised,
    "\\moveleft": moved,
    "\\moveright": moved,
    "\\vcenter": vcenter,
    "\\boxed": in_a_box(boxed),
    "\\fbox": boxed,
}

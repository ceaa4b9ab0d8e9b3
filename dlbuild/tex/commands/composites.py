r"""Letters, signs and groups among words that are made of several pieces (latex.ltx, ot1enc.def).

Each is a function of the words read so far, the name, and the tokens still to come; the last of them on top.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.tex.commands.colors import color
from dlbuild.tex.commands.sizes import SIZES
from dlbuild.tex.lexer import group_of
from dlbuild.tex.mlist import (
    ORD,
    Atom,
    Bar,
    ColorChange,
    Fitted,
    Foreign,
    InlineMath,
    Line,
    Nucleus,
    Raised,
    Sized,
    Space,
    Stack,
    Symbol,
    Text,
    TextAccent,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from dlbuild.tex.commands.words import Words

# What makes up for the stroke before an L and its kern, so that the L stands where it would without.
_BEFORE_L = {"cmr10": 0.041667, "cmbx10": 0.058334, "cmti10": 0.065, "cmss10": 0.019446}
# cmr10's font dimension 3, which stands between the dots of \textellipsis (latex.ltx).
_DOT_SPACE = Space(em=0.166665)


def underscore(words: Words, _token: str, _stack: list[str]) -> None:
    r"""Add LaTeX's `\_`: a kern and a rule (latex.ltx, \textunderscore)."""
    words.pieces.append(InlineMath((Space(em=0.06), Atom(ORD, Bar(0.3, 0.04, 0.0)))))


def visible_space(words: Words, _token: str, _stack: list[str]) -> None:
    r"""Add `\textvisiblespace` (latex.ltx): a low rule with two ends, .3 ex high."""
    end = Atom(ORD, Bar(0.04, 0.129167, 0.0))
    words.pieces.append(InlineMath((Space(em=0.06), end, Atom(ORD, Bar(0.3, 0.04, 0.0)), end)))


def polish(words: Words, token: str, _stack: list[str]) -> None:
    r"""Add `\l` or `\L`: OT1's stroke before the letter, kerned back over it (ot1enc.def)."""
    letter = token[1]
    if words.face == "cmtt10":
        words.pieces.append(Foreign("łŁ"[letter == "L"]))
        return
    before = (Space(em=_BEFORE_L.get(words.face, 0.041667)),) if letter == "L" else ()
    words.pieces += (*before, Symbol(words.face, 0x20), Symbol(words.face, ord(letter)))


def ringed(words: Words, token: str, _stack: list[str]) -> None:
    r"""Add `\aa` or `\AA`: the capital's ring touches it (ot1enc.def)."""
    lowered = None if token == "\\aa" else -0.67 * (0.694445 - 0.430555)
    words.pieces.append(TextAccent(Symbol(words.face, 0x17), Symbol(words.face, ord(token[1])), lowered))


def dots(words: Words, _token: str, _stack: list[str]) -> None:
    r"""Add `\textellipsis` (latex.ltx)."""
    words.pieces += [Symbol(words.face, 0x2E), _DOT_SPACE] * 3


def circled(words: Words, token: str, stack: list[str]) -> None:
    r"""Add a letter in a circle: `\textcircled` (ltoutenc.dtx); cmsy10's is made as large as TS1's."""
    letters = {"\\textcopyright": ["c"], "\\copyright": ["c"], "\\textregistered": ["R"]}.get(token)
    inner: Nucleus = Text(words.inner(words.face, group_of(stack) if letters is None else letters))
    if token == "\\textregistered":
        inner = Sized(Text(words.inner(words.face, ["R"])), 0.7)
    circle = (Atom(ORD, Raised((Atom(ORD, Sized((Atom(ORD, Symbol("cmsy10", 0x0D)),), 1.11111)),), -0.0278)),)
    measures = (Atom(ORD, Fitted(circle, "hd")),)
    up = 0.030139 if token != "\\textregistered" else 0.02
    words.boxed(Stack(((0.0, measures), (0.0, circle), (up, (Atom(ORD, inner),)), (0.0, measures))))


def logo(words: Words, token: str, _stack: list[str]) -> None:
    r"""Add `\TeX`, `\LaTeX`, `\KaTeX`."""
    words.pieces.append(InlineMath(words.mathematics([token])))


def script(words: Words, token: str, stack: list[str]) -> None:
    r"""Add `\textsuperscript{…}` or `\textsubscript{…}`."""
    small = Text(words.inner(words.face, group_of(stack)))
    above, below = (small, None) if token == "\\textsuperscript" else (None, small)
    words.pieces.append(InlineMath((Atom(ORD, None, above, below),)))


def underlined(words: Words, _token: str, stack: list[str]) -> None:
    r"""Add words over a line: `\underline{…}`."""
    words.boxed(Line(Text(words.inner(words.face, group_of(stack))), over=False))


def sized(words: Words, token: str, stack: list[str]) -> None:
    r"""Read the rest at a size: `\small`."""
    words.boxed(Sized(Text(words.inner(words.face, stack[::-1]), scaled=False), SIZES[token]))
    stack.clear()


def colored(words: Words, token: str, stack: list[str]) -> None:
    r"""Read `\textcolor{red}{…}`, or the rest after `\color{red}`."""
    found: list[str] = []
    words.borrowed(stack, lambda: found.append(color(words.parser, token)))
    if token == "\\textcolor":
        inner = group_of(stack)
    else:
        inner = stack[::-1]
        stack.clear()
    colored_words = Atom(ORD, Text(words.inner(words.face, inner)))
    words.pieces.append(InlineMath((ColorChange(found[0]), colored_words)))


SPELLED: dict[str, Callable[[Words, str, list[str]], None]] = {
    **dict.fromkeys(("\\_", "\\textunderscore"), underscore),
    "\\textvisiblespace": visible_space,
    **dict.fromkeys(("\\l", "\\L"), polish),
    **dict.fromkeys(("\\aa", "\\AA"), ringed),
    **dict.fromkeys(("\\ldots", "\\dots", "\\textellipsis"), dots),
    **dict.fromkeys(("\\textcircled", "\\textcopyright", "\\copyright", "\\textregistered"), circled),
    **dict.fromkeys(("\\TeX", "\\LaTeX", "\\KaTeX"), logo),
    **dict.fromkeys(("\\textsuperscript", "\\textsubscript"), script),
    "\\underline": underlined,
    **dict.fromkeys(SIZES, sized),
    **dict.fromkeys(("\\color", "\\textcolor"), colored),
}

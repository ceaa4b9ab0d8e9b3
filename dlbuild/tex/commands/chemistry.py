r"""Chemical formulas: `\ce{2H2 + O2 -> 2H2O}` (mhchem), for what most notes write; physical units: `\pu{5 kJ//mol}`.

Of mhchem's language are here: amounts, elements, charges, isotopes, states, bonds, arrows with labels, addition
products, gas and precipitate arrows, `$…$`, `{…}`. Measures are those that mhchem 4 prints: scripts stand as on
an invisible A, a word space is a thin one, an arrow is two ems long.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dlbuild.tex.commands.reaction_arrows import ARROWS, arrow
from dlbuild.tex.lexer import format_tokens, group_of
from dlbuild.tex.mlist import INNER, ORD, Atom, Fraction, Mlist

if TYPE_CHECKING:
    from collections.abc import Callable

    from dlbuild.tex.mlist import Item
    from dlbuild.tex.parser import Parser

_SINGLE, _DOUBLE, _TRIPLE = "{-}", "\\bonds@{}{.086111}", "\\bonds@{-}{.172222}"
_DOTTED = "{\\cdot}{\\cdot}{\\cdot}"
_BONDS = {
    "-": _SINGLE,
    "=": _DOUBLE,
    "#": _TRIPLE,
    "1": _SINGLE,
    "2": _DOUBLE,
    "3": _TRIPLE,
    "~": _DOTTED,
    "...": _DOTTED,
}
_BONDS |= {"....": _DOTTED, "->": "{\\to}", "<-": "{\\gets}"}
# Commands whose arguments are reactions themselves (c) or something else (-).
_OF_REACTIONS = dict.fromkeys(("\\underbrace", "\\overbrace", "\\boxed", "\\overline", "\\underline"), "c")
_OF_REACTIONS |= dict.fromkeys(("\\frac", "\\overset", "\\underset", "\\stackrel"), "cc")
_OF_REACTIONS |= dict.fromkeys(("\\color", "\\textcolor"), "-c")
_DIVIDERS = ("\\over", "\\atop")
_AMOUNT = re.compile(r"\d+(?:\.\d+)?(?:/\d+)?")


class _Reaction:
    r"""The reading of one `\ce`: the tokens still to come, the items so far, and what the last one was."""

    def __init__(self, parser: Parser, tokens: list[str], name: str) -> None:
        self.parser, self.stack, self.name = parser, tokens[::-1], name
        self.items: list[Item] = []
        self.last = "space"  # or word, sign, amount, operator

    def read(self) -> Mlist:
        """Return the formula."""
        while self.stack:
            if self.stack[-1] in _DIVIDERS:
                self._divide(self.stack.pop())
                break
            if not (self._arrow() or self._space() or self._amount() or self._word() or self._script()):
                self._other(self.stack.pop())
        if self.last == "operator":  # an arrow with nothing behind it still has its space
            self.items.append(Atom(ORD, None))
        return tuple(self.items)

    def _add(self, tex: str, last: str) -> None:
        self.items += self.parser.within(format_tokens(tex), self.name)
        self.last = last

    def _ahead(self, count: int) -> str:
        return "".join(self.stack[: -count - 1 : -1])

    def _next_is(self, *kinds: str) -> bool:
        """Tell what comes next: "end", "space", or a letter."""
        if not self.stack:
            return "end" in kinds
        one = self.stack[-1]
        return ("space" in kinds and one.isspace()) or ("letter" in kinds and one.isalpha() and one.isascii())

    def _space(self) -> bool:
        """Read white space: before a lone sign its arrow or operation, else a thin space."""
        if not self.stack[-1].isspace():
            return False
        self.stack.pop()
        if not self.stack or self.last == "operator" or self.stack[-1] in _DIVIDERS:
            return True
        lone = len(self.stack) == 1 or self.stack[-2].isspace()
        sign = self.stack[-1]
        if lone and sign in ("+", "-"):
            self.stack.pop()
            self._add(sign, "operator")
        elif lone and sign in ("^", "v"):
            self.stack.pop()
            self._add("\\,{\\uparrow}" if sign == "^" else "\\,{\\downarrow}", "word")
            self._add("\\,", "space")
        elif self.last != "space" and not any(self._ahead(len(one)) == one for one in ARROWS):
            self._add("\\,", "space")
        return True

    def _amount(self) -> bool:
        """Read a number: before a formula its amount, behind an element a subscript."""
        if not self.stack[-1].isdigit():
            return False
        found = _AMOUNT.match(self._ahead(len(self.stack)))
        if found is None:
            return False
        amount = self.last in ("space", "operator", "sign")
        digits = found.group() if amount else re.split(r"\D", found.group())[0]
        del self.stack[len(self.stack) - len(digits) :]
        if not amount:
            self._add(f"{{\\vphantom{{A}}}}_{{{digits}}}", "word")
            return True
        above, _, below = digits.partition("/")
        if below and self.last == "sign" and self._ahead(1) == ")":
            self._add(f"{digits}{self.stack.pop()}\\,", "space")
            return True
        self._add(f"{{\\textstyle\\frac{{{above}}}{{{below}}}}}" if below else digits, "amount")
        if not self._next_is("end", "space"):
            self._add("\\,", "space")
        return True

    def _word(self) -> bool:
        """Read letters: elements upright, a lone small letter an unknown amount."""
        letters = ""
        while self._next_is("letter"):
            letters += self.stack.pop()
        if not letters:
            return False
        if len(letters) == 1 and letters.islower() and self.last in ("space", "operator") and self._next_is("space"):
            self._add(letters, "amount")
        else:
            self._add(f"{{\\mathrm{{{letters}}}}}", "word")
        return True

    def _script(self) -> bool:
        """Read `^…` and `_…`: behind an element its charge and count, before one its mass and number."""
        if self.stack[-1] not in ("^", "_"):
            return False
        scripts = {"^": "", "_": ""}
        before = self.last in ("space", "operator", "sign", "amount")
        while self.stack and self.stack[-1] in scripts and not scripts[self.stack[-1]]:
            mark = self.stack.pop()
            scripts[mark] = self._field(charge=mark == "^")
        above, below = scripts["^"], scripts["_"]
        if before:
            both = f"^{{\\flushed@{{{above}}}{{{below}}}}}_{{\\flushed@{{{below}}}{{{above}}}}}"
            self._add(f"\\kern.05em{{\\vphantom{{A}}}}{both}\\kern-.05em", "space")
        else:
            count = f"{{\\vphantom{{A}}}}_{{{below}}}" if below else ""
            self._add(count + (f"{{\\vphantom{{A}}}}^{{{above}}}" if above else ""), "word")
        return True

    def _field(self, *, charge: bool) -> str:
        """Read what a script mark governs: a group, or digits and a sign."""
        if self.stack and self.stack[-1] == "{":
            inner = group_of(self.stack)
        else:
            inner = []
            while self.stack and self.stack[-1] in "0123456789":
                inner.append(self.stack.pop())
            if self.stack and (self.stack[-1] in ("+", "-") if charge else not inner):
                inner.append(self.stack.pop())
        text = "".join(inner).replace("$", "")
        if "\\" in text and "{" in text:  # letters may be arguments: a colour's name
            return text
        roman = re.sub(r"(?<![\\a-zA-Z])([A-Z][a-zA-Z]*|[a-z]{2,})", r"\\mathrm{\1}", text)
        return roman.replace(".", "{\\bullet}") if charge else roman

    def _arrow(self) -> bool:
        """Read an arrow and its labels."""
        kind = next((one for one in ARROWS if self._ahead(len(one)) == one), None)
        if kind is None:
            return False
        del self.stack[len(self.stack) - len(kind) :]
        above, below = self._label(), self._label()
        if not self.items:
            self.items.append(Atom(ORD, None))
        self.items.append(arrow(kind, above, below))
        self.last = "operator"
        return True

    def _label(self) -> Mlist:
        if not self.stack or self.stack[-1] != "[":
            return ()
        self.stack.pop()
        found: list[str] = []
        level = 0
        while self.stack and (level or self.stack[-1] != "]"):
            level += (self.stack[-1] == "{") - (self.stack[-1] == "}")
            found.append(self.stack.pop())
        if not self.stack:
            self.parser.fail("missing-bracket", f"a label in {self.name} is never closed", "[", "add a ]")
        self.stack.pop()
        return _Reaction(self.parser, found, self.name).read()

    def _divide(self, divider: str) -> None:
        r"""Put what was read so far over what is still to come (`\over`, `\atop`)."""
        below = _Reaction(self.parser, self.stack[::-1], self.name).read()
        thickness = None if divider == "\\over" else 0.0
        self.items, self.stack = [Atom(INNER, Fraction(tuple(self.items), below, thickness))], []
        self.last = "word"

    def _group(self) -> None:
        """Read braces: words are words; with scripts they are upright, and with commands mathematics (mhchem)."""
        inner = group_of(self.stack)
        if any(one.startswith("\\") for one in inner):
            self.items += self.parser.within(["{", *inner, "}"], self.name)
        else:
            command = "\\mathrm" if "^" in inner or "_" in inner else "\\text"
            self.items += self.parser.within([command, "{", *inner, "}"], self.name)
        self.last = "word"

    def _other(self, one: str) -> None:
        if one == "$":
            self._mathematics(one)
        elif one == "{":
            self.stack.append(one)
            self._group()
        elif one in ("+", "-") and self.last == "word" and not (one == "-" and self._next_is("letter")):
            self._add(f"{{\\vphantom{{A}}}}^{{{one}}}", "word")
        elif one in ("-", "=", "#"):
            self._add("\\text{-}" if one == "-" and self.last == "greek" else _BONDS[one], "sign")
        elif one in ("*", "."):
            self._add("\\,{\\cdot}\\,", "space")
        elif one.startswith("\\"):
            self._command(one)
        else:
            self.items += self.parser.within(["{", "}", one], self.name)
            self.last = "sign" if one in ("(", "[", ",", ";", "/") else "word"

    def _mathematics(self, opening: str) -> None:
        """Read up to the next dollar as a formula."""
        inner: list[str] = []
        while self.stack and self.stack[-1] != "$":
            inner.append(self.stack.pop())
        if not self.stack:
            self.parser.fail("missing-dollar", "this $ is never closed", opening, "add a $")
        self.stack.pop()
        self.items += self.parser.within(["{", *inner, "}"], self.name)
        self.last = "amount" if self.last == "space" else "word"

    def _command(self, one: str) -> None:
        """Set a bond, or a control sequence with its arguments as in mathematics."""
        if one == "\\bond":
            bond = "".join(group_of(self.stack))
            if bond not in _BONDS:
                self.parser.fail("bad-option", f"{bond} is no bond", one, "write \\bond{-}, \\bond{=} or \\bond{#}")
            self._add(_BONDS[bond], "sign")
            return
        if one in _OF_REACTIONS:
            words = [one]
            for kind in _OF_REACTIONS[one]:
                inner = group_of(self.stack)
                words += ["{", *(("\\ce", "{", *inner, "}") if kind == "c" else inner), "}"]
            self.items += self.parser.within(words, self.name)
            self.last = "word"
            return
        outer = self.parser.tokens
        self.parser.tokens = ["", *self.stack, one]
        self.items += self.parser.argument(self.name)
        self.stack = self.parser.tokens[1:]
        self.parser.tokens = outer
        self.last = "greek"


def reaction(parser: Parser, token: str) -> Item:
    r"""Read `\ce{…}`."""
    return Atom(ORD, _Reaction(parser, parser.raw(token), token).read())


def quantity(parser: Parser, token: str) -> Item:
    r"""Read `\pu{1.2e3 kJ//mol}`: a number and units, upright, with thin spaces (mhchem's, for MathJax and KaTeX)."""
    words = "".join(parser.raw(token)).strip()
    words = re.sub(r"(\d)\s*[eE]([+-]?\d+)", r"\1\\times 10^{\2}", words)
    above, over, below = words.partition("//")
    number = re.match(r"[+-]?[\d.,]+(?:\\times 10\^\{[^}]*\})?", above)
    value, above = (number.group(), above[number.end() :]) if number else ("", above)
    units = f"\\frac{{{_units(above)}}}{{{_units(below)}}}" if over else _units(above)
    return Atom(ORD, parser.within(format_tokens(value + ("\\," if value and units else "") + units), token))


def _units(words: str) -> str:
    """Write units as TeX: `kJ mol-1`, `m/s^2`, `N*m`."""
    text = re.sub(r"(?<=[a-zA-Z])\^?(-?\d+)", r"^{\1}", words.strip().replace("°", "{^\\circ}"))
    text = re.sub(r"(?<![\\a-zA-Z])([a-zA-ZµΩ]+)", r"\\mathrm{\1}", text)
    return re.sub(r"\s*\*\s*", r"{\\cdot}", re.sub(r"\s+", r"\\,", text)).replace("/", "{/}")


COMMANDS: dict[str, Callable[[Parser, str], Item | None]] = {"\\ce": reaction, "\\pu": quantity}

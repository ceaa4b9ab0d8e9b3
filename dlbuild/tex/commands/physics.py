r"""The packages physics' and derivative's shorthands that need more than a macro: `\dv`, `\pdv`, `\dd`, `\qty`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.tex.macros import Macro, filled, macro

if TYPE_CHECKING:
    from collections.abc import Callable

    from dlbuild.tex.mlist import Item
    from dlbuild.tex.parser import Parser

_DERIVATIVES = {
    "\\dv": ("\\mathrm", "{", "d", "}"),
    "\\pdv": ("\\partial",),
    "\\fdv": ("\\delta",),
}
_NAMES = {
    "\\derivative": "\\dv",
    "\\pderivative": "\\pdv",
    "\\partialderivative": "\\pdv",
    "\\fderivative": "\\fdv",
    "\\functionalderivative": "\\fdv",
}
_SYMBOLS = {"\\dd": "\\dv", "\\differential": "\\dv", "\\var": "\\fdv", "\\variation": "\\fdv"}
_FENCES = {"(": ")", "[": "]", "{": "}", "|": "|", "\\{": "\\}"}
_BIG = {"\\big", "\\Big", "\\bigg", "\\Bigg"}
_BRACED = {"\\pqty": ("(", ")"), "\\bqty": ("[", "]"), "\\Bqty": ("\\{", "\\}"), "\\vqty": ("|", "|")}
_WORDS = {
    f"\\q{name}": word
    for name, word in {
        "if": "if", "then": "then", "else": "else", "otherwise": "otherwise", "unless": "unless", "given": "given",
        "using": "using", "assume": "assume", "since": "since", "let": "let", "for": "for", "all": "all",
        "even": "even", "odd": "odd", "integer": "integer", "and": "and", "or": "or", "as": "as", "in": "in",
        "cc": "c.c.", "c": ",", "comma": ",",
    }.items()
}  # fmt: skip


def derivative(parser: Parser, token: str) -> None:
    r"""Read `\dv[n]{f}{x}`, `\dv{x}`, `\pdv{f}{x}{y}`: the last two variables are a mixed derivative's."""
    name = _NAMES.get(token, token)
    sign = _DERIVATIVES[name]
    flat = parser.peek() == "*"
    if flat:
        parser.next()
    order = parser.optional()
    power = ["^", "{", *order, "}"] if order else []
    fields = [parser.raw(token)]
    while parser.peek() == "{" and len(fields) < (3 if name == "\\pdv" and not order else 2):
        fields.append(parser.raw(token))
    function = fields[0] if len(fields) > 1 else []
    variables = fields[1:] or fields
    if len(variables) > 1:
        power = ["^", "2"]
    below = [one for variable in variables for one in (*sign, *variable)] + (power if len(variables) == 1 else [])
    above = [*sign, *power, *function]
    body = [*above, "/", *below] if flat else ["\\frac", "{", *above, "}", "{", *below, "}"]
    parser.expand(Macro(tuple(body)), token)


def differential(parser: Parser, token: str) -> None:
    r"""Read `\dd{x}`, `\dd[3]{x}`, `\dd x`: with its variable in braces it is an inner atom."""
    sign = _DERIVATIVES[_SYMBOLS[token]]
    order = parser.optional()
    power = ["^", "{", *order, "}"] if order else []
    body = [*sign, *power]
    if parser.peek() == "{":
        body = ["\\mathinner", "{", *body, *parser.raw(token), "}"]
    parser.expand(Macro(tuple(body)), token)


def quantity(parser: Parser, token: str) -> None:
    r"""Read `\qty(…)`, `\qty[…]`, `\qty{…}`, `\qty|…|`, or `\pqty{…}`: brackets that grow."""
    if token in _BRACED:
        left, right = _BRACED[token]
        body = parser.raw(token)
    else:
        size = parser.next() if parser.peek() in _BIG else ""
        left = parser.peek()
        if left not in _FENCES:
            parser.fail("bad-delimiter", f"{token} is followed by no bracket", token, f"write {token}(…)")
        right = _FENCES[left]
        body = parser.raw(token) if left == "{" else between(parser, token, parser.next(), right)
        left, right = ("\\{", "\\}") if left == "{" else (left, right)
        if size:
            parser.expand(Macro((f"{size}l", left, *body, f"{size}r", right)), token)
            return
    parser.expand(Macro(("\\left", left, *body, "\\right", right)), token)


def between(parser: Parser, token: str, left: str, right: str) -> list[str]:
    """Read tokens up to the bracket that closes one which has been taken, outside braces."""
    found: list[str] = []
    level, braces = 1, 0
    while True:
        one = parser.tokens.pop()
        if not one:
            parser.fail("missing-delimiter", f"the {left} behind {token} is never closed", token, f"add a {right}")
        braces += (one == "{") - (one == "}")
        if not braces:
            level += (one == left != right) - (one == right)
            if not level:
                return found
        found.append(one)


def evaluated(parser: Parser, token: str) -> None:
    r"""Read `\eval{…}`, `\eval(…|`, `\eval[…|`: a bar at the right, for limits."""
    left = parser.peek()
    if left in ("(", "["):
        body = between(parser, token, parser.next(), "|")
    else:
        left, body = ".", parser.raw(token)
    parser.expand(Macro(("\\left", left, *body, "\\right", "|")), token)


# With one argument and with two.
_BRACKETS = {
    "\\ev": (r"\left\langle#1\right\rangle", r"\left\langle#2\middle|#1\middle|#2\right\rangle"),
    "\\ip": (r"\left\langle#1\middle|#1\right\rangle", r"\left\langle#1\middle|#2\right\rangle"),
    "\\dyad": (
        r"\left|#1\right\rangle\!\left\langle#1\right|",
        r"\left|#1\right\rangle\!\left\langle#2\right|",
    ),
}
_BRACKET_NAMES = {
    **dict.fromkeys(("\\expval", "\\expectationvalue"), "\\ev"),
    **dict.fromkeys(("\\outerproduct", "\\op"), "\\dyad"),
    "\\innerproduct": "\\ip",
}


def bracket(parser: Parser, token: str) -> None:
    r"""Read `\ev{A}`, `\ev{A}{\psi}`, `\ip{a}{b}`, `\dyad{a}{b}`: the second argument may be left out."""
    if parser.peek() == "*":  # brackets that do not grow: ours do, as MathJax's
        parser.next()
    one, other = _BRACKETS[_BRACKET_NAMES.get(token, token)]
    first = parser.raw(token)
    second = parser.raw(token) if parser.peek() == "{" else None
    body = macro(one if second is None else other).body
    parser.expand(Macro(tuple(filled(body, [first, second or []]))), token)


def quick(parser: Parser, token: str) -> None:
    r"""Read `\qif`, `\qq{word}` …: a word between quads."""
    star = parser.peek() == "*"
    if star:
        parser.next()
    word = parser.raw(token) if token in ("\\qq", "\\qqtext") else list(_WORDS[token])
    before = () if star or word == [","] else ("\\quad",)
    parser.expand(Macro((*before, "\\text", "{", *word, "}", "\\quad")), token)


COMMANDS: dict[str, Callable[[Parser, str], Item | None]] = {
    **dict.fromkeys((*_DERIVATIVES, *_NAMES), derivative),
    **dict.fromkeys(_SYMBOLS, differential),
    **dict.fromkeys(("\\qty", "\\quantity", *_BRACED), quantity),
    **dict.fromkeys((*_BRACKETS, *_BRACKET_NAMES), bracket),
    **dict.fromkeys(("\\eval", "\\evaluated"), evaluated),
    **dict.fromkeys(("\\qq", "\\qqtext", *_WORDS), quick),
}

"""Lengths as TeX writes them, in ems of the text size (TeXbook p. 57; ten points to the em)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dlbuild.tex.lexer import joined

if TYPE_CHECKING:
    from dlbuild.tex.parser import Parser

_LENGTH = re.compile(r"\s*([+-]?\s*(?:\d+\.?\d*|\.\d+))\s*(true\s*)?([a-z]{2}|\\\w+)?")

# Ems of the text size; an em is 10.00002 points and an ex 4.30554 in cmr10.
EMS = {
    "em": 1.0,
    "ex": 0.430555,
    "pt": 0.1,
    "mu": 1 / 18,
    "pc": 1.2,
    "in": 7.227,
    "bp": 0.10037,
    "cm": 2.845276,
    "mm": 0.2845276,
    "dd": 0.107,
    "cc": 1.284,
    "sp": 0.1 / 65536,
    "px": 0.10037,
}


# TeX's largest length, 16383 points (TeXbook p. 58).
_LARGEST = 1638.3


def number_and_unit(parser: Parser, text: str, token: str) -> tuple[float, str]:
    """Return the number and the unit of a length; what follows it (`plus 1fil`) is left out, as images have no glue."""
    match = _LENGTH.match(text)
    if match is None or match[3] not in EMS:
        message = f"{text} is not a length" if text else f"{token} lacks its length"
        parser.fail("bad-length", message, text or token, "write a number and a unit: 3pt, 0.5em, 2mu")
    number = float("".join(match[1].split()))
    if abs(number * EMS[match[3]]) > _LARGEST:
        parser.fail("bad-length", "a length of more than 1638 ems", text, "TeX has none that is larger")
    return number, match[3]


def ems(parser: Parser, text: str, token: str) -> float:
    """Return a length in ems of the text size."""
    number, unit = number_and_unit(parser, text, token)
    return number * EMS[unit]


def read_length(parser: Parser) -> str:
    r"""Read a length without braces, as TeX's own `\kern3pt` has it, from the tokens; KaTeX takes braces as well."""
    if parser.peek() == "{":
        return parser.word("{")
    stack = parser.tokens
    found: list[str] = []
    while stack[-1]:
        match = _LENGTH.fullmatch("".join(found))
        if match and match[3]:
            break
        if not (stack[-1].isspace() or stack[-1] in "0123456789.+-" or (len(stack[-1]) == 1 and stack[-1].isalpha())):
            break
        found.append(stack.pop())
    return joined(found)

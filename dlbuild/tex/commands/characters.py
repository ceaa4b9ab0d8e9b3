r"""Characters by their numbers (`\char`, `\unicode`) and as they stand (`\verb`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.tex.mlist import ORD, Atom, Foreign, Symbol, Text, TextPiece, TextSpace

if TYPE_CHECKING:
    from collections.abc import Callable

    from dlbuild.tex.mlist import Item
    from dlbuild.tex.parser import Parser

_LARGEST = 0x10FFFF
_SPELLED = {"\\": "\\textbackslash", "~": "\\textasciitilde", "^": "\\textasciicircum"}
_BASES = {'"': 16, "'": 8}


def char(parser: Parser, token: str) -> None:
    r"""Read `\char"41`, `\char'101`, `\char65`, `\char`\A` (TeXbook p. 44): a character of Unicode."""
    first = parser.next()
    if first == "`":
        code = ord(parser.next()[-1:] or "\0")
    else:
        base = _BASES.get(first, 10)
        digits = "" if first in _BASES else first
        while parser.tokens[-1] and parser.tokens[-1] in "0123456789ABCDEFabcdef"[: 22 if base == 16 else base]:
            digits += parser.tokens.pop()
        code = _number(parser, token, digits, base)
    _set(parser, token, code)


def unicode(parser: Parser, token: str) -> None:
    r"""Read MathJax's `\unicode[font]{x2264}` or `\unicode{8804}`."""
    parser.optional()
    given = parser.word(token)
    digits = given.lstrip("xUu+")
    _set(parser, token, _number(parser, token, digits, 10 if digits == given else 16))


def _number(parser: Parser, token: str, digits: str, base: int) -> int:
    try:
        code = int(digits, base)
    except ValueError:
        code = -1
    if not 0x20 <= code <= _LARGEST or 0xD800 <= code < 0xE000:
        shown = f"{digits} is no character's number" if digits else f"{token} has no number"
        parser.fail("bad-character", shown, digits or token, f'write {token}"41 or {token}65')
    return code


def _set(parser: Parser, token: str, code: int) -> None:
    """Set a character: of ASCII as a word, others as they are in mathematics."""
    from dlbuild.tex.macros import Macro

    character = chr(code)
    if code < 0x7F:
        written = f"\\{character}" if character in "#$%&_{}" else _SPELLED.get(character, character)
        parser.expand(Macro(("\\text", "{", written, "}")), token)
    else:
        parser.expand(Macro((character,)), token)


def verb(parser: Parser, token: str) -> Item:
    r"""Read `\verb|…|`: typewriter letters, nothing of them understood."""
    first = parser.tokens.pop() or " "
    mark, found = first[0], first[1:]
    if mark.isspace() or mark == "*":
        parser.fail("bad-verb", f"{token} has no mark around its words", token, f"write {token}|…|")
    while mark not in found:
        one = parser.tokens.pop()
        if not one:
            parser.fail("missing-verb", f"this {token} is never closed", token, f"add a {mark}")
        found += one
    words, _, after = found.partition(mark)
    parser.tokens += reversed(after)
    return Atom(ORD, Text(tuple(_typewriter(letter) for letter in words)))


def _typewriter(letter: str) -> TextPiece:
    if letter.isspace():
        return TextSpace("cmtt10")
    return Symbol("cmtt10", ord(letter)) if letter < "\x7f" else Foreign(letter)


COMMANDS: dict[str, Callable[[Parser, str], Item | None]] = {
    "\\char": char,
    "\\symbol": unicode,
    "\\unicode": unicode,
    "\\verb": verb,
}

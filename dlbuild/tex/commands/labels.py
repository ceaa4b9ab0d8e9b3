r"""What belongs to an equation and not into it: `\label`, `\tag`, `\ref`, `\href`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.tex.lexer import joined, tokens
from dlbuild.tex.mlist import ORD, Atom, Symbol, Text
from dlbuild.tex.symbols import ATOMS

if TYPE_CHECKING:
    from collections.abc import Callable

    from dlbuild.tex.mlist import Item, Mlist
    from dlbuild.tex.parser import Parser


def label(parser: Parser, token: str) -> None:
    r"""Take `\label{…}`: it is never printed, but gives the equation its number, if that is known."""
    name = joined(parser.raw(token)).strip()
    if name in parser.numbers:
        parser.number = (ATOMS["("], Atom(ORD, _words(parser, token, parser.numbers[name])), ATOMS[")"])


def reference(parser: Parser, token: str) -> Item:
    r"""Read `\ref{…}` or `\eqref{…}`: the equation's number, or bold question marks as LaTeX has them."""
    name = joined(parser.raw(token)).strip()
    number = parser.numbers.get(name, "\\textbf{??}")
    return Atom(ORD, _words(parser, token, f"({number})" if token == "\\eqref" else number))


def _words(parser: Parser, token: str, words: str) -> Text:
    from dlbuild.tex.commands.words import Words

    return Text(Words(parser, "cmr10", token, capitals=False).read(tokens(words)), scaled=token != "\\label")


def tag(parser: Parser, token: str) -> None:
    r"""Take `\tag{…}` or `\tag*{…}` (without parentheses): the equation's number."""
    from dlbuild.tex.commands.words import text_argument

    star = parser.peek() == "*"
    if star:
        parser.next()
    if parser.tag is not None:
        parser.fail("double-tag", "a second \\tag in one formula", token, "remove one of them")
    words: Text = text_argument(parser, token, "cmr10", scaled=False)
    inner = Atom(ORD, words)
    parser.tag = (inner,) if star else (ATOMS["("], inner, ATOMS[")"])


def number(parser: Parser, token: str) -> None:
    r"""Read TeX's own `\eqno(1)`: all that follows is the equation's number (TeXbook p. 186)."""
    from dlbuild.tex.parser import END

    if parser.tag is not None:
        parser.fail("double-tag", f"{token} in a formula that has a number", token, "remove one of them")
    parser.tag = parser.mlist((END,), token)
    parser.tokens.append(END)


def take_tag(parser: Parser) -> Mlist | None:
    """Return the tag, or number, of what has been read since this was asked last, if it has one."""
    tag = parser.tag or parser.number
    parser.tag = parser.number = None
    return tag


def href(parser: Parser, token: str) -> Item:
    r"""Read `\href{https://…}{…}`: an image has no links, so only the text is set; the address must be http(s)."""
    _address(parser, token)
    return Atom(ORD, parser.argument(token))


def _address(parser: Parser, token: str) -> str:
    r"""Read a web address, in which `\%` may stand for the sign that would begin a comment."""
    address = parser.word(token)
    if not address.startswith(("http://", "https://")):
        parser.fail("bad-address", f"{address} is not a web address", address or token, "write https://…")
    return address.replace("\\", "")


def url(parser: Parser, token: str) -> Item:
    r"""Read `\url{https://…}`: the address in typewriter letters."""
    letters = (letter for letter in _address(parser, token) if " " < letter < "\x7f")
    return Atom(ORD, Text(tuple(Symbol("cmtt10", ord(letter)) for letter in letters)))


def forget(parser: Parser, token: str) -> None:
    r"""Take what nobody will see: `\message{…}`, `\show\x`, `\require{…}`."""
    parser.raw(token)


COMMANDS: dict[str, Callable[[Parser, str], Item | None]] = {
    "\\label": label,
    "\\ref": reference,
    "\\eqref": reference,
    "\\tag": tag,
    "\\eqno": number,
    "\\leqno": number,
    "\\href": href,
    "\\url": url,
    **dict.fromkeys(("\\forget@", "\\message", "\\errmessage", "\\show", "\\require", "\\mathtoolsset"), forget),
}

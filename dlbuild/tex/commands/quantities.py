r"""The package physics' matrices: `\mqty(…)` and its kin, and what fills them: `\imat{3}`, `\dmat{a,b}`, `\pmat{1}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.tex.commands.physics import between
from dlbuild.tex.macros import Macro

if TYPE_CHECKING:
    from collections.abc import Callable

    from dlbuild.tex.mlist import Item
    from dlbuild.tex.parser import Parser

# What stands around each, if it does not depend on the bracket that follows; small ones have a second name.
_FENCED = {"\\pmqty": "p", "\\bmqty": "b", "\\vmqty": "v", "\\Pmqty": "P", "\\spmqty": "p", "\\sbmqty": "b"}
_FENCED |= {"\\svmqty": "v", "\\sPmqty": "P"}
# By the bracket: what closes it, and which matrix it is.
_BRACKETS = {"(": (")", "p"), "[": ("]", "b"), "|": ("|", "v")}
_SMALL = {"\\smqty", "\\spmqty", "\\sbmqty", "\\svmqty", "\\sPmqty"}
_LARGEST = 30  # rows and columns of a matrix that fills itself


def matrix(parser: Parser, token: str) -> None:
    r"""Read `\mqty{…}`, `\mqty(…)`, `\mqty*(…)`, `\mqty[…]`, `\mqty|…|`, or a name that says its brackets."""
    base = "smallmatrix" if token in _SMALL else "matrix"
    round_ones = parser.peek() == "*"
    if round_ones:
        parser.next()
    fence = _FENCED.get(token, "")
    if not fence and parser.peek() in _BRACKETS:
        left = parser.next()
        right, fence = _BRACKETS[left]
        body = between(parser, token, left, right)
        fence = "P" if round_ones and fence == "p" else fence
    else:
        body = parser.raw(token)
    if fence == "P":  # parentheses as braces round: plain TeX's groups
        inner = _environment(base, body)
        parser.expand(Macro(("\\left", "\\lgroup", *inner, "\\right", "\\rgroup")), token)
    else:
        parser.expand(Macro(tuple(_environment(fence + base, body))), token)


def _environment(name: str, body: list[str]) -> list[str]:
    return ["\\begin", "{", *name, "}", *body, "\\end", "{", *name, "}"]


def _size(parser: Parser, token: str) -> int:
    given = parser.word(token)
    if not given.isdecimal() or not 0 < int(given) <= _LARGEST:
        shown = f"{given} is not a number of rows" if given else f"{token} has no number of rows"
        parser.fail("bad-size", shown, given or token, f"write a number from 1 to {_LARGEST}")
    return int(given)


def _fill(parser: Parser, token: str, rows: list[list[list[str]]]) -> None:
    """Put cells in place of the command; it stands in a matrix, or is one."""
    lines = [[one for cell in row for one in ("&", *cell)][1:] for row in rows]
    body = [one for line in lines for one in ("\\\\", *line)][1:]
    parser.expand(Macro(tuple(body if parser.in_array else _environment("matrix", body))), token)


def identity(parser: Parser, token: str) -> None:
    r"""Read `\imat{n}`: ones on the diagonal, noughts elsewhere."""
    count = _size(parser, token)
    _fill(parser, token, [[["1" if row == column else "0"] for column in range(count)] for row in range(count)])


def repeated(parser: Parser, token: str) -> None:
    r"""Read `\xmat{a}{m}{n}`, `\xmat*{a}{m}{n}` (with indices) or `\zmat{m}{n}` (noughts)."""
    star = parser.peek() == "*"
    if star:
        parser.next()
    body = ["0"] if token in ("\\zmat", "\\zeromatrix") else parser.raw(token)
    height, width = _size(parser, token), _size(parser, token)
    rows = []
    for row in range(1, height + 1):
        indices = ([str(row)] if width == 1 else [f"{row}", f"{column}"] for column in range(1, width + 1))
        if height == 1:
            indices = ([str(column)] for column in range(1, width + 1))
        rows.append([[*body, "_", "{", *"".join(one), "}"] if star else body for one in indices])
    _fill(parser, token, rows)


def pauli(parser: Parser, token: str) -> None:
    r"""Read `\pmat{0}` to `\pmat{3}`, or `\pmat{x}`, `y`, `z`: a Pauli matrix."""
    given = parser.word(token)
    cells = {"0": "1 0 0 1", "1": "0 1 1 0", "2": "0 -i i 0", "3": "1 0 0 -1"}
    number = {"x": "1", "y": "2", "z": "3"}.get(given, given)
    if number not in cells:
        shown = f"{given} is no Pauli matrix" if given else f"{token} names no Pauli matrix"
        parser.fail("bad-option", shown, given or token, f"write {token}{{1}}, or 0, 2, 3, x, y, z")
    a, b, c, d = (list(cell) for cell in cells[number].split())
    _fill(parser, token, [[a, b], [c, d]])


def diagonal(parser: Parser, token: str) -> None:
    r"""Read `\dmat[0]{a,b,c}` or `\admat{…}`: entries on a diagonal, the brackets' content elsewhere."""
    filling = parser.optional() or []
    entries: list[list[str]] = [[]]
    level = 0
    for one in parser.raw(token):
        level += (one == "{") - (one == "}")
        if one == "," and not level:
            entries.append([])
        else:
            entries[-1].append(one)
    count = len(entries)
    if count > _LARGEST:
        message = f"{token} with {count:,} entries"
        parser.fail("bad-size", message, token, f"write at most {_LARGEST} of them")
    blocks = [_environment("matrix", entry) if "&" in entry else entry for entry in entries]
    rising = token in ("\\admat", "\\antidiagonalmatrix")
    rows = [[filling] * count for _ in range(count)]
    for row, entry in enumerate(blocks):
        rows[row][count - 1 - row if rising else row] = entry
    _fill(parser, token, rows)


COMMANDS: dict[str, Callable[[Parser, str], Item | None]] = {
    **dict.fromkeys(("\\mqty", "\\smqty", *_FENCED), matrix),
    **dict.fromkeys(("\\imat", "\\identitymatrix"), identity),
    **dict.fromkeys(("\\xmat", "\\xmatrix", "\\zmat", "\\zeromatrix"), repeated),
    **dict.fromkeys(("\\pmat", "\\paulimatrix"), pauli),
    **dict.fromkeys(("\\dmat", "\\diagonalmatrix", "\\admat", "\\antidiagonalmatrix"), diagonal),
}

r"""Commutative diagrams: the environment `CD` (amscd). Objects and arrows take turns in the rows of an array.

`@>a>b>`, `@<a<b<` are horizontal, `@VaVbV`, `@AaAbA` vertical arrows with labels on both sides; `@=`, `@|` are
double lines and `@.` is no arrow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.tex.commands.dimensions import ems
from dlbuild.tex.commands.environments import contents
from dlbuild.tex.commands.lengths import length
from dlbuild.tex.commands.stretches import LINES
from dlbuild.tex.lexer import joined
from dlbuild.tex.mlist import (
    ORD,
    REL,
    SCRIPT,
    TEXT,
    Array,
    Atom,
    Bar,
    Big,
    Centered,
    Column,
    ExtensibleArrow,
    Fitted,
    Mlist,
    Row,
    Space,
    Stack,
    StyleChange,
)
from dlbuild.tex.symbols import DELIMITERS

if TYPE_CHECKING:
    from dlbuild.tex.mlist import Item
    from dlbuild.tex.parser import Parser

_RIGHT, _LEFT = ("right", (5.0, 10.0)), ("left", (10.0, 5.0))
_HORIZONTAL = {">": _RIGHT, ")": _RIGHT, "<": _LEFT, "(": _LEFT}
_VERTICAL = {"A": "\\uparrow", "V": "\\downarrow"}
_EX = 0.1001472  # amsmath's \ex@
_GAP = Space(em=0.5)


def diagram(parser: Parser, token: str, name: str) -> Item:
    r"""Read `\begin{CD} … \end{CD}`."""
    stack = contents(parser, token, name)[::-1]
    rows: list[Row] = []
    while stack:
        cells, skip = _row(parser, stack)
        while len(cells) > 1 and not cells[-1]:
            cells.pop()
        rows.append(Row(tuple(cells), skip))
    columns = (Column("c", TEXT),) * max((len(row.cells) for row in rows), default=1)
    before = (0.0,) * (len(columns) + 1)
    return Atom(ORD, Array(tuple(rows), columns, before, (0.0, 0.0), (), 20 * _EX, 3 * _EX, 3 * _EX))


class _Row:
    """The reading of one row: its cells so far, and the tokens of the one that is not ended."""

    def __init__(self, parser: Parser) -> None:
        self.parser = parser
        self.width, self.height = length(parser, "\\minCDarrowwidth"), length(parser, "\\minCDarrowheight")
        self.cells: list[Mlist] = []
        self.waiting: list[str] = []

    def end(self, arrow: Mlist = ()) -> None:
        """End a cell, perhaps with an arrow."""
        self.cells.append((*self.parser.within(self.waiting, "\\begin"), *arrow))
        self.waiting = []

    def arrow(self, token: str, stack: list[str]) -> None:
        """Read what stands behind an @: a cell between two objects, or one above another and an empty one beside it."""
        kind = stack.pop() if stack else ""
        if kind in _HORIZONTAL or kind == "=":
            self.end()
            self.cells.append(self._equals() if kind == "=" else self._horizontal(kind, stack))
            return
        if kind in _VERTICAL:
            left, right = self._labels(kind, stack)
            arrows = Atom(ORD, Big(DELIMITERS[_VERTICAL[kind]], self.height))
            self.end((_label(left, "l"), arrows, _label(right, "r")))
        elif kind in ("|", "\\vert", "\\|", "\\Vert"):
            self.end((Atom(ORD, Big(DELIMITERS["\\|"], self.height)),))
        elif kind == ".":
            self.end()
        else:
            way_out = "write @>>>, @<<<, @VVV, @AAA, @=, @| or @."
            self.parser.fail("bad-arrow", f"@{kind} is no arrow", kind or token, way_out)
        self.cells.append(())

    def _equals(self) -> Mlist:
        rule = Atom(ORD, Bar(self.width, 0.04, 0.0))
        return (_GAP, Atom(REL, Stack(((0.04 + 2 * _EX, (rule,)), (0.0, (rule,))))), _GAP)

    def _horizontal(self, kind: str, stack: list[str]) -> Mlist:
        line, pad = _HORIZONTAL[kind]
        above, below = self._labels(kind, stack)
        arrow = ExtensibleArrow(LINES[line], above or (Atom(ORD, None),), below or None, pad, least=self.width)
        return (_GAP, Atom(REL, arrow), _GAP)

    def _labels(self, kind: str, stack: list[str]) -> tuple[Mlist, Mlist]:
        return self._label(kind, stack), self._label(kind, stack)

    def _label(self, mark: str, stack: list[str]) -> Mlist:
        """Read a label up to the mark that ends it, outside braces."""
        found: list[str] = []
        level = 0
        while stack and (level or stack[-1] != mark):
            level += (stack[-1] == "{") - (stack[-1] == "}")
            found.append(stack.pop())
        if not stack:
            self.parser.fail("bad-arrow", f"an arrow lacks its third {mark}", mark, f"write @{mark}{mark}{mark}")
        stack.pop()
        return self.parser.within(found, mark)


def _row(parser: Parser, stack: list[str]) -> tuple[list[Mlist], float]:
    """Take a row off the tokens: its cells, and the extra space below it."""
    row = _Row(parser)
    level = 0
    while stack:
        one = stack.pop()
        level += (one in ("{", "\\begin")) - (one in ("}", "\\end"))
        if level or one not in ("@", "&", "\\\\", "\\cr"):
            row.waiting.append(one)
        elif one == "@":
            row.arrow(one, stack)
        else:
            row.end()
            if one != "&":
                return row.cells, _skip(parser, stack)
    row.end()
    return row.cells, 0.0


def _skip(parser: Parser, stack: list[str]) -> float:
    r"""Read `[2pt]` behind `\\`."""
    if not stack or stack[-1] != "[" or "]" not in stack:
        return 0.0
    stack.pop()
    length: list[str] = []
    while (one := stack.pop()) != "]":
        length.append(one)
    return ems(parser, joined(length), "\\\\")


def _label(label: Mlist, side: str) -> Item:
    """Return a label beside a vertical arrow, centred at its height, without width."""
    small = Atom(ORD, Centered((Atom(ORD, (StyleChange(SCRIPT), *label)),)))
    return Atom(ORD, Fitted((small,), "hdi", side))

r"""The column argument of an array: `{l|c@{\,}r}`, and of `\multicolumn` (LaTeX manual C.10.2; array.sty)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dlbuild.tex.lexer import group_of
from dlbuild.tex.mlist import Atom, Column, Mlist, Row, Space

if TYPE_CHECKING:
    from dlbuild.tex.parser import Parser


_DOUBLE = 0.2  # \\doublerulesep, ems


class Preamble(NamedTuple):
    r"""Columns, the space before each in ems, the rules there; and what `@{…}` puts before some."""

    columns: tuple[Column, ...]
    before: tuple[float, ...]
    rules: tuple[str, ...]
    fillers: dict[int, Mlist]


def preamble(parser: Parser, token: str, separation: float) -> Preamble:
    r"""Read a column argument; `separation` is \arraycolsep in ems."""
    columns: list[Column] = []
    gaps: list[float | None] = [None]
    rules = [""]
    fillers: dict[int, Mlist] = {}
    stack = _repeated(parser.raw(token))[::-1]
    while stack:
        letter = stack.pop()
        if letter in "lcrpmb":
            if letter in "pmb":  # paragraphs: as wide as they are
                group_of(stack)
                letter = "l"
            columns.append(Column(letter))
            gaps.append(None)
            rules.append("")
        elif letter in ("|", ":"):
            rules[-1] += letter
        elif letter in ("@", "!") and stack:
            inner = parser.within(group_of(stack), token)
            if any(type(item) is Atom for item in inner):
                fillers[len(columns)] = inner
            gaps[-1] = sum(item.em + item.mu / 18 for item in inner if isinstance(item, Space))
        elif letter in (">", "<") and stack:
            group_of(stack)
        elif not letter.isspace():
            way_out = f"write {token}{{…}} with l, c or r for each column, and | for a rule"
            parser.fail("bad-column", f"{letter} is not a column of an array", letter, way_out)
    last = len(columns)
    outer = [separation if at in (0, last) else 2 * separation for at in range(last + 1)]
    doubled = (_DOUBLE * max(0, len(rule) - 1) for rule in rules)
    gap_or_space = ((space if gap is None else gap) for gap, space in zip(gaps, outer, strict=True))
    before = tuple(space + more for space, more in zip(gap_or_space, doubled, strict=True))
    return Preamble(tuple(columns), before, tuple(rules), fillers)


def filled(made: Preamble, rows: tuple[Row, ...]) -> tuple[Preamble, tuple[Row, ...]]:
    """Return a preamble and its rows with a column of its own for what `@{…}` puts between columns."""
    for at, filler in sorted(made.fillers.items(), reverse=True):
        columns = (*made.columns[:at], Column("c"), *made.columns[at:])
        before = (*made.before[:at], 0.0, 0.0, *made.before[at + 1 :])
        made = Preamble(columns, before, (*made.rules[: at + 1], "", *made.rules[at + 1 :]), {})
        rows = tuple(
            row._replace(cells=(*row.cells[:at], filler, *row.cells[at:])) if len(row.cells) >= at else row
            for row in rows
        )
    return made, rows


def _repeated(letters: list[str]) -> list[str]:
    """Write `*{3}{c}` out."""
    stack, found = letters[::-1], []
    while stack:
        letter = stack.pop()
        if letter == "*":
            times, inner = "".join(group_of(stack)), group_of(stack)
            found += inner * min(int(times) if times.isdigit() else 1, 1000)
        else:
            found.append(letter)
    return found

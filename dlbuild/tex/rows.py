r"""The cells of an environment: what stands between `&`, `\\` and `\end` (TeXbook chapter 22)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dlbuild.tex.anew import begin_anew
from dlbuild.tex.lexer import joined
from dlbuild.tex.mlist import DISPLAY, ORD, Array, Atom, Column, Row, Spanned

if TYPE_CHECKING:
    from dlbuild.tex.mlist import Mlist
    from dlbuild.tex.parser import Parser

_BREAKS = ("\\\\", "\\cr")
_RULES = {"\\hline": "-", "\\hdashline": ":", "\\toprule": "-", "\\midrule": "-", "\\bottomrule": "-"}
_PARTS = ("\\cline", "\\cmidrule")
_WORDS = ("\\intertext", "\\shortintertext")
_ALL = 1000  # columns
# Environments whose cells are groups inside their formulas: dots at a cell's end do not see its end.
_GROUPED = frozenset("aligned align align* split gathered gather gather* alignedat alignat alignat*".split())
# Environments whose rows have numbers of their own; in all others a tag is that of the whole formula.
_NUMBERED = frozenset(
    f"{name}{star}" for name in ("align", "alignat", "eqnarray", "flalign", "gather", "xalignat") for star in ("", "*")
)


class Cells(NamedTuple):
    """The rows of an environment, and the rules below the last."""

    rows: tuple[Row, ...]
    last_lines: tuple[str, ...]
    closed: bool  # whether the last row was ended by \\


def cells(parser: Parser, token: str, name: str) -> Cells:
    r"""Read the rows of an environment up to its `\end`, whose name must be the same."""
    from dlbuild.tex.commands.labels import take_tag

    rows: list[Row] = []
    outside = parser.state()
    begin_anew(parser)
    state = parser.state()
    outer = parser.bare_cells, parser.in_array
    parser.bare_cells, parser.in_array = name not in _GROUPED, True
    closed = False
    while True:
        rows += _words(parser)
        lines = _lines(parser)
        row: list[Mlist] = []
        while True:
            row.append(parser.mlist(("&", "\\\\", "\\cr", "\\end"), token))
            parser.restore(state)
            if parser.closed_by != "&":
                break
        ended = parser.closed_by == "\\end"
        if ended and len(row) == 1 and not row[0] and (rows or lines):
            break
        skip = 0.0 if ended else _skip(parser, name)
        rows.append(_spread(Row(tuple(row), skip, lines, take_tag(parser) if name in _NUMBERED else None)))
        lines = ()
        if ended:
            closed = False
            break
        closed = True
    parser.bare_cells, parser.in_array = outer
    parser.restore(outside)
    _end(parser, name)
    return Cells(tuple(rows), lines, closed)


def _spread(row: Row) -> Row:
    r"""Return a row with an empty cell for each column that a `\multicolumn` is over."""
    if not any(len(cell) == 1 and type(cell[0]) is Atom and type(cell[0].nucleus) is Spanned for cell in row.cells):
        return row
    found: list[Mlist] = []
    spans: list[tuple[int, Spanned]] = []
    for cell in row.cells:
        nucleus = cell[0].nucleus if len(cell) == 1 and type(cell[0]) is Atom else None
        if type(nucleus) is Spanned:
            spans.append((len(found), nucleus))
            found += [()] * nucleus.columns
        else:
            found.append(cell)
    return row._replace(cells=tuple(found), spans=tuple(spans))


def _words(parser: Parser) -> list[Row]:
    r"""Read `\intertext{…}` before a row: words on a line of their own, at the left of all columns (amsmath)."""
    found: list[Row] = []
    while parser.peek() in _WORDS:
        from dlbuild.tex.commands.words import text_argument

        words = Atom(ORD, text_argument(parser, parser.next(), "cmr10", scaled=False))
        found.append(Row(((),), spans=((0, Spanned((words,), _ALL, "l")),)))
    return found


def _lines(parser: Parser) -> tuple[str, ...]:
    r"""Read `\hline` and its kin at the beginning of a row."""
    found: list[str] = []
    while (name := parser.peek()) in _RULES or name in _PARTS:
        parser.next()
        found.append(_RULES[name] if name in _RULES else _part(parser, name))
    return tuple(found)


def _part(parser: Parser, name: str) -> str:
    r"""Read the columns of `\cline{2-3}`."""
    given = parser.word(name)
    first, _, last = given.partition("-")
    if not (first.isdigit() and last.isdigit() and 0 < int(first) <= int(last)):
        shown = f"{given} names no columns" if given else f"{name} names no columns"
        parser.fail("bad-columns", shown, given or name, f"write {name}{{2-3}}")
    return given


def _skip(parser: Parser, name: str) -> float:
    r"""Read what may follow `\\`: a star, and extra space in brackets (amsmath: directly after it)."""
    from dlbuild.tex.commands.dimensions import ems

    if parser.tokens[-1] == "*":
        parser.next()
    if parser.tokens[-1] == "[" or (name == "array" and parser.peek() == "["):
        given = parser.optional()
        if given is not None:
            return ems(parser, joined(given), parser.closed_by)
    return 0.0


def _end(parser: Parser, name: str) -> None:
    token = parser.closed_by
    found = parser.word(token)
    if found != name:
        message = f"\\begin{{{name}}} is ended by \\end{{{found}}}"
        parser.fail("wrong-end", message, found or token, f"write \\end{{{name}}}")


def lines_of(parser: Parser, first: Mlist, *, apart: bool) -> Mlist:
    r"""Read the rest of a formula that has `\\` outside any environment.

    `apart`: as centred lines, which is what MathJax shows; else in one line, as TeX sets it.
    """
    rows = [Row((first,), _skip(parser, ""))]
    while parser.closed_by:
        items = parser.mlist(("\\\\", "\\cr", ""), "\\\\")
        rows.append(Row((items,), _skip(parser, "") if parser.closed_by else 0.0))
    if not rows[-1].cells[0]:
        rows.pop()
    if not apart:
        return (*rows[0].cells[0], *(item for row in rows[1:] for item in (Atom(ORD, None), *row.cells[0])))
    if len(rows) == 1:
        return rows[0].cells[0]
    return (Atom(ORD, Array(tuple(rows), (Column("c", DISPLAY),), (0.0, 0.0), (0.84, 0.36), (), 1.5, 0.4, 0.3)),)

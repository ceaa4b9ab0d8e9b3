r"""Environments: matrices, cases, arrays and alignments (TeXbook chapter 22, LaTeX's array, amsmath).

Each name is a row of the tables below; `rows.py` reads the cells. Measures are those of a ten-point
document in ems: \arraycolsep is .5, a strut .84 and .36 of .7 and .3 of \baselineskip, \jot .3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.tex.commands.labels import take_tag
from dlbuild.tex.commands.lengths import STRUT, length, strut
from dlbuild.tex.lexer import spanning
from dlbuild.tex.mlist import DISPLAY, INNER, ORD, SCRIPT, TEXT, Array, Atom, Column, Fenced, Space, Spanned
from dlbuild.tex.rows import Cells, cells
from dlbuild.tex.symbols import DELIMITERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from dlbuild.tex.mlist import Item, Mlist, Row
    from dlbuild.tex.parser import Parser

_ARRAYCOLSEP = 0.5
_MOST_COLUMNS = 1000

_MATRICES = {
    "matrix": (".", "."),
    "pmatrix": ("(", ")"),
    "bmatrix": ("[", "]"),
    "Bmatrix": (r"\{", r"\}"),
    "vmatrix": (r"\lvert", r"\rvert"),
    "Vmatrix": (r"\lVert", r"\rVert"),
}
# Left delimiter, right delimiter, style of the cells (amsmath, mathtools).
_CASES = {
    "cases": (r"\{", ".", TEXT),
    "dcases": (r"\{", ".", DISPLAY),
    "rcases": (".", r"\}", TEXT),
    "drcases": (".", r"\}", DISPLAY),
}
# Pairs of columns: whether pairs stand apart (amsmath's \minalignsep, ten points).
_ALIGNED = {
    "aligned": 1.0, "align": 1.0, "align*": 1.0, "split": 0.0, "flalign": 1.0, "flalign*": 1.0,
    "alignedat": 0.0, "alignat": 0.0, "alignat*": 0.0, "xalignat": 1.0, "xalignat*": 1.0, "xxalignat": 1.0,
}  # fmt: skip
_GATHERED = ("gathered", "gather", "gather*", "lgathered", "rgathered")
_MULTLINE_GAP = Space(em=1.0)
_PLAIN = ("equation", "equation*", "displaymath", "math", "subequations")


def begin(parser: Parser, token: str) -> Item | None:
    r"""Read `\begin{name} … \end{name}`."""
    name = parser.word(token)
    environment = ENVIRONMENTS.get(name)
    if parser.macros:
        from dlbuild.tex.commands.environments import own

        if own(parser, token, name):
            return None
    if environment is None:
        from dlbuild.tex.commands.unsupported import UNSUPPORTED
        from dlbuild.tex.suggestions import nearest

        if f"{{{name}}}" in UNSUPPORTED:
            parser.fail("unsupported", f"the environment {name} is not supported", name, UNSUPPORTED[f"{{{name}}}"])
        guess = nearest(name, ENVIRONMENTS)
        hint = f"did you mean {guess}?" if guess else "known are matrix, cases, aligned, array and their kin"
        message = f"there is no environment {name}" if name else f"{token}{{}} names no environment"
        parser.fail("unknown-environment", message, name or token, hint)
    return environment(parser, spanning(f"{token}{{{name}}}", token, name), name)


def _fenced(left: str, right: str, array: Array, overhang: float = 0.0) -> Item:
    """Return an array between delimiters; its rules are longer on both sides by the columns' separation (amsmath)."""
    body: Mlist = (Atom(ORD, array),)
    if overhang and (array.last_lines or any(row.lines for row in array.rows)):
        wider = array._replace(before=(overhang, *array.before[1:-1], overhang))
        body = (Space(em=-overhang), Atom(ORD, wider), Space(em=-overhang))
    if left == right == ".":
        return body[0] if len(body) == 1 else Atom(ORD, body)
    return Atom(INNER, Fenced((DELIMITERS[left], DELIMITERS[right]), (body,)))


def _width(rows: tuple[Row, ...]) -> int:
    return max((len(row.cells) for row in rows), default=1)


def matrix(parser: Parser, token: str, name: str) -> Item:
    r"""Read a matrix: centred cells, one \arraycolsep on each side of a gap, none outside."""
    align = "c"
    base = name.rstrip("*")
    if name.endswith("*"):  # mathtools: an optional alignment
        align = "".join(parser.optional() or ["c"])
    found = cells(parser, token, name)
    count = _width(found.rows)
    columns = (Column(align),) * count
    before = (0.0, *(2 * length(parser, "\\arraycolsep"),) * (count - 1), 0.0)
    array = Array(found.rows, columns, before, strut(parser), last_lines=found.last_lines)
    return _fenced(*_MATRICES[base], array, length(parser, "\\arraycolsep"))


def smallmatrix(parser: Parser, token: str, name: str) -> Item:
    r"""Read a smallmatrix: script style, six of amsmath's \ex@ from line to line; a star: an alignment."""
    align = "".join(parser.optional() or ["c"]) if name.endswith("*") else "c"
    found = cells(parser, token, name)
    count = _width(found.rows)
    before = (0.0, *(0.2777,) * (count - 1), 0.0)
    columns = (Column(align, SCRIPT),) * count
    array = Array(found.rows, columns, before, (0.0, 0.0), (), 0.600883, 0.150221, 0.150221)
    left, right = _MATRICES.get(name.rstrip("*").removesuffix("smallmatrix") + "matrix", (".", "."))
    body: Mlist = (Atom(ORD, None), Space(mu=3.0), Atom(ORD, array), Space(mu=3.0))
    if left == ".":
        return Atom(ORD, body)
    return Atom(INNER, Fenced((DELIMITERS[left], DELIMITERS[right]), (body,)))


def cases(parser: Parser, token: str, name: str) -> Item:
    r"""Read cases: two columns a quad apart, \arraystretch 1.2."""
    left, right, style = _CASES[name.rstrip("*")]
    if name.endswith("*"):
        from dlbuild.tex.commands.environments import worded

        worded(parser, token, name)
    found = cells(parser, token, name)
    count = max(2 if name == "cases" else 1, _width(found.rows))  # a column that no row has takes no room
    before = (0.0, *(1.0 if at == 1 else 2 * _ARRAYCOLSEP for at in range(1, count)), 0.0)
    columns = (Column("l", style),) * count
    if name == "cases":
        stretched = STRUT[0] * 1.2, STRUT[1] * 1.2
        array = Array(found.rows, columns, before, stretched, last_lines=found.last_lines)
    else:  # mathtools opens the lines up instead
        array = Array(found.rows, columns, before, STRUT, (), 1.5, 0.4, 0.3, found.last_lines)
    return _fenced(left, right, array)


def aligned(parser: Parser, token: str, name: str) -> Item:
    r"""Read aligned, align, split …: right and left columns in turn, \openup\jot, display style."""
    position = "".join(parser.optional() or ["c"]) if name in ("aligned", "alignedat") else "c"
    if "alignat" in name or "alignedat" in name:
        parser.raw(token)
    found = cells(parser, token, name)
    count = _width(found.rows)
    columns = tuple(Column("rl"[at % 2], DISPLAY) for at in range(count))
    # A row that \\ ends takes back the space after its last pair (amsmath's \math@cr@@@aligned); a lone one does not.
    alone = len(found.rows) == 1 and not found.closed and count % 2 == 0 and name == "aligned"
    before = (0.0, *(0.0 if at % 2 else _ALIGNED[name] for at in range(1, count)), float(alone))
    rows = tuple(row._replace(cells=tuple(map(_opened, range(count), row.cells))) for row in found.rows)
    return _lines(parser, rows, columns, before, position)


def _opened(at: int, cell: Mlist) -> Mlist:
    """Return the cell of a left column with the empty atom in front that makes its relation one (amsmath)."""
    return (Atom(ORD, None), *cell) if at % 2 else cell


def _lines(
    parser: Parser, rows: tuple[Row, ...], columns: tuple[Column, ...], before: tuple[float, ...], position: str = "c"
) -> Item:
    r"""Return lines set 1.2 ems apart (\baselineskip, \lineskip, \lineskiplimit) and opened up by \jot."""
    jot = length(parser, "\\jot")
    return Atom(ORD, Array(rows, columns, before, STRUT, (), 1.2 + jot, 0.1 + jot, jot, (), position))


def gathered(parser: Parser, token: str, name: str) -> Item:
    """Read gathered, gather: one column of lines."""
    position = "".join(parser.optional() or ["c"]) if name in ("gathered", "lgathered", "rgathered") else "c"
    found = cells(parser, token, name)
    align = {"lgathered": "l", "rgathered": "r"}.get(name, "c")
    rows = found.rows
    return _lines(parser, rows, (Column(align, DISPLAY),) * _width(rows), (0.0,) * (_width(rows) + 1), position)


def multline(parser: Parser, token: str, name: str) -> Item:
    r"""Read multline, multlined: the first line on the left, the last on the right, an em shorter (mathtools)."""
    if name == "multlined":
        parser.optional()
        parser.optional()
    found = cells(parser, token, name)
    columns = (Column("c", DISPLAY),) * _width(found.rows)
    rows = list(found.rows)
    if name != "multlined":
        rows[-1] = rows[-1]._replace(tag=take_tag(parser))
    if len(rows) > 1:
        first, last = rows[0], rows[-1]
        left = Spanned((*first.cells[0], _MULTLINE_GAP), 1, "l")
        right = Spanned((_MULTLINE_GAP, *last.cells[0]), 1, "r")
        rows[0] = first._replace(cells=((),), skip=first.skip - 0.1, spans=((0, left),))
        rows[-1] = last._replace(cells=((),), spans=((0, right),))
    return _lines(parser, tuple(rows), columns, (0.0,) * (len(columns) + 1))


def eqnarray(parser: Parser, token: str, name: str) -> Item:
    r"""Read eqnarray: right, centred (text style), left, with 2\arraycolsep between (LaTeX)."""
    found = cells(parser, token, name)
    columns = (Column("r", DISPLAY), Column("c", TEXT), Column("l", DISPLAY))
    rows = tuple(row._replace(cells=row.cells[:3]) for row in found.rows)
    return _lines(parser, rows, columns, (0.0, 2 * _ARRAYCOLSEP, 2 * _ARRAYCOLSEP, 0.0))


def plain(parser: Parser, token: str, name: str) -> Item:
    """Read equation and the like: one formula."""
    items = cells(parser, token, name)
    if len(items.rows) == 1 and len(items.rows[0].cells) == 1:
        return Atom(ORD, items.rows[0].cells[0])
    return _lines(parser, items.rows, (Column("c", DISPLAY),) * _width(items.rows), (0.0,) * (_width(items.rows) + 1))


def array(parser: Parser, token: str, name: str) -> Item:
    r"""Read LaTeX's array: columns as its argument says (l, c, r, |, @{…})."""
    from dlbuild.tex.preambles import filled, preamble

    position = "".join(parser.optional() or ["c"])
    made = preamble(parser, token, length(parser, "\\arraycolsep"))
    stretched = strut(parser)
    found: Cells = cells(parser, token, name)
    if _width(found.rows) > len(made.columns):
        message = f"a row has {_width(found.rows)} columns, and {token}{{…}} has letters for {len(made.columns)}"
        parser.fail("too-many-columns", message, token, "add a letter l, c or r for each")
    made, rows = filled(made, found.rows)
    style = {"subarray": SCRIPT, "crampedsubarray": SCRIPT, "darray": DISPLAY}.get(name, TEXT)
    columns = tuple(column._replace(style=style) for column in made.columns)
    if style == SCRIPT:
        return Atom(ORD, substacked(found, columns))
    lines = found.last_lines
    return Atom(ORD, Array(rows, columns, made.before, stretched, made.rules, last_lines=lines, position=position))


def substacked(found: Cells, columns: tuple[Column, ...]) -> Array:
    r"""Return amsmath's subarray: fontdimens 10 and 12 of the script symbols from line to line."""
    before = (0.0,) * (len(columns) + 1)
    gap = 3 * 0.7 * 0.039999
    return Array(found.rows, columns, before, (0.0, 0.0), (), 0.7 * (0.443731 + 0.344841), gap, gap)


def substack(parser: Parser, token: str) -> Item:
    r"""Read `\substack{…\\…}`."""
    inner = parser.raw(token)
    outer = parser.tokens
    parser.tokens = ["", *reversed([*inner, "\\end", "{", "substack", "}"])]
    found = cells(parser, token, "substack")
    parser.tokens = outer
    return Atom(ORD, substacked(found, (Column("c", SCRIPT),) * _width(found.rows)))


def multicolumn(parser: Parser, token: str) -> Item:
    r"""Read `\multicolumn{2}{|c|}{…}`, which must be all of its cell."""
    from dlbuild.tex.preambles import preamble

    given = parser.word(token)
    count = int(given) if given.isdigit() else 0
    if not 0 < count < _MOST_COLUMNS or not parser.in_array:
        message = f"{token} is not followed by a number of columns, or not in a cell"
        parser.fail("bad-columns", message, given or token, f"write {token}{{2}}{{c}}{{…}}")
    made = preamble(parser, token, 0.0)
    if len(made.columns) != 1:
        message = f"{token} has {len(made.columns)} columns for its cell"
        parser.fail("bad-column", message, token, "write one letter l, c or r")
    body = parser.argument(token)
    return Atom(ORD, Spanned(body, count, made.columns[0].align, *made.rules))


def _diagram(parser: Parser, token: str, name: str) -> Item:
    from dlbuild.tex.commands.diagrams import diagram

    return diagram(parser, token, name)


ENVIRONMENTS: dict[str, Callable[[Parser, str, str], Item]] = {
    **dict.fromkeys(_MATRICES, matrix),
    **{f"{name}*": matrix for name in _MATRICES},
    **{f"{fence}smallmatrix{star}": smallmatrix for fence in ("", *"pbBvV") for star in ("", "*")},
    **dict.fromkeys(_CASES, cases),
    **{f"{name}*": cases for name in _CASES},
    **dict.fromkeys(_ALIGNED, aligned),
    **dict.fromkeys(_GATHERED, gathered),
    **dict.fromkeys(("multline", "multline*", "multlined"), multline),
    **dict.fromkeys(_PLAIN, plain),
    **dict.fromkeys(("eqnarray", "eqnarray*"), eqnarray),
    **dict.fromkeys(("array", "darray", "subarray", "crampedsubarray"), array),
    "CD": _diagram,
}

COMMANDS: dict[str, Callable[[Parser, str], Item | None]] = {
    "\\begin": begin,
    "\\substack": substack,
    "\\multicolumn": multicolumn,
}

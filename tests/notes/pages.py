"""The pages of the notes as their authors wrote them, and the parts of a page that the tests ask about.

The pages are committed with their formulas as pictures. `page` gives them back with LaTeX, so that a test reads
what an author reads, whether or not the page has been built.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from dlbuild import markdown
from dlbuild.source import Source
from tests.notes.math_lists import math_list

HERE = Path(__file__).parent
NOTES = HERE.parents[1] / "notes"
INDEX = NOTES / "README.md"
PAGES = {
    "c1": NOTES / "C1-Neural-Networks-and-Deep-Learning" / "readme.md",
    "c2": NOTES / "C2-Improving-Deep-Neural-Networks" / "readme.md",
    "c3": NOTES / "C3-Structuring-Machine-Learning-Projects" / "readme.md",
    "c4": NOTES / "C4-Convolutional-Neural-Networks" / "readme.md",
    "c5": NOTES / "C5-Sequence-Models" / "readme.md",
}

_FENCED = re.compile(r"^(```|~~~)(\w*)[^\n]*\n(.*?)^\1$", re.DOTALL | re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_DISPLAY = re.compile(r"^\$\$\n(.*?)\n\$\$$", re.DOTALL | re.MULTILINE)
_INLINE = re.compile(r"(?<![\w$])\$(?=[^\s$])([^$]*?)(?<=\S)\$(?![\w$])")
_LINK = re.compile(r"\[([^\]]*)\]\(([^()\s]+)\)")


class Table(NamedTuple):
    """A pipe table, cell by cell."""

    header: tuple[str, ...]
    alignment: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def column(self, name: str) -> tuple[str, ...]:
        """Return the cells below a heading."""
        place = self.header.index(name)
        return tuple(row[place] for row in self.rows)

    def unlinked(self) -> "Table":
        """Return the table with links replaced by their words."""
        rows = tuple(tuple(_LINK.sub(r"\1", cell) for cell in row) for row in self.rows)
        return self._replace(rows=rows)


class Heading(NamedTuple):
    """A heading; its level is the number of `#` before it."""

    level: int
    text: str


@cache
def page(name: str) -> str:
    """Return a page of the notes with its formulas as LaTeX."""
    return latex(PAGES[name])


def latex(path: Path) -> str:
    """Return a page with every picture of a formula turned back into LaTeX."""
    source = Source(path.name, path.read_text(encoding="utf-8"))
    return markdown.apply(source.text, markdown.restore(source))


def wanted(file: str) -> str:
    """Return the text of a list of what the notes must hold."""
    return (HERE / file).read_text(encoding="utf-8")


def wanted_formulas(name: str) -> dict[str, str]:
    """Return the display formulas that a page must hold, by their names."""
    every: dict[str, str] = json.loads(wanted("formulas.json"))
    return {slug: tex for slug, tex in every.items() if slug.startswith(f"{name}-")}


def wanted_tables() -> dict[str, Table]:
    """Return the tables that the pages must hold, by their names."""
    named = (block.split("\n", 1) for block in wanted("tables.txt").strip().split("\n\n"))
    return {name: next(tables(text)) for name, text in named}


def display_formulas(text: str) -> list[str]:
    """Return the formulas that stand in a block of their own."""
    return _DISPLAY.findall(_FENCED.sub("", text))


def inline_formulas(text: str) -> list[str]:
    """Return the formulas that stand in a line of text, or in a table."""
    return _INLINE.findall(_CODE.sub("", _COMMENT.sub("", _DISPLAY.sub("", _FENCED.sub("", text)))))


def headings(text: str) -> list[Heading]:
    """Return the headings of a page in order."""
    lines = re.findall(r"^(#{1,6}) (.+)$", _FENCED.sub("", text), re.MULTILINE)
    return [Heading(len(marks), words) for marks, words in lines]


def code_blocks(text: str, language: str) -> list[str]:
    """Return the code blocks in one language."""
    return [code for _, info, code in _FENCED.findall(text) if info == language]


def links(text: str) -> list[str]:
    """Return the targets of the links of a page in order."""
    return [target for _, target in _LINK.findall(_CODE.sub("", _DISPLAY.sub("", _FENCED.sub("", text))))]


def tables(text: str) -> Iterator[Table]:
    """Yield the pipe tables of a page in order."""
    for block in re.findall(r"(?:^\|.*\|\n?)+", _FENCED.sub("", text), re.MULTILINE):
        header, alignment, *rows = (_cells(line) for line in block.splitlines())
        yield Table(header, alignment, tuple(rows))


def agreed(slug: str) -> str:
    """Return the page's own spelling of an agreed display formula."""
    name = _course(slug)
    wanted_list = math_list(wanted_formulas(name)[slug])
    (tex,) = {tex for tex in display_formulas(page(name)) if math_list(tex) == wanted_list}
    return tex


def beginning(name: str, start: str) -> str:
    """Return the one display formula of a page that begins so."""
    (tex,) = [tex for tex in display_formulas(page(name)) if tex.startswith(start)]
    return tex


def table(slug: str) -> Table:
    """Return the table of the page with the agreed header and first column; its other cells are the page's."""
    frame = _frame(wanted_tables()[slug])
    (found,) = [found for found in tables(page(_course(slug))) if _frame(found) == frame]
    return found


def said(name: str, pattern: str) -> list[str]:
    """Return what the groups of a pattern match (what it matches, if it has none), in its one place on a page."""
    (found,) = re.finditer(pattern, page(name))
    return [group or "" for group in found.groups()] or [found[0]]


def block(name: str, mark: str) -> str:
    """Return the one block of Python of a page that holds a mark."""
    (code,) = [code for code in code_blocks(page(name), "python") if mark in code]
    return code


def _course(slug: str) -> str:
    return slug.split("-", maxsplit=1)[0]


def _frame(of: Table) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return of.header, tuple(row[0] for row in of.rows)


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|"))

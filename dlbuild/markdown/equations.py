r"""Equations with labels: which of them a formula's LaTeX has, and what numbers each.

Only displayed formulas have numbers, and only those with a `\label`: they are counted page by page, so that a page
says the same whichever others are built with it. In `align` and its kin each row is an equation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dlbuild.markdown.formula import Formula, Reference

# The environments whose rows have numbers of their own (amsmath).
_NUMBERED = frozenset(
    f"{name}{star}" for name in "align alignat eqnarray flalign gather xalignat".split() for star in ("", "*")
)
_NAMED = r"\\(?P<kind>begin|end|label|tag\*?|ref|eqref)[ \t\n]*\{(?P<name>[^{}]*)(?P<closed>\})?"
_STEP = re.compile(rf"%[^\n]*|{_NAMED}|\\(?:[A-Za-z]+|.)|[{{}}]", re.DOTALL)
_LETTERS = re.compile(r"\\[A-Za-z]+[ \t]*|[${}\\]")


class Mark(NamedTuple):
    """A label in a formula, or a reference to one, and where its name stands in the LaTeX."""

    label: str
    start: int
    end: int


class Equation(NamedTuple):
    """What has one number: its labels, and its own tag, "" if it has none."""

    labels: tuple[Mark, ...]
    tag: str


class Marks(NamedTuple):
    """The equations of a formula that have labels, in order, and the labels that it refers to."""

    equations: tuple[Equation, ...]
    used: tuple[Mark, ...]


def marks(latex: str) -> Marks:
    """Read a formula for its labels."""
    if "\\label" not in latex and "ref" not in latex:
        return Marks((), ())
    equations: list[Equation] = []
    used: list[Mark] = []
    row = Equation((), "")
    level = 0
    open_rows: list[int] = []  # the brace level of each environment whose rows are numbered
    for step in _STEP.finditer(latex):
        kind, name = step["kind"], (step["name"] or "").strip()
        level += (step[0] == "{") - (step[0] == "}") + (kind is not None and not step["closed"])
        if kind in {"ref", "eqref"}:
            used.append(Mark(name, *step.span("name")))
        elif kind == "label" and name:
            row = row._replace(labels=(*row.labels, Mark(name, *step.span("name"))))
        elif kind in {"tag", "tag*"}:
            row = row._replace(tag=_tag(latex, step.start("name")))
        elif (step[0] == "\\\\" and open_rows and open_rows[-1] == level) or name in _NUMBERED:
            if name in _NUMBERED:
                open_rows = [*open_rows, level] if kind == "begin" else open_rows[:-1]
            equations.append(row)
            row = Equation((), "")
    return Marks(tuple(each for each in (*equations, row) if each.labels), tuple(used))


def _tag(latex: str, start: int) -> str:
    """Return the text of a tag, which may have braces in it."""
    level = 1
    for brace in re.compile(r"\\.|[{}]", re.DOTALL).finditer(latex, start):
        level += (brace[0] == "{") - (brace[0] == "}")
        if not level:
            return latex[start : brace.start()]
    return latex[start:]


class Numbered(NamedTuple):
    """A label of a page: the equation's number or tag as LaTeX, where it stands."""

    mark: Mark
    number: str
    formula: Formula | Reference


def numbered(formulas: Iterable[Formula | Reference]) -> Iterator[Numbered]:
    """Yield the labels of a page's formulas, in order, with the numbers of their equations."""
    count = 0
    for formula in formulas:
        if not formula.display:
            continue
        for equation in marks(formula.latex).equations:
            count += not equation.tag
            for mark in equation.labels:
                yield Numbered(mark, equation.tag or str(count), formula)


def anchor(label: str) -> str:
    """Return the anchor of an equation. The prefix keeps it apart from the anchors of headings."""
    name = re.sub(r"[^\w]+", "-", label.lower()).strip("-")
    return f"eq-{name.removeprefix('eqn-').removeprefix('eq-')}"


def plain(number: str) -> str:
    """Return a number or tag without LaTeX, as a link may show it."""
    return " ".join(_LETTERS.sub("", number).split())

r"""The numbers of a page's equations, and where references to them lead.

A page is numbered by itself, so that it is the same whichever pages are built with it. A label is looked for on its own
page first and then on all others, as they stand on the disk, built or not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from posixpath import dirname, relpath
from typing import TYPE_CHECKING, NamedTuple

from dlbuild.problem import FormulaError, Problem
from dlbuild.source import Span

if TYPE_CHECKING:
    from dlbuild.markdown import CrossReference, Document, Formula, Reference

# The labels of all pages, with the equations that have them.
Directory = Mapping[str, tuple["Target", ...]]


class Target(NamedTuple):
    """An equation with a label: its page, its anchor there, and its number or tag, as LaTeX."""

    page: str
    anchor: str
    number: str


class Lead(NamedTuple):
    """Where a reference leads: the number there, as a link may show it, the page's relative URL, the anchor on it.

    The URL is "" if it is this page.
    """

    number: str
    way: str
    anchor: str


class Facts(NamedTuple):
    """What a page knows of a formula: the numbers of the labels in it, the anchors of its equations and its heading."""

    numbers: tuple[tuple[str, str], ...] = ()
    anchors: tuple[str, ...] = ()
    heading: str = ""


class Numbering:
    """The equations of one page. `elsewhere` has those of all pages; it is asked only if a label is not found here."""

    def __init__(
        self, document: Document, formulas: Sequence[Formula | Reference], elsewhere: Callable[[], Directory]
    ) -> None:
        from dlbuild.markdown.equations import anchor, numbered
        from dlbuild.markdown.headings import kept_anchors

        self._source = document.source
        self._elsewhere = elsewhere
        self._headings = kept_anchors(document, formulas)
        self._targets: dict[str, Target] = {}
        self._anchors: dict[str, str] = {}
        self._twice: dict[int, list[Problem]] = {}
        for each in numbered(formulas):
            label, place = each.mark.label, anchor(each.mark.label)
            if place in self._anchors:
                span = Span(each.formula.offset(each.mark.start), each.formula.offset(each.mark.end))
                self._twice.setdefault(each.formula.span.start, []).append(self._repeated(label, place, span))
            else:
                self._anchors[place] = label
                self._targets[label] = Target(self._source.name, place, each.number)

    @property
    def targets(self) -> Mapping[str, Target]:
        """The labels of this page."""
        return self._targets

    def facts(self, formula: Formula | Reference) -> Facts:
        """Return what is to be known of a formula. Raises FormulaError for a label that is undefined or repeated."""
        from dlbuild.markdown.equations import marks

        found = marks(formula.latex)
        heading = self._headings.get(formula.span.start, "")
        if not (found.used or (found.equations and formula.display)):
            return Facts(heading=heading)
        for problem in self._twice.get(formula.span.start, ()):
            raise FormulaError(problem)
        own = [mark.label for equation in found.equations if formula.display for mark in equation.labels]
        own = [label for label in own if label in self._targets]  # a heading that keeps its LaTeX has no numbers
        untagged = {mark.label for equation in found.equations if not equation.tag for mark in equation.labels}
        numbers = {label: self._targets[label].number for label in own if label in untagged}
        for mark in found.used:
            span = Span(formula.offset(mark.start), formula.offset(mark.end))
            numbers[mark.label] = self._find(mark.label, span).number
        return Facts(tuple(sorted(numbers.items())), tuple(self._targets[label].anchor for label in own), heading)

    def link(self, crossref: CrossReference) -> str:
        """Return a reference as it is to be written. Raises FormulaError for a label that is undefined or ambiguous."""
        lead = self.lead(crossref)
        return crossref.link(lead.number, f"{lead.way}#{lead.anchor}")

    def lead(self, crossref: CrossReference) -> Lead:
        """Return where a reference leads. Raises FormulaError for a label that is undefined or ambiguous."""
        from dlbuild.markdown.equations import plain

        target = self._find(crossref.label, crossref.label_span)
        way = "" if target.page == self._source.name else _way(self._source.name, target.page)
        return Lead(plain(target.number) or crossref.label, way, target.anchor)

    def _find(self, label: str, span: Span) -> Target:
        """Return the equation that has a label, on this page or on the only one that has it."""
        if label in self._targets:
            return self._targets[label]
        found = self._elsewhere().get(label, ())
        if len(found) == 1:
            return found[0]
        if found:
            pages = " and ".join(sorted(target.page for target in found))
            raise FormulaError(
                Problem("ambiguous-label", f"{pages} both have an equation {label}", self._source, span, _RENAME)
            )
        message = f"no displayed formula has the label {label}"
        raise FormulaError(Problem("undefined-label", message, self._source, span, self._way_out(label)))

    def _way_out(self, label: str) -> str:
        from difflib import get_close_matches

        known = self._elsewhere()
        names = [*self._targets, *known]
        # What is called loss here may be eq:loss there.
        nearest = [name for name in names if name.rpartition(":")[2] == label] or get_close_matches(label, names, 1)
        if not nearest:
            return f"write \\label{{{label}}} into the formula between $$ and $$ that is meant"
        where = "" if nearest[0] in self._targets else f", of {known[nearest[0]][0].page}"
        return f"did you mean {nearest[0]}{where}?"

    def _repeated(self, label: str, place: str, span: Span) -> Problem:
        first = self._anchors[place]
        message = f"a second equation with the label {label}"
        if label != first:
            message = f"the labels {label} and {first} would give one anchor, #{place}"
        return Problem("duplicate-label", message, self._source, span, _RENAME)


_RENAME = "give one of them another name"


def _way(page: str, other: str) -> str:
    """Return the relative URL from a page to another one."""
    from urllib.parse import quote

    # With a leading slash, relpath does not ask the disk where it is.
    return quote(relpath(f"/{other}", f"/{dirname(page)}"), safe="/~", errors="surrogateescape")

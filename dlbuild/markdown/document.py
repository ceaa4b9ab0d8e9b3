"""A page as dlbuild sees it: its formulas, built and not built, with their places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dlbuild.markdown.crossref import CrossReference
from dlbuild.markdown.cut import cut_formula, cut_reference
from dlbuild.markdown.edit import Edit
from dlbuild.markdown.formula import Formula, Reference
from dlbuild.markdown.found import Found, Pointer
from dlbuild.markdown.parse import Parsed, parse
from dlbuild.markdown.spelling import School
from dlbuild.markdown.surroundings import walk
from dlbuild.source import Source

if TYPE_CHECKING:
    pass


@dataclass(frozen=True, slots=True)
class Document:
    """A page that has been read. What stands where dlbuild is switched off is not in it."""

    parsed: Parsed
    formulas: tuple[Formula, ...]
    references: tuple[Reference, ...]
    crossrefs: tuple[CrossReference, ...]

    @property
    def source(self) -> Source:
        """The page as it was given."""
        return self.parsed.source

    @property
    def built(self) -> tuple[Reference | CrossReference, ...]:
        """What dlbuild has written into the page."""
        return (*self.references, *(each for each in self.crossrefs if each.is_link))


def read(source: Source, dollars: School = "github") -> Document:
    """Find the formulas of a page, those that are LaTeX and those that are references."""
    parsed = parse(source, dollars)
    formulas: list[Formula] = []
    references: list[Reference] = []
    crossrefs: list[CrossReference] = []
    for surroundings, found in walk(parsed.tokens):
        if parsed.is_off(parsed.page.place(found.start)):
            continue
        if isinstance(found, Found):
            formulas.append(cut_formula(parsed.page, found, surroundings))
        elif isinstance(found, Pointer):
            span = parsed.page.span(found.start, found.end)
            crossrefs.append(CrossReference(span, source[span], found.source, surroundings.context))
        else:
            references.append(cut_reference(parsed.page, found, surroundings))
    return Document(parsed, tuple(formulas), tuple(references), tuple(crossrefs))


def restore(document: Document) -> tuple[Edit, ...]:
    """Return the edits that turn every reference of a page into LaTeX, as its author wrote it or has edited it."""
    formulas = (Edit(built.span, built.html, built.mount.page_text(built.latex)) for built in document.references)
    links = (Edit(each.span, each.text, each.source) for each in document.crossrefs if each.is_link)
    return (*formulas, *links)

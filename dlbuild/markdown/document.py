"""A page as dlbuild sees it: its formulas, built and not built, with their places."""

from __future__ import annotations

from dataclasses import dataclass

from dlbuild.markdown.cut import cut_formula, cut_reference
from dlbuild.markdown.edit import Edit
from dlbuild.markdown.formula import Formula, Reference
from dlbuild.markdown.found import Found
from dlbuild.markdown.parse import Parsed, parse
from dlbuild.markdown.surroundings import walk
from dlbuild.source import Source


@dataclass(frozen=True, slots=True)
class Document:
    """A page that has been read. Formulas where dlbuild is switched off are not in it."""

    parsed: Parsed
    formulas: tuple[Formula, ...]
    references: tuple[Reference, ...]

    @property
    def source(self) -> Source:
        """The page as it was given."""
        return self.parsed.source


def read(source: Source) -> Document:
    """Find the formulas of a page, those that are LaTeX and those that are references."""
    parsed = parse(source)
    formulas: list[Formula] = []
    references: list[Reference] = []
    for surroundings, found in walk(parsed.tokens):
        if parsed.is_off(parsed.page.place(found.start)):
            continue
        if isinstance(found, Found):
            formulas.append(cut_formula(parsed.page, found, surroundings))
        else:
            references.append(cut_reference(parsed.page, found, surroundings))
    return Document(parsed, tuple(formulas), tuple(references))


def restore(document: Document) -> tuple[Edit, ...]:
    """Return the edits that turn every reference of a page into LaTeX, as its author wrote it or has edited it."""
    return tuple(Edit(built.span, built.html, built.mount.page_text(built.latex)) for built in document.references)

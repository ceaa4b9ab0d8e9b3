"""A page as dlbuild sees it: its formulas, built and not built, with their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dlbuild.markdown.cut import cut_formula, cut_reference
from dlbuild.markdown.edit import Edit
from dlbuild.markdown.formula import Formula, Reference
from dlbuild.markdown.found import Built, Found
from dlbuild.markdown.parse import Parsed, parse
from dlbuild.markdown.spelling import School
from dlbuild.source import Source

if TYPE_CHECKING:
    pass


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


def read(source: Source, dollars: School = "github") -> Document:
    """Find the formulas of a page, those that are LaTeX and those that are references."""
    parsed = parse(source, dollars)
    formulas: list[Formula] = []
    references: list[Reference] = []
    for context, found in _found(parsed):
        if parsed.is_off(parsed.page.place(found.start)):
            continue
        if isinstance(found, Found):
            formulas.append(cut_formula(parsed.page, found, context))
        else:
            references.append(cut_reference(parsed.page, found, context))
    return Document(parsed, tuple(formulas), tuple(references))


def _found(parsed: Parsed) -> Iterator[tuple[str, Found | Built]]:
    """Go through the tokens, remembering what they stand in."""
    heading = ""
    footnotes = 0
    for token in parsed.tokens:
        if token.type in {"heading_open", "heading_close"}:
            heading = token.tag if token.nesting > 0 else ""
        elif token.type in {"footnote_reference_open", "footnote_reference_close"}:
            footnotes += token.nesting
        context = heading or ("footnote" if footnotes else "table" if "cell" in token.meta else "body")
        for part in (token, *(token.children or ())):
            for found in part.meta.get("found", ()):
                yield context, found


def restore(document: Document) -> tuple[Edit, ...]:
    """Return the edits that turn every reference of a page into LaTeX, as its author wrote it or has edited it."""
    return tuple(Edit(built.span, built.html, built.mount.page_text(built.latex)) for built in document.references)

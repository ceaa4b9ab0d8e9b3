"""From note to formulas, links and anchors, and back.

    Source ─parse─► Parsed ─read─► Document ─reference, restore─► Edit ─apply─► page
                      └─outline─► links, anchors

`spelling` says how people write formulas. `blocks`, `paragraphs` and `quote` are the rules that make markdown-it find
them in blocks, `inlines` those for lines, with `extent` for how far one reaches; most lines need but a `glance`;
`place` says where. `cut` takes what is found out of the page. A `Mount` is what must be known beside the LaTeX to
write a formula back; `write` puts it into HTML and `reread` reads that HTML. `crossref` knows the references to
equations, `equations` their numbers.

Nothing here imports markdown-it before a page is read: most runs of dlbuild have no page to read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.markdown.crossref import CrossReference
from dlbuild.markdown.edit import Edit, apply
from dlbuild.markdown.formula import Formula, Reference
from dlbuild.markdown.pretest import may_have_formulas, may_have_references
from dlbuild.markdown.write import reference
from dlbuild.source import Source

if TYPE_CHECKING:
    from dlbuild.markdown.document import Document
    from dlbuild.markdown.parse import Parsed
    from dlbuild.markdown.spelling import School

__all__ = [
    "CrossReference",
    "Document",
    "Edit",
    "Formula",
    "Parsed",
    "Reference",
    "apply",
    "may_have_formulas",
    "may_have_references",
    "read",
    "reference",
    "restore",
]


def read(source: Source, dollars: School = "github") -> Document:
    """Find the formulas of a page, those that are LaTeX and those that are references."""
    from dlbuild.markdown import document

    return document.read(source, dollars)


def restore(page: Document | Source, dollars: School = "github") -> tuple[Edit, ...]:
    """Return the edits that turn every reference of a page into LaTeX again."""
    from dlbuild.markdown import document

    return document.restore(document.read(page, dollars) if isinstance(page, Source) else page)


def __getattr__(name: str) -> object:
    """Import the types that need markdown-it when somebody asks for them."""
    if name == "Document":
        from dlbuild.markdown.document import Document

        return Document
    if name == "Parsed":
        from dlbuild.markdown.parse import Parsed

        return Parsed
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

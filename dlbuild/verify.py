"""Whether the pages, the drawings and the configuration agree: what `check` says before it looks at links.

Nothing is drawn for this. A drawing is good if it is intact, and of the LaTeX that the page names it for.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from typing import TYPE_CHECKING

from dlbuild.cells import cut
from dlbuild.numbering import Numbering
from dlbuild.orders import Orders
from dlbuild.pages import Page
from dlbuild.plan import in_conflict
from dlbuild.problem import FormulaError, Problem
from dlbuild.source import Source, Span
from dlbuild.store import Store, mentioned
from dlbuild.widths import too_wide

if TYPE_CHECKING:
    from dlbuild.markdown import CrossReference, Document, Reference

_BUILD = "run dlbuild build"
_SHORT = 60  # characters of a formula that a message has room for
_SAYS = {
    "missing": ("missing-drawing", "there is no {path}"),
    "altered": ("altered-drawing", "{path} is not as dlbuild wrote it"),
    "another": ("wrong-drawing", "{path} is a drawing of another formula"),
}
# What `build` has dealt with, or spoken of, before it checks.
LEFT_TO_BUILD = frozenset(
    {"not-built", "out-of-date", "merge-conflict", "undefined-label", "ambiguous-label", "duplicate-label"}
)
# What `build` leaves to git.
NOT_YET_COMMITTED = frozenset({"untracked-drawings"})


def verify(
    pages: Iterable[Page], orders: Orders, store: Store, read: Callable[[Source], Document], *, filtered: bool = False
) -> Iterator[Problem]:
    """Yield where pages are not as `build` would leave them, and where they name drawings that are not good.

    Where the pages are `filtered`, LaTeX is what they should show, but it must have its drawings.
    """
    from dlbuild.markdown import may_have_formulas, may_have_references

    for page in pages:
        text = page.source.text
        if may_have_formulas(text) or may_have_references(text):
            document = read(page.source)
            if problem := in_conflict(document):
                yield problem
                continue
            yield from _not_drawn(document, orders, store) if filtered else _not_built(document, orders)
            numbering = orders.numbering(document)
            for reference in document.references:
                yield from _reference(page.source, reference, orders, store, numbering)
            for crossref in orders.wanted_links(document):
                yield from _link(page.source, crossref, numbering)
            yield from _foreign(document, store)
            yield from too_wide(document, orders, store)
            yield from cut(document, orders.config.dollars)


def _not_built(document: Document, orders: Orders) -> Iterator[Problem]:
    """Yield one problem for all the LaTeX of a page: a page is built as a whole."""
    from dlbuild.markdown import Formula

    latex = [formula.span for formula in orders.wanted(document) if isinstance(formula, Formula)]
    latex += [each.span for each in orders.wanted_links(document) if not each.is_link]
    if latex:
        count = "a formula is" if len(latex) == 1 else f"{len(latex)} formulas are"
        yield Problem("not-built", f"{count} not built", document.source, latex[0], _BUILD)


def _not_drawn(document: Document, orders: Orders, store: Store) -> Iterator[Problem]:
    """Yield the LaTeX of a page whose drawing the filter will have to make."""
    from dlbuild.markdown import Formula

    for formula, order in orders.of(document):
        state = store.state(order.key, order.latex, order.display)
        if isinstance(formula, Formula) and state != "good":
            code, message = _SAYS[state]
            path = f"{orders.folder}/{order.key}.svg"
            yield Problem(
                code, message.format(path=path), document.source, formula.span, "git add the page: that draws"
            )


def _link(source: Source, crossref: CrossReference, numbering: Numbering) -> Iterator[Problem]:
    try:
        link = numbering.link(crossref)
    except FormulaError as error:
        yield error.problem
        return
    if crossref.is_link and crossref.text != link:
        yield Problem("out-of-date", f"this link should be {link}", source, crossref.span, _BUILD)


def _reference(
    source: Source, reference: Reference, orders: Orders, store: Store, numbering: Numbering
) -> Iterator[Problem]:
    try:
        facts = numbering.facts(reference)
    except FormulaError as error:
        yield error.problem
        return
    order = orders.order(reference, facts.numbers)
    path = f"{orders.folder}/{order.key}.svg"
    if reference.key != order.key:
        message = "the drawing is not the one that this LaTeX gives"
        yield Problem("out-of-date", message, source, reference.span, _BUILD)
        return
    state = store.state(order.key, order.latex, order.display)
    if state != "good":
        code, message = _SAYS[state]
        yield Problem(code, message.format(path=path), source, reference.span, _BUILD)
        return
    about = store.about(order.key)
    if about and orders.written(source.name, reference, order.key, about.depth, facts) != reference.html:
        yield Problem("out-of-date", "the reference is not written as it should be", source, reference.span, _BUILD)


def _foreign(document: Document, store: Store) -> Iterator[Problem]:
    """Yield one warning for all characters of a page that its drawings leave to the reader's fonts."""
    letters: dict[str, Span] = {}
    for reference in document.references:
        about = store.about(reference.key)
        for letter in about.foreign if about else "":
            letters.setdefault(letter, reference.span)
    if letters:
        message = f"{''.join(letters)} in formulas: no font here has these characters"
        way_out = "they are left to the reader's own fonts, and may look different to everybody"
        yield Problem("reader-fonts", message, document.source, next(iter(letters.values())), way_out, "warning")


def orphans(store: Store, folder: str, pages: Iterable[bytes]) -> Iterator[Problem]:
    """Yield the drawings that no page refers to."""
    for drawing in sorted(store.keys() - mentioned(pages)):
        about = store.about(drawing)
        what = f", a drawing of {_in_short(about.tex)}" if about and about.intact else ""
        source = Source(f"{folder}/{drawing}.svg", "")
        yield Problem("orphan", f"no page refers to this file{what}", source, Span(0, 0), "dlbuild clean removes it")


def _in_short(latex: str) -> str:
    """Return the beginning of a formula, on one line."""
    line = " ".join(latex.split())
    return line if len(line) <= _SHORT else f"{line[: _SHORT - 1]}…"


def untracked(store: Store, folder: str, pages: Iterable[bytes], tracked: Container[str]) -> Iterator[Problem]:
    """Yield one problem for the drawings of the pages that are on this disk only: on GitHub they would be missing."""
    here = sorted(store.keys() & mentioned(pages))
    new = [path for drawing in here if (path := f"{folder}/{drawing}.svg") not in tracked]
    if new:
        count = "this drawing is" if len(new) == 1 else f"this and {len(new) - 1} more drawings are"
        yield Problem("untracked-drawings", f"{count} not in git", Source(new[0], ""), Span(0, 0), f"git add {folder}")

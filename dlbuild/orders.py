"""How formulas are to be drawn and written: what the configuration says of each.

An order is what a draughtsman gets: a formula, and all that decides how its drawing looks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from dlbuild.config import Config
from dlbuild.numbering import Directory, Facts, Numbering
from dlbuild.problem import FormulaError
from dlbuild.store import key, url, used_macros

if TYPE_CHECKING:
    from dlbuild.markdown import CrossReference, Document, Formula, Reference
    from dlbuild.svg.look import Look

# The font sizes of GitHub's headings and footnotes, as parts of the text's (github-markdown-css).
_SIZES = {"h1": 2.0, "h2": 1.5, "h3": 1.25, "h4": 1.0, "h5": 0.875, "h6": 0.85, "footnote": 0.75}
_HEADINGS = frozenset(_SIZES) - {"footnote"}


class Order(NamedTuple):
    """A formula and all that decides how its drawing looks: one process could hand it to another."""

    key: str
    latex: str
    display: bool
    macros: tuple[tuple[str, str], ...]
    look: Look
    numbers: tuple[tuple[str, str], ...] = ()


class Orders:
    """How the formulas of a tree are to be drawn: what the configuration says of each.

    `folder` is that of the drawings, relative to the root; `labels` are those of all pages.
    """

    def __init__(self, config: Config, folder: str, labels: Callable[[], Directory] = dict) -> None:
        self.config = config
        self.folder = folder
        self._labels = labels
        self._looks: dict[str, Look] = {}
        self._orders: dict[tuple[object, ...], Order] = {}

    def with_labels(self) -> Orders:
        """Return the same with the labels looked up now: other processes can be handed that."""
        return Orders(self.config, self.folder, partial(dict, self._labels()))

    def order(self, formula: Formula | Reference, numbers: tuple[tuple[str, str], ...] = ()) -> Order:
        """Return the order for a formula; `numbers` are those of the labels in it."""
        facts = (formula.latex, formula.display, formula.context, numbers)
        if facts not in self._orders:
            macros = used_macros(formula.latex, dict(self.config.macros))
            look = self.look(formula.context)
            name = key(formula.latex, formula.display, macros, look, numbers)
            used = tuple(sorted(macros.items()))
            self._orders[facts] = Order(name, formula.latex, formula.display, used, look, numbers)
        return self._orders[facts]

    def look(self, context: str) -> Look:
        """Return the look of a formula that stands in a heading, in a footnote or in other text."""
        if context not in self._looks:
            self._looks[context] = look(self.config, context)
        return self._looks[context]

    def wanted(self, document: Document) -> list[Formula | Reference]:
        """Return the formulas of a page that are to be references, in order.

        Those in headings are not, unless the configuration says so: a drawing would change the heading's anchor.
        """
        keep = self.config.headings == "keep"
        latex = [formula for formula in document.formulas if not (keep and formula.context in _HEADINGS)]
        return sorted((*latex, *document.references), key=lambda formula: formula.span)

    def wanted_links(self, document: Document) -> list[CrossReference]:
        """Return the references to equations that are to be links. In a heading one would change its anchor."""
        return [each for each in document.crossrefs if each.is_link or each.context not in _HEADINGS]

    def numbering(self, document: Document) -> Numbering:
        """Return how the equations of a page are numbered, and what its headings are called."""
        return Numbering(document, self.wanted(document), self._labels)

    def of(self, document: Document) -> Iterator[tuple[Formula | Reference, Order]]:
        """Yield the formulas of a page that are to be references, with their orders; not those with wrong labels."""
        numbering = self.numbering(document)
        for formula in self.wanted(document):
            with suppress(FormulaError):
                yield formula, self.order(formula, numbering.facts(formula).numbers)

    def written(self, page: str, formula: Formula | Reference, drawing: str, depth: int, facts: Facts) -> str:
        """Return how a page refers to the drawing of a formula, which hangs `depth` px below the baseline."""
        from dlbuild.markdown import reference

        address = url(page, self.folder, drawing)
        bare = self.config.theme != "picture"
        return reference(formula, address, depth, anchors=facts.anchors, heading=facts.heading, bare=bare)


def look(config: Config, context: str = "body") -> Look:
    """Return what decides, besides the formula, how a drawing looks."""
    from dlbuild.svg.look import Look

    return Look(
        text_px=config.text_size * _SIZES.get(context, 1.0),
        scale=config.scale,
        weight=config.weight,
        light=config.light,
        dark=config.dark,
        theme=config.theme,
        alignment=config.alignment,
    )

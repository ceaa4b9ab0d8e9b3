"""From pages to a plan: what `plan` says page by page, put together, in as many processes as are worth their start.

A page is read, planned, and read again as it would be, in one go and in one place: what is found out on the
way (that nothing is wrong with the new page, and what its links are) goes along with the plan, so that nobody has to
read it a third time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from dlbuild import crew, plan
from dlbuild.orders import Order, Orders
from dlbuild.pages import Page, in_parts
from dlbuild.plan import Drawing, Plan
from dlbuild.source import Source
from dlbuild.store import Store

if TYPE_CHECKING:
    from dlbuild.markdown import Document
    from dlbuild.markdown.outline import Outline

# How much text is given out at once, in bytes: a tenth of a second's work, more or less.
_PART = 16_000
# Below this a crew takes longer to start than it saves.
_WORTH_A_CREW = 4 * _PART

Watch = Callable[[int, int], None]


class Settled(NamedTuple):
    """A page with which nothing is wrong once the plan is carried out: its text then, its drawings, its links."""

    source: Source
    needs: tuple[str, ...]
    outline: Outline


class Draft(NamedTuple):
    """A plan, and those of its pages that need no second look."""

    plan: Plan
    settled: tuple[Settled, ...]


def draft(pages: Sequence[Page], orders: Orders, store: Store, jobs: int, watch: Watch) -> Draft:
    """Plan that every formula of the pages becomes a reference to its drawing.

    `watch` is told how many of the pages are done, and of how many. The plan is the same for any number of `jobs`.
    """
    parts = list(in_parts(pages, _PART))
    worth = sum(len(page.data) for page in pages) >= _WORTH_A_CREW
    if any(b"ref{" in page.data for page in pages):  # what other pages say is looked up once, and here
        orders = orders.with_labels()
    drafts = []
    done = 0
    for part, made in zip(parts, crew.spread(Desk(orders, store), parts, jobs if worth else 1), strict=True):
        drafts.append(made)
        done += len(part)
        watch(done, len(pages))
    plans = [each.plan for each in drafts]
    drawings = {drawing.key: drawing for each in plans for drawing in each.drawings}
    whole = Plan(
        tuple(change for each in plans for change in each.changes),
        tuple(drawings.values()),
        (),
        tuple(problem for each in plans for problem in each.problems),
    )
    return Draft(whole, tuple(page for each in drafts for page in each.settled))


def draw(order: Order) -> Drawing:
    """Draw a formula. Raises FormulaError."""
    from dlbuild.svg.read import read
    from dlbuild.typeset import typeset

    formula = typeset(order.latex, order.display, dict(order.macros), breaks=True, numbers=dict(order.numbers))
    data = formula.svg(look=order.look)
    return Drawing(order.key, data, read(data).depth)


class Desk:
    """Where pages are planned. It keeps the drawings that it has made: the next page may need them, too."""

    def __init__(self, orders: Orders, store: Store) -> None:
        self.orders = orders
        self.store = store
        self._drawn: dict[str, Drawing] = {}
        self._documents: dict[Source, Document] = {}

    def __call__(self, pages: Sequence[Page]) -> Draft:
        """Plan some pages."""
        made = plan.build(pages, self.orders, self.read, self.depth_of, self.draw)
        wrong = {problem.source.name for problem in made.problems}
        changes = {change.page.name: change for change in made.changes}
        kept = (page for page in pages if page.name not in wrong)
        after = [changes[page.name].changed if page.name in changes else page for page in kept]
        settled = tuple(self._settled(page) for page in after if self._is_settled(page))
        self._documents.clear()
        return Draft(made, settled)

    def read(self, source: Source) -> Document:
        """Find the formulas of a page; none of this part is read twice."""
        if source not in self._documents:
            from dlbuild.markdown import read

            self._documents[source] = read(source, self.orders.config.dollars)
        return self._documents[source]

    def depth_of(self, order: Order) -> int | None:
        """Return how deep a drawing on the disk hangs, in px; None if there is no good one."""
        if order.key not in self.store.stats():
            return None
        about = self.store.about(order.key)
        good = self.store.state(order.key, order.latex, order.display) == "good"
        return about.depth if about and good else None

    def draw(self, order: Order) -> Drawing:
        """Draw a formula, or return the drawing made before. Raises FormulaError."""
        if order.key not in self._drawn:
            self._drawn[order.key] = draw(order)
            self.store.expect(order.key, self._drawn[order.key].data)
        return self._drawn[order.key]

    def _is_settled(self, page: Page) -> bool:
        """Say whether a page has been read and nothing is wrong with it, now that all is drawn."""
        from dlbuild.verify import verify

        return page.source in self._documents and not any(verify([page], self.orders, self.store, self.read))

    def _settled(self, page: Page) -> Settled:
        from dlbuild.markdown.outline import outline

        document = self.read(page.source)
        needs = {order.key: None for _, order in self.orders.of(document)}
        return Settled(page.source, tuple(needs), outline(document.parsed))

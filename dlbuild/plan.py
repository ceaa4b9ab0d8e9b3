"""What a run would change, as a value.

`build` and `restore` read pages and say which edits, and which drawings, they need. They touch no file: how deep
an existing drawing hangs, and how a missing one is drawn, are functions that they are given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from dlbuild.numbering import Numbering
from dlbuild.orders import Order, Orders
from dlbuild.pages import Page
from dlbuild.problem import FormulaError, Problem
from dlbuild.source import Source, Span

if TYPE_CHECKING:
    from dlbuild.markdown import CrossReference, Document, Edit, Formula, Reference
    from dlbuild.markdown.spelling import School


class Drawing(NamedTuple):
    """A drawing: the bytes of its file, and how many px of it hang below the baseline."""

    key: str
    data: bytes
    depth: int


class Change(NamedTuple):
    """A page that would change. `edits` lead from its text to `after`."""

    page: Page
    after: str
    edits: tuple[Edit, ...]

    @property
    def data(self) -> bytes:
        """The bytes of the new page."""
        return self.after.encode()

    @property
    def changed(self) -> Page:
        """The new page."""
        return Page(self.page.path, self.data, Source(self.page.name, self.after))

    def moved(self, problem: Problem) -> Problem:
        """Return a problem of the page as it was with its place in the new one; no edit is where the problem is."""
        start, end = problem.span
        shift = sum(len(edit.after) - len(edit.before) for edit in self.edits if edit.span.start < start)
        return problem.moved(Source(self.page.name, self.after), Span(start + shift, end + shift))


class Plan(NamedTuple):
    """What a run would do: write `drawings`, then `changes`, then remove the drawings named in `removals`.

    `problems` are formulas that cannot be drawn, and those that the page could not be given back for. The rest
    of the plan leaves them alone.
    """

    changes: tuple[Change, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    removals: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __bool__(self) -> bool:
        """Say whether a file would change."""
        return bool(self.changes or self.drawings or self.removals)


def build(
    pages: Iterable[Page],
    orders: Orders,
    read: Callable[[Source], Document],
    depth_of: Callable[[Order], int | None],
    draw: Callable[[Order], Drawing],
) -> Plan:
    """Plan that every formula of the pages becomes a reference to its drawing.

    `read` finds the formulas of a page; `depth_of` returns the depth of a drawing that exists already, in px, or None;
    `draw` makes one, or raises FormulaError. A formula that occurs again is drawn once.
    """
    desk = _Desk(depth_of, draw)
    drafts = [_draft(page, orders, read, desk) for page in pages]
    # What only a page needs that is left alone is not written.
    needed = {drawing for draft in drafts for drawing in draft.needs}
    return Plan(
        tuple(draft.change for draft in drafts if draft.change),
        tuple(drawing for drawing in desk.drawings() if drawing.key in needed),
        (),
        tuple(problem for draft in drafts for problem in draft.problems),
    )


def restore(pages: Iterable[Page], dollars: School = "github") -> Plan:
    """Plan that every reference of the pages becomes the LaTeX that it was made from."""
    from dlbuild.markdown import apply, may_have_references, read
    from dlbuild.markdown import restore as edits_of

    changes, problems = [], []
    for page in pages:
        if not may_have_references(page.source.text):
            continue
        document = read(page.source, dollars)
        edits = edits_of(document)
        if problem := in_conflict(document):
            problems.append(problem)
        elif edits:
            changes.append(Change(page, apply(page.source.text, edits), edits))
    return Plan(tuple(changes), problems=tuple(problems))


def in_conflict(document: Document) -> Problem | None:
    """Return what is wrong with a page that git could not merge."""
    from dlbuild.markdown.conflict import conflict

    span = conflict(document.parsed)
    message, way_out = "the page has the marks of a failed merge", "keep one side, or both, and take the marks away"
    return Problem("merge-conflict", message, document.source, span, way_out) if span else None


class _Desk:
    """Where orders are filled: each once."""

    def __init__(self, depth_of: Callable[[Order], int | None], draw: Callable[[Order], Drawing]) -> None:
        self._depth_of = depth_of
        self._draw = draw
        self._filled: dict[str, Drawing | FormulaError | int] = {}

    def fill(self, order: Order) -> int:
        """Return the depth of a drawing, made now if need be. Raises FormulaError."""
        if order.key not in self._filled:
            self._filled[order.key] = self._fill(order)
        filled = self._filled[order.key]
        if isinstance(filled, FormulaError):
            raise filled
        return filled.depth if isinstance(filled, Drawing) else filled

    def _fill(self, order: Order) -> Drawing | FormulaError | int:
        depth = self._depth_of(order)
        if depth is not None:
            return depth
        try:
            return self._draw(order)
        except FormulaError as error:
            return error

    def drawings(self) -> Iterator[Drawing]:
        """Return the drawings that were made."""
        return (filled for filled in self._filled.values() if isinstance(filled, Drawing))


class _Draft(NamedTuple):
    """What one page needs: the keys of its drawings, its change, and what is wrong with it."""

    needs: tuple[str, ...] = ()
    change: Change | None = None
    problems: tuple[Problem, ...] = ()


def _draft(page: Page, orders: Orders, read: Callable[[Source], Document], desk: _Desk) -> _Draft:
    from dlbuild.markdown import Edit, may_have_formulas, may_have_references

    text = page.source.text
    if not (may_have_formulas(text) or may_have_references(text)):
        return _Draft()
    document = read(page.source)
    if problem := in_conflict(document):
        return _Draft((), None, (problem,))
    numbering = orders.numbering(document)
    needs: list[str] = []
    edits: list[Edit] = []
    problems: list[Problem] = []
    for piece in (*orders.wanted(document), *orders.wanted_links(document)):
        order, after, problem = _written(page, piece, orders, numbering, desk)
        if order:
            needs.append(order.key)
        if problem:
            problems.append(problem)
        elif after != (before := page.source[piece.span]):
            edits.append(Edit(piece.span, before, after))
    try:
        change = _change(page, document, tuple(edits), read) if edits else None
    except FormulaError as error:
        return _Draft((), None, (*problems, error.problem))
    return _Draft(tuple(needs), change, tuple(problems))


def _written(
    page: Page, piece: Formula | Reference | CrossReference, orders: Orders, numbering: Numbering, desk: _Desk
) -> tuple[Order | None, str, Problem | None]:
    """Return what is to stand in a page for a piece of it, and what must be drawn for that; or else what is wrong."""
    from dlbuild.markdown import CrossReference

    try:
        if isinstance(piece, CrossReference):
            return None, numbering.link(piece), None
        facts = numbering.facts(piece)
    except FormulaError as error:
        return None, "", error.problem
    order = orders.order(piece, facts.numbers)
    try:
        depth = desk.fill(order)
    except FormulaError as error:
        return None, "", _moved(error.problem, page.source, piece)
    return order, orders.written(page.name, piece, order.key, depth, facts), None


def _moved(problem: Problem, page: Source, formula: Formula | Reference) -> Problem:
    """Return a formula's problem with its place in the page."""
    return problem.moved(page, Span(*(formula.offset(place) for place in problem.span)))


def _change(page: Page, document: Document, edits: tuple[Edit, ...], read: Callable[[Source], Document]) -> Change:
    """Make a change, having made sure that it can be undone. Raises FormulaError for the formula that prevents it."""
    from dlbuild.markdown import apply, restore

    source = page.source
    original = apply(source.text, restore(document))

    def comes_back(after: str) -> bool:
        return apply(after, restore(read(Source(page.name, after)))) == original

    after = apply(source.text, edits)
    if comes_back(after):
        return Change(page, after, edits)
    blame = next((edit for edit in edits if not comes_back(apply(source.text, (edit,)))), edits[0])
    message = "with this formula rewritten, the page could not be turned back into what it is"
    way_out = "the page is left as it is; blank lines around the formula may help. Please report this: it is a bug"
    raise FormulaError(Problem("not-reversible", message, source, blame.span, way_out))

"""What the checks look at, put together from a workspace; and the plans that are made by looking at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from dlbuild.check import Tree, View, tree_of
from dlbuild.check.contents import renewed
from dlbuild.check.external import addresses as addresses_in
from dlbuild.check.ignore import Rule, rules_of_configuration, rules_of_page
from dlbuild.check.lost import lost
from dlbuild.check.mend import mended
from dlbuild.check.tree import committed
from dlbuild.config import FILES
from dlbuild.markdown import Edit, apply
from dlbuild.markdown.contents import Style, read_style
from dlbuild.markdown.outline import Outline
from dlbuild.markdown.spelling import School
from dlbuild.plan import Change, Plan
from dlbuild.problem import Problem
from dlbuild.source import Source, Span
from dlbuild.workspace import Workspace


def view(space: Workspace, tree: Tree) -> View:
    """Return the pages of a workspace as the checks see them."""
    return View(space.outlines(), tree, space.landmarks, usual(space), space.data)


def usual(space: Workspace) -> Style:
    """Return how the configuration wants tables of contents to be."""
    config = space.project.config
    style, _ = read_style(f"levels={config.toc_levels} style={config.toc_style}", Style())
    return style


def rules(space: Workspace) -> Iterator[Rule]:
    """Yield what is to be ignored: by the configuration, and by comments in the pages."""
    ignore = space.project.config.ignore
    if ignore:
        name = next(name for name in FILES if (space.project.base / name).exists())
        yield from rules_of_configuration(ignore, name)
    for page in space.pages:
        # Most pages need not be read for that.
        if "dlbuild:" in page.source.text and "ignore" in page.source.text:
            yield from rules_of_page(page.source, space.outline(page).comments)


def addresses(space: Workspace) -> dict[str, list[tuple[Source, Span]]]:
    """Return the addresses of the web in the pages, in alphabetical order, and all places of each."""
    found: dict[str, list[tuple[Source, Span]]] = {}
    for url, source, span in addresses_in(view(space, tree_of(space.root))):
        found.setdefault(url, []).append((source, span))
    return dict(sorted(found.items()))


def plan_contents(space: Workspace) -> Plan:
    """Plan that the tables of contents are brought up to date."""
    seen = view(space, tree_of(space.root))
    return _plan(space, {name: renewed(page, seen) for name, page in seen.pages.items()})


def plan_mending(space: Workspace) -> Plan:
    """Plan that what has one safe answer is mended."""
    return _plan(space, mended(view(space, tree_of(space.root)), _before(space)))


def lost_anchors(space: Workspace, plan: Plan) -> tuple[Problem, ...]:
    """Return the links, on any page of the project, that a plan would break by changing headings."""
    every = Workspace([space.root]) if space.paths else space
    dollars = space.project.config.dollars
    after = {each.page.name: _outline(each.page.name, each.after, dollars) for each in plan.changes}
    return tuple(lost(view(every, tree_of(space.root)), after))


def _outline(name: str, text: str, dollars: School) -> Outline:
    from dlbuild.markdown.outline import outline
    from dlbuild.markdown.parse import parse

    return outline(parse(Source(name, text), dollars))


def _before(space: Workspace) -> Callable[[str], Outline | None]:
    """Return a function that gives the outline of a page as the last commit has it."""

    def before(name: str) -> Outline | None:
        text = committed(space.root, name)
        return None if text is None else _outline(name, text, space.project.config.dollars)

    return before


def _plan(space: Workspace, edits: Mapping[str, tuple[Edit, ...]]) -> Plan:
    made = ((page, edits.get(page.name, ())) for page in space.pages)
    return Plan(tuple(Change(page, apply(page.source.text, each), each) for page, each in made if each))

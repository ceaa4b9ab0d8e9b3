"""The verb `export`: a page for another place. The page itself, and what it is built from, stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from dlbuild.commit import Write, commit
from dlbuild.draft import draw
from dlbuild.failure import UsageError
from dlbuild.hosts import HOSTS, host
from dlbuild.hosts.addresses import Move
from dlbuild.hosts.host import Given, Host, Lead
from dlbuild.hosts.page import written
from dlbuild.hosts.rewriting import expanded, without_labels
from dlbuild.lock import locked
from dlbuild.numbering import Numbering
from dlbuild.orders import Orders
from dlbuild.pages import Page, content
from dlbuild.plan import Drawing
from dlbuild.problem import FormulaError, Problem
from dlbuild.workspace import Workspace

if TYPE_CHECKING:
    from dlbuild.markdown import CrossReference, Formula, Reference


class Exported(NamedTuple):
    """A page for a host, and the drawings that were made for it; with errors among the problems, neither."""

    text: str
    drawings: tuple[Drawing, ...]
    folder: str
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> int:
        """How many of the problems are errors."""
        return sum(problem.severity == "error" for problem in self.problems)


def export(
    path: str | PathLike[str],
    host_name: str,
    *,
    base_url: str = "",
    output: Path | None = None,
    say: Callable[[str], None] = lambda _message: None,
) -> Exported:
    """Write a page for a host, to the file `output` if one is given; draw what the host needs and has not.

    `base_url` is where the files of the project are served. Raises UsageError if an address is needed and not known.
    """
    if host_name not in HOSTS:
        raise UsageError(f"there is no host called {host_name}; there are {', '.join(HOSTS)}")
    space = Workspace((path,))
    page = _page(space, path, output)
    if isinstance(page, Problem):
        return Exported("", (), space.orders.folder, (page,))
    if base_url and "://" not in base_url:
        raise UsageError(f"{base_url} is no whole address, such as https://example.org/files")
    chosen = host(host_name)
    base = base_url.rstrip("/") or (_base(space) if chosen.absolute else "")
    move = Move(page.name, _target(space, page, output), base)
    document = space.document(page.source)
    numbering = space.orders.numbering(document)
    desk = _Desk(space, chosen, move, numbering)
    leads, wrong = _leads(space.orders.wanted_links(document), numbering)
    text, problems = written(document, chosen, move, desk.latex if chosen.sets else desk.drawing, leads)
    result = Exported(text, tuple(desk.drawings.values()), space.orders.folder, (*problems, *wrong))
    if result.errors:
        return result._replace(text="", drawings=())
    _write(space, result, output, say)
    return result


def _page(space: Workspace, path: str | PathLike[str], output: Path | None) -> Page | Problem:
    if Path(path).is_dir():
        raise UsageError(f"{path} is a folder: export one page at a time")
    if output is not None and output.is_dir():
        raise UsageError(f"{output} is a folder: name the file to write")
    if output is not None and output.resolve() == Path(path).resolve():
        raise UsageError(f"{output} is the page itself, which export leaves as it is: give another file")
    found: list[Page | Problem] = [*space.pages, *space.unread]
    if not found:
        raise UsageError(f"{path} is excluded by the configuration")
    return found[0]


def _base(space: Workspace) -> str:
    """Return where GitHub serves the files of the repository."""
    from dlbuild.check import tree_of

    site, _, name = tree_of(space.root).home.partition("/")
    if site != "github.com":
        raise UsageError(
            "this host needs whole addresses, and git knows no repository on GitHub: "
            "say with --base-url where the files of this repository are served"
        )
    return f"https://raw.githubusercontent.com/{name}/HEAD"


def _target(space: Workspace, page: Page, output: Path | None) -> str:
    """Return the name of the file that is written; that of the page where it is none of the project."""
    target = output.resolve() if output else page.path
    return target.relative_to(space.root).as_posix() if target.is_relative_to(space.root) else page.name


def _leads(
    crossrefs: Iterable[CrossReference], numbering: Numbering
) -> tuple[dict[CrossReference, Lead], list[Problem]]:
    """Return where references to equations lead, and what is wrong with those that lead nowhere."""
    leads: dict[CrossReference, Lead] = {}
    wrong: list[Problem] = []
    for crossref in crossrefs:
        lead = _lead(crossref, numbering)
        if isinstance(lead, Lead):
            leads[crossref] = lead
        else:
            wrong.append(lead)
    return leads, wrong


def _lead(crossref: CrossReference, numbering: Numbering) -> Lead | Problem:
    try:
        number, way, anchor = numbering.lead(crossref)
    except FormulaError as error:
        return error.problem
    return Lead(crossref.shown(number), way, anchor)


class _Desk:
    """Where what a host is given for formulas is made, or found."""

    def __init__(self, space: Workspace, chosen: Host, move: Move, numbering: Numbering) -> None:
        look: dict[str, Any] = dict(chosen.look)
        self._space, self._move, self._numbering = space, move, numbering
        self._orders = Orders(replace(space.project.config, **look), space.orders.folder)
        self.drawings: dict[str, Drawing] = {}

    def latex(self, formula: Formula | Reference) -> Given:
        """Return a formula's LaTeX, without what only this project knows. Raises FormulaError."""
        facts = self._numbering.facts(formula)
        numbered = without_labels(formula.latex, dict(facts.numbers), block=formula.block)
        return Given(expanded(numbered, dict(self._space.project.config.macros)), facts.anchors)

    def drawing(self, formula: Formula | Reference) -> Given:
        """Return the address of a formula's drawing, which is made if it is not there. Raises FormulaError."""
        facts = self._numbering.facts(formula)
        order = self._orders.order(formula, facts.numbers)
        if order.key not in self.drawings and self._space.depth_of(order) is None:
            self.drawings[order.key] = draw(order)
        return Given(self._move.file(quote(f"{self._orders.folder}/{order.key}.svg"), image=True), facts.anchors)


def _write(space: Workspace, result: Exported, output: Path | None, say: Callable[[str], None]) -> None:
    if not (result.drawings or output):
        return
    with locked(space.root, say) as hold:
        hold()
        store = space.store
        writes = [Write(store.path(each.key), store.data(each.key), each.data) for each in result.drawings]
        if output is not None:
            before = content(output.parent, output.name) if output.exists() else None
            writes.append(Write(output, before, result.text.encode()))
        commit([write for write in writes if write.before != write.after])

"""The verb `export`: a page for another place. The page itself, and what it is built from, stay as they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from dlbuild.build import draw
from dlbuild.commit import Write, commit
from dlbuild.failure import UsageError
from dlbuild.hosts import HOSTS, host
from dlbuild.hosts.addresses import Move
from dlbuild.hosts.host import Host, Place
from dlbuild.hosts.rewriting import expanded
from dlbuild.lock import locked
from dlbuild.pages import Page, content
from dlbuild.plan import Drawing, Orders
from dlbuild.problem import FormulaError, Problem
from dlbuild.source import Source, Span
from dlbuild.workspace import Workspace

if TYPE_CHECKING:
    from dlbuild.markdown import Document, Edit, Formula, Reference


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


# What may stand in a line before its text: the marks of containers.
_MARKS = re.compile(r"(?:[ \t>]|[-+*][ \t]|[0-9]{1,9}[.)][ \t]|\[\^[^\]\s]+\]:)*")

# What a formula may not touch where it is told from words by what is around it (as GitHub does).
_WORD_BEFORE = re.compile(r"[A-Za-z0-9-]\Z")
_WORD_BEHIND = re.compile(r"[A-Za-z0-9]")


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
    desk = _Desk(space, chosen, move)
    document = space.document(page.source)
    edits = [*desk.formulas(document), *_anchors(document, chosen), *_links(document, move)]
    result = Exported("", tuple(desk.drawings.values()), space.orders.folder, tuple(desk.problems))
    if result.errors:
        return result._replace(drawings=())
    from dlbuild.markdown import apply

    result = result._replace(text=apply(page.source.text, edits))
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


class _Desk:
    """Where the formulas of a page are written for a host."""

    def __init__(self, space: Workspace, chosen: Host, move: Move) -> None:
        look: dict[str, Any] = dict(chosen.look)
        self._space, self._host, self._move = space, chosen, move
        self._macros = dict(space.project.config.macros)
        self._orders = Orders(replace(space.project.config, **look), space.orders.folder)
        self.drawings: dict[str, Drawing] = {}
        self.problems: list[Problem] = []

    def formulas(self, document: Document) -> Iterator[Edit]:
        """Yield the edits for all formulas, those of headings too, built or not."""
        from dlbuild.markdown import Edit

        formulas: list[Formula | Reference] = [*document.formulas, *document.references]
        for formula in formulas:
            before = document.source[formula.span]
            try:
                what = expanded(formula.latex, self._macros) if self._host.sets else self._drawn(formula)
            except FormulaError as error:
                span = Span(*(formula.offset(place) for place in error.problem.span))
                self.problems.append(error.problem.moved(document.source, span))
                continue
            place = _place(document.source, formula)
            self.problems += [
                Problem("not-shown-there", clause, document.source, formula.span, "write it otherwise", "warning")
                for clause in self._host.refuses(what, place)
            ]
            yield Edit(formula.span, before, self._host.write(formula, what, place))

    def _drawn(self, formula: Formula | Reference) -> str:
        """Return the address of a formula's drawing, which is made if it is not there. Raises FormulaError."""
        order = self._orders.order(formula)
        if order.key not in self.drawings and self._space.depth_of(order) is None:
            self.drawings[order.key] = draw(order)
        return self._move.file(quote(f"{self._orders.folder}/{order.key}.svg"), image=True)


def _place(source: Source, formula: Formula | Reference) -> Place:
    span = formula.span
    first, _ = source.place(span.start)
    last, _ = source.place(span.end)
    before = source[source.line_starts()[first - 1], span.start]
    behind = source[span.end, source.line_starts()[last - 1] + len(source.line(last))]
    alone = _MARKS.fullmatch(before) is not None and not behind.strip()
    above = source.line(first - 1) if first > 1 else ""
    below = alone and _MARKS.fullmatch(above) is None
    return Place(alone, below, touching=bool(_WORD_BEFORE.search(before) or _WORD_BEHIND.match(behind)))


def _anchors(document: Document, chosen: Host) -> Iterator[Edit]:
    """Yield the edits that keep the anchors of headings with LaTeX in them."""
    from dlbuild.markdown import Edit
    from dlbuild.markdown.anchors import placed_anchors
    from dlbuild.markdown.raw import raw

    parsed = document.parsed
    anchors = dict(placed_anchors(parsed, raw(parsed)))
    starts = [formula.span.start for formula in document.formulas]
    for opening, inline in pairwise(parsed.tokens):
        if opening.type == "heading_open" and "place" in inline.meta:
            whole = inline.meta["place"].span(0, len(inline.content))
            anchor = chosen.anchor(anchors.get(parsed.lines(opening).start, ""))
            if anchor and any(whole.start <= start < whole.end for start in starts):
                yield Edit(Span(whole.start, whole.start), "", anchor)


def _links(document: Document, move: Move) -> Iterator[Edit]:
    """Yield the edits for links and images that would lead elsewhere from the page's new place."""
    from dlbuild.markdown import Edit
    from dlbuild.markdown.outline import outline

    if not move.base and move.page.rpartition("/")[0] == move.target.rpartition("/")[0]:
        return
    taken = [*(each.span for each in document.formulas), *(each.span for each in document.references)]
    done: set[Span] = set()
    for link in outline(document.parsed).links:
        span = link.span
        if span in done or any(start <= span.start < end for start, end in taken):
            continue
        done.add(span)
        before = document.source[span]
        after = move.address(before, image=link.image)
        # Where the address is not written as itself, as with an escape, it is not known how to write another one.
        if before == link.destination and after != before:
            yield Edit(span, before, after)


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

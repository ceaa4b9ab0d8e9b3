"""What a run looks at: the project, its pages, its drawings; each is read when it is first asked for, once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from dlbuild import pages
from dlbuild.config import Project
from dlbuild.kept import digest
from dlbuild.numbering import Directory, Target
from dlbuild.orders import Order, Orders
from dlbuild.outlines import Shelf
from dlbuild.pages import Page, Pages
from dlbuild.problem import Problem
from dlbuild.source import Source
from dlbuild.store import Store

if TYPE_CHECKING:
    from dlbuild.markdown import Document
    from dlbuild.markdown.outline import Landmarks, Outline

_NOTHING: Mapping[str, bytes] = MappingProxyType({})
_NO_OUTLINES: Mapping[Source, Outline] = MappingProxyType({})


class Workspace:
    """The tree of notes that the paths lie in. Raises UsageError if they make no sense."""

    def __init__(self, paths: Sequence[str | PathLike[str]] = (), project: Project | None = None) -> None:
        self.paths = [Path(path) for path in paths]
        self.project = project or pages.project_of(self.paths, Path.cwd())
        formulas = self.project.base / self.project.config.formulas
        self.store = Store(formulas)
        self.orders = Orders(self.project.config, formulas.relative_to(self.project.root).as_posix(), self.labels)
        self._pages: dict[str, Page | Problem | None] = {}
        self._documents: dict[Source, Document] = {}
        self._outlines: dict[Source, Outline] = {}

    def after(
        self, changed: Iterable[Page], drawings: Iterable[str], outlines: Mapping[Source, Outline] = _NO_OUTLINES
    ) -> Workspace:
        """Return the tree as this run has left it: with these pages changed, and these drawings written or removed.

        Nothing else is read again: whatever somebody else has done meanwhile, the next run will find out. The outlines
        of some texts may be known already.
        """
        new = Workspace(self.paths, self.project)
        new.names, new.is_filtered = self.names, self.is_filtered
        new.store = self.store.after(drawings)
        new._pages = {**self._pages, **{page.name: page for page in changed}}
        new._outlines = dict(outlines)
        return new

    def document(self, source: Source) -> Document:
        """Find the formulas of a page; the same text is not parsed twice."""
        if source not in self._documents:
            from dlbuild.markdown import read

            self._documents[source] = read(source, self.project.config.dollars)
        return self._documents[source]

    @property
    def root(self) -> Path:
        """The folder that all names are relative to."""
        return self.project.root

    @cached_property
    def names(self) -> Pages:
        """The names of the pages that the run is about, and of all."""
        return pages.choose(self.project, self.paths)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The pages that the run is about."""
        return tuple(page for page in self._read if isinstance(page, Page))

    @cached_property
    def unread(self) -> tuple[Problem, ...]:
        """What is wrong with those among them that are not text."""
        return tuple(page for page in self._read if isinstance(page, Problem))

    @cached_property
    def _read(self) -> tuple[Page | Problem, ...]:
        return tuple(page for name in self.names.chosen if (page := self._page(name)) is not None)

    def _page(self, name: str) -> Page | Problem | None:
        """Read a page, or return what was read before."""
        if name not in self._pages:
            self._pages[name] = pages.read(self.root, name)
        return self._pages[name]

    def every_text(self, instead: Mapping[str, bytes] = _NOTHING) -> Iterator[bytes]:
        """Yield what all pages of the project say; `instead` has what some of them will say."""
        for name in self.names.every:
            if name in instead:
                yield instead[name]
            else:
                page = self._page(name)
                yield page.data if isinstance(page, Page) else self.data(name) or b""

    def every_digest(self) -> Iterator[str]:
        """Yield what tells the bytes of each page of the project from others."""
        for name in self.names.every:
            page = self._page(name)
            yield page.digest if isinstance(page, Page) else digest(self.data(name) or b"")

    @cached_property
    def is_filtered(self) -> bool:
        """Whether pages that show LaTeX are references in commits, by git's filter."""
        return self.project.in_git and pages.is_filtered(self.root)

    def every_mention(self, instead: Mapping[str, bytes] = _NOTHING) -> Iterator[bytes]:
        """Yield texts that mention the drawings in use: all pages, and what only git has or its filter will make."""
        yield from self.every_text(instead)
        if self.is_filtered or self.names.sparse:
            yield pages.hidden(self.root)
        if self.is_filtered:
            for name in self.names.every:
                page = self._page(name)
                if isinstance(page, Page):
                    yield from self._orders_of(page)

    def _orders_of(self, page: Page) -> Iterator[bytes]:
        """Yield the names of the drawings that the formulas of a page need."""
        from dlbuild.markdown import may_have_formulas

        if may_have_formulas(page.source.text):
            for _, order in self.orders.of(self.document(page.source)):
                yield f"{order.key}.svg\n".encode()

    def labels(self) -> Directory:
        """Return the labels of the equations of all pages."""
        return self._labels

    @cached_property
    def _labels(self) -> Directory:
        found: dict[str, tuple[Target, ...]] = {}
        for name in self.names.every:
            page = self._page(name)
            if isinstance(page, Page) and b"\\label" in page.data:
                numbering = self.orders.numbering(self.document(page.source))
                for label, target in numbering.targets.items():
                    found[label] = (*found.get(label, ()), target)
        return found

    def depth_of(self, order: Order) -> int | None:
        """Return how deep a drawing hangs, in px; None if there is no good one."""
        about = self.store.about(order.key)
        good = self.store.state(order.key, order.latex, order.display) == "good"
        return about.depth if about and good else None

    def learn(self) -> None:
        """Know what the pages say of links, headings and anchors: to read many at once is faster than one by one."""
        self._shelf.learn(self.pages, self._outlines, keep=self.project.declared)

    def outlines(self) -> dict[str, Outline]:
        """Return the links, headings and anchors of the pages."""
        self.learn()
        return {page.name: self._shelf.outline(page) for page in self.pages}

    def outline(self, page: Page) -> Outline:
        """Return those of one page."""
        return self._shelf.outline(page)

    def landmarks(self, name: str) -> Landmarks | None:
        """Return what can be seen of a page from another one; None if it cannot be read."""
        page = self._page(name)
        return self._shelf.landmarks(page) if isinstance(page, Page) else None

    def token(self, name: str) -> str:
        """Return what tells that from anything else that could be seen there."""
        page = self._page(name)
        return self._shelf.token(page) if isinstance(page, Page) else ""

    @cached_property
    def _shelf(self) -> Shelf:
        return Shelf(self.root, self.project.config.dollars)

    def data(self, name: str) -> bytes | None:
        """Return the bytes of any file of the tree; None if it is not there."""
        with suppress(FileNotFoundError):
            return pages.content(self.root, name)
        return None

"""What the checks have said of pages: remembered from the last run where nothing that was looked at has changed.

A page is checked by itself, and whatever a check may look at besides the page comes through one door, the `_Witness`,
which notes what was asked for and what the answer was: what can be seen of other pages, the bytes of other files, and
whether this disk has a path. What was found holds as long as these answers are the same, and so are the page, the
paths that git has, the configuration and dlbuild itself. A line says all that of one page, in JSON.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from dlbuild import kept
from dlbuild.check import CHECKS, Check, Tree, View, check
from dlbuild.crew import may_fork, processors, spread
from dlbuild.markdown.contents import Style
from dlbuild.pages import Page, in_parts
from dlbuild.problem import Problem
from dlbuild.source import Source, Span
from dlbuild.workspace import Workspace

if TYPE_CHECKING:
    from dlbuild.markdown.outline import Landmarks
    from dlbuild.markdown.spelling import School

_FILE = "verdicts"
# Bytes of pages below which it takes longer to start a process than to check them here, and of those that it is given.
_ENOUGH = 1_000_000
_PART = 250_000


def judge(space: Workspace, tree: Tree, usual: Style, checks: Sequence[Check]) -> tuple[Problem, ...]:
    """Return the problems that the checks find on the pages, in the order of pages and places."""
    space.learn()
    witness = _Witness(space, tree)
    # What some of the checks have found is not all that there is to find.
    keep = set(checks) == set(CHECKS)
    about = _about(tree, usual, space.project.config.dollars)
    known = kept.read(space.root, _FILE, about) if keep else {}
    lines = {_key(page): known.get(_key(page), "") for page in space.pages}
    found = {page.name: witness.recall(lines[_key(page)], page) for page in space.pages}
    new = [page for page in space.pages if found[page.name] is None]
    for page, line in zip(new, _lines(partial(_judge, witness, usual, checks), new), strict=True):
        lines[_key(page)] = line
        found[page.name] = witness.recall(line, page)
    # A run about some pages knows nothing of the others.
    lines = {**known, **lines} if space.paths else lines
    if keep and space.project.declared and lines != known:
        kept.write(space.root, _FILE, about, lines)
    # Several pages may show one picture with one flaw.
    problems = dict.fromkeys(problem for each in found.values() for problem in each or ())
    return tuple(sorted(problems, key=lambda problem: (problem.source.name, problem.span)))


def _key(page: Page) -> str:
    return kept.digest(ascii((page.name, page.digest)).encode("ascii"))


def _about(tree: Tree, usual: Style, dollars: School) -> str:
    """Return what decides the verdict on any page: what git has, and what the configuration says."""
    names = (tree.files, tree.symlinks, tree.submodules, tree.branches, tree.other_refs)
    return kept.digest(ascii((usual, dollars, tree.home, *map(sorted, names))).encode("ascii"))


def _lines(work: Callable[[Sequence[Page]], list[str]], pages: Sequence[Page]) -> Iterable[str]:
    """Judge pages, in as many processes as are worth while."""
    worth = sum(len(page.data) for page in pages) >= _ENOUGH
    for lines in spread(work, list(in_parts(pages, _PART)), processors() if worth and may_fork() else 1):
        yield from lines


def _judge(witness: _Witness, usual: Style, checks: Sequence[Check], pages: Sequence[Page]) -> list[str]:
    return [witness.line(page, usual, checks) for page in pages]


class _Witness:
    """The door between a check and what is not on its page."""

    def __init__(self, space: Workspace, tree: Tree) -> None:
        self._space = space
        self._tree = replace(tree, on_disk=self._on_disk)
        self._asks_disk = tree.on_disk
        self._tokens: dict[str, str] = {}
        self._pages: dict[str, None] = {}
        self._files: dict[str, str] = {}
        self._paths: dict[str, bool] = {}

    def line(self, page: Page, usual: Style, checks: Iterable[Check]) -> str:
        """Judge a page. Return the verdict as it is kept, with all that it stands on."""
        for notes in (self._pages, self._files, self._paths):
            notes.clear()
        outline = self._space.outline(page)
        found = check(View({page.name: outline}, self._tree, self._read, usual, self._data), checks)
        problems = [_spelled(problem, page) for problem in found]
        stands_on = [[*self._pages], self._token(self._pages), [*self._files.items()], [*self._paths.items()]]
        return json.dumps([*stands_on, problems], separators=(",", ":"))

    def recall(self, line: str, page: Page) -> list[Problem] | None:
        """Return a verdict that was kept; None if there is none, or if it does not stand any more."""
        if not line:
            return None
        names, token, files, paths, problems = json.loads(line)
        stands = (
            self._token(names) == token
            and all(_digest(self._space.data(path)) == before for path, before in files)
            and all(self._asks_disk(path) == before for path, before in paths)
        )
        return [self._problem(words, page) for words in problems] if stands else None

    def _read(self, name: str) -> Landmarks | None:
        self._pages[name] = None
        return self._space.landmarks(name)

    def _data(self, path: str) -> bytes | None:
        data = self._space.data(path)
        self._files[path] = _digest(data)
        return data

    def _on_disk(self, path: str) -> bool:
        self._paths[path] = self._asks_disk(path)
        return self._paths[path]

    def _token(self, names: Iterable[str]) -> str:
        """Return what tells what can be seen of some pages from anything else."""
        for name in names:
            if name not in self._tokens:
                self._tokens[name] = self._space.token(name)
        return kept.digest(" ".join([self._tokens[name] for name in names]).encode("ascii"))

    def _problem(self, words: list[Any], page: Page) -> Problem:
        code, message, name, start, end, *others = words
        source = page.source
        if name:  # the place is in a picture
            source = Source(name, (self._space.data(name) or b"").decode(errors="replace"))
        return Problem(code, message, source, Span(start, end), *others)


def _spelled(problem: Problem, page: Page) -> list[object]:
    name = "" if problem.source is page.source else problem.source.name
    about = (problem.help, problem.severity, problem.dest, problem.suggestion)
    return [problem.code, problem.message, name, *problem.span, *about]


def _digest(data: bytes | None) -> str:
    return "" if data is None else kept.digest(data)

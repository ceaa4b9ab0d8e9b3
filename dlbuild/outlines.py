"""The outlines of pages: remembered from the last run where a page is the same, else read, by several processes.

To read a page takes milliseconds, and a check must know all of them. So what a page says is kept under a digest of
its bytes, in two parts: what other pages can see of it, which is asked for more often, and the rest. Both are JSON,
which is understood only when somebody asks for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from dlbuild import kept
from dlbuild.crew import may_fork, processors, spread
from dlbuild.pages import Page, in_parts
from dlbuild.source import Source, Span

if TYPE_CHECKING:
    from dlbuild.markdown.anchors import Kind
    from dlbuild.markdown.outline import Landmarks, Outline
    from dlbuild.markdown.spelling import School

_NONE: Mapping[Source, Outline] = MappingProxyType({})
_FILE = "outlines"
# Bytes of pages below which it takes longer to start a process than to read them here: a tenth of a second's work.
_ENOUGH = 250_000
# Bytes of pages that a process is given to read at a time.
_PART = 100_000
# How much is kept of pages that this run has not asked for: as much again, or this many bytes.
_OTHERS = 4_000_000


class Shelf:
    """The outlines that are kept in the tree at `root`; the file is read when the first page is asked for.

    `dollars` says whose rule tells which dollars are formulas, and so what in them is no link.
    """

    def __init__(self, root: Path, dollars: School = "github") -> None:
        self._root = root
        self._dollars = dollars
        self._landmarks: dict[str, Landmarks] = {}

    @cached_property
    def _known(self) -> dict[str, str]:
        return kept.read(self._root, _FILE, self._dollars)

    def learn(self, pages: Sequence[Page], given: Mapping[Source, Outline] = _NONE, *, keep: bool = True) -> None:
        """Read those pages that are new; the outlines of some texts may be given, and need not be read.

        With `keep`, they are kept for the next run.
        """
        known = self._known
        missing = [page for page in pages if page.digest not in known]
        known.update({page.digest: _spelled(given[page.source]) for page in missing if page.source in given})
        new = [page for page in missing if page.source not in given]
        for page, line in zip(new, _lines(new, self._dollars), strict=True):
            known[page.digest] = line
        if missing and keep:
            self._keep({page.digest: known[page.digest] for page in pages})

    def outline(self, page: Page) -> Outline:
        """Return the outline of a page."""
        return _decode(page.source, *map(json.loads, self._line(page)))

    def landmarks(self, page: Page) -> Landmarks:
        """Return what other pages can see of a page."""
        if page.name not in self._landmarks:
            self._landmarks[page.name] = _visible(page.name, *json.loads(self._line(page)[0]))
        return self._landmarks[page.name]

    def token(self, page: Page) -> str:
        """Return what tells what other pages can see of a page from anything else that they could see."""
        return kept.digest(self._line(page)[0].encode("ascii"))

    def _line(self, page: Page) -> list[str]:
        if page.digest not in self._known:
            # To keep one page is to write the whole file, which takes longer than to read that page again.
            self.learn([page], keep=False)
        return self._known[page.digest].split("\t")

    def _keep(self, used: dict[str, str]) -> None:
        """Keep outlines for the next run: those that were used, and some others."""
        room = max(_OTHERS, sum(map(len, used.values())))
        for digest, line in self._known.items():
            if digest in used:
                continue
            room -= len(line)
            if room < 0:
                break
            used[digest] = line
        kept.write(self._root, _FILE, self._dollars, used)


def _lines(pages: Sequence[Page], dollars: School) -> Iterator[str]:
    """Read pages, in as many processes as are worth while, and yield their outlines as they are kept."""
    worth = sum(len(page.data) for page in pages) >= _ENOUGH
    # One page is read here: what is imported and set up for it, the other processes have, too.
    yield from _read_part(pages[:1], dollars)
    parts = list(in_parts(pages[1:], _PART))
    for lines in spread(partial(_read_part, dollars=dollars), parts, processors() if worth and may_fork() else 1):
        yield from lines


def _read_part(pages: Sequence[Page], dollars: School) -> list[str]:
    return [_line(page.source, dollars) for page in pages]


def _line(source: Source, dollars: School) -> str:
    from dlbuild.markdown.outline import outline
    from dlbuild.markdown.parse import parse

    return _spelled(outline(parse(source, dollars, outline=True)))


def _spelled(outline: Outline) -> str:
    return "\t".join(json.dumps(each, separators=(",", ":")) for each in _encode(outline))


def _encode(outline: Outline) -> Iterable[list[Any]]:
    """Return what other pages can see, and the rest."""
    _, titles, anchors = outline.landmarks
    custom = [name for name, kind in anchors.items() if kind == "custom"]
    links = outline.links
    yield [titles, custom]
    yield [
        [links.destinations, links.places, links.images, [*links.alternatives.items()]],
        [(each.start, each.end) for each in outline.headings],
        outline.labels,
        outline.loose,
        outline.comments,
    ]


def _visible(name: str, titles: list[list[Any]], custom: list[str]) -> Landmarks:
    from dlbuild.markdown.outline import Landmarks
    from dlbuild.markdown.titles import Title

    return Landmarks(name, tuple(map(Title._make, titles)), _anchors(titles, custom))


def _anchors(titles: list[list[Any]], custom: list[str]) -> dict[str, Kind]:
    anchors: dict[str, Kind] = dict.fromkeys(custom, "custom")
    anchors.update(dict.fromkeys([anchor for _, _, anchor in titles], "heading"))
    return anchors


def _decode(source: Source, visible: list[Any], rest: list[Any]) -> Outline:
    from dlbuild.markdown.comments import Comment
    from dlbuild.markdown.labels import Loose
    from dlbuild.markdown.links import Links
    from dlbuild.markdown.outline import Outline
    from dlbuild.markdown.titles import Heading

    (destinations, places, images, alternatives), spans, labels, loose, comments = rest
    titles, custom = visible
    return Outline(
        source,
        Links(destinations, places, images, dict(alternatives)),
        tuple([Heading(*title, *span) for title, span in zip(titles, spans, strict=True)]),
        _anchors(titles, custom),
        tuple(labels),
        tuple([Loose(code, label, Span(*span)) for code, label, span in loose]),
        tuple([Comment(text, Span(*span), Span(*about)) for text, span, about in comments]),
    )

"""The outlines of pages: remembered from the last run where a page is the same, else read, by several processes.

To read a page takes milliseconds, and a check must know all of them. So what a page says is kept under a digest of
its bytes, in a file beside the lock. A file of another dlbuild, or one that makes no sense, counts for nothing; it may
be thrown away at any time. It holds JSON, because whoever can write it is not to be able to run code here.

Each line is a digest, a blank, and the outline of a page that has that digest; the first line says who wrote them.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from dlbuild.crew import processors, spread
from dlbuild.lock import FOLDER, keep_from_git
from dlbuild.pages import Page, in_parts
from dlbuild.source import Source, Span

if TYPE_CHECKING:
    from dlbuild.markdown.outline import Outline
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

    @cached_property
    def _known(self) -> dict[str, str]:
        return _read(self._root)

    def outlines(
        self, pages: Sequence[Page], given: Mapping[Source, Outline] = _NONE, *, keep: bool = True
    ) -> dict[str, Outline]:
        """Return the outlines of pages by their names; those of some texts may be given, and need not be read.

        With `keep`, those that are new are kept for the next run.
        """
        known = self._known
        digests = {page.name: _digest(self._dollars.encode() + page.data) for page in pages}
        missing = [page for page in pages if digests[page.name] not in known]
        for page in missing:
            if page.source in given:
                known[digests[page.name]] = _spelled(given[page.source])
        new = [page for page in missing if page.source not in given]
        for page, line in zip(new, _lines(new, self._dollars), strict=True):
            known[digests[page.name]] = line
        if missing and keep:
            _write(self._root, known, digests.values())
        return {
            page.name: given.get(page.source) or _decode(page.source, json.loads(known[digests[page.name]]))
            for page in pages
        }


def _lines(pages: Sequence[Page], dollars: School) -> Iterator[str]:
    """Read pages, in as many processes as are worth while, and yield their outlines as JSON."""
    worth = sum(len(page.data) for page in pages) >= _ENOUGH
    parts = list(in_parts(pages, _PART))
    for lines in spread(partial(_read_part, dollars=dollars), parts, processors() if worth and _may_fork() else 1):
        yield from lines


def _read_part(pages: Sequence[Page], dollars: School) -> list[str]:
    return [_line(page.source, dollars) for page in pages]


def _may_fork() -> bool:
    """Say whether a copy of this process is a sane one: elsewhere, or beside other threads, it may not be."""
    import threading

    return sys.platform == "linux" and threading.active_count() == 1


def _line(source: Source, dollars: School) -> str:
    from dlbuild.markdown.outline import outline
    from dlbuild.markdown.parse import parse

    return _spelled(outline(parse(source, dollars)))


def _spelled(outline: Outline) -> str:
    return json.dumps(_encode(outline), separators=(",", ":"))


def _encode(outline: Outline) -> list[Any]:
    links = outline.links
    return [
        [links.destinations, links.places, links.images, [*links.alternatives.items()]],
        outline.headings,
        [*outline.anchors.items()],
        outline.labels,
        outline.loose,
        outline.comments,
    ]


def _decode(source: Source, value: list[Any]) -> Outline:
    from dlbuild.markdown.comments import Comment
    from dlbuild.markdown.labels import Loose
    from dlbuild.markdown.links import Links
    from dlbuild.markdown.outline import Outline
    from dlbuild.markdown.titles import Heading

    (destinations, places, images, alternatives), headings, anchors, labels, loose, comments = value
    return Outline(
        source,
        Links(destinations, places, images, dict(alternatives)),
        tuple(map(Heading._make, headings)),
        dict(anchors),
        tuple(labels),
        tuple([Loose(code, label, Span(*span)) for code, label, span in loose]),
        tuple([Comment(text, Span(*span), Span(*about)) for text, span, about in comments]),
    )


def _read(root: Path) -> dict[str, str]:
    """Return the kept outlines, undecoded, by digest; none if they are another dlbuild's, or not as it wrote them."""
    try:
        head, _, body = (root / FOLDER / _FILE).read_bytes().partition(b"\n")
    except OSError:
        return {}
    if head.decode(errors="replace") != _head(body):
        return {}
    return dict(line.split(" ", 1) for line in body.decode().splitlines())


def _write(root: Path, known: Mapping[str, str], used: Iterable[str]) -> None:
    """Keep outlines for the next run: those that were used, and some others. If that cannot be, it takes longer."""
    lines = {digest: known[digest] for digest in used}
    room = max(_OTHERS, sum(map(len, lines.values())))
    for digest, line in known.items():
        if digest in lines:
            continue
        room -= len(line)
        if room < 0:
            break
        lines[digest] = line
    body = "".join(f"{digest} {line}\n" for digest, line in lines.items()).encode()
    with suppress(OSError):
        path = keep_from_git(root) / _FILE
        new = path.with_name(f"{_FILE}.{os.getpid()}")
        new.write_bytes(f"{_head(body)}\n".encode() + body)
        new.replace(path)


def _head(body: bytes) -> str:
    """Return the first line of a file: who writes it, and a digest of all the other lines."""
    here = Path(__file__).parent
    files = [Path(__file__), here / "source.py", *sorted((here / "markdown").glob("*.py"))]
    stats = [(path.name, stat.st_mtime_ns, stat.st_size) for path in files for stat in [path.stat()]]
    return f"{_digest(ascii((sys.version, stats, [*_packages()])).encode())} {_digest(body)}"


def _packages() -> Iterator[object]:
    """Yield what tells the parsers that reading leans on from others."""
    from importlib.util import find_spec

    for package in ("markdown_it", "lxml"):
        spec = find_spec(package)
        if spec and spec.origin:
            yield package, Path(spec.origin).stat().st_mtime_ns


def _digest(data: bytes) -> str:
    from hashlib import blake2b

    return blake2b(data, digest_size=16).hexdigest()

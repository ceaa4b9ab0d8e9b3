"""Draw what is not drawn, place what is not placed; or say what would have to be done (`check`).

Which code made which file is remembered in `.dlbuild/figures.json`: a figure whose code and file are as they were then
is not drawn again. The memory is not committed. Where there is none, as on a fresh checkout, everything is drawn and
compared.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from notes.figures.entry import NOTES, PAGES, Entry
from notes.figures.fingerprint import fingerprint
from notes.figures.pages import placed, places, stale

MEMORY = NOTES.parent / ".dlbuild" / "figures.json"
_WAY_OUT = "run `make figures` (and `make build`, which builds the captions)"


class Finding(NamedTuple):
    """What is wrong: the file (and line), a code that does not change, what, and what to do."""

    path: Path
    line: int
    code: str
    what: str
    help: str

    def __str__(self) -> str:
        """Return it as the compilers say it."""
        place = self.path.relative_to(NOTES.parent).as_posix()
        return f"{place}{f':{self.line}' if self.line else ''}: {self.what} [{self.code}]\n  help: {self.help}"


class Memory:
    """Which code made which bytes, by the name of the figure."""

    def __init__(self, path: Path = MEMORY) -> None:
        self._path = path
        try:
            self._known: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            self._known = {}

    def has(self, entry: Entry) -> bool:
        """Tell whether the files are those that this very code made."""
        return self._known.get(entry.slug) == [fingerprint(entry.draw), *map(_digest, files(entry))]

    def learn(self, entry: Entry) -> None:
        """Remember that the files are what the code makes."""
        self._known[entry.slug] = [fingerprint(entry.draw), *map(_digest, files(entry))]

    def write(self) -> None:
        """Keep it for the next run."""
        self._path.parent.mkdir(exist_ok=True)
        self._path.write_text(json.dumps(self._known, indent=0, sort_keys=True), encoding="utf-8")


def files(entry: Entry) -> tuple[Path, ...]:
    """Return the files of a figure."""
    return (entry.path, entry.path.with_suffix(".png")) if entry.png else (entry.path,)


def draw(entry: Entry) -> tuple[bytes, ...]:
    """Return the bytes of a figure's files."""
    svg = entry.draw().svg(entry.slug)
    return (svg, _png(svg)) if entry.png else (svg,)


def make(entries: Iterable[Entry], *, memory: Memory) -> list[Path]:
    """Write the figures whose code has changed, and put all into their pages; return the files that changed."""
    changed = []
    chosen = tuple(entries)
    for entry in chosen:
        if memory.has(entry):
            continue
        for path, data in zip(files(entry), draw(entry), strict=True):
            if not path.exists() or path.read_bytes() != data:
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(data)
                changed.append(path)
        memory.learn(entry)
    for page in sorted({entry.page for entry in chosen}):
        text = page.read_bytes().decode()
        new = placed(text, [entry for entry in chosen if entry.page == page])
        if new != text:
            page.write_bytes(new.encode())
            changed.append(page)
    return changed


def check(entries: Iterable[Entry], *, memory: Memory) -> Iterator[Finding]:
    """Yield what is missing, stale, or belongs to no figure."""
    every = tuple(entries)
    for entry in every:
        yield from _drawings(entry, memory)
    for page in PAGES.values():
        here = [entry for entry in every if entry.page == page]
        yield from _orphans(page.parent / "img", {path for entry in here for path in files(entry)})
        yield from _places(page, {entry.slug: entry for entry in here})


def waiting(entries: Iterable[Entry]) -> dict[str, int]:
    """Return how many places of each course have no figure yet."""
    drawn = {entry.slug for entry in entries}
    counts = {}
    for name, page in PAGES.items():
        text = page.read_bytes().decode()
        counts[name] = sum(place.slug not in drawn for place in places(text))
    return counts


def _drawings(entry: Entry, memory: Memory) -> Iterator[Finding]:
    missing = [path for path in files(entry) if not path.exists()]
    for path in missing:
        yield Finding(path, 0, "figure-missing", f"{entry.slug} has not been drawn", _WAY_OUT)
    if missing or memory.has(entry):
        return
    for path, data in zip(files(entry), draw(entry), strict=True):
        if path.read_bytes() != data:
            yield Finding(path, 0, "figure-stale", f"the code of {entry.slug} draws something else now", _WAY_OUT)
            return
    memory.learn(entry)


def _orphans(folder: Path, wanted: set[Path]) -> Iterator[Finding]:
    for path in sorted(folder.glob("*")):
        if path not in wanted:
            yield Finding(
                path, 0, "figure-orphan", "no figure draws this file", "delete it, or give its figure an entry"
            )


def _places(page: Path, entries: dict[str, Entry]) -> Iterator[Finding]:
    text = page.read_bytes().decode()
    found = tuple(places(text))
    for place in found:
        slug, entry = place.slug, entries.get(place.slug)
        if entry is None:
            if not place.empty:
                way_out = "delete its marker and its block, or give it an entry"
                yield Finding(page, place.line, "figure-orphan", f"no figure is called {slug}", way_out)
        elif place.empty:
            yield Finding(page, place.line, "figure-missing", f"{slug} does not stand here yet", _WAY_OUT)
        elif stale(text, place, entry):
            what = f"the words or the file of {slug} are not those of its entry"
            yield Finding(page, place.line, "figure-stale", what, _WAY_OUT)
    for slug in sorted(entries.keys() - {place.slug for place in found}):
        way_out = f"write `<!-- figure: {slug} -->` where it is to stand"
        yield Finding(page, 0, "figure-homeless", f"{slug} has no place in the page", way_out)


def _png(svg: bytes) -> bytes:
    """Return the figure as pixels, two to a px, on white: for readers that show no SVG."""
    from notes.figures.pixels import png

    return png(svg)


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()[:16] if path.exists() else ""

"""What an earlier run has found: that with all as it is now, or with a page as it is, there is nothing to do.

A build that ends with nothing to do and nothing wrong leaves a digest of everything that could have made it end
otherwise. If the next one comes to the same digest, it is done before it has parsed a page. Otherwise it passes over
the pages that it remembers one by one: `settled`. `check` does not use this: it looks, always.

The digests are over the bytes of pages, the configuration, and dlbuild's own code; drawings, and what git
says of other files, are taken to be the same while size and time of change are. All is kept beside the lock and may
be thrown away at any time.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from dlbuild.kept import code
from dlbuild.lock import FOLDER
from dlbuild.pages import Page
from dlbuild.source import Source
from dlbuild.workspace import Workspace

_FILE = "nothing-to-do"
_SETTLED = "settled.json"

# Pages as a build leaves them, by their text, and the drawings that they need.
Settled = Mapping[Source, Sequence[str]]


def remembers(space: Workspace) -> bool:
    """Say whether a build of just this has found nothing to do and nothing wrong."""
    known = ""
    with suppress(OSError):
        known = (space.root / FOLDER / _FILE).read_text(encoding="ascii", errors="replace")
    return known != "" and known == fingerprint(space)


def remember(space: Workspace, digest: str) -> None:
    """Keep the digest for the next run. If that cannot be, the next run takes a little longer."""
    with suppress(OSError):
        (space.root / FOLDER / _FILE).write_text(digest, encoding="ascii")


def settled(space: Workspace) -> Settled:
    """Return those pages of a run that a build has left as they are, while their drawings are as it left them."""
    known = _known(space)
    now = space.store.stats()
    good = {drawing for drawing, stat in known["drawings"].items() if now.get(drawing) == stat}
    digests = ((page.source, known["pages"].get(_digest(page))) for page in space.pages)
    return {source: needs for source, needs in digests if needs is not None and good.issuperset(needs)}


def settle(space: Workspace, pages: Settled) -> None:
    """Keep for the next run which pages are as a build leaves them, with their drawings as they were looked at.

    Whoever has changed a drawing since has changed what tells it from others, and the next run will look at it.
    """
    stats = space.store.stats()
    good = {
        _digest(page): tuple(needs)
        for page in space.pages
        if (needs := pages.get(page.source)) is not None
        and b"ref{" not in page.data  # the number of an equation may change on another page
        and stats.keys() >= {*needs}
    }
    drawings = {drawing: stats[drawing] for needs in good.values() for drawing in needs}
    if space.paths:
        # A run about some pages knows nothing of the others.
        known = _known(space)
        good, drawings = {**known["pages"], **good}, {**known["drawings"], **drawings}
    import json

    text = json.dumps({"about": _about(space), "pages": good, "drawings": drawings})
    path = space.root / FOLDER / _SETTLED
    with suppress(OSError):
        if not path.is_file() or path.read_text(encoding="ascii", errors="replace") != text:
            path.write_text(text, encoding="ascii")


def _known(space: Workspace) -> dict[str, dict[str, Any]]:
    """Read what is remembered of single pages; anything odd is as good as nothing."""
    path = space.root / FOLDER / _SETTLED
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
        text = path.read_text(encoding="ascii")
        import json

        known = json.loads(text)
        if known["about"] == _about(space):
            return {name: {key: tuple(value) for key, value in known[name].items()} for name in ("pages", "drawings")}
    return {"pages": {}, "drawings": {}}


def _about(space: Workspace) -> str:
    """Return a digest of what a build of any page depends on."""
    from hashlib import sha256

    about = (sys.version, space.project.base.as_posix(), space.project.config, *code())
    return sha256(ascii(about).encode()).hexdigest()


def _digest(page: Page) -> str:
    """Return a digest of a page: its text, and its name, from which its references count."""
    from hashlib import sha256

    return sha256(ascii((page.name, page.digest)).encode()).hexdigest()


def fingerprint(space: Workspace) -> str:
    """Return a digest of all that a build depends on; "" where that cannot be told without looking closely."""
    from hashlib import sha256

    git = space.root / ".git"
    # A worktree keeps its index elsewhere, and a hook may have been given another one.
    if not git.is_dir() or not os.environ.keys().isdisjoint({"GIT_DIR", "GIT_INDEX_FILE"}):
        return ""
    project, chosen = space.project, frozenset(space.names.chosen)
    about = (sys.version, project.base.as_posix(), project.config, bool(space.paths), *code())
    digest = sha256(ascii((about, *_git(git), *sorted(space.store.stats().items()))).encode())
    for page in zip(space.names.every, space.every_digest(), strict=True):
        digest.update(ascii((*page, page[0] in chosen)).encode())
    return digest.hexdigest()


def _git(git: Path) -> Iterator[object]:
    """Yield what tells the state of a repository: which files it has, and the names of its branches and remotes."""
    for name in ("HEAD", "config"):
        with suppress(FileNotFoundError):
            yield name, (git / name).read_bytes()
    for name in ("index", "packed-refs"):
        with suppress(FileNotFoundError):
            stat = (git / name).stat()
            yield name, stat.st_mtime_ns, stat.st_size
    for folder, _, names in os.walk(git / "refs"):
        yield folder, sorted(names)

"""What an earlier run has found: that with all as it is now, there is nothing to do and nothing wrong.

A build that ends so leaves a digest of everything that could have made it end otherwise. If the next one
comes to the same digest, it is done before it has parsed a page. `check` does not use this: it looks, always.

The digest is over the bytes of all pages, the configuration, and dlbuild's own code; drawings, and what git
says of other files, are taken to be the same while size and time of change are. It is kept beside the lock and may be
thrown away at any time.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from dlbuild.lock import FOLDER
from dlbuild.workspace import Workspace

_FILE = "nothing-to-do"


def remembers(space: Workspace) -> bool:
    """Say whether a build of just this has found nothing to do and nothing wrong."""
    path = space.root / FOLDER / _FILE
    known = path.read_text(encoding="ascii", errors="replace") if path.is_file() else ""
    return known != "" and known == fingerprint(space)


def remember(space: Workspace, digest: str) -> None:
    """Keep the digest for the next run. If that cannot be, the next run takes a little longer."""
    with suppress(OSError):
        (space.root / FOLDER / _FILE).write_text(digest, encoding="ascii")


def fingerprint(space: Workspace) -> str:
    """Return a digest of all that a build depends on; "" where that cannot be told without looking closely."""
    from hashlib import sha256

    git = space.root / ".git"
    # A worktree keeps its index elsewhere, and a hook may have been given another one.
    if not git.is_dir() or not os.environ.keys().isdisjoint({"GIT_DIR", "GIT_INDEX_FILE"}):
        return ""
    project, chosen = space.project, frozenset(space.names.chosen)
    about = (sys.version, project.base.as_posix(), project.config, bool(space.paths))
    digest = sha256(ascii((about, *_code(), *_git(git), *_stats(space.store.folder, "drawings"))).encode())
    for name, data in zip(space.names.every, space.every_text(), strict=True):
        digest.update(ascii((name, name in chosen, len(data))).encode())
        digest.update(data)
    return digest.hexdigest()


def _code() -> Iterator[object]:
    """Yield what tells this dlbuild, and the parsers it leans on, from others."""
    from importlib.util import find_spec

    here = Path(__file__).parent
    for folder in (here, *(path for path in here.iterdir() if path.is_dir() and path.name != "__pycache__")):
        yield from _stats(folder, folder.name)
    for package in ("markdown_it", "mdit_py_plugins", "lxml"):
        spec = find_spec(package)
        if spec and spec.origin:
            yield package, Path(spec.origin).stat().st_mtime_ns


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


def _stats(folder: Path, name: str) -> Iterator[object]:
    """Yield what tells a folder's files from others, without a look inside."""
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_file():
                stat = entry.stat()
                yield name, entry.name, stat.st_mtime_ns, stat.st_size

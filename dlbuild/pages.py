"""Which pages there are, which of them are meant, and what they say.

Pages are named relative to the project's root, with forward slashes. In a git
repository git says which files there are, so that .gitignore is respected; elsewhere
every Markdown file below the root is a page, hidden folders left out.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import FileIO
from pathlib import Path
from typing import NamedTuple

from dlbuild.config import Project, find
from dlbuild.failure import RunError, UsageError, reason
from dlbuild.globs import matcher
from dlbuild.kept import digest
from dlbuild.problem import Problem
from dlbuild.source import Source, Span

SUFFIXES = (".md", ".markdown")
# What `git ls-files -t` calls files that it does not track, and those that a sparse checkout leaves out.
_UNTRACKED, _SPARSE = b"?", b"S"


@dataclass(frozen=True)
class Page:
    """A page as it stands on the disk; `data` is UTF-8, `source` the same, decoded, nothing normalised."""

    path: Path
    data: bytes
    source: Source

    @property
    def name(self) -> str:
        """The path relative to the root."""
        return self.source.name

    @cached_property
    def digest(self) -> str:
        """What tells the bytes of this page from any others; worked out once."""
        return digest(self.data)


class Pages(NamedTuple):
    """The names of the pages that a run is about, and of all pages of the project.

    `sparse`: there are others, which a sparse checkout leaves in git.
    """

    chosen: tuple[str, ...]
    every: tuple[str, ...]
    sparse: bool = False


def choose(project: Project, paths: Sequence[Path] = ()) -> Pages:
    """Return the pages that the paths name: a file itself, a folder's pages; without any, those that git tracks.

    The option `notes` narrows what folders mean, `exclude` holds for files too. Raises UsageError for a
    path that does not exist, is no page, or is not in the project; RunError if git does not answer.
    """
    listed = dict(_in_git(project.root) if project.in_git else _on_disk(project.root))
    real = {name: target for name in listed if (target := _behind_links(project.root, name)) is not None}
    mine = _globs(project, project.config.notes)
    excluded = _globs(project, project.config.exclude)
    chosen: dict[str, None] = {}
    for path in paths:
        name = _name(project, path)
        if path.is_dir():
            below = f"{name}/" if name else ""
            names = [page for page in real if page.startswith(below) and mine(page)]
        else:
            names = [name]
        chosen.update(dict.fromkeys(real.get(page, page) for page in names if not excluded(page)))
    if not paths:
        tracked = (page for page in real if listed[page] != _UNTRACKED)
        chosen.update((real[page], None) for page in tracked if mine(page) and not excluded(page))
    return Pages(tuple(chosen), tuple(dict.fromkeys([*real.values(), *chosen])), _SPARSE in listed.values())


def read(root: Path, name: str) -> Page | Problem | None:
    """Read a page; None if it is gone (git may still list it).

    Bytes that are not UTF-8 are a problem, because they could not be written again as they were. Raises RunError
    if the file cannot be read.
    """
    try:
        data = content(root, name)
    except FileNotFoundError:
        return None
    try:
        return Page(root / name, data, Source(name, data.decode()))
    except UnicodeDecodeError as error:
        source = Source(name, data.decode(errors="replace"))
        at = len(data[: error.start].decode())
        message = f"not UTF-8: the byte 0x{data[error.start]:02x} cannot stand here"
        return Problem("not-utf-8", message, source, Span(at, at + 1), "save the file as UTF-8")


def content(root: Path, name: str) -> bytes:
    """Return the bytes of a page. Raises FileNotFoundError if it is gone, RunError if it cannot be read."""
    try:
        with FileIO(root / name, opener=_open) as file:
            return file.readall() or b""
    except FileNotFoundError:
        raise
    except OSError as error:
        raise RunError(f"{name}: {reason(error)}") from error


def _open(path: str, flags: int) -> int:
    """Open a file. Nobody waits for what a pipe that is called like a page may say."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def in_parts(pages: Sequence[Page], size: int) -> Iterator[Sequence[Page]]:
    """Deal pages out in parts of about `size` bytes, in order."""
    begin, filled = 0, 0
    for end, page in enumerate(pages, 1):
        filled += len(page.data)
        if filled >= size or end == len(pages):
            yield pages[begin:end]
            begin, filled = end, 0


def project_of(paths: Sequence[Path], here: Path) -> Project:
    """Return the project that a run is about: that of the current folder, if the first path is in it."""
    project = find(here)
    for path in paths[:1]:
        _must_exist(path)
        target = path.resolve()
        if not (project.declared and _is_in(project, target)):
            return find(target if target.is_dir() else target.parent)
    return project


def _is_in(project: Project, target: Path) -> bool:
    """Say whether a path is in a project, and not in a repository within its own: a submodule, say, or a worktree."""
    if not target.is_relative_to(project.root):
        return False
    name = target.relative_to(project.root)
    return not (project.in_git and any((project.root / way / ".git").exists() for way in (name, *name.parents)[:-1]))


def _globs(project: Project, globs: Sequence[str]) -> Callable[[str], bool]:
    pattern = matcher(globs)
    prefix = project.base.relative_to(project.root).as_posix() + "/"
    if prefix == "./":
        return lambda name: pattern.fullmatch(name) is not None
    return lambda name: name.startswith(prefix) and pattern.fullmatch(name, len(prefix)) is not None


def _in_git(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield each page that git lists, and git's letter for what it is."""
    import subprocess

    command = ["git", "ls-files", "-z", "-t", "--cached", "--others", "--exclude-standard", "--"]
    command += [f":(icase)*{suffix}" for suffix in SUFFIXES]
    try:
        answer = subprocess.run(command, cwd=root, capture_output=True, check=False)
    except OSError as error:
        raise RunError(f"git cannot be run, which lists the pages of {root}: {reason(error)}") from error
    if answer.returncode:
        raise RunError(f"git does not list the pages of {root}: {answer.stderr.decode(errors='replace').strip()}")
    for entry in answer.stdout.split(b"\0"):
        tag, _, name = entry.partition(b" ")
        if name:
            yield os.fsdecode(name), tag


def is_filtered(root: Path) -> bool:
    """Say whether git's filter is at work here: pages show LaTeX, and only git has their references."""
    return bool(_git(root, "config", "--get", "filter.dlbuild.process"))


def hidden(root: Path) -> bytes:
    """Return the names of drawings that git's index mentions, a line each."""
    return _git(root, "grep", "--cached", "-h", "-o", "-E", r"[0-9a-f]{16}\.svg")


def _git(root: Path, *words: str) -> bytes:
    """Return what git prints; nothing where it has nothing to print, or is not there."""
    import subprocess

    try:
        return subprocess.run(["git", *words], cwd=root, capture_output=True, check=False).stdout
    except OSError:
        return b""


def _on_disk(root: Path) -> Iterator[tuple[str, bytes]]:
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(SUFFIXES):
                yield Path(folder, name).relative_to(root).as_posix(), b""


def _behind_links(root: Path, name: str) -> str | None:
    """Return the name of the page that a listed name leads to; None if that is not in the project, or a circle."""
    # Nearly all are files, and pathlib takes ten times as long to say so.
    try:
        is_link = stat.S_ISLNK(os.lstat(f"{root}/{name}").st_mode)
    except OSError:
        is_link = False
    if not is_link:
        return name
    try:
        target = (root / name).resolve()
    except (OSError, RuntimeError):
        # Before Python 3.13 a link that leads to itself raises the latter; since then it is its own target.
        return None
    return target.relative_to(root).as_posix() if target.is_relative_to(root) and not target.is_symlink() else None


def _name(project: Project, path: Path) -> str:
    _must_exist(path)
    target, root = path.resolve(), project.root
    if not _is_in(project, target):
        raise UsageError(f"{path} is not in {root}, which this run is about. Run dlbuild there.")
    if not target.is_dir() and not path.name.lower().endswith(SUFFIXES):
        raise UsageError(f"{path} is not a Markdown page ({', '.join(SUFFIXES)})")
    name = target.relative_to(root).as_posix()
    return "" if name == "." else name


def _must_exist(path: Path) -> None:
    if path.exists():
        return
    if path.is_symlink():
        raise UsageError(f"{path} is a symbolic link that leads to nothing")
    from difflib import get_close_matches

    with_it = [entry.name for entry in path.parent.iterdir()] if path.parent.is_dir() else []
    nearest = get_close_matches(path.name, with_it, 1)
    hint = f"; did you mean {path.parent / nearest[0]}?" if nearest else ""
    raise UsageError(f"there is no file or folder {path}{hint}")

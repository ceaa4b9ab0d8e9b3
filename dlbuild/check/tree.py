"""What GitHub will have: the paths of the repository, and under which names it is known.

A link works on GitHub if git has its target, whatever this disk has. So checks are
given a `Tree` and never ask the file system. This module is where git is asked, because
the question and the shape of its answer belong together; it reads git's answers, no file.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

# What github.com, and GitHub Enterprise, take as the address of a repository: a URL, or the short form of ssh.
_REMOTE = re.compile(
    r"(?:(?:https?|ssh|git)://(?:[^@/]*@)?([^/:]+)(?::\d+)?/|(?:[^@/:]+@)?([^/:]+):)([^/]+/[^/]+?)(?:\.git)?/?"
)
# The extensions that GitHub renders as Markdown: markdown.rb of the gem github-markup.
_MARKDOWN = re.compile(r"\.(?:md|rmd|mkdn?|mdwn|mdown|markdown|litcoffee)$", re.IGNORECASE)


def _nothing(_path: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Tree:
    """The tree of the commit to be. Paths count from the root, with `/`; bytes that are no UTF-8 are surrogates."""

    files: frozenset[str]
    folders: frozenset[str]  # every parent of a file, and the root as ""
    spelling: Mapping[str, str]  # a path in lower case: the path
    names: Mapping[str, tuple[str, ...]]  # a file's name in lower case: the paths of the files with that name
    symlinks: frozenset[str] = frozenset()  # git keeps the path that they lead to, and GitHub shows only that
    submodules: frozenset[str] = frozenset()
    home: str = ""  # "github.com/owner/name", "" if unknown
    branches: frozenset[str] = frozenset({"HEAD", "main", "master"})  # names under which GitHub shows this very tree
    other_refs: frozenset[str] = frozenset()  # branches and tags with trees of their own
    on_disk: Callable[[str], bool] = _nothing  # whether the folder on this disk has a path, git or no git

    def __contains__(self, path: str) -> bool:
        """Say whether a file or folder has this path."""
        return path in self.files or path in self.folders

    def in_submodule(self, path: str) -> bool:
        """Say whether the path lies in another repository, of which this one knows nothing."""
        return any(path.startswith(f"{submodule}/") for submodule in self.submodules)

    def is_page(self, path: str) -> bool:
        """Say whether GitHub renders the file as Markdown. It does not follow symbolic links."""
        return path in self.files and path not in self.symlinks and is_markdown(path)


def is_markdown(path: str) -> bool:
    """Say whether a file's name makes GitHub render it as Markdown."""
    return _MARKDOWN.search(path) is not None


def grow(
    files: Iterable[str],
    *,
    symlinks: Iterable[str] = (),
    submodules: Iterable[str] = (),
    home: str = "",
    branches: Iterable[str] = ("HEAD", "main", "master"),
    other_refs: Iterable[str] = (),
    on_disk: Callable[[str], bool] = _nothing,
) -> Tree:
    """Make a tree from the paths of its files. A submodule is a folder, a symbolic link is a file."""
    symlinks, submodules = frozenset(symlinks), frozenset(submodules)
    all_files = frozenset(files) | symlinks
    folders = {""} | submodules
    names: dict[str, list[str]] = {}
    for path in sorted(all_files | submodules):
        folder, _, name = path.rpartition("/")
        names.setdefault(name.lower(), []).append(path)
        while folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return Tree(
        all_files,
        frozenset(folders),
        {path.lower(): path for path in sorted(all_files | folders)},
        {name: tuple(paths) for name, paths in names.items()},
        symlinks,
        submodules,
        home,
        frozenset(branches),
        frozenset(other_refs),
        on_disk,
    )


def tree_of(root: Path, also: Iterable[str] = ()) -> Tree:
    """Return the tree whose root this is: git's index if it is a repository's top folder, else what the disk has.

    `also` are paths that will be there though git does not know of them yet, such as drawings made just now.
    """

    def on_disk(path: str) -> bool:
        return os.path.lexists(root / path)

    index = _git(root, "ls-files", "-s", "-z") if (root / ".git").exists() else None
    if index is None:
        return grow((*_walk(root), *also), on_disk=on_disk)
    modes: dict[str, list[str]] = {}
    for entry in filter(None, index.split("\0")):
        about, _, path = entry.partition("\t")
        modes.setdefault(about[:6], []).append(path)
    symlinks, submodules = modes.pop("120000", []), modes.pop("160000", [])
    here, others = branches(_git(root, "for-each-ref", "--format=%(HEAD)%(refname) %(symref)") or "")
    remotes = _git(root, "config", "--get-regexp", r"^remote\..*\.url$") or ""
    return grow(
        (*also, *(path for paths in modes.values() for path in paths)),
        symlinks=symlinks,
        submodules=submodules,
        home=home(remotes),
        branches=here,
        other_refs=others,
        on_disk=on_disk,
    )


def home(remotes: str) -> str:
    """Return host/owner/name of the remote called origin, or else of the first, from `git config --get-regexp`."""
    urls = dict(reversed([line.split(" ", 1) for line in remotes.splitlines() if " " in line]))
    url = urls.get("remote.origin.url") or next(reversed(urls.values()), "")
    match = _REMOTE.fullmatch(url)
    return f"{match[1] or match[2]}/{match[3]}" if match else ""


def branches(refs: str) -> tuple[frozenset[str], frozenset[str]]:
    """Sort the names of refs into those that show this tree and those that show another one.

    A page is written to be read on the default branch, so a link to that branch is judged by the tree at
    hand, also on the branch of a pull request. `refs` are lines of `*refname symref`.
    """
    every: set[str] = set()
    here = {"HEAD"}
    default = ""
    for line in refs.splitlines():
        name, _, target = line[1:].partition(" ")
        kind, _, short = name.removeprefix("refs/").partition("/")
        if kind == "remotes":
            short = short.partition("/")[2]
        if line[0] == "*":
            here.add(short)
        if target and short == "HEAD":
            default = target.removeprefix("refs/remotes/").partition("/")[2]
        every.add(short)
    # A clone made by hand does not always know the remote's default branch.
    here.add(default or ("master" if "master" in every and "main" not in every else "main"))
    return frozenset(here), frozenset(every - here)


def _git(root: Path, *arguments: str) -> str | None:
    """Return what git prints, or None if it fails or is not there."""
    try:
        answer = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)
    except FileNotFoundError:
        return None
    return answer.stdout.decode(errors="surrogateescape") if answer.returncode == 0 else None


def committed(root: Path, path: str) -> str | None:
    """Return the text of a file as the last commit has it; None if there is none."""
    return _git(root, "show", f"HEAD:{path}")


def _walk(root: Path) -> Iterable[str]:
    """List the files below a folder that no git keeps."""
    for folder, _, names in os.walk(root):
        above = Path(folder).relative_to(root).as_posix()
        for name in names:
            yield name if above == "." else f"{above}/{name}"

"""What one run keeps for the next: files beside the lock, which may be thrown away at any time.

Each line of such a file is a key, a tab, and what is kept under the key, in ASCII; the first line says who wrote them
and about what. A file of another dlbuild, or about something else, or one that is not to the byte as it was written,
counts for nothing. Such files hold JSON, because whoever can write one is not to be able to run code here. None of
them is newer or older than another: what is kept is looked up by what it was made from, never by a clock.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from dlbuild.lock import FOLDER, keep_from_git


def read(root: Path, file: str, about: str) -> dict[str, str]:
    """Return what is kept in the tree at `root`, by its keys."""
    try:
        head, _, body = (root / FOLDER / file).read_bytes().partition(b"\n")
    except OSError:
        return {}
    if head.decode(errors="replace") != _head(about, body):
        return {}
    return dict(line.split("\t", 1) for line in body.decode("ascii").split("\n")[:-1])


def write(root: Path, file: str, about: str, lines: Mapping[str, str]) -> None:
    """Keep something for the next run. If that cannot be, the next run takes longer."""
    body = "".join([f"{key}\t{line}\n" for key, line in lines.items()]).encode("ascii")
    with suppress(OSError):
        path = keep_from_git(root) / file
        new = path.with_name(f"{file}.{os.getpid()}")
        try:
            new.write_bytes(f"{_head(about, body)}\n".encode() + body)
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)


def digest(data: bytes) -> str:
    """Return what tells some bytes from any others."""
    from hashlib import sha256

    return sha256(data).hexdigest()


def _head(about: str, body: bytes) -> str:
    return f"{digest(ascii((sys.version, *code(), about)).encode())} {digest(body)}"


def code() -> tuple[object, ...]:
    """Return what tells this dlbuild, and the parsers it leans on, from others; looked up once a run."""
    return _code(Path(__file__).parent)


@cache
def _code(here: Path) -> tuple[object, ...]:
    return tuple(_facts(here))


def _facts(here: Path) -> Iterator[object]:
    from importlib.util import find_spec

    for folder in (here, *(path for path in here.iterdir() if path.is_dir() and path.name != "__pycache__")):
        yield from _stats(folder)
    for package in ("markdown_it", "mdit_py_plugins", "lxml"):
        spec = find_spec(package)
        if spec and spec.origin:
            yield package, Path(spec.origin).stat().st_mtime_ns


def _stats(folder: Path) -> Iterator[object]:
    """Yield what tells a folder's files from others, without a look inside."""
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_file():
                stat = entry.stat()
                yield folder.name, entry.name, stat.st_mtime_ns, stat.st_size

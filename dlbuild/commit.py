"""Writing a plan to disk: everything or nothing, and each file whole.

First every new file is written beside its place under a temporary name. Only when
all of them are safely on the disk do they take their places, one after the other in the
order given. If a step fails, what was done is undone. If the process is killed,
each file is either the old or the new one, whole, and the temporary files are
swept away by the next run.

To wait for the disk is what takes longest, so only what could be lost is waited for. A drawing
could not: should the power fail before it has reached the disk, it is not what it says of itself (`svg.read`), and the
next build draws it again from the page.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import NamedTuple

from dlbuild.failure import RunError, reason

# Short, so that a page with the longest possible name still has room for it; not `.md`, so that nothing reads it.
_PREFIX, _SUFFIX = ".dlbuild-", ".tmp"


class Write(NamedTuple):
    """One file: what must be there now, and what shall be there then. `None` is no file at all.

    `lasting` is false for what can be made again: nobody waits until it has reached the disk.
    """

    path: Path
    before: bytes | None
    after: bytes | None
    lasting: bool = True


def commit(writes: Sequence[Write]) -> None:
    """Write the files in the order given, all or none.

    Raises RunError, with every file as it was, if one cannot be written or is not what it was thought to be.
    """
    work = _Work()
    try:
        staged = [(write, work.stage(write)) for write in writes]
        for write, temporary in staged:
            work.put(write, temporary)
    except OSError as error:
        name = error.filename2 or error.filename or "the disk"
        raise RunError(f"{name}: {reason(error)}. {work.undo()}") from error
    except RunError as error:
        raise RunError(f"{error} {work.undo()}") from error
    finally:
        try:
            work.sweep()
        except KeyboardInterrupt:
            # Ctrl-C is often pressed twice.
            work.sweep()
            raise


def sweep(folders: Iterable[Path]) -> None:
    """Remove temporary files that a killed run has left in these folders. Only for who holds the lock."""
    for folder in folders:
        with suppress(OSError), os.scandir(folder) as entries:
            leftovers = [entry.path for entry in entries if _is_temporary(entry.name)]
            for path in leftovers:
                Path(path).unlink()


class _Work:
    """What has been done so far, so that it can be undone."""

    def __init__(self) -> None:
        self.temporaries: dict[Path, None] = {}
        self.known: set[Path] = set()
        self.folders: list[Path] = []
        self.done: list[Write] = []
        self.numbers = count()

    def stage(self, write: Write) -> Path | None:
        """Write the new content under a temporary name in the folder where it will stand."""
        if write.after is None:
            return None
        mode, folder = None, write.path.parent
        if write.before is None:
            self._make(folder)
        else:
            mode = write.path.stat()
            if not os.access(write.path, os.W_OK):
                raise PermissionError(13, "permission denied: the file is read-only", str(write.path))
        temporary = folder / f"{_PREFIX}{os.getpid()}-{next(self.numbers)}{_SUFFIX}"
        self.temporaries[temporary] = None
        try:
            _write(temporary, write.after, mode, write.lasting)
        except OSError as error:
            # The name that a person knows, not that of the temporary file.
            raise type(error)(error.errno, error.strerror, str(write.path)) from error
        return temporary

    def put(self, write: Write, temporary: Path | None) -> None:
        """Let the new file take the place of the old one, if that is still the one that was read."""
        if _read(write.path) != write.before:
            raise RunError(f"{write.path} was changed by something else in the meantime. Run dlbuild again.")
        if temporary is None:
            write.path.unlink()
        else:
            temporary.replace(write.path)
            self.temporaries.pop(temporary, None)
        self.done.append(write)

    def undo(self) -> str:
        """Put back what was there, last one first. Returns a sentence that says how that went."""
        lost = [write.path for write in reversed(self.done) if not self._put_back(write)]
        self.done.clear()
        if lost:
            return (
                f"These files are the new ones already, and could not be put back: {', '.join(sorted(map(str, lost)))}."
            )
        return "No file was changed."

    def _put_back(self, write: Write) -> bool:
        try:
            temporary = self.stage(Write(write.path, write.after, write.before))
            if temporary is None:
                write.path.unlink()
            else:
                temporary.replace(write.path)
        except OSError:
            return False
        return True

    def sweep(self) -> None:
        """Remove the temporary files that have not found their place, and new folders that nothing has come into."""
        for temporary in self.temporaries:
            with suppress(OSError):
                temporary.unlink()
        for folder in reversed(self.folders):
            with suppress(OSError):
                folder.rmdir()

    def _make(self, folder: Path) -> None:
        if folder in self.known:
            return
        self.known.add(folder)
        missing = []
        while not folder.is_dir():
            missing.append(folder)
            folder = folder.parent
        for new in reversed(missing):
            new.mkdir()
            self.folders.append(new)


def _write(path: Path, data: bytes, like: os.stat_result | None, lasting: bool) -> None:
    """Write a new file, with the mode and the owner of the file it replaces; if it is to last, see it on the disk."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        if like is not None:
            _adopt(handle, like)
        if lasting:
            os.fsync(handle)
    finally:
        os.close(handle)


def _adopt(handle: int, like: os.stat_result) -> None:
    mine = os.fstat(handle)
    # Neither call exists on Windows. The owner first: a change of owner may take bits off the mode.
    if (mine.st_uid, mine.st_gid) != (like.st_uid, like.st_gid):
        with suppress(OSError, AttributeError):
            os.fchown(handle, like.st_uid, like.st_gid)
    with suppress(OSError, AttributeError):
        os.fchmod(handle, stat.S_IMODE(like.st_mode))


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _is_temporary(name: str) -> bool:
    return name.startswith(_PREFIX) and name.endswith(_SUFFIX)

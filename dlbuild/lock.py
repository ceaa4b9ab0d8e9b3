"""One run at a time: the lock that a run holds while it writes.

The lock is the kernel's (`flock`), so it ends with the process that held it, however
that ends. The file's content only tells the others who it is.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from dlbuild.failure import RunError, reason

FOLDER = ".dlbuild"
PATIENCE = 10.0  # seconds that a second run waits for the first
_STEP = 0.05


@contextmanager
def locked(root: Path, say: Callable[[str], None], patience: float = PATIENCE) -> Iterator[Callable[[], None]]:
    """Hold the lock of the tree at `root`; wait at most `patience` seconds for another run, and say so.

    Yields a function to call before writing. It raises RunError where there could be no lock, because the folder
    cannot be written: a run that has nothing to write needs none. Raises RunError if the other run does not end.
    Windows has no flock: two runs are not kept apart there, but each file is still written whole.
    """
    if sys.platform == "win32":
        yield lambda: None
        return
    try:
        path = keep_from_git(root) / "lock"
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    except OSError as error:
        yield partial(_refuse, f"{error.filename or root}: {reason(error)}. No file was changed.")
        return
    try:
        _wait(handle, path, say, patience)
        os.ftruncate(handle, 0)
        os.pwrite(handle, _me().encode(errors="backslashreplace"), 0)
        yield lambda: None
        os.ftruncate(handle, 0)
    finally:
        os.close(handle)


def _refuse(message: str) -> None:
    raise RunError(message)


def keep_from_git(root: Path) -> Path:
    """Make the folder that holds the lock and what is kept between runs, and return it.

    It tells git to overlook it, so that nobody's .gitignore must.
    """
    folder = root / FOLDER
    folder.mkdir(exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")
    return folder


def _wait(handle: int, path: Path, say: Callable[[str], None], patience: float) -> None:
    try:
        if _take(handle):
            return
        say(f"waiting for another dlbuild ({_holder(handle)})")
        end = time.monotonic() + patience
        while time.monotonic() < end:
            time.sleep(_STEP)
            if _take(handle):
                return
    except OSError as error:
        say(f"this file system has no locks ({reason(error)}): do not let two builds run at once")
        return
    raise RunError(
        f"another dlbuild has been at work here for more than {patience:g} s: {_holder(handle)}. "
        f"No file was changed. Wait for it, or end it; it holds {path}."
    )


def _take(handle: int) -> bool:
    """Take the lock if nobody has it."""
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _me() -> str:
    words = [Path(sys.argv[0]).name or "python", *sys.argv[1:]]
    return f"process {os.getpid()}, since {time.strftime('%H:%M:%S')}: {' '.join(words)}"


def _holder(handle: int) -> str:
    return os.pread(handle, 400, 0).decode(errors="replace") or "it has not said who it is"

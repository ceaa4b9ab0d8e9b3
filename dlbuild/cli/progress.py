"""How far a run has come, for somebody who watches a terminal."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from types import TracebackType

# Seconds: a run that is over by then has shown nothing; a line that changes more often flickers.
PATIENCE = 1.0
PAUSE = 0.1
_BAR = 30


class Progress:
    """A line at the bottom of the terminal that goes away with the run.

    There is none if standard error is no terminal, or if `form` says that machines read along. It
    has no colours and no escape sequences: it goes back to the beginning of its line, and writes over it.
    """

    def __init__(self, form: str = "text") -> None:
        self._shown = ""
        self._next = time.monotonic() + PATIENCE
        self._is_on = form == "text" and sys.stderr.isatty()

    def __enter__(self) -> Callable[[int, int], None]:
        return self.tell

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if self._shown:
            self._show("")
            sys.stderr.write("\r")
            sys.stderr.flush()

    def tell(self, done: int, every: int) -> None:
        """Show that so many of all pages are done."""
        now = time.monotonic()
        if self._is_on and (now >= self._next or (self._shown and done == every)):
            self._next = now + PAUSE
            self._show(line(done, every, _width()))

    def _show(self, text: str) -> None:
        sys.stderr.write(f"\r{text:{len(self._shown)}}")
        sys.stderr.flush()
        self._shown = text


def line(done: int, every: int, width: int) -> str:
    """Return the line, as much of it as fits into so many columns."""
    doing = "drawing formulas" if done < every else "writing files"
    pages = f"{doing}: {done:{len(str(every))}} of {every} pages"
    room = min(_BAR, width - len(pages) - len(" []"))
    bar = "#" * (room * done // max(every, 1))
    return f"{pages} [{bar:{room}}]" if room > 0 else pages[: max(width, 0)]


def _width() -> int:
    """Return how many columns may be filled; in the last one some terminals begin a new line."""
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns - 1
    except OSError:
        return 79

"""How a command ends: three doors for what goes wrong, and words for each.

A person's mistake (2), the world's (1) and ours (3) are not told in the same way: only the last one has a traceback.
"""

from __future__ import annotations

import errno
import os
import sys
from types import TracebackType

import click

from dlbuild.failure import RunError, UsageError, reason

INTERRUPTED = 130  # 128 + SIGINT, as shells count
# What becomes of output that goes to a file or a pipe. Files of the project are written elsewhere (`dlbuild.commit`).
_UNWRITTEN = frozenset({errno.EPIPE, errno.ENOSPC, errno.EIO})


class Outcome:
    """A context that no exception leaves: it is told to the person, and becomes an exit code."""

    def __init__(self) -> None:
        self.code = 0

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> bool:
        if error is None or isinstance(error, SystemExit):
            return False
        self.code = _told(error)
        return True


def _told(error: BaseException) -> int:
    """Say what has happened, and return the exit code for it."""
    if isinstance(error, click.ClickException):
        error.show()
        return error.exit_code
    if isinstance(error, RunError):
        click.echo(_words(error), err=True)
        return error.exit_code
    if isinstance(error, (KeyboardInterrupt, click.Abort)):
        click.echo("interrupted: every file is either as it was or as it should be", err=True)
        return INTERRUPTED
    if isinstance(error, OSError) and error.errno in _UNWRITTEN:
        # Nothing may be left to flush at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        # A reader that has gone has seen enough (`dlbuild build --diff | head`).
        if error.errno != errno.EPIPE:
            click.echo(f"dlbuild: the output cannot be written: {reason(error)}", err=True)
        return 1
    click.echo(_bug_report(error), err=True, nl=False)
    return 3


def _words(error: RunError) -> str:
    if isinstance(error, UsageError) and error.problems:
        from dlbuild.report import report

        return report(error.problems).rstrip("\n")
    return f"dlbuild: {error}"


def _bug_report(error: BaseException) -> str:
    """Return all that somebody needs who is to find the bug."""
    import platform
    import shlex
    import traceback

    from dlbuild import __version__

    trace = "".join(traceback.format_exception(error))
    return (
        "This is a bug in dlbuild. No file is half written. Please report it with all of this:\n\n"
        f"dlbuild {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
        f"$ {shlex.join(['dlbuild', *sys.argv[1:]])}\n\n{trace}"
    )

"""`dlbuild filter`."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from dlbuild.cli.options import say
from dlbuild.cli.outcome import Outcome
from dlbuild.failure import UsageError


@click.command("filter", short_help="Be git's filter; for git to call.")
def filter_() -> int:
    """Be the filter that lets the working tree show LaTeX while commits hold references.

    git calls this, once for each of its own commands that has pages to read or to write, after
    `dlbuild init --filter`. What goes into a commit is built, as `dlbuild build --keep-going` would;
    what comes out of one is turned back, as `dlbuild restore` would.
    """
    from dlbuild.git.clean import Cleaner
    from dlbuild.git.packets import Pipe
    from dlbuild.git.process import NOT_GIT, serve
    from dlbuild.git.text import latex

    if sys.stdin.isatty():
        raise UsageError(NOT_GIT)
    cleaners: list[Cleaner] = []

    def clean(name: str, data: bytes) -> bytes:
        # Made for the first page: what only checks pages out needs no configuration, and may not have one yet.
        if not cleaners:
            cleaners.append(Cleaner(say))
        return cleaners[0](name, data)

    answers = {"clean": clean, "smudge": lambda _name, data: latex(data)}
    pipe = Pipe(sys.stdin.buffer, sys.stdout.buffer)
    serve(pipe, {command: _careful(answer) for command, answer in answers.items()})
    return 0


def _careful(answer: Callable[[str, bytes], bytes]) -> Callable[[str, bytes], bytes | None]:
    """Return an answer that says what is wrong, and returns None, where the other raises: git goes on without it."""

    def careful(name: str, data: bytes) -> bytes | None:
        with Outcome():
            return answer(name, data)
        return None

    return careful

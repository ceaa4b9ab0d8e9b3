"""`dlbuild init`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from dlbuild.report import count

if TYPE_CHECKING:
    from dlbuild.setup.init import Step

_AT_MOST = 20  # Of a file with more new lines, these are not shown.


@click.command(short_help="Set a repository up: configuration, git, pre-commit, make.")
@click.option(
    "--check", is_flag=True, help="Change nothing; say what would be done, and exit with 1 if anything would."
)
@click.option(
    "--filter", "filtered", is_flag=True, help="Let the working tree show LaTeX, while commits hold references."
)
def init(check: bool, filtered: bool) -> int:
    """Set up the repository of the current folder, and say what was done. Nothing is asked.

    It gets a dlbuild.toml with every option, lines in .gitattributes, an entry for pre-commit, a target
    in its Makefile if it has one, and, in this clone's own configuration, what git needs to show LaTeX
    in diffs. Files keep what they have; what is there already is not written again.
    """
    from dlbuild.setup.init import init as set_up

    steps = set_up(filtered=filtered, check=check)
    for step in steps:
        for line in _told(step, would=check):
            click.echo(line)
    todo = [step for step in steps if step.kind != "left"]
    if not todo:
        click.echo("nothing to do: this repository is set up for dlbuild")
    elif filtered and not check:
        click.echo("pages that show references here will show LaTeX after: dlbuild restore")
    return 1 if check and todo else 0


def _told(step: Step, would: bool) -> Iterator[str]:
    lines = [f"    {line}".rstrip() for line in step.lines]
    if step.kind == "setting":
        yield f"{'would set' if would else 'set'} in git's configuration of this clone: {step.name} = {step.lines[0]}"
    elif step.kind == "left":
        yield f"{step.name} stays as it is: {step.reason}{'; what it could have:' if lines else ''}"
        yield from lines
    else:
        verb = ("would write" if would else "wrote") if step.kind == "file" else "would add to" if would else "added to"
        yield f"{verb} {step.name}: {count(len(lines), 'line', 'lines')}"
        yield from lines if len(lines) <= _AT_MOST else ()

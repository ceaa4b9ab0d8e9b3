"""What several commands share: their PATHs, the formats of problems, and how a result is told."""

from __future__ import annotations

from collections.abc import Iterable

import click

from dlbuild.build import Result
from dlbuild.report import FORMATS, count, report

paths = click.argument("paths", nargs=-1, metavar="[PATH]…", type=click.Path())

output = click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="How problems are reported: for people, as JSON lines, as GitHub annotations, for code scanners.",
)


def say(message: str) -> None:
    """Tell a person what is going on, without getting in the way of the output."""
    click.echo(f"dlbuild: {message}", err=True)


def tell(result: Result, lines: Iterable[str], form: str = "text", aside: bool = False) -> None:
    """Print the problems of a result, then lines that sum it up.

    Machines get the problems alone on standard output. `aside` is for when something else has gone there.
    """
    text = report(result.problems, form)
    click.echo(text, nl=False, err=aside)
    if text and form == "text":
        click.echo(err=aside)
    for line in filter(None, lines):
        click.echo(line, err=aside or form != "text")


def found(result: Result) -> str:
    """Return how many problems there are, in words; "" for none."""
    warnings = len(result.problems) - result.errors
    parts = [
        count(number, one, f"{one}s") for number, one in ((result.errors, "problem"), (warnings, "warning")) if number
    ]
    return " and ".join(parts)

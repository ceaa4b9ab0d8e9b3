"""`dlbuild clean`."""

from __future__ import annotations

import click

from dlbuild.build import clean as clean_store
from dlbuild.cli.options import say, tell


@click.command(short_help="Remove drawings that no page refers to.")
@click.option(
    "--check", is_flag=True, help="Remove nothing; list what would be removed, and exit with 1 if there is any."
)
def clean(check: bool) -> int:
    """Remove the drawings that no page of the repository refers to.

    All pages count: those that the configuration leaves out, and those that git does not track yet. A drawing that
    is mentioned anywhere in a page, be it in code, is kept.
    """
    result = clean_store(check=check, say=say)
    listed = [f"{result.folder}/{key}.svg" for key in result.plan.removals] if check else []
    lines = ["nothing to do: no drawing is left over"]
    if result.plan:
        from dlbuild.report.changes import total

        lines = [*listed, total(result.plan, would=check)]
    tell(result, ["no file was changed"] if result.outcome == "refused" else lines)
    return 1 if result.errors or (check and result.plan) else 0

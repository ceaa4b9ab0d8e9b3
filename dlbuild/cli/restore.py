"""`dlbuild restore`."""

from __future__ import annotations

import click

from dlbuild.build import restore as restore_pages
from dlbuild.cli.options import paths, say, tell


@click.command(short_help="Turn the pages back to their LaTeX, byte for byte.")
@paths
@click.option("--check", is_flag=True, help="Change nothing; exit with 1 if anything would change.")
@click.option("--diff", is_flag=True, help="Change nothing; show what would change.")
def restore(paths: tuple[str, ...], check: bool, diff: bool) -> int:
    """Turn built formulas back to LaTeX: the exact inverse of `dlbuild build`.

    PATH is a page or a folder. LaTeX that was edited in a reference comes back as edited. The drawings stay;
    `dlbuild clean` removes those that no page refers to any more.
    """
    from dlbuild.report.changes import diff as diff_of
    from dlbuild.report.changes import listing, total

    result = restore_pages(*paths, check=check or diff, say=say)
    if diff:
        click.echo("".join(diff_of(result.plan)), nl=False)
    would = result.outcome == "looked"
    lines = [*listing(result.plan, would=would), total(result.plan, would=would)] if result.plan else []
    if result.outcome == "refused":
        lines = ["no file was changed"]
    tell(result, lines or ["nothing to do: no formula is built"], aside=diff)
    return 1 if result.errors or (check and result.plan) else 0

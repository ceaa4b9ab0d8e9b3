"""`dlbuild toc`."""

from __future__ import annotations

import click

from dlbuild.build import toc as renew
from dlbuild.cli.options import paths, say, tell

_HELP = """Bring the lists between <!-- toc --> and <!-- /toc --> up to date with the headings.

PATH is a page or a folder. A list names the headings of its page, or of those pages whose paths stand in the mark:

\b
    <!-- toc -->                                  the headings of this page, but for its title
    <!-- toc levels=2-3 skip="References" -->     some of them
    <!-- toc notes/*/readme.md depth=2 -->        the titles of other pages, and one level below
    <!-- toc style=numbers -->                    a numbered list
"""


@click.command(help=_HELP, short_help="Bring tables of contents up to date.")
@paths
@click.option("--check", is_flag=True, help="Change nothing; exit with 1 if anything would change.")
@click.option("--diff", is_flag=True, help="Change nothing; show what would change.")
def toc(paths: tuple[str, ...], check: bool, diff: bool) -> int:
    """Bring tables of contents up to date."""
    from dlbuild.report.changes import diff as diff_of
    from dlbuild.report.changes import total

    result = renew(*paths, check=check or diff, say=say)
    if diff:
        click.echo("".join(diff_of(result.plan)), nl=False)
    would = result.outcome == "looked"
    lines = [f"{'would change ' if would else ''}{change.page.name}" for change in result.plan.changes]
    if result.plan:
        lines.append(total(result.plan, would=would))
    if result.outcome == "refused":
        lines = ["no file was changed"]
    tell(result, lines or ["nothing to do: every table of contents is up to date"], aside=diff)
    return 1 if result.errors or (check and result.plan) else 0

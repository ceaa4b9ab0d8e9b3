"""`dlbuild import`."""

from __future__ import annotations

import click

from dlbuild.build import import_images
from dlbuild.cli.options import found, output, paths, say, tell
from dlbuild.report import count


@click.command("import", short_help="Turn images of formulas, made by other tools, into LaTeX.")
@paths
@click.option("--check", is_flag=True, help="Change nothing; exit with 1 if anything would change.")
@click.option("--diff", is_flag=True, help="Change nothing; show what would change.")
@output
def import_(paths: tuple[str, ...], check: bool, diff: bool, form: str) -> int:
    """Turn the images of formulas on Markdown pages into LaTeX, which dlbuild build can then build.

    These are the images of services that draw what their address says (codecogs, GitHub's old
    render/math, upmath, math.vercel.app and more, be they still there or not), those of readme2tex, and
    all whose alternative text is LaTeX between dollars. What cannot be read stays, and is told.

    PATH is a page or a folder. Nothing is fetched.
    """
    result = import_images(*paths, check=check or diff, say=say)
    if diff:
        from dlbuild.report.changes import diff as diff_of

        click.echo("".join(diff_of(result.plan)), nl=False)
    lines = [found(result)]
    if result.outcome == "refused":
        lines = ["no file was changed"]
    elif result.plan:
        from dlbuild.report.changes import listing, total

        would = result.outcome == "looked"
        lines = [*listing(result.plan, would=would), total(result.plan, would=would), *lines]
    elif not result.problems:
        lines = [f"nothing to do: no image of a formula on {count(result.pages, 'page', 'pages')}"]
    tell(result, lines, form, aside=diff)
    return 1 if result.errors or (check and result.plan) else 0

"""`dlbuild build`."""

from __future__ import annotations

import click

from dlbuild.build import Result
from dlbuild.build import build as build_pages
from dlbuild.cli.options import found, output, paths, say, tell
from dlbuild.cli.progress import Progress
from dlbuild.crew import processors
from dlbuild.report import count


@click.command(short_help="Draw the formulas, rewrite the pages, check them.")
@paths
@click.option("--check", is_flag=True, help="Change nothing; exit with 1 if anything would change.")
@click.option("--diff", is_flag=True, help="Change nothing; show what would change.")
@click.option("--keep-going", is_flag=True, help="Leave formulas that are wrong as LaTeX, and build the others.")
@click.option("--jobs", type=click.IntRange(min=1), help="How many processes may work.  [default: one a processor]")
@output
def build(paths: tuple[str, ...], *, check: bool, diff: bool, keep_going: bool, jobs: int | None, form: str) -> int:
    """Draw the formulas of Markdown pages, and put references to the drawings in their place.

    PATH is a page or a folder. Without one, all pages that git tracks are built, or those that the
    configuration names. Drawings that exist are not made again. If a formula is wrong, no file is
    changed. At the end the pages are checked, as `dlbuild check` does.
    """
    with Progress(form) as watch:
        result = build_pages(
            *paths, check=check or diff, keep_going=keep_going, jobs=jobs or processors(), say=say, watch=watch
        )
    if diff:
        from dlbuild.report.changes import diff as diff_of

        click.echo("".join(diff_of(result.plan)), nl=False)
    tell(result, _lines(result, bool(paths)), form, aside=diff)
    return 1 if result.errors or (check and result.plan) else 0


def _lines(result: Result, named: bool) -> list[str]:
    plan, would = result.plan, result.outcome == "looked"
    wrong = count(result.errors, "problem", "problems")
    if result.outcome == "refused":
        return [f"{wrong}: no file was changed (--keep-going builds what is right)"]
    if plan:
        from dlbuild.report.changes import listing, total

        new = f"the new drawings are in {result.folder}: git add {result.folder}" if plan.drawings and not would else ""
        return [*listing(plan, would=would), total(plan, would=would), new, found(result)]
    if not result.pages:
        return [f"nothing to do: {_no_page(named)}", found(result)]
    return [found(result) or f"nothing to do: {count(result.pages, 'page is', 'pages are')} up to date"]


def _no_page(named: bool) -> str:
    """Return why a run has found no page; who has just written one may not know that git is asked."""
    if named:
        return "there is no Markdown page there that the configuration does not exclude"
    from pathlib import Path

    from dlbuild.config import find

    if not find(Path.cwd()).in_git:
        return "there is no Markdown page here"
    return "git tracks no Markdown page here that is a note: git add it, or name it"

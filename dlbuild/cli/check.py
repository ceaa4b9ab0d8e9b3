"""`dlbuild check`."""

from __future__ import annotations

import click

from dlbuild.build import check as check_pages
from dlbuild.build import mend
from dlbuild.cli.options import found, output, paths, say, tell
from dlbuild.report import count


@click.command(short_help="Look whether pages, drawings and links are as they should be.")
@paths
@click.option("--only", multiple=True, metavar="NAME,…", help="Make these checks only.")
@click.option("--skip", multiple=True, metavar="NAME,…", help="Do not make these checks.")
@click.option("--fix", is_flag=True, help="First mend what has one safe answer.")
@click.option("--list-external", is_flag=True, help="Check nothing; list the addresses of the web that are linked to.")
@output
def check(
    *, paths: tuple[str, ...], only: tuple[str, ...], skip: tuple[str, ...], fix: bool, list_external: bool, form: str
) -> int:
    """Look whether all is as it should be. Changes nothing, draws nothing.

    PATH is a page or a folder. Pages must be built, and each drawing be there, unaltered and of the
    LaTeX that its reference says; every link, image and anchor must exist on GitHub. Without PATH,
    drawings that no page refers to are reported as well.

    NAME is "formulas" (pages and drawings), "links", or one of the checks of which that consists; several are
    parted by commas.

    --fix mends paths in the wrong case, links to headings that were renamed since the last commit, and tables of
    contents.
    """
    if list_external:
        _list(paths, form)
        return 0
    mended = mend(*paths, say=say).plan.changes if fix else ()
    lines = [f"mended {count(len(change.edits), 'place', 'places')} in {change.page.name}" for change in mended]
    result = check_pages(*paths, only=_names(only), skip=_names(skip))
    tell(result, [*lines, found(result) or f"{count(result.pages, 'page', 'pages')}, no problems"], form)
    return 1 if result.errors else 0


def _names(words: tuple[str, ...]) -> list[str]:
    return [name for word in words for name in word.split(",") if name]


def _list(paths: tuple[str, ...], form: str) -> None:
    """Print addresses for other tools: one a line, or with all their places as JSON."""
    import json

    from dlbuild.build import addresses

    for url, places in addresses(*paths).items():
        at = [
            dict(zip(("file", "line", "column"), (each.name, *each.place(span.start)), strict=True))
            for each, span in places
        ]
        click.echo(json.dumps({"url": url, "places": at}) if form == "json" else url)

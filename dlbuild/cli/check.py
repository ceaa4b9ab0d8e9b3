"""`dlbuild check`."""

from __future__ import annotations

import click

from dlbuild.build import check as check_pages
from dlbuild.cli.options import found, output, paths, tell
from dlbuild.report import count


@click.command(short_help="Look whether pages, drawings and links are as they should be.")
@paths
@click.option("--only", multiple=True, metavar="NAME", help="Make this check only; may be given again.")
@click.option("--skip", multiple=True, metavar="NAME", help="Do not make this check; may be given again.")
@output
def check(paths: tuple[str, ...], only: tuple[str, ...], skip: tuple[str, ...], form: str) -> int:
    """Look whether all is as it should be. Changes nothing, draws nothing.

    PATH is a page or a folder. Pages must be built, and each drawing be there, unaltered and of the
    LaTeX that its reference says; every link, image and anchor must exist on GitHub. Without PATH,
    drawings that no page refers to are reported as well.

    NAME is "formulas" (pages and drawings), "links", or one of the checks of which that consists.
    """
    result = check_pages(*paths, only=only, skip=skip)
    tell(result, [found(result) or f"{count(result.pages, 'page', 'pages')}, no problems"], form)
    return 1 if result.errors else 0

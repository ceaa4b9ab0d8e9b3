"""`dlbuild export`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dlbuild.cli.options import say
from dlbuild.hosts import HOSTS

_HELP = """Write PAGE, be it LaTeX or built, as another place shows it best. PAGE itself stays as it is.

\b
pypi       drawings for light paper, at whole addresses, as are all links
bitbucket  images in Markdown, for there is no HTML
gitlab     LaTeX, in the delimiters that GitLab knows
native     LaTeX that GitHub's own maths gets right

Without --base-url, whole addresses are those of the repository on GitHub, at its default branch.
New drawings are put to the others; they are in use as long as the exported page is in the repository.
"""


@click.command(help=_HELP, short_help="Write a page for another place: PyPI, Bitbucket, GitLab, GitHub's own maths.")
@click.argument("page", type=click.Path(path_type=Path))
@click.option(
    "--host", "host", required=True, type=click.Choice(list(HOSTS)), help="The place that will show the page."
)
@click.option(
    "--base-url", default="", metavar="URL", help="Where the files of this repository are served; all is below it."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to a file, not to standard output.")
def export(page: Path, host: str, base_url: str, output: Path | None) -> int:
    """Write a page for another place."""
    from dlbuild.export import export as export_page
    from dlbuild.report import count, report

    exported = export_page(page, host, base_url=base_url, output=output, say=say)
    click.echo(report(exported.problems), nl=False, err=True)
    if exported.errors:
        say(f"{count(exported.errors, 'problem', 'problems')}: nothing was written")
        return 1
    if exported.drawings:
        say(f"drew {count(len(exported.drawings), 'formula', 'formulas')}: git add {exported.folder}")
    if output is None:
        sys.stdout.buffer.write(exported.text.encode())
    else:
        say(f"wrote {output}")
    return 0

"""`dlbuild textconv`."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command(short_help="Print a page with its LaTeX; for git diff.")
@click.argument("path", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def textconv(path: Path) -> int:
    """Print a page as its author wrote it: LaTeX for every reference. The page is not changed.

    `dlbuild init` tells git to look at pages in this way in `git diff`, `git log -p` and `git show`.
    """
    from dlbuild.git.text import latex
    from dlbuild.pages import content

    sys.stdout.buffer.write(latex(content(Path(), str(path))))
    return 0

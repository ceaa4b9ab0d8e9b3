"""`dlbuild render`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dlbuild.problem import FormulaError

if TYPE_CHECKING:
    from dlbuild.typeset import Typeset


_HELP = """Draw the formula TEX, written without dollars; `-` reads it from standard input.

Macros, size and colours are those of the project that the current folder is in.

\b
    dlbuild render 'e^{i\\pi} + 1 = 0' > euler.svg
    dlbuild render --display '\\sum_{n=1}^\\infty \\frac{1}{n^2}' -o basel.svg
"""


class _Render(click.Command):
    """The command, which knows that formulas may begin with a hyphen, as options do."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            way_out = "If it is a formula, write -- before it: dlbuild render -- '-x'"
            raise click.UsageError(f"{error.format_message()} {way_out}", ctx) from error


@click.command(cls=_Render, help=_HELP, short_help="Draw one formula.")
@click.argument("tex")
@click.option(
    "-o", "--output", "path", type=click.Path(path_type=Path), help="Write to a file, not to standard output."
)
@click.option(
    "--display", is_flag=True, help="Set it as a formula on a line of its own, with large operators and limits."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["svg", "json"]),
    default="svg",
    show_default=True,
    help="A drawing, or its measures, glyphs and rules in ems (y downwards, baseline 0).",
)
@click.option(
    "--debug",
    is_flag=True,
    help="Draw what TeX sees over it: boxes of characters (blue), of layout (green), baselines (red), axis (orange).",
)
def render(tex: str, path: Path | None, display: bool, form: str, debug: bool) -> int:
    """Draw one formula."""
    from dlbuild.commit import Write, commit
    from dlbuild.config import find
    from dlbuild.orders import look
    from dlbuild.typeset import typeset

    latex = sys.stdin.read().strip() if tex == "-" else tex
    config = find(Path.cwd()).config
    try:
        formula = typeset(latex, display, dict(config.macros), breaks=True, anatomy=debug)
    except FormulaError as error:
        from dlbuild.report import report

        click.echo(report([error.problem]), err=True, nl=False)
        return 1
    data = _json(formula) if form == "json" else formula.svg(look=look(config))
    if path is None:
        sys.stdout.buffer.write(data)
    else:
        commit([Write(path, path.read_bytes() if path.exists() else None, data)])
    return 0


def _json(formula: Typeset) -> bytes:
    import json

    picture = formula.picture
    value = {
        "width": picture.width,
        "height": picture.height,
        "depth": picture.depth,
        "glyphs": [glyph._asdict() for glyph in picture.glyphs],
        "rules": [rule._asdict() for rule in picture.rules],
        "lines": [line._asdict() for line in picture.lines],
        "texts": [text._asdict() for text in picture.texts],
    }
    return json.dumps(value, indent=1).encode() + b"\n"

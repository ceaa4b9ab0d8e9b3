"""The command line: words to one call, its answer to an exit code.

| code | means |
| --- | --- |
| 0 | all is well |
| 1 | there are problems, or `--check` would change something, or the disk is in the way |
| 2 | what was asked makes no sense: an unknown option, a missing PATH, a wrong configuration |
| 3 | a bug in dlbuild |
| 130 | interrupted |

To add a command, write a file here with a click command of its name in it, and a line in `COMMANDS`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper

import click

from dlbuild.cli.outcome import Outcome

COMMANDS = (
    "build",
    "restore",
    "check",
    "toc",
    "prove",
    "clean",
    "render",
    "import",
    "export",
    "init",
    "textconv",
    "filter",
)
# Names that Python has taken: their files and functions have an underscore behind.
_TAKEN = frozenset({"filter", "import"})


class _Commands(click.Group):
    """The commands, each imported when it is called: `dlbuild check` need not know how `render` works."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        name = f"{cmd_name}_" if cmd_name in _TAKEN else cmd_name
        command: click.Command = getattr(import_module(f"dlbuild.cli.{name}"), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            from difflib import get_close_matches

            nearest = get_close_matches(args[0], COMMANDS, 1)
            ctx.fail(f"there is no command {args[0]}" + (f"; did you mean {nearest[0]}?" if nearest else ""))
        return super().resolve_command(ctx, args)


def _version(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        from dlbuild import __version__

        click.echo(f"dlbuild {__version__}")
        ctx.exit()


_HELP = """Typeset the LaTeX in Markdown notes into SVGs that look the same everywhere.

A formula such as $x^2$ becomes a reference to a drawing in formulas/; its LaTeX stays readable and
editable in the reference. Nothing is lost: restore gives back every byte.

\b
    dlbuild build --diff    show what would change
    dlbuild build           draw the formulas, rewrite the pages, check them
    dlbuild restore         turn the pages back

Settings are in [tool.dlbuild] of pyproject.toml, or in dlbuild.toml; none is needed.
"""
_EPILOG = """
Exit codes: 0 all is well; 1 there are problems, or --check would change something; 2 wrong usage; 3 a bug in dlbuild.
"""


@click.command(
    cls=_Commands,
    help=_HELP,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_version, help="Show the version.")
def dlbuild() -> None:
    """Hold the commands."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; whatever happens is told in words."""
    outcome = Outcome()
    with outcome:
        for stream in (sys.stdout, sys.stderr):
            # A report shows any text on any terminal.
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        outcome.code = dlbuild.main(arguments, "dlbuild", standalone_mode=False) or 0
        sys.stdout.flush()
    return outcome.code

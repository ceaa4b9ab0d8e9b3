r"""What the control sequences do: one construct a file, each with its table; here they are one list.

A command is a function of the parser and the token that called it, and returns an item for the list or None.
A special is given the list so far as well (scripts, `\over`, `\limits`), and changes it.
To add a construct: write a file with a `COMMANDS` table, and add it below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.tex.commands import (
    accents,
    arrays,
    boxes,
    classes,
    colors,
    definitions,
    dots,
    fences,
    fonts,
    fractions,
    internals,
    labels,
    operators,
    radicals,
    scripts,
    spacing,
    stacks,
    stretches,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from dlbuild.tex.mlist import Item
    from dlbuild.tex.parser import Parser

    Command = Callable[[Parser, str], Item | None]
    Special = Callable[[Parser, list[Item], str], None]

_FILES = (
    accents,
    arrays,
    boxes,
    classes,
    colors,
    definitions,
    dots,
    fences,
    fonts,
    fractions,
    internals,
    labels,
    operators,
    radicals,
    spacing,
    stacks,
    stretches,
    words,
)

COMMANDS: dict[str, Command] = {name: command for file in _FILES for name, command in file.COMMANDS.items()}
SPECIALS: dict[str, Special] = {**scripts.SPECIALS, **fractions.SPECIALS, **operators.SPECIALS, **fonts.SPECIALS}

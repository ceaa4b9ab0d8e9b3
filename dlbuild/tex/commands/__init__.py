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
    lengths,
    operators,
    radicals,
    scripts,
    sizes,
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
    lengths,
    operators,
    radicals,
    sizes,
    spacing,
    stacks,
    stretches,
    words,
)

# Files that few formulas need, read when the first one does: start-up is a feature.
_RARE = {
    "characters": r"\char \symbol \unicode \verb",
    "chemistry": r"\ce \pu",
    "enclosures": r"\enclose \cancelto \phase \angl \bbox",
    "environments": r"\newenvironment \renewenvironment",
    "physics": r"""
        \dv \pdv \fdv \derivative \pderivative \partialderivative \fderivative \functionalderivative \dd \differential
        \var \variation \qty \quantity \pqty \bqty \Bqty \vqty \eval \evaluated \qq \qqtext \qif \qthen \qelse
        \qotherwise \qunless \qgiven \qusing \qassume \qsince \qlet \qfor \qall \qeven \qodd \qinteger \qand \qor
        \qas \qin \qcc \qc \qcomma \ev \expval \expectationvalue \ip \innerproduct \dyad \outerproduct \op
    """,
    "quantities": r"""
        \mqty \pmqty \bmqty \vmqty \Pmqty \smqty \spmqty \sbmqty \svmqty \sPmqty \imat \identitymatrix \xmat \xmatrix
        \zmat \zeromatrix \pmat \paulimatrix \dmat \diagonalmatrix \admat \antidiagonalmatrix
    """,
}


def _rare(file: str) -> Command:
    def command(parser: Parser, token: str) -> Item | None:
        from importlib import import_module

        table: dict[str, Command] = import_module(f"dlbuild.tex.commands.{file}").COMMANDS
        return table[token](parser, token)

    return command


COMMANDS: dict[str, Command] = {
    **{name: command for file in _FILES for name, command in file.COMMANDS.items()},
    **{name: _rare(file) for file, names in _RARE.items() for name in names.split()},
}
SPECIALS: dict[str, Special] = {**scripts.SPECIALS, **fractions.SPECIALS, **operators.SPECIALS, **fonts.SPECIALS}
SPECIALS |= internals.SPECIALS

r"""Mathematics that begins anew: what TeX sets in a box of its own is not in the alphabet in force outside.

Whenever TeX begins a formula, `\fam` is −1 (TeXbook p. 154), and the cells of a matrix, the body of a brace or
of a phantom, the radicand of `\sqrt[3]{x}` are formulas in boxes. So `\mathbf{\begin{pmatrix}a\end{pmatrix}}` has an
italic a. The bold version (`\boldsymbol`) stays, because it is not a family.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.tex.alphabets import atoms_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from dlbuild.tex.mlist import Item
    from dlbuild.tex.parser import Parser


def begin_anew(parser: Parser) -> None:
    """Leave the alphabet in force."""
    if parser.alphabet:
        parser.alphabet = ""
        parser.atoms = atoms_in("", bold=parser.bold)


def in_a_box(read: Callable[[Parser, str], Item]) -> Callable[[Parser, str], Item]:
    """Return the command whose arguments are formulas in boxes."""

    def command(parser: Parser, token: str) -> Item:
        saved = parser.atoms, parser.alphabet
        begin_anew(parser)
        item = read(parser, token)
        parser.atoms, parser.alphabet = saved
        return item

    return command

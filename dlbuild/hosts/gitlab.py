"""GitLab: KaTeX, in a line between `` $` `` and `` `$ ``, and in ```` ```math ```` blocks: code, to Markdown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dlbuild.hosts.host import Host
from dlbuild.hosts.rewriting import in_block, in_line, without_bars

if TYPE_CHECKING:
    from dlbuild.markdown import Formula, Reference


def written(formula: Formula | Reference, latex: str) -> str:
    """Return a formula between delimiters that look like code to Markdown."""
    if formula.block:
        return block(formula, latex)
    latex = latex.replace("\n", " ")
    if formula.mount.cell:
        latex = without_bars(latex)
    if "`" in latex:
        return f"$${latex}$$" if formula.display else f"${latex}$"
    latex = in_line(latex)
    return f"$`\\displaystyle {latex}`$" if formula.display else f"$`{latex}`$"


def block(formula: Formula | Reference, latex: str) -> str:
    """Return a formula as a block of its own, with the prefixes of its containers."""
    return replace(formula.mount, open="```math\n", close="\n```").page_text(in_block(latex))


HOST = Host(lambda formula, latex, _place: written(formula, latex), sets=True)

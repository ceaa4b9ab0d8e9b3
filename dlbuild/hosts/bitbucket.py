"""Bitbucket: Markdown without any HTML, so images are written in Markdown, and nothing says how deep they hang.

Boxes are as tight as can be: an image stands on the baseline with its lower edge.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dlbuild.hosts.host import Host, Place
from dlbuild.hosts.rewriting import without_bars

if TYPE_CHECKING:
    from dlbuild.markdown import Formula, Reference

# What could be Markdown in an alternative text. A backslash keeps it from that (CommonMark 2.4).
_MARKDOWN = re.compile(r"([\\`*_\[\]<>&!|#~])")
_MARKDOWN_IN_ADDRESSES = re.compile(r"([ ()<>\\])")


def _write(formula: Formula | Reference, address: str, place: Place) -> str:
    latex = formula.latex.replace("\n", " ")
    alternative = _MARKDOWN.sub(r"\\\1", without_bars(latex) if formula.mount.cell else latex)
    escaped = _MARKDOWN_IN_ADDRESSES.sub(lambda match: f"%{ord(match[1]):02X}", address)
    image = f"![{alternative}]({escaped})"
    if not formula.block:
        return image
    # What was a block of its own must be a paragraph now: blank lines part it from others.
    blanks = replace(
        formula.mount, open="\n" if place.below else "", close="\n" if formula.followed else "", cell=False
    )
    return blanks.page_text(image)


HOST = Host(_write, look={"theme": "auto", "alignment": "tight"})

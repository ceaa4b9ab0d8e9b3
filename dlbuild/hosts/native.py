r"""GitHub's own maths: MathJax, behind a Markdown that reads the formula first.

Between bare dollars Markdown takes `\\`, `\{`, `_`, `*` and `<` for its own, so only what has none of them is
written so; the rest goes between `` $` `` and `` `$ ``, and displays into ```` ```math ```` blocks. Some
macros are refused (github/markup #1688), among them what could make text invisible.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dlbuild.hosts.gitlab import block, written
from dlbuild.hosts.host import Host, Place
from dlbuild.hosts.rewriting import has_breaks, tamed

if TYPE_CHECKING:
    from dlbuild.markdown import Formula, Reference

# Letters, digits, signs that mean nothing to Markdown, and control words.
_PLAIN = re.compile(r"(?!\s)(?:[A-Za-z0-9 +\-=.,/()^{}'?!;]|\\[A-Za-z]+)+(?<!\s)")
_REFUSED = re.compile(
    r"\\(?:[hv]?phantom|(?:re|provide)?newcommand|[gex]?def|let|DeclareMathOperator|require|unicode|href|class|cssId"
    r"|style|hskip|hspace)(?![A-Za-z])"
)


def _write(formula: Formula | Reference, latex: str, _place: Place) -> str:
    latex = tamed(latex)
    if formula.block:
        # MathJax breaks lines in environments only.
        return block(formula, f"\\begin{{gathered}}\n{latex}\n\\end{{gathered}}" if has_breaks(latex) else latex)
    if not formula.display and _PLAIN.fullmatch(latex):
        return f"${latex}$"
    return written(formula, latex)


def _refuses(latex: str, place: Place) -> tuple[str, ...]:
    refused = dict.fromkeys(f"GitHub refuses {name}" for name in _REFUSED.findall(tamed(latex)))
    return (*refused, *(["GitHub shows no formula that touches a word"] if place.touching else []))


HOST = Host(_write, sets=True, refuses=_refuses)

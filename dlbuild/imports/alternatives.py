r"""Formulas that stand in an image's `alt`: readme2tex writes `$x$`, Wikipedia `{\displaystyle x}`, others `\[x\]`."""

from __future__ import annotations

import re

from dlbuild.imports.latex import Foreign, foreign

# Delimiters all around, and no other dollar inside.
_MATHS = re.compile(
    r"\$\$(?:[^$\\]|\\.)+\$\$|\$(?:[^$\\]|\\.)+\$|\\\((?:(?!\\\)).)+\\\)|\\\[(?:(?!\\\]).)+\\\]"
    r"|(?P<bare>\\begin\{(?P<name>(?:align|gather|equation|multline|eqnarray)\*?)\}.*\\end\{(?P=name)\})"
    r"|\{\\displaystyle\b.*\}",
    re.DOTALL,
)


def formula_in(alt: str) -> Foreign | None:
    """Return the formula that an `alt` is; None for words."""
    match = _MATHS.fullmatch(alt.strip())
    if not match:
        return None
    if alt.strip().startswith("{"):
        # MediaWiki says \displaystyle of every formula, also of those within a line.
        found = foreign(alt)
        return found and found._replace(display=None)
    return foreign(alt, True if match["bare"] else None)

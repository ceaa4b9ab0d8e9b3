"""Quick looks at a page's text, which spare most pages the parser.

They may say yes to a page without formulas; they never say no to one with formulas
(`tests/properties/test_pretest.py`).
"""

from __future__ import annotations

import re

from dlbuild.markdown.reread import INLINE
from dlbuild.markdown.spelling import MAY_OPEN

_SIGNS = ("$", "\\(", "\\[", "\\begin{", "math")
_MAY_OPEN = re.compile(rf"{MAY_OPEN.pattern}|(?:```|~~~)\s*math")
# Built formulas, as dlbuild writes them, hold LaTeX that is not to be found again. Characters that could end
# a tag, a cell or code before the last bracket, or a backslash before the first, leave them to the parser.
_ATTRIBUTES = r"""(?: [a-z-]+="[^"\n'`|<>]*")*"""
_BUILT = re.compile(rf"(?<!\\)<picture><source{_ATTRIBUTES}><img{_ATTRIBUTES}></picture>")


def may_have_formulas(text: str) -> bool:
    """Whether there may be LaTeX in a page."""
    # To look for a word is ten times as fast as to match an expression.
    if not any(sign in text for sign in _SIGNS) or not _MAY_OPEN.search(text):
        return False
    return "<picture>" not in text or bool(_MAY_OPEN.search(_BUILT.sub(">", text)))


def may_have_references(text: str) -> bool:
    """Whether there may be formulas in a page that dlbuild has built."""
    return "<picture>" in text and bool(INLINE.search(text))

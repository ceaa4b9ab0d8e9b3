"""Quick looks at a page's text, which spare most pages the parser.

They may say yes to a page without formulas; they never say no to one with formulas
(`tests/properties/test_pretest.py`).
"""

from __future__ import annotations

import re

from dlbuild.markdown.crossref import LINK
from dlbuild.markdown.spelling import MAY_OPEN

_SIGNS = ("$", "\\(", "\\[", "\\begin{", "math", "ref{")
_MAY_OPEN = re.compile(rf"{MAY_OPEN.pattern}|(?:```|~~~)\s*math|\\(?:eq)?ref\{{")
# Built formulas, as dlbuild writes them, hold LaTeX that is not to be found again. Characters that could end
# a tag, a cell or code before the last bracket, or a backslash before the first, leave them to the parser.
_ATTRIBUTES = r"""(?: [a-z-]+="[^"\n'`|<>]*")*"""
_BUILT = re.compile(rf"(?<!\\)(?:<picture><source{_ATTRIBUTES}><img{_ATTRIBUTES}></picture>|<img{_ATTRIBUTES}>)")
_BUILT_IMAGE = re.compile(r'src(?:set)?="[^"\n]*[0-9a-f]{16}\.svg(?:#dark)?"')
# So do links to equations, behind white space: what stands before could have taken part of one.
_BUILT_LINK = re.compile(rf"(?:(?<!\S)|(?<=\s\())(?!\[[^\]]*(?:\$|\\[\[(\]a-zA-Z])){LINK.pattern}")


def may_have_formulas(text: str) -> bool:
    """Whether there may be LaTeX in a page: formulas, or references to equations."""
    # To look for a word is ten times as fast as to match an expression.
    if not any(sign in text for sign in _SIGNS) or not _MAY_OPEN.search(text):
        return False
    rest = _BUILT.sub(">", text) if "<img " in text else text
    rest = _BUILT_LINK.sub(")", rest) if "ref{" in rest else rest
    return rest is text or bool(_MAY_OPEN.search(rest))


def may_have_references(text: str) -> bool:
    """Whether there may be formulas, or links to equations, in a page that dlbuild has built."""
    return bool(_BUILT_IMAGE.search(text)) or ("ref{" in text and bool(LINK.search(text)))

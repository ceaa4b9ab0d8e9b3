"""The marks that git leaves in a page whose merge has failed.

Both sides stand there, one below the other, and a line of either may be half of a formula: nothing can be told of
such a page. In a code block they are an example.
"""

from __future__ import annotations

import re

from dlbuild.markdown.parse import Parsed
from dlbuild.source import Span

_OURS = re.compile(r"^<{7} .*", re.MULTILINE)
_BETWEEN = re.compile(r"^={7}\r?$", re.MULTILINE)
_THEIRS = re.compile(r"^>{7} ", re.MULTILINE)


def conflict(parsed: Parsed) -> Span | None:
    """Return where a page has the first mark of a failed merge, if it has."""
    text = parsed.source.text
    for ours in _OURS.finditer(text) if "<<<<<<< " in text else ():
        between = _BETWEEN.search(text, ours.end())
        if between and _THEIRS.search(text, between.end()) and not _is_code(parsed, ours.start()):
            return Span(*ours.span())
    return None


def _is_code(parsed: Parsed, offset: int) -> bool:
    blocks = (parsed.lines(token) for token in parsed.tokens if token.type in {"fence", "code_block"})
    return any(start <= offset < end for start, end in blocks)

"""How far a formula in a line reaches.

It does not run across code, tags, addresses or the end of a link: what cmark takes for one of them is none of
dlbuild's business, and so no formula is ever found in it.
"""

from __future__ import annotations

import re

from markdown_it.common.html_re import HTML_TAG_RE

from dlbuild.markdown.crossref import LINK
from dlbuild.markdown.spelling import STEP, Dollars, closes

# Where an address begins that stands bare in the text, as cmark-gfm looks for it (GFM, autolinks).
# A blank, a tab or a line ending ends one, no other white space.
BLANK = r" \t\n\r"
ADDRESS = rf"(?:(?<![A-Za-z])(?i:https?|ftp)://|(?<![^{BLANK}*_~(])www\.)(?=[^\W_])"
_STEP = re.compile(rf"{STEP}|`+|<|\]\(|{ADDRESS}", re.DOTALL)
_AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.\-]{1,31}:[^<>\x00-\x20]*|[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+)>")
# What stands behind a link's text in parentheses: destination and title (CommonMark 6.3).
_DESTINATION = r"(?:<(?:[^<>\n\\]|\\.)*>|(?!<)(?:[^\s()\\\x00-\x20]|\\.|\((?:[^\s()\\]|\\.)*\))*)"
_TITLE = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\))"""
_TAIL = re.compile(rf"\(\s*{_DESTINATION}(?:\s+{_TITLE})?\s*\)", re.DOTALL)


def end_of_formula(text: str, start: int, inside: int, limit: int, close: str, *, dollars: Dollars) -> int:
    """Return where the formula ends that begins at `start` and whose text begins at `inside`; -1 if it does not.

    It ends before `limit`. What stands behind that may still tell code from a lone backtick.
    """
    if close == "`$":
        end = text.find("`", inside, limit)
        good = end > inside and text.startswith(close, end, limit) and not text.startswith("$", end + 2)
        return end + 2 if good and not dollars.behind.match(text, end + 2) else -1
    if text.find(close, inside, limit) < 0:
        return -1
    at = inside
    while match := _STEP.search(text, at, limit):
        if text[match.start()] not in "\\$":
            at = _behind(text, start, match, limit)
            if at < 0:
                return -1
            continue
        at = match.end()
        verdict = closes(match[0], close, text, match.start(), inside, dollars=dollars)
        # Behind `\\]` a link to an equation is none whose brackets have been escaped.
        if verdict is None and match[0] == close == "\\]":
            verdict = LINK.match(text, at, limit) is not None or None
        if verdict is None:
            return -1
        if verdict:
            return match.start() + len(close)
    return -1


def _behind(text: str, start: int, match: re.Match[str], limit: int) -> int:
    """Return where a formula goes on behind what could be Markdown, -1 if it is."""
    at = match.start()
    if text[at] == "`":
        code = re.compile(rf"(?<!`){match[0]}(?!`)").search(text, match.end())
        return -1 if code else match.end()
    if text[at] == "<":
        tag = HTML_TAG_RE.match(text, at, limit) or _AUTOLINK.match(text, at, limit)
        return -1 if tag else match.end()
    if text[at] == "]":
        tail = _TAIL.match(text, at + 1, limit)
        if not tail:
            return match.end()
        # A bracket that the formula has opened itself is no link's: $F[x](t)$.
        is_own = text.count("[", start, at) > text.count("]", start, at)
        # Nor is one of a link that dlbuild has written: before that there was none.
        return tail.end() if is_own or "[" not in LINK.sub("", text[:start]) else -1
    return -1

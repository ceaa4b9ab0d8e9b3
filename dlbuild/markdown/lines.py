"""The text of a block, taken out of the containers that it stands in.

A state of markdown-it's block parser has, for each line, where it begins behind the containers' prefixes
(`bMarks`), how far its text is indented in characters (`tShift`) and in columns (`sCount`), and where it
ends (`eMarks`), all in offsets of the page's cleaned copy.
"""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from dlbuild.markdown.found import Around
from dlbuild.markdown.mount import frame
from dlbuild.markdown.place import Page, Place

# The line below the head of a table (GFM, tables).
DELIMITER_ROW = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$", re.MULTILINE)

_BLANKS = " \t"


def state_of(page: Page, parser: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]) -> StateBlock:
    """Return a state at the beginning of a page.

    It is the one that markdown-it makes. But that looks for the lines, which are known, and at the indentation of each,
    and nearly all have none.
    """
    text = page.copy
    begins = page.line_starts()
    ends = [begin - 1 for begin in begins[1:]]
    if text[begins[-1] :].strip(" \t"):
        ends.append(len(text))  # what is behind the last line ending is no line if it is blank
    count = len(ends)
    state = StateBlock("", parser, env, tokens)
    state.src, state.lineMax = text, count
    state.bMarks, state.eMarks = [*begins[:count], len(text)], [*ends, len(text)]
    state.tShift, state.sCount, state.bsCount = [0] * (count + 1), [0] * (count + 1), [0] * (count + 1)
    for line in [line for line, begin in enumerate(begins[:count]) if text[begin] in _BLANKS]:
        first = text[begins[line] : ends[line]]
        state.tShift[line] = len(first) - len(first.lstrip(_BLANKS))
        state.sCount[line] = len(first[: state.tShift[line]].expandtabs(4))
    return state


def is_code_outside(state: StateBlock, line: int) -> bool:
    """Whether a line that is outside a list's item, or a footnote, is indented like code for what is around that.

    There it would be code; but code interrupts no paragraph (CommonMark 4.4), so that the item's goes on with it.
    """
    return state.listIndent >= 0 and state.listIndent + 3 < state.sCount[line] < state.blkIndent


def text_of(state: StateBlock, first: int, last: int) -> tuple[str, Place]:
    """Return the text of lines `first` to `last`, from the first letter to the last, and its place.

    Only the prefixes of quotes are taken out. Indentation stays: it means nothing within a paragraph.
    """
    begin = state.bMarks[first] + state.tShift[first]
    starts, places, pieces = [0], [begin], []
    length = 0
    for line in range(first, last):
        stop = state.eMarks[line] + 1
        if state.bMarks[line + 1] != stop:
            pieces.append(state.src[begin:stop])
            length += stop - begin
            begin = state.bMarks[line + 1]
            starts.append(length)
            places.append(begin)
    pieces.append(state.src[begin : state.eMarks[last]].rstrip(" \t"))
    return "".join(pieces), Place(state.env["page"], tuple(starts), tuple(places))


def around_block(state: StateBlock, begin: int, first: int, end: int) -> Around:
    """Return what a block formula stands in whose text begins at `begin`, on lines `first` to `end`.

    Text on the next line counts only if it is in the same container.
    """
    followed = end < state.lineMax and not state.isEmpty(end) and state.sCount[end] >= state.blkIndent
    return Around(frame(state.env["page"], begin, first, end), block=True, followed=followed)

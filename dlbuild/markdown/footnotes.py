"""The block rule for footnotes, which GitHub has beyond GFM. It does what cmark-gfm does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

_LABEL = re.compile(r"\[\^([^\]\s]+)\]:[ \t]*")


def normalized(label: str) -> str:
    """Return a label as it is compared: the case of letters does not count, as in those of links (CommonMark 4.7)."""
    return label.casefold()


def footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match the definition of a footnote: `[^label]:`, and all that is indented by four columns below."""
    begin = state.bMarks[start] + state.tShift[start]
    match = _LABEL.match(state.src, begin, state.eMarks[start])
    if not match or state.is_code_block(start):
        return False
    if silent:
        return True
    label = normalized(match[1])
    state.env["footnotes"].add(label)
    opened = state.push("footnote_reference_open", "", 1)
    opened.meta["label"] = label
    outside = state.bMarks[start], state.tShift[start], state.sCount[start], state.bsCount[start], state.parentType
    # As in an item of a list: what is not far enough in to belong here may begin a block of what is around.
    in_list, state.listIndent = state.listIndent, state.blkIndent
    state.parentType = "footnote"
    state.blkIndent += 4
    last = _end(state, start, end)
    # The text behind the label is not indented, wherever it begins; but tabs count from the line's beginning.
    line = state.src.rfind("\n", 0, begin) + 1
    columns = len(state.src[line : match.end()].expandtabs(4))
    state.bMarks[start], state.tShift[start], state.sCount[start] = match.end(), 0, state.blkIndent
    state.bsCount[start] = (columns - state.blkIndent) % 4
    state.md.block.tokenize(state, start, last)
    state.blkIndent -= 4
    state.bMarks[start], state.tShift[start], state.sCount[start], state.bsCount[start], state.parentType = outside
    state.listIndent = in_list
    state.push("footnote_reference_close", "", -1)
    opened.map = [start, state.line]
    return True


def _end(state: StateBlock, start: int, end: int) -> int:
    """Return the line before which a footnote must end.

    For cmark-gfm that is a blank line that is not empty: one with blanks, or with the `>` of a quote.
    """
    blank = False
    for line in range(start + 1, end):
        indented = state.sCount[line] >= state.blkIndent
        if state.isEmpty(line):
            if not indented and state.src[state.eMarks[line] - 1] != "\n":
                return line
            blank = True
        elif blank and not indented:
            break
    return end

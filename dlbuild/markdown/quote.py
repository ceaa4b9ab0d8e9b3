"""The block rule for quotes.

It stands in for markdown-it's own (4.3), which miscounts tabs in a quote in a quote, and lets a quote go on
with a `>` that is indented by four columns: GitHub shows code there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from markdown_it.rules_block import StateBlock

from dlbuild.markdown.lines import is_code_outside

# markdown-it's sign for a line that goes on with a paragraph from outside its container.
_LAZY = -1


class _Line(NamedTuple):
    """Where a line begins, as the containers outside the quote see it."""

    begin: int
    shift: int
    columns: int
    tabs: int


def quote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match a block quote (CommonMark 5.1): lines with a `>`, and lines that go on lazily with its paragraph."""
    if not _is_marked(state, start):
        return False
    if silent:
        return True
    outside = state.lineMax, state.parentType, state.blkIndent
    state.parentType = "blockquote"
    lines, last = _enter(state, start, end)
    state.blkIndent = 0
    opened = state.push("blockquote_open", "blockquote", 1)
    state.md.block.tokenize(state, start, last)
    state.push("blockquote_close", "blockquote", -1)
    opened.map = [start, state.line]
    state.lineMax, state.parentType, state.blkIndent = outside
    for line, (begin, shift, columns, tabs) in enumerate(lines, start):
        state.bMarks[line], state.tShift[line], state.sCount[line], state.bsCount[line] = begin, shift, columns, tabs
    return True


def _enter(state: StateBlock, start: int, end: int) -> tuple[list[_Line], int]:
    """Cut the marks off a quote's lines. Return the lines as they were, and the number of the first one outside."""
    terminators = state.md.block.ruler.getRules("blockquote")
    lines: list[_Line] = []
    line, is_empty = start, False
    while line < end and not state.isEmpty(line):
        before = _Line(state.bMarks[line], state.tShift[line], state.sCount[line], state.bsCount[line])
        if _is_marked(state, line) and (line == start or state.sCount[line] >= state.blkIndent):
            lines.append(before)
            _unmark(state, line)
            is_empty = state.isEmpty(line)
        elif is_empty:
            break
        elif _is_ended(state, line, end, terminators):
            # Paragraphs look for their lines beyond the quote, but are not to find this one. It is
            # looked at from inside, where nothing is indented.
            state.lineMax = line
            lines.append(before)
            state.sCount[line] -= state.blkIndent
            break
        else:
            lines.append(before)
            state.sCount[line] = _LAZY
        line += 1
    return lines, line


def _is_ended(
    state: StateBlock, line: int, end: int, terminators: Sequence[Callable[[StateBlock, int, int, bool], bool]]
) -> bool:
    """Whether a line without a mark begins something else, and so does not go on lazily."""
    if state.sCount[line] == _LAZY or is_code_outside(state, line):
        return False
    return any(rule(state, line, end, True) for rule in terminators)


def _is_marked(state: StateBlock, line: int) -> bool:
    begin = state.bMarks[line] + state.tShift[line]
    # What a quote outside has found to be lazy begins nothing inside, either.
    return state.sCount[line] != _LAZY and not state.is_code_block(line) and state.src[begin : begin + 1] == ">"


def _unmark(state: StateBlock, line: int) -> None:
    """Let a line begin behind its `>` and the one column of white space that belongs to it."""
    begin = state.bMarks[line] + state.tShift[line] + 1
    column = state.bsCount[line] + state.sCount[line] + 1
    if state.src[begin : begin + 1] in {" ", "\t"}:
        column += 1
        # A tab of more than one column is left: what is still to come of it is indentation.
        begin += state.src[begin] == " " or column % 4 == 0
    at, text = column, begin
    while state.src[text : text + 1] in {" ", "\t"}:
        at += 4 - at % 4 if state.src[text] == "\t" else 1
        text += 1
    state.bMarks[line], state.tShift[line] = begin, text - begin
    state.sCount[line], state.bsCount[line] = at - column, column

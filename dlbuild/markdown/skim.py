"""Blocks for which a look is enough where nothing but links and headings is asked for.

Nearly all of a page is words, between them headings and links, all in their simplest form and outside of any container.
What these say is read off them here, many at a time, and no token is made. The rule stands before all others and takes
only what it is sure of; whatever else begins a block is left to them. They would come to the same in five times the
time (`tests/markdown/test_skim.py`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it.common.utils import normalizeReference
from markdown_it.rules_block import StateBlock

from dlbuild.markdown.glance import DESTINATION
from dlbuild.markdown.links import Link
from dlbuild.markdown.paragraphs import push_text
from dlbuild.markdown.things import PICTURE, Anchor, addresses, link, one, spoken, things
from dlbuild.markdown.titles import Written
from dlbuild.source import Span

# What a line of a paragraph can begin with, or of an item of a list. Left out is what could begin another block, or be
# the line below the head of a table or a heading (CommonMark 4 and 5; GFM, tables). But an asterisk before a letter
# makes no item, nor does a number without a dot, and brackets with parentheses behind them are no definition.
_OPENING = re.compile(
    r"""(?P<item>[*+-][ ]{1,4}|[0-9]{1,9}[.)][ ]{1,4})?
    (?:[^\s#>`~<*\-+_$\\\[0-9|:=]|\*{1,2}[^\s*]|_{1,2}[^\s_]|`(?!``)|[0-9]+(?![0-9.)])|\[[^\[\]\\$<\n]*\]\(
    |<picture><source[ ]|<a[ ](?:id|name)="[\w.:-]*"></a>)""",
    re.VERBOSE,
)
_HEADING = re.compile(r"(#{1,6})[ \t]+([^#\n]+)")
_DEFINITION = re.compile(rf"\[([^\[\]\\\s^][^\[\]\\\n]*)\]:[ ]({DESTINATION})")
_FENCE = re.compile(r"```[^`\n]*\n(?:[^\n]*\n)*?[ ]{0,3}`{3,}[ \t]*(?:\n|\Z)")
_BUILT = re.compile(rf'<p align="center"><{PICTURE}</p>[ \t]*')


class Skimmed(NamedTuple):
    """What was seen on a page: its links, its headings, and `<a id="…"></a>`, with the place of each.

    `addresses`: there may be bare ones on the page. `comments`: there may be some, which speak of the block below.
    """

    links: list[Link]
    headings: list[Written]
    anchors: list[Anchor]
    addresses: bool
    comments: bool


def skimmed(text: str) -> Skimmed:
    """Return what is to be filled for a page with that text."""
    # Bytes are searched, and made lower, several times as fast as a text that is not ASCII alone.
    data = text.encode(errors="replace").lower()
    return Skimmed([], [], [], b"://" in data or b"www." in data, b"<!--" in data)


def skim(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match as many blocks as a look is enough for, outside of all containers."""
    if silent or state.level:
        return False
    seen: Skimmed = state.env["skimmed"]
    line = start
    while line < end:
        begin, indent = state.bMarks[line], state.tShift[line]
        if begin + indent >= state.eMarks[line]:
            line += 1
            continue
        take = _TAKE.get(state.src[begin], _text)
        behind = line if indent else take(state, seen, line)
        if behind == line:
            break
        if seen.comments:
            state.push("skimmed", "", 0).map = [line, behind]
        line = behind
    state.line = line
    return line > start


def _heading(state: StateBlock, seen: Skimmed, line: int) -> int:
    """Take a heading; return the line behind it, or the same if a look is not enough. So do the others."""
    match = _HEADING.fullmatch(state.src, state.bMarks[line], state.eMarks[line])
    content = match[2].strip() if match else ""
    seen_as = spoken(content)
    if not match or not seen_as or (seen.addresses and addresses(content)):
        return line
    source = state.env["page"].source
    starts = source.line_starts()
    end = starts[line + 1] if line + 1 < len(starts) else len(source.text)
    seen.headings.append(Written(Span(starts[line], end), len(match[1]), seen_as, content))
    return line + 1


def _fence(state: StateBlock, seen: Skimmed, line: int) -> int:
    if not state.src.startswith("```", state.bMarks[line]):
        return _text(state, seen, line)
    match = _FENCE.match(state.src, state.bMarks[line])
    return line + match[0].rstrip("\n").count("\n") + 1 if match else line


def _built(state: StateBlock, seen: Skimmed, line: int) -> int:
    """Take a displayed formula that has been built."""
    if _BUILT.fullmatch(state.src, state.bMarks[line], state.eMarks[line]):
        return line + 1 if state.isEmpty(line + 1) else line
    return _text(state, seen, line)


def _definition(state: StateBlock, seen: Skimmed, line: int) -> int:
    """Take the definition of a link. What comments speak of is left to the rules."""
    match = _DEFINITION.fullmatch(state.src, state.bMarks[line], state.eMarks[line])
    if not match:
        return _text(state, seen, line)
    # On the next line a title may stand, but no title begins with a bracket.
    if seen.comments or not (state.isEmpty(line + 1) or state.src[state.bMarks[line + 1]] == "["):
        return line
    label = normalizeReference(match[1])
    definition = {"title": "", "href": match[2], "map": [line, line + 1]}
    if label in state.env.setdefault("references", {}):
        state.env.setdefault("duplicate_refs", []).append({**definition, "label": label})
    else:
        state.env["references"][label] = definition
    return line + 1


def _text(state: StateBlock, seen: Skimmed, line: int) -> int:
    """Take a paragraph, or a list of lines, or one and then the other."""
    found = one(state.src, state.bMarks[line], may_have_addresses=seen.addresses)
    if not found:
        return _lines(state, seen, line)
    each = link(found, 0, state.env["page"])
    if each:
        seen.links.append(each)
    return line + 1


def _lines(state: StateBlock, seen: Skimmed, line: int) -> int:
    behind, items = line, False
    while behind < state.lineMax:
        begin = state.bMarks[behind] + state.tShift[behind]
        if begin >= state.eMarks[behind]:
            break
        opening = _OPENING.match(state.src, begin)
        if not opening:
            return line
        items = items or opening["item"] is not None
        behind += 1
    if items:
        return behind if not seen.comments and _items(state, seen, line, behind) else line
    begin = state.bMarks[line]
    text = state.src[begin : state.eMarks[behind - 1]]
    found = things(text, begin, state.env["page"], may_have_addresses=seen.addresses)
    if found is None:
        push_text(state, line, behind, 0)
    else:
        _note(seen, found)
    return behind


def _items(state: StateBlock, seen: Skimmed, line: int, behind: int) -> bool:
    """Take lines of which some begin items: if each makes sense by itself, it does not matter where the items end."""
    following = state.skipEmptyLines(behind)
    if following < state.lineMax and state.tShift[following]:
        return False  # the last item goes on
    every: list[Link | Anchor] = []
    for each in range(line, behind):
        begin = state.bMarks[each]
        text = state.src[begin : state.eMarks[each]]
        found = things(text, begin, state.env["page"], may_have_addresses=seen.addresses)
        if found is None:
            return False
        every += found
    _note(seen, every)
    return True


def _note(seen: Skimmed, found: list[Link | Anchor]) -> None:
    for thing in found:
        if isinstance(thing, Link):
            seen.links.append(thing)
        else:
            seen.anchors.append(thing)


_TAKE = {"#": _heading, "`": _fence, "<": _built, "[": _definition}

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

from dlbuild.markdown.links import Link
from dlbuild.markdown.paragraphs import push_text
from dlbuild.markdown.place import Page
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
_DEFINITION = re.compile(r"""\[([^\[\]\\\s^][^\[\]\\\n]*)\]:[ ]([^\s()<>\\&"']+)""")
_FENCE = re.compile(r"```[^`\n]*\n(?:[^\n]*\n)*?[ ]{0,3}`{3,}[ \t]*(?:\n|\Z)")

# What in a paragraph is more than words: links and images whose destination is written as it is, code, formulas that
# both schools of dollars take for one, formulas as dlbuild writes them, anchors; and what is none of these. All that is
# before a sign has been matched, so it is the first of its run.
_WORDS = r"[^\[\]\\`$<]*"
_TEXT = r"[^\[\]\\`$<!\n]*"
_DESTINATION = r"""[^\s()<>\\&"']+"""
_FORMULA = r"(?![\s$])[^$`<>\[\]\\\n]*(?:\\[A-Za-z,;:!{}|][^$`<>\[\]\\\n]*)*(?<!\s)\$(?![A-Za-z0-9$_{(])"
_VALUE = r'"[^"<>\n]*"'
_PICTURE = (
    rf"picture><source[ ]media={_VALUE}[ ]srcset={_VALUE}>"
    rf'<img[ ]src="(?:[^"<>\n]*/)?[0-9a-f]{{16}}\.svg"[ ]alt={_VALUE}(?:[ ][a-z-]+={_VALUE})*></picture>'
)
_THING = re.compile(
    rf"""[$\\`<\[\]!](?:
        (?<=\[){_WORDS}(?:`[^`\[\]]+`(?!`){_WORDS})*\]\((?P<href>{_DESTINATION})\)
        | (?<=!)\[(?P<alt>{_WORDS})\]\((?P<source>{_DESTINATION})\)
        | (?<=!)(?!\[)
        | (?<=`)[^`]+`(?!`)
        | (?<=\$)(?<![A-Za-z0-9_]\$){_FORMULA}
        | (?<=<){_PICTURE}
        | (?<=<)a[ ](?:id|name)="(?P<name>[\w.:-]*)"></a>
        | (?P<odd>)
    )""",
    re.VERBOSE,
)
# Most paragraphs are words on one line, and at most one thing that is more.
_ONE = re.compile(
    rf"""[^\s#>`~<*\-+_$\\\[\]0-9|:=!]{_TEXT}(?:
        (?: \[{_TEXT}\]\((?P<href>{_DESTINATION})\)
        | !\[(?P<alt>{_TEXT})\]\((?P<source>{_DESTINATION})\)
        | (?<![A-Za-z0-9_])\${_FORMULA}
        ){_TEXT}
    )?\n(?=\n)""",
    re.VERBOSE,
)
_BUILT = re.compile(rf'<p align="center"><{_PICTURE}</p>[ \t]*')
# What in a heading is seen otherwise than it is written, and what is none of that.
_SIGN = re.compile(
    r"""[\\`*_~\[\]<&$](?:
        (?<=&)(?=\s|\Z)
        | (?<=`)(?P<code>[^`\s](?:[^`]*[^`\s])?)`(?!`)
        | (?<=\*)(?P<second>\*?)(?P<words>[A-Za-z0-9](?:[A-Za-z0-9 ]*[A-Za-z0-9])?)\*(?P=second)(?!\*)
        | (?P<odd>)
    )""",
    re.VERBOSE,
)


class Skimmed(NamedTuple):
    """What was seen on a page: its links, its headings, and `<a id="…"></a>`, with the place of each.

    `addresses`: there may be bare ones on the page. `comments`: there may be some, which speak of the block below.
    """

    links: list[Link]
    headings: list[Written]
    anchors: list[tuple[str, int]]
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
    spoken = _spoken(content)
    if not match or not spoken or (seen.addresses and _addresses(content)):
        return line
    source = state.env["page"].source
    starts = source.line_starts()
    end = starts[line + 1] if line + 1 < len(starts) else len(source.text)
    seen.headings.append(Written(Span(starts[line], end), len(match[1]), spoken, content))
    return line + 1


def _spoken(content: str) -> str:
    """Return what is seen of a heading; "" if a look does not tell."""
    parts: list[str] = []
    at = 0
    for sign in _SIGN.finditer(content):
        if sign.lastgroup == "odd":
            return ""
        parts += (content[at : sign.start()], sign["code"] or sign["words"] or sign[0])
        at = sign.end()
    return "".join([*parts, content[at:]])


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
    one = _ONE.match(state.src, state.bMarks[line])
    if not one or (seen.addresses and _addresses(one[0])):
        return _lines(state, seen, line)
    kind = one.lastgroup
    if kind:
        span = state.env["page"].span(*one.span(kind))
        seen.links.append(Link(one[kind], span, kind == "source", one["alt"]))
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
    things = _things(seen, state.src[begin : state.eMarks[behind - 1]], begin, state.env["page"])
    if things is None:
        push_text(state, line, behind, 0)
    else:
        _note(seen, things)
    return behind


def _items(state: StateBlock, seen: Skimmed, line: int, behind: int) -> bool:
    """Take lines of which some begin items: if each makes sense by itself, it does not matter where the items end."""
    following = state.skipEmptyLines(behind)
    if following < state.lineMax and state.tShift[following]:
        return False  # the last item goes on
    every: list[Link | tuple[str, int]] = []
    for each in range(line, behind):
        begin = state.bMarks[each]
        things = _things(seen, state.src[begin : state.eMarks[each]], begin, state.env["page"])
        if things is None:
            return False
        every += things
    _note(seen, every)
    return True


def _things(seen: Skimmed, content: str, begin: int, page: Page) -> list[Link | tuple[str, int]] | None:
    """Return the links and anchors of a text that begins at a place of the copy; None if a look does not tell."""
    found: list[Link | tuple[str, int]] = []
    addresses = 0
    for thing in _THING.finditer(content):
        kind = thing.lastgroup
        if kind == "odd":
            return None
        if kind == "name":
            found.append((thing[0], page.place(begin + thing.start())))
        elif kind:
            start, end = thing.span(kind)
            found.append(Link(thing[kind], page.span(begin + start, begin + end), kind == "source", thing["alt"]))
            addresses += _addresses(thing[kind]) if seen.addresses else 0
    return None if seen.addresses and _addresses(content) > addresses else found


def _note(seen: Skimmed, things: list[Link | tuple[str, int]]) -> None:
    for thing in things:
        if isinstance(thing, Link):
            seen.links.append(thing)
        else:
            seen.anchors.append(thing)


def _addresses(text: str) -> int:
    """Return how many addresses there may be in a text."""
    return text.count("://") + text.lower().count("www.")


_TAKE = {"#": _heading, "`": _fence, "<": _built, "[": _definition}

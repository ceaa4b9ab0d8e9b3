"""The block rules for what holds text: paragraphs, headings and tables, with the places of their text.

Rules have markdown-it's shape: a state, the line to begin at, the line before which to end, and `silent` for
"only say whether you would match".
"""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, heading, reference, table

from dlbuild.markdown.blocks import formula
from dlbuild.markdown.lines import DELIMITER_ROW, is_code_outside, text_of
from dlbuild.markdown.place import Place
from dlbuild.markdown.reread import INLINE

_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$", re.MULTILINE)
# In code, behind a backslash and in a reference dollars open nothing.
_NO_DOLLARS = re.compile(rf"\\.|(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|{INLINE.pattern}", re.DOTALL)
_BORDER = re.compile(r"(?<!\\)\|")
# Text without any of these has neither formula nor link, image, tag, footnote or reference to an equation.
_BEHIND_A_BACKSLASH = re.compile(r"\\(?:[(\[b]|(?:eq)?ref\{)")
# What can begin a block that interrupts a paragraph. A table shows in its second line.
_STARTERS = frozenset("#>`~<*-+_$\\[0123456789")
_DELIMITERS = frozenset("|-:")


def install(parser: MarkdownIt) -> None:
    """Give a parser these rules."""
    ruler = parser.block.ruler
    ruler.at("heading", placed_heading, {"alt": ["paragraph", "reference", "blockquote"]})
    # As in cmark a table is what looks like a paragraph at first; markdown-it would take `- a | b` for a row.
    ruler.before("paragraph", "rows", placed_table, {"alt": ["paragraph", "reference"]})
    ruler.at("reference", definition)
    ruler.at("paragraph", paragraph)
    ruler.disable(["table", "lheading"])


def _is_worth_reading(text: str) -> bool:
    """Say whether more than words may stand in a text. To look for a sign is ten times as fast as for an expression."""
    if "[" in text or "$" in text or "<" in text or "://" in text or "www." in text:
        return True
    return "\\" in text and _BEHIND_A_BACKSLASH.search(text) is not None


def placed_heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match an ATX heading, and place its text."""
    if not heading(state, start, end, silent):
        return False
    if not silent:
        inline = state.tokens[-2]
        behind = state.bMarks[start] + state.tShift[start] + len(state.tokens[-1].markup)
        inline.meta["place"] = Place(state.env["page"], (0,), (state.src.index(inline.content, behind),))
    return True


def placed_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match a table, and place those cells that have more than words in them."""
    first = len(state.tokens)
    below = state.bMarks[start + 1] + state.tShift[start + 1]
    if state.src[below : below + 1] not in _DELIMITERS:
        return False
    if _UNDERLINE.match(state.src, below) or not table(state, start, end, silent):
        return False  # hyphens alone make a heading of the line above, even if it has a bar
    if not silent and _looks_blank(state, state.line, end):
        # For markdown-it the table has ended. With other characters such lines do not look so.
        written, state.src = state.src, _shown(state, state.line, end)
        del state.tokens[first:]
        table(state, start, end, silent)
        behind = state.bMarks[state.line]
        state.src = state.src[:behind] + written[behind:]
    column, cells = 0, list[int]()
    for token in state.tokens[first:]:
        if token.type == "tr_open":
            column = 0
        elif token.type == "inline" and token.map:
            if not column:
                cells = _cells(state, token.map[0])
            if _is_worth_reading(token.content):
                token.meta["place"] = _cell(state, cells[column], token.content)
                token.meta["cell"] = True
            column += 1
    return True


def _looks_blank(state: StateBlock, line: int, end: int) -> bool:
    """Whether a line has nothing but white space in it, and yet is not blank: no-break spaces (CommonMark 2.1)."""
    return line < end and not state.isEmpty(line) and not state.src[state.bMarks[line] : state.eMarks[line]].strip()


def _shown(state: StateBlock, line: int, end: int) -> str:
    """Return the text, with a letter at the beginning of each line that only looks blank, down to one that is so."""
    letters = list(state.src)
    while line < end and not state.isEmpty(line):
        if _looks_blank(state, line, end):
            letters[state.bMarks[line] + state.tShift[line]] = "\ufffd"
        line += 1
    return "".join(letters)


def _cells(state: StateBlock, line: int) -> list[int]:
    """Return where the cells of a row begin: it is cut at every bar without a backslash, code or not (GFM, tables)."""
    base = state.bMarks[line] + state.tShift[line]
    borders = [match.end() for match in _BORDER.finditer(state.src, base, state.eMarks[line])]
    # A bar that opens the row has no cell before it.
    return borders if borders and not state.src[base : borders[0] - 1].strip() else [base, *borders]


def _cell(state: StateBlock, begin: int, content: str) -> Place:
    """Place the content of a cell."""
    # A bar has a backslash before it in the page, which is not in the content (GFM, tables).
    starts, places = [0], [state.src.index("\\|" if content[0] == "|" else content[0], begin)]
    for bar in re.finditer(r"\|", content):
        behind = places[-1] + bar.end() - starts[-1] + 1
        starts += (bar.start(), bar.end())
        places += (behind - 2, behind)
    return Place(state.env["page"], tuple(starts), tuple(places))


def definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match a link reference definition, with a paragraph behind it that could not be one without it.

    cmark takes definitions off a paragraph when that has ended (CommonMark 0.31, 4.7): a line that continues it, be it
    there lazily or indented like code, is still the paragraph's. markdown-it would begin another block with it.
    """
    if not reference(state, start, end, silent):
        return False
    line = state.line
    if silent or line >= state.lineMax or state.isEmpty(line):
        return True
    indent = state.sCount[line] - state.blkIndent
    if 0 <= indent <= 3 or (indent < 0 <= state.sCount[line] and _is_interrupted(state, start, line, tables=False)):
        return True
    state.sCount[line] = state.blkIndent
    return definition(state, line, end, silent) or paragraph(state, line, end, silent)


def paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match a paragraph, or a heading with a line below it (CommonMark 4.8, 4.3), in one pass over the lines."""
    if silent:
        return False
    outside, state.parentType = state.parentType, "paragraph"
    line = start + 1
    level = 0
    tables, is_head = True, False
    while line < state.lineMax and not state.isEmpty(line):
        indent = state.sCount[line] - state.blkIndent
        # What interrupts a paragraph that a line goes on with lazily is no head of a table.
        if indent < 0 <= state.sCount[line] and _is_interrupted(state, start, line, tables=False):
            break
        if not 0 <= indent <= 3:
            is_head = tables and _is_odd_head(state, line, end)
            if is_head:
                break
        if 0 <= indent <= 3:
            begin = state.bMarks[line] + state.tShift[line]
            if line < end and _UNDERLINE.match(state.src, begin, state.eMarks[line]):
                level = 1 if state.src[begin] == "=" else 2
                break
            if _is_interrupted(state, start, line, tables):
                break
            # cmark-gfm tries but once to make a table of a paragraph, and not with a line that goes on lazily.
            tables = tables and not DELIMITER_ROW.match(state.src, begin, state.eMarks[line])
        line += 1
    state.parentType = outside
    push_text(state, start, line, level)
    return placed_table(state, line, end, False) if is_head else True


def _is_interrupted(state: StateBlock, start: int, line: int, tables: bool) -> bool:
    """Whether another block begins at a line of a paragraph; most lines are settled by their first character."""
    begin = state.bMarks[line] + state.tShift[line]
    following = state.bMarks[line + 1] + state.tShift[line + 1]
    if is_code_outside(state, line):
        return False
    if state.src[begin] not in _STARTERS and state.src[following : following + 1] not in _DELIMITERS:
        return False
    out = set() if tables else {placed_table}
    if state.src.startswith("$$", begin) and _is_open(state, start, begin):
        out.add(formula)
    rules = state.md.block.ruler.getRules("paragraph")
    return any(rule(state, line, state.lineMax, True) for rule in rules if rule not in out)


class _Count(NamedTuple):
    """How many double dollars of the paragraph that begins on a line stand before a place, whatever is behind that."""

    start: int
    at: int
    dollars: int


def _is_open(state: StateBlock, start: int, end: int) -> bool:
    """Whether a displayed formula has begun in a paragraph, behind words, and not ended before a place.

    It is asked for one place after another, so what has been counted is not counted again.
    """
    text = state.src
    known: _Count = state.env.get("counted", _Count(-1, 0, 0))
    at, dollars = known[1:] if known.start == start and known.at <= end else (state.bMarks[start], 0)
    sure = None
    for match in [*_NO_DOLLARS.finditer(text, at, end), None]:
        stop = match.start() if match else end
        lone = text.find("`", at, stop) if sure is None else -1
        if lone >= 0:
            # It may still meet its other half, and then all between them is code.
            sure = _Count(start, lone, dollars + text.count("$$", at, lone))
        dollars += text.count("$$", at, stop)
        at = match.end() if match else end
    state.env["counted"] = sure or _Count(start, at, dollars)
    return dollars % 2 == 1


def _is_odd_head(state: StateBlock, line: int, end: int) -> bool:
    """Whether a line of a paragraph is a table's head although it is indented like code, or is there but lazily.

    cmark-gfm takes it, for it is a line of the paragraph. If so its indentation is forgotten, so that markdown-it
    takes it, too.
    """
    following = state.bMarks[line + 1] + state.tShift[line + 1]
    if not DELIMITER_ROW.match(state.src, following, state.eMarks[line + 1]) or _UNDERLINE.match(state.src, following):
        return False
    if state.sCount[line] < state.blkIndent and state.tShift[line]:
        # A lazy line keeps its indentation, which is a cell before the first bar.
        begin = state.bMarks[line] + state.tShift[line]
        if state.src[begin] == "|":
            return False
    columns, state.sCount[line] = state.sCount[line], state.blkIndent
    if table(state, line, end, True):
        return True
    state.sCount[line] = columns
    return False


def push_text(state: StateBlock, start: int, end: int, level: int) -> None:
    """Push the tokens of a paragraph, or of a heading of some level that has a line below it."""
    kind, tag = ("heading", f"h{level}") if level else ("paragraph", "p")
    text, place = text_of(state, start, end - 1)
    state.line = end + 1 if level else end
    state.push(f"{kind}_open", tag, 1).map = [start, state.line]
    inline = state.push("inline", "", 0)
    inline.content = text
    inline.map = [start, end]
    inline.children = []
    if level or _is_worth_reading(text):
        inline.meta["place"] = place
    state.push(f"{kind}_close", tag, -1)

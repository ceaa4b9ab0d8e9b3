"""The block rules for what is no text: formulas, code and HTML, front matter.

Rules have markdown-it's shape: a state, the line to begin at, the line before which to end, and `silent` for
"only say whether you would match".
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.common.html_re import HTML_OPEN_CLOSE_TAG_RE
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock, fence, html_block, table
from markdown_it.rules_block.html_block import HTML_SEQUENCES

from dlbuild.markdown.footnotes import footnote
from dlbuild.markdown.found import Built, find
from dlbuild.markdown.lines import around_block, text_of
from dlbuild.markdown.quote import quote
from dlbuild.markdown.reread import INLINE, block_html
from dlbuild.markdown.spelling import BLOCK_OPENER, BLOCK_STEP, SWITCH, closer

# YAML as Jekyll takes it, TOML as Hugo does: jekyllrb.com/docs/front-matter, gohugo.io/content-management/front-matter.
_FRONT_MATTER = re.compile(r"(?:---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)|\+\+\+[ \t]*\n(?:.*\n)*?\+\+\+)[ \t]*(?:\n|\Z)")
_BORDER = re.compile(r"(?<!\\)\|")
# What begins HTML. For markdown-it a no-break space is white space, too; not so in CommonMark (0.31, 2.1 and 4.6).
_HTML = [re.compile(opener.pattern, opener.flags & ~re.UNICODE | re.ASCII) for opener, _, _ in HTML_SEQUENCES]


def install(parser: MarkdownIt) -> None:
    """Give a parser these rules."""
    ruler = parser.block.ruler
    everywhere: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    ruler.before("code", "front_matter", front_matter)
    ruler.after("front_matter", "formula", formula, everywhere)
    ruler.at("fence", math_fence, everywhere)
    ruler.at("blockquote", quote, everywhere)
    ruler.before("reference", "footnote", footnote, everywhere)
    ruler.at("html_block", placed_html, {"alt": ["paragraph", "reference", "blockquote"]})


def front_matter(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """Match metadata at the very beginning of a page."""
    if start or silent or state.bMarks[0] or state.tShift[0]:
        return False
    match = _FRONT_MATTER.match(state.src)
    if not match:
        return False
    state.line = match[0].count("\n") + (not match[0].endswith("\n"))
    token = state.push("front_matter", "", 0)
    token.map = [0, state.line]
    token.content = match[0]
    return True


def formula(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    r"""Match `$$ … $$`, `\[ … \]` or an environment that begins a line and ends one, before any blank line."""
    begin = state.bMarks[start] + state.tShift[start]
    if state.src[begin : begin + 1] not in {"$", "\\"} or state.is_code_block(start):
        return False
    opener = BLOCK_OPENER.match(state.src, begin, state.eMarks[start])
    if not opener or _is_row(state, start, end):
        return False
    last, close = _closing(state, start, end, opener)
    if not close:
        return False
    text, place = text_of(state, start, last)
    if INLINE.search(text):
        return False  # what has been built in it was a formula for itself, and the dollars around it words
    width = 0 if opener[0].startswith("\\begin") else len(opener[0])
    around = around_block(state, begin, start, last + 1)
    found = find(place, text, (0, len(text)), (width, len(text) - width), around)
    if not found:
        return False
    if not silent:
        state.line = last + 1
        token = state.push("formula", "", 0)
        token.map = [start, state.line]
        token.meta["found"] = (found,)
    return True


def _is_row(state: StateBlock, start: int, end: int) -> bool:
    """Whether a line that could begin a formula is a table's row: cells come first (GFM, tables)."""
    if not _BORDER.search(state.src, state.bMarks[start], state.eMarks[start]):
        return False
    return state.parentType == "table" or table(state, start, end, True)


def _closing(state: StateBlock, start: int, end: int, opener: re.Match[str]) -> tuple[int, re.Match[str] | None]:
    """Return the line that ends a formula, and its closer if nothing stands behind it.

    A blank line, a line that is not in the formula's container, code and HTML are not passed.
    """
    indent = min(state.blkIndent, state.sCount[start])
    close = closer(opener[0])
    # Where one search has come to nothing, the same from a later line need not go over the same lines again.
    searched: dict[tuple[str, int, int], range] = state.env["searched"]
    if start in searched.get((close, indent, end), ()):
        return start, None
    line, at = start, opener.end()
    while line < end:
        if line > start:
            at = state.bMarks[line]
            if state.isEmpty(line) or state.sCount[line] < indent or _is_foreign(state, line, end):
                break
        for step in BLOCK_STEP.finditer(state.src, at, state.eMarks[line]):
            if step[0] == close:
                return line, None if state.src[step.end() : state.eMarks[line]].strip() else step
        line += 1
    searched[close, indent, end] = range(start, line)
    return start, None


def _is_foreign(state: StateBlock, line: int, end: int) -> bool:
    return fence(state, line, end, True) or html_block(state, line, end, True)


def math_fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match a code fence. One that says ```` ```math ```` is a formula if it is closed."""
    if not fence(state, start, end, silent):
        return False
    if silent or state.tokens[-1].info.split()[:1] != ["math"]:
        return True
    token, last = state.tokens[-1], state.line - 1
    lines = token.content.count("\n") + (token.content[-1:] not in {"", "\n"})
    if lines == last - start - 1:
        text, place = text_of(state, start, last)
        around = around_block(state, place.places[0], start, state.line)
        found = find(place, text, (0, len(text)), (text.index("\n"), text.rindex("\n")), around)
        token.meta["found"] = (found,) if found else ()
    return True


def placed_html(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match an HTML block; note dlbuild's comments in it, and the displayed formulas that it begins with."""
    line_text = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    if not (line_text.isascii() or any(opener.match(line_text) for opener in _HTML)):
        return False
    if silent:
        return html_block(state, start, end, True) or _is_lone_tag(state, start)
    if not html_block(state, start, end, False):
        return False
    for switch in SWITCH.finditer(state.src, state.bMarks[start], state.eMarks[state.line - 1]):
        state.env["switches"].append((state.env["page"].span(*switch.span()), switch[1]))
    built: list[Built] = []
    for line in range(start, state.line):
        begin = state.bMarks[line] + state.tShift[line]
        html = block_html(state.src, begin, state.eMarks[line])
        if not html:
            break
        built.append(Built(html.start, html.end, around_block(state, begin, line, line + 1)))
    state.tokens[-1].meta["found"] = tuple(built)
    return True


def _is_lone_tag(state: StateBlock, line: int) -> bool:
    """Whether a line is a tag that ends what is before it.

    A paragraph goes on with such a line. For cmark that is the paragraph whose container the line is in; it does not go
    on lazily, and a table neither.
    """
    if state.parentType not in {"blockquote", "table"} and state.sCount[line] >= state.blkIndent:
        return False
    text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()
    tag = HTML_OPEN_CLOSE_TAG_RE.match(text)
    return tag is not None and tag.end() == len(text) and not state.is_code_block(line)

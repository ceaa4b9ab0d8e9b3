"""The inline rules: formulas, references, and markdown-it's own rules with places.

A formula binds as tightly as code: neither emphasis nor links see what is in it. Rules have markdown-it's shape: a
state, and `silent` for "only go on behind what you match".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_inline import StateInline, autolink, backtick, html_inline, image, link
from markdown_it.token import Token

from dlbuild.markdown.crossref import LINK, WRITTEN, may_be_link
from dlbuild.markdown.extent import ADDRESS, BLANK, end_of_formula
from dlbuild.markdown.footnotes import normalized
from dlbuild.markdown.found import Around, Built, Pointer, find
from dlbuild.markdown.glance import NOT_WORDS, SIMPLE_LINK
from dlbuild.markdown.lines import DELIMITER_ROW
from dlbuild.markdown.mount import Frame, frame
from dlbuild.markdown.reread import inline_html
from dlbuild.markdown.spelling import SWITCH, closer

Rule = Callable[[StateInline, bool], bool]

_NOT_PLAIN = re.compile(rf"[$\\`<\[\]]|!(?=\[)|{ADDRESS}")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_ADDRESS = re.compile(rf"{ADDRESS}[^{BLANK}<]*")
_CODE_TAG = re.compile(r"<(/?)(?:code|kbd|math|pre|samp|svg|tt)\b", re.IGNORECASE)
# Indentation stays in a paragraph's text, and that of an item is none.
_ROW_BELOW = re.compile(rf"[ \t]*{DELIMITER_ROW.pattern}", re.MULTILINE)
_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]")
_HAS_SPAN = frozenset(
    {"link_open", "image", "html_inline", "code_inline", "footnote_ref", "formula", "reference", "crossref"}
)


def install_for_headings(parser: MarkdownIt) -> None:
    """Put these rules into a parser beside all of markdown-it's own."""
    parser.enable("strikethrough")
    _install(parser)
    parser.inline.terminator_re = re.compile(rf"{parser.inline.terminator_re.pattern}|{ADDRESS}")


def install_for_text(parser: MarkdownIt) -> None:
    """Leave a parser only the rules that find something; words, emphasis and line breaks are passed over."""
    _install(parser)
    ruler = parser.inline.ruler
    ruler.at("text", plain)
    ruler.at("escape", escape)
    ruler.at("link", partial(placed, simple_link))
    ruler.push("step", step)
    ruler.disable(["newline", "emphasis", "entity"])
    parser.inline.ruler2.enableOnly([])


def _install(parser: MarkdownIt) -> None:
    ruler = parser.inline.ruler
    for name, own in (("backticks", backtick), ("link", named_link), ("image", image), ("autolink", autolink)):
        ruler.at(name, partial(placed, own))
    ruler.at("html_inline", partial(placed, html))
    ruler.after("text", "crossref", partial(placed, crossref))
    ruler.after("crossref", "formula", partial(placed, formula))
    ruler.after("formula", "reference", partial(placed, reference))
    ruler.after("link", "footnote_ref", partial(placed, footnote))
    ruler.after("html_inline", "address", partial(placed, address))
    ruler.push("bracket", bracket)


def placed(rule: Rule, state: StateInline, silent: bool) -> bool:
    """Try a rule, and note the span of the token that it makes."""
    start, count = state.pos, len(state.tokens)
    if not rule(state, silent):
        return False
    if not silent and state.tokens is state.env["children"]:
        for token in state.tokens[count:]:
            if token.type in _HAS_SPAN:
                token.meta["span"] = state.env["place"].span(start, state.pos)
                break
    return True


def formula(state: StateInline, silent: bool) -> bool:
    r"""Match a formula in a line: `$x$`, `$$x$$`, `` $`x`$ ``, `\(x\)`, `\[x\]`, or an environment."""
    text, start = state.src, state.pos
    # The alternative text of an image is parsed on its own; formulas in it are words.
    if text[start] not in "$\\" or state.tokens is not state.env["children"]:
        return False
    dollars = state.env["dollars"]
    opener = dollars.opener.match(text, start, state.posMax)
    if not opener:
        return False
    end = end_of_formula(text, start, opener.end(), state.posMax, closer(opener[0]), dollars=dollars)
    if end < 0:
        return False
    width = 0 if opener[0].startswith("\\begin") else len(opener[0])
    found = find(state.env["place"], text, (start, end), (start + width, end - width), _around(state))
    if not found:
        return False
    if not silent:
        token = state.push("formula", "", 0)
        token.content = text[start:end]
        if not _holds_off_a_table(text, start, end):
            token.meta["found"] = (found,)
    state.pos = end
    return True


def _holds_off_a_table(text: str, start: int, end: int) -> bool:
    """Whether a line could become a table's head if a formula's bars or line breaks were taken out of the text."""
    if {"|", "\n"}.isdisjoint(text[start:end]):
        return False
    at = start
    while 0 <= at <= end:
        at = text.find("\n", at) + 1 or -1
        if at > 0 and _ROW_BELOW.match(text, at):
            return True
    return False


def reference(state: StateInline, silent: bool) -> bool:
    """Match a formula that dlbuild has built."""
    if not state.src.startswith(("<picture>", "<img ", "<a "), state.pos):
        return False
    html = inline_html(state.src, state.pos, state.posMax)
    if not html:
        return False
    if not silent:
        token = state.push("reference", "", 0)
        token.content = state.src[html.start : html.end]
        start, end = state.env["place"].copy_range(html.start, html.end)
        token.meta["found"] = (Built(start, end, _around(state)),)
    state.pos = html.end
    return True


def crossref(state: StateInline, silent: bool) -> bool:
    r"""Match `\eqref{…}` or `\ref{…}`, where a link can stand in its place."""
    text, start = state.src, state.pos
    if text[start] not in "$\\" or state.tokens is not state.env["children"] or state.linkLevel > 0:
        return False
    match = WRITTEN.match(text, start, state.posMax)
    if not match or not may_be_link(text, start):
        return False
    if not silent:
        token = state.push("crossref", "", 0)
        token.content = match[0]
        start, end = state.env["place"].copy_range(*match.span())
        token.meta["found"] = (Pointer(start, end, match[0]),)
    state.pos = match.end()
    return True


def _around(state: StateInline) -> Around:
    place = state.env["place"]
    if state.env["cell"]:
        return Around(Frame("", "\n"), cell=True)  # a cell has no lines
    return Around(frame(place.page, place.places[0], *state.env["lines"]))


def named_link(state: StateInline, silent: bool) -> bool:
    """Match a link. Where its text is also its label, a formula in it must stay: the label would change with it."""
    start, count = state.pos, len(state.tokens)
    if not link(state, silent):
        return False
    whole = state.src[start : state.pos]
    if not silent and not whole.endswith(")"):
        opened = next(token for token in state.tokens[count:] if token.type == "link_open")
        if whole.endswith("[]") or normalizeReference(whole[1:-1]) == opened.meta.get("label"):
            for token in state.tokens[count:]:
                token.meta.pop("found", None)
    built = None if silent else LINK.fullmatch(whole)
    if built and state.tokens is state.env["children"]:
        opened = next(token for token in state.tokens[count:] if token.type == "link_open")
        start, end = state.env["place"].copy_range(start, state.pos)
        opened.meta["found"] = (Pointer(start, end, built["source"]),)
    return True


def simple_link(state: StateInline, silent: bool) -> bool:
    """Match a link where its text does not count. Most need only a look; the others are `named_link`'s."""
    match = SIMPLE_LINK.match(state.src, state.pos, state.posMax)
    if not match:
        return named_link(state, silent)
    if not silent:
        state.push("link_open", "a", 1).attrs = {"href": match[1]}
        state.push("link_close", "a", -1)
    state.pos = match.end()
    return True


def html(state: StateInline, silent: bool) -> bool:
    """Match a tag or a comment; note dlbuild's own comments."""
    start = state.pos
    if not html_inline(state, silent):
        return False
    switch = None if silent else SWITCH.fullmatch(state.src, start, state.pos)
    if switch:
        state.env["switches"].append((state.env["place"].span(start, state.pos), switch[1]))
    return True


def footnote(state: StateInline, silent: bool) -> bool:
    """Match a reference to a footnote that is defined."""
    match = _FOOTNOTE.match(state.src, state.pos, state.posMax)
    label = normalized(match[1]) if match else ""
    if not match or label not in state.env["footnotes"]:
        return False
    if not silent:
        state.push("footnote_ref", "", 0).meta["label"] = label
    state.pos = match.end()
    return True


def address(state: StateInline, silent: bool) -> bool:
    """Match an address that stands bare in the text. Where a bracket is open cmark-gfm makes no link of it."""
    # The parser only looks ahead, silently, for the end of a link's text.
    if silent or state.linkLevel > 0 or state.env["brackets"]:
        return False
    match = _ADDRESS.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    url = match[0].rstrip("?!.,:*_~'\"")
    opened = state.push("link_open", "a", 1)
    opened.attrs = {"href": f"http://{url}" if url.startswith("www.") else url}
    opened.info = "auto"
    state.push("text", "", 0).content = match[0]
    state.push("link_close", "a", -1).info = "auto"
    state.pos = match.end()
    return True


def bracket(state: StateInline, silent: bool) -> bool:
    """Match a bracket that is neither a link's nor an image's."""
    char = state.src[state.pos]
    if char not in "[]":
        return False
    if not silent:
        state.env["brackets"] = max(0, state.env["brackets"] + (1 if char == "[" else -1))
        state.append_pending(char)
    state.pos += 1
    return True


def plain(state: StateInline, _silent: bool) -> bool:
    """Match words: all up to the next character that can mean something."""
    # To look for an address takes ten times as long.
    mark = _NOT_PLAIN if state.env["addresses"] else NOT_WORDS
    match = mark.search(state.src, state.pos, state.posMax)
    end = match.start() if match else state.posMax
    if end == state.pos:
        return False
    state.pos = end
    return True


def escape(state: StateInline, _silent: bool) -> bool:
    """Match a backslash, with the punctuation that it protects."""
    if state.src[state.pos] != "\\":
        return False
    state.pos += 2 if state.src[state.pos + 1 : state.pos + 2] in _PUNCTUATION else 1
    return True


def step(state: StateInline, _silent: bool) -> bool:
    """Match a character that means nothing here."""
    state.pos += 1
    return True


def forget_code(children: list[Token]) -> None:
    """Take formulas between `<code>` and `</code>`, and the like, for what they are: code in HTML."""
    depth = 0
    for token in children:
        if token.type == "html_inline":
            tag = _CODE_TAG.match(token.content)
            if tag:
                depth = max(0, depth + (-1 if tag[1] else 1))
        elif depth and token.type in {"formula", "crossref", "link_open"}:
            token.meta.pop("found", None)

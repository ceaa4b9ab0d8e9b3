"""From a page to markdown-it's tokens, each with its place in the source."""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from dlbuild.markdown import blocks, dispatch, glance, inlines, paragraphs
from dlbuild.markdown.lines import state_of
from dlbuild.markdown.place import Page, Place, clean
from dlbuild.markdown.spelling import DOLLARS, SWITCH, School
from dlbuild.source import Source, Span

if TYPE_CHECKING:
    from dlbuild.markdown.skim import Skimmed

_OPTIONS = {"maxNesting": 100, "store_labels": True}
_HTML_HEADING = re.compile(r"<h[1-6][\s>/]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A page as tokens with places.

    `tokens` are markdown-it's, in reading order, footnote definitions where they stand. What is not as everywhere:

    * Block tokens with a `map` count lines as the source does (from 0); `lines(token)` is their span.
    * An `inline` token in which there is more than words has `meta["place"]`: `meta["place"].span(i, j)` is the
      span in the source of `content[i:j]`. Without it there are no children that have a span.
    * These children have `meta["span"]`, their span in the source: `link_open` (the whole link, to its last
      bracket), `image`, `html_inline`, `code_inline`, `footnote_ref`, `formula` (LaTeX; `content` has its
      delimiters) and `reference` (a formula that dlbuild has built; `content` is its HTML).
    * Only in headings are there tokens for words, emphasis and line breaks; everywhere if a heading is written as HTML.
    * `href` and `src` are as written, backslashes and entities resolved, but not percent-encoded or validated.
      A link by reference has `meta["label"]`, the key in `definitions`. `info == "auto"` marks autolinks.
    * A displayed formula is a block token `formula`, or a `fence` with `meta["found"]`. Front matter is `front_matter`.
    """

    page: Page
    tokens: Sequence[Token]
    definitions: Mapping[str, Mapping[str, Any]]
    """Link reference definitions: normalised label to `title`, `href`, `map`."""
    repeated: Sequence[Mapping[str, Any]]
    """Definitions of a label that has one already: `label`, `title`, `href`, `map`."""
    footnotes: frozenset[str]
    """Labels of the footnotes that are defined."""
    off: tuple[Span, ...]
    """Where `<!-- dlbuild: off -->` holds, in the source."""
    skimmed: Skimmed | None
    """What was seen at a look, of which there are no tokens; None if that was not asked for."""

    @property
    def source(self) -> Source:
        """The page as it was given."""
        return self.page.source

    def lines(self, token: Token) -> Span:
        """Return the span of a block token's lines, the last line ending included."""
        starts = self.source.line_starts()
        first, end = token.map or (0, 0)
        return Span(starts[first], starts[end] if end < len(starts) else len(self.source.text))

    def is_off(self, offset: int) -> bool:
        """Whether dlbuild has been told to leave a place in the source alone."""
        return any(start <= offset < end for start, end in self.off)


def _as_written(_parser: MarkdownIt, url: str) -> str:
    return url


def _is_taken(_parser: MarkdownIt, _url: str) -> bool:
    return True


# markdown-it with addresses left as they are written: cmark takes any, and to resolve them is the check's work.
_Parser: type[MarkdownIt] = type(
    "_Parser",
    (MarkdownIt,),
    {"normalizeLink": _as_written, "normalizeLinkText": _as_written, "validateLink": _is_taken},
)


def parse(source: Source, dollars: School = "github", *, outline: bool = False) -> Parsed:
    """Parse a page as GitHub does: GFM with footnotes, and formulas that bind as tightly as code.

    With `outline`, there are no tokens for blocks of which links and headings were seen at a look.
    """
    page = clean(source)
    env: dict[str, Any] = {
        "page": page,
        "switches": [],
        "footnotes": set(),
        "searched": {},
        "dollars": DOLLARS[dollars],
        # Headings may be written as HTML around Markdown: then words count everywhere.
        "words": _HTML_HEADING.search(page.copy) is not None,
        "skimmed": None,
    }
    # What dlbuild is told to leave alone is nobody's formula, so its pictures count.
    if outline and not env["words"] and not SWITCH.search(page.copy):
        from dlbuild.markdown.skim import skimmed

        env["skimmed"] = skimmed(page.copy)
    tokens = _parser(env["skimmed"] is not None).parse(page.copy, env)
    return Parsed(
        page,
        tokens,
        env.get("references", {}),
        env.get("duplicate_refs", ()),
        frozenset(env["footnotes"]),
        _off(sorted(env["switches"]), len(source.text)),
        env["skimmed"],
    )


def _off(switches: list[tuple[Span, str]], end: int) -> tuple[Span, ...]:
    """Turn the `off` and `on` comments of a page into spans; the last one may stay open."""
    spans: list[Span] = []
    begin = -1
    for span, word in switches:
        if word == "off" and begin < 0:
            begin = span.start
        elif word == "on" and begin >= 0:
            spans.append(Span(begin, span.end))
            begin = -1
    if begin >= 0:
        spans.append(Span(begin, end))
    return tuple(spans)


@cache
def _parser(skims: bool) -> MarkdownIt:
    """Set up markdown-it: block rules, and two sets of inline rules."""
    parser, headings, text = (_Parser("commonmark", _OPTIONS) for _ in range(3))
    blocks.install(parser)
    paragraphs.install(parser)
    inlines.install_for_headings(headings)
    inlines.install_for_text(text)
    dispatch.install_for_blocks(parser)
    if skims:
        from dlbuild.markdown.skim import skim

        parser.block.ruler.before("dispatch", "skim", skim)
    dispatch.install_for_lines(headings)
    dispatch.install_for_lines(text)
    parser.core.ruler.disable(["normalize", "text_join"])  # `clean` has done the first, nobody needs the second
    parser.core.ruler.at("block", _read_blocks)
    parser.core.ruler.at("inline", partial(_read_inlines, headings, text))
    return parser


def _read_blocks(state: StateCore) -> None:
    blocks = state_of(state.env["page"], state.md, state.env, state.tokens)
    state.md.block.tokenize(blocks, 0, blocks.lineMax)


def _read_inlines(headings: MarkdownIt, text: MarkdownIt, state: StateCore) -> None:
    """Parse what stands in lines, but for lines of words only. The rules find in `env` what they must know."""
    words_count = state.env["words"]
    nowhere = Place(state.env["page"], (0,), (0,))
    before = ""
    for token in state.tokens:
        if token.type == "inline" and ("place" in token.meta or words_count):
            is_words = words_count or before == "heading_open"
            alone = glance.words(token.content) if is_words else None
            if alone:
                token.children = [alone]
            else:
                parser, place = headings if is_words else text, token.meta.get("place", nowhere)
                _read_line(parser, token, place, state.env, words=is_words)
        before = token.type


def _read_line(parser: MarkdownIt, token: Token, place: Place, env: MutableMapping[str, Any], *, words: bool) -> None:
    addresses = glance.may_have_addresses(token.content)
    simple = None if words or addresses else glance.simple_links(token.content, place, env.get("references", {}))
    if simple is not None:
        token.children = simple
        return
    token.children = []
    env.update(
        place=place,
        cell="cell" in token.meta,
        lines=token.map,
        children=token.children,
        brackets=0,
        addresses=addresses,
    )
    parser.inline.parse(token.content, parser, env, token.children)
    inlines.forget_code(token.children)

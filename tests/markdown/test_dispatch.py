"""To try only the rules that may match finds what trying all of them finds."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from dlbuild.markdown import dispatch, glance, paragraphs, parse
from dlbuild.markdown.lines import state_of
from dlbuild.markdown.parse import Parsed
from dlbuild.markdown.place import clean
from dlbuild.source import Source

PIECES = (
    *(
        "word",
        "http://a.b/c",
        "www.a.b",
        "WWW.a",
        "ftp://x.y",
        "---",
        "+++",
        "===",
        "#",
        "##",
        ">",
        "-",
        "+",
        "1.",
        "***",
    ),
    *(
        "`",
        "```",
        "~~~",
        "~~",
        "|",
        ":-",
        "$",
        "$$",
        "$x$",
        "\\",
        "\\(",
        "\\[",
        "\\]",
        "\\begin{align}",
        "&amp;",
        "*",
        "_",
    ),
    *("[", "]", "[a](b)", "[a *b* `c`](d)", "![a](b)", "![a [b](c)](d)", "[r]", "[r]: u", "[^1]", "[^1]: n", "(", ")"),
    *("<", ">", "<b>", "</b>", "<a@b.c>", "<http://a>", "<!-- x -->", "<h2>", "</h2>", "<div>", "<picture>"),
    *(" ", "  ", "    ", "\t", "\n", "\n", "\n\n", "  \n", "é", "\u3000"),
)
pages = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@pytest.fixture(scope="module")
def slow() -> Callable[[Source], Parsed]:
    """Return a parser that tries all rules, in turn, on all lines."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dispatch, "install_for_blocks", lambda _: None)
        patch.setattr(dispatch, "install_for_lines", lambda _: None)
        parser = parse._parser.__wrapped__(False)

    def parsed(source: Source) -> Parsed:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(parse, "_parser", lambda _: parser)
            patch.setattr(glance, "simple_links", lambda *_: None)
            return parse.parse(source)

    return parsed


def shape(tokens: list[Token]) -> list[Any]:
    return [(t.type, t.tag, t.map, t.content, t.attrs, t.meta, t.children and shape(t.children)) for t in tokens]


@given(text=pages)
def test_what_is_found_does_not_depend_on_how_it_is_looked_for(slow: Callable[[Source], Parsed], text: str) -> None:
    source = Source("page.md", text)
    fast, thorough = parse.parse(source), slow(source)
    assert shape(list(fast.tokens)) == shape(list(thorough.tokens))
    assert (fast.definitions, fast.footnotes) == (thorough.definitions, thorough.footnotes)


LINKS = (
    *("word ", "[a](b)", "[a\nb](c.md#d)", "[](x)", "[a](b$c)", "[a](b`c)", "[a](b[c)", "[a](b_c_) ", "[a](b!)", "é "),
    *("\n", "\n> ", "!", "]", "(x)", "*", "_", "&amp;", "~~", "[a]( b)", '[a](b "t")', "[a](<b>)", "[a!](b)", "[a](b"),
    *("[a][r]", "[^1]", "://", "www.", "$x$", "`", "\\", "<b>", "![i](j)", "[a [b](c)](d)", "| a |\n| - |\n| [a](b) "),
)


@given(text=st.lists(st.sampled_from(LINKS), max_size=6).map("".join))
@example("[a](b) words [c](d)\n[e](f)")
@example("[a][r] [b][t] [c][e]")
def test_lines_of_words_and_links_say_what_the_parser_says_of_them(slow: Callable[[Source], Parsed], text: str) -> None:
    source = Source("page.md", f"{text}\n\n[r]: u\n[t]: u 'title'\n[e]: <>\n\n[^1]: n\n")
    assert shape(list(parse.parse(source).tokens)) == shape(list(slow(source).tokens))


_MORE_THAN_WORDS = re.compile(r"[$<\[]|\\(?:[(\[b]|(?:eq)?ref\{)|://|www\.")


@given(st.lists(st.sampled_from([*PIECES, "\\ref{", "\\eqref{", "ref{", "\\b", "://", "www"]), max_size=4).map("".join))
def test_a_text_that_is_not_worth_reading_has_only_words(text: str) -> None:
    assert paragraphs._is_worth_reading(text) == bool(_MORE_THAN_WORDS.search(text))


def test_the_tables_name_rules_that_there_are() -> None:
    parser = parse._parser(True)
    inline: Any = next(rule.fn for rule in parser.core.ruler.__rules__ if rule.name == "inline")
    headings, text = inline.args
    assert set(dispatch.BLOCKS) <= set(parser.block.ruler.get_all_rules())
    assert set(dispatch.INLINES) <= {*headings.inline.ruler.get_all_rules(), *text.inline.ruler.get_all_rules()}


@given(st.lists(st.sampled_from([" ", "\t", "\n", "\n", "\r", "\r\n", "x", "\u00a0", "\f"]), max_size=20).map("".join))
@example("\ufeff x\n\ty")
@example("\ufeff")
def test_lines_are_marked_as_the_parser_marks_them(text: str) -> None:
    parser, page = parse._parser(False), clean(Source("page.md", text))
    ours, theirs = state_of(page, parser, {}, []), StateBlock(page.copy, parser, {}, [])
    names = ("src", "bMarks", "eMarks", "tShift", "sCount", "bsCount", "lineMax", "blkIndent", "line", "parentType")
    assert [getattr(ours, name) for name in names] == [getattr(theirs, name) for name in names]


@given(st.lists(st.sampled_from(["$$", "$$", " x", "`", "``", "\\", "\\$", "\n", "\n$$"]), max_size=20).map("".join))
@example("`$$\n$$\n`\n$$\n")
def test_dollars_of_a_paragraph_may_be_counted_bit_by_bit(text: str) -> None:
    parser, page = parse._parser(False), clean(Source("page.md", text))
    state = state_of(page, parser, {}, [])
    for end in state.bMarks:
        anew = paragraphs._is_open(state_of(page, parser, {}, []), 0, end)
        assert paragraphs._is_open(state, 0, end) == anew

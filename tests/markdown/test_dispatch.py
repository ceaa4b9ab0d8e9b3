"""To try only the rules that may match finds what trying all of them finds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.token import Token

from dlbuild.markdown import dispatch, parse
from dlbuild.markdown.parse import Parsed
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
    """Return a parser that tries all rules, in turn."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dispatch, "install_for_blocks", lambda _: None)
        patch.setattr(dispatch, "install_for_lines", lambda _: None)
        parser = parse._parser.__wrapped__()

    def parsed(source: Source) -> Parsed:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(parse, "_parser", lambda: parser)
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


def test_the_tables_name_rules_that_there_are() -> None:
    parser = parse._parser()
    inline: Any = next(rule.fn for rule in parser.core.ruler.__rules__ if rule.name == "inline")
    headings, text = inline.args
    assert set(dispatch.BLOCKS) <= set(parser.block.ruler.get_all_rules())
    assert set(dispatch.INLINES) <= {*headings.inline.ruler.get_all_rules(), *text.inline.ruler.get_all_rules()}

"""Blocks are those of GitHub's parser, where markdown-it's own rules differ from it."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from dlbuild.markdown.parse import parse
from dlbuild.source import Source
from tests.markdown.bench import github

_BLOCKS = frozenset({"p", "h1", "h2", "blockquote", "ul", "ol", "li", "table", "tr", "th", "td", "pre", "hr"})
_TAGS = {"fence": "pre", "code_block": "pre", "footnote_reference_open": "li"}


class _Opened(HTMLParser):
    """Lists the blocks that open in a text of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        if tag in _BLOCKS:
            self.tags.append(tag)


def blocks(text: str) -> list[str]:
    """List the blocks that open in a page; GitHub makes a list of the footnotes."""
    page = parse(Source("page.md", text))
    tokens = [token for token in page.tokens if token.nesting >= 0 and not token.hidden]
    tags = [_TAGS.get(token.type, token.tag) for token in tokens]
    return [*(tag for tag in tags if tag in _BLOCKS), *("ol" for _ in page.footnotes)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("- a | b\n  --|--\n", id="a list wins over a table"),
        pytest.param("> a | b\n> --|--\n", id="a table in a quote"),
        pytest.param("> a\n    > b\n", id="a deep mark does not go on with a quote"),
        pytest.param("> - a\n      > b\n", id="a deep mark in a list in a quote"),
        pytest.param("> >  > -\ta\n> >  > \tb\n> >  >\n> >  > \t\tc\n", id="tabs in quotes in quotes"),
        pytest.param(">\t>\ta\n>\t>\t\tb\n", id="tabs behind marks"),
        pytest.param("a\n\n> b\n<b>\nc\n", id="a tag ends a quote that could go on"),
        pytest.param("- b\n<b>\nc\n", id="a tag ends a list that could go on"),
        pytest.param("a | b\n--|--\nc\n<b>\nd\n", id="a tag ends a table"),
        pytest.param("a | b | c\n--|--\nd | e\n--|--\n", id="a table is tried for but once in a paragraph"),
        pytest.param("a\n    b | c\n--|--\nd | e\n", id="a deep line may be a table's head"),
        pytest.param("> a\nb | c\n> --|--\n", id="a lazy line may be a table's head"),
        pytest.param("- a\nb | c\n  --|--\n", id="in a list, too"),
        pytest.param("> a\nb | c\n--|--\n", id="but a table does not go on lazily"),
        pytest.param("> a\n | b | c |\n> |--|--|\n", id="nor an indented one that begins with a bar"),
        pytest.param("a | b\n--|--\n\u00a0\nc | d\n", id="a row of a no-break space"),
        pytest.param("> a | b\n> --|--\n> \u00a0\u00a0\n> c\n\nd\n", id="such a row in a quote"),
        pytest.param("> a\n--|--\n> b | c\n> --|--\n", id="nor is one tried for with a lazy line"),
        pytest.param("[^1]\n\n> - a\n> [^1]: b | c\n>     --|--\n", id="a footnote ends what could go on lazily"),
        pytest.param("a\nb | c\n--|--\n", id="a table ends a paragraph"),
        pytest.param("a\n===\nb\nc\n---\n", id="headings with a line below"),
        pytest.param("> a\n===\n", id="a line below does not reach into a quote"),
        pytest.param("> a\nb\n---\n", id="nor does a dashed one"),
        pytest.param("- a\n\n      b\n\n  c\n", id="code in a list"),
        pytest.param("[^1]\n\n[^1]: a\n\n    b\n\n        c\n\nd\n", id="a footnote goes on behind a blank line"),
        pytest.param("[^1]\n\n[^1]: a\n  \n    b\n", id="but not behind one with blanks in it"),
        pytest.param("[^1]\n\n> [^1]: a\n>\n>     b\n", id="nor behind one with the mark of a quote"),
        pytest.param("[^1]\n\n[^1]: - a\n      b\n\n      c\n", id="a list at the beginning of a footnote"),
        pytest.param("[^1]\n\n> a\n[^1]: b\n", id="a footnote ends a quote"),
        pytest.param("\ufeff# a\n", id="a byte order mark"),
        pytest.param("\u00a0\na\n", id="a no-break space is a word"),
    ],
)
def test_blocks_are_githubs(text: str) -> None:
    assert sorted(blocks(text)) == sorted(_Opened(github(text)).tags)

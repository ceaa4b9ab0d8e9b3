"""Tokens with places: what `Parsed` promises to those who build on it."""

from __future__ import annotations

import pytest

from dlbuild.markdown.parse import Parsed, parse
from dlbuild.source import Source

PAGE = """\
> # A [link](u "t") and `code`
>
> - so <b>bold</b>, ![alt $x$](i.svg), [ref],
>   <http://a.b> and $x$[^1]

| a \\| b | [cell](c) |
|---|---|
| $\\|y\\|$ | ![](d) |

[ref]: v
[^1]: foot
"""


def parsed(text: str) -> Parsed:
    return parse(Source("page.md", text))


def spans(page: Parsed) -> list[tuple[str, str]]:
    return [
        (child.type, page.source[child.meta["span"]])
        for token in page.tokens
        for child in token.children or ()
        if "span" in child.meta
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_tokens_know_where_they_stand(ending: str, bom: str) -> None:
    assert spans(parsed(bom + PAGE.replace("\n", ending))) == [
        ("link_open", '[link](u "t")'),
        ("code_inline", "`code`"),
        ("html_inline", "<b>"),
        ("html_inline", "</b>"),
        ("image", "![alt $x$](i.svg)"),
        ("link_open", "[ref]"),
        ("link_open", "<http://a.b>"),
        ("formula", "$x$"),
        ("footnote_ref", "[^1]"),
        ("link_open", "[cell](c)"),
        ("formula", "$\\|y\\|$"),
        ("image", "![](d)"),
    ]


def test_a_token_over_lines_has_the_prefixes_of_its_container() -> None:
    page = parsed("> so [a\n> b](u) <i\n> k='v'>")
    assert spans(page) == [("link_open", "[a\n> b](u)"), ("html_inline", "<i\n> k='v'>")]


def test_blocks_know_their_lines() -> None:
    page = parsed("a\r\n\r\n<div>\r\n</div>\r\n\r\nb")
    (html,) = [token for token in page.tokens if token.type == "html_block"]
    assert page.source[page.lines(html)] == "<div>\r\n</div>\r\n"


def test_the_last_block_ends_with_the_page() -> None:
    page = parsed("<div>")
    assert page.lines(page.tokens[0]) == (0, 5)


def test_addresses_are_as_they_are_written() -> None:
    (link,) = [child for token in parsed(r"[a](ä%20\_&amp;)").tokens for child in token.children or () if child.attrs]
    assert link.attrs["href"] == "ä%20_&"


def test_labels_are_known() -> None:
    page = parsed("[a][B] [^n]\n\n[b]: u\n[b]: v\n[^n]: so")
    assert set(page.definitions) == {"B"}
    assert [again["href"] for again in page.repeated] == ["v"]
    assert page.footnotes == {"n"}


def test_words_alone_are_not_parsed() -> None:
    (inline,) = [token for token in parsed("*so* it `is`, and 5 * 6").tokens if token.type == "inline"]
    assert "place" not in inline.meta
    assert not inline.children


def test_headings_are_parsed_in_full() -> None:
    page = parsed("# so *a* & b")
    assert [child.type for child in page.tokens[1].children or ()] == ["text", "em_open", "text", "em_close", "text"]


def test_dlbuild_is_off_from_one_comment_to_the_other_or_to_the_end() -> None:
    text = "1 <!-- dlbuild: off --> 2 <!-- dlbuild: on --> 3\n\n<!-- dlbuild: off -->\n\n4"
    page = parsed(text)
    assert [digit for digit in "1234" if page.is_off(text.index(digit))] == ["2", "4"]


def test_a_list_wins_over_a_table_as_on_github() -> None:
    kinds = [token.type for token in parsed("- a | b\n  --|--\n").tokens]
    assert kinds[:3] == ["bullet_list_open", "list_item_open", "table_open"]


def test_deep_nesting_is_read_to_the_end() -> None:
    page = parsed("".join(f"{'  ' * depth}- a\n" for depth in range(30)) + "\n$x$")
    assert spans(page) == [("formula", "$x$")]

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlbuild.markdown.html import candidates, elements, is_heading


def names(html: str) -> list[str]:
    return [element.name for element in elements(html)]


def test_every_element_knows_where_its_tag_is_written() -> None:
    html = 'a <b x="1>2">c</b> <!-- <i> --> <IMG src=y>'
    assert [html[e.start : e.start + len(e.tag)] for e in elements(html)] == ['<b x="1>2">', "<IMG src=y>"]


@pytest.mark.parametrize("comment", ["<!-- <i> -->", "<!--><b>", "<!---><b>", "<b><!-- never ended <i>"])
def test_comments_end_where_commonmark_says(comment: str) -> None:
    assert "i" not in names(comment)
    assert names(comment) == ["b"] * comment.count("<b>")


def test_tags_in_values_are_words() -> None:
    assert names("<p title='<i>'><b title=\"<u>\">") == ["p", "b"]


def test_filtered_tags_are_text_and_what_is_in_them_is_not() -> None:
    assert names("<script><a href='x'></script><Title><b>") == ["a", "b"]


def test_the_text_of_headings_is_collected() -> None:
    assert [e.text for e in elements("<h1>a <b>b</b> &amp; c<img alt='d'></h1><p>e</p>")] == ["a b & c", "", "", ""]


def test_of_two_attributes_with_one_name_the_first_counts() -> None:
    (element,) = elements("<a href='b' href='c' data-dlbuild-at='7'>")
    assert dict(element.attributes) == {"href": "b"}
    assert element.value("href") == (9, 10)


def test_an_attribute_that_is_not_written_is_at_the_tag() -> None:
    (element,) = elements("x<b>")
    assert element.value("id") == (1, 4)


def test_there_are_six_headings() -> None:
    assert [name for name in ("h0", "h1", "h6", "h7", "hr", "h", "h11") if is_heading(name)] == ["h1", "h6"]


@pytest.mark.parametrize(
    ("srcset", "urls"),
    [
        ("a.png", ["a.png"]),
        (" a.png 1x , b.png 2x ", ["a.png", "b.png"]),
        ("a.png, b.png", ["a.png", "b.png"]),
        ("a,b.png 2x", ["a,b.png"]),
        ("a.png 100w,b.png", ["a.png", "b.png"]),
        ("", []),
        (" , ", []),
    ],
)
def test_a_srcset_is_cut_at_blanks_first(srcset: str, urls: list[str]) -> None:
    assert list(candidates(srcset)) == urls


@given(st.text(st.sampled_from("<>/!-\"'= abh1&;\n")))
def test_no_text_is_too_broken(html: str) -> None:
    for element in elements(html):
        assert html.startswith(element.tag, element.start)


@given(st.lists(st.sampled_from(["b", "i", "a", "span"]), max_size=300))
def test_nothing_is_too_deep(nested: list[str]) -> None:
    assert names("".join(f"<{name}>" for name in nested)) == nested

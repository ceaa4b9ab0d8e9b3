from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlbuild.markdown.links import Link
from dlbuild.markdown.outline import outline
from dlbuild.markdown.parse import parse
from dlbuild.source import Source


def links(text: str) -> tuple[Link, ...]:
    return tuple(outline(parse(Source("page.md", text))).links)


def pointed_at(text: str) -> list[tuple[str, str]]:
    """Return each link's destination, and what the page has where it is written."""
    return [(link.destination, text[slice(*link.span)]) for link in links(text)]


@pytest.mark.parametrize(
    ("text", "destination", "written"),
    [
        ("[a](b.md)", "b.md", "b.md"),
        ("[a](  b.md  'title'  )", "b.md", "b.md"),
        ("[a](<b c.md> (title))", "b c.md", "b c.md"),
        ("[a](<b c.md>)", "b c.md", "b c.md"),
        (r"[a](b\_c&amp;d.md)", "b_c&d.md", r"b\_c&amp;d.md"),
        ("[a](b(c)d.md)", "b(c)d.md", "b(c)d.md"),
        ("[a]()", "", ""),
        ("[a](<>)", "", ""),
        (r"[a](b\c.md)", "b%5Cc.md", r"b\c.md"),
        ('[`](x)`](b.md "](b.md)")', "b.md", "b.md"),
        ("> - [a](\n>   b.md\n>   'two\n>   lines')", "b.md", "b.md"),
        ("| a |\n| - |\n| [a](b.md) |", "b.md", "b.md"),
        ("[a][r]\n\n> [R]:\n> <b c.md>\n> 'title'", "b c.md", "b c.md"),
        ("[a]\r\n\r\n[a]: b.md\r\n", "b.md", "b.md"),
        ("\ufeff[a](b.md)", "b.md", "b.md"),
        ("𝔘𝔫𝔦 [a](b.md)", "b.md", "b.md"),
        ("<https://example.org/a>", "https://example.org/a", "https://example.org/a"),
        ('<a href="b.md">', "b.md", "b.md"),
        ("<a\nclass=x href = 'b&amp;c.md' href='d.md'>", "b&c.md", "b&amp;c.md"),
        ("<a href=b.md>", "b.md", "b.md"),
        ("<A HREF='b.md'>", "b.md", "b.md"),
        (r"<a href='b\c.md'>", "b/c.md", r"b\c.md"),
        ("> <div>\r\n> <img alt=''\r\n>  src='p.png'>\r\n", "p.png", "p.png"),
        ("- <div>\n\n\t<img src='p.png'>", "p.png", "p.png"),
        ("text <img\n  src='p.png'> text", "p.png", "p.png"),
        ("<h2>[a](b.md)</h2>\n\n<img src='p.png'>", "p.png", "p.png"),
        ("<textarea><a href='b.md'>", "b.md", "b.md"),
    ],
)
def test_a_link_knows_where_its_destination_is_written(text: str, destination: str, written: str) -> None:
    assert pointed_at(text) == [(destination, written)]


def test_links_come_in_the_order_of_the_page() -> None:
    text = '[a](1) <img src="2"> [b][r]\n\n<video src="3" poster="4"></video>\n\n[r]: 5\n\n![c](6) <https://7>\n'
    assert [link.destination for link in links(text)] == ["1", "2", "3", "4", "5", "6", "https://7"]


def test_an_image_in_a_link_is_two_links() -> None:
    assert pointed_at("[![a](p.png)](p.png)") == [("p.png", "p.png")] * 2
    inner, outer = links("[![a](p.png)](p.png)")
    assert (inner.span, outer.span) == ((6, 11), (14, 19))
    assert (inner.image, outer.image) == (True, False)


def test_the_candidates_of_a_srcset_are_links_each() -> None:
    text = '<img srcset="a.png, b.png 2x,c.png 100w , data:image/png;base64,AA== 3x" src="d.png">'
    assert [link.destination for link in links(text)] == [
        "a.png",
        "b.png",
        "c.png",
        "data:image/png;base64,AA==",
        "d.png",
    ]
    assert [text[slice(*link.span)] for link in links(text)] == [link.destination for link in links(text)]


def test_a_reference_that_dlbuild_has_written_has_no_links_unless_dlbuild_is_to_leave_it_alone() -> None:
    drawing = "../formulas/0123456789abcdef.svg"
    source = f'<source media="(prefers-color-scheme: dark)" srcset="{drawing}#dark">'
    text = f'A <picture>{source}<img src="{drawing}" alt="x" align="absmiddle" valign="-1px"></picture> in a line.'
    alone = f"<!-- dlbuild: off -->\n\n{text}"
    assert pointed_at(text) == []
    assert pointed_at(alone) == [(f"{drawing}#dark", f"{drawing}#dark"), (drawing, drawing)]
    assert [link.alt for link in links(alone)] == [None, "x"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("https://a.org/b.", ["https://a.org/b"]),
        ("(https://a.org/b(c)), 'http://a.org'", ["https://a.org/b(c)", "http://a.org"]),
        ("**https://a.org/b_c**", ["https://a.org/b_c"]),
        ("https://a.org/?b&amp;c&amp;", ["https://a.org/?b&amp;c"]),
        ("www.a.org/b", ["http://www.a.org/b"]),
        ("xhttps://a.org, `https://b.org`, [https://c.org](d) and [in https://e.org brackets]", ["d"]),
        ("| https://a.org |\n| - |\n| https://b.org |", ["https://a.org", "https://b.org"]),
    ],
)
def test_a_bare_address_is_a_link(text: str, found: list[str]) -> None:
    assert [link.destination for link in links(text)] == found


name = st.text(
    st.characters(min_codepoint=0x21, exclude_characters="\\<>&%$`\u2028\u2029", exclude_categories=["C", "Z"]),
    min_size=1,
)


@given(
    name, st.sampled_from(["{}", "[a](<{}>)", "![a](<{}> 't')", "[a]\n\n[a]: <{}>", "> - x\n>\n>   [a](<{}>\n>   't')"])
)
def test_what_is_written_is_what_is_linked(destination: str, form: str) -> None:
    if form == "{}":
        form = "[a](<{}>)\r\n"
    text = form.format(destination)
    assert pointed_at(text) == [(destination, destination)]

"""What stands in a table of contents, and how it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlbuild.markdown.contents import Entry, Style, listed, read_style, written
from dlbuild.markdown.outline import outline
from dlbuild.markdown.parse import parse
from dlbuild.markdown.titles import Heading
from dlbuild.source import Source


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("", Style()),
        (" levels=2-3", Style((2, 3))),
        (" levels=4", Style((4, 4))),
        (" depth=2", Style((2, 3))),
        (" levels=3-6 depth=1", Style((3, 3))),
        (" style=numbers", Style(numbers=True)),
        (" skip='Contents, See also'", Style(skip=("Contents", "See also"))),
        (": notes/*/readme.md depth=2", Style((1, 2), pages=("notes/*/readme.md",))),
        (' "a b.md" c.md', Style((1, 6), pages=("a b.md", "c.md"))),
    ],
)
def test_the_words_in_a_mark_are_its_style(text: str, style: Style) -> None:
    assert read_style(text, Style()) == (style, "")


@pytest.mark.parametrize("text", [" level=2", " levels=0-3", " levels=3-2", " depth=x", " style=roman"])
def test_what_makes_no_sense_in_a_mark_is_told(text: str) -> None:
    assert read_style(text, Style())[1]


def lines(*entries: tuple[int, str], numbers: bool = False) -> list[str]:
    return list(written([Entry(level, text, "#a") for level, text in entries], Style(numbers=numbers)))


def test_an_entry_is_as_deep_as_there_are_entries_above_it() -> None:
    assert lines((2, "a"), (4, "b"), (3, "c"), (4, "d"), (2, "e")) == [
        "- [a](#a)",
        "  - [b](#a)",
        "  - [c](#a)",
        "    - [d](#a)",
        "- [e](#a)",
    ]


def test_numbers_begin_anew_below_each_entry() -> None:
    entries = [(1, "a"), *[(2, "b")] * 10, (3, "c"), (1, "d"), (2, "e")]
    found = lines(*entries, numbers=True)
    assert [found[0], found[1], found[10], found[11], *found[12:]] == [
        "1. [a](#a)",
        "   1. [b](#a)",
        "   10. [b](#a)",
        "       1. [c](#a)",
        "2. [d](#a)",
        "   1. [e](#a)",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a [b] c", "[a [b] c](#a)"),
        ("a ] b", "[a \\] b](#a)"),
        ("a [ b", "[a \\[ b](#a)"),
        ("] [", "[\\] \\[](#a)"),
        ("`a[0`", "[`a[0`](#a)"),
        ("`]` ]", "[`]` \\]](#a)"),
        ("a \\] b", "[a \\] b](#a)"),
    ],
)
def test_brackets_of_a_heading_do_not_end_the_link(text: str, expected: str) -> None:
    assert lines((1, text)) == [f"- {expected}"]


def test_what_is_skipped_takes_along_what_is_below_it() -> None:
    levels = [(1, "T"), (2, "A"), (2, "Skip"), (3, "B"), (2, "C"), (4, "Skip"), (3, "D"), (2, "!")]
    headings = [Heading(level, text, text.strip("!"), 0, 0) for level, text in levels]
    assert [each.text for each in listed(headings, Style(skip=("Skip",)))] == ["A", "C", "D"]
    assert [each.text for each in listed(headings, Style((1, 2)))] == ["T", "A", "Skip", "C"]


WORDS = ("a", "*b*", "`c]`", "[d](e.md)", "[", "]", "\\]", "![i](j.png)", "&amp;", "$x$", "<b>f</b>", "é", "![", "`")


@given(st.lists(st.tuples(st.integers(1, 6), st.lists(st.sampled_from(WORDS), min_size=1, max_size=4)), max_size=8))
def test_a_list_made_of_headings_has_a_link_to_each(headings: list[tuple[int, list[str]]]) -> None:
    page = "".join(f"{'#' * level} n {' '.join(words)} n\n\n" for level, words in headings)
    found = outline(parse(Source("a.md", page))).headings
    entries = [Entry(each.level, each.text, f"#{each.anchor}") for each in found]
    for numbers in (False, True):
        text = "\n".join(written(entries, Style(numbers=numbers)))
        links = outline(parse(Source("b.md", text))).links
        assert [link.destination for link in links if not link.image] == [entry.destination for entry in entries]

"""Which comments are meant for dlbuild, and what they speak of."""

from __future__ import annotations

import pytest

from dlbuild.markdown.outline import outline
from dlbuild.markdown.parse import parse
from dlbuild.source import Source


def comments(text: str) -> list[tuple[str, str]]:
    source = Source("page.md", text)
    return [(each.text, source[each.about]) for each in outline(parse(source)).comments]


IGNORE = "<!-- dlbuild: ignore no-alt -->"


@pytest.mark.parametrize(
    ("text", "about"),
    [
        (f"{IGNORE}\nnext\nlines\n\nfar\n", "next\nlines\n"),
        (f"{IGNORE}\n\n\n- a\n\n  b\n- c\n\nfar\n", "- a\n\n  b\n- c\n\n"),
        (f"a\n\n{IGNORE}\n| a |\n| - |\n| b |\n", "| a |\n| - |\n| b |\n"),
        (f"{IGNORE}\n[a]: b\n[c]: d\n\nfar\n", "[a]: b\n[c]: d\n"),
        (f"> {IGNORE}\n> in\n\nout\n", "> in\n"),
        (f"- a\n\n  {IGNORE}\n\n  b\n- c\n", "  b\n"),
        (f"one\ntwo {IGNORE} more\nthree\n", f"two {IGNORE} more\n"),
        (f"# One {IGNORE}\n\ntwo\n", f"# One {IGNORE}\n"),
        (f"| a |\n| - |\n| b {IGNORE} |\n| c |\n", f"| b {IGNORE} |\n"),
        (f"{IGNORE}\n", ""),
        (f"{IGNORE}\r\na\r\n\r\nb", "a\r\n"),
    ],
)
def test_a_comment_speaks_of_the_block_below_or_of_its_own_line(text: str, about: str) -> None:
    assert comments(text) == [("dlbuild: ignore no-alt", about)]


@pytest.mark.parametrize(
    "text", [f"`{IGNORE}`", f"    {IGNORE}", f"```\n{IGNORE}\n```", "<!-- note -->", "\\" + IGNORE]
)
def test_what_is_code_or_meant_for_others_is_none(text: str) -> None:
    assert comments(text) == []


def test_marks_of_a_table_of_contents_are_comments_too() -> None:
    text = "<!-- toc depth=2 -->\n\n- [a](#a)\n\n<!-- /toc -->\n\n<!--tocstop-->\n\n<!-- TOC -->\n"
    assert [text for text, _ in comments(text)] == ["toc depth=2", "/toc", "tocstop", "TOC"]

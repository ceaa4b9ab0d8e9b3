"""Links that lead from elsewhere to what they mean."""

from __future__ import annotations

import pytest

from dlbuild.hosts.addresses import Move

RAW = "https://raw.githubusercontent.com/me/notes/HEAD"


@pytest.mark.parametrize(
    ("destination", "expected"),
    [
        ("b.md", "https://github.com/me/notes/blob/HEAD/docs/b.md"),
        ("../c.md#x", "https://github.com/me/notes/blob/HEAD/c.md#x"),
        ("/c.md?plain=1", "https://github.com/me/notes/blob/HEAD/c.md?plain=1"),
        ("sub/", "https://github.com/me/notes/blob/HEAD/docs/sub/"),
        ("a%20b.md", "https://github.com/me/notes/blob/HEAD/docs/a%20b.md"),
        ("#here", "#here"),
        ("", ""),
        ("https://example.org/x", "https://example.org/x"),
        ("//example.org/x", "//example.org/x"),
        ("mailto:a@b.c", "mailto:a@b.c"),
        ("../../out.md", "../../out.md"),
    ],
)
def test_a_link_leads_to_the_page_on_github(destination: str, expected: str) -> None:
    assert Move("docs/a.md", "docs/a.md", RAW).address(destination, image=False) == expected


def test_an_image_is_taken_from_where_files_are_served() -> None:
    assert Move("docs/a.md", "docs/a.md", RAW).address("x.png", image=True) == f"{RAW}/docs/x.png"
    tagged = Move("a.md", "a.md", "https://raw.githubusercontent.com/me/notes/refs/tags/v1")
    assert tagged.address("b.md", image=False) == "https://github.com/me/notes/blob/v1/b.md"


def test_other_servers_have_all_below_one_address() -> None:
    move = Move("docs/a.md", "docs/a.md", "https://example.org/files")

    assert move.address("b.md#x", image=False) == "https://example.org/files/docs/b.md#x"


@pytest.mark.parametrize(
    ("target", "expected"), [("docs/new.md", "b.md"), ("new.md", "docs/b.md"), ("x/y/new.md", "../../docs/b.md")]
)
def test_without_an_address_a_link_is_counted_from_the_new_place(target: str, expected: str) -> None:
    assert Move("docs/a.md", target, "").address("b.md", image=False) == expected

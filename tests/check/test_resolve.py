from __future__ import annotations

import pytest

from dlbuild.check.resolve import Target, resolve
from dlbuild.check.tree import grow

TREE = grow(
    ["readme.md", "docs/a.md"],
    home="github.com/octo/notes",
    branches=["HEAD", "main", "topic/x"],
    other_refs=["dev", "v1", "fix/y"],
)


def path(destination: str, page: str = "docs/a.md") -> str:
    """Return the path of the tree that a link leads to, or else in a word where it goes."""
    target = resolve(destination, page, TREE)
    return target.path if target.where == "here" else target.where


@pytest.mark.parametrize(
    ("destination", "expected"),
    [
        ("b.md", "docs/b.md"),
        ("./b.md", "docs/b.md"),
        ("../readme.md", "readme.md"),
        ("x/./y/../b.md", "docs/x/b.md"),
        ("..", ""),
        ("sub/", "docs/sub"),
        ("a//b.md", "docs/a/b.md"),
        ("", "docs/a.md"),
        ("#x", "docs/a.md"),
        ("?plain=1", "docs/a.md"),
        ("/b.md", "b.md"),
        ("/", ""),
    ],
)
def test_a_path_counts_from_the_page_and_with_a_slash_from_the_root(destination: str, expected: str) -> None:
    assert path(destination) == expected


@pytest.mark.parametrize(
    ("destination", "expected"),
    [
        ("a%20b.md", "docs/a b.md"),
        ("%D0%B0.md", "docs/а.md"),
        ("100%25.md", "docs/100%.md"),
        ("a+b.md", "docs/a+b.md"),
        ("%2e%2E/b.md", "b.md"),
        ("%2E/b.md", "docs/b.md"),
        ("c%23.md", "docs/c#.md"),
        ("%FF.md", "docs/\udcff.md"),
        (" b.md\t", "docs/b.md"),
        ("b\n.md", "docs/b.md"),
    ],
)
def test_a_path_is_decoded_once_as_a_url(destination: str, expected: str) -> None:
    assert path(destination) == expected


def test_query_and_fragment_are_cut_off_first() -> None:
    assert resolve("b.md?raw=true#x?y#z", "a.md", TREE) == Target("here", "b.md", "raw=true", "x?y#z")


@pytest.mark.parametrize("url", ["https://example.org/x.md", "//example.org/x.md", "mailto:a@b.c", "tel:+1", "C:/x.md"])
def test_what_has_a_scheme_or_a_host_is_the_web(url: str) -> None:
    assert path(url) == "web"


@pytest.mark.parametrize(
    "destination",
    [
        "../../../issues",
        "../../../wiki/Home",
        "../../../actions/workflows/ci.yml/badge.svg",
        "../../..",
        "../../../../other-repository",
        "../../../../../torvalds/linux",
        "/../../issues",
        "/../dev/x.md",
        "/../unknown/x.md",
        "../../dev/x.md",
        "../../fix/y/x.md",
        "../../../tree/unknown",
        "../../../blob/unknown/x.md",
        "/../../../../someone/else/blob/main/x.md",
    ],
)
def test_who_climbs_out_of_the_tree_may_mean_a_page_of_github(destination: str) -> None:
    assert path(destination) == "web"


@pytest.mark.parametrize(
    "destination",
    ["../../x.md", "../../unknown/x.md", "../../../x.md", "../../../x/y", "../../../../x.md", "/../x.md", "../.."],
)
def test_who_climbs_out_of_the_tree_to_a_file_is_outside(destination: str) -> None:
    assert path(destination) == "outside"


@pytest.mark.parametrize(
    "destination",
    ["../../main/docs/b.md", "/../main/docs/b.md", "../../../blob/main/docs/b.md", "../../topic/x/docs/b.md"],
)
def test_who_names_the_branch_is_back_in_the_tree(destination: str) -> None:
    assert path(destination) == "docs/b.md"


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/octo/notes/blob/main/docs/b.md",
        "http://www.github.com/Octo/Notes/tree/HEAD/docs/b.md",
        "https://github.com/octo/notes/raw/topic/x/docs/b.md?raw=true",
        "https://github.com/octo/notes/blob/refs/heads/main/docs/b.md",
        "https://raw.githubusercontent.com/octo/notes/main/docs/b.md",
        "https://raw.githubusercontent.com/octo/notes/refs/heads/main/docs/b.md",
        "//github.com/octo/notes/blob/main/docs/b.md#x",
    ],
)
def test_the_long_form_of_a_link_is_seen_through(url: str) -> None:
    assert path(url) == "docs/b.md"


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/octo/notes",
        "https://github.com/octo/notes/issues/3",
        "https://github.com/octo/notes/some-new-page",
        "https://github.com/octo/notes/blob/v1/docs/b.md",
        "https://github.com/octo/notes/blob/0123abc/docs/b.md",
        "https://github.com/octo/other/blob/main/b.md",
        "https://gitlab.com/octo/notes/blob/main/b.md",
    ],
)
def test_other_trees_are_the_web(url: str) -> None:
    assert path(url) == "web"


def test_without_a_remote_no_url_is_ones_own() -> None:
    tree = grow(["a.md"])
    assert resolve("https://github.com/octo/notes/blob/main/b.md", "a.md", tree).where == "web"
    assert resolve("../../issues", "a.md", tree).where == "web"
    assert resolve("../b.md", "a.md", tree).where == "outside"

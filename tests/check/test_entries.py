from __future__ import annotations

import pytest

from tests.check.notes import problems, wrong

NAMES = ("One", "Two *and* a half", "Three", "Four `x`", "Five")
ANCHORS = ("one", "two-and-a-half", "three", "four-x", "five")
ENTRIES = [f"- [{name}](#{anchor})" for name, anchor in zip(NAMES, ANCHORS, strict=True)]


def page(entries: list[str], more: str = "") -> str:
    return "\n".join(["# Title", "", *entries, "", more, *(f"## {name}\n" for name in NAMES)])


def test_a_list_that_names_all_headings_is_right() -> None:
    assert wrong(page(ENTRIES)) == []
    assert wrong(page(["- [Title](#title)", *(f"  {entry}" for entry in ENTRIES)])) == []


def test_an_entry_with_another_name_is_told() -> None:
    assert wrong(page([*ENTRIES[:2], "- [The third](#three)", *ENTRIES[3:]])) == ["stale-entry #three"]


def test_a_heading_that_is_missing_is_told_where_it_belongs() -> None:
    (problem,) = problems({"a.md": page([*ENTRIES[:2], *ENTRIES[3:]])})
    assert (problem.code, problem.source[problem.span], problem.severity) == (
        "missing-entry",
        "#two-and-a-half",
        "warning",
    )
    assert "“Three”" in problem.message
    assert wrong(page(ENTRIES[:4])) == ["missing-entry #four-x"]


@pytest.mark.parametrize(
    "entries",
    [
        ENTRIES[:3],
        [f"{entry} and more" for entry in ENTRIES[:4]],
        [ENTRIES[1], ENTRIES[0], *ENTRIES[2:4]],
        [*(f"- [word {number}](#{anchor})" for number, anchor in enumerate(ANCHORS))],
        [f"- [x](#{ANCHORS[0]})", f"- [y](#{ANCHORS[1]})", *ENTRIES[2:]],
        ["See [One](#one), [Three](#three), [Four `x`](#four-x) and [Five](#five)."],
        ["```", *ENTRIES[:4], "```"],
        ["<!-- dlbuild: ignore missing-entry -->", "", *ENTRIES],
    ],
)
def test_what_is_no_table_of_contents_is_left_alone(entries: list[str]) -> None:
    assert wrong(page(entries)) == []


def test_what_stands_between_marks_is_told_by_another_check() -> None:
    text = page(["<!-- toc -->", *ENTRIES[:4], "<!-- /toc -->"])
    assert [line.split()[0] for line in wrong(text)] == ["stale-toc"]

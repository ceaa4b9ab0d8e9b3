"""The headings of the pages are the agreed ones, and the table of contents leads to every one of them."""

import re
from collections import Counter

import pytest

from tests.notes.pages import PAGES, Heading, headings, page, wanted


def wanted_headings(name: str) -> list[Heading]:
    courses = re.split(r"^(?=# )", wanted("headings.txt"), flags=re.MULTILINE)
    of_the_page = next(course for course in courses if course.startswith(f"# Course {name.removeprefix('c')}:"))
    return headings(of_the_page)


def anchors(words: list[str]) -> list[str]:
    """GitHub's anchors of headings in plain ASCII; the second of two equal ones gets -1, the third -2."""
    seen: Counter[str] = Counter()
    found = []
    for text in words:
        slug = re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-")
        found.append(f"{slug}-{seen[slug]}" if seen[slug] else slug)
        seen[slug] += 1
    return found


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_the_headings_of_its_course(name: str) -> None:
    assert headings(page(name)) == wanted_headings(name)


@pytest.mark.parametrize("name", PAGES)
def test_the_table_of_contents_names_every_heading_and_leads_there(name: str) -> None:
    contents = re.findall(r"^( *)- \[(.+)\]\(#(.+)\)$", page(name).split("\n## ")[0], re.MULTILINE)
    wanted_contents = wanted_headings(name)
    assert [Heading(len(indent) // 2 + 1, text) for indent, text, _ in contents] == wanted_contents
    assert [anchor for _, _, anchor in contents] == anchors([heading.text for heading in wanted_contents])


def test_the_second_of_two_equal_headings_has_an_anchor_of_its_own() -> None:
    assert anchors(["Derivation of dL/dz", "A note", "A note"]) == ["derivation-of-dldz", "a-note", "a-note-1"]

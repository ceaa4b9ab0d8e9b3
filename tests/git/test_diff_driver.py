"""The diff driver alone, with git itself: commits hold references, and nobody has to read them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.git.repositories import Filtered

PAGE = "# One\n\nThe area is $\\pi r^2$, and\n\n$$\n\\frac{a}{b}\n$$\n"


@pytest.fixture
def notes(tmp_path: Path) -> Filtered:
    """Return a repository with two commits: a page, and the same page built."""
    notes = Filtered(tmp_path / "notes")
    notes.write(".gitattributes", "*.md diff=dlbuild\n")
    notes.save("written", a=PAGE)
    assert notes.run("build", "a.md").code == 0
    notes.save("built")
    assert "<picture>" in notes.committed("a.md")
    return notes


def test_a_commit_that_only_builds_changes_nothing(notes: Filtered) -> None:
    assert notes.git("log", "-p", "-1", "--format=%s", "--", "a.md").strip() == "built"
    assert notes.git("diff", "HEAD~", "--", "a.md") == ""


def test_an_edit_in_a_reference_is_an_edit_of_latex(notes: Filtered) -> None:
    notes.write("a.md", notes.read("a.md").replace('alt="\\pi r^2"', 'alt="\\pi R^2"'))

    diff = notes.git("diff", "--unified=0", "--", "a.md").splitlines()

    assert diff[-2:] == ["-The area is $\\pi r^2$, and", "+The area is $\\pi R^2$, and"]


def test_blame_names_who_wrote_the_formula_and_not_who_built_it(notes: Filtered) -> None:
    written = notes.git("rev-parse", "HEAD~").strip()

    blamed = notes.git("blame", "--porcelain", "a.md").splitlines()

    assert {match[0] for line in blamed if (match := re.match(r"[0-9a-f]{40}(?= \d)", line))} == {written}
    assert [line[1:] for line in blamed if line.startswith("\t")] == PAGE.splitlines()


def test_a_search_can_be_for_latex(notes: Filtered) -> None:
    assert notes.git("grep", "--textconv", "-n", "frac{a}", "--", "a.md") == "a.md:6:\\frac{a}{b}\n"

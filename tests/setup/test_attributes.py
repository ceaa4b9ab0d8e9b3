"""The lines of .gitattributes, judged by git."""

from __future__ import annotations

from pathlib import Path

import pytest

from dlbuild.setup.attributes import extended, filters, rules
from tests.repository import Repository

RULES = rules("formulas", [".md"])


def test_an_empty_file_gets_all() -> None:
    addition = extended("", RULES)

    assert addition
    assert addition.text == "/formulas/*.svg -text linguist-generated\n*.md diff=dlbuild\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# pages\n*.md text\n", "# pages\n*.md text\n\n/formulas/*.svg -text linguist-generated\n*.md diff=dlbuild\n"),
        ("* text", "* text\n\n/formulas/*.svg -text linguist-generated\n*.md diff=dlbuild\n"),
        ("*.md diff=dlbuild\r\n", "*.md diff=dlbuild\r\n\r\n/formulas/*.svg -text linguist-generated\r\n"),
        ("formulas/*.svg -text\n\n", "formulas/*.svg -text\n\n/formulas/*.svg linguist-generated\n*.md diff=dlbuild\n"),
        # What somebody has decided otherwise stays.
        ("*.md diff=markdown\n/formulas/*.svg text linguist-generated=false\n", None),
        ("#*.md diff=dlbuild\n*.md -diff\n/formulas/*.svg binary\n", "…/formulas/*.svg -text linguist-generated\n"),
    ],
)
def test_a_file_keeps_what_it_says(text: str, expected: str | None) -> None:
    addition = extended(text, RULES)
    new = addition.text if addition else None

    assert (new.replace(text + "\n", "…") if new and expected and expected[0] == "…" else new) == expected
    assert addition is None or extended(addition.text or "", RULES) is None


PAGES = ("a.md", "notes/b.md", "notes/deep/c.md", "drafts/d.md", "my notes/e.md", "x[1]/f.md")


@pytest.mark.parametrize(
    ("notes", "exclude", "filtered"),
    [
        (["**"], [], PAGES),
        (["notes"], [], ("notes/b.md", "notes/deep/c.md")),
        (["./notes/**"], ["notes/deep/"], ("notes/b.md",)),
        (["*.md", "my notes/**"], [], ("a.md", "my notes/e.md")),
        (["**"], ["drafts", "**/c.md"], ("a.md", "notes/b.md", "my notes/e.md", "x[1]/f.md")),
        (["notes/*.md"], [], ("notes/b.md",)),
    ],
)
def test_git_filters_the_pages_that_the_configuration_means(
    tmp_path: Path, notes: list[str], exclude: list[str], filtered: tuple[str, ...]
) -> None:
    repository = Repository(tmp_path)
    addition = extended("", filters(notes, exclude, "", [".md"]))
    assert addition
    repository.write(".gitattributes", addition.text or "")

    said = repository.git("check-attr", "-z", "filter", "--", *PAGES, "notes/data.txt").split("\0")

    assert tuple(path for path, value in zip(said[::3], said[2::3], strict=False) if value == "dlbuild") == filtered


@pytest.mark.parametrize("folder", ["formulas", "a b/c", "x[1]", "docs/pictures"])
def test_git_knows_the_drawings_in_any_folder(tmp_path: Path, folder: str) -> None:
    repository = Repository(tmp_path)
    addition = extended("* text=auto\n", rules(folder, [".md"]))
    assert addition
    repository.write(".gitattributes", addition.text or "")

    said = repository.git("check-attr", "text", "linguist-generated", "--", f"{folder}/0.svg", "other/0.svg")

    assert [line.rpartition(": ")[2] for line in said.splitlines()] == ["unset", "set", "auto", "unspecified"]


def test_a_configuration_below_the_root_means_what_is_below_it() -> None:
    found = [rule.pattern for rule in filters(["**", "*.md"], ["old"], "docs", [".md"])]

    assert found == ["/docs/**/*.md", "/docs/*.md", "/docs/old/**/*.md"]

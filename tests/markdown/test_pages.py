"""Thirty pages in the manner of real ones, and the formulas that a person finds in them.

`tests/cases/pages` has the pages, and beside each a list, written by hand: one line for each formula as in
`tests/cases/markdown/found.txt`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from dlbuild.markdown import may_have_formulas
from tests.markdown.bench import build, built_html, document, expected_html, undo
from tests.markdown.test_found import told

PAGES = sorted((Path(__file__).parents[1] / "cases" / "pages").glob("*.md"))


def text_of(page: Path) -> str:
    return page.read_bytes().decode()


def test_there_are_thirty() -> None:
    assert len(PAGES) >= 30


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_formulas_of_a_page_are_those_that_a_person_finds(page: Path) -> None:
    assert told(document(text_of(page))) == page.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    assert may_have_formulas(text_of(page))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_is_built_reversibly_and_shows_the_same_but_for_its_formulas(page: Path) -> None:
    text = undo(text_of(page))
    built = build(text)

    assert undo(built) == text
    assert build(built) == built
    assert built_html(text) == expected_html(text)

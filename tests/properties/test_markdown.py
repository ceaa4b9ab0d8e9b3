"""Laws of finding, writing and restoring formulas, on generated pages."""

from __future__ import annotations

from hypothesis import given, note
from hypothesis import strategies as st

from dlbuild.markdown import apply, restore
from tests.markdown.bench import build, built_html, document, expected_html, undo
from tests.properties.markdown_pages import pages


@given(pages)
def test_restoring_a_built_page_gives_the_page(text: str) -> None:
    built = build(text)
    note(built)
    assert undo(built) == text


@given(pages)
def test_building_a_built_page_changes_nothing(text: str) -> None:
    built = build(text)
    note(built)
    assert build(built) == built


@given(pages)
def test_building_changes_what_github_shows_only_where_formulas_were(text: str) -> None:
    note(build(text))
    assert built_html(text) == expected_html(text)


@given(pages)
def test_a_formula_is_cut_where_it_stands(text: str) -> None:
    page = document(text)
    for formula in page.formulas:
        assert page.source[formula.span] == formula.open + formula.tex + formula.close
        for index, char in enumerate(formula.latex):
            if char not in "\n|":
                assert text[formula.offset(index)] == char
        assert formula.offset(len(formula.latex)) == formula.span.end - len(formula.close)


@given(pages, st.binary(max_size=8))
def test_a_page_may_mix_both_forms(text: str, choice: bytes) -> None:
    built = build(text)
    edits = restore(document(built))
    mixed = apply(built, [edit for number, edit in enumerate(edits) if number < len(choice) and choice[number] % 2])
    note(mixed)
    assert build(mixed) == built
    assert undo(mixed) == text

"""Laws of finding, writing and restoring formulas, on generated pages."""

from __future__ import annotations

from hypothesis import given, note
from hypothesis import strategies as st

from dlbuild.markdown import apply, restore
from tests.markdown.bench import build, built_html, document, expected_html, undo
from tests.properties.markdown_pages import pages

forms = st.booleans()


@given(pages, forms)
def test_restoring_a_built_page_gives_the_page(text: str, bare: bool) -> None:
    built = build(text, bare=bare)
    note(built)
    assert undo(built) == text


@given(pages, forms)
def test_building_a_built_page_changes_nothing(text: str, bare: bool) -> None:
    built = build(text, bare=bare)
    note(built)
    assert build(built, bare=bare) == built


@given(pages)
def test_a_page_may_change_its_form(text: str) -> None:
    with_picture, without = build(text), build(text, bare=True)
    note(without)
    assert build(with_picture, bare=True) == without
    assert build(without) == with_picture


@given(pages, forms)
def test_building_changes_what_github_shows_only_where_formulas_were(text: str, bare: bool) -> None:
    note(build(text, bare=bare))
    assert built_html(text, bare=bare) == expected_html(text)


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

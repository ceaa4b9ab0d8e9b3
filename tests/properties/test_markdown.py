"""Laws of finding, writing and restoring formulas, on generated pages."""

from __future__ import annotations

from hypothesis import example, given, note
from hypothesis import strategies as st

from dlbuild.markdown import apply, restore
from tests.markdown.bench import PLAIN, Form, build, built_html, document, expected_html, undo
from tests.properties.markdown_pages import law, pages

forms = st.builds(Form, st.booleans(), st.booleans())


# A line that begins with dollars may be a table's head; what has been built in it does not tell.
@law
@given(pages, forms)
@example("so$$x\n$$x$$ | $x$\n|---|---|\n $\\eqref{b}$$x$ | $x$ $$-1$$\n", PLAIN)
@example("\\ref{a\0b}", PLAIN)
def test_restoring_a_built_page_gives_the_page(text: str, form: Form) -> None:
    built = build(text, form)
    note(built)
    assert undo(built) == text


# The bracket of a link that a build has written is no link's that the author has begun.
@law
@given(pages, forms)
@example("> so$$\\eqref{b}$$ $x$ \n| $x$ ](u$) $$ x $$  | $x$  |\n|---|:-:|\n| $x$  | $x$  |\n", PLAIN)
@example("| $[0,1](t)$(\\eqref{a b})  | $x$  |\n|---|:-:|\n| $x$  | $x$  |\n", PLAIN)
def test_building_a_built_page_changes_nothing(text: str, form: Form) -> None:
    built = build(text, form)
    note(built)
    assert build(built, form) == built


@law
@given(pages, forms, forms)
@example("> <h3>\n>\n$x$\n>\n> </h3>\n# $x$\n", PLAIN, Form(headings=True))
def test_a_page_may_change_its_form(text: str, form: Form, other: Form) -> None:
    built = build(text, form)
    note(built)
    # What has been built in a heading stays built.
    assert build(built, other) == build(text, Form(other.bare, form.headings or other.headings))


@law
@given(pages, forms)
def test_building_changes_what_github_shows_only_where_formulas_were(text: str, form: Form) -> None:
    note(build(text, form))
    assert built_html(text, form) == expected_html(text, form)


@law
@given(pages)
def test_a_formula_is_cut_where_it_stands(text: str) -> None:
    page = document(text)
    for formula in page.formulas:
        assert page.source[formula.span] == formula.open + formula.tex + formula.close
        for index, char in enumerate(formula.latex):
            if char not in "\n|":
                assert text[formula.offset(index)] == char
        assert formula.offset(len(formula.latex)) == formula.span.end - len(formula.close)


@law
@given(pages, st.binary(max_size=8))
def test_a_page_may_mix_both_forms(text: str, choice: bytes) -> None:
    built = build(text)
    edits = restore(document(built))
    mixed = apply(built, [edit for number, edit in enumerate(edits) if number < len(choice) and choice[number] % 2])
    note(mixed)
    assert build(mixed) == built
    assert undo(mixed) == text

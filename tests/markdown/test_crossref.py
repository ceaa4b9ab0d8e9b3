"""References to equations, as LaTeX and as links."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlbuild.markdown import CrossReference
from tests.markdown.bench import document, github


def only(text: str) -> CrossReference:
    (found,) = document(text).crossrefs
    return found


def test_a_link_names_the_equation_and_keeps_its_latex_in_the_title() -> None:
    assert only(r"so \eqref{eq:x}.").link("3", "#eq-x") == r'[(3)](#eq-x "\eqref{eq:x}")'
    assert only(r"so \ref{eq:x}.").link("3", "b.md#eq-x") == r'[3](b.md#eq-x "\ref{eq:x}")'
    assert only(r"so $\eqref{eq:x}$.").link("A", "#eq-x") == r'[(A)](#eq-x "$\eqref{eq:x}$")'


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1))
def test_any_tag_is_shown_as_it_is_and_the_link_is_read_back(tag: str) -> None:
    link = only(r"\ref{a}").link(tag, "#eq-a")

    found = only(f"so {link}.")
    assert (found.text, found.source, found.is_link) == (link, r"\ref{a}", True)
    html = github(f"so {link}.")
    shown = tag.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    assert html == f'<p>so <a href="#eq-a" title="\\ref{{a}}">{shown}</a>.</p>\n'


@pytest.mark.parametrize("text", [r"> so \eqref{eq: x}", r'> so [(9)](c.md#old "\eqref{eq: x}")', r"so $\ref{eq: x}$"])
def test_the_place_of_a_label_is_that_in_the_page(text: str) -> None:
    found = only(text)

    assert found.label == "eq: x"
    assert text[slice(*found.label_span)] == "eq: x"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (r"$[0,1](t)$(\eqref{a})", 1),
        (r"[b](c)(\eqref{a})", 1),
        (r"[b](c(\eqref{a}))", 0),
        (r"[b](\eqref{a})", 0),
        (r"[b](c)[d](\eqref{a b})", 0),
        (r"[b](c\)\eqref{a}", 0),
        ("[b](c\u00a0\\eqref{a}", 0),
        ("www.b.c\u00a0\\eqref{a}", 0),
        ("https://b.c/\f\\eqref{a}", 0),
        ("www.b.c\t\\eqref{a}", 1),
        (r"[b](c\\)\eqref{a}", 1),
    ],
)
def test_in_an_address_there_is_no_reference_but_behind_it(text: str, count: int) -> None:
    assert len(document(text).crossrefs) == count

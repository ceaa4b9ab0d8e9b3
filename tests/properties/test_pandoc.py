"""The laws hold when dollars are read as Pandoc reads them."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from dlbuild.markdown import Document, Edit, apply, may_have_formulas, read, reference, restore
from dlbuild.source import Source
from tests.markdown.bench import DEPTH, anchors, src
from tests.properties.markdown_pages import pages

# Words and dollars that touch.
_TOUCHING = st.lists(st.sampled_from(["$", "$", "$$", "x", "5", " ", "\\", "a_1", "`", "\n", "(", "{", "中"])).map(
    "".join
)
texts = st.one_of(pages, _TOUCHING)


def document(text: str) -> Document:
    return read(Source("page.md", text), "pandoc")


def built(text: str) -> str:
    edits = [
        Edit(
            formula.span,
            text[slice(*formula.span)],
            reference(formula, src(formula.latex), DEPTH, anchors=anchors(formula)),
        )
        for formula in document(text).formulas
        if formula.context[0] != "h"
    ]
    return apply(text, edits)


@given(texts)
@example("$$$`$`$$$")
@example("$$`$`$x$$$")
def test_restoring_a_built_page_gives_the_page(text: str) -> None:
    assert apply(built(text), restore(document(built(text)))) == text


@given(texts)
def test_a_quick_look_overlooks_no_formula(text: str) -> None:
    assert may_have_formulas(text) or not document(text).formulas


@given(texts)
def test_single_dollars_are_as_the_manual_says(text: str) -> None:
    for formula in document(text).formulas:
        if formula.open == "$":
            inside = formula.open + formula.tex + formula.close
            assert not inside[1].isspace()
            assert not inside[-2].isspace()
            assert not re.match("[0-9]", text[formula.span.end :])

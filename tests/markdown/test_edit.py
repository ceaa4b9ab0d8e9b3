"""Changes to a page, as values."""

from __future__ import annotations

import pytest

from dlbuild.markdown import Edit, apply
from dlbuild.source import Span


def test_edits_are_made_where_they_belong_in_any_order() -> None:
    edits = [Edit(Span(4, 5), "c", "CC"), Edit(Span(0, 1), "a", ""), Edit(Span(2, 3), "b", "b")]
    assert apply("a-b-c-", edits) == "-b-CC-"


def test_an_edit_is_refused_where_the_text_is_another() -> None:
    with pytest.raises(ValueError, match="'x' is not there any more"):
        apply("abc", [Edit(Span(1, 2), "x", "y")])


def test_edits_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="at 1"):
        apply("abc", [Edit(Span(0, 2), "ab", ""), Edit(Span(1, 3), "bc", "")])

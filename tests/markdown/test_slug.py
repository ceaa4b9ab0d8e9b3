from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlbuild.markdown.slug import is_word, numbered, slug

# What letters, marks and punctuation become: worked out by hand from \p{Word} and Ruby's downcase.
RULE = {
    "Sample Section": "sample-section",
    "This'll be a Helpful Section About the Greek Letter Θ!": "thisll-be-a-helpful-section-about-the-greek-letter-θ",
    "snake_case and kebab-case": "snake_case-and-kebab-case",
    "a  -  b": "a-----b",
    " led and trailed ": "-led-and-trailed-",
    "C++ / C#": "c--c",
    "⚠️ Careful": "️-careful",
    "🎉 Done": "-done",
    "2️⃣ Two": "2️⃣-two",
    "ΤΟ ΤΕΛΟΣ": "το-τελοσ",
    "İZMİR": "i̇zmi̇r",
    "e\u0301 is not \u00e9": "e\u0301-is-not-\u00e9",
    "x² ½ Ⅳ ⓑ": "x--ⅳ-ⓑ",
    "٤٢ 数学 हिन्दी": "٤٢-数学-हिन्दी",
    "no\u00a0break\u2003and\u2028others": "nobreakandothers",
    "soft\u00adhyphen‑and–dashes—gone": "softhyphenanddashesgone",
    "two\nlines": "twolines",
    "": "",
}


@pytest.mark.parametrize(("text", "expected"), RULE.items())
def test_a_slug_keeps_words_and_hyphens(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text(), st.text())
def test_each_character_is_judged_alone(left: str, right: str) -> None:
    assert slug(left + right) == slug(left) + slug(right)


@given(st.text())
def test_a_slug_of_a_slug_is_the_slug(text: str) -> None:
    assert slug(slug(text)) == slug(text)


@given(st.text())
def test_nothing_is_left_but_words_and_hyphens(text: str) -> None:
    assert all(c == "-" or is_word(c) for c in slug(text))


def test_the_second_of_two_equal_headings_is_number_one() -> None:
    assert list(numbered(["echo", "echo", "other", "echo"])) == ["echo", "echo-1", "other", "echo-2"]


def test_a_heading_that_is_called_like_a_numbered_one_gets_a_number_itself() -> None:
    assert list(numbered(["a", "a", "a-1", "a-1"])) == ["a", "a-1", "a-1-1", "a-1-2"]


def test_a_number_that_a_heading_has_taken_is_passed_over() -> None:
    assert list(numbered(["b-1", "b", "b"])) == ["b-1", "b", "b-2"]


colliding = st.lists(st.sampled_from(["", "-1", "a", "a-1", "a-1-1", "a-2", "b"]), max_size=12)


@given(colliding)
def test_no_two_headings_share_an_anchor(slugs: list[str]) -> None:
    assert len(set(numbered(slugs))) == len(slugs)


@given(colliding, colliding)
def test_headings_further_down_change_no_anchor_above(above: list[str], below: list[str]) -> None:
    assert list(numbered([*above, *below]))[: len(above)] == list(numbered(above))


@given(colliding)
def test_a_number_is_only_added(slugs: list[str]) -> None:
    for base, anchor in zip(slugs, numbered(slugs), strict=True):
        rest = anchor.removeprefix(base)
        assert anchor.startswith(base)
        assert rest == "" or (rest[0] == "-" and rest[1:].isdigit())

"""From characters to tokens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlbuild.tex.lexer import Token, joined, placed_tokens, spanning, tokens

TEXTS = st.text(st.sampled_from("\\\\\\{}^_&$#% \t\nabzé字1.,=@") | st.characters(), max_size=40)


@given(TEXTS.filter(lambda text: "%" not in text))
def test_tokens_joined_are_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text


@given(TEXTS)
def test_no_token_is_empty_and_none_is_a_comment(text: str) -> None:
    assert all(token and token[0] != "%" for token in tokens(text))


@given(TEXTS)
def test_tokens_with_places_are_the_same_and_say_where_they_stand(text: str) -> None:
    placed = placed_tokens(text)

    assert placed == tokens(text)
    for token in placed:
        assert isinstance(token, Token)
        assert text[token.start : token.end] == token


@given(TEXTS)
def test_places_are_in_order_and_do_not_overlap(text: str) -> None:
    ends = [0]
    for token in placed_tokens(text):
        assert isinstance(token, Token)
        assert token.start >= ends[-1]
        ends.append(token.end)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("ab", ["a", "b"]),
        ("\\alpha b", ["\\alpha", " ", "b"]),
        ("\\alphab", ["\\alphab"]),
        ("\\alpha1", ["\\alpha", "1"]),
        ("\\,x", ["\\,", "x"]),
        ("\\\\[2pt]", ["\\\\", "[", "2", "p", "t", "]"]),
        ("\\\\alpha", ["\\\\", "a", "l", "p", "h", "a"]),
        ("\\{x\\}", ["\\{", "x", "\\}"]),
        ("\\é", ["\\é"]),
        ("a \t\n b", ["a", " \t\n ", "b"]),
        ("a\\", ["a", "\\"]),
        ("字𝑥", ["字", "𝑥"]),
    ],
)
def test_a_text_is_cut_into(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A comment takes its line's end and the next line's indentation along (TeXbook p. 47).
        ("a% and so on\n   b", ["a", "b"]),
        ("a % and so on", ["a", " "]),
        ("%", []),
        ("a%\n\nb", ["a", "\n", "b"]),
        ("50\\% x", ["5", "0", "\\%", " ", "x"]),
    ],
)
def test_a_comment_is_no_token(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


def test_tokens_put_together_reach_from_the_first_to_the_last() -> None:
    whole = joined(placed_tokens("a{3 pt}")[2:6])

    assert whole == "3 pt"
    assert isinstance(whole, Token)
    assert (whole.start, whole.end) == (2, 6)


def test_tokens_without_places_put_together_have_none() -> None:
    assert joined(["3", "p", "t"]) == "3pt"
    assert not isinstance(joined(["3", "p", "t"]), Token)
    assert joined([]) == ""


def test_a_text_may_reach_over_tokens_it_does_not_spell() -> None:
    first, *_, last = placed_tokens("\\begin{matrix}")

    assert isinstance(first, Token)
    whole = spanning("the beginning", first, last)
    assert isinstance(whole, Token)
    assert (whole.start, whole.end) == (0, 14)

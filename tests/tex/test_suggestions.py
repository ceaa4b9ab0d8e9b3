"""The name that may have been meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlbuild.tex.suggestions import lacking, nearest, unknown

WORDS = st.text("abcxyz", min_size=1, max_size=8)


@given(WORDS, st.lists(WORDS))
def test_a_known_name_is_nearest_to_itself(name: str, others: list[str]) -> None:
    assert nearest(name, [*others, name]) == name


@given(WORDS, st.lists(WORDS))
def test_what_is_nearest_is_among_the_known_names(name: str, known: list[str]) -> None:
    assert nearest(name, known) in {*known, None}


@given(WORDS, st.lists(WORDS, min_size=1))
def test_the_order_of_the_known_names_does_not_matter(name: str, known: list[str]) -> None:
    assert nearest(name, known) == nearest(name, known[::-1])


@given(WORDS, st.integers(0, 7), st.sampled_from("abcxyz"))
def test_one_slip_is_forgiven(name: str, at: int, letter: str) -> None:
    at = min(at, len(name) - 1)
    for slip in (name[:at] + letter + name[at:], name[:at] + letter + name[at + 1 :], name[:at] + name[at + 1 :]):
        assert nearest(slip, [name]) == name


def test_two_letters_exchanged_are_one_slip() -> None:
    assert nearest("\\aplha", ["\\alpha", "\\delta"]) == "\\alpha"


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("\\frc", "\\frac"),
        ("\\lamda", "\\lambda"),
        ("\\sume", "\\sum"),
        ("\\los", "\\log"),
        ("\\rightarow", "\\rightarrow"),
    ],
)
def test_a_slip_in_a_command_is_seen(wrong: str, meant: str) -> None:
    assert unknown(wrong, {})[3] == f"did you mean {meant}?"


@pytest.mark.parametrize("wrong", ["\\foo", "\\qwertzuiop", "\\norm"])
def test_a_name_that_is_like_none_is_to_be_defined(wrong: str) -> None:
    assert "define it" in unknown(wrong, {})[3] or wrong == "\\norm"


def test_macros_are_known_names_too() -> None:
    assert unknown("\\expecation", {"\\expectation": 0})[3] == "did you mean \\expectation?"


def test_names_of_the_format_are_not_suggested() -> None:
    assert "@" not in unknown("\\mathchar", {})[3]


def test_as_many_arguments_are_shown_as_there_must_be() -> None:
    assert lacking("\\frac")[1:] == ("\\frac lacks one of its two arguments", "\\frac", "write \\frac{…}{…}")
    assert lacking("\\sqrt")[3] == "write \\sqrt{…}"
    assert lacking("\\f", 3)[3] == "write \\f{…}{…}{…}"

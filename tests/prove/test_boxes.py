"""Boxes as sets: their areas, and those of what two have in common or make up together."""

from __future__ import annotations

import pytest

from dlbuild.prove.claim import Claim, Holds, Proved, Refuted, Unclear, Verdict
from dlbuild.prove.decide import decide

# Four wide and two high, and one that begins one to the right and ends two below.
A = r"A = [0, 4] \times [0, 2]"
B = r"B = [1, 3] \times [1, 4]"
APART = r"C = [5, 6] \times [0, 2]"
EMPTY = r"D = [3, 1] \times [0, 2]"


def verdict(formula: str, *givens: str) -> Verdict:
    return list(decide(Claim(formula, givens)))[-1]


@pytest.mark.parametrize(
    "formula",
    [
        r"\lvert A \rvert = 8",
        r"\lvert A \cap B \rvert = 2",
        r"\lvert A \cup B \rvert = 12",
        r"\lvert A \cap C \rvert = 0",
        r"\lvert A \cup C \rvert = 10",
        r"\lvert D \rvert = 0",
        r"\lvert A \cap D \rvert = 0",
        r"\lvert A \cup D \rvert = 8",
        r"\lvert (A \cap B) \cup C \rvert = 4",
        r"\lvert A \cap (B \cup C) \rvert = 2",
        r"\lvert A \cap B \cap C \rvert = 0",
        r"\lvert [0, 2] \times [0, 2] \rvert = 4",
    ],
)
def test_an_area_is_what_one_counts_on_squared_paper(formula: str) -> None:
    assert isinstance(verdict(formula, A, B, APART, EMPTY), Proved)


@pytest.mark.parametrize(
    "formula", [r"\lvert A \cap B \rvert = 12", r"\lvert A \cup B \rvert = 14", r"\lvert D \rvert = -4"]
)
def test_a_wrong_area_is_refuted(formula: str) -> None:
    assert isinstance(verdict(formula, A, B, APART, EMPTY), Refuted)


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        (r"\lvert A \cap B \cup C \rvert = 2", "two ways"),
        (r"\lvert A \cap x \rvert = 2", "no set"),
        (r"A \cap B = 2", "a set is no value"),
    ],
)
def test_what_is_no_set_or_may_be_two_is_unclear(formula: str, words: str) -> None:
    found = verdict(formula, A, B, APART)

    assert isinstance(found, Unclear)
    assert words in found.message


def test_boxes_with_corners_that_are_not_given_are_tried_on_numbers() -> None:
    found = verdict(r"\lvert A \rvert = \max(0, b - a) \cdot 2", r"A = [a, b] \times [1, 3]")

    assert isinstance(found, Holds)
    assert "corners" in found.why
    assert isinstance(verdict(r"\lvert A \rvert = (b - a) \cdot 2", r"A = [a, b] \times [1, 3]"), Refuted)


def test_bars_around_what_is_no_set_are_an_absolute_value() -> None:
    assert isinstance(verdict(r"\lvert x - 5 \rvert = 2 \lvert y \rvert", "x = 1", "y = -2"), Proved)

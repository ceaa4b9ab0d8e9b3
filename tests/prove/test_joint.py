"""Probabilities of several things together, and where something is largest."""

from __future__ import annotations

import re

import pytest

from dlbuild.prove.claim import Claim, Proved, Refuted, Unclear, Verdict
from dlbuild.prove.decide import decide

COINS = [r"x \in \{0, 1\}", r"y \in \{0, 1\}", r"P(x, y) \in [0, 1]"]


def verdict(formula: str, *givens: str) -> Verdict:
    return list(decide(Claim(formula, givens)))[-1]


@pytest.mark.parametrize(
    "formula",
    [
        r"P(x, y) = P(x) P(y \mid x)",
        r"P(y, x) = P(x, y)",
        r"P(x \mid y) = \frac{P(y \mid x) P(x)}{P(y)}",
        r"P(y = 0 \mid x) + P(y = 1 \mid x) = 1",
        r"P(x) = P(x, y = 0) + P(x, y = 1)",
        r"P(x, x = 0) = \mathbf{1}\{x = 0\} P(x)",
    ],
)
def test_what_is_true_of_all_laws_is_proved(formula: str) -> None:
    assert isinstance(verdict(formula, *COINS), Proved)


@pytest.mark.parametrize(
    "formula",
    [
        r"P(x, y) = P(x) P(y)",
        r"P(x, y) = P(x) P(x \mid y)",
        r"P(x \mid y) = P(y \mid x)",
        r"P(y = 0 \mid x) + P(y = 1) = 1",
        r"P(x, z) = P(x)",
    ],
)
def test_what_is_true_of_some_laws_only_is_refuted(formula: str) -> None:
    assert isinstance(verdict(formula, *COINS, r"z \in \{0, 1\}"), Refuted)


def test_a_sentence_is_as_probable_as_its_words_one_after_the_other() -> None:
    words = [r"y_t \in \{1, 2\}", r"P(y_1, \dots, y_3) \in [0, 1]", "n = 3"]

    right = verdict(r"P(y_1, \dots, y_n) = \prod_{t=1}^{n} P(y_t \mid y_1, \dots, y_{t-1})", *words)
    wrong = verdict(r"P(y_1, \dots, y_n) = \prod_{t=1}^{n} P(y_t \mid y_1, \dots, y_t)", *words)

    assert isinstance(right, Proved)
    assert isinstance(wrong, Refuted)


@pytest.mark.parametrize(
    ("formula", "givens"),
    [
        (r"\operatorname*{arg\,max}_{k} c_k = 3", [r"k \in \{1, 2, 3\}", "c_1 = 4", "c_2 = 1", "c_3 = 5"]),
        (r"\operatorname*{arg\,min}_{k} c_k + 1 = 3", [r"k \in \{1, 2, 3\}", "c_1 = 4", "c_2 = 1", "c_3 = 5"]),
        (r"\operatorname*{arg\,max}_{u, v} (u - v) = (2, 1)", [r"u \in \{1, 2\}", r"v \in \{1, 2\}"]),
        (
            r"\operatorname*{arg\,max}_{y} y_1 y_2 = (2, 3)",
            [r"y_1 \in \{1, 2\}", r"y_2 \in \{1, 3\}", "y = (y_1, y_2)"],
        ),
        (r"\operatorname*{arg\,max}_{k} \frac{1}{k} z = 1", [r"k \in \{1, 2\}", "z = k + 9"]),
    ],
)
def test_the_largest_is_found_among_all_that_there_can_be(formula: str, givens: list[str]) -> None:
    other = {"max": "min", "min": "max"}
    wrong = re.sub("max|min", lambda word: other[word[0]], formula)

    assert isinstance(verdict(formula, *givens), Proved)
    assert isinstance(verdict(wrong, *givens), Refuted)


def test_what_is_largest_in_two_places_is_in_none() -> None:
    found = verdict(r"\operatorname*{arg\,max}_{k} c = 1", r"k \in \{1, 2\}", "c = 1")

    assert isinstance(found, Refuted)
    assert "several places" in found.left


@pytest.mark.parametrize(
    ("formula", "givens", "words"),
    [
        (r"\operatorname*{arg\,max}_{k} c_k = 3", [r"c \in \mathbb{R}^3"], "what can this be"),
        (r"\operatorname*{arg\,max} c_k = 3", ["c_k = 1"], "does not say of what"),
        ("P(x) = 1", [r"P(x) \in [0, 1]"], "what can this be"),
        ("P(x + 1) = 1", COINS, "no event"),
    ],
)
def test_what_cannot_be_looked_at_is_unclear(formula: str, givens: list[str], words: str) -> None:
    found = verdict(formula, *givens)

    assert isinstance(found, Unclear), found
    assert words in found.message

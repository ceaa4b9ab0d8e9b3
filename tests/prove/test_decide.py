"""What is decided of a claim: proved, holds, refuted, or unclear."""

from __future__ import annotations

import pytest

from dlbuild.prove.claim import Claim, Holds, Proved, Refuted, Unclear, Verdict
from dlbuild.prove.decide import decide

SIGMOID = r"\sigma(z) = \frac{1}{1 + e^{-z}}"


def verdict(formula: str, *givens: str) -> Verdict:
    return list(decide(Claim(formula, givens)))[-1]


@pytest.mark.parametrize(
    ("formula", "givens"),
    [
        (r"\sigma'(z) = \sigma(z)\,(1 - \sigma(z))", [SIGMOID]),
        (r"(x + y)^2 = x^2 + 2 x y + y^2", []),
        (r"\sum_{i=1}^{3} i^2 = 14", []),
        (r"\mathbb{E}[x^6 + c x] = 15 v^3", [r"x \sim \mathcal{N}(0, v)"]),
        (r"\cos x = 1 - \frac{x^2}{2} + O(x^4)", [r"x \to 0"]),
        (r"w := w - \alpha w", [r"w := (1 - \alpha) w"]),
        (r"(A B)^T = B^T A^T", [r"A \in \mathbb{R}^{2 \times 3}", r"B \in \mathbb{R}^{3 \times 2}"]),
    ],
)
def test_what_is_true_is_proved(formula: str, givens: list[str]) -> None:
    assert isinstance(verdict(formula, *givens), Proved)


@pytest.mark.parametrize(
    ("formula", "givens"),
    [
        (r"\sigma'(z) = \sigma(z)\,(1 + \sigma(z))", [SIGMOID]),
        (r"(x + y)^2 = x^2 + 2 x y - y^2", []),
        (r"\mathbb{E}[x^6 + c x] = 15 v^2", [r"x \sim \mathcal{N}(0, v)"]),
        (r"\cos x = 1 - \frac{x^2}{3} + O(x^4)", [r"x \to 0"]),
        (r"w := w - \alpha w", [r"w := (1 + \alpha) w"]),
        (r"(A B)^T = A^T B^T", [r"A \in \mathbb{R}^{2 \times 3}", r"B \in \mathbb{R}^{3 \times 2}"]),
    ],
)
def test_what_is_wrong_is_refuted(formula: str, givens: list[str]) -> None:
    assert isinstance(verdict(formula, *givens), Refuted)


def test_what_the_author_does_not_want_proved_only_holds() -> None:
    found = verdict("(x + y)^2 = x^2 + 2 x y + y^2", "numeric")

    assert isinstance(found, Holds)
    assert found.samples == 12


def test_what_cannot_be_read_is_unclear_and_says_where() -> None:
    found = verdict(r"x = a / b c")

    assert isinstance(found, Unclear)
    assert "two ways" in found.message
    assert found.place[1:] == (6, 11)

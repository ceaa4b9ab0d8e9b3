"""What is false, or can be read in two ways, is never called true: each of these formulas once was."""

from __future__ import annotations

import pytest

from dlbuild.prove.claim import Claim, Holds, Proved, Refuted, Unclear, Verdict
from dlbuild.prove.decide import decide

BELL = r"y \sim \mathcal{N}(0, 1)"
ZERO = r"x \to 0"


def verdict(formula: str, *givens: str) -> Verdict:
    """Return the last word on a claim."""
    *_, last = decide(Claim(formula, givens))
    return last


@pytest.mark.parametrize(
    ("formula", "givens"),
    [
        # Sets: of whole numbers, of positive ones; an interval has its ends.
        (r"-3 \in \mathbb{N}", []),
        (r"0 \in \mathbb{N}", []),
        (r"1.5 \in \{1, \dots, 4\}", []),
        (r"1.5 \in \{1, 2, \dots, 4\}", []),
        (r"0.5 \in \mathbb{N}_+", []),
        (r"-2 \in \mathbb{Z}_{>0}", []),
        (r"a > 0", [r"a \in [0, 1]"]),
        (r"a \neq 0", [r"0 \leq a < 1"]),
        (r"a < 1", [r"a \in [0, 1]"]),
        (r"a \leq 0.99", [r"0 < a \leq 1"]),
        # Dots begin before they end, and go up where the terms before them do.
        (r"w_1 + w_2 + \cdots + w_n = \sum_{i=2}^{n} w_i", []),
        (r"x_t + x_{t+1} + \cdots + x_9 = x_t", [r"t \in \{2, 3\}"]),
        # A row whose ends are wrong, whatever the dots mean.
        (r"\begin{bmatrix} 1 & 2 & 4 & \cdots & 8 \end{bmatrix} = \begin{bmatrix} 1 & 2 & 4 & 7 \end{bmatrix}", []),
        # Orders: a root and a logarithm grow, too; what is left out on the left is left out.
        (r"\sqrt{|x|} = O(x)", [ZERO]),
        (r"|x|^{2.5} = O(x^3)", [ZERO]),
        (r"x \log |x| = O(x)", [ZERO]),
        (r"1 + x + O(x) = 1 + x + O(x^2)", [ZERO]),
        (r"e^x = 1 + x + O(x^2) = 1 + x + O(x^3)", [ZERO]),
        # A layer that keeps the channels has no other filters.
        (r"6 \times 6 \times 3 \xrightarrow{\text{depthwise } 3 \times 3, \, 16} 4 \times 4 \times 3", []),
        (r"6 \times 6 \times 3 \xrightarrow{\text{max pool } 2 \times 2, \, 16} 3 \times 3 \times 3", []),
    ],
)
def test_what_is_false_is_refuted(formula: str, givens: list[str]) -> None:
    """A number, a set, an order, an end of a row says so."""
    assert isinstance(verdict(formula, *givens), Refuted)


@pytest.mark.parametrize(
    ("formula", "givens"),
    [
        # Sets that are not known.
        (r"n \geq 1", [r"n \in \mathbb{N}_0"]),
        (r"|x| > 0", [r"x \in \mathbb{R}_{\geq 0}"]),
        (r"3 \in \{2, 4, \dots, 8\}", []),
        # After 1 + 2 + 4, nobody knows whether 5 comes, or 8.
        (r"1 + 2 + 4 + \cdots + 16 = 133", []),
        (r"2 + 4 + \cdots + 10 = 51", []),
        (r"x^2 + x^4 + \cdots + x^8 = x^2 + x^4 + x^5 + x^6 + x^7 + x^8", []),
        (r"w_n + w_{n-2} + \cdots + w_1 = w_n + \sum_{i=1}^{n-2} w_i", [r"n \in \{5, 6\}"]),
        (
            r"\frac{1}{2} + \frac{1}{4} + \cdots + \frac{1}{6} = \frac{1}{2} + \frac{1}{4} + \frac{1}{5} + \frac{1}{6}",
            [],
        ),
        (r"1 \cdot 2 \cdot 4 \cdots 6 = 240", []),
        (r"W_5 \cdot W_3 \cdots W_1 = W_5 W_3 W_2 W_1", []),
        (r"W_5 W_3 \cdots W_1 = W_5 W_3 W_2 W_1", []),
        (r"\begin{bmatrix} 1 & 3 & \cdots & 5 \end{bmatrix} = \begin{bmatrix} 1 & 3 & 4 & 5 \end{bmatrix}", []),
        # An order says nothing of what is larger, and is understood near a number.
        (r"x^2 + O(x^2) \geq 0", [ZERO]),
        (r"O(x) > -1", [ZERO]),
        (r"x^2 = 1 + O(x)", [r"x \to -\infty"]),
        # Polynomials only: what looks like one at small whole numbers is none.
        (r"P(y > 100) = 0", [BELL]),
        (r"\mathbb{E}[|y + 100|] = 100", [BELL]),
        (r"\mathbb{E}[\max(y, -50)] = 0", [BELL]),
        (r"\mathbb{E}[\lfloor y \rfloor] = \frac{1}{2}", [r"y \sim U(0, 1)"]),
        (r"\mathbb{E}[\frac{1}{y}] = \log 2", [r"y \sim U(1, 2)"]),
        # A label, or a label and a filter, that say two things.
        (r"6 \times 6 \xrightarrow{3 \times 3, \, 5 \times 5} 2 \times 2", []),
        (r"(6 \times 6) \ast (3 \times 3) \xrightarrow{5 \times 5} 2 \times 2", []),
        (r"6 \times 6 \xrightarrow{3 \times 3, \, s = 1, \, s = 3} 2 \times 2", []),
        (r"6 \times 6 \xrightarrow{3 \times 3, \, \text{same}, \, p = 0} 4 \times 4", []),
        (r"6 \times 6 \times 3 \xrightarrow{\text{max average } 2 \times 2} 3 \times 3 \times 3", []),
        # What is around an image when it is pooled: zeros, or nothing?
        (
            r"\begin{bmatrix} -1 & -2 \\ -3 & -4 \end{bmatrix} \xrightarrow{\text{max}} A",
            ["p = 1", r"\xrightarrow{2 \times 2}", r"A_{ij} = 0", r"A \in \mathbb{R}^{3 \times 3}"],
        ),
    ],
)
def test_what_has_two_readings_is_unclear(formula: str, givens: list[str]) -> None:
    """Nothing is guessed."""
    assert isinstance(verdict(formula, *givens), Unclear)


@pytest.mark.parametrize(
    ("formula", "givens"),
    [
        (r"a \geq 0", [r"a \in [0, 1]"]),
        (r"a > 0", [r"a \in (0, 1)"]),
        (r"a > 0", [r"0 \leq a \leq 1", "a > 0"]),
        (r"|a| = a", [r"0 \leq a \leq 1"]),
        (r"n \in \mathbb{N}", [r"n \in \{1, 2, \dots, 4\}"]),
        (r"n + 1 \in \mathbb{N}", [r"n \in \mathbb{N}"]),
        (r"1 + 2 + 3 + \cdots + 9 = 45", []),
        (r"5 + 4 + \cdots + 1 = 15", []),
        (r"a_1 + 2 a_2 + 3 a_3 + 4 a_4 = a_1 + 2 a_2 + \cdots + 4 a_4", []),
        (r"6 \times 6 \times 3 \xrightarrow{\text{max pool } 2 \times 2, \, 3} 3 \times 3 \times 3", []),
        (r"e^x = 1 + x + \frac{x^2}{2} + O(x^3) = 1 + x + O(x^2)", [ZERO]),
    ],
)
def test_what_is_true_is_still_proved(formula: str, givens: list[str]) -> None:
    """What keeps false things out lets the true ones in."""
    assert isinstance(verdict(formula, *givens), Proved)


def test_a_law_is_never_proved() -> None:
    """A law of three numbers has the first five moments of a bell, and is none."""
    three = r"\sqrt{3} (2 a - 1) b \sim \mathcal{N}(0, 1)"
    givens = [r"a \sim \operatorname{Bernoulli}(\frac{1}{2})", r"b \sim \operatorname{Bernoulli}(\frac{1}{3})"]
    assert isinstance(verdict(three, *givens), Holds)


def test_dots_may_hide_nothing_but_no_written_term() -> None:
    """Where n is 1, two terms that are written would have to go: such an n is not taken."""
    formula = r"w_1 + w_2 + w_3 + \cdots + w_n = \sum_{i=1}^{n} w_i"
    assert isinstance(verdict(formula), Holds)

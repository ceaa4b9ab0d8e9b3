"""Sizes and arrays behind layers: what an arrow, a label, a star and the givens say of them."""

from __future__ import annotations

import itertools

import pytest

from dlbuild.prove.claim import Claim, Holds, Refuted, Unclear, Verdict
from dlbuild.prove.decide import decide
from dlbuild.prove.sizes import count


def rows(text: str) -> str:
    """Return a matrix of numbers as LaTeX: `1 2; 3 4` has two rows."""
    lines = r" \\ ".join(" & ".join(line.split()) for line in text.split(";"))
    return rf"\begin{{bmatrix}} {lines} \end{{bmatrix}}"


IMAGE = r"X \in \mathbb{R}^{3 \times 4}"
PICTURE = r"X \in \mathbb{R}^{3 \times 4 \times 2}"
FILTERS = r"W \in \mathbb{R}^{2 \times 2 \times 2 \times 3}"
ROWS = rows("1 5 2 2; 3 3 8 4")
ONE = rows("1 2; 3 4")
TWO = rows("1 10")
CLOSE, APART = rows("1 12 20; 3 34 40"), rows("1 2 10 20; 3 4 30 40")
MAXIMA, MEANS, STEPS = rows("5 8"), rows("3 4"), rows("5 8 8")


def verdict(formula: str, *givens: str) -> Verdict:
    """Return what numbers say of a claim."""
    return next(iter(decide(Claim(formula, (*givens, "numeric")))))


@pytest.mark.parametrize(
    ("formula", "givens"),
    [
        # An image, a filter behind a star; with a third length, or a number of filters, the last are channels.
        (r"(6 \times 6) \ast (3 \times 3) \longrightarrow 4 \times 4", []),
        (r"(6 \times 6 \times 3) \ast (3 \times 3 \times 3) \to 4 \times 4 \times 2", []),
        (r"(9 \times 3) \ast (4 \times 3), \; 7 \text{ filters} \to 6 \times 7", []),
        (r"(9 \times 3) \ast (4 \times 3) \to 6 \times 1", []),
        (
            r"(9 \times 3) \ast (4 \times 3), 7 \text{ filters} \to 6 \times 7, \quad \ast (2 \times 7) \to 5 \times 1",
            [],
        ),
        (
            r"(9 \times 3) \ast (4 \times 3), 7 \text{ filters} \to 6 \times 7, \\ \ast (2 \times 7) \to 5 \times 1",
            [],
        ),
        (r"9 \times 9 \times 3 \xrightarrow{f = 3, \, s = 2} 4 \times 4 \times 2 = 32", []),
        (r"9 \times 9 \xrightarrow{3 \times 3} 7 \times 7 \\ \xrightarrow{3 \times 3} 5 \times 5", []),
        (r"9 \times 9 \xrightarrow{3 \times 3} 7 \times 7, \quad \xrightarrow{5 \times 5} 5 \times 5", []),
        # Padding and stride: of the givens, or of one arrow.
        (r"(6 \times 6) \ast (3 \times 3) \longrightarrow 3 \times 3", ["p = 1", "s = 2"]),
        (r"8 \times 8 \times 3 \xrightarrow{3 \times 3, \, s = 2, \, p = 1} 4 \times 4 \times 5", []),
        (r"8 \times 8 \times 3 \xrightarrow[\text{same}]{5 \times 5} 8 \times 8 \times 5", []),
        (r"n \times n \times 3 \xrightarrow{3 \times 3} n \times n \times 5", [r"p = \frac{f - 1}{2}"]),
        # Pooling steps as far as its window is long, and keeps the channels, as depthwise filters do.
        (r"8 \times 8 \times 3 \xrightarrow[2 \times 2]{\text{max pool}} 4 \times 4 \times 3", []),
        (r"8 \times 8 \times 3 \xrightarrow{\text{depthwise } 3 \times 3} 6 \times 6 \times 3", []),
        (r"4 \times 4 \times 3 \xrightarrow{2 \times 2 \text{ transposed}, \, s = 2, \, 7} 8 \times 8 \times 7", []),
        # Layers of the givens: for each arrow, and for a word above one.
        (
            r"8 \times 8 \times 3 \to 6 \times 6 \times 9 \to 3 \times 3 \times 9",
            [r"\xrightarrow{3 \times 3} \xrightarrow{2 \times 2 \text{ pool}}"],
        ),
        (
            r"8 \times 8 \times 3 \to 6 \times 6 \times 9",
            [r"20 \times 20 \times 1 \xrightarrow{3 \times 3} 18 \times 18 \times 9"],
        ),
        (
            r"8 \times 8 \times 3 \to 6 \times 6 \times 9",
            [r"\begin{aligned} 9 \times 9 \times 1 & \xrightarrow{3 \times 3} \\ & 7 \times 7 \times 9 \end{aligned}"],
        ),
        (
            r"h \times h \times 3 \xrightarrow{\text{down}} \frac{h}{4} \times \frac{h}{4} \times 3",
            ["h = 12", r"\text{down} \xrightarrow{2 \times 2 \text{ pool}} \xrightarrow{2 \times 2 \text{ pool}}"],
        ),
        # A formula that is only a size, or a value.
        (r"(n - f + 1) \times (n - f + 1)", [r"(n \times n) \ast (f \times f) \longrightarrow"]),
        (ONE, [rf"= {ONE}^T + {rows('0 -1; 1 0')}"]),
        # Pooling of matrices; what begins with an arrow has the same source.
        (
            rf"{ROWS} \xrightarrow{{\text{{max}}}} {MAXIMA}",
            [r"\xrightarrow{2 \times 2}"],
        ),
        (
            rf"{ROWS} \xrightarrow[2 \times 2]{{\text{{max}}}} {MAXIMA}, \quad \xrightarrow{{\text{{mean}}}} {MEANS}",
            [r"\xrightarrow{2 \times 2}"],
        ),
        (
            rf"{ROWS} \xrightarrow{{\text{{max}}}} {STEPS} \xrightarrow{{\text{{mean}}}} 7",
            [r"\xrightarrow{2 \times 2, s = 1} \xrightarrow{1 \times 3}"],
        ),
    ],
)
def test_a_layer_makes_what_the_arrow_leads_to(formula: str, givens: list[str]) -> None:
    assert isinstance(verdict(formula, *givens), Holds)


@pytest.mark.parametrize(
    ("formula", "givens"),
    [
        (r"(6 \times 6) \ast (3 \times 3) \longrightarrow 3 \times 3", []),
        (r"(6 \times 6 \times 3) \ast (3 \times 3 \times 2) \to 4 \times 4 \times 2", []),
        (r"(6 \times 6 \times 3) \ast (3 \times 3 \times 3) \to 4 \times 4", []),
        (r"(9 \times 3) \ast (4 \times 3), \; 7 \text{ filters} \to 6 \times 8", []),
        (r"8 \times 8 \times 3 \xrightarrow[2 \times 2]{\text{max pool}} 4 \times 4 \times 6", []),
        (r"8 \times 8 \times 3 \xrightarrow[2 \times 2]{\text{max pool}} 7 \times 7 \times 3", []),
        (r"n \times n \times 3 \xrightarrow{3 \times 3} n \times n \times 5", []),
        (r"9 \times 9 \times 3 \xrightarrow{f = 3, \, s = 2} 4 \times 4 \times 2 = 33", []),
        (r"9 \times 9 \times 3 \xrightarrow{f = 4, \, s = 2} 4 \times 4 \times 2 = 32", []),
        (
            r"8 \times 8 \times 3 \to 6 \times 6 \times 8",
            [r"20 \times 20 \times 1 \xrightarrow{3 \times 3} 18 \times 18 \times 9"],
        ),
        (r"(n - f) \times (n - f + 1)", [r"(n \times n) \ast (f \times f) \longrightarrow"]),
        (rf"{ROWS} \xrightarrow[2 \times 2]{{\text{{max}}}} {rows('5 4')}", []),
        (rf"{ROWS} \xrightarrow[2 \times 2]{{\text{{average}}}} {MAXIMA}", []),
    ],
)
def test_an_arrow_that_leads_elsewhere_is_refuted(formula: str, givens: list[str]) -> None:
    assert isinstance(verdict(formula, *givens), Refuted)


@pytest.mark.parametrize(
    ("formula", "givens", "place", "words"),
    [
        (
            r"6 \times 6 \times 3 \xrightarrow{\text{squeeze}} 4 \times 4 \times 3",
            [],
            r"\text{squeeze}",
            "what layer is this: squeeze",
        ),
        (r"6 \times 6 \times 3 \xrightarrow{\text{max pool}} 3 \times 3 \times 3", [], "", "how large is the window"),
        (rf"{ONE} \xrightarrow{{\text{{max}}}} 4", [], "", "how large is the window"),
        (r"6 \times 6 \xrightarrow{3 \times 3, q = 2} 4 \times 4", [], "q = 2", "nothing of a layer"),
        (
            r"6 \times 6 \times 3 \to 4 \times 4 \times 3 \to 2 \times 2 \times 3",
            [r"\xrightarrow{3 \times 3}"],
            r"\to 4 \times 4 \times 3 \to",
            "2 arrows here, 1 layers given",
        ),
        # Nobody says what these arrows do.
        (r"6 \times 6 \times 3 \to 4 \times 4 \times 3", [], r"6 \times 6 \times 3 \to 4 \times 4 \times 3", "claimed"),
        (r"1 = A \ast^{2} A", [], r"\ast^{2}", "scripts"),
    ],
)
def test_a_layer_of_which_too_little_is_said_is_unclear(
    formula: str, givens: list[str], place: str, words: str
) -> None:
    found = verdict(formula, *givens)

    assert isinstance(found, Unclear), found
    assert words in found.message
    assert not place or formula[slice(*found.place[1:])].strip() == place


@pytest.mark.parametrize(
    ("formula", "givens"),
    [
        # Volumes: three indices, or fewer for what stands at a place; norms and sums over all.
        (r"\lVert X \rVert^2 = \sum_{i,j,k} X_{i,j,k}^2", [PICTURE]),
        (r"X_{2,3} = \begin{bmatrix} X_{2,3,1} \\ X_{2,3,2} \end{bmatrix}", [PICTURE]),
        (r"\lvert (X + b)_{1,4,2} \rvert = \lvert X_{1,4,2} + b_2 \rvert", [PICTURE, r"b \in \mathbb{R}^{2}"]),
        (r"X \in \mathbb{R}^{3 \times 4 \times 2}, \quad X_{1} \in \mathbb{R}^{4 \times 2}", [PICTURE]),
        # An array by the rule for its entries.
        (r"Y = x x^T", [r"x \in \mathbb{R}^{2}", r"Y \in \mathbb{R}^{2 \times 2}", "Y_{i,j} = x_i x_j"]),
        (r"Y_{1,2} = 3", [r"Y \in \mathbb{R}^{2 \times 2}", "Y_{i,j} = i + j"]),
        # Filters, before or behind the star.
        (r"(X \ast W)_{2,3,k} = \sum_{u,v,c} X_{1+u,2+v,c} W_{u,v,c,k}", [PICTURE, FILTERS, r"k \in \{1, 2, 3\}",
          r"u \in \{1, 2\}", r"v \in \{1, 2\}", r"c \in \{1, 2\}"]),
        (r"X \ast W = W \ast X", [PICTURE, FILTERS]),
        (r"X \ast W \in \mathbb{R}^{2 \times 3}", [PICTURE, r"W \in \mathbb{R}^{2 \times 2 \times 2}"]),
        (rf"{ROWS} \ast {ONE} = {rows('32 50 46')}", []),
        (rf"{ROWS} \ast {ONE} = {rows('32 46')}", ["s = 2"]),
        (r"X \ast W \in \mathbb{R}^{4 \times 5}", [IMAGE, r"W \in \mathbb{R}^{2 \times 2}", "p = 1"]),
        # Backwards: copies of the filter, a stride apart.
        (
            rf"{TWO} \ast^{{T}} {ONE} = {CLOSE}",
            [],
        ),
        (
            rf"{TWO} \ast^{{T}} {ONE} = {APART}",
            ["s = 2"],
        ),
        # It is the transpose of the convolution.
        (
            r"\sum_{i,j} (X \ast W)_{i,j} Y_{i,j} = \sum_{k,l} X_{k,l} (Y \ast^T W)_{k,l}",
            [IMAGE, r"W \in \mathbb{R}^{2 \times 2}", r"Y \in \mathbb{R}^{2 \times 3}", r"i \in \{1, 2\}",
             r"j \in \{1, 2, 3\}", r"k \in \{1, 2, 3\}", r"l \in \{1, 2, 3, 4\}"],
        ),
        # Turned over, it is associative and commutative.
        (r"A \ast B = B \ast A", [r"A \in \mathbb{R}^{2 \times 3}", r"B \in \mathbb{R}^{3 \times 2}", "flipped"]),
        (
            rf"{rows('1 2')} \ast {rows('3 4')} = {rows('3 10 8')}",
            ["flipped"],
        ),
    ],
)  # fmt: skip
def test_arrays_with_more_indices_are_reckoned_with(formula: str, givens: list[str]) -> None:
    assert isinstance(verdict(formula, *givens), Holds)


@pytest.mark.parametrize(
    ("formula", "givens"),
    [
        (r"X_{1,2,3} = X_{1,2,3}", [PICTURE]),
        (r"X \in \mathbb{R}^{3 \times 2 \times 4}", [PICTURE]),
        (r"\sum_{i,j,k} X_{i,j,k}^2 = \lVert X \rVert", [PICTURE]),
        (r"X X = X", [PICTURE]),
        (r"X^T = X", [PICTURE]),
        (r"X + v = v + X", [PICTURE, r"v \in \mathbb{R}^{3}"]),
        (r"X \ast W = X \ast W", [PICTURE, r"W \in \mathbb{R}^{2 \times 2 \times 3}"]),
        (
            r"(A \ast B) \ast C = A \ast (B \ast C)",
            [r"A \in \mathbb{R}^{5 \times 5}", r"B \in \mathbb{R}^{3 \times 3}", r"C \in \mathbb{R}^{2 \times 2}"],
        ),
        (r"\frac{\partial L}{\partial X} = 2 X", [PICTURE, r"L = \lVert X \rVert^2"]),
    ],
)
def test_what_is_wrong_of_them_is_refuted(formula: str, givens: list[str]) -> None:
    assert isinstance(verdict(formula, *givens), Refuted)


@pytest.mark.parametrize(("s", "p"), [(s, p) for s in (1, 2, 3) for p in (0, 1, 2)])
def test_as_many_windows_fit_as_can_be_laid_down_one_by_one(s: int, p: int) -> None:
    for n, f in itertools.product(range(3, 12), range(1, 4)):
        padded = [0] * p + [1] * n + [0] * p
        laid_down = [start for start in range(0, len(padded), s) if len(padded[start : start + f]) == f]
        assert count(n, f, "", {"s": s, "p": p, "o": 0}) == len(laid_down)
        reached = {s * i + u for i in range(n) for u in range(f)}
        if len(reached) > 2 * p and s <= f:
            assert count(n, f, "transposed", {"s": s, "p": p, "o": 0}) == len(reached) - 2 * p


@pytest.mark.parametrize(
    ("formula", "given"),
    [
        (r"X \ast X^T = 1", r"X \in \mathbb{R}^{200 \times 200}"),
        (r"X = X", r"X \in \mathbb{R}^{100 \times 100 \times 100 \times 100}"),
        (rf"{ONE} \ast^{{T}} {ONE} = 1", "s = 900000"),
        (rf"{ROWS} \ast {ONE} = 1", "p = 900000"),
    ],
)
def test_arrays_that_would_fill_the_memory_are_not_made(formula: str, given: str) -> None:
    found = verdict(formula, given)

    assert isinstance(found, Refuted)
    assert "an array of" in found.left + found.right

"""What the notation of the course means: each formula is true in one reading and wrong in the other."""

from __future__ import annotations

import pytest

from dlbuild.prove.claim import Claim, Holds, Refuted, Unclear, Verdict
from dlbuild.prove.decide import decide

ROW = r"\begin{bmatrix} 1 & 2 \end{bmatrix}"
OTHER = r"\begin{bmatrix} 3 & 4 \end{bmatrix}"
ENTRIES = r"\begin{bmatrix} 3 & 8 \end{bmatrix}"

COIN = r"x \sim \operatorname{Bernoulli}(0.3)"
BELL = r"y \sim \mathcal{N}(1, 4)"
TALL = r"x \in \mathbb{R}^{2}"
THREE = r"A = \begin{bmatrix} a_1 & a_2 & a_3 \end{bmatrix}"
COLUMN = r"A = \begin{bmatrix} a_1 \\ a_2 \\ a_3 \end{bmatrix}"
NETS = r"y^{(\text{net } k)} = k^2"
SETS = r"y^{(\text{set } k)} = k^3"
NAMES = r"\begin{bmatrix} a \\ b \end{bmatrix}"
SQUARES = [rf"W_{k} \in \mathbb{{R}}^{{2 \times 2}}" for k in "1234"]


def verdict(formula: str, *givens: str) -> Verdict:
    """Return what numbers say of a claim."""
    return next(iter(decide(Claim(formula, (*givens, "numeric")))))


@pytest.mark.parametrize(
    ("formula", "givens"),
    [
        # Indices, not powers.
        (r"x^{(2)} + 1 = 1 + x^{(2)} + 0 x", []),
        (r"a^{[2]} - a^{[1]} = 3 \cdot 4 - 5", ["a^{[1]} = 5", "a^{[2]} = 12"]),
        (r"X^{\{3\}} = 7", [r"X^{\{t\}} = 2 t + 1"]),
        (
            r"c^{\langle 4 \rangle} = 16",
            [r"c^{\langle t \rangle} = 2 c^{\langle t-1 \rangle}", r"c^{\langle 0 \rangle} = 1"],
        ),
        (r"z^{[2]{(3)}} = 23", ["z^{[l]{(i)}} = 10 l + i"]),
        # A power is one.
        (r"x^{2} = x x", []),
        (r"T^T = T \cdot T", ["T = 2"]),
        # A transpose.
        (r"w^T w = w_1^2 + w_2^2", [r"w \in \mathbb{R}^{2}"]),
        (r"W^{[1]T}_{12} + 0 = W^{[1]}_{21}", [r"W^{[1]} = \begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}"]),
        # Names.
        (r"\hat{y} - \tilde{y} = 1", [r"\hat{y} = 3", r"\tilde{y} = 2"]),
        (r"dW = 2", ["dW = 1 + 1", "d = 9", "W = 9"]),
        (r"TP + FP = 5", ["TP = 2", "FP = 3"]),
        (r"2 d k = 12", ["d = 2", "k = 3"]),
        (r"W' + W = 3", ["W' = 1", "W = 2"]),
        (r"\mathrm{keep\_prob} = \text{a half}", [r"\mathrm{keep\_prob} = 0.5", r"\text{a half} = \frac{1}{2}"]),
        # A function, or a product.
        ("f(3) = 9", ["f(x) = x^2"]),
        ("a (3) = 12", ["a = 4"]),
        (r"\log e^2 = 2", []),
        (r"\log_{10} 1000 = 3", []),
        (r"\sin^2 x + \cos^2 x = 1", []),
        (r"-\log \frac{1}{e} = 1", []),
        # Products of arrays.
        (r"u \cdot v = 11", [r"u = \begin{bmatrix} 1 \\ 2 \end{bmatrix}", r"v = \begin{bmatrix} 3 \\ 4 \end{bmatrix}"]),
        (rf"{ROW} \odot {OTHER} = {ENTRIES}", []),
        (rf"{ROW} \ast {OTHER} = {ENTRIES}", []),
        (r"A A^{-1} = \begin{bmatrix} 1 & 0 \\ 0 & 1 \end{bmatrix}", [r"A \in \mathbb{R}^{2 \times 2}"]),
        # Big operators and bounds.
        (r"\sum_{i=1}^{4} i + 1 = 11", []),
        (r"\prod_{i=1}^{4} i = 24", []),
        (r"\sum_{i \neq 2} v_i = v_1 + v_3", [r"v \in \mathbb{R}^3", r"i \in \{1, 2, 3\}"]),
        (r"\max_k v_k = \max(v_1, v_2)", [r"v \in \mathbb{R}^2"]),
        (r"\int_0^1 x^2 \, dx = \frac{1}{3}", []),
        (r"\lim_{x \to 0} \frac{\sin x}{x} = 1", []),
        (r"\lim_{x \to 0^+} \frac{1}{x} = \infty", []),
        # Derivatives.
        (r"\frac{d}{dx} x^3 = 3 x^2", []),
        (r"\frac{\partial^2}{\partial x \, \partial y} x^2 y^3 = 6 x y^2", []),
        ("f''(x) = 6 x", ["f(x) = x^3"]),
        (r"\nabla f(1, 2) = \begin{bmatrix} 4 \\ 1 \end{bmatrix}", ["f(x, y) = x^2 y"]),
        (r"\frac{\partial L}{\partial W} = 2 W", [r"W \in \mathbb{R}^{2 \times 2}", r"L = \lVert W \rVert_F^2"]),
        (r"\frac{d e}{d c} = d", ["e = c \\cdot d", "c = a + b", "d = b + 1"]),
        # Lines: each is a statement, but for one that goes on.
        (r"1 + 1 = 2, \\ 2 + 2 = 4", []),
        (r"1 + 2 \\ = 3 \\ = 4 - 1", []),
        (r"n + 1 = 3 \\ \Longrightarrow \quad n = 2", []),
        (r"n + 1 = 3 \quad \Longrightarrow \\ n = 2", []),
        (r"10 = 1 + 2 \\ + 3 \\ {} + 4", []),
        (r"\begin{aligned} 10 &= 1 + 2 \\ &\quad + 7 \\ &= 11 - 1 \end{aligned}", []),
        # Brackets, cases, indicators, roundings.
        (r"\lvert -3 \rvert + \lfloor 2.7 \rfloor + \lceil 2.1 \rceil = 8", []),
        (r"|x| = \begin{cases} x & \text{if } x \geq 0 \\ -x & \text{otherwise} \end{cases}", []),
        (r"\mathbf{1}\{ 2 \lt 3 \} = 1", []),
        (r"\pi \approx 3.14159 \approx 3.1", []),
        (r"1.2 \times 10^{3} = 1{,}200 = 120000\,\%", []),
        (r"12.4 \text{ million} = 12{,}400{,}000 \text{ weights}", []),
        (r"x \in [0, 1], \quad 2 x \in [0, 2]", ["0 < x < 1"]),
        # Updates, one after the other, and what must come out.
        (r"w := w - 0.1 g(w)", ["g(w) = 2 w", "w = 5", "w := 4"]),
        (r"v := v + 1, \quad w := w - v", ["v = 1", "w = 5", "v := 2", "w := 3", r"w \cdot v := 6"]),
        (r"v \leftarrow \frac{v}{2}", [r"v \in \mathbb{R}^2", r"v_1 := \frac{v_1}{2}", r"2 v := v"]),
        (r"(s^2)^{[2]} := 4 (s^2)^{[2]} + s^{(2)}", ["s^{[2]} = 3", "s^{(2)} = 0", "s^{[2]} := 6"]),
        (r"a = b + 1", ["b = 2", "a := 3"]),
        (r"W x \in \mathbb{R}^{3}", [r"W \in \mathbb{R}^{3 \times 2}", r"x \in \mathbb{R}^{2}"]),
        # Dots between signs, between factors, and downwards.
        (r"x_1 + x_2 + \cdots + x_n = 21", ["n = 6", "x_i = i"]),
        (r"x_1 - x_2 - \cdots - x_n = -19", ["n = 6", "x_i = i"]),
        (r"x_1 + x_2 - \cdots - x_n = -15", ["n = 6", "x_i = i"]),
        (r"b + x_2 + \cdots + x_n = b + 20", ["n = 6", "x_i = i"]),
        (r"x_1 \cdot x_2 \cdots x_n + 1 = 721", ["n = 6", "x_i = i"]),
        (r"x_1 \oplus x_2 \oplus \cdots \oplus x_n = 1", ["n = 5", "x_i = 1"]),
        (
            r"W_L W_{L-1} \cdots W_2 W_1 = W_4 W_3 W_2 W_1",
            ["L = 4", *SQUARES],
        ),
        # As many factors as it takes go on; the last number of a chain says how near; an array by its entries.
        (r"D_3 W D_2 W \cdots D_1 W = 6 W W W", [r"W = \begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}", "D_i = i"]),
        (r"a \approx b \approx 0.5", ["a = 0.52", "b = 0.48"]),
        (
            r"M = \begin{bmatrix} 0 & 1 \\ 2 & 3 \end{bmatrix}",
            [r"M \in \mathbb{R}^{2 \times 2}", "M_{ij} = 2 (i - 1) + j - 1"],
        ),
        (r"g_1 + g_2 = 2 g", [r"g \in \mathbb{R}^{2}", r"u \in \mathbb{R}^{2}", "g_1 = g + u", "g_2 = g - u"]),
        # Indices in parentheses; a sum over all that an array can be.
        (
            r"E_{(\text{pos}, 2 i)} = 10 i",
            ["i = 4", r"\text{pos} = 5", "E_{(p, n)} = p n"],
        ),
        (r"\sum_{v : v_1 + v_2 = 1} 2^{v_1} s_{v_2} = 13", [r"v \in \{0, 1\}^{2}", "s_0 = 4", "s_1 = 5"]),
        (r"\sum_{k} k = 4", [r"k \in \{1, 3\}"]),
        # Arrows and the like over a name with indices; an arrow over nothing but a zero.
        (r"\overrightarrow{a^{\langle 2 \rangle}} = 7", [r"\overrightarrow{a^{\langle t \rangle}} = 3 t + 1"]),
        (r"\overline{x_2} - \overline{x}_3 = 1", [r"\overline{x} = \begin{bmatrix} 1 \\ 5 \\ 4 \end{bmatrix}"]),
        (r"a = \vec{0}", [r"a = \begin{bmatrix} 0 \\ 0 \end{bmatrix}"]),
        # Dots between commas.
        (r"(y_1, \dots, y_n) = (2, 4, 6)", ["y_i = 2 i", "n = 3"]),
        (r"f(y_1, \dots, y_n) = 24", ["y_i = 2 i", "n = 2", "f(a, b) = 3 a b"]),
        (r"f(x, y_1, \dots, y_n) = 7", ["y_i = 2 i", "n = 0", "f(a) = 7"]),
        (r"\operatorname{concat}(v_1, \dots, v_n) = \begin{bmatrix} 2 & 4 \end{bmatrix}", ["v_i = 2 i", "n = 2"]),
        (r"x = (x_1, \dots, x_{T_x}) = (1, 4)", ["x_i = i^2", "T_x = 2"]),
        # What an index runs over.
        (r"i^2 \leq 9, \quad i = 1, \dots, n", ["n = 3"]),
        # A function with an argument by its name, and a function that is a value, too.
        ("f(y = 1, 2) = 19", ["f(x, y) = 10 y + x + 7"]),
        ("J(2) + J = 9", ["J(x) = 2 x", "J = 5"]),
        # An entry of what a function is given; the transpose of what has letters below.
        (
            r"f(u) + f(v) = 5",
            ["f(x) = x_1", r"u = \begin{bmatrix} 2 \\ 7 \end{bmatrix}", r"v = \begin{bmatrix} 3 \\ 7 \end{bmatrix}"],
        ),
        (r"W_{ya}^{T} = \begin{bmatrix} 1 & 2 \end{bmatrix}", [r"W_{ya} = \begin{bmatrix} 1 \\ 2 \end{bmatrix}"]),
        (
            r"w_{n_1}^T v = 11",
            ["n_1 = 4", r"w_4 = \begin{bmatrix} 1 \\ 2 \end{bmatrix}", r"v = \begin{bmatrix} 3 \\ 4 \end{bmatrix}"],
        ),
        (r"v \in \mathbb{R}^{1000}", [r"v = \begin{bmatrix} 1 \\ \vdots \\ 1000 \end{bmatrix}"]),
        # Dots among the arguments of a function; an index in brackets.
        (r"F(x_1, \dots, x_i + 1, \dots) - F = 4", ["F(x_1, x_2, x_3) = x_1 + 4 x_2", "i = 2"]),
        (r"F(x, \dots) = 7", ["F(x, y, z) = x + y + z", "x = 4", "y = 2", "z = 1"]),
        (r"dw[2] - dw[1] = 3", ["dw[k] = 3 k"]),
        (r"w [2] = 2 w", []),
        # Means, variances, probabilities.
        (r"\mathbb{E}[x y^2] = 0.3 \cdot 5", [COIN, BELL]),
        (
            r"\operatorname{Var}(x + 2 y) = 0.21 + 16",
            [COIN, BELL],
        ),
        (r"\mathbb{E}[u^4] = \frac{1}{5}, \quad \operatorname{Var}(u) = \frac{1}{12}", [r"u \sim U(0, 1)"]),
        (r"\mathbb{E}[(y - \mathbb{E}[y])^2] = 4", [BELL]),
        (r"\operatorname{Var}(y_1 + y_2) = 8 = \frac{1}{2} \operatorname{Var}(2 y_1)", [r"y_i \sim \mathcal{N}(1, 4)"]),
        (
            r"\operatorname{Var}(2 y) = \begin{bmatrix} 4 \\ 4 \end{bmatrix}",
            [r"y \in \mathbb{R}^2", r"y_i \sim \mathcal{N}(3, 1)"],
        ),
        (r"\mathbb{E}[e^x] = 0.3 e + 0.7", [COIN]),
        (
            r"P(x + z = 1 \mid w) = 0.38",
            [COIN, r"z \sim \operatorname{Bernoulli}(0.2)"],
        ),
        (r"2 y + 1 \sim \mathcal{N}(3, 16)", [BELL]),
        (r"x \sim U(1, 2), \quad z = 2 x, \quad z \sim U(2, 4)", []),
        # A shape at a brace, and a remark; words with a letter; what parentheses say of what is before them.
        (
            r"\underbrace{W}_{(2, 2)} \underbrace{x}_{x: (2, n) \to (n, 2)} = W x",
            [r"W \in \mathbb{R}^{2 \times 2}", "n = 1", TALL],
        ),
        (r"\underbrace{1 + 1}_{(a, b)} = 2", []),
        (r"\text{size of } c = 2 \, \text{size} + c", [r"\text{size of } c = 7", r"\text{size} = 2", "c = 3"]),
        (r"a + b \; (\approx c) = 5", ["a = 3", "b = 2", "c = 2.01"]),
        # Orders.
        (r"e^x = 1 + x + O(x^2) = 1 + O(x)", [r"x \to 0"]),
        (r"\frac{1}{x} = \frac{1}{2} + O(x - 2) \approx 0.5", [r"x \to 2", "1.95 < x < 2.05"]),
        (r"O(3) = 3 O", []),
        # What is no claim by itself goes on in the comment.
        (r"(x + y)^2", [r"= x^2 + 2 x y + y^2"]),
        (r"\text{one: } n^2, \qquad 1 + 1 = 2, \qquad \text{two: } n^3", ["n = 3", "= 9", "= 27"]),
        # What holds at an arrow makes its sides equal; what a function is may be said behind.
        (r"y = w x + b \xrightarrow{w = 1, \; b = 0} x", ["y = b + x w"]),
        (r"g(-2) = 0 \quad (g = \operatorname{ReLU})", []),
        (r"g = \tanh", [r"g(x) = 1 - \frac{2}{e^{2 x} + 1}"]),
        (r"W = w \; \xrightarrow{s = 2} \; 3", ["W = w"]),
        # Words before an index say what it counts; what is defined with it is found by its number.
        (r"y^{(\text{net } 2)} - y^{(\text{set } 2)} = 4 - 8", [NETS, SETS]),
        (r"\sum_{k=1}^{3} y^{(\text{net } k)} = 1 + 4 + 9", [NETS, SETS]),
        ("w^{[l+1]} = 7", ["l = 2", "w^{[l+1]} = 7"]),
        # A column of names, each with its new value; how many things there are.
        (rf"{NAMES} := \begin{{bmatrix}} b \\ a \end{{bmatrix}}", ["a = 3", "b = 5", "a := 5", "b := 3"]),
        (r"3 = 1 + 2 = \text{number of } (a; \; b, c)", []),
    ],
)
def test_the_formula_is_read_as_it_is_meant(formula: str, givens: list[str]) -> None:
    assert isinstance(verdict(formula, *givens), Holds)


@pytest.mark.parametrize(
    ("formula", "givens"),
    [
        (r"x^{(2)} = x \cdot x", [r"x^{(i)} \in \mathbb{R}", r"x \in \mathbb{R}"]),
        (r"\pi \approx 3.15", []),
        (r"W x \in \mathbb{R}^{2}", [r"W \in \mathbb{R}^{3 \times 2}", r"x \in \mathbb{R}^{2}"]),
        (r"x W = W x", [r"W \in \mathbb{R}^{3 \times 2}", r"x \in \mathbb{R}^{2}"]),
        (r"a < b", []),
        (r"\alpha_1 + 0 = \alpha", [r"\alpha = 3"]),
        (r"x \in \{0, 1\}", [r"x \in \mathbb{R}"]),
        (r"\log(a b) = \log a - \log b", []),
        (r"a = b = a + 1", [r"a \in \mathbb{R}", r"b = a"]),
        (r"\begin{aligned} 1 + 1 &= 2 \\ &= 3 \end{aligned}", []),
        (r"1 + 1 = 2 \\ 2 + 2 = 5", []),
        (r"3 = 1 + 2 \\ + 3", []),
        (r"1 + 2 \\ = 4", []),
        (r"a \lt b \\ \Longleftrightarrow \\ a \lt b + 1", []),
        (r"x^2 = 4 \Longrightarrow x = 2", [r"x \in \mathbb{R}"]),
        (r"a \lt b \Longleftrightarrow a^2 \lt b^2", []),
        (r"(x + y)^2", [r"= x^2 + y^2"]),
        (r"x_1 + x_2 - \cdots + x_n = 21", ["n = 6", "x_i = i"]),
        (r"x_1 \oplus x_2 \oplus \cdots \oplus x_n = 0", ["n = 5", "x_i = 1"]),
        (
            r"W_L W_{L-1} \cdots W_2 W_1 = W_1 W_2 W_3",
            ["L = 3", *SQUARES],
        ),
        (r"F(x_2, \dots, x_i + 1, \dots) = F + 1", ["F(x_1, x_2, x_3) = x_1 + x_2 + x_3", "i = 3"]),
        (r"\operatorname{Var}(2 y) = 8", [BELL]),
        (r"\operatorname{Var}(y + y) = 8", [BELL]),
        (r"2 y + 1 \sim \mathcal{N}(3, 8)", [BELL]),
        (r"y^2 \sim \mathcal{N}(1, 2)", [r"y \sim \mathcal{N}(0, 1)"]),
        (r"P(x = 0) = 0.3", [COIN]),
        (r"a + 1 = 3 \Longrightarrow 2 + 2 = 4", ["a = 1"]),
        (r"\underbrace{x}_{(1, 2)} = x", [TALL]),
        (r"a = 3 \; (\approx b)", ["a = 3", "b = 4"]),
        (r"e^x = 1 + x + O(x^3)", [r"x \to 0"]),
        (r"e^x = 1 - x + O(x^2)", [r"x \to 0"]),
        (r"F(x_1, \dots, x_n) = 3", ["F(x, y) = x + y", "n = 3", "x_i = i"]),
        # Whatever these dots mean, the ends are wrong.
        (
            r"A = \begin{bmatrix} a_1 & \cdots & -a_3 \end{bmatrix}",
            [THREE],
        ),
        (
            r"\begin{bmatrix} 2 a_1 \\ \vdots \\ a_3 \end{bmatrix} = A",
            [COLUMN],
        ),
        (r"(y_1, \dots, y_n) = (2, 4)", ["y_i = 2 i", "n = 3"]),
        (r"i^2 \leq 9, \quad i = 1, \dots, n", ["n = 4"]),
        ("f(x = 1, 2) = 19", ["f(x, y) = 10 y + x + 7"]),
        (r"a = \vec{0}", [r"a = \begin{bmatrix} 0 \\ 1 \end{bmatrix}"]),
        (r"D_3 W D_2 W \cdots D_1 W = 6 W W", [r"W = \begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}", "D_i = i"]),
        (r"a \approx b \approx 0.50", ["a = 0.52", "b = 0.48"]),
        (r"\sum_{v : v_1 + v_2 = 2} 2^{v_1} s_{v_2} = 13", [r"v \in \{0, 1\}^{2}", "s_0 = 4", "s_1 = 5"]),
        (
            r"f(u) = f(v)",
            ["f(x) = x_1", r"u = \begin{bmatrix} 2 \\ 7 \end{bmatrix}", r"v = \begin{bmatrix} 3 \\ 7 \end{bmatrix}"],
        ),
        (r"\text{one: } n^2, \qquad \text{two: } n^3", ["n = 3", "= 27", "= 9"]),
        (r"v := v + 1, \quad w := w - v", ["v = 1", "w = 5", "w := 4"]),
        (r"w := w + \sqrt{w - 6}", ["w = 5", "w := 5"]),
        (r"y = w x + b \xrightarrow{w = 1, \; b = 1} x", ["y = b + x w"]),
        (r"y = w x + b \xrightarrow{w = 1, \; b = 0} x", ["y = b - x w"]),
        (r"g(-2) = 0 \quad (g = \tanh)", []),
        (r"g = \tanh", [r"g(x) = 1 - \frac{2}{e^{x} + 1}"]),
        (r"y^{(\text{net } 2)} = 8", [NETS, SETS]),
        (rf"{NAMES} := \begin{{bmatrix}} b \\ a \end{{bmatrix}}", ["a = 3", "b = 5", "a := 5", "b := 5"]),
        (r"4 = \text{number of } (a; \; b, c)", []),
    ],
)
def test_what_is_wrong_in_it_is_refuted(formula: str, givens: list[str]) -> None:
    assert isinstance(verdict(formula, *givens), Refuted)


@pytest.mark.parametrize(
    ("formula", "givens", "place", "words"),
    [
        ("y = g(x)", ["y = 1"], "g(x)", "what is g"),
        (r"y = \spadesuit(x, 2)", ["y = 1"], r"\spadesuit(x, 2)", "what is"),
        ("1 = W^2 x", [r"W \in \mathbb{R}^{2 \times 2}"], "W^2 ", "two ways"),
        (r"1 = \sum_{j} a_j", [], r"\sum_{j} a_j", "over what does j run"),
        (r"1 = \int x \, dx", [], r"\int x \, dx"[:5], "bounds"),
        (r"1 = \frac{d^2 f}{d x}", [], r"\frac{d^2 f}{d x}", "2 times d above, 1 times below"),
        ("1 = (a", [], "(", "nothing closes this"),
        (r"1 = \text{if only}", [], r"\text{if only}", "words"),
        (r"x = a_1 - a_2 + \cdots + a_9", ["x = 1"], r"\cdots ", "signs go on"),
        (
            r"A = \begin{bmatrix} a_1 & \cdots & a_1 + a_3 - a_1 \end{bmatrix}",
            [THREE],
            r"\begin{bmatrix} a_1 & \cdots & a_1 + a_3 - a_1 \end{bmatrix}",
            "these dots go on",
        ),
        (r"1 = W \vec{0}", [r"W \in \mathbb{R}^{2 \times 2}"], r"\vec{0}", "how long"),
        (r"1 = \vec{x_1}_2", [], r"\vec{x_1}_2", "within an accent"),
        (r"y = (\dots, 3)", ["y = 1"], r"\dots", "these dots"),
        ("1 = f(z = 2)", ["f(x) = x"], "z = 2", "no value"),
        (
            r"1 = F(x_1, \dots, x_1 + 1, \dots)",
            ["F(x_1, x_2) = 1"],
            r"F(x_1, \dots, x_1 + 1, \dots)",
            "which arguments",
        ),
        (r"1 + O(x) = e^x", [r"x \to 0"], "1 + O(x) = e^x", "an order ends"),
        (r"1 = P(x = 1 \mid x)", [COIN], "x", "under a condition"),
        (r"1 = \mathbb{E} x", [], r"\mathbb{E} ", "the mean of what"),
        ("w + 1 := 2 w", ["w = 5", "w := 4"], "w + 1 ", "only a name"),
        (r"x + b \xrightarrow{b = 0} x \xrightarrow{x = 1} 1", [], r"\xrightarrow{b = 0}", "one arrow at a time"),
        (r"x + b \xrightarrow{b = 0}", [], r"\xrightarrow{b = 0}", "on either side"),
    ],
)
def test_what_is_unclear_has_its_place(formula: str, givens: list[str], place: str, words: str) -> None:
    found = verdict(formula, *givens)

    assert isinstance(found, Unclear), found
    assert words in found.message
    start, end = found.place[1:]
    assert formula[start:end].strip() == place.strip()


def test_a_mean_that_no_moments_give_is_unclear() -> None:
    for body in ("e^y", r"\max(0, y)", "y^9"):
        found = verdict(rf"\mathbb{{E}}[{body}] = 1", r"y \sim \mathcal{N}(0, 1)")

        assert isinstance(found, Unclear), body
        assert "no polynomial" in found.message


def test_an_end_without_a_formula_to_go_on_from_is_unclear() -> None:
    found = verdict("n^2 = 9", "n = 3", "= 9")

    assert isinstance(found, Unclear)
    assert "go on from" in found.message
    assert found.place == (2, 0, 3)

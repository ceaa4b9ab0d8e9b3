r"""LaTeX that was rewritten looks as it did: the typesetter is the judge."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlbuild.hosts.rewriting import expanded, has_breaks, in_block, in_line, tamed, without_bars, without_labels
from dlbuild.typeset import typeset


def looks(latex: str, display: bool = False) -> list[tuple[str, int, float, float, float]]:
    """Return where each glyph is, to a millionth of an em."""
    return sorted(
        (g.font, g.code, round(g.x, 6), round(g.y, 6), round(g.size, 6)) for g in typeset(latex, display).glyphs
    )


MACROS = {
    r"\R": r"\mathbb{R}",
    r"\e": r"\epsilon",
    r"\norm": r"\left\|#1\right\|",
    r"\pair": r"\langle #1, #2\rangle",
    r"\twice": r"\pair{#1}{\norm{#1}}",
    r"\|": r"\Vert",
}


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        (r"x \in \R", r"x \in \mathbb{R}"),
        (r"\e x + \e1", r"\epsilon x + \epsilon1"),
        (r"\|x", r"\Vert x"),
        (r"\norm{x^2}", r"\left\Vert x^2\right\Vert "),
        (r"\norm x", r"\left\Vert x\right\Vert "),
        (r"\pair\e{b}", r"\langle \epsilon, b\rangle"),
        (r"\Rx \Re", r"\Rx \Re"),
        (r"\\R", r"\\R"),
        (r"\pair{a}", r"\pair{a}"),
        ("x", "x"),
    ],
)
def test_macros_become_what_they_stand_for(latex: str, expected: str) -> None:
    assert " ".join(expanded(latex, MACROS).split()) == " ".join(expected.split())


PIECES = (
    r"\R ",
    r"\e ",
    r"\norm{x}",
    r"\norm y",
    r"\pair{a}{\R}",
    r"\twice{z}",
    r"\|",
    "a",
    "+",
    "{b}",
    r"\frac{a}{b}",
)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join))
def test_a_formula_without_its_macros_looks_the_same(latex: str) -> None:
    assert typeset(expanded(latex, MACROS)).picture == typeset(latex, macros=MACROS).picture


def test_a_macro_that_calls_itself_comes_to_an_end() -> None:
    assert expanded(r"\x", {r"\x": r"\x"}) == r"\x"
    assert expanded(r"\x", {r"\x": r"a\x"}).startswith("aaa")


TAMED = [
    (r"\operatorname{soft max}(x)", r"\mathop{\mathrm{soft max}}\nolimits(x)"),
    (r"\operatorname*{arg\,max}_x y", r"\mathop{\mathrm{arg\,max}}_x y"),
    (r"\operatorname{a}\operatorname{\operatorname{b}c}x", None),
    (r"\operatorname{P}(A)", r"\mathop{{}\mathrm{P}}\nolimits(A)"),
    (r"a<b>c", r"a\lt b\gt c"),
    (r"\left<x\right>", r"\left\langle x\right\rangle"),
    (r"\bigl< x \bigr>", r"\bigl\langle  x \bigr\rangle"),
    (r"\mbox{a<b}", r"\text{a<b}"),
    (r"\text{if $a<b$ then}", r"\text{if }{a\lt b}\text{ then}"),
    (r"\textbf{costs \$5}", r"\textbf{costs \$5}"),
    ("a % why\n  b\\%", r"a b\%"),
    (r"\frac{a}{b}", r"\frac{a}{b}"),
]


@pytest.mark.parametrize(("latex", "expected"), TAMED)
def test_what_github_refuses_is_said_in_another_way(latex: str, expected: str | None) -> None:
    new = tamed(latex)

    assert "operatorname" not in new
    assert new == expected or expected is None


@pytest.mark.parametrize("latex", [latex for latex, _ in TAMED])
@pytest.mark.parametrize("display", [False, True])
def test_a_tamed_formula_looks_the_same(latex: str, display: bool) -> None:
    assert looks(tamed(latex), display) == looks(latex, display)


@pytest.mark.parametrize("latex", [r"|x|", r"\|x\|_2", r"\left|x\right|", r"\left\|x\right\|", r"P(a|b)", r"\{x\}"])
def test_named_bars_look_the_same(latex: str) -> None:
    assert "|" not in without_bars(latex)
    assert looks(without_bars(latex)) == looks(latex)


@pytest.mark.parametrize(
    ("latex", "block", "line"),
    [
        (r"\begin{align*}a &= b\end{align*}", None, r"\begin{aligned}a &= b\end{aligned}"),
        (r"\begin{gather}a\end{gather}", r"\begin{gather*}a\end{gather*}", r"\begin{gathered}a\end{gathered}"),
        (
            r"\begin{alignat}{2}a &= b\end{alignat}",
            r"\begin{alignat*}{2}a &= b\end{alignat*}",
            r"\begin{alignedat}{2}a &= b\end{alignedat}",
        ),
        (r"\begin{equation} x \end{equation}", r"\begin{equation*} x \end{equation*}", "x"),
        (r"\begin{multline}a\end{multline}", r"\begin{gather*}a\end{gather*}", r"\begin{gathered}a\end{gathered}"),
        (r"\begin{displaymath}x\end{displaymath}", "x", "x"),
        (r"\begin{pmatrix}a\end{pmatrix}", None, r"\begin{pmatrix}a\end{pmatrix}"),
    ],
)
def test_environments_are_those_that_every_engine_knows(latex: str, block: str | None, line: str) -> None:
    assert in_block(latex) == (block or latex)
    assert in_line(latex) == line
    assert looks(in_line(latex), display=True) == looks(latex, display=True)


@pytest.mark.parametrize(
    ("latex", "breaks"),
    [
        (r"a \\ b", True),
        (r"\begin{align}a \\ b\end{align}", False),
        (r"\begin{align}a \\ b\end{align} \\ c", True),
        (r"\substack{a \\ b}", False),
        (r"\{ \\ \}", True),
        (r"a\ b", False),
    ],
)
def test_lines_that_break_outside_of_everything_are_noticed(latex: str, breaks: bool) -> None:
    assert has_breaks(latex) == breaks


NUMBERS = {"eq:a": "1", "eq:b": "2", "eq:c": r"\ast"}


@pytest.mark.parametrize(
    ("latex", "block", "line"),
    [
        (r"x \label{eq:a}", r"x \tag{1}", r"x \qquad\text{(1)}"),
        (r"x \tag{X} \label{eq:a}", r"x \tag{X} ", r"x \qquad\text{(X)} "),
        (r"x \tag*{X}", r"x \tag*{X}", r"x \qquad\text{X}"),
        (r"x \label{eq:a}\label{eq:b}", r"x \tag{1}", r"x \qquad\text{(1)}"),
        (r"x \label{eq:nobody}", "x ", "x "),
        (r"x + \eqref{eq:b}", r"x + \text{(2)}", r"x + \text{(2)}"),
        (r"x \text{ by \ref{eq:b}}", r"x \text{ by \text{2}}", r"x \text{ by \text{2}}"),
        (
            r"\begin{align}a \label{eq:a} \\ b \label{eq:b}\end{align}",
            r"\begin{align}a \tag{1} \\ b \tag{2}\end{align}",
            r"\begin{align}a \qquad\text{(1)} \\ b \qquad\text{(2)}\end{align}",
        ),
    ],
)
def test_labels_become_the_numbers_that_they_stand_for(latex: str, block: str, line: str) -> None:
    assert without_labels(latex, NUMBERS, block=True) == block
    assert without_labels(latex, NUMBERS, block=False) == line

r"""The package physics' shorthands: each is what a person would have written out."""

from __future__ import annotations

import pytest

from dlbuild.tex.read import parse
from tests.tex.reading import refusal


@pytest.mark.parametrize(
    ("short", "long"),
    [
        (r"\mqty{a&b\\c&d}", r"\begin{matrix}a&b\\c&d\end{matrix}"),
        (r"\mqty(a&b\\c&d)", r"\begin{pmatrix}a&b\\c&d\end{pmatrix}"),
        (r"\mqty((a)&b)", r"\begin{pmatrix}(a)&b\end{pmatrix}"),
        (r"\mqty[a&b]", r"\begin{bmatrix}a&b\end{bmatrix}"),
        (r"\mqty|a&b|", r"\begin{vmatrix}a&b\end{vmatrix}"),
        (r"\mqty*(a&b)", r"\left\lgroup\begin{matrix}a&b\end{matrix}\right\rgroup"),
        (r"\pmqty{a&b}", r"\begin{pmatrix}a&b\end{pmatrix}"),
        (r"\smqty(a&b)", r"\begin{psmallmatrix}a&b\end{psmallmatrix}"),
        (r"\mdet{a&b}", r"\begin{vmatrix}a&b\end{vmatrix}"),
        (r"\mqty(\imat{2})", r"\begin{pmatrix}1&0\\0&1\end{pmatrix}"),
        (r"\imat{2}", r"\begin{matrix}1&0\\0&1\end{matrix}"),
        (r"\mqty(\xmat{x}{1}{3})", r"\begin{pmatrix}x&x&x\end{pmatrix}"),
        (r"\mqty(\xmat*{x}{2}{2})", r"\begin{pmatrix}x_{11}&x_{12}\\x_{21}&x_{22}\end{pmatrix}"),
        (r"\mqty(\xmat*{x}{3}{1})", r"\begin{pmatrix}x_{1}\\x_{2}\\x_{3}\end{pmatrix}"),
        (r"\mqty(\xmat*{x}{1}{2})", r"\begin{pmatrix}x_{1}&x_{2}\end{pmatrix}"),
        (r"\mqty(\zmat{1}{2})", r"\begin{pmatrix}0&0\end{pmatrix}"),
        (r"\mqty(\pmat{2})", r"\begin{pmatrix}0&-i\\i&0\end{pmatrix}"),
        (r"\mqty(\pmat z)", r"\begin{pmatrix}1&0\\0&-1\end{pmatrix}"),
        (r"\mqty(\dmat[0]{a,b})", r"\begin{pmatrix}a&0\\0&b\end{pmatrix}"),
        (r"\mqty(\dmat{a,b_{1,2}})", r"\begin{pmatrix}a&\\&b_{1,2}\end{pmatrix}"),
        (r"\mqty(\dmat{a,b&c})", r"\begin{pmatrix}a&\\&\begin{matrix}b&c\end{matrix}\end{pmatrix}"),
        (r"\mqty(\admat[0]{a,b})", r"\begin{pmatrix}0&a\\b&0\end{pmatrix}"),
        (r"\ev{A}", r"\left\langle A\right\rangle"),
        (r"\ev{A}{\psi}", r"\left\langle\psi\middle|A\middle|\psi\right\rangle"),
        (r"\ip{a}{b}", r"\left\langle a\middle|b\right\rangle"),
        (r"\op{a}", r"\left|a\right\rangle\!\left\langle a\right|"),
        (r"\dyad{a}{b}", r"\left|a\right\rangle\!\left\langle b\right|"),
        (r"\qty\Big(x)", r"\Bigl(x\Bigr)"),
        (r"\qty(x)", r"\left(x\right)"),
        (r"\eval{x}_0^1", r"\left.x\right|_0^1"),
        (r"\eval(x|_0^1", r"\left(x\right|_0^1"),
        (r"\pdv[2]{f}{x}", r"\frac{\partial^2 f}{\partial x^2}"),
    ],
)
def test_a_shorthand_is_what_it_stands_for(short: str, long: str) -> None:
    assert parse(short).mlist == parse(long).mlist


@pytest.mark.parametrize(
    ("tex", "code"),
    [
        (r"\imat{31}", "bad-size"),
        (r"\imat{0}", "bad-size"),
        (r"\zmat{2}{x}", "bad-size"),
        (r"\pmat{4}", "bad-option"),
        (r"\dmat{" + "1," * 40 + "1}", "bad-size"),
        (r"\imat{30}" * 300, "endless-macro"),
        (r"\mqty(a&b", "missing-delimiter"),
        (r"\qty x", "bad-delimiter"),
    ],
)
def test_what_is_no_matrix_is_refused(tex: str, code: str) -> None:
    assert refusal(tex).code == code

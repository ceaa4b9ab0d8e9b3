r"""Where an alphabet ends: TeX begins mathematics anew in every box (`\fam` is −1, TeXbook p. 154)."""

import pytest

from dlbuild.typeset import typeset


def faces(tex: str) -> set[str]:
    return {glyph.font for glyph in typeset(tex).glyphs if glyph.font not in ("cmex10", "cmsy10")}


@pytest.mark.parametrize("body", ["a", "{a}", r"\frac{a}{a}", r"\sqrt{a}", r"\overline{a}", r"\overset{a}{a}", "a^a_a"])
def test_an_alphabet_reaches_into_what_is_no_box(body: str) -> None:
    assert faces(rf"\mathbf{{{body}}}") == {"cmbx10"}


@pytest.mark.parametrize(
    "body",
    [
        r"\begin{pmatrix}a&a\end{pmatrix}",
        r"\begin{cases}a\end{cases}",
        r"\substack{a\\a}",
        r"\sqrt[a]{a}",
        r"\overbrace{a}",
        r"\overrightarrow{a}",
        r"\smash{a}",
        r"\mathrlap{a}",
        r"\boxed{a}",
    ],
)
def test_it_does_not_reach_into_boxes_and_holds_again_behind_them(body: str) -> None:
    assert faces(rf"\mathbf{{{body}}}") == {"cmmi10"}
    assert faces(rf"\mathbf{{{body}a}}") == {"cmmi10", "cmbx10"}


def test_the_label_of_a_brace_is_outside_its_box() -> None:
    assert faces(r"\mathbf{\underbrace{}_{a}}") == {"cmbx10"}


def test_the_bold_version_reaches_everywhere() -> None:
    assert faces(r"\boldsymbol{\begin{matrix}a\end{matrix}\overbrace{a}}") == {"cmmib10"}

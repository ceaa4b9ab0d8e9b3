"""Equation numbers stand on the right, and leave the formula in the middle."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlbuild.fonts.metrics import face
from dlbuild.problem import FormulaError
from dlbuild.typeset import Typeset, typeset
from tests.layout.formulas import FORMULAS

NUMBERS = {"eq:x": "3", "eq:y": "12"}


def width_of(words: str) -> float:
    r"""Return the width of letters of cmr10 beside each other; there are no kerns between digits and parentheses."""
    roman = face("cmr10")
    return sum(roman.chars[ord(letter)].width for letter in words)


def baselines(formula: Typeset, words: str) -> list[float]:
    """Return where in the height of a formula the letters of upright words stand."""
    return [glyph.y for glyph in formula.glyphs if glyph.font == "cmr10" and chr(glyph.code) in words]


@given(FORMULAS, st.sampled_from([r"\tag{3}", r"\label{eq:x}", r"\tag{3}\label{eq:y}"]))
def test_a_number_is_two_ems_to_the_right_and_the_formula_in_the_middle(tex: str, numbering: str) -> None:
    plain = typeset(tex, display=True)
    numbered = typeset(tex + numbering, display=True, numbers=NUMBERS)

    room = 2.0 + width_of("(3)")
    assert numbered.width == pytest.approx(plain.width + 2 * room)
    edge = room + plain.width + 1.0
    kept = [glyph for glyph in numbered.glyphs if glyph.x < edge]
    assert [(glyph.font, glyph.code) for glyph in kept] == [(glyph.font, glyph.code) for glyph in plain.glyphs]
    assert [glyph.x for glyph in kept] == pytest.approx([glyph.x + room for glyph in plain.glyphs])
    assert [glyph.y for glyph in kept] == pytest.approx([glyph.y for glyph in plain.glyphs])
    number = sorted((glyph for glyph in numbered.glyphs if glyph.x >= edge), key=lambda glyph: glyph.x)
    assert [(glyph.font, chr(glyph.code), glyph.y) for glyph in number] == [("cmr10", sign, 0.0) for sign in "(3)"]
    assert number[-1].x + width_of(")") == pytest.approx(numbered.width)


def test_a_starred_tag_has_no_parentheses() -> None:
    starred = typeset(r"x\tag*{7}", display=True)

    assert starred.width == pytest.approx(typeset("x").width + 2 * (2.0 + width_of("7")))


@pytest.mark.parametrize("name", ["align", "align*", "gather", "alignat", "flalign", "eqnarray"])
def test_the_rows_of_an_alignment_have_numbers_of_their_own(name: str) -> None:
    argument = "{1}" if name == "alignat" else ""
    tex = rf"\begin{{{name}}}{argument} x \label{{eq:x}} \\ y \\ z \label{{eq:y}} \end{{{name}}}"
    formula = typeset(tex, display=True, numbers=NUMBERS)

    letters = [glyph.y for glyph in formula.glyphs if glyph.font == "cmmi10"]
    assert baselines(formula, "3") == pytest.approx(letters[:1])
    assert baselines(formula, "12") == pytest.approx(letters[2:] * 2)


def test_the_number_of_lines_that_belong_together_is_that_of_the_whole() -> None:
    inside = typeset(
        r"\begin{equation}\label{eq:x}\begin{aligned} x \\ y \end{aligned}\end{equation}", display=True, numbers=NUMBERS
    )
    last = typeset(r"\begin{multline} x \\ y \label{eq:x}\end{multline}", display=True, numbers=NUMBERS)

    assert baselines(inside, "3") == [0.0]
    assert baselines(last, "3") == [max(glyph.y for glyph in last.glyphs if glyph.font == "cmmi10")]


def test_a_label_without_a_number_is_not_seen() -> None:
    assert typeset(r"x\label{eq:x}", display=True).picture == typeset("x", display=True).picture
    assert typeset(r"x\label{eq:z}", display=True, numbers=NUMBERS).picture == typeset("x", display=True).picture


def test_a_tag_goes_before_a_number() -> None:
    assert baselines(typeset(r"x\label{eq:x}\tag{7}", display=True, numbers=NUMBERS), "3") == []


def test_a_formula_can_refer_to_another_one() -> None:
    assert typeset(r"\eqref{eq:y}", numbers=NUMBERS).width == pytest.approx(width_of("(12)"))
    assert typeset(r"\ref{eq:y}", numbers=NUMBERS).width == pytest.approx(width_of("12"))
    assert typeset(r"\ref{eq:y}").picture == typeset(r"\text{\textbf{??}}").picture


def test_a_formula_in_a_line_has_no_number() -> None:
    with pytest.raises(FormulaError) as caught:
        typeset(r"x + \tag{7}")

    problem = caught.value.problem
    assert (problem.code, problem.source[problem.span]) == ("tag-inline", r"\tag")

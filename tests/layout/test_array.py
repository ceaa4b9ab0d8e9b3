"""Matrices, arrays and alignments: rows, columns, rules (TeXbook chapter 22, LaTeX's array, amsmath)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlbuild.tex.mlist import DISPLAY, TEXT
from tests.layout.formulas import FORMULAS
from tests.layout.parameters import AXIS, NUM1, THICK, A, B, X, boxed, mark, picture

# A row is at least seven tenths and three tenths of the line's twelve points high and deep.
STRUT_HEIGHT, STRUT_DEPTH, LINE = 0.84, 0.36, 1.2
CENTRED = st.sampled_from("matrix pmatrix bmatrix vmatrix cases aligned gathered".split())


@given(CENTRED, st.lists(FORMULAS, min_size=1, max_size=4))
def test_an_array_is_centred_on_the_axis(name: str, rows: list[str]) -> None:
    found = picture(f"\\begin{{{name}}}{{}}" + "\\\\ {}".join(rows) + f"\\end{{{name}}}")

    assert found.height - AXIS == pytest.approx(found.depth + AXIS)


@given(st.lists(st.lists(st.sampled_from("abx"), min_size=3, max_size=3), min_size=1, max_size=5))
def test_columns_are_as_wide_as_their_widest_cell_and_an_em_apart(rows: list[list[str]]) -> None:
    widths = {"a": A.width, "b": B.width, "x": X.width}
    tex = "\\begin{matrix}" + "\\\\".join("&".join(row) for row in rows) + "\\end{matrix}"
    columns = [max(widths[cell] for cell in column) for column in zip(*rows, strict=True)]

    assert boxed(tex).width == pytest.approx(sum(columns) + 2.0)


def test_rows_of_letters_are_a_line_apart() -> None:
    tex = "\\begin{matrix}a\\\\b\\\\x\\end{matrix}"

    assert mark(tex, "b").y - mark(tex, "a").y == pytest.approx(LINE)
    assert mark(tex, "x").y - mark(tex, "b").y == pytest.approx(LINE)
    assert boxed(tex).height + boxed(tex).depth == pytest.approx(3 * LINE)


def test_a_single_row_stands_a_little_below_the_baseline() -> None:
    # Its strut is .84 high and .36 deep, and its middle lies on the axis.
    assert mark("\\begin{matrix}x\\end{matrix}", "x").y == pytest.approx((STRUT_HEIGHT - STRUT_DEPTH) / 2 - AXIS)


def test_rows_that_are_higher_touch_and_have_no_white_between() -> None:
    tex = "\\begin{matrix}a\\\\ \\dfrac{b}{3}\\end{matrix}"

    assert mark(tex, "b").y - mark(tex, "a").y == pytest.approx(STRUT_DEPTH + B.height)


@pytest.mark.parametrize(("letter", "shift"), [("l", 0.0), ("c", 0.5), ("r", 1.0)])
def test_a_column_of_an_array_is_aligned_as_its_letter_says(letter: str, shift: float) -> None:
    tex = f"\\begin{{array}}{{{letter}}}xx\\\\a\\end{{array}}"

    assert mark(tex, "a").x == pytest.approx(0.5 + shift * (2 * X.width - A.width))
    assert boxed(tex).width == pytest.approx(2 * X.width + 1.0)


def test_an_array_has_half_an_em_outside_and_a_matrix_none() -> None:
    assert mark("\\begin{array}{c}x\\end{array}", "x").x == pytest.approx(0.5)
    assert mark("\\begin{matrix}x\\end{matrix}", "x").x == 0.0


def test_space_in_the_column_argument_takes_the_place_of_the_usual_one() -> None:
    assert mark("\\begin{array}{@{}c@{}}x\\end{array}", "x").x == 0.0
    assert mark("\\begin{array}{c@{\\quad}c}a&x\\end{array}", "x").x == pytest.approx(0.5 + A.width + 1.0)


def test_cells_of_a_matrix_are_in_text_style_and_those_of_an_alignment_in_display_style() -> None:
    assert mark("\\begin{matrix}\\sum\\end{matrix}", 80, DISPLAY).size == 1.0
    assert mark("\\begin{aligned}\\sum\\end{aligned}", 88, TEXT).size == 1.0


def test_cells_of_a_small_matrix_are_in_script_style() -> None:
    assert mark("\\begin{smallmatrix}x\\end{smallmatrix}", "x").size == 0.7


def test_lines_of_an_alignment_are_fifteen_points_apart() -> None:
    tex = "\\begin{aligned}a&=b\\\\x&=2\\end{aligned}"

    assert mark(tex, "x").y - mark(tex, "a").y == pytest.approx(1.5)


def test_an_alignment_stands_right_and_left_of_its_relations() -> None:
    tex = "\\begin{aligned}xx&=b\\\\a&=2\\end{aligned}"

    assert mark(tex, "a").x == pytest.approx(2 * X.width - A.width)
    assert mark(tex, "b").x == mark(tex, "2").x == pytest.approx(2 * X.width + 2 * THICK + 0.777781)


def test_pairs_of_an_alignment_are_ten_points_apart() -> None:
    tex = "\\begin{aligned}a&=b & x&=2\\\\ a&=b\\end{aligned}"

    assert mark(tex, "x").x == pytest.approx(A.width + 2 * THICK + 0.777781 + B.width + 1.0)


def test_the_columns_of_cases_are_a_quad_apart() -> None:
    tex = "\\begin{cases}a & x\\\\ b & 2\\end{cases}"

    assert mark(tex, "x").x - mark(tex, "a").x == pytest.approx(A.width + 1.0)
    assert mark(tex, "x").x == mark(tex, "2").x


def test_the_rows_of_cases_are_a_fifth_further_apart() -> None:
    tex = "\\begin{cases}a\\\\b\\end{cases}"

    assert mark(tex, "b").y - mark(tex, "a").y == pytest.approx(1.2 * LINE)


def test_space_after_a_row_comes_on_top_of_the_line() -> None:
    for name in ("matrix", "aligned"):
        plain, spaced = (f"\\begin{{{name}}}a\\\\{skip} b\\end{{{name}}}" for skip in ("", "[5pt]"))

        further = mark(spaced, "b").y - mark(spaced, "a").y
        assert further == pytest.approx(mark(plain, "b").y - mark(plain, "a").y + 0.5)


def test_rules_between_rows_reach_over_all_columns() -> None:
    tex = "\\begin{array}{cc}\\hline a&b\\\\\\hline x&2\\\\\\hline\\end{array}"
    found = picture(tex)

    assert [rule.width for rule in found.rules] == pytest.approx([found.width] * 3)
    assert [rule.height for rule in found.rules] == pytest.approx([0.04] * 3)
    tops = sorted(rule.y for rule in found.rules)
    assert [lower - upper for upper, lower in pairwise(tops)] == pytest.approx([LINE + 0.04] * 2)


def test_rules_between_columns_reach_from_top_to_bottom() -> None:
    found = picture("\\begin{array}{|c|c|}a&b\\\\x&2\\end{array}")
    edges = {rule.x for rule in found.rules}

    assert len(edges) == 3
    for edge in edges:
        pieces = [rule for rule in found.rules if rule.x == edge]
        assert {rule.width for rule in pieces} == {0.04}
        assert sum(rule.height for rule in pieces) == pytest.approx(2 * LINE)


def test_a_rule_between_columns_takes_no_room_of_its_own() -> None:
    # LaTeX's \vline lies half to the left and half to the right.
    ruled, plain = (boxed(f"\\begin{{array}}{{c{rule}c}}a&b\\end{{array}}") for rule in ("|", ""))

    assert ruled.width == pytest.approx(plain.width)


@pytest.mark.parametrize(("letter", "letters"), [("t", "a"), ("b", "b")])
def test_an_array_may_hang_from_its_first_or_stand_on_its_last_line(letter: str, letters: str) -> None:
    assert mark(f"\\begin{{array}}[{letter}]{{c}}a\\\\b\\end{{array}}", letters).y == pytest.approx(0.0)


def test_fences_of_a_matrix_cover_it() -> None:
    # Two lines reach 1.2 from the axis: 2.1624 are asked for, so parentheses of 2.4 ems.
    codes = {glyph.code for glyph in picture("\\begin{pmatrix}a\\\\b\\end{pmatrix}").glyphs if glyph.font == "cmex10"}

    assert codes == {18, 19}


def test_a_fraction_in_a_cell_of_an_alignment_is_a_large_one() -> None:
    tex = "\\begin{aligned}\\frac ax&=b\\end{aligned}"

    assert mark(tex, "a").y - mark(tex, "b").y == pytest.approx(-NUM1)


def test_an_array_without_rows_has_no_width() -> None:
    assert boxed("\\begin{matrix}\\end{matrix}").width == 0.0

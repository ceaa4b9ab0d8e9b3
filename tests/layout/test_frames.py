r"""Phantoms, rules, raised and framed things, and `\vcenter` (rule 8)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlbuild.tex.mlist import DISPLAY, SCRIPT, TEXT
from tests.layout.parameters import AXIS, A, B, F, X, Y, boxed, mark, picture

LENGTHS = st.floats(0, 20)


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        ("\\phantom{f}", (F.width + F.italic, F.height, F.depth)),
        ("\\hphantom{f}", (F.width + F.italic, 0.0, 0.0)),
        ("\\vphantom{f}", (0.0, F.height, F.depth)),
        ("\\smash{f}", (F.width + F.italic, 0.0, 0.0)),
        ("\\smash[t]{f}", (F.width + F.italic, 0.0, F.depth)),
        ("\\smash[b]{f}", (F.width + F.italic, F.height, 0.0)),
        ("\\mathrlap{f}", (0.0, F.height, F.depth)),
        ("\\mathllap{f}", (0.0, F.height, F.depth)),
        ("\\mathclap{f}", (0.0, F.height, F.depth)),
    ],
)
def test_what_is_left_of_the_measures_is_what_the_name_says(tex: str, expected: tuple[float, float, float]) -> None:
    box = boxed(tex)

    assert (box.width, box.height, box.depth) == pytest.approx(expected)


def test_ink_without_width_lies_to_the_left_the_right_or_on_both_sides() -> None:
    assert mark("a\\mathrlap x", "x").x == pytest.approx(A.width)
    assert mark("a\\mathllap x", "x").x == pytest.approx(A.width - X.width)
    assert mark("a\\mathclap x", "x").x == pytest.approx(A.width - X.width / 2)


def test_a_strut_is_as_high_as_a_line_and_a_math_strut_as_a_parenthesis() -> None:
    assert (boxed("\\strut").height, boxed("\\strut").depth) == pytest.approx((0.84, 0.36))
    assert (boxed("\\mathstrut").height, boxed("\\mathstrut").depth) == pytest.approx((0.75, 0.25))


@given(LENGTHS, st.floats(0.01, 20), LENGTHS)
def test_a_rule_stands_on_the_line_it_is_raised_to(up: float, height: float, width: float) -> None:
    found = picture(f"\\rule[{up:.4f}pt]{{{width + 0.1:.4f}pt}}{{{height:.4f}pt}}")
    (rule,) = found.rules

    assert (rule.x, rule.y) == pytest.approx((0.0, -up / 10), abs=1e-4)
    assert (rule.width, rule.height) == pytest.approx(((width + 0.1) / 10, height / 10), abs=1e-4)
    assert found.height == pytest.approx((up + height) / 10, abs=1e-4)
    assert found.depth == 0.0


@pytest.mark.parametrize(("tex", "y"), [("\\raise3pt{x}", -0.3), ("\\lower3pt{x}", 0.3), ("\\raise-3pt{x}", 0.3)])
def test_what_is_raised_stands_higher_and_what_is_lowered_lower(tex: str, y: float) -> None:
    box = boxed(tex)

    assert mark(tex, "x").y == pytest.approx(y)
    assert (box.height, box.depth) == pytest.approx((X.height - y, max(0.0, y)))


@given(st.floats(0, 8), st.floats(0, 8), st.sampled_from([(DISPLAY, 1.0), (TEXT, 1.0), (SCRIPT, 0.7)]))
def test_a_vcentred_box_reaches_as_far_above_the_axis_as_below(
    height: float, depth: float, to: tuple[int, float]
) -> None:
    # Rule 8.
    style, size = to
    box = boxed(f"\\vcenter{{\\rule[{-10 * depth:.6f}pt]{{1em}}{{{10 * (height + depth) + 6:.6f}pt}}}}", style)

    assert box.height - size * AXIS == pytest.approx(box.depth + size * AXIS) or box.depth == 0.0


def test_a_box_has_three_points_of_padding_and_a_frame_of_four_rules() -> None:
    found = picture("\\boxed{x}")

    assert mark("\\boxed{x}", "x").x == pytest.approx(0.34)
    assert (found.width, found.height, found.depth) == pytest.approx((X.width + 0.68, X.height + 0.34, 0.34))
    assert sorted(min(rule.width, rule.height) for rule in found.rules) == pytest.approx([0.04] * 4)
    assert min(rule.x for rule in found.rules) == 0.0
    assert max(rule.x + rule.width for rule in found.rules) == pytest.approx(found.width)
    assert max(rule.y for rule in found.rules) == pytest.approx(found.depth)
    assert min(rule.y - rule.height for rule in found.rules) == pytest.approx(-found.height)


def test_what_is_boxed_is_in_display_style() -> None:
    assert mark("\\boxed{\\sum}", 88).font == "cmex10"


def test_a_coloured_box_is_filled_and_has_no_frame_of_its_own() -> None:
    (fill,) = picture("\\colorbox{yellow}{x}").rules

    assert fill.color == "#ff0"
    assert (fill.width, fill.height) == pytest.approx((0.527781 + 0.6, X.height + 0.6))


def test_a_frame_and_its_fill_have_their_own_colours() -> None:
    colors = [rule.color for rule in picture("\\fcolorbox{red}{yellow}{x}").rules]

    # The fill comes first: what is painted later covers it.
    assert colors == ["#ff0", "#f00", "#f00", "#f00", "#f00"]


@pytest.mark.parametrize(
    ("command", "ends"),
    [
        ("cancel", [(-0.272222, 0.544445, 0.272222, -0.544445)]),
        ("bcancel", [(-0.272222, -0.544445, 0.272222, 0.544445)]),
    ],
)
def test_a_stroke_reaches_a_little_beyond_what_it_strikes_out(
    command: str, ends: list[tuple[float, float, float, float]]
) -> None:
    # cancel.sty: f, .889 high and .597 wide, has a line two points higher, at a slope of 2; here from its middle.
    found = picture(f"\\{command}{{f}}")
    x, y = (F.width + F.italic) / 2, (F.depth - F.height) / 2

    assert [line[:4] for line in found.lines] == [
        pytest.approx((x + left, y + start, x + right, y + end), abs=1e-5) for left, start, right, end in ends
    ]
    assert found.width == pytest.approx(F.width + F.italic)


@pytest.mark.parametrize(
    ("struck", "slope"),
    # x is .572 wide; what is less than .6 high counts as much. Five times the ratio of the sides is rounded down.
    [
        ("x", 2),
        ("xx", 1 / 2),
        ("xxx", 1 / 4),
        ("xxxxxxx", 1 / 6),
        ("xf", 3 / 4),
        ("\\begin{matrix}x\\\\x\\end{matrix}", 4),
    ],
)
def test_a_stroke_has_a_slope_of_latex_picture_lines(struck: str, slope: float) -> None:
    ((x, y, to_x, to_y, *_),) = picture(f"\\cancel{{{struck}}}").lines

    assert (y - to_y) / (to_x - x) == pytest.approx(slope)


def test_a_word_is_struck_out_along_the_axis() -> None:
    found = picture("\\sout{f}")
    wide = F.width + F.italic

    assert [line[:4] for line in found.lines] == [pytest.approx((0.0, -AXIS, wide, -AXIS))]
    assert (found.width, found.height, found.depth) == pytest.approx((wide, F.height, F.depth))


def test_a_script_behind_a_struck_letter_does_not_see_it() -> None:
    # \\mathpalette leaves no atom for it to hang on.
    assert mark("\\cancel{f}^2", "2").y == pytest.approx(mark("{}^2", "2").y)


def test_two_strokes_cross() -> None:
    assert len(picture("\\xcancel{x}").lines) == 2


def test_things_on_each_other_stand_in_the_middle_of_the_widest() -> None:
    found = picture("\\overset{b}{x}")
    upper = mark("\\overset{b}{x}", "b")

    assert upper.x == pytest.approx((X.width - 0.7 * B.width) / 2)
    assert found.width == pytest.approx(X.width)
    assert found.depth == boxed("x").depth
    assert Y.depth == pytest.approx(boxed("\\underset{b}{y}").depth - boxed("\\underset{b}{x}").depth)

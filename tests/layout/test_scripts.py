"""Superscripts and subscripts: rule 18."""

from __future__ import annotations

import pytest

from dlbuild.tex.mlist import DISPLAY, SCRIPT, SCRIPT_SCRIPT, TEXT
from tests.layout.parameters import (
    DIGIT,
    RULE,
    SCRIPT_SPACE,
    SUB1,
    SUB2,
    SUB_DROP,
    SUP1,
    SUP2,
    SUP3,
    SUP_DROP,
    X_HEIGHT,
    V,
    X,
    Y,
    boxed,
    mark,
    picture,
)

CRAMPED = 1
# A box that reaches an em above the baseline and an em below.
BLOCK = "{\\rule[-10pt]{1em}{20pt}}"


@pytest.mark.parametrize(
    ("style", "shift"),
    [
        (DISPLAY, SUP1),
        (DISPLAY | CRAMPED, SUP3),
        (TEXT, SUP2),
        (TEXT | CRAMPED, SUP3),
        (SCRIPT, 0.7 * SUP2),
        (SCRIPT | CRAMPED, 0.7 * SUP3),
        (SCRIPT_SCRIPT, 0.5 * SUP2),
    ],
)
def test_a_superscript_is_raised_by_sigma_13_14_or_15(style: int, shift: float) -> None:
    # Rule 18c.
    assert mark("x^2", "2", style).y == pytest.approx(-shift)


@pytest.mark.parametrize(("style", "size"), [(DISPLAY, 1.0), (TEXT, 1.0), (SCRIPT, 0.7), (SCRIPT_SCRIPT, 0.5)])
def test_a_lone_subscript_is_lowered_by_sigma_16(style: int, size: float) -> None:
    # Rule 18b.
    assert mark("x_a", "a", style).y == pytest.approx(size * SUB1)


@pytest.mark.parametrize(("style", "size"), [(DISPLAY, 0.7), (TEXT, 0.7), (SCRIPT, 0.5), (SCRIPT_SCRIPT, 0.5)])
def test_scripts_are_set_smaller_down_to_scriptscript_size(style: int, size: float) -> None:
    assert mark("x^2_3", "2", style).size == mark("x^2_3", "3", style).size == size


def test_a_subscript_is_cramped_and_a_superscript_is_as_its_base() -> None:
    raised = mark("x_{y^2}", "y").y - mark("x_{y^2}", "2").y
    assert raised == pytest.approx(0.7 * SUP3)
    raised = mark("x^{y^2}", "y").y - mark("x^{y^2}", "2").y
    assert raised == pytest.approx(0.7 * SUP2)


def test_a_high_subscript_is_lowered_to_four_fifths_of_the_x_height() -> None:
    # Rule 18b; a parenthesis in script size is .525 high.
    found = mark("x_(", "(")

    assert found.y == pytest.approx(0.7 * 0.75 - 0.8 * X_HEIGHT)


def test_a_deep_superscript_is_raised_to_a_quarter_of_the_x_height() -> None:
    # Rule 18c.
    (rule,) = picture("x^{\\rule[-5pt]{1em}{10pt}}").rules

    assert rule.y == pytest.approx(-X_HEIGHT / 4)


def test_scripts_stand_behind_the_base_with_half_a_point_after_them() -> None:
    for tex in ("x^2", "x_2", "x^2_2"):
        assert boxed(tex).width == pytest.approx(X.width + 0.7 * DIGIT.width + SCRIPT_SPACE)


def test_the_superscript_of_a_slanted_letter_stands_further_right_than_its_subscript() -> None:
    # Rules 17 and 18f.
    assert mark("V^2", "2").x == pytest.approx(V.width + V.italic)
    assert mark("V_2", "2").x == pytest.approx(V.width)
    assert mark("V^2_3", "2").x == pytest.approx(V.width + V.italic)
    assert mark("V^2_3", "3").x == pytest.approx(V.width)
    assert boxed("V^2_3").width == pytest.approx(V.width + V.italic + 0.7 * DIGIT.width + SCRIPT_SPACE)
    assert boxed("V_3").width == pytest.approx(V.width + 0.7 * DIGIT.width + SCRIPT_SPACE)


def test_two_scripts_have_four_rules_of_white_between_them_at_least() -> None:
    # Rule 18e in text style: .362892 above; sigma 17 below would leave .158998, and 4 ξ8 are .159996.
    upper, lower = mark("x^2_3", "2").y, mark("x^2_3", "3").y

    assert upper == pytest.approx(-SUP2)
    assert (lower - 0.7 * DIGIT.height) - upper == pytest.approx(4 * RULE)


def test_two_scripts_with_room_between_them_keep_their_places() -> None:
    # In display style the superscript is .05 higher, so sigma 17 is enough.
    assert mark("x^2_3", "2", DISPLAY).y == pytest.approx(-SUP1)
    assert mark("x^2_3", "3", DISPLAY).y == pytest.approx(SUB2)


def test_two_scripts_that_are_low_are_raised_together() -> None:
    # Rule 18e: the bottom of the superscript comes up to four fifths of the x-height, the white stays.
    upper = mark("x^y_2", "y").y + 0.7 * Y.depth
    lower = mark("x^y_2", "2").y - 0.7 * DIGIT.height

    assert upper == pytest.approx(-0.8 * X_HEIGHT)
    assert lower - upper == pytest.approx(4 * RULE)


def test_scripts_of_a_box_hang_on_its_edges() -> None:
    # Rule 18a: sigma 18 and 19 of the next smaller size.
    assert mark(f"{BLOCK}^2", "2").y == pytest.approx(-(1.0 - 0.7 * SUP_DROP))
    assert mark(f"{BLOCK}_2", "2").y == pytest.approx(1.0 + 0.7 * SUB_DROP)
    assert mark(f"{BLOCK}^2", "2", SCRIPT).y == pytest.approx(-(1.0 - 0.5 * SUP_DROP))


def test_scripts_of_a_character_do_not_look_at_its_height() -> None:
    assert mark("f^2", "2").y == mark("x^2", "2").y
    assert mark("{f}^2", "2").y == mark("x^2", "2").y
    assert mark("(^2", "2").y == mark("x^2", "2").y


def test_scripts_of_nothing_stand_where_those_of_a_small_letter_do() -> None:
    assert mark("{}^2", "2").y == pytest.approx(-SUP2)
    assert mark("{}_a", "a").y == pytest.approx(SUB1)
    assert mark("^2", "2").x == 0.0


def test_primes_are_superscripts() -> None:
    prime = mark("x'", 48)

    assert (prime.font, prime.size) == ("cmsy10", 0.7)
    assert prime.y == pytest.approx(-SUP2)
    assert sum(glyph.code == 48 for glyph in picture("x'''").glyphs) == 3


def test_a_superscript_after_a_prime_stands_behind_it() -> None:
    assert mark("x'^2", "2").y == mark("x'", 48).y
    assert mark("x'^2", "2").x > mark("x'^2", 48).x


def test_the_order_in_which_scripts_are_written_does_not_matter() -> None:
    assert picture("x_1^2") == picture("x^2_1")


def test_a_script_is_as_high_as_it_reaches() -> None:
    box = boxed("x^2_3", DISPLAY)

    assert box.height == pytest.approx(SUP1 + 0.7 * DIGIT.height)
    assert box.depth == pytest.approx(SUB2)

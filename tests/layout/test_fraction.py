"""Fractions: rule 15."""

from __future__ import annotations

import pytest

from dlbuild.tex.mlist import DISPLAY, SCRIPT, TEXT
from tests.layout.parameters import (
    AXIS,
    DENOM1,
    DENOM2,
    NULL_DELIMITER,
    NUM1,
    NUM2,
    NUM3,
    RULE,
    A,
    X,
    boxed,
    mark,
    picture,
)

# A fraction in display style: its numerator and its denominator are letters without depth.
TALL = "{\\displaystyle\\frac ax}"
TALL_HEIGHT, TALL_DEPTH = NUM1 + A.height, DENOM1


@pytest.mark.parametrize(("style", "size"), [(DISPLAY, 1.0), (TEXT, 1.0), (SCRIPT, 0.7)])
def test_the_rule_of_a_fraction_runs_along_the_axis(style: int, size: float) -> None:
    (rule,) = picture("\\frac ax", style).rules

    assert rule.height == pytest.approx(size * RULE)
    assert rule.y - rule.height / 2 == pytest.approx(-size * AXIS)


def test_the_rule_is_as_wide_as_the_wider_part_and_stands_between_null_delimiters() -> None:
    (rule,) = picture("\\frac ax", DISPLAY).rules

    assert (rule.x, rule.width) == pytest.approx((NULL_DELIMITER, X.width))
    assert boxed("\\frac ax", DISPLAY).width == pytest.approx(X.width + 2 * NULL_DELIMITER)


def test_the_narrower_part_stands_in_the_middle() -> None:
    assert mark("\\frac ax", "a", DISPLAY).x == pytest.approx(NULL_DELIMITER + (X.width - A.width) / 2)
    assert mark("\\frac xa", "a", DISPLAY).x == pytest.approx(NULL_DELIMITER + (X.width - A.width) / 2)


def test_parts_in_display_style_are_shifted_by_sigma_8_and_11() -> None:
    assert mark("\\frac ax", "a", DISPLAY).y == pytest.approx(-NUM1)
    assert mark("\\frac ax", "x", DISPLAY).y == pytest.approx(DENOM1)


def test_parts_in_text_style_are_shifted_by_sigma_9_and_12() -> None:
    assert mark("\\frac ax", "a", TEXT).y == pytest.approx(-NUM2)
    assert mark("\\frac ax", "x", TEXT).y == pytest.approx(DENOM2)


@pytest.mark.parametrize(("style", "size"), [(DISPLAY, 1.0), (TEXT, 0.7), (SCRIPT, 0.5)])
def test_the_parts_are_set_in_the_next_style(style: int, size: float) -> None:
    assert mark("\\frac ax", "a", style).size == mark("\\frac ax", "x", style).size == size


def test_the_denominator_is_cramped_and_the_numerator_is_not() -> None:
    # Superscripts of T (in a fraction in display style) and of T': sigma 14 and 15.
    assert mark("\\frac{x^2}{a}", "2", DISPLAY).y - mark("\\frac{x^2}{a}", "x", DISPLAY).y == pytest.approx(-0.362892)
    assert mark("\\frac a{x^2}", "2", DISPLAY).y - mark("\\frac a{x^2}", "x", DISPLAY).y == pytest.approx(-0.288889)


def test_a_deep_numerator_is_raised_until_three_rules_of_white_are_left() -> None:
    # Rule 15d. The x below in the numerator's own fraction is its lowest mark.
    found = mark(f"\\frac{{{TALL}}}{{b}}", "x", DISPLAY)
    bottom = found.y

    assert -AXIS - RULE / 2 - bottom == pytest.approx(3 * RULE)


def test_a_high_denominator_is_lowered_until_three_rules_of_white_are_left() -> None:
    top = mark(f"\\frac b{TALL}", "a", DISPLAY).y - A.height

    assert top - (-AXIS + RULE / 2) == pytest.approx(3 * RULE)


def test_in_text_style_one_rule_of_white_is_enough() -> None:
    bottom = mark(f"\\frac{{{TALL}}}{{b}}", "x", TEXT).y

    assert -AXIS - RULE / 2 - bottom == pytest.approx(RULE)


def test_a_thick_rule_asks_for_more_white() -> None:
    tex = f"{{{TALL} \\above 1pt b}}"
    thick = max(picture(tex, DISPLAY).rules, key=lambda rule: rule.height)

    assert thick.height == pytest.approx(0.1)
    assert thick.y == pytest.approx(-AXIS + 0.05)
    assert thick.y - thick.height - mark(tex, "x", DISPLAY).y == pytest.approx(0.3)


def test_without_a_rule_the_numerator_is_shifted_by_sigma_8_or_10() -> None:
    # Rule 15b.
    assert mark("{a\\atop x}", "a", DISPLAY).y == pytest.approx(-NUM1)
    assert mark("{a\\atop x}", "a", TEXT).y == pytest.approx(-NUM3)
    assert mark("{a\\atop x}", "x", DISPLAY).y == pytest.approx(DENOM1)
    assert mark("{a\\atop x}", "x", TEXT).y == pytest.approx(DENOM2)
    assert picture("{a\\atop x}", DISPLAY).rules == ()


@pytest.mark.parametrize(("style", "rules", "size"), [(DISPLAY, 7, 1.0), (TEXT, 3, 0.7)])
def test_without_a_rule_parts_that_are_too_near_move_apart_by_the_same_amount(
    style: int, rules: int, size: float
) -> None:
    # Rule 15c: seven thicknesses of white in display style, three in others.
    tex = f"{{{TALL} \\atop b}}"
    up, down = (NUM1, DENOM1) if style == DISPLAY else (NUM3, DENOM2)
    lower = mark(tex, "b", style).y
    bottom = mark(tex, "x", style).y

    assert lower - size * 0.694445 - bottom == pytest.approx(rules * RULE)
    assert lower - down == pytest.approx(-(bottom - DENOM1) - up)


def test_delimiters_of_a_fraction_are_as_high_as_sigma_20_and_21_ask() -> None:
    # Rule 15e: 2.39 and 1.01 ems; parentheses come 1, 1.2, 1.8 and 2.4 ems high.
    assert mark("\\binom ax", 18, DISPLAY).font == "cmex10"
    assert mark("\\binom ax", 0, TEXT).font == "cmex10"
    assert boxed("\\binom ax", DISPLAY).width == pytest.approx(X.width + 2 * 0.736115)


def test_a_fraction_is_an_inner_atom_only_where_a_style_is_given() -> None:
    # amsmath's \frac is {\begingroup a\endgroup\over b}, an ordinary group; \dfrac a generalized fraction in one.
    assert mark("a\\frac bx", "x").x - boxed("a").width == pytest.approx(mark("\\frac bx", "x").x)


def test_a_fraction_is_as_high_as_its_raised_numerator_and_as_deep_as_its_denominator() -> None:
    box = boxed(TALL)

    assert (box.height, box.depth) == pytest.approx((TALL_HEIGHT, TALL_DEPTH))


def test_empty_parts_leave_the_rule_without_width() -> None:
    box = boxed("\\frac{}{}", DISPLAY)

    assert box.width == pytest.approx(2 * NULL_DELIMITER)
    assert picture("\\frac{}{}", DISPLAY).rules == ()

"""Large operators and limits: rules 13 and 13a."""

from __future__ import annotations

import pytest

from dlbuild.tex.mlist import DISPLAY, SCRIPT, TEXT
from tests.layout.parameters import (
    ABOVE_GAP,
    ABOVE_LEAST,
    AXIS,
    BELOW_GAP,
    BELOW_LEAST,
    LIMIT_MARGIN,
    SCRIPT_SPACE,
    SUB_DROP,
    SUP_DROP,
    THIN,
    A,
    B,
    X,
    boxed,
    mark,
    picture,
)

# Codes of cmex10: the sum and the integral, each with its larger sister.
SUM, LARGE_SUM, INTEGRAL, LARGE_INTEGRAL = 80, 88, 82, 90
INTEGRAL_TOTAL = 2.222246
INTEGRAL_WIDTH, INTEGRAL_ITALIC = 0.555557, 0.444446


@pytest.mark.parametrize("name", ["sum", "prod", "coprod", "bigcup", "bigoplus", "int", "oint"])
@pytest.mark.parametrize("style", [DISPLAY, TEXT, SCRIPT])
def test_an_operator_is_centred_on_the_axis(name: str, style: int) -> None:
    box = boxed(f"\\{name}", style)

    assert (box.height - box.depth) / 2 == pytest.approx(AXIS if style < SCRIPT else 0.7 * AXIS)


def test_an_operator_is_larger_in_display_style() -> None:
    assert mark("\\sum", LARGE_SUM, DISPLAY).font == mark("\\sum", SUM, TEXT).font == "cmex10"
    assert mark("\\int", LARGE_INTEGRAL, DISPLAY).size == mark("\\int", INTEGRAL, TEXT).size == 1.0
    assert mark("\\sum", SUM, SCRIPT).size == 0.7


def test_a_letter_made_an_operator_is_centred_too_and_a_word_is_not() -> None:
    assert mark("\\mathop{x}", "x").y == pytest.approx(X.height / 2 - AXIS)
    assert mark("\\mathop{xa}", "x").y == mark("\\max", "x").y == 0.0


@pytest.mark.parametrize(
    ("tex", "style", "above"),
    [
        ("\\sum^a", DISPLAY, True),
        ("\\sum^a", TEXT, False),
        ("\\sum\\limits^a", TEXT, True),
        ("\\sum\\nolimits^a", DISPLAY, False),
        ("\\sum\\limits\\displaylimits^a", TEXT, False),
        ("\\int^a", DISPLAY, False),
        ("\\int\\limits^a", DISPLAY, True),
        ("\\max^a", DISPLAY, True),
        ("\\sin^a", DISPLAY, False),
        ("\\operatorname{f}^a", DISPLAY, False),
        ("\\operatorname*{f}^a", DISPLAY, True),
        ("\\mathop{xx}^a", DISPLAY, True),
        ("\\mathop{xx}^a", TEXT, False),
    ],
)
def test_limits_stand_above_and_below_as_the_style_and_the_operator_say(tex: str, style: int, above: bool) -> None:
    # Above, a narrow script needs no room of its own.
    bare = boxed(tex.removesuffix("^a"), style).width

    assert boxed(tex, style).width == pytest.approx(bare if above else bare + 0.7 * A.width + SCRIPT_SPACE)


def test_an_upper_limit_without_depth_is_kept_away_by_xi_11() -> None:
    top = boxed("\\sum", DISPLAY).height

    assert mark("\\sum^b", "b", DISPLAY).y == pytest.approx(-(top + ABOVE_LEAST))


def test_a_deep_upper_limit_is_kept_away_by_xi_9() -> None:
    # ξ11 less the depth would be less than ξ9.
    top = boxed("\\sum", DISPLAY).height
    (rule,) = picture("\\sum^{\\rule[-2pt]{5pt}{4pt}}", DISPLAY).rules

    assert rule.y == pytest.approx(-(top + ABOVE_GAP))


def test_the_baseline_of_a_low_lower_limit_lies_xi_12_below() -> None:
    bottom = boxed("\\sum", DISPLAY).depth

    assert mark("\\sum_a", "a", DISPLAY).y == pytest.approx(bottom + BELOW_LEAST)


def test_a_high_lower_limit_is_kept_away_by_xi_10() -> None:
    bottom = boxed("\\sum", DISPLAY).depth
    (rule,) = picture("\\sum_{\\rule{5pt}{6pt}}", DISPLAY).rules

    assert rule.y - rule.height == pytest.approx(bottom + BELOW_GAP)


def test_xi_13_of_white_stands_beyond_the_limits() -> None:
    plain, full = boxed("\\sum", DISPLAY), boxed("\\sum_a^b", DISPLAY)

    assert full.height == pytest.approx(plain.height + ABOVE_LEAST + 0.7 * B.height + LIMIT_MARGIN)
    assert full.depth == pytest.approx(plain.depth + BELOW_LEAST + LIMIT_MARGIN)


def test_limits_and_operator_stand_in_the_middle_of_the_widest() -> None:
    narrow = mark("\\max_b", "b", DISPLAY)
    assert narrow.x == pytest.approx((boxed("\\max").width - 0.7 * B.width) / 2)

    found = picture("\\sum_{aaaaaaa}", DISPLAY)
    operator = next(glyph for glyph in found.glyphs if glyph.code == LARGE_SUM)
    assert found.width == pytest.approx(7 * 0.7 * A.width)
    assert operator.x == pytest.approx((found.width - 1.444448) / 2)


def test_limits_of_a_slanted_operator_are_moved_by_half_its_italic_correction() -> None:
    upper, lower = _limits("\\int\\limits_a^a")
    middle = (INTEGRAL_WIDTH + INTEGRAL_ITALIC - 0.7 * A.width) / 2

    assert upper == pytest.approx(middle + INTEGRAL_ITALIC / 2)
    assert lower == pytest.approx(middle - INTEGRAL_ITALIC / 2)


def _limits(tex: str) -> tuple[float, float]:
    upper, lower = sorted((glyph for glyph in picture(tex, DISPLAY).glyphs if glyph.size == 0.7), key=lambda one: one.y)
    return upper.x, lower.x


def test_scripts_beside_an_integral_stand_at_its_slant() -> None:
    # Rule 13: the operator's box loses its italic correction if it has a subscript; rule 18f gives it to the upper one.
    upper, lower = _limits("\\int_a^a")

    assert lower == pytest.approx(INTEGRAL_WIDTH)
    assert upper == pytest.approx(INTEGRAL_WIDTH + INTEGRAL_ITALIC)


def test_scripts_beside_an_integral_hang_on_its_ends() -> None:
    # Rule 18a, with sigma 18 and 19 of script size.
    reach = INTEGRAL_TOTAL / 2

    assert mark("\\int_a^b", "b", DISPLAY).y == pytest.approx(-(reach + AXIS - 0.7 * SUP_DROP))
    assert mark("\\int_a^b", "a", DISPLAY).y == pytest.approx(reach - AXIS + 0.7 * SUB_DROP)


def test_an_operator_with_no_scripts_keeps_its_italic_correction() -> None:
    assert boxed("\\int", DISPLAY).width == pytest.approx(INTEGRAL_WIDTH + INTEGRAL_ITALIC)
    assert mark("\\int x", "x", DISPLAY).x == pytest.approx(INTEGRAL_WIDTH + INTEGRAL_ITALIC + THIN)


def test_the_words_of_an_operator_are_roman_with_a_thin_space_between() -> None:
    found = sorted(picture("\\limsup").glyphs)

    assert {glyph.font for glyph in found} == {"cmr10"}
    assert mark("\\limsup", "s").x == pytest.approx(boxed("\\lim").width + THIN)


def test_a_name_beside_its_argument_has_a_thin_space_but_not_before_a_parenthesis() -> None:
    assert mark("\\sin x", "x").x == pytest.approx(boxed("\\sin").width + THIN)
    assert mark("\\sin(x", "(").x == pytest.approx(boxed("\\sin").width)


def test_a_script_beside_a_name_has_the_space_of_scripts_behind_it() -> None:
    assert boxed("\\log_a").width == pytest.approx(boxed("\\log").width + 0.7 * A.width + SCRIPT_SPACE)

"""Roots: rule 11."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dlbuild.tex.mlist import DISPLAY, SCRIPT, TEXT
from tests.layout.parameters import DIGIT, RULE, SUP3, X_HEIGHT, X, boxed, mark, picture

# The smallest root sign is .04 above its reference point and .960001 below; it is .833336 wide.
SIGN_WIDTH, SIGN_DEPTH = 0.833336, 0.960001


@pytest.mark.parametrize(
    ("style", "size", "least"),
    [(DISPLAY, 1.0, RULE + X_HEIGHT / 4), (TEXT, 1.0, RULE + RULE / 4), (SCRIPT, 0.7, 0.7 * (RULE + RULE / 4))],
)
def test_the_white_under_the_rule_is_halfway_between_what_is_asked_for_and_what_there_is(
    style: int, size: float, least: float
) -> None:
    # The sign is deeper than needed, so the body moves down by half of what is too much.
    found = picture("\\sqrt x", style)
    (rule,) = found.rules
    room = size * (SIGN_DEPTH - X.height)

    assert -rule.y - size * X.height == pytest.approx((least + room) / 2)


def test_the_rule_continues_the_sign_and_is_as_thick() -> None:
    (rule,) = picture("\\sqrt x").rules
    sign = mark("\\sqrt x", 0x70)

    assert sign.font == "cmsy10"
    assert (sign.x, sign.y) == pytest.approx((0.0, rule.y))
    assert (rule.x, rule.width, rule.height) == pytest.approx((SIGN_WIDTH, X.width, RULE))
    assert mark("\\sqrt x", "x").x == pytest.approx(SIGN_WIDTH)


def test_as_much_white_as_the_rule_is_thick_stands_above_it() -> None:
    found = picture("\\sqrt x")
    (rule,) = found.rules

    assert found.height == pytest.approx(-rule.y + 2 * RULE)


def test_the_body_is_cramped() -> None:
    assert mark("\\sqrt{x^2}", "2").y == pytest.approx(-SUP3)


def test_a_high_body_has_a_larger_sign_as_deep_as_the_body_at_least() -> None:
    found = picture("\\sqrt{\\rule[-5pt]{0pt}{20pt}x}", DISPLAY)
    sign = next(glyph for glyph in found.glyphs if glyph.font == "cmex10")

    # 2 + .04 + .1076 + .04 ems are asked for: the third size of cmex10, 2.4 ems high, code 0x72.
    assert sign.code == 0x72
    assert found.depth == pytest.approx(sign.y + 2.360025)
    assert found.depth > 0.5


def test_a_very_high_body_has_a_sign_of_pieces_that_touch() -> None:
    found = picture("\\sqrt{\\rule[-20pt]{0pt}{60pt}x}", DISPLAY)
    pieces = sorted((glyph for glyph in found.glyphs if glyph.font == "cmex10"), key=lambda glyph: glyph.y)

    # Top 0x76 is .600006 high in total, the piece that repeats 0x75 as well, the bottom 0x74 1.800018.
    assert [glyph.code for glyph in pieces] == [0x76, *[0x75] * (len(pieces) - 2), 0x74]
    assert pieces[1].y - pieces[0].y == pytest.approx(0.560007)
    for upper, lower in pairwise(pieces[1:]):
        assert lower.y - upper.y == pytest.approx(0.600006)


def test_a_degree_is_set_in_scriptscript_size_and_raised_by_six_tenths() -> None:
    plain = boxed("\\sqrt x")
    degree = mark("\\sqrt[3]x", "3")

    assert degree.size == 0.5
    assert degree.y == pytest.approx(-0.6 * (plain.height - plain.depth))
    assert degree.x == pytest.approx(5 / 18, abs=1e-5)


def test_the_sign_begins_ten_units_before_the_degree_ends() -> None:
    assert mark("\\sqrt[3]x", 0x70).x == pytest.approx((5 - 10) / 18 + 0.5 * DIGIT.width, abs=1e-5)


def test_an_empty_root_still_has_its_sign() -> None:
    assert boxed("\\sqrt{}").width == pytest.approx(SIGN_WIDTH)

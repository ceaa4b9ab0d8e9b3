"""Accents: rule 12."""

from __future__ import annotations

import pytest

from dlbuild.tex.mlist import SCRIPT
from tests.layout.parameters import SUP2, SUP3, X_HEIGHT, A, F, X, boxed, mark, picture

HAT, HAT_WIDTH, HAT_HEIGHT = 94, 0.500002, 0.694445
CAPITAL_HEIGHT, CAPITAL_WIDTH, CAPITAL_SKEW = 0.683332, 0.750002, 0.138893


def test_an_accent_over_a_small_letter_stays_on_the_baseline() -> None:
    # An accent is drawn for a letter of its font's x-height.
    assert mark("\\hat x", HAT).y == pytest.approx(0.0)


def test_an_accent_over_a_high_letter_is_raised_by_what_it_is_higher() -> None:
    assert mark("\\hat A", HAT).y == pytest.approx(-(CAPITAL_HEIGHT - X_HEIGHT))
    assert boxed("\\hat A").height == pytest.approx(CAPITAL_HEIGHT - X_HEIGHT + HAT_HEIGHT)


def test_an_accent_stands_over_the_middle_moved_by_the_letter_s_skew() -> None:
    # The skew is the letter's kern with character 127 of cmmi10: .138893 for A, .027779 for x, none for a.
    assert mark("\\hat A", HAT).x == pytest.approx(CAPITAL_SKEW + (CAPITAL_WIDTH - HAT_WIDTH) / 2)
    assert mark("\\hat x", HAT).x == pytest.approx(0.027779 + (X.width - HAT_WIDTH) / 2)
    assert mark("\\hat a", HAT).x == pytest.approx((A.width - HAT_WIDTH) / 2)


def test_over_more_than_one_letter_there_is_no_skew() -> None:
    assert mark("\\hat{AA}", HAT).x == pytest.approx((2 * CAPITAL_WIDTH - HAT_WIDTH) / 2)


def test_an_accent_takes_no_room_sideways() -> None:
    assert boxed("\\hat\\imath").width == pytest.approx(0.322456)
    assert mark("\\hat\\imath", HAT).x < 0


@pytest.mark.parametrize(("body", "code"), [("x", 0x62), ("ax", 0x63), ("axa", 0x64), ("a", 0x62)])
def test_a_wide_accent_is_the_widest_that_is_not_wider_than_its_body(body: str, code: int) -> None:
    # .555557, 1.000003 and 1.444448 ems; the first if none is narrow enough.
    assert mark(f"\\widehat{{{body}}}", code).font == "cmex10"


def test_an_accent_in_a_script_is_as_small_as_its_letter() -> None:
    found = mark("\\hat x", HAT, SCRIPT)

    assert found.size == 0.7
    assert found.x == pytest.approx(0.7 * (0.027779 + (X.width - HAT_WIDTH) / 2))


def test_the_body_of_an_accent_is_cramped() -> None:
    assert mark("\\hat{x^2}", "2").y == pytest.approx(-SUP3)


def test_the_scripts_of_an_accented_letter_stand_as_those_of_the_letter() -> None:
    # The Program, section 742: they would not if the accent's box were their base.
    assert mark("\\hat x^2", "2")[2:4] == pytest.approx((X.width, -SUP2))
    assert mark("\\hat f_2", "2")[2:4] == mark("f_2", "2")[2:4]
    assert mark("\\hat f^2", "2").x == pytest.approx(F.width + F.italic)


def test_an_accent_over_an_accent_stands_above_it() -> None:
    hats = [glyph.y for glyph in picture("\\hat{\\hat x}").glyphs if glyph.code == HAT]
    first, second = sorted(hats, reverse=True)

    assert first == pytest.approx(0.0)
    assert second == pytest.approx(-(HAT_HEIGHT - X_HEIGHT))

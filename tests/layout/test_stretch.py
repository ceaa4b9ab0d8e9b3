"""Braces and arrows that are as wide as what they mark (TeXbook p. 225 and 359; amsmath)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlbuild.layout.picture import PlacedGlyph
from dlbuild.tex.mlist import DISPLAY
from tests.layout.parameters import A, X, boxed, mark, picture

# The four corners of a brace are .450005 wide each, in cmex10; an arrow's head and a minus are .777781 or 1.000003.
CORNER = 0.450005
LETTERS = st.integers(4, 20)


def _corners(tex: str) -> list[PlacedGlyph]:
    return sorted(glyph for glyph in picture(tex).glyphs if glyph.font == "cmex10")


@given(LETTERS)
def test_a_brace_is_as_wide_as_what_it_marks_and_whole(count: int) -> None:
    found = picture(f"\\overbrace{{{'x' * count}}}")
    corners = sorted(glyph.x for glyph in found.glyphs if glyph.font == "cmex10")
    left, right = sorted((rule.x, rule.width) for rule in found.rules)

    assert found.width == pytest.approx(count * X.width)
    assert left[0] == pytest.approx(corners[0] + CORNER)
    assert left[0] + left[1] == pytest.approx(corners[1])
    assert corners[1] + CORNER == pytest.approx(corners[2])
    assert right[0] == pytest.approx(corners[2] + CORNER)
    assert right[0] + right[1] == pytest.approx(corners[3])
    assert corners[3] + CORNER == pytest.approx(found.width)


def test_a_brace_is_never_narrower_than_its_corners() -> None:
    assert boxed("\\overbrace{x}").width == pytest.approx(4 * CORNER)
    assert mark("\\overbrace{x}", "x").x == pytest.approx((4 * CORNER - X.width) / 2)


@pytest.mark.parametrize(
    ("command", "order"), [("overbrace", [122, 125, 124, 123]), ("underbrace", [124, 123, 122, 125])]
)
def test_an_overbrace_points_up_and_an_underbrace_down(command: str, order: list[int]) -> None:
    corners = sorted(_corners(f"\\{command}{{xxxx}}"), key=lambda glyph: glyph.x)

    assert [glyph.code for glyph in corners] == order


def test_what_is_said_of_a_brace_stands_beyond_it_as_a_limit_does() -> None:
    assert mark("\\overbrace{xxxx}^b", "b").y < min(glyph.y for glyph in _corners("\\overbrace{xxxx}^b"))
    assert mark("\\underbrace{xxxx}_b", "b").y > max(glyph.y for glyph in _corners("\\underbrace{xxxx}_b"))
    assert mark("\\overbrace{xxxx}^b", "b").size == 0.7


@given(LETTERS)
def test_an_arrow_over_something_is_as_wide_and_has_no_gap(count: int) -> None:
    tex = f"\\overrightarrow{{{'x' * count}}}"
    found = picture(tex)
    bars = sorted(glyph.x for glyph in found.glyphs if (glyph.font, glyph.code) == ("cmsy10", 0))
    head = mark(tex, 33).x

    assert found.width == pytest.approx(count * X.width)
    assert bars[0] == pytest.approx(0.0)
    # A minus sign is .777781 wide, and its ink ends .083 before.
    for one, other in pairwise(bars):
        assert other - one < 0.777781 - 0.083
    assert bars[-1] + 0.777781 - 0.083 > head
    assert head + 1.000003 == pytest.approx(found.width)


def test_an_arrow_between_has_room_for_what_stands_on_it() -> None:
    short, long = boxed("\\xrightarrow{x}", DISPLAY).width, boxed("\\xrightarrow{xxxxxxxx}", DISPLAY).width

    assert long - short > 8 * 0.7 * X.width - 1.1
    assert long > 8 * 0.7 * X.width
    assert boxed("\\xrightarrow{}", DISPLAY).width == pytest.approx(1.0, abs=0.01)


def test_what_stands_under_an_arrow_stands_in_the_middle() -> None:
    found = boxed("\\xrightarrow[a]{xxxx}", DISPLAY)
    lower = mark("\\xrightarrow[a]{xxxx}", "a", DISPLAY)

    assert lower.y > 0
    assert lower.x + 0.7 * A.width / 2 == pytest.approx(found.width / 2, abs=0.1)

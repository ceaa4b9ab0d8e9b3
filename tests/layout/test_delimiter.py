"""Delimiters that grow: rule 19, and the sizes of cmex10 (TeXbook p. 437)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlbuild.layout.boxes import Box
from dlbuild.layout.delimiter import delimiter
from dlbuild.layout.ship import ship
from dlbuild.tex.mlist import DISPLAY, SCRIPT, TEXT
from dlbuild.tex.symbols import DELIMITERS
from tests.layout.parameters import AXIS, NULL_DELIMITER, PARENTHESIS, THICK, THIN, X, boxed, mark, picture

# The total heights of parentheses: cmr10's, then four of cmex10 by their codes.
SIZES = {ord("("): 1.0, 0: 1.200012, 16: 1.800018, 18: 2.400024, 32: 3.000031}
# A parenthesis of pieces: top and bottom 1.800018 high, what repeats between them .600006.
END, STEP = 1.800018, 0.600006

LENGTHS = st.floats(0, 12)
FENCES = sorted(name for name, found in DELIMITERS.items() if found is not None)


def _content(height: float, depth: float) -> str:
    return f"\\rule[{-10 * depth:.6f}pt]{{1em}}{{{10 * (height + depth):.6f}pt}}"


def _asked(height: float, depth: float) -> float:
    r"""Return how high a fence has to be: \delimiterfactor is .901 and \delimitershortfall half an em."""
    reach = max(height - AXIS, depth + AXIS)
    return max(2 * reach * 0.901, 2 * reach - 0.5)


def _total(box: Box) -> float:
    return box.height + box.depth


@given(LENGTHS, LENGTHS)
def test_a_fence_is_the_smallest_that_covers_its_content(height: float, depth: float) -> None:
    asked = _asked(height, depth)
    codes = [glyph.code for glyph in picture(f"\\left({_content(height, depth)}\\right.").glyphs]

    enough = [code for code, total in SIZES.items() if total >= asked - 1e-6]
    if enough:
        assert codes == [enough[0]] or abs(SIZES[enough[0]] - asked) < 1e-5
    else:
        assert set(codes) <= {48, 66, 64}


@given(st.sampled_from(FENCES), st.floats(0, 20), st.sampled_from([0, 1, 2]))
def test_a_grown_delimiter_is_as_high_as_asked_or_the_highest_there_is(name: str, least: float, size: int) -> None:
    box = delimiter(DELIMITERS[name], size, least)

    assert _total(box) >= least - 1e-9 or _total(box) == pytest.approx(_total(delimiter(DELIMITERS[name], size, 1e3)))


@given(st.sampled_from(FENCES), st.floats(0.9, 20), st.sampled_from([0, 1, 2]))
def test_a_grown_delimiter_is_centred_on_the_axis(name: str, least: float, size: int) -> None:
    box = delimiter(DELIMITERS[name], size, least)

    assert (box.height - box.depth) / 2 == pytest.approx((1.0, 0.7, 0.5)[size] * AXIS) or box.depth == 0.0


@given(st.sampled_from(FENCES), st.floats(0, 20), st.floats(0, 20))
def test_who_asks_for_more_gets_no_less(name: str, one: float, other: float) -> None:
    less, more = sorted((one, other))

    assert _total(delimiter(DELIMITERS[name], 0, less)) <= _total(delimiter(DELIMITERS[name], 0, more)) + 1e-9


@given(st.floats(3.6, 40))
def test_the_pieces_of_a_high_parenthesis_touch_and_do_not_overlap(least: float) -> None:
    box = delimiter(DELIMITERS["("], 0, least)
    pieces = sorted(ship(box).glyphs, key=lambda glyph: glyph.y)

    assert [glyph.code for glyph in pieces] == [48, *[66] * (len(pieces) - 2), 64]
    heights = {48: 0.039999, 66: 0.0, 64: 0.039999}
    depths = {48: 1.760019, 66: 0.600006, 64: 1.760019}
    for upper, lower in pairwise(pieces):
        assert upper.y + depths[upper.code] == pytest.approx(lower.y - heights[lower.code])
    assert _total(box) == pytest.approx(2 * END + STEP * (len(pieces) - 2))


@given(st.floats(3.6, 40))
def test_no_piece_more_is_used_than_is_needed(least: float) -> None:
    total = _total(delimiter(DELIMITERS["["], 0, least))

    assert least - 1e-9 <= total < least + STEP


@given(st.floats(3.7, 40))
def test_a_high_brace_has_its_point_in_the_middle(least: float) -> None:
    pieces = sorted(ship(delimiter(DELIMITERS["\\{"], 0, least)).glyphs, key=lambda glyph: glyph.y)
    codes = [glyph.code for glyph in pieces]
    above = codes.index(60)

    assert codes == [56, *[62] * (above - 1), 60, *[62] * (above - 1), 58]


@pytest.mark.parametrize(("name", "code"), [("big", 0), ("Big", 16), ("bigg", 18), ("Bigg", 32)])
@pytest.mark.parametrize("style", [DISPLAY, TEXT, SCRIPT])
def test_big_delimiters_have_four_sizes_whatever_the_style(name: str, code: int, style: int) -> None:
    # amsmath's sizes 1.2, 1.8, 2.4 and 3 ems, through the same rule.
    assert mark(f"\\{name}(", code, style).size == 1.0


@pytest.mark.parametrize(("suffix", "space"), [("", THIN), ("l", 0.0), ("r", THIN), ("m", THICK)])
def test_a_big_delimiter_is_of_the_kind_its_name_ends_in(suffix: str, space: float) -> None:
    # Before an operator: ordinary, opening, closing, relation (TeXbook p. 170); the sign is .458336 wide.
    assert mark(f"\\big{suffix}(\\sin", ord("s")).x == pytest.approx(0.458336 + space)


def test_small_content_has_small_fences_on_the_baseline() -> None:
    # x reaches .25 from the axis below, so .4505 is asked for, and a parenthesis of cmr10 is an em high.
    found = mark("\\left(x\\right)", "(")

    assert (found.font, found.size) == ("cmr10", 1.0)
    assert found.y == pytest.approx(0.0)


def test_in_a_script_the_small_character_is_tried_first_then_that_of_text_size() -> None:
    # .901 times twice the reach of .45 from the axis in script style is less than .7; of .6 it is more.
    assert mark(f"\\left({_content(0.5, 0.1)}\\right.", "(", SCRIPT).size == 0.7
    assert mark(f"\\left({_content(0.65, 0.3)}\\right.", "(", SCRIPT).size == 1.0


def test_a_dot_is_an_empty_delimiter() -> None:
    assert boxed("\\left.x\\right.").width == pytest.approx(X.width + 2 * NULL_DELIMITER)


def test_fences_stand_right_beside_their_content() -> None:
    assert mark("\\left(x\\right)", "x").x == pytest.approx(PARENTHESIS.width)
    assert mark("\\left(x\\right)", ")").x == pytest.approx(PARENTHESIS.width + X.width)


def test_a_formula_in_fences_is_an_inner_atom() -> None:
    assert mark("\\left.a\\right.x", "x").x - boxed("\\left.a\\right.").width == pytest.approx(THIN)


def test_what_is_between_fences_begins_after_an_opening_and_ends_before_a_closing() -> None:
    # So a sign in front is a sign, one at the end too, and a comma at the end has its thin space.
    assert mark("\\left(-x\\right.", "x").x == pytest.approx(PARENTHESIS.width + 0.777781)
    assert mark("\\left.x-\\right)", ")").x == pytest.approx(NULL_DELIMITER + X.width + 0.777781)
    assert mark("\\left.x,\\right)", ")").x == pytest.approx(NULL_DELIMITER + X.width + 0.277779 + THIN)


def test_middle_fences_are_as_high_as_the_outer_ones() -> None:
    content = _content(1.4, 0.9)
    found = picture(f"\\left({content}\\middle){content}\\right)").glyphs

    assert [glyph.code for glyph in sorted(found, key=lambda glyph: glyph.x)] == [18, 19, 19]
    assert len({glyph.y for glyph in found}) == 1


def test_both_fences_are_as_high_as_the_part_that_reaches_further_asks() -> None:
    # The depth counts as much as the height: both are measured from the axis.
    high, deep = f"\\left({_content(1.5, 0.0)}\\right.", f"\\left({_content(0.0, 1.0)}\\right."

    assert [glyph.code for glyph in picture(high).glyphs] == [glyph.code for glyph in picture(deep).glyphs] == [18]


@pytest.mark.parametrize(("one", "other"), [("<", "\\langle"), (">", "\\rangle"), ("|", "\\vert"), ("[", "\\lbrack")])
def test_some_delimiters_have_two_names(one: str, other: str) -> None:
    content = _content(1.4, 0.9)

    assert picture(f"\\left{one}{content}\\right.") == picture(f"\\left{other}{content}\\right.")

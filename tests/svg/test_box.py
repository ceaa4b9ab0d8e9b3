"""The whole-pixel box: examples worked by hand from the table, and what must hold for all formulas."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlbuild.svg.box import Box, display_box, inline_box

_LENGTHS = st.floats(-5, 200)
_SIZES = st.sampled_from([12.0, 14.0, 16.0, 20.0, 24.0, 32.0])


@pytest.mark.parametrize(
    ("ink", "alignment", "expected"),
    [
        # An x in 16 px text, 8.34 px high with 0.2 px of overshoot: B0 = 9, d0 = 1; 9 − 1 is twice the axis already.
        ((10.8, 8.34, 0.2), "cap", Box(12, 9, 1)),
        # y²: B0 = ⌈15.31 − 0.15⌉ = 16, d0 = ⌈3.67 − 0.15⌉ = 4; symmetric 16 + 8, and 8 px below are more than the cap
        # of 6, so d = 6, and 6 + 8 = 14 would cut ink off: B stays 16.
        ((17.4, 15.31, 3.67), "cap", Box(19, 16, 6)),
        ((17.4, 15.31, 3.67), "sym", Box(19, 16, 8)),
        ((17.4, 15.31, 3.67), "tight", Box(19, 16, 4)),
        # A fraction that reaches 9 px below needs them, cap or not; above, symmetry asks for 9 + 8.
        ((9.0, 15.0, 9.0), "cap", Box(10, 17, 9)),
        # A minus sign: 0 px below, none above but the 6 px of its upper edge; the axis makes it 8.
        ((14.7, 5.1, -4.3), "cap", Box(16, 8, 0)),
    ],
)
def test_inline_boxes_worked_out_by_hand(ink: tuple[float, float, float], alignment: str, expected: Box) -> None:
    assert inline_box(*ink, 16.0, alignment) == expected


@pytest.mark.parametrize(("text_px", "axis"), [(12.0, 6), (16.0, 8), (20.0, 10), (24.0, 12), (32.0, 17)])
def test_twice_the_axis_is_about_half_the_text_size(text_px: float, axis: int) -> None:
    assert inline_box(1.0, 100.0, 0.0, text_px, "sym").depth == 100 - axis


@given(_LENGTHS.filter(lambda width: width >= 0), _LENGTHS, _LENGTHS, _SIZES, st.sampled_from(["cap", "sym"]))
def test_ink_is_inside_but_for_a_little_overshoot(
    width: float, above: float, below: float, text_px: float, alignment: str
) -> None:
    for box in (inline_box(width, above, below, text_px, alignment), display_box(width, above, below)):
        assert box.above >= above - 0.15
        assert box.depth >= below - 0.15
        assert width + 1 <= box.width <= width + 2
        assert box.height >= 1


@given(_LENGTHS, _LENGTHS, _SIZES)
def test_a_symmetric_box_has_its_middle_on_the_axis(above: float, below: float, text_px: float) -> None:
    box = inline_box(10.0, above, below, text_px, "sym")
    assert abs((box.above - box.depth) - 0.52 * text_px) <= 0.5


@given(_LENGTHS, _LENGTHS, _SIZES)
def test_a_capped_box_adds_nothing_below_that_the_line_has_no_room_for(
    above: float, below: float, text_px: float
) -> None:
    cap = inline_box(10.0, above, below, text_px, "cap")
    tight = display_box(10.0, above, below)
    assert tight.depth <= cap.depth <= max(tight.depth, 0.375 * text_px + 0.5)
    assert cap.above <= inline_box(10.0, above, below, text_px, "sym").above


@given(_LENGTHS, _LENGTHS)
def test_a_display_is_as_tight_as_whole_pixels_allow(above: float, below: float) -> None:
    box = display_box(10.0, above, below)
    assert box.depth <= max(0.0, below + 1)
    assert box.height <= max(1.0, max(0.0, below + 1) + above + 1)

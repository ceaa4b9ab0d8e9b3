"""What can be done to a drawing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlbuild.fonts.contour import Contours, Extent, bolder, extent, placed

_THICKNESS = st.floats(-0.3, 0.3)


def frame(size: float, hole: float) -> Contours:
    """Return a square frame, its hole running the other way, as in TrueType."""
    outer = ((0.0, 0.0), (size, 0.0), (size, size), (0.0, size))
    low, high = (size - hole) / 2, (size + hole) / 2
    inner = ((low, low), (low, high), (high, high), (high, low))
    return tuple(tuple((x, y, True) for x, y in corners) for corners in (outer, inner))


def turned(contours: Contours) -> Contours:
    return tuple(tuple(reversed(contour)) for contour in contours)


@given(_THICKNESS, _THICKNESS)
def test_a_frame_grows_outwards_and_inwards_by_half_the_weight(x: float, y: float) -> None:
    outer, inner = bolder(frame(3.0, 1.0), x, y)
    assert extent((outer,)) == pytest.approx(Extent(-x / 2, -y / 2, 3 + x / 2, 3 + y / 2))
    assert extent((inner,)) == pytest.approx(Extent(1 + x / 2, 1 + y / 2, 2 - x / 2, 2 - y / 2))


@given(_THICKNESS, _THICKNESS)
def test_it_does_not_matter_which_way_the_contours_run(x: float, y: float) -> None:
    # PostScript's run the other way round than TrueType's, and turning a drawing upside down turns them too.
    one, other = bolder(frame(3.0, 1.0), x, y), bolder(turned(frame(3.0, 1.0)), x, y)
    assert [sorted(contour) for contour in other] == [
        [pytest.approx(point) for point in sorted(contour)] for contour in one
    ]


def test_no_weight_changes_nothing() -> None:
    assert bolder(frame(3.0, 1.0), 0.0, 0.0) == frame(3.0, 1.0)


def test_points_stay_on_or_off_the_curve_and_none_is_added() -> None:
    drop = (((0.0, 0.0, True), (2.0, 0.0, False), (2.0, 2.0, True), (0.0, 2.0, False)),)
    assert [point[2] for contour in bolder(drop, 0.1, 0.1) for point in contour] == [True, False, True, False]


def test_the_tip_of_a_needle_does_not_shoot_out() -> None:
    needle = (((0.0, 0.0, True), (10.0, 0.1, True), (0.0, 0.2, True)),)
    assert extent(bolder(needle, 0.2, 0.2)).right < 10.5


def test_points_that_coincide_are_no_direction() -> None:
    square = (
        (0.0, 0.0, True),
        (0.0, 0.0, True),
        (1.0, 0.0, True),
        (1.0, 1.0, True),
        (0.0, 1.0, True),
        (0.0, 0.0, True),
    )
    assert extent(bolder((square,), 0.2, 0.2)) == pytest.approx(Extent(-0.1, -0.1, 1.1, 1.1))


def test_a_drawing_is_scaled_and_then_shifted() -> None:
    assert placed(frame(1.0, 0.5)[:1], 2.0, 3.0, 10.0, 20.0) == (
        ((10.0, 20.0, True), (12.0, 20.0, True), (12.0, 23.0, True), (10.0, 23.0, True)),
    )


def test_nothing_has_an_empty_extent() -> None:
    assert extent(()) == Extent(0.0, 0.0, 0.0, 0.0)

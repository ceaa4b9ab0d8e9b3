"""Outlines as path data: the same curve, on the grid, in few bytes."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dlbuild.fonts.contour import Contour, Contours
from dlbuild.fonts.metrics import face
from dlbuild.fonts.outlines import outline
from dlbuild.svg.path import Shape, shape
from tests.svg.pathdata import apart, read_contour, read_path

# Rounding moves a point by half a unit along each axis, and a smooth join its neighbour's control point by one more,
# which moves the curve by half of that: 1.4 units, 0.03 px.
_NEAR = 1.5

_WHOLE = st.integers(-300, 300)
_POINTS = st.tuples(_WHOLE, _WHOLE, st.booleans())


def data_of(drawn: Shape) -> str:
    return f"m{drawn.start_x} {drawn.start_y}{drawn.body}"


def square(size: float) -> Contour:
    return (0.0, 0.0, True), (size, 0.0, True), (size, size, True), (0.0, size, True)


@settings(max_examples=30)
@given(
    st.sampled_from([("cmmi10", code) for code in range(11, 127)] + [("msbm10", code) for code in range(1, 90)]).filter(
        lambda glyph: glyph[1] in face(glyph[0]).chars
    ),
    st.sampled_from([944.0, 660.8, 472.0]),
)
def test_a_glyph_read_back_from_its_path_lies_on_its_outline(glyph: tuple[str, int], scale: float) -> None:
    contours = outline(*glyph)
    drawn = shape(contours, scale)
    assert drawn
    read = read_path(data_of(drawn))
    assert len(read) == len(contours)
    for arcs, contour in zip(read, contours, strict=True):
        assert apart(arcs, read_contour(contour, scale)) < _NEAR


@given(st.lists(st.tuples(_WHOLE, _WHOLE), min_size=3, max_size=8, unique=True))
def test_a_polygon_on_the_grid_keeps_its_corners(corners: list[tuple[int, int]]) -> None:
    drawn = shape((tuple((float(x), float(y), True) for x, y in corners),), 1.0)
    assert drawn
    [arcs] = read_path(data_of(drawn))
    assert [arc[0] for arc in arcs] == corners


def test_lines_along_the_axes_have_one_number_and_z_draws_the_last() -> None:
    drawn = shape((square(10),), 1.0)
    assert drawn == Shape("h10v10h-10z", 0, 0, 0, 0, 0, 0, 10, 10)


def test_a_letter_is_written_once_and_a_minus_sign_needs_no_space() -> None:
    contour: Contour = ((0.0, 0.0, True), (3.0, -5.0, True), (7.0, 2.0, True), (9.0, -4.0, True), (-1.0, -9.0, True))
    drawn = shape((contour,), 1.0)
    assert drawn
    assert drawn.body == " 3-5 4 7 2-6-10-5z"


def test_a_second_contour_begins_where_the_first_began_and_not_where_it_was_left() -> None:
    hole: Contour = ((3.0, 4.0, True), (3.0, 6.0, True), (5.0, 6.0, True))
    drawn = shape((square(10), hole), 1.0)
    assert drawn
    assert drawn.body == "h10v10h-10zm3 4v2h2z"
    assert (drawn.end_x, drawn.end_y) == (3, 4)


def test_a_point_half_way_between_two_control_points_is_a_smooth_join() -> None:
    # A circle of four control points only: each join is implied, each piece but the first can be a `t`.
    circle: Contour = ((-8.0, -8.0, False), (8.0, -8.0, False), (8.0, 8.0, False), (-8.0, 8.0, False))
    drawn = shape((circle,), 1.0)
    assert drawn
    assert data_of(drawn) == "m-8 0q0-8 8-8t8 8-8 8-8-8z"


def test_what_is_smaller_than_the_grid_is_not_drawn() -> None:
    assert shape((square(0.4),), 1.0) is None
    assert shape((), 1.0) is None


@given(st.lists(st.lists(_POINTS, min_size=3, max_size=6), min_size=1, max_size=3))
def test_the_box_holds_all_points(drawing: list[list[tuple[int, int, bool]]]) -> None:
    contours: Contours = tuple(tuple((float(x), float(y), on) for x, y, on in points) for points in drawing)
    drawn = shape(contours, 1.0)
    if drawn:
        for arcs in read_path(data_of(drawn)):
            for place in (place for arc in arcs for place in arc):
                assert drawn.left <= place[0] <= drawn.right
                assert drawn.top <= place[1] <= drawn.bottom

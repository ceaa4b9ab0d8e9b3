"""Small pictures: what fills an area stays in it, what is mirrored looks the other way."""

from __future__ import annotations

import pytest

from notes.figures.drawing import INK, SHADE, Bounds, Point, line, oval
from notes.figures.pictures import duck, inside, smooth, spiral, swirls, within

TRIANGLE = line((0, 0), (100, 0), (50, 80), closed=True)


@pytest.mark.parametrize(
    ("place", "answer"), [((50, 40), True), ((5, 60), False), ((50, -1), False), ((95, 60), False)]
)
def test_a_place_is_inside_or_it_is_not(place: tuple[float, float], answer: bool) -> None:
    assert inside(Point(*place), TRIANGLE) is answer


def test_a_line_is_cut_where_it_leaves_the_area() -> None:
    disk = oval(Bounds(0, 0, 40, 40))
    rays = line(*((x, 20.0) for x in range(-20, 61)))
    cut = within(rays, disk)

    assert cut.bounds.left == pytest.approx(1, abs=1)
    assert cut.bounds.right == pytest.approx(39, abs=1)


def test_swirls_fill_an_area_and_stay_in_it() -> None:
    stroke = swirls(TRIANGLE, INK)

    assert TRIANGLE.bounds.contains(stroke.path.bounds)
    assert stroke.path.bounds.width > 80


def test_a_spiral_grows() -> None:
    assert spiral(3, 8).bounds.width > spiral(2, 8).bounds.width


def test_a_smooth_path_runs_through_its_points_and_closes() -> None:
    corners = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
    places = {point for points in smooth(*corners).lines() for point in points}

    assert {Point(*corner) for corner in corners} <= places
    assert smooth(*corners).steps[-1][0] == "Z"


def test_a_mirrored_duck_is_as_wide_and_looks_the_other_way() -> None:
    left, right = duck(SHADE), duck(SHADE, mirrored=True)

    assert left.room.left == pytest.approx(-right.room.right)
    assert left.room.width == pytest.approx(right.room.width)

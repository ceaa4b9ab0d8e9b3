"""Road scenes, and the boxes in them: what is drawn lies where its bounding box says."""

from __future__ import annotations

import pytest

from notes.figures.c4_boxes import FIRST, SECOND, Guess, iou, suppressed
from notes.figures.c4_convolution import convolved
from notes.figures.c4_segmentation import copies
from notes.figures.c4_yolo import BOTH, CAR_ONLY, clipped, guesses
from notes.figures.drawing import Bounds
from notes.figures.scenes import Spot, car_shape, road

MIDDLE = Spot(0.5, 0.7, 0.3, 0.4)


def spot(left: float, top: float, right: float, bottom: float) -> Spot:
    return Spot((left + right) / 2, (top + bottom) / 2, bottom - top, right - left)


def test_a_place_of_a_picture_is_a_fraction_of_it() -> None:
    scene = road(200, 100).moved(30, 40)

    assert scene.place(0, 0) == (-70, -10)
    assert scene.place(1, 1) == (130, 90)
    assert scene.bounds_of(MIDDLE) == pytest.approx((-10, 45, 70, 75))


def test_the_cells_of_a_grid_fill_the_picture() -> None:
    scene = road(90, 60)

    assert scene.bounds_of(scene.cell(3, 2, 1)) == pytest.approx((-15, 10, 15, 30))


def test_a_car_fills_its_box() -> None:
    area = Bounds(10, 20, 138, 72)
    body, rear, front = (part.bounds for part in car_shape(area))

    assert all(area.grown(0.5).contains(part) for part in (body, rear, front))
    assert body.width > 0.95 * area.width
    assert max(rear.bottom, front.bottom) - body.top > 0.95 * area.height


def test_the_boxes_of_the_notes_have_the_iou_of_the_notes() -> None:
    assert iou(spot(2, 1, 4, 3), spot(1, 2, 3, 4)) == pytest.approx(1 / 7)
    assert iou(MIDDLE, MIDDLE) == pytest.approx(1)
    assert iou(spot(0, 0, 1, 1), spot(2, 0, 3, 1)) == 0


def test_suppression_keeps_the_boxes_of_the_notes() -> None:
    boxes = [
        Guess(0.7, spot(10, 10, 50, 50)),
        Guess(0.9, spot(12, 14, 52, 54)),
        Guess(0.5, spot(11, 12, 51, 52)),
        Guess(0.8, spot(100, 20, 140, 60)),
        Guess(0.65, spot(104, 24, 144, 64)),
    ]

    assert suppressed(boxes) == [boxes[1], boxes[3]]
    assert [suppressed(guesses) for guesses in (FIRST, SECOND)] == [[FIRST[0]], [SECOND[0]]]


def test_every_cell_of_the_small_grid_reports_two_boxes() -> None:
    people, cars, rest = guesses()

    assert len(people) + len(cars) + len(rest) == 3 * 3 * 2
    assert [len(suppressed(found)) for found in (people, cars, rest)] == [1, 1, 0]
    assert all(clipped(guess.spot) == pytest.approx(guess.spot) for guess in rest)


def test_a_label_with_two_anchors_has_sixteen_entries() -> None:
    assert len(BOTH) == len(CAR_ONLY) == 16


def test_the_grids_of_week_1_and_the_transpose_convolution_are_those_of_the_notes() -> None:
    answers = convolved([[10] * 3 + [0] * 3] * 6, [[1, 0, -1]] * 3)
    sums = [[sum(terms) for terms in line[1:5]] for line in copies()[1:5]]

    assert answers == [[0, 30, 30, 0]] * 4
    assert sums == [[0, 4, 0, 1], [10, 7, 6, 3], [0, 7, 0, 2], [6, 3, 4, 2]]

"""Rows of volumes: their labels, and the arrows along them and from row to row."""

from __future__ import annotations

import pytest

from notes.figures.drawing import Group, Text, box, circle, room_of, row
from notes.figures.drawing.convnets import size_of, steps, units, wrapped


def test_a_size_is_a_formula() -> None:
    assert size_of(28, 28, 6) == r"$28 \times 28 \times 6$"
    assert size_of("n", "n", "c") == r"$n \times n \times c$"


def test_a_column_of_units_has_dots_before_its_last() -> None:
    column = units(3)
    words = [mark.words for mark in column.marks if isinstance(mark, Text)]

    assert isinstance(column, Group)
    assert len(column.parts) == 1 + 3 + 1
    assert words == [r"$\vdots$"]


def test_every_step_of_a_row_has_its_words() -> None:
    things = row(box("a"), box("b"), box("c"))

    assert len(steps(things, ("one", "two"))) == 2
    with pytest.raises(ValueError, match="zip"):
        steps(things, ("one",))


def test_a_row_is_continued_in_the_lane_below_it() -> None:
    upper = row(box("a"), circle("b"))
    lower = box("c").below(upper, 60, align="left")
    way = wrapped(upper[-1], lower, above=upper)
    (tip,) = way.tips

    assert tip[1] == lower
    assert tip[0].x < lower.room.left
    assert way.outline.bounds.right > upper[-1].room.right
    lanes = {point.y for points in way.outline.lines() for point in points}
    assert any(lane == pytest.approx((room_of(upper).bottom + lower.room.top) / 2) for lane in lanes)

"""The tests' own eyes see what is wrong."""

from __future__ import annotations

import pytest

from notes.figures.drawing import (
    Arrow,
    Figure,
    Fill,
    Pen,
    Point,
    Stroke,
    Thing,
    arrow,
    box,
    circle,
    crossed_out,
    drawn,
    figure,
    group,
    line,
    text,
)
from tests.figures.looking import arrows, crossed_labels, off_the_border, overlapping_labels


def test_labels_over_each_other_are_seen() -> None:
    assert overlapping_labels(figure(text("one"), text("two").moved(10, 3))) == [("two", "one")]
    assert overlapping_labels(figure(text("one"), text("two").moved(60, 0))) == []


@pytest.mark.parametrize("order", [1, -1])
def test_a_line_through_a_label_is_seen_in_front_of_it_and_behind_it(order: int) -> None:
    things = (text("words"), drawn(Stroke(line((-50, 0), (50, 0)))))

    assert crossed_labels(figure(*things[::order])) == ["words"]


def test_a_line_behind_the_box_of_a_label_is_hidden() -> None:
    stroke = drawn(Stroke(line((-90, 0), (90, 0))))

    assert crossed_labels(figure(stroke, box("words", fill=(filled := text("x").marks[0].ink)))) == []
    assert crossed_labels(figure(box("words", fill=filled), stroke)) == ["words"]
    assert crossed_labels(figure(stroke, box("words"))) == ["words"]


def test_an_area_painted_over_a_label_is_seen() -> None:
    ink = text("x").marks[0].ink
    patch = drawn(Fill(line((-9, -9), (9, -9), (9, 9), (-9, 9), closed=True), ink))

    assert crossed_labels(figure(text("words"), patch)) == ["words"]


def test_crossing_out_is_meant() -> None:
    unit = circle("$a$")

    assert crossed_labels(figure(unit, crossed_out(unit))) == []
    assert crossed_labels(Figure((unit, drawn(Stroke(line((-20, -20), (20, 20))))))) == ["$a$"]


def test_a_tip_is_as_far_from_an_outline_as_it_looks() -> None:
    square = box(width=40, height=40)

    assert off_the_border(Point(-25, 0), square) == pytest.approx(5)
    assert off_the_border(Point(0, 0), square) == pytest.approx(20)
    assert off_the_border(Point(-23, -24), square.moved(0, 0)) == pytest.approx(5, abs=2.5)


def test_arrows_in_groups_are_seen() -> None:
    a, b = text("a"), text("b").moved(80, 0)

    assert [type(each) for each in arrows(figure(group(a, group(b, arrow(a, b)))))] == [Arrow]


def test_what_an_arrow_points_at_moves_with_it() -> None:
    a: Thing = box("$a$")
    b = box("$b$").right_of(a)
    moved = group(arrow(a, b, pen=Pen(both=True))).moved(300, 20)
    (seen,) = arrows(figure(moved))

    assert len(seen.tips) == 2
    assert all(target and off_the_border(tip, target) < 2 for tip, target in seen.tips)

"""Words for networks that run along a sequence."""

from __future__ import annotations

from notes.figures.drawing import Fill, arrow, dots, row, text
from notes.figures.drawing.recurrent import at_step, each_to_each, fed_back, inputs_below, outputs_above, step_box, tag


def test_a_step_stands_in_angle_brackets() -> None:
    assert at_step("x", "t-1") == r"$x^{\langle t-1 \rangle}$"


def test_labels_below_and_above_boxes_stand_on_one_line_however_high_they_are() -> None:
    boxes = row(step_box(), step_box())
    below = inputs_below(boxes, ("in", "September"))
    above = outputs_above(boxes, ("in", at_step(r"\hat{y}", "T_y")))

    assert below[0].center.y == below[1].center.y > boxes[0].room.bottom
    assert above[0].center.y == above[1].center.y < boxes[0].room.top
    assert [word.center.x for word in below] == [box.center.x for box in boxes]


def test_an_output_goes_through_the_gap_into_the_next_box_from_below() -> None:
    boxes = row(step_box(), step_box(), dots(), gap=30)
    outputs = outputs_above(boxes[:2], ("a", "b"))
    first, second = fed_back(outputs, boxes[1:])
    gap = (boxes[0].center.x + boxes[1].center.x) / 2

    assert any(point.x == gap for points in first.outline.lines() for point in points)
    assert first.tips[0][1] is boxes[1]
    assert first.outline.bounds.bottom == second.outline.bounds.bottom > boxes[0].room.bottom


def test_every_thing_is_joined_to_its_partner() -> None:
    boxes = row(step_box(), step_box())

    assert [each.tips[0][1] for each in each_to_each(inputs_below(boxes, ("a", "b")), boxes)] == [*boxes]


def test_a_tag_hides_the_arrow_that_it_stands_on() -> None:
    one, other = row(text("from"), text("to"), gap=90)
    mark = tag(r"$\alpha$", one, other)

    assert mark.center == arrow(one, other).center
    assert isinstance(mark.marks[0], Fill)

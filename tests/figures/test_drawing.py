"""The words of the vocabulary keep what they promise, as laws wherever there is one."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from math import hypot
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes.figures.drawing import (
    Point,
    Text,
    Thing,
    arrow,
    axes,
    box,
    brace,
    captions,
    cells,
    circle,
    column,
    cuboid,
    diamond,
    elbow,
    ellipse,
    figure,
    grid,
    group,
    layers,
    row,
    text,
)
from notes.figures.drawing.geometry import Bounds, leave, oval, rounded
from notes.figures.drawing.label import label, set_line

LENGTH = st.floats(5, 200)
PLACE = st.builds(Point, st.floats(-300, 300), st.floats(-300, 300))


@given(LENGTH, LENGTH, PLACE)
def test_the_way_out_of_an_ellipse_ends_on_it(rx: float, ry: float, toward: Point) -> None:
    if hypot(*toward) < 1:
        return
    place = leave(oval(Bounds(-rx, -ry, rx, ry)), Point(0, 0), toward)

    assert (place.x / rx) ** 2 + (place.y / ry) ** 2 == pytest.approx(1, abs=0.01)
    assert place.x * toward.y == pytest.approx(place.y * toward.x, abs=0.1)


@given(LENGTH, LENGTH, PLACE)
def test_the_way_out_of_a_box_ends_on_a_side(width: float, height: float, toward: Point) -> None:
    if hypot(*toward) < 1:
        return
    place = leave(rounded(Bounds(-width, -height, width, height)), Point(0, 0), toward)

    assert max(abs(place.x) / width, abs(place.y) / height) == pytest.approx(1)


@pytest.mark.parametrize("shape", [box, circle, ellipse, diamond, text])
def test_a_node_is_larger_than_its_words(shape: Callable[[str], Thing]) -> None:
    node = shape("two words\n$x^{(i)}_{j}$")
    (words,) = [mark for mark in node.marks if isinstance(mark, Text)]

    assert node.outline.bounds.contains(words.bounds)


@given(st.lists(LENGTH, min_size=2, max_size=6), st.floats(0, 90))
def test_a_row_leaves_the_gap_between_neighbours_and_their_middles_level(widths: list[float], gap: float) -> None:
    things = row(*(box(width=width, height=width / 2) for width in widths), gap=gap)

    for one, other in pairwise(things):
        assert other.room.left - one.room.right == pytest.approx(gap)
        assert other.center.y == pytest.approx(one.center.y)


def test_a_column_is_aligned_where_it_is_asked_to_be() -> None:
    one, other = column(box(width=80), box(width=30), align="left")

    assert other.room.left == one.room.left


@pytest.mark.parametrize("toward", ["right", "bottom", "top"])
@given(sizes=st.lists(st.integers(1, 6), min_size=2, max_size=5))
def test_layers_share_an_axis(sizes: list[int], toward: Literal["right", "bottom", "top"]) -> None:
    ranks = layers(*([circle() for _ in range(size)] for size in sizes), toward=toward)
    middles = [group(*rank).center for rank in ranks]
    across = [middle.y if toward == "right" else middle.x for middle in middles]
    along = [middle.x if toward == "right" else middle.y for middle in middles]

    assert across == pytest.approx([across[0]] * len(across), abs=1e-6)
    assert along == sorted(along, reverse=toward == "top")


def test_a_grid_has_straight_columns() -> None:
    rows = grid([text("a"), text("a long one")], [text("another"), text("b")])

    assert rows[0][0].center.x == pytest.approx(rows[1][0].center.x)
    assert rows[0][1].center.x == pytest.approx(rows[1][1].center.x)


def test_words_side_by_side_stand_on_one_line_whatever_hangs_below_it() -> None:
    (one, _), (other, _) = (label(words) for words in ("page", "Idea"))

    assert one.lines[0][2] == pytest.approx(other.lines[0][2])


@pytest.mark.parametrize("words", ["test error", "training error", "Training set (205,000)", "raw", "cost $J$"])
def test_words_take_the_same_room_downwards_whatever_hangs_below_the_line(words: str) -> None:
    plain, (_, room) = box("error"), label(words)

    assert room.bottom == pytest.approx(label("error")[1].bottom)
    assert room.bottom >= max(text.bounds.bottom for text in (label("(p, q)")[0], label("Jy|")[0]))
    assert box(words).room.height == pytest.approx(plain.room.height)


@pytest.mark.parametrize("words", ["50 % of {a_b} & #1", "a\\b ~ ^"])
def test_words_may_have_any_sign_of_the_keyboard(words: str) -> None:
    picture = set_line(words)

    # An underscore is a rule.
    assert len(picture.glyphs) + len(picture.rules) == len(words.replace(" ", ""))


def test_a_dollar_without_a_partner_is_refused() -> None:
    with pytest.raises(ValueError, match=r"without a partner"):
        text("cost: $5")


def test_a_window_is_where_its_cells_are() -> None:
    matrix = cells([[1, 2, 3], [4, 5, 6]], 20).at((100, 50))

    assert matrix.window(0, 0) == Bounds(70, 30, 90, 50)
    assert matrix.cell(1, 1, 1, 2).outline.bounds == Bounds(90, 50, 130, 70)


def test_a_negative_value_has_a_minus_not_a_hyphen() -> None:
    fonts = {glyph.font for mark in cells([[-3]]).marks if isinstance(mark, Text) for glyph in mark.lines[0][0].glyphs}

    assert "cmsy10" in fonts


def test_a_cuboid_knows_its_corners() -> None:
    solid = cuboid(60, 40, 20).at((0, 0))

    assert solid.front.width == 60
    assert solid.front.height == 40
    assert solid.corner(1, 1, 1) == Point(solid.outline.bounds.right, solid.front.bottom - 8)


def test_an_elbow_between_the_same_sides_goes_round_outside() -> None:
    a, b = row(box("a"), box("b"))
    back = elbow(b, a, out="top", into="top", reach=30)

    assert back.outline.bounds.top == pytest.approx(a.room.top - 30, abs=0.5)


def test_the_label_of_an_arrow_clears_it() -> None:
    a, b = box("a"), box("b").moved(150, 90)
    joined = arrow(a, b, "a rather long label")
    box_ = joined.marks[-1].bounds
    (points,) = joined.outline.lines()
    start, end = points
    sides = [
        (end.x - start.x) * (y - start.y) - (end.y - start.y) * (x - start.x)
        for x in (box_.left, box_.right)
        for y in (box_.top, box_.bottom)
    ]
    assert all(side > 0 for side in sides) or all(side < 0 for side in sides)


@given(st.floats(-5, 5), st.floats(0, 9))
def test_axes_put_a_pair_where_its_share_of_the_range_is(x: float, y: float) -> None:
    plane = axes((-5, 5), (0, 9), 200, 90).at((0, 0))
    place = plane.place(x, y)

    assert place.x == pytest.approx(-100 + 20 * (x + 5))
    assert place.y == pytest.approx(45 - 10 * y)


def test_a_curve_is_cut_where_it_leaves_the_axes() -> None:
    plane = axes((0, 4), (0, 4), 100, 100)
    curve = plane.curve(lambda x: x * x, steps=8)

    assert curve.samples[-1] == pytest.approx((2, 4))
    assert plane.outline.bounds.grown(0.01).contains(curve.outline.bounds)


def test_powers_of_ten_are_equally_far_apart() -> None:
    plane = axes((0, 1), (1, 10000), 100, 100, log=True)

    assert plane.place(0, 100).y == pytest.approx(plane.place(0, 1).between(plane.place(0, 10000)).y)


def test_a_brace_is_as_long_as_what_it_holds_together() -> None:
    things = row(box(width=50), box(width=70))
    held = brace(things, side="bottom").outline.bounds

    assert (held.left, held.right) == pytest.approx((things[0].room.left, things[1].room.right))
    assert held.top > things[0].room.bottom


@pytest.mark.parametrize(("side", "line"), [("bottom", 0), ("top", -1)])
def test_captions_of_a_row_stand_on_one_line_next_to_it(side: Literal["bottom", "top"], line: int) -> None:
    things = row(box(width=90), box(width=90), box(width=90), box(width=90))
    words = captions(things, ("faces", "edges", "two\nlines", r"$\frac{a}{b}$"), side)
    baselines = [mark.lines[line][2] for caption in words for mark in caption.marks if isinstance(mark, Text)]
    over, under = things[0].room.top, things[0].room.bottom
    gaps = [each.room.top - under if side == "bottom" else over - each.room.bottom for each in words]

    assert baselines == pytest.approx([baselines[0]] * 4)
    assert min(gaps) == pytest.approx(8)


def test_marks_of_one_look_become_one_element_unless_something_lies_between() -> None:
    apart = row(*(circle(fill=box().marks[0].ink) for _ in range(5)))
    svg = figure(apart).svg("x")
    over = figure(circle(fill=box().marks[0].ink), circle(fill=box().marks[0].ink).moved(10, 0)).svg("x")

    assert svg.count(b"<path") == 2
    assert over.count(b"<path") == 4

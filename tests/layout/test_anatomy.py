"""The lines that `render --debug` lays over a formula."""

from dlbuild.fonts.metrics import face
from dlbuild.layout.anatomy import AXIS, BASELINE, BOX, CHARACTER
from dlbuild.layout.dimens import DIMENSIONS
from dlbuild.layout.picture import PlacedLine
from dlbuild.typeset import typeset


def lines(tex: str, color: str) -> list[PlacedLine]:
    return [line for line in typeset(tex, anatomy=True).picture.lines if line.color == color]


def test_the_anatomy_changes_neither_the_box_nor_the_marks() -> None:
    plain, drawn = (typeset(r"\frac{a}{b_1}", anatomy=anatomy).picture for anatomy in (False, True))
    assert (plain.width, plain.height, plain.depth) == (drawn.width, drawn.height, drawn.depth)
    assert (plain.glyphs, plain.rules) == (drawn.glyphs, drawn.rules)
    assert not plain.lines


def test_every_character_has_a_frame_of_its_own_measures() -> None:
    top, right, bottom, left = lines("g", CHARACTER)
    width, height, depth = face("cmmi10").chars[ord("g")][:3]
    assert (top.x1, top.y1, top.x2, top.y2) == (0, -height, width, -height)
    assert (right.y1, right.y2) == (-height, depth)
    assert bottom.y1 == depth
    assert left.x1 == 0


def test_one_axis_and_one_baseline_stand_out_to_both_sides() -> None:
    (axis,) = lines(r"\frac{x}{2}", AXIS)
    assert axis.y1 == axis.y2 == -DIMENSIONS[0].axis
    baseline = lines(r"\frac{x}{2}", BASELINE)[0]
    assert baseline.y1 == 0
    assert baseline.x1 < 0
    assert baseline.x2 > typeset(r"\frac{x}{2}").width


def test_the_rule_of_a_fraction_lies_on_the_axis_that_is_drawn() -> None:
    formula = typeset(r"\frac{x}{2}", anatomy=True)
    (rule,) = formula.rules
    (axis,) = lines(r"\frac{x}{2}", AXIS)
    assert abs(rule.y - rule.height / 2 - axis.y1) < 1e-9


def test_a_scripts_box_is_framed_where_the_script_stands() -> None:
    formula = typeset("x^2", anatomy=True)
    script = next(glyph for glyph in formula.glyphs if glyph.size < 1)
    assert any((line.x1, line.y1) == (script.x, script.y) for line in lines("x^2", CHARACTER) if line.x1 == line.x2)
    assert lines("x^2", BOX)

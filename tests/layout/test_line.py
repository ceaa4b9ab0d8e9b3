r"""`\overline` and `\underline`: rules 9 and 10."""

from __future__ import annotations

import pytest

from dlbuild.tex.mlist import DISPLAY, SCRIPT, TEXT
from tests.layout.parameters import RULE, SUP2, SUP3, X, Y, boxed, mark, picture

STYLES = pytest.mark.parametrize(("style", "size"), [(DISPLAY, 1.0), (TEXT, 1.0), (SCRIPT, 0.7)])


@STYLES
def test_an_overline_leaves_three_of_its_thicknesses_below_and_one_above(style: int, size: float) -> None:
    found = picture("\\overline y", style)
    (rule,) = found.rules

    assert rule.height == pytest.approx(size * RULE)
    assert rule.y == pytest.approx(-size * (Y.height + 3 * RULE))
    assert (found.height, found.depth) == pytest.approx((size * (Y.height + 5 * RULE), size * Y.depth))


@STYLES
def test_an_underline_leaves_three_of_its_thicknesses_above_and_one_below(style: int, size: float) -> None:
    found = picture("\\underline y", style)
    (rule,) = found.rules

    assert rule.y - rule.height == pytest.approx(size * (Y.depth + 3 * RULE))
    assert (found.height, found.depth) == pytest.approx((size * Y.height, size * (Y.depth + 5 * RULE)))


@pytest.mark.parametrize("command", ["overline", "underline"])
def test_the_line_is_as_wide_as_what_it_marks(command: str) -> None:
    found = picture(f"\\{command}{{xy}}")
    (rule,) = found.rules

    assert (rule.x, rule.width) == pytest.approx((0.0, X.width + Y.width + Y.italic))
    assert found.width == pytest.approx(rule.width)


def test_what_is_overlined_is_cramped_and_what_is_underlined_is_not() -> None:
    assert mark("\\overline{x^2}", "2").y == pytest.approx(-SUP3)
    assert mark("\\underline{x^2}", "2").y == pytest.approx(-SUP2)


def test_a_line_as_a_whole_script_grows_by_the_space_behind_scripts() -> None:
    # The Program, sections 720 and 757: the script's box is the line's own, whose rule is as wide as its box.
    (rule,) = picture("x^{\\overline y}").rules

    assert rule.width == pytest.approx(0.7 * (Y.width + Y.italic) + 0.05)
    assert boxed("x^{\\overline y}").width == pytest.approx(X.width + rule.width)

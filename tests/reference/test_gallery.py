"""What the gallery says of two pictures of a formula."""

import pytest

from dlbuild.layout.picture import Picture, PlacedGlyph, PlacedRule
from tests.reference.gallery import compared, figure, off
from tests.reference.make import Answer

X = PlacedGlyph("cmmi10", 120, 0.0, 0.0, 1.0)
BAR = PlacedRule(0.0, 0.0, 1.0, 0.04)


def drawn(*marks: PlacedGlyph | PlacedRule, width: float = 1.0) -> Picture:
    glyphs = tuple(mark for mark in marks if isinstance(mark, PlacedGlyph))
    return Picture(width, 1.0, 0.0, glyphs, tuple(mark for mark in marks if isinstance(mark, PlacedRule)))


def answer(tex: str) -> Answer:
    return {
        "id": "lone",
        "tex": tex,
        "display": False,
        "width": 1.0,
        "height": 0.43,
        "depth": 0.0,
        "glyphs": [["cmmi10", 120, 0.0, 0.0, 1.0]],
        "rules": [],
    }


@pytest.mark.parametrize(
    ("ours", "distance"),
    [
        (drawn(X, BAR), 0.0),
        (drawn(X._replace(x=0.25), BAR), 0.25),
        (drawn(X, BAR._replace(y=-0.5)), 0.5),
        (drawn(X, BAR, width=1.125), 0.125),
        (drawn(BAR), 10.0),
        (drawn(X._replace(code=121), BAR), 10.0),
    ],
)
def test_a_picture_is_as_far_off_as_its_worst_mark(ours: Picture, distance: float) -> None:
    assert off(ours, drawn(X, BAR)) == pytest.approx(distance)


def test_equal_signs_are_paired_with_their_nearest() -> None:
    two = drawn(X, X._replace(x=0.5))
    assert off(drawn(X._replace(x=0.51), X._replace(x=0.01)), two) == pytest.approx(0.01)


def test_a_refused_formula_comes_first_and_is_shown_with_its_latex() -> None:
    refused = compared(answer(r"\frac{a<b"))
    other = compared(answer("yy"))
    assert refused.off > other.off
    assert "refused · lone<br><code>\\frac{a&lt;b</code>" in figure(refused)
    assert "other marks · lone" in figure(other)

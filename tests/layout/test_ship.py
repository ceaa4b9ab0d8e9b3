"""Shipping out: places add up, a rule is known by its lower left corner, colours come from outside in."""

from __future__ import annotations

import pytest

from dlbuild.layout.boxes import Box, Foreign, Node, Rule, Stroke
from dlbuild.layout.dimens import glyph
from dlbuild.layout.picture import PlacedGlyph, PlacedLine, PlacedRule, PlacedText
from dlbuild.layout.ship import ship
from dlbuild.tex.mlist import Symbol

LETTER = glyph(Symbol("cmmi10", ord("x")), 1)


def _at(x: float, y: float, node: Node, color: str | None = None) -> Box:
    return Box(1.0, 2.0, 3.0, [(x, y, node)], color)


def test_the_picture_is_as_large_as_the_box() -> None:
    found = ship(Box(1.0, 2.0, 3.0, []))

    assert (found.width, found.height, found.depth) == (1.0, 2.0, 3.0)


def test_places_in_boxes_in_boxes_add_up() -> None:
    found = ship(_at(1.0, -2.0, _at(0.25, 0.5, LETTER)))

    assert found.glyphs == (PlacedGlyph("cmmi10", ord("x"), 1.25, -1.5, 0.7),)


def test_a_rule_is_placed_by_its_lower_left_corner() -> None:
    found = ship(_at(1.0, 2.0, Rule(3.0, 0.5, 0.25)))

    assert found.rules == (PlacedRule(1.0, 2.25, 3.0, 0.75),)


@pytest.mark.parametrize("rule", [Rule(0.0, 1.0), Rule(-1.0, 1.0)])
def test_a_rule_without_width_leaves_no_mark(rule: Rule) -> None:
    assert ship(_at(0.0, 0.0, rule)).rules == ()


def test_strokes_and_foreign_characters_are_placed_too() -> None:
    found = ship(
        _at(1.0, 2.0, Box(0.0, 0.0, 0.0, [(0.0, 0.0, Stroke(3.0, -4.0, 0.04)), (1.0, 0.0, Foreign("字", 0.7, 0.7))]))
    )

    assert found.lines == (PlacedLine(1.0, 2.0, 4.0, -2.0, 0.04),)
    assert found.texts == (PlacedText("字", 2.0, 2.0, 0.7, 0.7),)


def test_the_innermost_colour_wins_and_no_colour_is_the_outer_one() -> None:
    inner = Box(0.0, 0.0, 0.0, [(0.0, 0.0, LETTER), (0.0, 0.0, _at(0.0, 0.0, LETTER, "#00f"))])

    assert {glyph.color for glyph in ship(_at(0.0, 0.0, inner, "#f00")).glyphs} == {"#f00", "#00f"}
    assert ship(_at(0.0, 0.0, Rule(1.0, 1.0, 0.0, "#0f0"), "#f00")).rules[0].color == "#0f0"

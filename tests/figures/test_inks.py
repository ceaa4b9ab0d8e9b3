"""Every colour can be told from what is behind it, on both papers (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import pytest

from notes.figures.drawing import (
    ACCENT,
    BLUE,
    GREEN,
    INK,
    MUTED,
    PAPER,
    PURPLE,
    RED,
    SHADE,
    TINT,
    TINTS,
    Ink,
    mixed,
)


def luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def least(ink: Ink, below: Ink) -> float:
    return min(contrast(ink.light, below.light), contrast(ink.dark, below.dark))


@pytest.mark.parametrize("ink", [INK, MUTED, ACCENT, BLUE, GREEN, PURPLE, RED])
def test_text_can_be_read_on_the_page_and_on_its_own_tint(ink: Ink) -> None:
    assert least(ink, PAPER) >= 4.5
    assert least(ink, TINT) >= 4.5
    assert least(ink, TINTS[ink]) >= 4.5


@pytest.mark.parametrize("tint", [*TINTS.values(), SHADE])
def test_black_text_can_be_read_on_every_tint(tint: Ink) -> None:
    assert least(INK, tint) >= 7


def test_black_and_white_are_as_far_apart_as_can_be() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_half_of_an_ink_lies_half_way_to_the_paper() -> None:
    assert mixed(Ink("#000000", "#ffffff"), 0.5, Ink("#ffffff", "#000000")) == Ink("#808080", "#808080")
    assert mixed(BLUE, 1.0) == BLUE
    assert mixed(BLUE, 0.0) == PAPER

"""What holds for every formula."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dlbuild.fonts.lent import FILES, metrics
from dlbuild.fonts.metrics import face
from dlbuild.layout.picture import Picture
from dlbuild.tex.mlist import DISPLAY, SCRIPT, SCRIPT_SCRIPT, TEXT
from tests.layout.formulas import FORMULAS, LETTERS, SYMBOLS
from tests.layout.parameters import picture

STYLES = st.sampled_from(range(8))
# Rounding of sums of hundreds of numbers.
NEAR = 1e-6


class Marks(NamedTuple):
    """Where everything in a picture stands, each coordinate in order, so that rounding cannot exchange two marks."""

    across: list[float]
    down: list[float]
    kinds: list[tuple[str, int, float]]
    rules: list[float]


def _marks(*pictures: tuple[Picture, float]) -> Marks:
    """Return the marks of pictures, each moved to the right by an amount."""
    glyphs = [(one, right) for found, right in pictures for one in found.glyphs]
    rules = [(one, right) for found, right in pictures for one in found.rules]
    return Marks(
        sorted([one.x + right for one, right in glyphs] + [one.x + right for one, right in rules]),
        sorted([one.y for one, _ in glyphs] + [one.y for one, _ in rules]),
        sorted((one.font, one.code, one.size) for one, _ in glyphs),
        sorted(one.width * one.height for one, _ in rules),
    )


def _same(one: Marks, other: Marks) -> bool:
    numbers = all(
        mine == pytest.approx(yours, abs=NEAR)
        for mine, yours in ((one.across, other.across), (one.down, other.down), (one.rules, other.rules))
    )
    return numbers and one.kinds == other.kinds


@given(FORMULAS, STYLES)
def test_setting_a_formula_twice_gives_the_same_picture(tex: str, style: int) -> None:
    assert picture(tex, style) == picture(tex, style)


@given(FORMULAS, STYLES)
def test_no_measure_is_negative(tex: str, style: int) -> None:
    found = picture(tex, style)

    assert min(found.width, found.height, found.depth) >= 0.0


@given(FORMULAS, STYLES)
def test_every_mark_is_inside_the_box(tex: str, style: int) -> None:
    found = picture(tex, style)

    for glyph in found.glyphs:
        own = metrics(glyph.font, chr(glyph.code)) if glyph.font in FILES else face(glyph.font).chars[glyph.code]
        width, height, depth, _ = own
        assert glyph.x >= -NEAR
        assert glyph.x + glyph.size * width <= found.width + NEAR
        assert glyph.y - glyph.size * height >= -found.height - NEAR
        assert glyph.y + glyph.size * depth <= found.depth + NEAR
    for rule in found.rules:
        assert rule.x >= -NEAR
        assert rule.x + rule.width <= found.width + NEAR
        assert rule.y - rule.height >= -found.height - NEAR
        assert rule.y <= found.depth + NEAR


@given(FORMULAS, STYLES)
def test_every_mark_has_one_of_three_sizes(tex: str, style: int) -> None:
    assert {glyph.size for glyph in picture(tex, style).glyphs} <= {1.0, 0.7, 0.5}


@given(SYMBOLS, SYMBOLS, SYMBOLS, STYLES)
def test_braces_around_one_ordinary_symbol_change_nothing(one: str, two: str, three: str, style: int) -> None:
    assert picture(f"{one} {{{two}}} {three}", style) == picture(f"{one} {two} {three}", style)


@given(FORMULAS, STYLES)
def test_braces_in_braces_are_braces(tex: str, style: int) -> None:
    once, twice = picture(f"{{{tex}}}", style), picture(f"{{{{{tex}}}}}", style)

    assert _same(_marks((once, 0.0)), _marks((twice, 0.0)))
    assert (once.width, once.height, once.depth) == pytest.approx((twice.width, twice.height, twice.depth))


@given(st.lists(LETTERS, max_size=12))
def test_letters_in_a_row_are_as_wide_as_they_are_and_as_their_kerns(letters: list[str]) -> None:
    faces = [face("cmr10" if letter.isdigit() else "cmmi10") for letter in letters]
    width = 0.0
    for font, letter in zip(faces, letters, strict=True):
        width += font.chars[ord(letter)].width + font.chars[ord(letter)].italic
    for (font, letter), (after, follower) in pairwise(zip(faces, letters, strict=True)):
        width += font.kerns.get(ord(letter), {}).get(ord(follower), 0.0) if font is after else 0.0

    assert picture("".join(letters)).width == pytest.approx(width)


@given(st.lists(LETTERS, max_size=12), st.sampled_from([(SCRIPT, 0.7), (SCRIPT_SCRIPT, 0.5)]))
def test_a_row_of_letters_in_a_script_is_that_of_the_text_made_smaller(
    letters: list[str], to: tuple[int, float]
) -> None:
    style, size = to
    small, large = picture("".join(letters), style), picture("".join(letters), TEXT)

    assert (small.width, small.height, small.depth) == pytest.approx(
        (size * large.width, size * large.height, size * large.depth)
    )


@given(FORMULAS, FORMULAS, STYLES)
def test_two_groups_stand_beside_each_other(one: str, two: str, style: int) -> None:
    # An atom with nothing in it keeps single letters from being kerned.
    left, right = picture(f"{{{{}}{one}}}", style), picture(f"{{{{}}{two}}}", style)
    both = picture(f"{{{{}}{one}}}{{{{}}{two}}}", style)

    assert both.width == pytest.approx(left.width + right.width)
    assert (both.height, both.depth) == pytest.approx((max(left.height, right.height), max(left.depth, right.depth)))
    assert _same(_marks((both, 0.0)), _marks((left, 0.0), (right, left.width)))


@given(FORMULAS, STYLES)
def test_a_colour_moves_nothing(tex: str, style: int) -> None:
    plain, colored = picture(f"{{{tex}}}", style), picture(f"{{\\color{{teal}}{tex}}}", style)

    assert sorted(glyph[:5] for glyph in colored.glyphs) == sorted(glyph[:5] for glyph in plain.glyphs)
    assert {glyph.color for glyph in colored.glyphs} | {rule.color for rule in colored.rules} <= {"#008080"}


@given(FORMULAS, STYLES)
def test_a_phantom_has_the_measures_of_its_body_and_no_marks(tex: str, style: int) -> None:
    body, phantom = picture(f"{{{tex}}}", style), picture(f"\\phantom{{{tex}}}", style)

    assert (phantom.width, phantom.height, phantom.depth) == pytest.approx((body.width, body.height, body.depth))
    assert (phantom.glyphs, phantom.rules) == ((), ())


@given(FORMULAS, STYLES)
def test_a_smashed_formula_has_its_marks_and_no_height(tex: str, style: int) -> None:
    body, smashed = picture(f"{{{tex}}}", style), picture(f"\\smash{{{tex}}}", style)

    assert (smashed.width, smashed.height, smashed.depth) == pytest.approx((body.width, 0.0, 0.0))
    assert _same(_marks((smashed, 0.0)), _marks((body, 0.0)))


@given(FORMULAS, FORMULAS)
def test_a_fraction_is_as_wide_as_its_wider_part(one: str, two: str) -> None:
    wide = max(picture(one, TEXT).width, picture(two, TEXT | 1).width)

    assert picture(f"\\frac{{{one}}}{{{two}}}", DISPLAY).width == pytest.approx(wide + 0.24)


@given(FORMULAS)
def test_fences_cover_nine_tenths_of_their_content_or_all_but_half_an_em(tex: str) -> None:
    content, fenced = picture(tex), picture(f"\\left({tex}\\right.")
    reach = max(content.height - 0.25, content.depth + 0.25)
    fence = [glyph for glyph in fenced.glyphs if glyph.x == 0.0 and glyph.code in {ord("("), 0, 16, 18, 32, 48, 66, 64}]
    total = sum(sum(face(glyph.font).chars[glyph.code][1:3]) for glyph in fence if glyph.x == 0.0)

    assert total >= max(2 * reach * 0.901, 2 * reach - 0.5) - NEAR


@given(FORMULAS, STYLES)
def test_a_script_makes_nothing_lower_and_nothing_narrower(tex: str, style: int) -> None:
    bare, raised = picture(f"{{{tex}}}", style), picture(f"{{{tex}}}^x", style)

    assert raised.height >= bare.height - NEAR
    assert raised.depth >= bare.depth - NEAR
    assert raised.width > bare.width


@given(FORMULAS)
def test_a_space_after_a_brace_does_not_matter(tex: str) -> None:
    # But for words, names and the dots, which look at what follows.
    assume(not any(name in tex for name in ("\\begin", "\\operatorname", "\\text", "\\ldots")))

    assert picture(tex.replace("{", "{ ").replace("}", "} ")) == picture(tex)

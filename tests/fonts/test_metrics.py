"""The table of TeX's font metrics: the numbers that are printed in the TeXbook, and what holds for every font."""

from __future__ import annotations

import pytest

from dlbuild.fonts.metrics import face

FACES = [
    *"cmr10 cmmi10 cmsy10 cmex10 cmbx10 cmti10 cmss10 cmssbx10 cmtt10 cmmib10 cmbsy10".split(),
    *"cmsl10 cmbxti10".split(),
    *"msam10 msbm10 eufm10 rsfs10".split(),
]
# TeXbook p. 447, in points of ten-point fonts.
SIGMA = {
    5: 4.30555, 6: 10.0, 8: 6.76508, 9: 3.93732, 10: 4.43731, 11: 6.85951, 12: 3.44841, 13: 4.12892, 14: 3.62892,
    15: 2.88889, 16: 1.5, 17: 2.47217, 18: 3.86108, 19: 0.5, 20: 23.9, 21: 10.1, 22: 2.5,
}  # fmt: skip
XI = {8: 0.39999, 9: 1.11112, 10: 1.66667, 11: 2.0, 12: 6.0, 13: 1.0}
# TeXbook p. 433: slant, space, stretch, shrink, x-height, quad, extra space.
TEXT = {
    "cmr10": (0.0, 3.33333, 1.66666, 1.11111, 4.30555, 10.0, 1.11111),
    "cmbx10": (0.0, 3.83331, 1.91666, 1.27777, 4.44444, 11.49994, 1.27777),
    "cmti10": (0.25, 3.57776, 1.53333, 1.0222, 4.30555, 10.22217, 1.0222),
    "cmtt10": (0.0, 5.24995, 0.0, 0.0, 4.30555, 10.4999, 5.24995),
    "cmmi10": (0.25, 0.0, 0.0, 0.0, 4.30555, 10.0),
}

every_face = pytest.mark.parametrize("name", FACES)


@pytest.mark.parametrize("number", SIGMA)
def test_the_symbols_have_the_parameters_of_the_texbook(number: int) -> None:
    assert 10 * face("cmsy10").params[number - 1] == pytest.approx(SIGMA[number], abs=6e-5)


@pytest.mark.parametrize("number", XI)
def test_the_extensions_have_the_parameters_of_the_texbook(number: int) -> None:
    assert 10 * face("cmex10").params[number - 1] == pytest.approx(XI[number], abs=6e-5)


@pytest.mark.parametrize("name", TEXT)
def test_text_fonts_have_the_parameters_of_the_texbook(name: str) -> None:
    expected = TEXT[name]
    slant, *others = face(name).params[: len(expected)]

    assert slant == pytest.approx(expected[0])
    assert [10 * value for value in others] == pytest.approx(list(expected[1:]), abs=6e-5)


def test_a_font_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        face("cmr7")


@every_face
def test_a_font_is_read_once(name: str) -> None:
    assert face(name) is face(name)
    assert face(name).name == name


@every_face
def test_characters_have_no_negative_width_and_lie_within_three_ems(name: str) -> None:
    for width, height, depth, italic in face(name).chars.values():
        assert 0.0 <= width <= 2.4
        assert -0.2 <= height <= 3.0
        assert -0.2 <= depth <= 3.0
        assert 0.0 <= italic < 0.6


@every_face
def test_whatever_a_character_points_to_is_a_character(name: str) -> None:
    font = face(name)
    codes = font.chars.keys()

    assert {*font.kerns, *font.ligatures, *font.successors, *font.recipes} <= codes
    assert set(font.successors.values()) <= codes
    for kerns in font.kerns.values():
        assert kerns.keys() <= codes | {font.skew}
    for ligatures in font.ligatures.values():
        assert ligatures.keys() | set(ligatures.values()) <= codes
    for recipe in font.recipes.values():
        assert recipe.repeated in codes
        assert {recipe.top, recipe.middle, recipe.bottom} <= codes | {0}


def test_each_successor_is_larger() -> None:
    font = face("cmex10")
    for code, larger in font.successors.items():
        before, after = font.chars[code], font.chars[larger]
        # Wide accents grow to the side, delimiters and operators up and down; the last of them is made of pieces.
        grown = after.width > before.width or after.height + after.depth > before.height + before.depth
        assert grown or larger in font.recipes


def test_a_chain_of_successors_ends() -> None:
    font = face("cmex10")
    for code in font.successors:
        seen = [code]
        while seen[-1] in font.successors:
            seen.append(font.successors[seen[-1]])
            assert len(seen) == len(set(seen))


def test_text_fonts_have_ligatures_and_kerns() -> None:
    font = face("cmr10")

    assert font.ligatures[ord("f")] == {ord("f"): 11, ord("i"): 12, ord("l"): 13}
    assert font.ligatures[11] == {ord("i"): 14, ord("l"): 15}
    assert font.kerns[ord("A")][ord("V")] == pytest.approx(-0.111112)
    assert face("cmtt10").kerns == {}


@pytest.mark.parametrize(
    ("name", "skew"), [("cmmi10", 127), ("cmmib10", 127), ("cmsy10", 48), ("cmbsy10", 48), ("cmr10", -1)]
)
def test_letters_of_math_fonts_have_a_skew_character(name: str, skew: int) -> None:
    assert face(name).skew == skew


def test_the_skew_of_a_letter_is_its_kern_with_that_character() -> None:
    # Half of a slanted capital's slant: .139 for A, none for the upright a.
    assert face("cmmi10").kerns[ord("A")][127] == pytest.approx(0.138893)
    assert 127 not in face("cmmi10").kerns.get(ord("a"), {})

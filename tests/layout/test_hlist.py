"""The walk along a list: characters, kerns, ligatures, groups (rules 14 and 17), choices and colours."""

from __future__ import annotations

import pytest

from dlbuild.layout.picture import PlacedGlyph
from dlbuild.tex.mlist import DISPLAY, SCRIPT, SCRIPT_SCRIPT, TEXT
from tests.layout.parameters import DIGIT, THIN, A, F, P, V, X, boxed, mark, picture, row


def test_an_empty_formula_has_no_size_and_no_marks() -> None:
    found = picture("")

    assert (found.width, found.height, found.depth) == (0.0, 0.0, 0.0)
    assert (found.glyphs, found.rules, found.lines, found.texts) == ((), (), (), ())


def test_a_letter_is_as_wide_as_it_is_with_its_italic_correction() -> None:
    # Rule 17.
    box = boxed("V")

    assert (box.width, box.height, box.depth) == pytest.approx((V.width + V.italic, V.height, V.depth))


def test_letters_stand_apart_by_their_italic_correction() -> None:
    assert mark("Vx", "x").x == pytest.approx(V.width + V.italic)


def test_a_kern_comes_on_top_of_the_italic_correction() -> None:
    # Rule 14: cmmi10 moves a full stop under the bowl of P by 0.111112.
    assert mark("P.", 58).x == pytest.approx(P.width + P.italic - 0.111112)


def test_no_kern_comes_between_characters_of_different_fonts_or_classes() -> None:
    assert mark("P2", "2").x == pytest.approx(P.width + P.italic)
    # A comma is punctuation, which has a space behind and, being an atom of its own, the kern before.
    assert mark("f,", 59).x == pytest.approx(F.width + F.italic - 0.055555)


def test_no_kern_comes_after_a_character_with_a_script() -> None:
    assert mark("P_2.", 58).x == pytest.approx(P.width + 0.7 * DIGIT.width + 0.05)


def test_f_and_i_are_a_ligature_in_roman_and_not_in_italics() -> None:
    assert [glyph.code for glyph in row("\\mathrm{fi}")] == [12]
    assert [glyph.code for glyph in row("\\mathrm{ffi}")] == [14]
    assert [glyph.code for glyph in row("fi")] == [ord("f"), ord("i")]


def test_braces_keep_a_ligature_apart_where_their_atom_has_a_script() -> None:
    assert [glyph.code for glyph in row("\\mathrm{f^2i}")] == [ord("f"), ord("2"), ord("i")]


def test_letters_of_a_text_font_have_no_italic_correction_between_them() -> None:
    # Rule 14 of The Program, section 752: the text font's space is not zero, so f and a stand as in a word.
    assert mark("\\mathrm{fa}", "a").x == pytest.approx(0.305557)
    assert boxed("\\mathrm{f}").width == pytest.approx(0.305557 + 0.077779)


@pytest.mark.parametrize(("style", "size"), [(DISPLAY, 1.0), (TEXT, 1.0), (SCRIPT, 0.7), (SCRIPT_SCRIPT, 0.5)])
def test_each_style_has_its_size(style: int, size: float) -> None:
    assert mark("x", "x", style) == PlacedGlyph("cmmi10", ord("x"), 0.0, 0.0, size)


@pytest.mark.parametrize(
    ("command", "size"),
    [("displaystyle", 1.0), ("textstyle", 1.0), ("scriptstyle", 0.7), ("scriptscriptstyle", 0.5)],
)
def test_a_style_holds_to_the_end_of_its_group(command: str, size: float) -> None:
    found = row(f"a{{\\{command} x}}a")

    assert [glyph.size for glyph in found] == [1.0, size, 1.0]


def test_a_choice_is_made_by_the_style_in_force() -> None:
    tex = "\\mathchoice{a}{b}{c}{d}"

    assert [row(tex, style)[0].code for style in (DISPLAY, TEXT, SCRIPT, SCRIPT_SCRIPT)] == [97, 98, 99, 100]
    assert [glyph.code for glyph in row(f"{tex}\\textstyle{tex}", DISPLAY)] == [97, 98]


def test_a_choice_is_spliced_in_so_that_its_atoms_have_their_spaces() -> None:
    assert boxed("a\\mathchoice{+}{+}{+}{+}x").width == pytest.approx(boxed("a+x").width)


def test_a_group_is_an_ordinary_atom_whatever_is_in_it() -> None:
    assert mark("a{=}x", "x").x == pytest.approx(A.width + 0.777781)
    assert mark("a{\\left(b\\right)}x", "x").x == pytest.approx(A.width + boxed("\\left(b\\right)").width)


def test_a_colour_holds_to_the_end_of_its_group_and_moves_nothing() -> None:
    plain, colored = row("a{b+c}x"), row("a{\\color{red}b+c}x")

    assert [glyph[:5] for glyph in colored] == [glyph[:5] for glyph in plain]
    assert [glyph.color for glyph in colored] == [None, "#f00", "#f00", "#f00", None]


def test_a_colour_ends_where_another_begins() -> None:
    assert [glyph.color for glyph in row("a\\color{red}b\\color{blue}c")] == [None, "#f00", "#00f"]


def test_the_colour_of_an_inner_group_wins() -> None:
    found = row("\\textcolor{red}{a\\textcolor{#123456}{b}x}")

    assert [glyph.color for glyph in found] == ["#f00", "#123456", "#f00"]


def test_a_colour_colours_rules_as_well() -> None:
    assert {rule.color for rule in picture("\\textcolor{red}{\\frac ab\\sqrt x}").rules} == {"#f00"}


def test_the_height_is_that_of_the_highest_and_the_depth_that_of_the_deepest() -> None:
    box = boxed("xf(")

    assert (box.height, box.depth) == pytest.approx((0.75, 0.25))
    assert boxed("=").depth == 0.0


def test_a_space_at_the_edge_is_part_of_the_width() -> None:
    assert boxed("\\,x\\,").width == pytest.approx(X.width + 2 * THIN)
    assert mark("\\,x\\,", "x").x == pytest.approx(THIN)

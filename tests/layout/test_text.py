r"""Words among formulas: spaces, kerns, ligatures, sizes (TeXbook chapter 9; amsmath's `\text`)."""

from __future__ import annotations

import pytest

from dlbuild.layout.picture import PlacedText
from dlbuild.tex.mlist import DISPLAY, SCRIPT
from tests.layout.parameters import SUP2, X, boxed, mark, picture, row

SPACE, EXTRA = 0.333334, 0.111112
# Widths of letters of cmr10.
ROMAN = {"a": 0.500002, "b": 0.555557, "A": 0.750002, "V": 0.750002, ".": 0.277779, "i": 0.277779}


def test_letters_stand_beside_each_other_without_italic_corrections() -> None:
    assert mark("\\text{ia}", "a").x == pytest.approx(ROMAN["i"])
    assert boxed("\\text{ia}").width == pytest.approx(ROMAN["i"] + ROMAN["a"])


def test_words_are_kerned_and_have_ligatures() -> None:
    assert mark("\\text{AV}", "V").x == pytest.approx(ROMAN["A"] - 0.111112)
    assert [glyph.code for glyph in row("\\text{fi ffl}")] == [12, 15]
    assert [glyph.code for glyph in row("\\text{``a''}")] == [0x5C, ord("a"), 0x22]
    assert [glyph.code for glyph in row("\\text{a--b---a}")] == [ord("a"), 0x7B, ord("b"), 0x7C, ord("a")]


def test_a_typewriter_has_no_ligatures_of_letters() -> None:
    assert [chr(glyph.code) for glyph in row("\\texttt{fi}")] == ["f", "i"]


def test_words_are_apart_by_the_space_of_their_font_however_many_are_typed() -> None:
    assert mark("\\text{a b}", "b").x == pytest.approx(ROMAN["a"] + SPACE)
    assert picture("\\text{a   b}") == picture("\\text{a b}")
    assert picture("\\text{a~b}") == picture("\\text{a b}")


def test_spaces_at_the_edges_of_words_count() -> None:
    assert boxed("\\text{ a }").width == pytest.approx(ROMAN["a"] + 2 * SPACE)


def test_the_space_after_a_sentence_is_wider() -> None:
    # TeXbook p. 76: font dimension 7 is added, but not after the full stop of an initial.
    assert mark("\\text{a. b}", "b").x == pytest.approx(ROMAN["a"] + ROMAN["."] + SPACE + EXTRA)
    assert mark("\\text{A. b}", "b").x == pytest.approx(ROMAN["A"] + ROMAN["."] + SPACE)


def test_text_is_as_large_as_the_style_and_a_box_of_words_is_not() -> None:
    assert mark("x_{\\text{b}}", "b").size == 0.7
    assert mark("x_{\\mbox{b}}", "b").size == 1.0
    assert boxed("\\text{a b}", SCRIPT).width == pytest.approx(0.7 * (ROMAN["a"] + ROMAN["b"] + SPACE))


@pytest.mark.parametrize(
    ("command", "font"),
    [("textbf", "cmbx10"), ("textit", "cmti10"), ("texttt", "cmtt10"), ("textsf", "cmss10"), ("textrm", "cmr10")],
)
def test_a_command_changes_the_font_of_its_words_only(command: str, font: str) -> None:
    assert [glyph.font for glyph in row(f"\\text{{a \\{command}{{b}} c}}")] == ["cmr10", font, "cmr10"]


def test_words_are_upright_whatever_the_alphabet_of_the_formula() -> None:
    assert mark("\\mathit{x\\text{b}}", "b").font == "cmr10"


def test_a_formula_among_words_is_set_in_its_own_alphabet_and_style() -> None:
    assert mark("\\text{if $x^2$}", "x").font == "cmmi10"
    raised = mark("\\text{$x^2$}", "x").y - mark("\\text{$x^2$}", "2").y
    assert raised == pytest.approx(SUP2)
    assert mark("x^{\\text{$a$}}", "a").size == 0.7


def test_words_are_an_ordinary_atom() -> None:
    assert mark("x\\text{b}", "b").x == pytest.approx(X.width)
    assert mark("x=\\text{b}", "b").x == mark("x=b", "b").x


def test_characters_that_tex_s_fonts_lack_are_left_to_the_reader_s() -> None:
    found = picture("\\text{a 字}", DISPLAY)

    assert found.texts == (PlacedText("字", ROMAN["a"] + SPACE, 0.0, 1.0, 1.0),)
    assert [glyph.code for glyph in found.glyphs] == [ord("a")]


def test_an_accent_stands_over_the_middle_of_its_letter() -> None:
    letter, accent = mark("\\text{\\'a}", "a"), mark("\\text{\\'a}", 0x13)

    assert (letter.x, letter.y) == (0.0, 0.0)
    assert accent.x == pytest.approx((ROMAN["a"] - 0.500002) / 2)
    assert accent.y == pytest.approx(0.0)
    assert picture("\\text{á}") == picture("\\text{\\'a}")
    assert picture("\\text{\\'{a}}") == picture("\\text{\\'a}")


def test_an_accent_over_an_i_takes_its_dot_away() -> None:
    assert {glyph.code for glyph in row("\\text{\\'i}")} == {0x10, 0x13}


def test_a_space_ends_a_control_word_and_is_gone() -> None:
    assert picture("\\text{\\ss a}") == picture("\\text{\\ss{}a}")


def test_an_underscore_is_a_rule_on_the_baseline() -> None:
    (rule,) = picture("\\text{a\\_b}").rules

    assert (rule.x, rule.y) == pytest.approx((ROMAN["a"] + 0.06, 0.0))
    assert (rule.width, rule.height) == pytest.approx((0.3, 0.04))

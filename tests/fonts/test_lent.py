"""Who draws the letters that TeX's faces do not have."""

from unicodedata import name

import pytest

from dlbuild.fonts.lent import FILES, Lender, lender, metrics
from dlbuild.fonts.outlines import outline
from dlbuild.typeset import typeset


@pytest.mark.parametrize("letter", ["Ж", "д", "ệ", "ư", "Đ", "€", "₽", "𝟙", "ё", "Ї"])
def test_letters_without_joining_are_drawn(letter: str) -> None:
    who = lender("cmr10", letter)
    assert who is not None
    assert outline(who.file, ord(letter))
    assert typeset(rf"\text{{{letter}}}").picture.texts == ()


@pytest.mark.parametrize(
    "letter", ["字", "ש", "م", "क", "\u0301", "\ufe0f", "\ue000"], ids=lambda one: name(one, "private")
)
def test_what_is_joined_runs_leftwards_or_is_unknown_is_left_to_the_reader(letter: str) -> None:
    assert lender("cmr10", letter) is None


def test_words_keep_their_face() -> None:
    files = {face: glyph.font for face in ("text", "textbf", "textit") for glyph in typeset(rf"\{face}{{д}}").glyphs}
    assert files == {"text": "STIXGeneral", "textbf": "STIXGeneralBol", "textit": "STIXGeneralItalic"}


def test_a_letter_without_a_lender_of_its_face_comes_from_another() -> None:
    assert lender("eufm10", "д") == Lender("STIXGeneral")


def test_a_line_of_lent_letters_is_as_wide_as_their_advances() -> None:
    formula = typeset(r"\text{дом}")
    assert formula.width == pytest.approx(sum(metrics("STIXGeneral", letter).width for letter in "дом"))
    first, second = (metrics("STIXGeneral", letter).width for letter in "до")
    assert [glyph.x for glyph in formula.glyphs] == pytest.approx([0.0, first, first + second])


def test_ink_is_in_the_box() -> None:
    box = metrics("STIXGeneral", "д")
    assert box.depth > 0.1
    assert 0.4 < box.height < 0.5
    assert "cmr10" not in FILES


def test_drawn_letters_and_others_may_stand_in_one_word() -> None:
    formula = typeset(r"\text{д字д}")
    assert [glyph.font for glyph in formula.glyphs] == ["STIXGeneral"] * 2
    assert [text.text for text in formula.picture.texts] == ["字"]
    first, last = formula.glyphs
    assert last.x == pytest.approx(metrics("STIXGeneral", "д").width + 1.0)
    assert first.x == 0.0

"""Raw Unicode: a character means what its command means."""

from __future__ import annotations

from typing import TypeGuard
from unicodedata import category

import pytest

from dlbuild.problem import FormulaError
from dlbuild.tex.mlist import BIN, OP, ORD, REL, Foreign, Symbol, Text, TextPiece
from dlbuild.tex.read import parse
from dlbuild.typeset import typeset
from tests.tex.reading import atom


@pytest.mark.parametrize(
    ("raw", "tex"),
    [
        ("√2", r"\sqrt{2}"),
        ("√ 2", r"\sqrt{2}"),
        ("√27x", r"\sqrt{27}x"),
        ("√{x+1}", r"\sqrt{x+1}"),
        ("√x+1", r"\sqrt{x}+1"),
        ("√αβ", r"\sqrt{\alpha}\beta"),
        ("∛8", r"\sqrt[3]{8}"),
        ("∜{ab}", r"\sqrt[4]{ab}"),
        ("√(x)", r"\surd(x)"),
        ("∛(x)", r"{}^{3}\surd(x)"),
        ("x^√", r"x^\surd"),
        ("√", r"\surd"),
    ],
)
def test_a_root_sign_is_over_a_group_a_number_or_a_letter(raw: str, tex: str) -> None:
    assert parse(raw).mlist == parse(tex).mlist


@pytest.mark.parametrize(
    ("raw", "tex"),
    [
        ("f（x）＝１", "f(x)=1"),
        ("５０％＆＃＄", r"50\%\&\#\$"),
        ("Ⅳ", r"\mathrm{IV}"),
        ("xᵅ", r"x^{\alpha}"),
        ("⟪x⟫", r"\llangle x\rrangle"),
        (r"\left⟪x\right⟫", r"\left\llangle x\right\rrangle"),
        ("ç", r"\text{\c{c}}"),
        ("ẋ", r"\dot{x}"),
        ("ϴ", r"\Theta"),
    ],
)
def test_a_character_is_the_command_that_it_stands_for(raw: str, tex: str) -> None:
    assert parse(raw).mlist == parse(tex).mlist


@pytest.mark.parametrize(
    ("sign", "kind"),
    [
        ("⇖", REL),
        ("⟰", REL),
        ("⤳", REL),
        ("≋", REL),
        ("⪭", REL),
        ("⩁", BIN),
        ("⊹", BIN),
        ("⨊", OP),
        ("∲", OP),
        ("☃", ORD),
    ],
)
def test_a_sign_without_a_drawing_is_spaced_as_its_kind(sign: str, kind: int) -> None:
    assert atom(sign).kind == kind


def _is_shown(piece: TextPiece) -> TypeGuard[Foreign | Symbol]:
    return isinstance(piece, Foreign | Symbol)


def _typesets(tex: str) -> bool:
    try:
        typeset(tex)
    except FormulaError:
        return False
    return True


@pytest.mark.parametrize("word", ["损失（loss）", "ｆｕｌｌ"])
def test_wide_characters_among_words_stay_as_they_are(word: str) -> None:
    text = atom(f"\\text{{{word}}}").nucleus

    assert isinstance(text, Text)
    shown = (piece.text if isinstance(piece, Foreign) else chr(piece.code) for piece in text.pieces if _is_shown(piece))
    assert "".join(shown) == word


BLOCKS = {
    "Greek": (0x391, 0x3CA),
    "superscripts and subscripts": (0x2070, 0x209D),
    "letterlike symbols": (0x2100, 0x2150),
    "arrows": (0x2190, 0x2200),
    "mathematical operators": (0x2200, 0x2300),
    "miscellaneous mathematical symbols A": (0x27C0, 0x27F0),
    "supplemental arrows": (0x27F0, 0x2800),
    "supplemental mathematical operators": (0x2A00, 0x2B00),
    "mathematical alphanumeric symbols": (0x1D400, 0x1D800),
    "halfwidth and fullwidth forms": (0xFF01, 0xFF5F),
}


@pytest.mark.parametrize("block", BLOCKS)
def test_every_character_of_a_block_can_be_set(block: str) -> None:
    first, end = BLOCKS[block]
    given = [chr(code) for code in range(first, end) if category(chr(code)) != "Cn"]

    refused = [one for one in given if one not in "＾＿｛｝" and not _typesets(f"x{one}")]

    assert refused == []


@pytest.mark.parametrize("blank", ["\u2028", "\u2029", "\u3000", "\u00a0", "\u2003"])
def test_white_space_of_any_kind_is_set_without_a_mark(blank: str) -> None:
    from dlbuild.typeset import typeset

    assert typeset(f"x{blank}y").picture.texts == ()
    assert len(typeset(f"x{blank}y").glyphs) == 2

r"""Alphabets: `\mathbf` and its kin, the old switches, bold symbols."""

from __future__ import annotations

import pytest

from dlbuild.fonts.metrics import face
from dlbuild.tex.alphabets import BOLD, FACES, atoms_in
from dlbuild.tex.mlist import BIN, REL, Symbol
from tests.tex.reading import atom, faces, letters


@pytest.mark.parametrize(
    ("command", "font"),
    [
        ("mathrm", "cmr10"),
        ("mathit", "cmti10"),
        ("mathbf", "cmbx10"),
        ("mathsf", "cmss10"),
        ("mathtt", "cmtt10"),
        ("mathcal", "cmsy10"),
        ("mathbb", "msbm10"),
        ("mathfrak", "eufm10"),
        ("mathscr", "rsfs10"),
        ("mathnormal", "cmmi10"),
    ],
)
def test_an_alphabet_changes_the_font_of_letters(command: str, font: str) -> None:
    assert faces(f"x\\{command}{{A}}x") == ["cmmi10", font, "cmmi10"]


def test_an_alphabet_leaves_the_code_and_what_is_no_letter() -> None:
    assert letters("\\mathbf{A+\\alpha}") == letters("A+\\alpha")
    assert faces("\\mathbf{1+\\alpha}") == ["cmbx10", "cmr10", "cmmi10"]
    assert atom("\\mathbf{A}").nucleus == Symbol("cmbx10", ord("A"))


def test_capital_greek_follows_an_alphabet_and_small_greek_does_not() -> None:
    # TeXbook p. 155: only the former are of class 7.
    assert faces("\\mathbf{\\Gamma\\gamma}") == ["cmbx10", "cmmi10"]


def test_an_alphabet_takes_one_token_without_braces() -> None:
    assert faces("\\mathbf xy") == ["cmbx10", "cmmi10"]


def test_the_inner_alphabet_wins() -> None:
    assert faces("\\mathbf{a\\mathit{b}c}") == ["cmbx10", "cmti10", "cmbx10"]


@pytest.mark.parametrize(("switch", "font"), [("rm", "cmr10"), ("bf", "cmbx10"), ("it", "cmti10"), ("cal", "cmsy10")])
def test_an_old_switch_holds_to_the_end_of_its_group(switch: str, font: str) -> None:
    assert faces(f"{{A\\{switch} B}}C") == ["cmmi10", font, "cmmi10"]


def test_an_alphabet_reaches_into_scripts_and_fractions() -> None:
    assert set(faces("\\mathrm{a_b^c\\frac de}")) == {"cmr10"}


def test_a_bold_symbol_is_bold_whatever_it_is_and_keeps_its_kind() -> None:
    assert faces("\\boldsymbol{x}\\boldsymbol{\\alpha}\\boldsymbol{1}") == ["cmmib10", "cmmib10", "cmbx10"]
    assert (atom("\\boldsymbol{+}").kind, atom("\\bm{=}").kind) == (BIN, REL)


def test_a_bold_alphabet_is_the_bold_face_of_the_alphabet() -> None:
    assert faces("\\boldsymbol{\\mathsf{x}}\\boldsymbol{\\mathcal{L}}") == ["cmssbx10", "cmbsy10"]


def test_accents_follow_alphabets_whose_fonts_have_them() -> None:
    assert faces("\\mathbf{\\hat x}") == ["cmbx10", "cmbx10"]
    assert faces("\\mathcal{\\hat L}") == ["cmr10", "cmsy10"]


@pytest.mark.parametrize("alphabet", sorted(FACES))
def test_every_alphabet_is_made_once_and_has_metrics_for_its_capitals(alphabet: str) -> None:
    made = atoms_in(alphabet, bold=False)

    assert atoms_in(alphabet, bold=False) is made
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        symbol = made[letter].nucleus
        assert isinstance(symbol, Symbol)
        assert symbol.code in face(symbol.face).chars


@pytest.mark.parametrize(("plain", "bold"), sorted(BOLD.items()))
def test_every_character_of_a_face_has_a_bold_sister(plain: str, bold: str) -> None:
    assert face(plain).chars.keys() <= face(bold).chars.keys()

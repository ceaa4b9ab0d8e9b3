"""The tables of signs: every one can be set, and names are what they are said to be."""

from __future__ import annotations

import pytest

from dlbuild.fonts.metrics import face
from dlbuild.tex.mlist import Atom, Symbol
from dlbuild.tex.symbols import ATOMS, DELIMITERS

SIGNS = {name: atom.nucleus for name, atom in ATOMS.items() if isinstance(atom.nucleus, Symbol)}


@pytest.mark.parametrize("name", sorted(SIGNS))
def test_every_sign_has_metrics(name: str) -> None:
    symbol = SIGNS[name]

    assert symbol.code in face(symbol.face).chars


@pytest.mark.parametrize("name", sorted(name for name, found in DELIMITERS.items() if found is not None))
def test_every_delimiter_has_a_small_and_a_large_sign_with_metrics(name: str) -> None:
    found = DELIMITERS[name]
    assert found is not None

    for symbol in (found.large, *([found.small] if found.small else [])):
        assert symbol.code in face(symbol.face).chars


def test_the_words_of_operators_are_roman_letters() -> None:
    for atom in ATOMS.values():
        if isinstance(atom.nucleus, tuple) and not isinstance(atom.nucleus, Symbol):
            inner = [item for item in atom.nucleus if isinstance(item, Atom)]
            assert {item.nucleus.face for item in inner if isinstance(item.nucleus, Symbol)} <= {"cmr10"}


@pytest.mark.parametrize(
    ("name", "symbol"),
    [
        # fontmath.ltx.
        ("\\alpha", Symbol("cmmi10", 0x0B)),
        ("\\omega", Symbol("cmmi10", 0x21)),
        ("\\Gamma", Symbol("cmr10", 0x00)),
        ("\\varGamma", Symbol("cmmi10", 0x00)),
        ("+", Symbol("cmr10", 0x2B)),
        ("-", Symbol("cmsy10", 0x00)),
        ("*", Symbol("cmsy10", 0x03)),
        (",", Symbol("cmmi10", 0x3B)),
        ("<", Symbol("cmmi10", 0x3C)),
        ("\\sum", Symbol("cmex10", 0x50)),
        ("\\infty", Symbol("cmsy10", 0x31)),
        ("\\{", Symbol("cmsy10", 0x66)),
    ],
)
def test_a_sign_has_the_font_and_code_of_latex(name: str, symbol: Symbol) -> None:
    assert ATOMS[name].nucleus == symbol


@pytest.mark.parametrize(
    ("one", "other"),
    [("\\le", "\\leq"), ("\\ge", "\\geq"), ("\\to", "\\rightarrow"), ("\\land", "\\wedge"), ("\\lnot", "\\neg"),
     ("<", "\\lt"), (">", "\\gt"), ("\\gets", "\\leftarrow"), ("\\emptyset", "\\emptyset")],
)  # fmt: skip
def test_some_signs_have_two_names(one: str, other: str) -> None:
    assert ATOMS[one] == ATOMS[other]


def test_every_letter_and_digit_is_there() -> None:
    for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ":
        assert ATOMS[letter].nucleus == Symbol("cmmi10", ord(letter))
    for digit in "0123456789":
        assert ATOMS[digit].nucleus == Symbol("cmr10", ord(digit))

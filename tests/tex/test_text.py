r"""Words: what `\text` makes of characters, commands, accents and formulas."""

from __future__ import annotations

import pytest

from dlbuild.tex.mlist import Foreign, InlineMath, Symbol, Text, TextAccent, TextPiece, TextSpace
from dlbuild.tex.read import parse
from tests.tex.reading import atom, faces, refusal


def _pieces(tex: str) -> tuple[TextPiece, ...]:
    nucleus = atom(tex).nucleus
    assert isinstance(nucleus, Text)
    return nucleus.pieces


def _signs(tex: str) -> list[Symbol]:
    return [piece for piece in _pieces(tex) if isinstance(piece, Symbol)]


def _roman(letter: str) -> Symbol:
    return Symbol("cmr10", ord(letter))


def test_letters_are_letters_of_the_font_and_runs_of_spaces_one_space() -> None:
    assert _pieces("\\text{a  b}") == (_roman("a"), TextSpace("cmr10"), _roman("b"))


def test_braces_are_not_there() -> None:
    assert _pieces("\\text{a{b}c}") == _pieces("\\text{abc}")


@pytest.mark.parametrize("sign", ["%", "#", "$", "&"])
def test_a_backslash_makes_a_sign_of_a_special_character(sign: str) -> None:
    assert _pieces(f"\\text{{\\{sign}}}") == (_roman(sign),)


def test_a_font_command_inside_words_holds_for_its_argument() -> None:
    bold = Symbol("cmbx10", ord("b"))

    assert _signs("\\text{a\\textbf{b}a}") == [_roman("a"), bold, _roman("a")]
    assert _signs("\\textbf{b}") == [bold]
    assert _signs("\\textbf{\\textit{b}}") == [Symbol("cmbxti10", ord("b"))]


def test_a_formula_among_words_is_a_math_list() -> None:
    assert _pieces("\\text{a$x^2$}") == (_roman("a"), InlineMath(parse("x^2").mlist))
    assert _pieces("\\text{a\\(x^2\\)}") == _pieces("\\text{a$x^2$}")


def test_a_formula_in_words_in_a_formula_in_words_is_found() -> None:
    (outer,) = _pieces("\\text{$\\sqrt{\\text{a$x$}}$}")

    assert outer == InlineMath(parse("\\sqrt{\\text{a$x$}}").mlist)


def test_the_alphabet_outside_does_not_reach_a_formula_among_words() -> None:
    assert "cmbx10" not in repr(parse("\\mathbf{\\text{$x$}}").mlist)


@pytest.mark.parametrize(
    ("tex", "accent", "letter"),
    [("\\'e", 0x13, "e"), ("\\`{a}", 0x12, "a"), ('\\"o', 0x7F, "o"), ("\\^u", 0x5E, "u"), ("\\~n", 0x7E, "n")],
)
def test_an_accent_takes_the_next_letter(tex: str, accent: int, letter: str) -> None:
    assert _pieces(f"\\text{{{tex}}}") == (TextAccent(Symbol("cmr10", accent), _roman(letter)),)


@pytest.mark.parametrize(("letter", "tex"), [("é", "\\'e"), ("ü", '\\"u'), ("ñ", "\\~n"), ("č", "\\v{c}")])
def test_a_letter_with_an_accent_is_taken_apart(letter: str, tex: str) -> None:
    assert _pieces(f"\\text{{{letter}}}") == _pieces(f"\\text{{{tex}}}")


def test_quotation_marks_and_dashes_may_be_typed_as_they_are() -> None:
    found = _pieces("\\text{“a”–—}")

    assert [piece.code for piece in found if isinstance(piece, Symbol)] == [0x5C, ord("a"), 0x22, 0x7B, 0x7C]


def test_a_character_that_no_font_has_is_foreign() -> None:
    assert Foreign("字") in _pieces("\\text{a字}")


@pytest.mark.parametrize("sign", ["_", "^"])
def test_a_script_among_words_is_refused_at_its_place(sign: str) -> None:
    problem = refusal(f"\\text{{ab{sign}c}}")

    assert (problem.code, problem.span.start) == ("script-in-text", 8)


def test_words_are_as_large_as_the_style_unless_they_are_a_box() -> None:
    nucleus = atom("\\mbox{a}").nucleus

    assert isinstance(nucleus, Text)
    assert not nucleus.scaled
    inner = atom("\\text{a}").nucleus
    assert isinstance(inner, Text)
    assert inner.scaled


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"\textsf{a\textbf{b}}", ["cmss10", "cmssbx10"]),
        (r"\textbf{a\textsf{b}}", ["cmbx10", "cmssbx10"]),
        (r"\textbf{a\textit{b}}", ["cmbx10", "cmbxti10"]),
        (r"\textit{a\textbf{b}}", ["cmti10", "cmbxti10"]),
        (r"\textsl{a\textup{b}}", ["cmsl10", "cmr10"]),
        (r"\textbf{a\textrm{b}\textmd{c}}", ["cmbx10", "cmbx10", "cmr10"]),
        (r"\textit{a\emph{b}\textnormal{c}}", ["cmti10", "cmr10", "cmr10"]),
        # Where LaTeX has no face, or none is drawn.
        (r"\texttt{a\textbf{b}}", ["cmtt10", "cmtt10"]),
        (r"\textsf{a\textit{b}}", ["cmss10", "cmss10"]),
        # The old switches begin anew, the new ones do not.
        (r"\text{\bf a\it b\sf c}", ["cmbx10", "cmti10", "cmss10"]),
        (r"\text{\bfseries a\itshape b\upshape c\normalfont d}", ["cmbx10", "cmbxti10", "cmbx10", "cmr10"]),
    ],
)
def test_family_series_and_shape_of_words_are_changed_one_by_one(tex: str, expected: list[str]) -> None:
    assert faces(tex) == expected

r"""Macros: `\def`, `\newcommand`, `\let`, and those of the configuration (TeXbook chapter 20)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlbuild.tex.format import MACROS, definition
from dlbuild.tex.macros import Macro, macro
from dlbuild.tex.mlist import OP, ORD, Symbol
from dlbuild.tex.read import parse
from tests.tex.reading import atom, faces, letters, refusal

BALANCED = st.lists(st.sampled_from(["a", "x", "{b}", "\\alpha ", "x_{2}", "1"]), max_size=4).map("".join)


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        ("\\def\\f{xy}\\f", "xy"),
        ("\\def\\f#1{#1x}\\f a", "ax"),
        ("\\def\\f#1{#1x}\\f{ab}", "abx"),
        ("\\def\\f#1#2{#2#1}\\f{ab}c", "cab"),
        ("\\newcommand{\\f}{x}\\f", "x"),
        ("\\newcommand\\f{x}\\f", "x"),
        ("\\newcommand*{\\f}{x}\\f", "x"),
        ("\\newcommand{\\f}[2]{#2#1}\\f ab", "ba"),
        ("\\renewcommand{\\alpha}{x}\\alpha", "x"),
        ("\\providecommand{\\f}{x}\\f", "x"),
        ("\\let\\f=\\max \\f", "max"),
        ("\\let\\f\\max \\f", "max"),
    ],
)
def test_a_call_becomes_the_body_with_its_arguments(tex: str, expected: str) -> None:
    assert letters(tex) == expected


def test_a_default_stands_in_for_brackets_that_are_left_out() -> None:
    assert letters("\\newcommand{\\f}[2][z]{#1#2}\\f a\\f[b]c") == "zabc"
    assert letters("\\newcommand{\\f}[1][z]{#1}\\f\\f[b]\\f[]") == "zb"


def test_delimiters_stand_in_a_call_as_in_the_definition() -> None:
    assert letters("\\def\\f#1,#2;{#2#1}\\f ab,c;x") == "cabx"
    assert letters("\\def\\f(#1){#1}\\f(ab)x") == "abx"
    assert letters("\\def\\f#1\\end{#1}\\f ab\\end x") == "abx"


def test_a_delimiter_in_braces_does_not_end_an_argument() -> None:
    assert letters("\\def\\f#1,{#1z}\\f {a,b},") == letters("{a,b}z")


def test_braces_around_a_whole_delimited_argument_go() -> None:
    # TeXbook p. 204.
    assert parse("\\def\\f#1,{#1}\\f{=},").mlist == parse("=").mlist


def test_a_definition_in_a_definition_has_its_own_parameters() -> None:
    assert letters("\\def\\f#1{\\def\\g##1{#1##1}}\\f a\\g x") == "ax"


def test_a_definition_ends_with_its_group() -> None:
    assert letters("\\def\\f{a}{\\def\\f{x}\\f}\\f") == "xa"


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        ("{\\gdef\\f{x}}\\f", "x"),
        ("{{\\gdef\\f{x}}\\f}\\f", "xx"),
        ("{\\global\\def\\f{x}}\\f", "x"),
        ("{\\global\\long\\def\\f{x}}\\f", "x"),
        ("{\\global\\let\\f=x}\\f", "x"),
        ("{\\global\\newcommand{\\f}{x}}\\f", "x"),
        ("\\left.\\gdef\\f{x}\\right.\\f", "x"),
        ("\\begin{matrix}\\gdef\\f{x}&\\f\\\\\\f\\end{matrix}\\f", "xxx"),
        # TeX: The Program, section 283: the meanings that groups had saved are forgotten.
        ("\\def\\f{a}{\\def\\f{b}{\\gdef\\f{x}}\\f}\\f", "xx"),
        ("{\\gdef\\f{x}}\\def\\f{y}{a}\\f", "ay"),
        ("{\\gdef\\f{x}\\def\\f{y}\\f}\\f", "yx"),
    ],
)
def test_a_global_definition_holds_beyond_its_group(tex: str, expected: str) -> None:
    assert letters(tex) == expected


def test_only_a_definition_is_global() -> None:
    assert refusal("\\global x").code == "bad-definition"
    assert refusal("{\\global\\def\\f{x}\\def\\g{y}}\\g").code == "unknown-command"


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        ("\\def\\a{x}\\edef\\f{\\a\\a}\\def\\a{y}\\f", "xx"),
        ("\\def\\a{x}{\\xdef\\f{\\a}}\\def\\a{y}\\f", "x"),
        ("\\def\\a#1{#1x}\\edef\\f#1{\\a{#1}}\\def\\a{}\\f y", "yx"),
        ("\\def\\a{x}\\edef\\f{\\noexpand\\a}\\def\\a{y}\\f", "y"),
        ("\\def\\a{x}\\edef\\f{\\expandafter\\noexpand\\a}\\f", "x"),
    ],
)
def test_the_body_of_edef_is_expanded_at_once(tex: str, expected: str) -> None:
    # TeXbook p. 215.
    assert letters(tex) == expected


def test_providecommand_leaves_what_is_there() -> None:
    assert letters("\\providecommand{\\max}{x}\\max") == "max"
    assert letters("\\providecommand{\\frac}{x}\\frac ab") == "ab"
    assert letters("\\def\\f{a}\\providecommand{\\f}{x}\\f") == "a"
    assert letters("\\providecommand{\\neq}{x}\\neq") == letters("\\neq")


@pytest.mark.parametrize(
    ("tex", "long"),
    [
        (r"\DeclarePairedDelimiterX{\f}[2]{(}{)}{#1,#2}\f{a}{b}", r"\mathopen{(}a,b\mathclose{)}"),
        (r"\DeclarePairedDelimiterX\f[2]{(}{)}{#1\delimsize|#2}\f*{a}{b}", r"\left(a\middle|b\right)"),
        (r"\DeclarePairedDelimiterX\f[2]{(}{)}{#1\delimsize|#2}\f[\Big]{a}{b}", r"\Bigl(a\Big|b\Bigr)"),
        (r"\DeclarePairedDelimiterXPP\f[1]{P}{(}{)}{_#1}{x}\f{a}", r"P\mathopen{(}x\mathclose{)}_a"),
        (r"\DeclarePairedDelimiter{\f}{|}{|}\f{a}", r"\mathopen{|}a\mathclose{|}"),
    ],
)
def test_delimiters_can_be_paired_under_a_name(tex: str, long: str) -> None:
    assert parse(tex).mlist == parse(long).mlist


def test_a_palette_calls_its_command_with_each_style() -> None:
    # TeXbook p. 151.
    written = r"\mathchoice{\displaystyle{y}}{\textstyle{y}}{\scriptstyle{y}}{\scriptscriptstyle{y}}"

    assert parse(r"\def\f#1#2{#1#2}\mathpalette\f y").mlist == parse(written).mlist


def test_a_definition_in_a_cell_ends_with_the_cell() -> None:
    assert refusal("\\begin{matrix}\\def\\f{x}\\f & \\f\\end{matrix}").code == "unknown-command"


def test_a_macro_means_what_it_means_where_it_is_called() -> None:
    assert letters("\\def\\a{x}\\def\\f{\\a}\\def\\a{y}\\f") == "y"


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        ("\\renewcommand{\\phi}{x}\\phi", "x"),
        ("\\def\\max{x}\\max", "x"),
        ("\\let\\phi\\psi\\frac\\phi\\phi", "\x20\x20"),
        ("\\let\\old\\phi\\def\\phi{\\old x}\\phi", "\x1ex"),
        ("\\let\\old\\max\\def\\max{\\old x}\\max", "maxx"),
        ("\\let\\old\\frac\\def\\frac{\\old x}\\frac y", "xy"),
        ("\\let\\old\\R\\def\\R{x}\\old", "R"),
        ("\\let\\open={\\let\\close=}\\open x\\close", "x"),
    ],
)
def test_what_is_built_in_can_be_given_another_meaning(tex: str, expected: str) -> None:
    assert letters(tex) == expected


def test_a_sign_with_another_meaning_has_its_own_back_after_the_group() -> None:
    assert letters("{\\def\\phi{x}\\phi}\\phi") == "x\x1e"


def test_macros_of_the_configuration_win_over_signs() -> None:
    assert letters("\\phi\\mathbf{\\phi}", {"\\phi": "\\varphi"}) == "''"


def test_let_keeps_the_meaning_that_a_name_had() -> None:
    assert letters("\\def\\a{x}\\let\\f\\a\\def\\a{y}\\f") == "x"


def test_arguments_are_read_from_what_follows_the_expansion_too() -> None:
    assert letters("\\def\\f{\\frac}\\f12") == "12"
    assert letters("\\def\\f{\\frac1}\\f2x") == "12x"


def test_an_argument_keeps_the_alphabet_of_its_place() -> None:
    assert faces("\\def\\f#1{\\mathbf{a#1}b}\\f x") == ["cmbx10", "cmbx10", "cmmi10"]


def test_an_operator_can_be_declared() -> None:
    found = atom("\\DeclareMathOperator{\\rank}{rank}\\rank")

    assert found.kind == OP
    assert letters("\\DeclareMathOperator*{\\argmin}{arg\\,min}\\argmin") == "argmin"


def test_macros_of_the_configuration_have_as_many_parameters_as_they_mention() -> None:
    assert letters("\\two ab", {"\\two": "#2#1"}) == "ba"
    assert letters("\\R", {"\\R": "x"}) == "x"
    assert letters("\\R", {"R": "x"}) == "x"
    assert (macro("x").count, macro("#1 and #3").count, macro("\\#1").count) == (0, 3, 0)


def test_macros_of_the_configuration_win_over_the_built_in() -> None:
    assert letters("\\R", {"\\R": "r"}) == "r"
    assert letters("\\frac ab", {"\\frac": "#2#1"}) == "ba"


def test_a_formula_may_define_what_the_configuration_defines() -> None:
    assert letters("\\def\\R{x}\\R", {"\\R": "r"}) == "x"


def test_reading_a_formula_changes_no_macro_for_the_next() -> None:
    macros = {"\\R": "r"}
    parse("\\def\\R{x}\\R", macros)

    assert letters("\\R", macros) == "r"
    assert macros == {"\\R": "r"}


@given(BALANCED, BALANCED)
def test_a_macro_is_the_same_as_what_it_stands_for(one: str, two: str) -> None:
    assert parse(f"\\def\\f#1{{{one}#1}}\\f{{{two}}}").mlist == parse(f"{one}{two}").mlist


@pytest.mark.parametrize("name", sorted(MACROS))
def test_a_macro_of_the_format_is_made_once(name: str) -> None:
    found = definition(name)

    assert isinstance(found, Macro)
    assert definition(name) is found


def test_there_is_no_definition_of_what_is_no_macro() -> None:
    assert definition("\\alpha") is None


def test_an_at_sign_is_a_letter_in_the_format_only() -> None:
    assert refusal("\\intkern@").code == "unknown-command"
    assert atom("\\int").nucleus == Symbol("cmex10", 0x52)
    assert atom("\\R").kind == ORD


def test_what_lacks_an_argument_is_called_by_its_own_name() -> None:
    problem = refusal("\\DeclarePairedDelimiterX{\\f}[2]{(}{)}{#1#2}\\f{x}")

    assert (problem.code, problem.message) == ("missing-argument", "\\f lacks its argument")

"""From tokens to a math list."""

from __future__ import annotations

import pytest

from dlbuild.tex.mlist import (
    BIN,
    CLOSE,
    DISPLAY_LIMITS,
    INNER,
    LIMITS,
    NO_LIMITS,
    OP,
    OPEN,
    ORD,
    PUNCT,
    REL,
    Accent,
    Atom,
    Fenced,
    Fraction,
    Over,
    Radical,
    Space,
    StyleChange,
    Symbol,
)
from dlbuild.tex.read import LONGEST, parse
from tests.tex.reading import atom, atoms, letters, refusal

X = Symbol("cmmi10", ord("x"))
TWO = Symbol("cmr10", ord("2"))


def test_an_empty_formula_is_an_empty_list() -> None:
    assert parse("").mlist == ()
    assert parse(" \n\t ").mlist == ()


def test_white_space_means_nothing() -> None:
    assert parse(" a + \n b ").mlist == parse("a+b").mlist


@pytest.mark.parametrize(
    ("tex", "kind"),
    [
        ("x", ORD),
        ("1", ORD),
        ("/", ORD),
        ("\\sum", OP),
        ("\\sin", OP),
        ("+", BIN),
        ("\\cdot", BIN),
        ("=", REL),
        (":", REL),
        ("<", REL),
        ("(", OPEN),
        ("\\langle", OPEN),
        (")", CLOSE),
        ("!", CLOSE),
        ("?", CLOSE),
        (",", PUNCT),
        (";", PUNCT),
        ("|", ORD),
        (".", ORD),
        ("\\ldots", INNER),
        ("\\left(x\\right)", INNER),
    ],
)
def test_every_symbol_has_its_kind(tex: str, kind: int) -> None:
    assert atom(tex).kind == kind


def test_braces_make_an_ordinary_atom_of_what_is_in_them() -> None:
    assert atom("{=}").kind == ORD
    assert len(atoms("{a+b}")) == 1


def test_braces_around_one_ordinary_symbol_are_not_there() -> None:
    # TeX: The Program, section 1186.
    assert parse("{x}").mlist == parse("{{{x}}}").mlist == parse("x").mlist


def test_scripts_hang_on_the_atom_before_them() -> None:
    assert atom("x^2_3") == Atom(ORD, X, TWO, Symbol("cmr10", ord("3")))
    assert atom("\\sum_x^2") == atom("\\sum^2_x")
    assert atom("=^2").kind == REL


def test_scripts_of_nothing_hang_on_an_empty_atom() -> None:
    assert atoms("^2") == [Atom(ORD, None, TWO)]
    assert atoms("{}_x^2")[0].superscript == TWO
    first, _, third = parse("x\\,^2").mlist
    assert (first, third) == (Atom(ORD, X), Atom(ORD, None, TWO))


def test_a_script_takes_one_token_or_a_group_or_a_command_with_its_arguments() -> None:
    assert letters("x^23") == "x23"
    assert atoms("x^23")[0].superscript == TWO
    assert atom("x^{23}").superscript == (Atom(ORD, TWO), Atom(ORD, Symbol("cmr10", ord("3"))))
    nucleus = atom("x^\\frac12").superscript
    assert isinstance(nucleus, Fraction)


def test_primes_are_one_superscript_with_what_is_raised_after_them() -> None:
    prime = Symbol("cmsy10", 0x30)

    assert atom("x'").superscript == prime
    assert atom("x''").superscript == (Atom(ORD, prime),) * 2
    assert atom("x'^2").superscript == (Atom(ORD, prime), Atom(ORD, TWO))
    assert atom("x'_2") == atom("x_2'")


def test_a_fraction_takes_two_arguments_of_one_token_each() -> None:
    nucleus = atoms("\\frac12x")[0].nucleus

    assert isinstance(nucleus, Fraction)
    assert (letters("\\frac12x"), len(nucleus.numerator), len(nucleus.denominator)) == ("12x", 1, 1)


@pytest.mark.parametrize("command", ["over", "atop", "choose", "brack", "brace"])
def test_an_infix_command_divides_its_group(command: str) -> None:
    found = atom(f"b c\\{command} 2x")

    assert found.kind == INNER
    assert isinstance(found.nucleus, Fraction)
    assert len(found.nucleus.numerator) == len(found.nucleus.denominator) == 2
    assert letters(f"a{{b c\\{command} 2x}}") == letters(f"a b c\\{command} 2x")


def test_an_infix_command_divides_a_whole_formula_and_a_fence_s_content() -> None:
    assert isinstance(atom("a\\over b").nucleus, Fraction)
    fence = atom("\\left(a\\over b\\right)").nucleus
    assert isinstance(fence, Fenced)
    assert [type(item) for item in fence.parts[0]] == [Atom]


def test_no_half_read_fraction_is_left_in_a_list() -> None:
    for tex in ("a\\over b", "{a\\over b}", "x^{a\\over b}", "\\sqrt{a\\over b}", "\\left(a\\over b\\right)"):
        assert "Over(" not in repr(parse(tex).mlist)
    assert Over.__name__ in repr(Over(Fraction((), ())))


def test_a_root_may_have_a_degree() -> None:
    assert atom("\\sqrt x").nucleus == Radical(X)
    assert atom("\\sqrt[2]x").nucleus == Radical(X, (Atom(ORD, TWO),))
    assert atom("\\root 2\\of x").nucleus == atom("\\sqrt[2]x").nucleus


def test_an_accent_is_a_nucleus_so_that_scripts_hang_on_the_whole() -> None:
    found = atom("\\hat x^2")

    assert isinstance(found.nucleus, Accent)
    assert (found.nucleus.body, found.superscript) == (X, TWO)


@pytest.mark.parametrize(
    ("tex", "where"),
    [
        ("\\sum", DISPLAY_LIMITS),
        ("\\int", NO_LIMITS),
        ("\\sum\\nolimits", NO_LIMITS),
        ("\\int\\limits", LIMITS),
        ("\\int\\limits\\nolimits", NO_LIMITS),
        ("\\sum\\limits\\displaylimits", DISPLAY_LIMITS),
        ("\\max", DISPLAY_LIMITS),
        ("\\sin", NO_LIMITS),
        ("\\operatorname{f}", NO_LIMITS),
        ("\\operatorname*{f}", DISPLAY_LIMITS),
    ],
)
def test_an_operator_knows_where_its_scripts_go(tex: str, where: int) -> None:
    assert atom(tex).limits == where


def test_a_fence_has_a_delimiter_more_than_parts() -> None:
    nucleus = atom("\\left(a\\middle|b\\right.").nucleus

    assert isinstance(nucleus, Fenced)
    assert (len(nucleus.delimiters), len(nucleus.parts)) == (3, 2)
    assert nucleus.delimiters[2] is None


def test_a_style_and_a_space_are_items_of_the_list() -> None:
    assert parse("\\displaystyle\\quad").mlist == (StyleChange(0), Space(em=1.0))


def test_what_is_set_in_a_group_ends_with_it() -> None:
    assert letters("{\\def\\a{x}\\a}\\def\\a{y}\\a") == "xy"
    assert refusal("{\\def\\a{x}}\\a").code == "unknown-command"


def test_brackets_within_braces_do_not_end_an_optional_argument() -> None:
    assert letters("\\sqrt[{[2]}]x") == letters("\\sqrt[{[2]}] x")
    assert "]" in letters("\\sqrt[{[2]}]x")


def test_a_tag_is_beside_the_formula() -> None:
    parsed = parse("x\\tag{7}")

    assert parsed.mlist == parse("x").mlist
    assert parsed.tag is not None
    assert parse("x").tag is None
    assert parse("x\\tag*{7}").tag != parsed.tag


def test_labels_leave_nothing_behind() -> None:
    assert parse("x\\label{eq:1}\\nonumber").mlist == parse("x").mlist


def test_a_formula_may_be_as_long_as_the_limit_and_no_longer() -> None:
    assert len(parse("x" * LONGEST).mlist) == LONGEST
    assert refusal("x" * (LONGEST + 1)).code == "too-long"


@pytest.mark.parametrize(
    ("tex", "marked"),
    [
        ("a + \\foo b", "\\foo"),
        ("\\frac{a}{b", "{"),
        ("x^2^3", "^"),
        ("\\left( a", "\\left"),
        ("\\begin{foo}a\\end{foo}", "foo"),
        ("\\begin{matrix}a", "\\begin{matrix"),
        ("\\hspace{3 cows}", "3 cows"),
        ("a % \\foo\n + \\bar", "\\bar"),
        ("\\text{a $\\foo$}", "\\foo"),
        ("\\sqrt[\\foo]{x}", "\\foo"),
        ("\\substack{a\\\\\\foo}", "\\foo"),
    ],
)
def test_a_refusal_marks_the_tokens_that_are_wrong(tex: str, marked: str) -> None:
    problem = refusal(tex)

    assert problem.source[problem.span] == marked
    assert problem.source.text == tex


@pytest.mark.parametrize(
    ("base", "kind"),
    [
        ("=", REL),
        ("+", BIN),
        ("x", ORD),
        (r"\longrightarrow", REL),  # two relations and a negative kern
        ("=x", REL),
        ("+x", BIN),  # behind an atom it would be an operation
        ("x+y", ORD),  # its spaces are the same inside and outside
        ("=-", REL),
        ("(", ORD),
    ],
)
def test_overset_is_of_the_kind_that_its_base_spaces_like(base: str, kind: int) -> None:
    (atom,) = parse(rf"\overset{{a}}{{{base}}}").mlist
    assert isinstance(atom, Atom)
    assert atom.kind == kind

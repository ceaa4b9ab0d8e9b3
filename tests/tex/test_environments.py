"""Environments: cells, rows, rules, and what their arguments say."""

from __future__ import annotations

import pytest

from dlbuild.tex.commands.arrays import ENVIRONMENTS
from dlbuild.tex.mlist import DISPLAY, INNER, ORD, SCRIPT, TEXT, Array, Atom, Fenced
from dlbuild.tex.read import parse
from tests.tex.reading import atom, atoms, letters, refusal, symbols

ARGUMENTS = {"array": "{ccc}", "darray": "{ccc}", "subarray": "{c}", "alignat": "{2}", "alignedat": "{2}"}
ARGUMENTS |= {"alignat*": "{2}", "xalignat": "{2}", "xalignat*": "{2}", "xxalignat": "{2}", "crampedsubarray": "{c}"}
ONE_COLUMN = {"subarray"}


def array(tex: str) -> Array:
    """Return the array that a formula is, in fences or not."""
    nucleus = atom(tex).nucleus
    if isinstance(nucleus, Fenced):
        (inner,) = nucleus.parts[0]
        assert isinstance(inner, Atom)
        nucleus = inner.nucleus
    assert isinstance(nucleus, Array)
    return nucleus


@pytest.mark.parametrize("name", sorted(ENVIRONMENTS))
def test_every_environment_holds_a_formula(name: str) -> None:
    assert "x" in letters(f"\\begin{{{name}}}{ARGUMENTS.get(name, '')} x \\end{{{name}}}")


@pytest.mark.parametrize("name", sorted(ENVIRONMENTS))
def test_every_environment_needs_its_end(name: str) -> None:
    problem = refusal(f"\\begin{{{name}}}{ARGUMENTS.get(name, '')} x \\end{{other}}")

    assert problem.code in {"wrong-end", "missing-end"}


def test_cells_are_between_ampersands_and_rows_between_backslashes() -> None:
    found = array("\\begin{matrix}a&b\\\\c&d\\\\e\\end{matrix}")

    assert [len(row.cells) for row in found.rows] == [2, 2, 1]
    assert found.rows[1].cells[0] == parse("c").mlist


def test_a_row_of_nothing_at_the_end_is_no_row() -> None:
    assert array("\\begin{matrix}a\\\\\\end{matrix}").rows == array("\\begin{matrix}a\\end{matrix}").rows
    assert len(array("\\begin{matrix}a\\\\\\\\b\\end{matrix}").rows) == 3


def test_the_end_of_a_row_may_be_spelled_otherwise() -> None:
    assert array("\\begin{matrix}a\\cr b\\end{matrix}") == array("\\begin{matrix}a\\\\b\\end{matrix}")


def test_space_after_a_row_is_read_and_a_star_is_nothing() -> None:
    found = array("\\begin{matrix}a\\\\[2pt]b\\\\*[-1em]c\\end{matrix}")

    assert [row.skip for row in found.rows] == pytest.approx([0.2, -1.0, 0.0])


def test_amsmath_reads_a_bracket_only_right_behind_the_row() -> None:
    found = array("\\begin{matrix}a\\\\ [x]\\end{matrix}")

    assert letters("\\begin{matrix}a\\\\ [x]\\end{matrix}") == "a[x]"
    assert found.rows[0].skip == 0.0


def test_rules_are_read_at_the_beginning_of_a_row_and_after_the_last() -> None:
    found = array("\\begin{array}{c}\\hline a\\\\\\hline\\hline b\\\\\\hdashline\\end{array}")

    assert [row.lines for row in found.rows] == [("-",), ("-", "-")]
    assert found.last_lines == (":",)


def test_the_letters_of_an_array_are_its_columns() -> None:
    found = array("\\begin{array}{l|cr|}a&b&c\\end{array}")

    assert [column.align for column in found.columns] == ["l", "c", "r"]
    assert found.verticals == ("", "|", "", "|")
    assert found.before == pytest.approx((0.5, 1.0, 1.0, 0.5))


def test_columns_may_be_repeated() -> None:
    assert array("\\begin{array}{*{3}{c}}a\\end{array}") == array("\\begin{array}{ccc}a\\end{array}")
    assert array("\\begin{array}{*{2}{lr}}a\\end{array}") == array("\\begin{array}{lrlr}a\\end{array}")


@pytest.mark.parametrize(
    ("name", "style"),
    [("matrix", TEXT), ("cases", TEXT), ("dcases", DISPLAY), ("aligned", DISPLAY), ("gathered", DISPLAY),
     ("array", TEXT), ("subarray", SCRIPT)],
)  # fmt: skip
def test_cells_have_the_style_of_their_environment(name: str, style: int) -> None:
    found = array(f"\\begin{{{name}}}{ARGUMENTS.get(name, '')} a \\end{{{name}}}")

    assert {column.style for column in found.columns} == {style}


def test_columns_of_an_alignment_are_right_and_left_in_turn() -> None:
    found = array("\\begin{aligned}a&b&c&d\\end{aligned}")

    assert "".join(column.align for column in found.columns) == "rlrl"


def test_a_cell_after_an_alignment_begins_with_an_empty_atom() -> None:
    # So that its relation has a space before it (amsmath).
    found = array("\\begin{aligned}a&=b\\end{aligned}")

    assert found.rows[0].cells[1][0] == Atom(ORD, None)


def test_a_matrix_in_parentheses_is_an_inner_atom_and_a_bare_one_is_not() -> None:
    assert atom("\\begin{pmatrix}a\\end{pmatrix}").kind == INNER
    assert atom("\\begin{matrix}a\\end{matrix}").kind == ORD


def test_environments_may_stand_in_each_other() -> None:
    tex = (
        "\\begin{aligned}a&=\\begin{pmatrix}b&c\\\\d&e\\end{pmatrix}\\\\f&=\\begin{cases}g&h\\end{cases}\\end{aligned}"
    )

    assert [chr(symbol.code) for symbol in symbols(tex) if symbol.face == "cmmi10"] == list("abcdefgh")


def test_lines_on_each_other_under_an_operator_are_an_array_in_script_style() -> None:
    (found,) = atoms("\\substack{a\\\\b}")

    assert isinstance(found.nucleus, Array)
    assert len(found.nucleus.rows) == 2
    assert found.nucleus.columns[0].style == SCRIPT


def test_words_between_rows_stand_at_the_left_of_all_columns() -> None:
    found = array("\\begin{align}a&=b\\\\ \\intertext{and}c&=d\\end{align}")

    assert [len(row.cells) for row in found.rows] == [2, 1, 2]
    ((first, words),) = found.rows[1].spans
    assert (first, words.align) == (0, "l")
    assert found.rows[2].cells == array("\\begin{align}c&=d\\end{align}").rows[0].cells


def test_a_matrix_with_a_star_says_how_its_columns_are_set() -> None:
    assert {column.align for column in array("\\begin{bmatrix*}[l]a&b\\end{bmatrix*}").columns} == {"l"}
    small = (parse(f"\\begin{{psmallmatrix*}}{side}-a\\\\a\\end{{psmallmatrix*}}").mlist for side in ("", "[c]", "[r]"))
    assert len(set(small)) == 2


@pytest.mark.parametrize("factor", ["nan", "inf", "1e9", "x", ""])
def test_rows_are_stretched_by_a_number(factor: str) -> None:
    assert refusal(f"\\def\\arraystretch{{{factor}}}\\begin{{matrix}}x\\end{{matrix}}").code == "bad-factor"

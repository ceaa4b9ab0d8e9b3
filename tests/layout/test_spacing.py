"""Spaces between atoms: rules 5, 6 and 20, and the table of TeXbook page 170, written out once more."""

from __future__ import annotations

import pytest

from dlbuild.tex.mlist import DISPLAY, SCRIPT, SCRIPT_SCRIPT, TEXT
from tests.layout.parameters import MEDIUM, PARENTHESIS, QUAD, THICK, THIN, A, X, boxed, mark, row

KINDS = "ord op bin rel open close punct inner".split()
# 1 thin, 2 medium, 3 thick; in parentheses not in script styles; an asterisk cannot happen.
TABLE = """
        0    1   (2)  (3)   0    0    0   (1)
        1    1    *   (3)   0    0    0   (1)
       (2)  (2)   *    *   (2)   *    *   (2)
       (3)  (3)   *    0   (3)   0    0   (3)
        0    0    *    0    0    0    0    0
        0    1   (2)  (3)   0    0    0   (1)
       (1)  (1)   *   (1)  (1)  (1)  (1)  (1)
       (1)   1   (2)  (3)  (1)   0   (1)  (1)
"""
ENTRIES = [
    (left, right, entry)
    for left, line in zip(KINDS, TABLE.strip().splitlines(), strict=True)
    for right, entry in zip(KINDS, line.split(), strict=True)
]
POSSIBLE = [(left, right, entry) for left, right, entry in ENTRIES if entry != "*"]
SCALE = {DISPLAY: 1.0, TEXT: 1.0, SCRIPT: 0.7, SCRIPT_SCRIPT: 0.5}


def _gap(tex: str, first: int, style: int) -> float:
    """Return the space between two neighbouring x of a row of them."""
    places = [glyph.x for glyph in row(tex, style)]
    return places[first + 1] - places[first] - SCALE[style] * X.width


@pytest.mark.parametrize("style", SCALE)
@pytest.mark.parametrize(("left", "right", "entry"), POSSIBLE, ids=[f"{one}-{two}" for one, two, _ in POSSIBLE])
def test_the_space_between_two_atoms_is_that_of_the_table(left: str, right: str, entry: str, style: int) -> None:
    # A binary operation needs something on both sides to be one.
    before, after = ("x" if left == "bin" else ""), ("x" if right == "bin" else "")
    tex = f"{before}\\math{left}{{x}}\\math{right}{{x}}{after}"

    space = {"0": 0.0, "1": 3.0, "2": 4.0, "3": 5.0}[entry.strip("()")] * QUAD / 18 * SCALE[style]
    expected = 0.0 if style >= SCRIPT and "(" in entry else space

    assert _gap(tex, len(before), style) == pytest.approx(expected, abs=1e-6)


def test_what_cannot_happen_is_made_an_ordinary_atom_first() -> None:
    impossible = {(left, right) for left, right, entry in ENTRIES if entry == "*"}

    assert impossible == (
        {(left, "bin") for left in ("op", "bin", "rel", "open", "punct")}
        | {("bin", right) for right in ("rel", "close", "punct")}
    )


@pytest.mark.parametrize("kind", ["op", "rel", "open", "punct"])
def test_a_binary_operation_after_an_atom_that_wants_an_operand_is_a_sign(kind: str) -> None:
    # Rule 5: the minus becomes ordinary, so nothing stands between it and its operand.
    tex = f"\\math{kind}{{x}}\\mathbin{{x}}x"

    assert _gap(tex, 1, TEXT) == pytest.approx(0.0)


@pytest.mark.parametrize("tex", ["(-a)", "[-a", ",-a", "=-a", "\\max -a", "-a", "x+-a", "x\\times-a"])
def test_a_minus_that_has_nothing_to_subtract_from_is_a_sign(tex: str) -> None:
    minus = next(glyph for glyph in row(tex) if (glyph.font, glyph.code) == ("cmsy10", 0))
    (a,) = (glyph for glyph in row(tex) if (glyph.font, glyph.code) == ("cmmi10", ord("a")))

    assert a.x - minus.x == pytest.approx(0.777781)


@pytest.mark.parametrize("kind", ["rel", "close", "punct"])
def test_a_binary_operation_before_what_ends_an_operand_is_ordinary(kind: str) -> None:
    # Rule 6.
    tex = f"x\\mathbin{{x}}\\math{kind}{{x}}"

    assert _gap(tex, 0, TEXT) == pytest.approx(0.0)


def test_a_binary_operation_at_the_end_is_ordinary() -> None:
    assert boxed("x+").width == pytest.approx(X.width + 0.777781)


def test_two_binary_operations_make_a_sum_with_a_sign() -> None:
    # Rule 5 again: in a + -b the minus is ordinary, the plus is not.
    assert mark("a+-x", "x").x == pytest.approx(A.width + MEDIUM + 0.777781 + MEDIUM + 0.777781)


def test_a_sum_has_medium_spaces_a_relation_thick_ones() -> None:
    assert mark("a+x", "x").x == pytest.approx(A.width + MEDIUM + 0.777781 + MEDIUM)
    assert mark("a=x", "x").x == pytest.approx(A.width + THICK + 0.777781 + THICK)


def test_in_a_script_there_are_neither() -> None:
    scaled = 0.7 * (A.width + 0.777781)

    assert mark("a+x", "x", SCRIPT).x == pytest.approx(scaled)
    assert mark("a=x", "x", SCRIPT).x == pytest.approx(scaled)


def test_a_comma_has_a_thin_space_behind_it_and_none_before() -> None:
    assert mark("a,x", "x").x == pytest.approx(A.width + 0.277779 + THIN)


def test_in_braces_a_comma_is_an_ordinary_character() -> None:
    assert mark("a{,}x", "x").x == pytest.approx(A.width + 0.277779)


def test_a_space_does_not_come_between_an_atom_and_its_neighbour_s_kind() -> None:
    # Rule 1 to 4: what is no atom has no part in rule 5 and 6 or in the table.
    assert mark("a\\,+\\,x", "x").x == pytest.approx(A.width + 2 * THIN + 2 * MEDIUM + 0.777781)
    assert mark("(\\,-x", "x").x == pytest.approx(PARENTHESIS.width + THIN + 0.777781)


def test_spaces_by_name_are_those_of_the_texbook() -> None:
    spaces = {"\\,": 3, "\\:": 4, "\\>": 4, "\\;": 5, "\\!": -3, "\\quad": 18, "\\qquad": 36}
    for name, units in spaces.items():
        assert mark(f"a{name} x", "x").x - A.width == pytest.approx(units / 18, abs=1e-5)


def test_math_units_shrink_with_the_style_and_ems_do_not() -> None:
    assert mark("a\\mkern18mu x", "x", SCRIPT).x == pytest.approx(0.7 * (A.width + QUAD))
    assert mark("a\\kern1em x", "x", SCRIPT).x == pytest.approx(0.7 * A.width + 1.0)


def test_nonscript_space_vanishes_in_scripts() -> None:
    assert mark("a\\nonscript\\,x", "x").x == pytest.approx(A.width + THIN)
    assert mark("a\\nonscript\\,x", "x", SCRIPT).x == pytest.approx(0.7 * A.width)


def test_a_change_of_style_changes_the_spaces_from_there_on() -> None:
    assert mark("a\\scriptstyle+x", "x").x == pytest.approx(A.width + 0.7 * 0.777781)

"""The HTML that stands for a formula."""

from __future__ import annotations

import pytest

from dlbuild.markdown import reference
from tests.markdown.bench import build, document

SRC = "../../formulas/0123456789abcdef.svg"


def written(page: str, depth: int = 6, src: str = SRC) -> str:
    (formula,) = document(page).formulas
    return reference(formula, src, depth)


def test_a_formula_in_a_line_is_a_picture_on_the_baseline() -> None:
    assert written("so $x$") == (
        '<picture><source media="(prefers-color-scheme: dark)" srcset="../../formulas/0123456789abcdef.svg#dark">'
        '<img src="../../formulas/0123456789abcdef.svg" alt="x" align="absmiddle" valign="-6px"></picture>'
    )


def test_a_formula_on_its_own_is_a_picture_in_the_middle() -> None:
    assert written("$$\nx\n$$") == (
        '<p align="center"><picture>'
        '<source media="(prefers-color-scheme: dark)" srcset="../../formulas/0123456789abcdef.svg#dark">'
        '<img src="../../formulas/0123456789abcdef.svg" alt="x"></picture></p>'
    )


def test_an_image_on_the_baseline_hangs_zero_pixels() -> None:
    assert ' valign="0px"' in written("so $x$", depth=0)


def test_the_data_stand_behind_all_other_attributes() -> None:
    assert written(r"so \(x\)").endswith(r' alt="x" align="absmiddle" valign="-6px" data-open="\("></picture>')


def test_an_address_is_escaped_as_html() -> None:
    assert 'src="a&amp;b/0123456789abcdef.svg"' in written("$x$", src="a&b/0123456789abcdef.svg")


@pytest.mark.parametrize("page", ["so $a$", "> $$\n> a\n> b\n> $$\n", "| \\(\\|\\) |\n|--|\n", "$$x\r$$\n"])
def test_a_reference_read_back_is_written_the_same(page: str) -> None:
    (built,) = document(build(page)).references
    assert reference(built, built.src, built.depth) == built.html


def test_a_reference_knows_its_image() -> None:
    (built,) = document(written("so $x$", depth=3)).references
    assert (built.src, built.key, built.depth, built.latex) == (SRC, "0123456789abcdef", 3, "x")


def test_the_places_of_a_references_latex_are_those_in_the_page() -> None:
    page = "so " + written("$a < b$")
    (built,) = document(page).references
    assert [page[built.offset(index)] for index in range(5)] == ["a", " ", "&", " ", "b"]
    assert page[built.offset(5)] == '"'


def test_a_reference_above_text_is_mended() -> None:
    page = written("$$\nx\n$$") + "\nso\n"
    (built,) = document(page).references
    assert reference(built, built.src, built.depth) == "<!-- -->" + built.html


def test_a_bare_reference_is_an_image_that_begins_no_block_of_html() -> None:
    (formula,) = document("$x$\nso").formulas
    assert reference(formula, SRC, 6, bare=True) == f'<img src="{SRC}" alt="x" align="absmiddle" valign="-6px"><!-- -->'


def test_a_bare_block_is_an_image_in_the_middle() -> None:
    (formula,) = document("$$\nx\n$$\n").formulas
    assert reference(formula, SRC, 6, bare=True) == f'<p align="center"><img src="{SRC}" alt="x"></p>'


def test_anybodys_image_is_no_bare_reference() -> None:
    assert document(f'<img src="{SRC}" alt="x"> and <img src="a.svg" alt="x"><!-- -->\n').references == ()

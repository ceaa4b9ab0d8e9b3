"""Formulas that are wider than their place."""

from __future__ import annotations

from pathlib import Path

import pytest

import dlbuild
from dlbuild.problem import Problem
from tests.repository import Repository

# Half of it is 500 px wide or so; all of it is wider than a page.
HALF = "a+b+c+d+e+f+g+h+i+j+k+l+m+n+o"


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    notes = Repository(tmp_path / "r")
    monkeypatch.chdir(notes.root)
    return notes


def built(notes: Repository, text: str, settings: str = "") -> tuple[Problem, ...]:
    notes.write("dlbuild.toml", settings)
    notes.write("a.md", text)
    notes.add()
    dlbuild.build()
    dlbuild.clean()
    notes.add()
    return dlbuild.check().problems


def width(notes: Repository) -> int:
    """Return the width of the only drawing."""
    (drawing,) = notes.drawings()
    return int(notes.read(f"formulas/{drawing}.svg").partition(' width="')[2].partition('"')[0])


def test_a_formula_wider_than_the_column_is_a_warning_with_its_width_and_a_way_out(notes: Repository) -> None:
    (problem,) = built(notes, f"$$\n{HALF}+{HALF}\n$$\n")

    wide = width(notes)
    assert wide > 846
    assert problem.message == (
        f"the formula is {wide} px wide, and there is room for 846: it is shown at {846 / wide:.0%}"
    )
    assert (problem.code, problem.severity) == ("too-wide", "warning")
    assert problem.source[problem.span] == f"{HALF}+{HALF}"
    assert "aligned" in problem.help
    assert dlbuild.build("a.md").problems == (problem,)


def test_what_fits_to_the_pixel_is_no_problem(notes: Repository) -> None:
    assert built(notes, f"$$\n{HALF}\n$$\n") == ()
    wide = width(notes)

    assert built(notes, f"$$\n{HALF}\n$$\n", f"max-width = {wide}") == ()
    assert len(built(notes, f"$$\n{HALF}\n$$\n", f"max-width = {wide - 1}")) == 1
    assert built(notes, f"$$\n{HALF}+{HALF}\n$$\n", "max-width = 0") == ()


@pytest.mark.parametrize(
    ("container", "inset"),
    [
        ("- {}", 32),  # 2 em
        ("> {}", 36),  # 1 em and a border of .25 em on the left, 1 em on the right
        ("- - {}", 64),
        ("1. > {}", 68),
        ("| {} |\n|---|", 27),  # 13 px on both sides and a border
        ("[^1]\n\n[^1]: {}", 16),
    ],
)
def test_containers_take_their_share_of_the_column(notes: Repository, container: str, inset: int) -> None:
    text = container.replace("{}", f"${HALF}$") + "\n"
    assert built(notes, text) == ()
    wide = width(notes)

    assert built(notes, text, f"max-width = {wide + inset}") == ()
    (problem,) = built(notes, text, f"max-width = {wide + inset - 1}")
    assert f"there is room for {wide - 1}:" in problem.message


def test_behind_a_container_the_column_is_whole_again(notes: Repository) -> None:
    text = f"> - so\n\nand\n\n${HALF}$\n"
    built(notes, text)

    assert built(notes, text, f"max-width = {width(notes)}") == ()


def test_the_formulas_of_a_row_need_room_together(notes: Repository) -> None:
    text = f"| ${HALF}$ | ${HALF}$ |\n|---|---|\n| ${HALF}$ | so |\n"
    (problem,) = built(notes, text)

    assert problem.message.startswith(f"the formulas of this row are {2 * width(notes)} px wide, and there is room")
    assert problem.source.place(problem.span.start)[0] == 1
    assert built(notes, text, f"max-width = {2 * width(notes) + 54}") == ()


def test_a_wide_formula_in_a_heading_that_keeps_its_latex_is_no_problem(notes: Repository) -> None:
    assert built(notes, f"# ${HALF}+{HALF}$\n") == ()

"""`dlbuild import`: what it says and does."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.repository import Repository

PAGE = (
    "Let ![](https://latex.codecogs.com/svg.latex?x^2) be\n\n"
    "![](https://math.vercel.app/?from=\\foo)\n\n![](https://i.upmath.me/svg/%ff)\n"
)


@pytest.fixture
def notes(tmp_path: Path) -> Repository:
    notes = Repository(tmp_path / "r")
    notes.write("a.md", PAGE)
    notes.write("b.md", "![](cat.png)\n")
    notes.add()
    return notes


def test_it_writes_latex_and_warns_of_what_will_not_build(notes: Repository) -> None:
    ran = notes.run("import")

    assert (ran.code, ran.err) == (0, "")
    assert notes.read("a.md") == "Let $x^2$ be\n\n$$\n\\foo\n$$\n\n![](https://i.upmath.me/svg/%ff)\n"
    assert ran.out == (
        "a.md:3:1: warning: this formula is imported, but will not build: \\foo is not a command that dlbuild knows "
        "[unknown-command]\n    3 | $$\n      | ^\n"
        "   help: define it with \\newcommand, or under macros in the configuration\n\n"
        "a.md:7:1: warning: no LaTeX can be read from this address of upmath [not-imported]\n"
        "    7 | ![](https://i.upmath.me/svg/%ff)\n      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "   help: the image stays\n\n"
        "a.md: 2 formulas\nchanged 1 page\n2 warnings\n"
    )


def test_check_and_diff_change_nothing(notes: Repository) -> None:
    checked = notes.run("import", "--check")
    assert checked.code == 1
    assert checked.out.endswith("would change a.md: 2 formulas\nwould change 1 page\n2 warnings\n")

    shown = notes.run("import", "--diff", "a.md")
    assert shown.code == 0
    assert "-Let ![](https://latex.codecogs.com/svg.latex?x^2) be\n+Let $x^2$ be\n" in shown.out
    assert notes.read("a.md") == PAGE


def test_where_there_is_nothing_it_says_so(notes: Repository) -> None:
    assert notes.run("import", "b.md") == (0, "nothing to do: no image of a formula on 1 page\n", "")
    assert notes.run("import", "--check", "b.md").code == 0


def test_what_was_imported_builds_and_comes_back(notes: Repository) -> None:
    notes.write("a.md", PAGE.split("\n", 1)[0] + "\n")
    notes.run("import", "a.md")
    assert notes.run("build", "a.md").code == 0
    notes.run("restore", "a.md")

    assert notes.read("a.md") == "Let $x^2$ be\n"

"""What `check` says of pages and drawings, before it looks at links."""

from __future__ import annotations

from pathlib import Path

import pytest

import dlbuild
from dlbuild.report import report
from tests.repository import Repository


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    notes = Repository(tmp_path / "r")
    notes.write("notes/a.md", "# $h$\n\nHere is $x$.\n")
    notes.add()
    monkeypatch.chdir(notes.root)
    return notes


def said(*paths: str) -> str:
    return report(dlbuild.check(*paths).problems)


@pytest.fixture
def built(notes: Repository) -> Repository:
    assert dlbuild.build().problems == ()
    notes.add()
    return notes


def test_a_built_page_is_fine(built: Repository) -> None:
    assert built.drawings()
    assert said() == ""


def test_latex_that_is_left_is_one_problem_a_page(notes: Repository) -> None:
    notes.write("notes/b.md", "One\n\n$x$ and $y$\n")
    notes.add()

    assert said() == (
        "notes/a.md:3:9: a formula is not built [not-built]\n"
        "    3 | Here is $x$.\n"
        "      |         ^^^\n"
        "   help: run dlbuild build\n"
        "\n"
        "notes/b.md:3:1: 2 formulas are not built [not-built]\n"
        "    3 | $x$ and $y$\n"
        "      | ^^^\n"
        "   help: run dlbuild build\n"
    )


def first_line(text: str) -> str:
    return text.partition("\n")[0]


def test_a_reference_whose_latex_was_edited_is_out_of_date(built: Repository) -> None:
    built.write("notes/a.md", built.read("notes/a.md").replace('alt="x"', 'alt="y"'))

    assert first_line(said("notes")) == (
        "notes/a.md:3:9: the drawing is not the one that this LaTeX gives [out-of-date]"
    )


def test_a_reference_that_is_written_in_another_way_is_out_of_date(built: Repository) -> None:
    built.write("notes/a.md", built.read("notes/a.md").replace('valign="-', 'valign="-1'))

    assert first_line(said()) == "notes/a.md:3:9: the reference is not written as it should be [out-of-date]"
    assert dlbuild.build().plan.changes
    assert said() == ""


def test_a_page_that_was_moved_is_out_of_date(built: Repository) -> None:
    (built.root / "notes" / "a.md").rename(built.root / "a.md")

    assert first_line(said("a.md")) == "a.md:3:9: the reference is not written as it should be [out-of-date]"


def test_a_drawing_that_is_gone_is_missed(built: Repository) -> None:
    (drawing,) = built.drawings()
    (built.root / f"formulas/{drawing}.svg").unlink()

    assert first_line(said()) == f"notes/a.md:3:9: there is no formulas/{drawing}.svg [missing-drawing]"


def test_a_drawing_of_which_one_byte_has_changed_is_found(built: Repository) -> None:
    (drawing,) = built.drawings()
    path = built.root / f"formulas/{drawing}.svg"
    data = path.read_bytes()

    for at in (5, len(data) // 2, len(data) - 3):
        path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        assert first_line(said()) == (
            f"notes/a.md:3:9: formulas/{drawing}.svg is not as dlbuild wrote it [altered-drawing]"
        )


def test_a_drawing_under_a_wrong_name_is_found(built: Repository) -> None:
    (drawing,) = built.drawings()
    built.write("notes/b.md", "$y$\n")
    dlbuild.build("notes/b.md")
    other = next(name for name in built.drawings() if name != drawing)
    built.write(f"formulas/{drawing}.svg", (built.root / f"formulas/{other}.svg").read_bytes())

    assert first_line(said("notes/a.md")) == (
        f"notes/a.md:3:9: formulas/{drawing}.svg is a drawing of another formula [wrong-drawing]"
    )


def test_a_long_formula_is_named_by_its_beginning_on_one_line(built: Repository) -> None:
    built.write("notes/a.md", "$$\n" + "y\n" * 50 + "$$\n")
    built.add()
    dlbuild.build()
    built.write("notes/a.md", "Nothing here.\n")

    assert f"no page refers to this file, a drawing of {'y ' * 29}y… [orphan]\n" in said()


def test_a_drawing_that_no_page_refers_to_is_an_orphan(built: Repository) -> None:
    (drawing,) = built.drawings()
    built.write("notes/a.md", "Nothing here.\n")
    built.write("formulas/0123456789abcdef.svg", "<svg/>")
    built.add()

    assert said() == (
        "formulas/0123456789abcdef.svg: no page refers to this file [orphan]\n"
        "   help: dlbuild clean removes it\n"
        "\n"
        f"formulas/{drawing}.svg: no page refers to this file, a drawing of x [orphan]\n"
        "   help: dlbuild clean removes it\n"
    )
    assert said("notes") == ""


def test_drawings_that_git_does_not_have_are_one_problem(notes: Repository) -> None:
    notes.write("notes/b.md", "$y$ $z$\n")
    dlbuild.build("notes")
    first = notes.drawings()[0]

    assert said("notes") == (
        f"formulas/{first}.svg: this and 2 more drawings are not in git [untracked-drawings]\n"
        "   help: git add formulas\n"
    )


def test_links_are_checked_as_well(built: Repository) -> None:
    built.write("notes/b.md", "[on](c.md)\n")
    built.add()

    assert first_line(said()) == "notes/b.md:1:6: there is no `notes/c.md` [missing-file]"


def test_what_is_switched_off_is_not_looked_at(notes: Repository) -> None:
    notes.write("notes/a.md", "<!-- dlbuild: off -->\n\n$x$\n\n<!-- dlbuild: on -->\n")

    assert said() == ""


def test_a_build_ends_with_what_check_says(built: Repository) -> None:
    built.write("notes/b.md", "$y$ [on](c.md)\n")
    built.add()

    (problem,) = dlbuild.build().problems

    assert problem.code == "missing-file"
    assert problem.source.text == built.read("notes/b.md")


def test_characters_that_no_font_here_has_are_one_warning_a_page(notes: Repository) -> None:
    notes.write("notes/a.md", "Cyrillic $\\text{да}$ is drawn,\n$\\text{损失 a}$ and $\\text{失败}$ are not.\n")
    notes.add()
    built = dlbuild.build()
    notes.add()

    warning = "notes/a.md:2:1: 损失败 in formulas: no font here has these characters [reader-fonts]"
    assert [problem.severity for problem in built.problems] == ["warning"]
    assert first_line(said()).replace("warning: ", "") == warning
    assert [problem.severity for problem in dlbuild.check().problems] == ["warning"]

"""`dlbuild build` says what it did, or would do: nothing much when there is nothing to say."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.repository import ENVIRONMENT, Repository


@pytest.fixture
def notes(tmp_path: Path) -> Repository:
    notes = Repository(tmp_path / "r")
    notes.write("notes/a.md", "Here is $x$ and $x$ and $y$.\n")
    notes.write("notes/b.md", "No formula.\n")
    notes.add()
    return notes


def test_it_says_what_was_drawn_and_changed(notes: Repository) -> None:
    assert notes.run("build") == (
        0,
        "notes/a.md: 3 formulas\ndrew 2 formulas, changed 1 page\nthe new drawings are in formulas: git add formulas\n",
        "",
    )


def test_nothing_to_do_is_one_line(notes: Repository) -> None:
    notes.run("build")

    assert notes.run("build") == (0, "nothing to do: 2 pages are up to date\n", "")
    assert notes.run("build", "--check") == (0, "nothing to do: 2 pages are up to date\n", "")
    assert notes.run("build", "notes/b.md") == (0, "nothing to do: 1 page is up to date\n", "")


def test_a_tree_without_pages_says_so(tmp_path: Path) -> None:
    said = "nothing to do: there is no Markdown page here\n"
    assert Repository(tmp_path / "empty", git=False).run("build") == (0, said, "")


def test_a_page_that_git_does_not_track_yet_is_said_to_be_overlooked(tmp_path: Path) -> None:
    notes = Repository(tmp_path / "new")
    notes.write("a.md", "$x$\n")

    said = "nothing to do: git tracks no Markdown page here that is a note: git add it, or name it\n"
    assert notes.run("build") == (0, said, "")
    assert notes.run("build", "a.md").out.startswith("a.md: 1 formula\n")


def test_a_path_without_pages_says_so(notes: Repository) -> None:
    notes.write("dlbuild.toml", 'exclude = ["notes/b.md"]\n')

    said = "nothing to do: there is no Markdown page there that the configuration does not exclude\n"
    assert notes.run("build", "notes/b.md") == (0, said, "")


def test_check_says_what_would_be_done_and_ends_with_one(notes: Repository) -> None:
    assert notes.run("build", "--check") == (
        1,
        "would change notes/a.md: 3 formulas\nwould draw 2 formulas, change 1 page\n",
        "",
    )
    assert notes.drawings() == []


def test_a_diff_can_be_applied(notes: Repository) -> None:
    ran = notes.run("build", "--diff")

    assert ran.code == 0
    assert ran.err == "would change notes/a.md: 3 formulas\nwould draw 2 formulas, change 1 page\n"
    subprocess.run(["git", "apply"], cwd=notes.root, env=ENVIRONMENT, input=ran.out, text=True, check=True)
    patched = notes.read("notes/a.md")
    notes.run("restore")
    notes.run("build")
    assert notes.read("notes/a.md") == patched


def test_diff_with_check_ends_with_one(notes: Repository) -> None:
    assert notes.run("build", "--diff", "--check").code == 1


def test_an_edited_formula_says_what_became_of_the_old_drawing(notes: Repository) -> None:
    notes.run("build")
    notes.write("notes/a.md", notes.read("notes/a.md").replace('alt="y"', 'alt="z"'))

    assert notes.run("build").out == (
        "notes/a.md: 1 formula (1 renewed)\n"
        "drew 1 formula, changed 1 page, removed 1 drawing\n"
        "the new drawings are in formulas: git add formulas\n"
    )


WRONG = (
    "notes/b.md:1:13: there is no command \\alpa [unknown-command]\n"
    "    1 | A $\\frac{1}{\\alpa}$ here.\n"
    "      |             ^^^^^\n"
    "   help: did you mean \\alpha?\n"
)


@pytest.fixture
def wrong(notes: Repository) -> Repository:
    notes.write("notes/b.md", "A $\\frac{1}{\\alpa}$ here.\n")
    return notes


def test_a_wrong_formula_is_shown_and_nothing_is_done(wrong: Repository) -> None:
    before = wrong.files()

    ran = wrong.run("build")

    assert ran.code == 1
    assert ran.out.splitlines()[1:3] == WRONG.splitlines()[1:3]
    assert ran.out.splitlines()[0].startswith("notes/b.md:1:13: ")
    assert ran.out.endswith("\n\n1 problem: no file was changed (--keep-going builds what is right)\n")
    assert wrong.files() == before


def test_keep_going_does_the_rest_and_still_ends_with_one(wrong: Repository) -> None:
    ran = wrong.run("build", "--keep-going")

    assert ran.code == 1
    assert ran.out.splitlines()[-4:] == [
        "notes/a.md: 3 formulas",
        "drew 2 formulas, changed 1 page",
        "the new drawings are in formulas: git add formulas",
        "1 problem",
    ]


def test_machines_get_the_problems_alone(wrong: Repository) -> None:
    ran = wrong.run("build", "--format", "json")

    assert ran.code == 1
    (line,) = ran.out.splitlines()
    found = json.loads(line)
    assert (found["file"], found["line"], found["column"]) == ("notes/b.md", 1, 13)
    assert found["end"] == {"line": 1, "column": 18}
    assert ran.err == "1 problem: no file was changed (--keep-going builds what is right)\n"


def test_problems_of_the_pages_are_said_at_the_end(notes: Repository) -> None:
    notes.write("notes/b.md", "[on](c.md)\n")
    notes.run("build")

    ran = notes.run("build")

    assert ran.code == 1
    assert ran.out.startswith("notes/b.md:1:6: there is no `notes/c.md` [missing-file]\n")
    assert ran.out.endswith("\n\n1 problem\n")


def test_a_warning_alone_is_no_failure(notes: Repository) -> None:
    notes.write("notes/b.md", "![](pic.png)\n")
    notes.write("notes/pic.png", "")
    notes.add()

    ran = notes.run("build")

    assert ran.code == 0
    assert re.match(r"notes/b\.md:1:\d+: warning: the image has no alternative text \[no-alt\]\n", ran.out)
    assert ran.out.endswith("\n1 warning\n")

"""`dlbuild export`: what it says and writes, and that the page stays."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.repository import ENVIRONMENT, Repository


@pytest.fixture
def notes(tmp_path: Path) -> Repository:
    notes = Repository(tmp_path / "r")
    notes.write("docs/a.md", "A $x$ and [b](b.md).\n")
    notes.write("docs/b.md", "# B\n")
    notes.add()
    return notes


def test_a_page_goes_to_standard_output(notes: Repository) -> None:
    command = [sys.executable, "-m", "dlbuild", "export", "--host", "native", "docs/a.md"]
    answer = subprocess.run(command, cwd=notes.root, env=ENVIRONMENT, capture_output=True, check=True)

    assert (answer.stdout, answer.stderr) == (b"A $x$ and [b](b.md).\n", b"")


def test_a_file_is_written_and_the_page_stays(notes: Repository) -> None:
    before = notes.files()

    ran = notes.run("export", "--host", "bitbucket", "docs/a.md", "-o", "README.md")

    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "dlbuild: drew 1 formula: git add formulas\ndlbuild: wrote README.md\n"
    [drawing] = notes.drawings()
    # The page is in another folder now, and its links know.
    assert notes.read("README.md") == f"A ![x](formulas/{drawing}.svg) and [b](docs/b.md).\n"
    assert before.items() <= notes.files().items()

    # A page of the repository uses the drawing.
    assert notes.run("clean").out == "nothing to do: no drawing is left over\n"
    again = notes.run("export", "--host", "bitbucket", "docs/a.md", "-o", "README.md")
    assert again.err == "dlbuild: wrote README.md\n"


def test_pypi_needs_whole_addresses(notes: Repository) -> None:
    ran = notes.run("export", "--host", "pypi", "docs/a.md", "-o", "new.md")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "dlbuild: this host needs whole addresses, and git knows no repository on GitHub: "
        "say with --base-url where the files of this repository are served\n"
    )

    ran = notes.run("export", "--host", "pypi", "--base-url", "https://e.org/f/", "docs/a.md", "-o", "new.md")
    assert ran.code == 0
    [drawing] = notes.drawings()
    assert notes.read("new.md") == (
        f'A <img src="https://e.org/f/formulas/{drawing}.svg" alt="x" align="absmiddle"> '
        "and [b](https://e.org/f/docs/b.md).\n"
    )


def test_a_wrong_formula_is_told_and_nothing_is_written(notes: Repository) -> None:
    notes.write("docs/a.md", "A $x$ and $\\foo$.\n")

    ran = notes.run("export", "--host", "bitbucket", "docs/a.md", "-o", "new.md")

    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "docs/a.md:1:12: \\foo is not a command that dlbuild knows [unknown-command]\n"
        "    1 | A $x$ and $\\foo$.\n      |            ^^^^\n"
        "   help: define it with \\newcommand, or under macros in the configuration\n"
        "dlbuild: 1 problem: nothing was written\n"
    )
    assert notes.drawings() == []
    assert not (notes.root / "new.md").exists()


def test_what_github_will_not_show_is_a_warning(notes: Repository) -> None:
    notes.write("docs/a.md", "co-$x$ and $\\phantom{x}$\n")

    ran = notes.run("export", "--host", "native", "docs/a.md", "-o", "new.md")

    assert ran.code == 0
    assert [line for line in ran.err.splitlines() if not line.startswith(" ") and line] == [
        "docs/a.md:1:4: warning: GitHub shows no formula that touches a word [not-shown-there]",
        "docs/a.md:1:12: warning: GitHub refuses \\phantom [not-shown-there]",
        "dlbuild: wrote new.md",
    ]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ("docs/a.md", "-o", "docs/a.md"),
            "docs/a.md is the page itself, which export leaves as it is: give another file",
        ),
        (("docs/a.md", "-o", "docs"), "docs is a folder: name the file to write"),
        (("docs/a.md", "--base-url", "e.org"), "e.org is no whole address, such as https://example.org/files"),
        (("docs",), "docs is a folder: export one page at a time"),
        (("c.md",), "there is no file or folder c.md"),
    ],
)
def test_what_makes_no_sense_is_told(notes: Repository, words: tuple[str, ...], message: str) -> None:
    ran = notes.run("export", "--host", "native", *words)

    assert (ran.code, ran.out, ran.err) == (2, "", f"dlbuild: {message}\n")


def test_a_page_that_is_no_text_is_told(notes: Repository) -> None:
    notes.write("docs/a.md", b"\xff\n")

    ran = notes.run("export", "--host", "native", "docs/a.md", "-o", "new.md")

    assert ran.code == 1
    assert ran.err.startswith("docs/a.md:1:1: not UTF-8: the byte 0xff cannot stand here [not-utf-8]\n")


def test_a_page_that_is_excluded_is_told(notes: Repository) -> None:
    notes.write("dlbuild.toml", "exclude = ['docs']\n")

    ran = notes.run("export", "--host", "native", "docs/a.md")

    assert (ran.code, ran.err) == (2, "dlbuild: docs/a.md is excluded by the configuration\n")


def test_line_endings_and_a_mark_at_the_start_stay(notes: Repository) -> None:
    notes.write("docs/a.md", "\ufeffA $x$\r\n\r\n> $$\r\n> y\r\n> $$\r\n")
    notes.run("export", "--host", "gitlab", "docs/a.md", "-o", "new.md")

    assert notes.read("new.md") == "\ufeffA $`x`$\r\n\r\n> ```math\r\n> y\r\n> ```\r\n"

"""`dlbuild init`: what it says, and that it does that once and no more."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dlbuild.setup import configuration
from tests.repository import ENVIRONMENT, Repository

COMMAND = str(Path(sys.executable).parent / "dlbuild")
IN_THE_WAY = "with the filter git builds what is committed; its hook dlbuild would put references into the pages here"
ATTRIBUTES = "/formulas/*.svg -text linguist-generated\n*.md diff=dlbuild\n"


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    # As in a shell where dlbuild's environment is not active.
    monkeypatch.setenv("PATH", "/usr/local/bin:/usr/bin:/bin")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    return Repository(tmp_path / "r")


def said(text: str) -> list[str]:
    """Return the lines of a report that are not quoted from files."""
    return [line for line in text.splitlines() if not line.startswith("    ") and line]


def test_a_repository_is_set_up_and_then_there_is_nothing_to_do(notes: Repository) -> None:
    notes.write("Makefile", "all:\n\ttrue\n")

    ran = notes.run("init")

    assert (ran.code, ran.err) == (0, "")
    size = len(configuration.text().splitlines())
    heading = "^ {0,3}#{1,6}[[:blank:]].*"
    assert said(ran.out) == [
        f"wrote dlbuild.toml: {size} lines",
        "wrote .gitattributes: 2 lines",
        "wrote .pre-commit-config.yaml: 16 lines",
        "added to Makefile: 3 lines",
        f"set in git's configuration of this clone: diff.dlbuild.textconv = {COMMAND} textconv",
        f"set in git's configuration of this clone: diff.dlbuild.xfuncname = {heading}",
    ]
    assert "    *.md diff=dlbuild\n" in ran.out
    assert notes.read("dlbuild.toml") == configuration.text()
    assert notes.read(".gitattributes") == ATTRIBUTES
    assert notes.read("Makefile").startswith("all:\n\ttrue\n\n.PHONY: formulas\n")
    assert notes.git("config", "diff.dlbuild.textconv") == f"{COMMAND} textconv\n"

    before = notes.files()
    assert notes.run("init") == (0, "nothing to do: this repository is set up for dlbuild\n", "")
    assert notes.run("init", "--check").code == 0
    assert notes.files() == before


def test_check_says_the_same_and_does_nothing(notes: Repository) -> None:
    ran = notes.run("init", "--check")

    assert (ran.code, ran.err) == (1, "")
    assert said(ran.out)[0].startswith("would write dlbuild.toml: ")
    assert said(ran.out)[-1].startswith("would set in git's configuration of this clone: diff.dlbuild.xfuncname")
    assert notes.files() == {}
    assert "dlbuild" not in notes.git("config", "--list")


def test_a_configuration_in_pyproject_is_enough_and_another_pyproject_is_not_touched(notes: Repository) -> None:
    notes.write("pyproject.toml", "[project]\nname = 'x'\n")
    assert "would write dlbuild.toml" in notes.run("init", "--check").out

    notes.write("pyproject.toml", "[tool.dlbuild]\nformulas = 'docs/pictures'\n")
    ran = notes.run("init")

    assert "dlbuild.toml" not in ran.out
    assert notes.read("pyproject.toml") == "[tool.dlbuild]\nformulas = 'docs/pictures'\n"
    assert notes.read(".gitattributes").startswith("/docs/pictures/*.svg ")


def test_from_a_folder_below_the_top_is_set_up(notes: Repository) -> None:
    notes.write("notes/a.md", "$x$\n")

    notes.run("init", folder="notes")

    assert sorted(notes.files()) == [".gitattributes", ".pre-commit-config.yaml", "dlbuild.toml", "notes/a.md"]


def test_pages_with_the_long_ending_are_pages_too(notes: Repository) -> None:
    notes.write("a.markdown", "$x$\n")
    notes.run("init", "--filter")

    assert notes.read(".gitattributes").splitlines()[1:] == [
        *("*.md diff=dlbuild", "*.markdown diff=dlbuild"),
        *("*.md filter=dlbuild", "*.markdown filter=dlbuild"),
    ]


def test_the_filter_can_come_later_and_then_works(notes: Repository) -> None:
    notes.run("init")
    ran = notes.run("init", "--filter")

    assert ran.code == 0
    assert said(ran.out) == [
        "added to .gitattributes: 1 line",
        f".pre-commit-config.yaml stays as it is: {IN_THE_WAY}",
        f"set in git's configuration of this clone: filter.dlbuild.process = {COMMAND} filter",
        "pages that show references here will show LaTeX after: dlbuild restore",
    ]
    notes.write("a.md", "$x$\n")
    subprocess.run(["git", "add", "a.md"], cwd=notes.root, env=ENVIRONMENT, capture_output=True, check=True)
    assert "<picture>" in notes.git("cat-file", "blob", ":a.md")
    assert "$x$" in notes.git("diff", "--cached", "--", "a.md")

    # Without the word as well: what is set up stays set up.
    assert said(notes.run("init").out)[-1] == "nothing to do: this repository is set up for dlbuild"


def test_a_setting_that_leads_nowhere_any_more_is_renewed(notes: Repository) -> None:
    notes.run("init")
    notes.git("config", "diff.dlbuild.textconv", "/gone/dlbuild textconv")

    assert said(notes.run("init").out) == [
        f"set in git's configuration of this clone: diff.dlbuild.textconv = {COMMAND} textconv"
    ]


def test_where_dlbuild_is_on_the_path_git_calls_it_by_name(
    notes: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "bin" / "dlbuild"
    script.parent.mkdir()
    script.write_text("#!/bin/sh\n", encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{script.parent}:/usr/bin:/bin")
    notes.run("init")

    assert notes.git("config", "diff.dlbuild.textconv") == "dlbuild textconv\n"


def test_without_git_there_is_only_a_configuration(tmp_path: Path) -> None:
    folder = Repository(tmp_path, git=False)

    ran = folder.run("init")
    assert (ran.code, len(said(ran.out))) == (0, 1)
    assert list(folder.files()) == ["dlbuild.toml"]
    assert folder.run("init").out == "nothing to do: this repository is set up for dlbuild\n"

    ran = folder.run("init", "--filter")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"dlbuild: {tmp_path} is not in a git repository, and --filter is about git: run git init first\n"
    )


def test_a_file_that_cannot_be_understood_is_left(notes: Repository) -> None:
    notes.write(".pre-commit-config.yaml", "repos: []\n")
    notes.write(".gitattributes", b"\xff\n")

    ran = notes.run("init")

    assert ran.code == 0
    assert ".gitattributes stays as it is: it is not UTF-8\n" in ran.out
    assert (
        ".pre-commit-config.yaml stays as it is: its list of repos is not written one a line; what it could" in ran.out
    )
    assert notes.read(".pre-commit-config.yaml") == "repos: []\n"
    assert notes.run("init", "--check").code == 0


def test_a_wrong_configuration_is_told(notes: Repository) -> None:
    notes.write("dlbuild.toml", "scael = 1\n")

    ran = notes.run("init")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("dlbuild.toml:1:1: there is no option called scael")
    assert list(notes.files()) == ["dlbuild.toml"]

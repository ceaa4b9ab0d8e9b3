"""The hooks that this repository offers, tried by pre-commit itself in a repository of notes."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.repository import ENVIRONMENT, HOUSE, Repository

OFFERED = ("dlbuild", ".pre-commit-hooks.yaml", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md")
WHO = {
    "GIT_AUTHOR_NAME": "t",
    "GIT_AUTHOR_EMAIL": "t@example.org",
    "GIT_COMMITTER_NAME": "t",
    "GIT_COMMITTER_EMAIL": "t@example.org",
}


PRE_COMMIT = (sys.executable, "-m", "pre_commit")
AREA = "The area is $\\pi r^2$.\n"
BROKEN = "Read [on](nowhere.md).\n"


def run(folder: Path, *command: str) -> tuple[int, str]:
    result = subprocess.run(
        [sys.executable, "-m", "pre_commit", *command, "--color=never"],
        cwd=folder,
        env={**ENVIRONMENT, "PYTHONPATH": ""},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return result.returncode, result.stdout


def commit(notes: Repository, **pages: str) -> None:
    for name, text in pages.items():
        notes.write(f"{name}.md", text)
    notes.write("data.txt", "$x$\n")
    notes.add()
    notes.git("commit", "--quiet", "--allow-empty", "--no-verify", "-m", "all")


def outcomes(said: str) -> dict[str, str]:
    """Return what pre-commit's lines say: the hook's name, dots, perhaps a reason, the outcome."""
    return dict(re.findall(r"^(dlbuild(?: check| prove)?)\.{3,}(?:\(.*\))?(\w+)$", said, re.MULTILINE))


@pytest.fixture
def offered(tmp_path: Path) -> Path:
    """Return a repository with what dlbuild's own has, as it is now, committed or not."""
    folder = tmp_path / "offered"
    repository = Repository(folder)
    for name in OFFERED:
        if (HOUSE / name).is_dir():
            shutil.copytree(HOUSE / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(HOUSE / name, folder / name)
    commit(repository)
    return folder


@pytest.fixture
def notes(tmp_path: Path) -> Repository:
    """Return a repository of notes whose hooks run this Python's dlbuild, without an installation."""
    repository = Repository(tmp_path / "notes")
    hooks = (HOUSE / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    hooks = hooks.replace("language: python", "language: system")
    hooks = hooks.replace("entry: dlbuild", f"entry: env PYTHONPATH={HOUSE} {sys.executable} -m dlbuild")
    repository.write(".pre-commit-config.yaml", "repos:\n- repo: local\n  hooks:\n" + textwrap.indent(hooks, "  "))
    return repository


@pytest.mark.slow
def test_the_hooks_install_themselves_and_find_what_is_to_do(offered: Path, tmp_path: Path) -> None:
    notes = Repository(tmp_path / "notes")
    commit(notes, area=AREA, broken=BROKEN)

    code, said = run(notes.root, "try-repo", str(offered), "--all-files")

    assert code == 1, said
    assert outcomes(said) == {"dlbuild": "Failed", "dlbuild check": "Failed", "dlbuild prove": "Passed"}, said
    assert "files were modified by this hook" in said
    assert "broken.md:1:" in said
    assert 'alt="\\pi r^2"' in notes.read("area.md")


def test_a_page_is_built_once_and_then_goes_through(notes: Repository) -> None:
    commit(notes, area=AREA)

    first, said = run(notes.root, "run", "--all-files")
    assert first == 1, said
    assert outcomes(said) == {"dlbuild": "Failed", "dlbuild check": "Failed", "dlbuild prove": "Passed"}, said
    assert "git add formulas" in said
    assert len(notes.drawings()) == 1
    assert notes.read("data.txt") == "$x$\n"

    commit(notes)
    second, said = run(notes.root, "run", "--all-files")
    assert second == 0, said
    assert outcomes(said) == {"dlbuild": "Passed", "dlbuild check": "Passed", "dlbuild prove": "Passed"}, said


def test_an_anchor_that_one_page_loses_is_missed_in_another(notes: Repository) -> None:
    commit(notes, one="# Here\n", two="[see](one.md#here)\n")
    notes.write("one.md", "# There\n")

    code, said = run(notes.root, "run", "--files", "one.md")

    assert code == 1, said
    assert outcomes(said)["dlbuild check"] == "Failed", said
    assert "two.md:1:" in said


def test_the_hooks_leave_other_files_alone(notes: Repository) -> None:
    commit(notes)

    code, said = run(notes.root, "run", "--files", "data.txt")

    assert code == 0, said
    assert outcomes(said) == {"dlbuild": "Skipped", "dlbuild check": "Skipped", "dlbuild prove": "Skipped"}, said

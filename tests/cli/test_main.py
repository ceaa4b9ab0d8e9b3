"""The command as a whole: help, exit codes, and the three doors for what goes wrong."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import dlbuild
from dlbuild.cli import COMMANDS
from tests.repository import ENVIRONMENT, Repository


@pytest.fixture
def notes(tmp_path: Path) -> Repository:
    notes = Repository(tmp_path / "r")
    notes.write("a.md", "$x$\n")
    notes.add()
    return notes


def test_help_names_every_command(notes: Repository) -> None:
    ran = notes.run("--help")

    assert (ran.code, ran.err) == (0, "")
    listed = re.findall(r"^  (\w+)  +\w", ran.out.partition("Commands:")[2], re.MULTILINE)
    assert listed == list(COMMANDS)
    assert "    dlbuild build --diff    show what would change\n" in ran.out


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(notes: Repository, command: str) -> None:
    ran = notes.run(command, "-h")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Usage: dlbuild {command} [OPTIONS]")
    assert len(ran.out.splitlines()) > 8
    assert "\\b" not in ran.out


def test_every_command_has_a_file_and_every_file_is_a_command_or_a_part_of_all() -> None:
    folder = Path(dlbuild.__file__).parent / "cli"

    assert {path.stem if path.stem == "__init__" else path.stem.rstrip("_") for path in folder.glob("*.py")} == {
        *COMMANDS,
        "__init__",
        "options",
        "outcome",
        "progress",
    }


def test_the_version_is_told(notes: Repository) -> None:
    assert notes.run("--version").out == f"dlbuild {dlbuild.__version__}\n"


def test_a_command_that_is_not_there_names_the_nearest(notes: Repository) -> None:
    ran = notes.run("biuld")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[-1] == "Error: there is no command biuld; did you mean build?"


def test_an_option_that_is_not_there_is_a_mistake_in_usage(notes: Repository) -> None:
    ran = notes.run("build", "--chekc")

    assert ran.code == 2
    assert "No such option" in ran.err
    assert "--check" in ran.err


def test_without_a_command_there_is_help(notes: Repository) -> None:
    ran = notes.run()

    assert ran.code == 2
    assert "Commands:" in ran.out + ran.err


def test_a_path_that_is_not_there_is_a_mistake_in_usage(notes: Repository) -> None:
    assert notes.run("build", "b.md") == (2, "", "dlbuild: there is no file or folder b.md; did you mean a.md?\n")


def test_a_wrong_configuration_is_a_mistake_in_usage(notes: Repository) -> None:
    notes.write("pyproject.toml", '[project]\nname = "x"\n\n[tool.dlbuild]\nexclud = []\n')

    for command in ("build", "restore", "check", "clean"):
        ran = notes.run(command)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == (
            "pyproject.toml:5:1: there is no option called exclud [unknown-option]\n"
            "    5 | exclud = []\n"
            "      | ^^^^^^\n"
            "   help: did you mean exclude?\n"
        )


def test_what_the_world_does_wrong_is_told_in_a_line(notes: Repository) -> None:
    (notes.root / "formulas").touch()

    ran = notes.run("build")

    assert (ran.code, ran.out) == (1, "")
    assert ran.err == f"dlbuild: {notes.root}/formulas: not a directory\n"


def test_a_bug_gets_a_report_fit_for_pasting(notes: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    def buggy(*_: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(import_module("dlbuild.commit"), "commit", buggy)
    monkeypatch.setattr(sys, "argv", ["/usr/bin/dlbuild", "build", "a b.md"])

    ran = notes.run("build")

    assert (ran.code, ran.out) == (3, "")
    lines = ran.err.splitlines()
    assert lines[:4] == [
        "This is a bug in dlbuild. No file is half written. Please report it with all of this:",
        "",
        f"dlbuild {dlbuild.__version__}, Python {platform.python_version()}, {platform.platform()}",
        "$ dlbuild build 'a b.md'",
    ]
    assert lines[5] == "Traceback (most recent call last):"
    assert lines[-1] == "ZeroDivisionError: a bug"
    assert notes.read("a.md") == "$x$\n"


ENDLESS = """
import click
from dlbuild.cli.outcome import Outcome
outcome = Outcome()
with outcome:
    while True:
        click.echo("a line of a diff " * 1000)
raise SystemExit(outcome.code)
"""


def test_a_reader_that_has_seen_enough_is_no_bug(notes: Repository) -> None:
    process = notes.start(code=ENDLESS)
    assert process.stdout
    assert process.stderr
    process.stdout.readline()
    process.stdout.close()

    assert (process.wait(), process.stderr.read()) == (1, "")
    process.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("words", [("check",), ("render", "x"), ("build", "--diff"), ("check", "--format", "json")])
def test_output_that_finds_no_room_is_no_bug(notes: Repository, words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        answer = subprocess.run(
            [sys.executable, "-m", "dlbuild", *words],
            cwd=notes.root,
            env=ENVIRONMENT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert answer.returncode == 1
    assert answer.stderr == "dlbuild: the output cannot be written: no space left on device\n"


def test_any_text_is_shown_on_any_terminal(notes: Repository) -> None:
    notes.write("a.md", "é [x](ü☃.md)\n")
    notes.write(os.fsdecode(b"\xff.md"), "$x$\n")
    notes.add()
    answer = subprocess.run(
        [sys.executable, "-m", "dlbuild", "check"],
        cwd=notes.root,
        env={**ENVIRONMENT, "PYTHONIOENCODING": "latin-1"},
        capture_output=True,
        check=False,
    )

    assert (answer.returncode, answer.stderr) == (1, b"")
    lines = answer.stdout.splitlines()
    assert lines[0] == b"a.md:1:7: there is no `\xfc\\u2603.md` [missing-file]"
    assert lines[1] == b"    1 | \xe9 [x](\xfc\\u2603.md)"
    assert b"\\ufffd.md:1:1: a formula is not built [not-built]" in lines

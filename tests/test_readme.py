"""README.md says what is: its commands, keys, examples and errors are tried."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path

import click
import pytest

from dlbuild.cli import COMMANDS
from dlbuild.cli import dlbuild as group
from dlbuild.config import OPTIONS, Config
from tests.repository import HOUSE, Repository

README = (HOUSE / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (HOUSE / "CONTRIBUTING.md").read_text(encoding="utf-8")
MAKEFILE = (HOUSE / "Makefile").read_text(encoding="utf-8")


def section(title: str) -> str:
    return re.split(r"^## ", README.partition(f"\n## {title}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]


def fence(title: str, language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```$", section(title), re.MULTILINE | re.DOTALL)
    assert found, f"{title} has no {language}"
    return found[1]


def rows(title: str) -> list[list[str]]:
    """Return the body of the section's first table, a list of cells a row."""
    table = re.search(r"(?:^\|.*\n)+", section(title), re.MULTILINE)
    assert table, f"{title} has no table"
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in table[0].splitlines()[2:]]


@pytest.fixture
def notes(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def test_the_two_commands_stand_on_the_first_screen() -> None:
    screen = "\n".join(README.splitlines()[:24])

    assert "make build" in screen
    assert "make test" in screen


@pytest.mark.parametrize("text", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_make_knows_what_is_said_of_it(text: str) -> None:
    said = set(re.findall(r"`(?:\w+=\S+ )?make ([a-z]+)", text)) | set(
        re.findall(r"^make ([a-z]+)", text, re.MULTILINE)
    )
    known = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))

    assert said
    assert said <= known


def test_the_table_has_every_command_and_no_other() -> None:
    said = [re.match(r"`dlbuild (\w+)", row[0]) for row in rows("Commands") if row[0].startswith("`dlbuild")]

    assert {match[1] for match in said if match} == set(COMMANDS)


def test_every_option_that_is_named_exists() -> None:
    for row in rows("Commands"):
        said = re.match(r"`dlbuild (\w+)", row[0])
        assert said
        command = group.get_command(click.Context(group), said[1])
        assert command
        known = {word for parameter in command.params for word in parameter.opts}
        assert set(re.findall(r"(?<=`)--?[a-z][a-z-]*", row[1])) <= known, said[1]


def test_the_table_has_every_key_with_its_default() -> None:
    shown = {row[0].strip("`"): row[1].strip("`") for row in rows("Configuration")}
    defaults = {field.name.replace("_", "-"): getattr(Config(), field.name) for field in dataclasses.fields(Config)}

    assert list(shown) == list(OPTIONS)
    for key, default in defaults.items():
        value = dict(default) if key == "macros" else default
        assert json.loads(shown[key]) == (list(value) if isinstance(value, tuple) else value), key


def test_the_number_of_formulas_compared_is_right() -> None:
    tables = (HOUSE / "tests/reference").glob("*.jsonl")
    compared = sum(len(table.read_text(encoding="utf-8").splitlines()) for table in tables)

    assert f"every rule of {compared} formulas" in README


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:tests|dlbuild|\.ci)/[^`*]*)`", README + CONTRIBUTING))))
def test_a_path_that_is_named_is_there(path: str) -> None:
    assert "NAME" in path or (HOUSE / path).exists()


def test_the_picture_of_the_example_is_the_examples(notes: Repository) -> None:
    notes.write("README.md", README)
    ran = notes.run("restore", "README.md")
    assert ran.code == 0, ran.out

    quoted = "".join(f"> {line}".rstrip() + "\n" for line in fence("Thirty seconds", "markdown").splitlines())

    assert quoted in notes.read("README.md")
    assert "<picture>" in section("Thirty seconds"), "README.md is not built"


def test_the_example_builds(notes: Repository) -> None:
    notes.write("page.md", fence("Thirty seconds", "markdown"))

    ran = notes.run("build", "page.md")

    assert ran.code == 0, ran.out
    assert notes.read("page.md").count("<picture>") == 2


def test_a_reference_looks_as_shown(notes: Repository) -> None:
    shown = fence("What it reads, what it writes", "html").rstrip("\n")
    notes.write("page.md", r"$\hat{y}$")
    notes.run("build", "page.md")

    assert re.sub(r"\b[0-9a-f]{16}\b", "KEY", notes.read("page.md")) == shown


def test_an_error_looks_as_shown(notes: Repository) -> None:
    page = fence("When a formula is wrong", "markdown")
    notes.write("week2.md", page)

    ran = notes.run("build", "week2.md")

    assert ran == (1, fence("When a formula is wrong", "text"), "")
    assert notes.read("week2.md") == page


def test_the_python_runs(notes: Repository) -> None:
    process = notes.start(code=fence("From Python", "python"))
    said, wrong = process.communicate()

    assert process.returncode == 0, wrong
    # A fraction, its rule aside, has two glyphs.
    assert [len(line.split()) for line in said.splitlines()] == [3, 5, 5]
    assert notes.read("fraction.svg").startswith("<svg")


def test_the_hooks_that_are_shown_are_offered() -> None:
    offered = re.findall(r"^- id: (\S+)", (HOUSE / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"), re.MULTILINE)

    assert re.findall(r"- id: (\S+)", fence("pre-commit", "yaml")) == offered

"""What a person is told of a wrong formula: the whole report, by the cases in tests/cases/errors.

A case is a title, a page and the report, between lines with a single dot. What stands above a line `===` is the
configuration; `→` is a tab, `␍` a carriage return, `␇` a bell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pytest

import dlbuild
from dlbuild.report import report
from tests.repository import Repository

FOLDER = Path(__file__).parent / "cases" / "errors"
_SIGNS = str.maketrans({"→": "\t", "␍": "\r", "␇": "\a"})


class Case(NamedTuple):
    """A page with wrong formulas, perhaps a configuration, and what is to be said."""

    title: str
    configuration: str
    page: str
    told: str


def _cases(path: Path) -> Iterator[Case]:
    rest = path.read_text(encoding="utf-8")
    while match := re.match(r"(?:\n|//.*\n)*(.+)\n\.\n((?:(?!\.\n).*\n)+)\.\n((?:(?!\.\n).*\n)+)\.(?:\n|$)", rest):
        title, given, told = match.groups()
        configuration, _, page = given.rpartition("===\n")
        yield Case(title, configuration, page.translate(_SIGNS), told)
        rest = rest[match.end() :]
    assert not rest.strip(), f"{path.name} has something that is no case: {rest[:60]!r}"


CASES = list(chain.from_iterable(_cases(path) for path in sorted(FOLDER.glob("*.txt"))))


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    repository = Repository(tmp_path / "notes")
    monkeypatch.chdir(repository.root)
    return repository


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_the_report_is(case: Case, notes: Repository) -> None:
    page = notes.write("page.md", case.page)
    if case.configuration:
        notes.write("dlbuild.toml", case.configuration)

    result = dlbuild.build("page.md")

    assert report(result.problems) == case.told
    assert result.outcome == "refused"
    assert page.read_bytes().decode() == case.page
    assert notes.drawings() == []


def test_no_two_cases_are_called_the_same() -> None:
    titles = [case.title for case in CASES]

    assert len(titles) == len(set(titles))
    assert len(titles) >= 100


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_every_report_has_place_reason_line_caret_and_way_out(case: Case) -> None:
    for told in case.told.rstrip("\n").split("\n\n"):
        where, line, caret, way_out = told.split("\n")
        place = re.fullmatch(r"page\.md:(\d+):(\d+): .+[^.] \[[a-z]+(-[a-z]+)*\]", where)
        assert place is not None
        shown = case.page.split("\n")[int(place[1]) - 1]
        assert line.startswith(f"{place[1]:>5} | ")
        assert re.fullmatch(r" {6}\| *\^+", caret)
        assert way_out.startswith("   help: ")
        if "\t" not in shown and "…" not in line and shown.isascii():
            assert caret.index("^") - len("      | ") == int(place[2]) - 1


def test_a_formula_that_is_too_long_is_refused_before_it_is_read(notes: Repository) -> None:
    notes.write("page.md", f"So ${'x+' * 25_000}x$ is.\n")

    told = report(dlbuild.build("page.md").problems).splitlines()

    assert told[0] == "page.md:1:5: a formula of 50,001 characters [too-long]"
    assert told[2] == "      |     ^"
    assert told[3] == "   help: the limit is 50,000: split it"


def test_the_command_says_the_same_and_fails(notes: Repository) -> None:
    notes.write("page.md", "where $x^2^3$ is\n")

    ran = notes.run("build", "page.md")

    assert ran.code == 1
    assert (
        "page.md:1:11: a second superscript on the same base [double-superscript]\n"
        "    1 | where $x^2^3$ is\n"
        "      |           ^\n"
        "   help: put braces around one of them: {x^a}^b or x^{a^b}\n"
    ) in ran.out + ran.err


def test_a_wrong_formula_in_a_reference_is_shown_in_its_alternative_text(notes: Repository) -> None:
    page = notes.write("page.md", "So $x + y$ is.\n")
    dlbuild.build("page.md")
    built = page.read_bytes().decode()
    page.write_bytes(built.replace('alt="x + y"', 'alt="x &lt; \\foo"').encode())

    (problem,) = (one for one in dlbuild.build("page.md").problems if one.code == "unknown-command")

    assert problem.source[problem.span] == "\\foo"
    assert problem.source.text.startswith("So <picture>")

"""`dlbuild prove`: what it says, and how it ends."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.repository import HOUSE, Repository

RIGHT = "$$\\sigma'(z) = \\sigma(z)\\,(1 - \\sigma(z))$$\n<!-- prove: \\sigma(z) = \\frac{1}{1 + e^{-z}} -->\n"
WRONG = RIGHT.replace("1 - \\sigma", "1 + \\sigma")


@pytest.fixture
def notes(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "r")


def test_a_true_claim_is_counted_and_all_is_well(notes: Repository) -> None:
    notes.write("a.md", RIGHT)

    assert notes.run("prove", "a.md") == (0, "1 claim: 1 proved\n", "")


def test_a_built_page_is_proved_as_well(notes: Repository) -> None:
    notes.write("a.md", RIGHT)
    notes.run("build", "a.md")
    assert "<picture>" in notes.read("a.md")

    assert notes.run("prove", "a.md") == (0, "1 claim: 1 proved\n", "")
    notes.run("restore", "a.md")
    assert notes.read("a.md") == RIGHT


def test_a_wrong_claim_is_an_error_as_the_readme_shows_it(notes: Repository) -> None:
    readme = (HOUSE / "README.md").read_text(encoding="utf-8").partition("\n## Claims\n")[2]
    page, said = re.findall(r"^```(?:markdown|text)\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)[:2]
    notes.write("week2.md", page)

    assert notes.run("prove", "week2.md") == (1, said, "")


def test_an_unclear_claim_is_a_warning_unless_strict(notes: Repository) -> None:
    notes.write("a.md", "$x = \\Box$ <!-- prove: what? -->\n")

    ran = notes.run("prove", "a.md")

    assert ran.code == 0
    assert "a.md:1:24: warning: " in ran.out
    assert notes.run("prove", "--strict", "a.md").code == 1


def test_json_has_every_answer(notes: Repository) -> None:
    notes.write("a.md", RIGHT + "\n" + WRONG)

    ran = notes.run("prove", "a.md", "--format", "json")
    answers = [json.loads(line) for line in ran.out.splitlines()]

    assert ran.code == 1
    assert [(answer["line"], answer["answer"]) for answer in answers] == [(1, "proved"), (4, "refuted")]


def test_github_gets_annotations(notes: Repository) -> None:
    notes.write("a.md", WRONG)

    assert notes.run("prove", "a.md", "--format", "github").out.startswith("::error file=a.md,line=1,")


def test_a_badge_can_be_asked_for(notes: Repository) -> None:
    notes.write("a.md", RIGHT + "\n" + WRONG)

    assert "a.md: 1 of 2 formulas proved\n" in notes.run("prove", "a.md", "--badge").out


def test_pages_without_claims_are_not_even_parsed(notes: Repository) -> None:
    notes.write("a.md", "$x$\n")

    assert notes.run("prove", "a.md") == (0, "0 claims\n", "")

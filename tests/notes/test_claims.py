"""How much of the notes is claimed: which formulas, what is known of them, which checks they make."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dlbuild import markdown
from dlbuild.prove.claim import Proved, Refuted, Unclear
from dlbuild.prove.page import Found, claims
from dlbuild.prove.run import prove
from dlbuild.source import Source
from tests.notes.math_lists import math_list
from tests.notes.pages import HERE, NOTES, PAGES, wanted, wanted_formulas

VERDICTS: dict[str, str] = json.loads(wanted("claims.json"))
# The names of the checks that the notes' contents are judged by, each with the display formulas that it is about.
CHECKS: dict[str, list[str]] = json.loads(wanted("checks.json"))
# Formulas with a check that no claim can say: why, and the name of the test that reads them.
UNCLAIMED: dict[str, tuple[str, str]] = json.loads(wanted("unclaimed.json"))
FORMULAS = {slug: tex for name in PAGES for slug, tex in wanted_formulas(name).items()}


def claimed() -> list[str]:
    """Return the names of the formulas of the pages that are claims, in order."""
    slugs = {math_list(tex): slug for slug, tex in FORMULAS.items()}
    found = []
    for path in PAGES.values():
        for each in claims(markdown.read(Source(path.name, path.read_text(encoding="utf-8")))):
            assert isinstance(each, Found)
            found.append(slugs[math_list(each.claim.formula)])
    return found


def test_the_list_of_verdicts_names_every_claim_once() -> None:
    assert claimed() == list(VERDICTS)


def test_at_least_so_much_of_the_notes_is_claimed() -> None:
    assert len(FORMULAS) == 316
    assert len(VERDICTS) >= 280
    assert sum(verdict == "proved" for verdict in VERDICTS.values()) >= 223


def test_at_least_so_many_checks_are_claims() -> None:
    by_claim = [check for check, slugs in CHECKS.items() if set(slugs) & VERDICTS.keys()]
    whole = [check for check, slugs in CHECKS.items() if slugs and set(slugs) <= VERDICTS.keys()]

    assert len(CHECKS) == 148
    assert len(by_claim) >= 132
    assert len(whole) >= 120


def test_a_formula_with_a_check_is_a_claim_or_says_why_not() -> None:
    checked = {slug for slugs in CHECKS.values() for slug in slugs}

    assert UNCLAIMED.keys() == checked - VERDICTS.keys()
    assert all(reason for reason, _ in UNCLAIMED.values())


@pytest.mark.parametrize("slug", UNCLAIMED)
def test_what_is_no_claim_has_a_test_that_reads_it(slug: str) -> None:
    _, test = UNCLAIMED[slug]
    modules = [path.read_text(encoding="utf-8") for path in HERE.glob("test_*.py")]
    (body,) = [part for text in modules for part in text.split("\n\n\n") if f"def {test}(" in part]

    assert slug in body


@pytest.mark.slow
def test_every_claim_of_the_notes_is_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(NOTES).parent)

    findings = prove("notes", limit=120)

    assert findings.problems == ()
    assert findings.count(Refuted) == findings.count(Unclear) == 0
    assert findings.count(Proved) == sum(verdict == "proved" for verdict in VERDICTS.values())

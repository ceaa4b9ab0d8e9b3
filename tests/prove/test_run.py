"""The verb: what is known is not decided again, and costs next to nothing."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from dlbuild.prove import run
from dlbuild.prove.claim import Claim, Proved, Unclear, Verdict
from dlbuild.prove.run import prove
from tests.repository import Repository

LIST = """
import json, sys
from dlbuild.cli import main
code = main()
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    notes = Repository(tmp_path / "r")
    monkeypatch.chdir(notes.root)
    return notes


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the formulas that are decided; each is called proved."""
    asked: list[str] = []

    def decided(claims: Sequence[Claim], _limit: float) -> list[Verdict]:
        asked.extend(claim.formula for claim in claims)
        return [Proved(1) for _ in claims]

    monkeypatch.setattr(run, "decided", decided)
    return asked


def page(*formulas: str) -> str:
    return "".join(f"$${formula}$$\n<!-- prove: a = 1 -->\n\n" for formula in formulas)


def test_only_what_has_changed_is_decided_again(notes: Repository, asked: list[str]) -> None:
    notes.write("a.md", page("x = x", "y = y"))
    prove("a.md")
    assert asked == ["x = x", "y = y"]

    notes.write("a.md", "# Title\n\n" + page("x = x", "z = z"))
    prove("a.md")
    assert asked == ["x = x", "y = y", "z = z"]


def test_a_formula_that_another_refers_to_counts_as_part_of_it(notes: Repository, asked: list[str]) -> None:
    text = "$$\nb = {}\n$$\n<!-- prove: label b -->\n\n$$\nc = b\n$$\n<!-- prove: ref b -->\n"
    for number in (1, 1, 2):
        notes.write("a.md", text.replace("{}", str(number)))
        prove("a.md")

    assert asked == ["c = b", "c = b"]


def test_what_took_too_long_is_tried_again(notes: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def decided(claims: Sequence[Claim], limit: float) -> list[Verdict]:
        from dlbuild.prove.term import Place

        calls.append(limit)
        return [Unclear(f"it took longer than {limit:g} s", Place()) for _ in claims]

    monkeypatch.setattr(run, "decided", decided)
    notes.write("a.md", page("x = x"))
    prove("a.md", limit=1)
    prove("a.md", limit=2)

    assert calls == [1, 2]


def test_a_broken_cache_is_no_harm(notes: Repository, asked: list[str]) -> None:
    notes.write("a.md", page("x = x"))
    for broken in ("", "{", "[]", '{"code": 1}'):
        notes.write(".dlbuild/claims.json", broken)
        prove("a.md")

    assert asked == ["x = x"] * 4


def test_answers_from_the_cache_have_their_places(notes: Repository) -> None:
    notes.write("a.md", "# T\n\n$$x + 1 = x$$\n<!-- prove: -->\n\n$y$ <!-- prove: ref nowhere -->\n")

    first = prove("a.md")
    second = prove("a.md")

    assert [problem.code for problem in first.problems] == ["refuted", "unknown-label"]
    assert first.problems == second.problems
    assert first.problems[0].source.place(first.problems[0].span.start) == (3, 3)


def test_a_thousand_known_claims_take_less_than_a_second(notes: Repository, asked: list[str]) -> None:
    for number in range(10):
        notes.write(f"{number}.md", page(*(f"x_{{{number}}} + {at} = {at} + x_{{{number}}}" for at in range(100))))
    paths = [f"{number}.md" for number in range(10)]
    prove(*paths)
    assert len(asked) == 1000

    start = time.process_time()
    findings = prove(*paths)
    took = time.process_time() - start

    assert findings.count(Proved) == 1000
    assert len(asked) == 1000
    assert took < 1


def test_a_run_in_which_nothing_has_changed_imports_no_algebra_and_no_parser(notes: Repository) -> None:
    notes.write("a.md", page("x = x"))
    notes.run("prove", "a.md")

    process = notes.start("prove", "a.md", code=LIST)
    _, err = process.communicate()
    code, names = json.loads(err.splitlines()[-1])

    assert code == 0
    assert set(names).isdisjoint({"sympy", "mpmath", "markdown_it", "dlbuild.tex", "dlbuild.prove.decide", "lxml"})

"""The plan of many pages is the same however many processes have made it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import dlbuild
from dlbuild import crew
from dlbuild.draft import draft
from dlbuild.workspace import Workspace
from tests.bench.tree import plant
from tests.repository import Repository


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """As many pages as are worth a crew, formulas that several of them have, and links that lead nowhere."""
    notes = Repository(tmp_path / "r")
    plant(notes.root, 90)
    for number in range(0, 90, 7):
        notes.write(
            f"more/{number}.md", f"Also here: $x \\star x$ and $y_{{{number}}}$, and [that](../no/{number}.md).\n"
        )
    notes.add()
    monkeypatch.chdir(notes.root)
    return notes


@pytest.fixture
def hired(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the sizes of the crews that are hired."""
    sizes: list[int] = []
    hire = crew._hire

    def spy(
        work: Callable[[object], object], parts: Sequence[object], jobs: int, method: crew.Method
    ) -> list[crew._Hand]:
        hands = hire(work, parts, jobs, method)
        sizes.append(len(hands))
        return hands

    monkeypatch.setattr(crew, "_hire", spy)
    return sizes


def test_two_processes_plan_what_one_plans(notes: Repository, hired: list[int]) -> None:
    alone = dlbuild.build(check=True)
    together = dlbuild.build(check=True, jobs=2)

    assert hired == [2]
    assert together == alone
    names = [drawing.key for drawing in alone.plan.drawings]
    assert len(names) == len(set(names)) == 900 + 1 + 13
    assert [change.page.name for change in alone.plan.changes] == sorted(
        change.page.name for change in alone.plan.changes
    )
    assert notes.drawings() == []


def test_two_processes_find_the_mistakes_that_one_finds(notes: Repository) -> None:
    for number in (3, 44, 77):
        notes.write(f"more/wrong-{number}.md", f"$\\aplha_{{{number}}}$ and $x^2^3$ and $x$\n")
    notes.add()

    alone = dlbuild.build(check=True)
    together = dlbuild.build(jobs=2)

    assert together.outcome == "refused"
    assert together.problems == alone.problems
    assert [problem.code for problem in alone.problems] == ["unknown-command", "double-superscript"] * 3


def test_what_two_processes_have_built_is_built(notes: Repository, hired: list[int]) -> None:
    before = notes.files()
    result = dlbuild.build(jobs=2)

    assert [problem.code for problem in result.problems] == ["missing-file"] * 13
    assert hired == [2]
    notes.add()
    assert dlbuild.check().problems == result.problems
    assert not dlbuild.build().plan
    dlbuild.restore()
    dlbuild.clean()
    assert notes.files() == before


@pytest.mark.usefixtures("notes")
def test_few_pages_are_not_worth_a_crew(hired: list[int]) -> None:
    dlbuild.build("more", check=True, jobs=2)

    assert hired == []


@pytest.mark.usefixtures("notes")
@pytest.mark.parametrize("jobs", [1, 2])
def test_whoever_watches_is_told_of_all_pages(jobs: int) -> None:
    seen: list[tuple[int, int]] = []
    space = Workspace()

    draft(space.pages, space.orders, space.store, jobs, lambda done, of: seen.append((done, of)))

    assert seen == sorted(set(seen))
    assert len(seen) > 4
    assert seen[-1] == (103, 103)
    assert {of for _, of in seen} == {103}


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_references_to_equations_of_other_pages_are_the_same_in_a_crew(
    notes: Repository, hired: list[int], monkeypatch: pytest.MonkeyPatch, method: crew.Method
) -> None:
    notes.write("equations.md", "$$\na = b \\label{eq:first}\n$$\n\n$$\nc = d \\label{eq:second}\n$$\n")
    for number in range(0, 90, 9):
        notes.write(f"refs/{number}.md", "See \\eqref{eq:second} and $x = \\ref{eq:first}$.\n")
    notes.add()
    alone = dlbuild.build(check=True)
    monkeypatch.setattr(crew.spread, "__defaults__", (method,))
    together = dlbuild.build(check=True, jobs=2)

    assert hired == [2]
    assert together == alone
    (change,) = (change for change in alone.plan.changes if change.page.name == "refs/9.md")
    assert '[(2)](../equations.md#eq-second "\\eqref{eq:second}")' in change.after

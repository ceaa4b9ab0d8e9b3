"""A build that finds all as the last one has left it is done at once; anything else is looked at."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

import dlbuild
from dlbuild import kept, memory, pages
from dlbuild.markdown import document
from dlbuild.markdown.spelling import School
from dlbuild.problem import Problem
from dlbuild.source import Source
from dlbuild.store import mentioned
from dlbuild.workspace import Workspace
from tests.repository import Repository


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    notes = Repository(tmp_path / "r")
    notes.write("a.md", "$x$ [b](b.md#b)\n")
    notes.write("b.md", "# B\n")
    notes.write("other.md", "text\n")
    notes.write("dlbuild.toml", 'exclude = ["other.md"]\n')
    notes.add()
    monkeypatch.chdir(notes.root)
    assert dlbuild.build().problems == ()
    notes.add()
    assert dlbuild.build().problems == ()
    return notes


def test_nothing_has_changed(built: Repository) -> None:
    assert memory.remembers(Workspace())
    assert built.run("build").out == "nothing to do: 2 pages are up to date\n"


def drawing(notes: Repository) -> Path:
    return notes.root / "formulas" / f"{notes.drawings()[0]}.svg"


def drawing_on(notes: Repository, page: str) -> Path:
    (found,) = mentioned([notes.read(page).encode()])
    return notes.root / "formulas" / f"{found}.svg"


CHANGES: dict[str, Callable[[Repository], object]] = {
    "a page": lambda notes: notes.write("b.md", "# C\n"),
    "a page that is excluded": lambda notes: notes.write("other.md", "more text\n"),
    "a new page": lambda notes: notes.write("new.md", ""),
    "a page in git": lambda notes: (notes.write("new.md", ""), notes.git("add", ".")),
    "a page that is gone": lambda notes: (notes.root / "b.md").unlink(),
    "the configuration": lambda notes: notes.write("dlbuild.toml", "scale = 1.2\n"),
    "a drawing that is gone": lambda notes: drawing(notes).unlink(),
    "a drawing": lambda notes: drawing(notes).write_bytes(b""),
    "a touched drawing": lambda notes: os.utime(drawing(notes), ns=(1, 1)),
    "a drawing more": lambda notes: notes.write("formulas/0123456789abcdef.svg", ""),
    "a file in git": lambda notes: (notes.write("data.txt", ""), notes.git("add", ".")),
    "a branch": lambda notes: (notes.git("commit", "-qm", "x"), notes.git("branch", "other")),
    "a remote": lambda notes: notes.git("remote", "add", "origin", "https://github.com/o/r.git"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_something_has_changed(built: Repository, change: Callable[[Repository], object]) -> None:
    change(built)

    assert not memory.remembers(Workspace())


def test_what_somebody_else_may_not_read_is_as_good_as_nothing(
    built: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_text(path: Path, **options: str) -> str:
        # Permissions do not bind root, who may be running this.
        if path.parent.name == ".dlbuild":
            raise PermissionError(13, "Permission denied", str(path))
        return path.read_bytes().decode(**options)

    monkeypatch.setattr(Path, "read_text", read_text)

    assert not memory.remembers(Workspace())
    assert built.run("build").out == "nothing to do: 2 pages are up to date\n"


def test_another_dlbuild_looks_for_itself(built: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    assert built.drawings()
    monkeypatch.setattr(kept, "__file__", str(Path(dlbuild.__file__).parent / "svg" / "__init__.py"))

    assert not memory.remembers(Workspace())


def test_what_is_remembered_of_some_pages_is_not_true_of_all(built: Repository) -> None:
    built.write("new.md", "$y$\n")
    assert dlbuild.build("a.md").problems == ()
    assert memory.remembers(Workspace(["a.md"]))

    assert not memory.remembers(Workspace())
    assert not memory.remembers(Workspace(["."]))


def test_a_build_with_a_problem_is_not_remembered(built: Repository) -> None:
    built.write("b.md", "[on](c.md)\n")
    dlbuild.build()

    assert not memory.remembers(Workspace())
    assert [problem.code for problem in dlbuild.build().problems] == ["missing-anchor", "missing-file"]


def test_a_check_looks_always(built: Repository) -> None:
    path = drawing(built)
    data, times = path.read_bytes(), path.stat()
    path.write_bytes(bytes([*data[:-1], data[-1] ^ 1]))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))

    assert [problem.code for problem in dlbuild.check().problems] == ["altered-drawing"]


def test_outside_git_nothing_is_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = Repository(tmp_path / "plain", git=False)
    plain.write("a.md", "$x$\n")
    monkeypatch.chdir(plain.root)
    dlbuild.build()

    assert not memory.remembers(Workspace())
    assert dlbuild.build().problems == ()


@pytest.mark.parametrize("name", ["GIT_DIR", "GIT_INDEX_FILE"])
def test_in_a_hook_with_an_index_of_its_own_nothing_is_remembered(
    built: Repository, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    value = str(built.root / ".git" / ("index" if name == "GIT_INDEX_FILE" else "."))
    assert memory.remembers(Workspace())

    monkeypatch.setenv(name, value)

    assert not memory.remembers(Workspace())


def test_a_page_that_is_as_a_build_has_left_it_is_not_parsed_again(
    built: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    built.write("new.md", "$y$\n")
    built.add()
    read: list[str] = []
    parse = document.read

    def spy(source: Source, dollars: School) -> document.Document:
        read.append(source.name)
        return parse(source, dollars)

    monkeypatch.setattr(document, "read", spy)

    assert [change.page.name for change in dlbuild.build(check=True).plan.changes] == ["new.md"]

    assert set(read) == {"new.md"}


def test_a_build_reads_each_page_once(built: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    built.write("new.md", "$y$ and $z$\n")
    read: list[str] = []
    content = pages.content

    def spy(root: Path, name: str) -> bytes:
        read.append(name)
        return content(root, name)

    monkeypatch.setattr(pages, "content", spy)
    dlbuild.build("new.md", "a.md")

    assert sorted(read) == ["a.md", "b.md", "new.md", "other.md"]


MEANWHILE: dict[str, Callable[[Repository], object]] = {
    "a page that it has written": lambda notes: notes.write("b.md", "# B\n\n$z$\n"),
    "a page that it has left alone": lambda notes: notes.write("a.md", "$z$\n"),
    "a drawing that it has left alone": lambda notes: drawing_on(notes, "a.md").write_bytes(b"<svg/>"),
    "a page that is new": lambda notes: (notes.write("new.md", "$z$\n"), notes.git("add", ".")),
}


@pytest.mark.parametrize("change", MEANWHILE.values(), ids=MEANWHILE.keys())
def test_what_somebody_else_changes_while_a_build_looks_back_is_found_by_the_next(
    built: Repository, monkeypatch: pytest.MonkeyPatch, change: Callable[[Repository], object]
) -> None:
    built.write("b.md", "# B\n\n$y$\n")
    shell = import_module("dlbuild.build")
    look_back = shell._look_back

    def meanwhile(space: Workspace, known: memory.Settled, wrong: bool) -> list[Problem]:
        change(built)
        found: list[Problem] = look_back(space, known, wrong)
        return found

    with monkeypatch.context() as patch:
        patch.setattr(shell, "_look_back", meanwhile)
        dlbuild.build()
    built.add()

    assert not memory.remembers(Workspace())
    dlbuild.build()
    built.add()
    # A page that was written anew has left the drawing behind that it had.
    assert {problem.code for problem in dlbuild.check().problems} <= {"orphan"}


UNSETTLING: dict[str, Callable[[Repository], object]] = {
    "the page": lambda notes: notes.write("a.md", notes.read("a.md").replace('alt="x"', 'alt="z"')),
    "its name": lambda notes: (notes.git("mv", "a.md", "sub.md"), notes.write("a.md", "")),
    "the configuration": lambda notes: notes.write("dlbuild.toml", "scale = 1.2\n"),
    "a drawing that is gone": lambda notes: drawing(notes).unlink(),
    "a drawing": lambda notes: drawing(notes).write_bytes(b""),
    "a touched drawing": lambda notes: os.utime(drawing(notes), ns=(1, 1)),
    "what is remembered": lambda notes: notes.write(".dlbuild/settled.json", '{"pages": 7, "drawings": []}'),
    "rubbish": lambda notes: notes.write(".dlbuild/settled.json", b"\xff[["),
    "a memory that is gone": lambda notes: (notes.root / ".dlbuild" / "settled.json").unlink(),
}


@pytest.mark.parametrize("change", UNSETTLING.values(), ids=UNSETTLING.keys())
def test_a_page_is_looked_at_again(built: Repository, change: Callable[[Repository], object]) -> None:
    assert [source.name for source in memory.settled(Workspace())] == ["a.md"]

    change(built)

    assert memory.settled(Workspace()) == {}


def test_a_page_is_not_looked_at_again_for_another_ones_sake(built: Repository) -> None:
    built.write("b.md", "# C\n\n$x$ and $y$\n")
    built.write("formulas/0123456789abcdef.svg", "")

    assert [source.name for source in memory.settled(Workspace())] == ["a.md"]


def test_a_build_of_some_pages_does_not_forget_the_others(built: Repository) -> None:
    built.write("b.md", "# B\n\n$y$\n")
    dlbuild.build("b.md")

    assert {source.name for source in memory.settled(Workspace())} == {"a.md", "b.md"}


def test_a_page_that_cannot_be_built_is_not_settled(built: Repository) -> None:
    built.write("a.md", built.read("a.md") + "\n$\\aplha$\n")
    dlbuild.build(keep_going=True)

    assert memory.settled(Workspace()) == {}
    assert [problem.code for problem in dlbuild.build().problems] == ["unknown-command"]


def test_a_link_that_breaks_on_another_page_is_found_though_nothing_is_parsed_for_formulas(built: Repository) -> None:
    built.write("b.md", "# C\n\n$y$\n")

    assert [problem.code for problem in dlbuild.build().problems] == ["missing-anchor"]


def test_without_its_file_a_build_takes_longer_and_says_the_same(built: Repository) -> None:
    (built.root / ".dlbuild" / "nothing-to-do").write_bytes(b"\xff")

    assert built.run("build").out == "nothing to do: 2 pages are up to date\n"
    assert memory.remembers(Workspace())


def test_a_reference_follows_when_another_page_numbers_its_equations_anew(built: Repository) -> None:
    built.write("notes/eq.md", "$$\na \\label{eq:a}\n$$\n")
    built.write("notes/ref.md", "See \\eqref{eq:a}.\n")
    built.add()
    assert dlbuild.build().errors == 0
    built.add()
    assert "[(1)]" in built.files()["notes/ref.md"].decode()

    dlbuild.restore("notes/eq.md")
    old = built.files()["notes/eq.md"].decode()
    built.write("notes/eq.md", f"$$\nb \\label{{eq:b}}\n$$\n\n{old}")
    built.add()
    assert {problem.code for problem in dlbuild.build().problems} == {"orphan"}  # the drawing of the old number
    assert "[(2)]" in built.files()["notes/ref.md"].decode()

"""What the checks have said of a page holds while all that they looked at is the same, and not a moment longer."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import pytest

import dlbuild
from dlbuild import kept, verdicts
from dlbuild.check import Check
from dlbuild.markdown.contents import Style
from dlbuild.pages import Page
from dlbuild.problem import Problem
from tests.repository import Repository

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
FILES = {
    "a.md": (
        "# A\n\n[b](docs/b.md#one) [self](#a) [c](c.md) ![p](p.svg) [x](out/x.md#x) [data](data.txt)\n\n"
        "[long](https://github.com/o/r/blob/main/none.md)\n"
    ),
    "docs/b.md": "# One\n\n![p](../p.svg)\n",
    "c.md": "# C\n",
    "toc.md": "# T\n\n<!-- toc c.md -->\n\n- [C](c.md)\n\n<!-- /toc -->\n",
    "own.md": "# O\n\n<!-- toc -->\n\n- [S](#s)\n  - [U](#u)\n\n<!-- /toc -->\n\n## S\n\n### U\n",
    "out/x.md": "# X\n",
    "p.svg": SVG,
    "data.txt": "",
    "dlbuild.toml": 'exclude = ["out/**"]\n',
}


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    found = Repository(tmp_path / "r")
    for name, text in FILES.items():
        found.write(name, text)
    found.add()
    monkeypatch.chdir(found.root)
    assert dlbuild.check().problems == ()
    return found


def told() -> list[tuple[str, str]]:
    return [(problem.source.name, problem.code) for problem in dlbuild.check().problems]


def told_by_a_fresh_clone(notes: Repository) -> tuple[Problem, ...]:
    """Return what is found by whoever remembers nothing."""
    memory = notes.root / ".dlbuild"
    memory.rename(notes.root.parent / "aside")
    found = dlbuild.check().problems
    shutil.rmtree(memory)
    (notes.root.parent / "aside").rename(memory)
    return found


def move(notes: Repository, name: str, other: str) -> None:
    notes.git("mv", name, other)


def link(notes: Repository, name: str, other: str) -> None:
    """Move a file, and leave a symbolic link where it was."""
    move(notes, name, other)
    path = notes.root / name
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(os.path.relpath(notes.root / other, path.parent))
    notes.add()


class Change(NamedTuple):
    """Something that changes, and what is wrong then."""

    do: Callable[[Repository], object]
    wrong: list[tuple[str, str]]


CHANGES = {
    "a page": Change(lambda notes: notes.write("c.md", "[n](none.md)\n# C\n"), [("c.md", "missing-file")]),
    "a heading on another page": Change(lambda notes: notes.write("docs/b.md", "# 1\n"), [("a.md", "missing-anchor")]),
    "a heading on a page that is excluded": Change(
        lambda notes: notes.write("out/x.md", "# Y\n"), [("a.md", "missing-anchor")]
    ),
    "the title of a page that is listed": Change(lambda notes: notes.write("c.md", "# D\n"), [("toc.md", "stale-toc")]),
    "a page that is no text any more": Change(
        lambda notes: notes.write("docs/b.md", b"\xff"), [("docs/b.md", "not-utf-8")]
    ),
    "a file that is not in git any more": Change(
        lambda notes: notes.git("rm", "--quiet", "--cached", "data.txt"), [("a.md", "untracked")]
    ),
    "a file that is gone": Change(
        lambda notes: notes.git("rm", "--quiet", "--force", "data.txt"), [("a.md", "missing-file")]
    ),
    "the case of a name": Change(lambda notes: move(notes, "data.txt", "Data.txt"), [("a.md", "wrong-case")]),
    "the name of a page": Change(
        lambda notes: move(notes, "c.md", "d.md"),
        [("a.md", "missing-file"), ("toc.md", "stale-toc"), ("toc.md", "missing-file")],
    ),
    "a page that is a link now": Change(
        lambda notes: link(notes, "docs/b.md", "b.md"), [("a.md", "missing-anchor"), ("b.md", "outside-repo")]
    ),
    "a picture": Change(lambda notes: notes.write("p.svg", SVG.replace("viewBox", "box")), [("p.svg", "no-size")]),
    "the configuration": Change(
        lambda notes: notes.write("dlbuild.toml", 'exclude = ["out/**"]\ntoc-levels = "2-2"\n'),
        [("own.md", "stale-toc")],
    ),
    "the name of the repository": Change(
        lambda notes: notes.git("remote", "add", "origin", "https://github.com/o/r.git"), [("a.md", "missing-file")]
    ),
}


def undo(notes: Repository) -> None:
    """Make everything as it was."""
    for name in (*notes.files(), "docs/b.md"):
        (notes.root / name).unlink(missing_ok=True)
    if notes.git("remote"):
        notes.git("remote", "remove", "origin")
    for name, text in FILES.items():
        notes.write(name, text)
    notes.git("read-tree", "--empty")
    notes.add()


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_what_has_become_wrong_is_found_and_what_has_become_right_is_not(notes: Repository, change: Change) -> None:
    change.do(notes)
    assert told() == change.wrong
    assert told() == change.wrong
    undo(notes)
    assert told() == []


@pytest.mark.parametrize("seed", range(3))
def test_on_any_way_from_state_to_state_a_check_says_what_it_says_when_it_remembers_nothing(
    notes: Repository, seed: int
) -> None:
    chance = random.Random(seed)
    seen = set()
    for _ in range(12):
        if chance.random() < 0.7:
            undo(notes)
        for name in chance.sample(["a page", "a heading on another page", "a picture", "the configuration"], 2):
            CHANGES[name].do(notes)
        if chance.random() < 0.5 and (notes.root / "data.txt").exists():
            notes.git("rm", "--quiet", "--cached", "--ignore-unmatch", "data.txt")
            if chance.random() < 0.5:
                (notes.root / "data.txt").unlink()
        found = dlbuild.check().problems
        assert found == told_by_a_fresh_clone(notes)
        seen.add(found)
    assert len(seen) > 3


def test_a_file_that_goes_from_the_disk_alone_is_noticed(notes: Repository) -> None:
    notes.git("rm", "--quiet", "--cached", "data.txt")
    assert told() == [("a.md", "untracked")]
    (notes.root / "data.txt").unlink()
    assert told() == [("a.md", "missing-file")]
    notes.write("data.txt", "")
    assert told() == [("a.md", "untracked")]


def test_neither_size_nor_time_of_a_page_is_believed(notes: Repository) -> None:
    path = notes.root / "docs" / "b.md"
    times = path.stat()
    notes.write("docs/b.md", FILES["docs/b.md"].replace("One", "Two"))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert told() == [("a.md", "missing-anchor")]


def test_a_clock_that_goes_backwards_does_no_harm(notes: Repository) -> None:
    for path in (notes.root / ".dlbuild").iterdir():
        os.utime(path, (2e9, 2e9))
    notes.write("docs/b.md", "# Two\n")
    os.utime(notes.root / "docs" / "b.md", (0, 0))
    assert told() == [("a.md", "missing-anchor")]


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list to which the names of the pages come that are looked at."""
    names: list[str] = []
    line = verdicts._Witness.line

    def spy(self: verdicts._Witness, page: Page, usual: Style, checks: Iterable[Check]) -> str:
        names.append(page.name)
        return line(self, page, usual, checks)

    monkeypatch.setattr(verdicts._Witness, "line", spy)
    return names


def test_a_page_is_looked_at_again_only_if_it_or_what_it_can_see_has_changed(
    notes: Repository, judged: list[str]
) -> None:
    assert told() == []
    assert judged == []
    notes.write("docs/b.md", "Words, and links to [a](../a.md).\n\n# One\n")
    assert told() == []
    assert judged == ["docs/b.md"]
    judged.clear()
    notes.write("docs/b.md", "# One\n\n# Two\n")
    assert told() == []
    assert sorted(judged) == ["a.md", "docs/b.md"]


def test_some_checks_neither_believe_nor_change_what_all_have_said(notes: Repository, judged: list[str]) -> None:
    file = notes.root / ".dlbuild" / "verdicts"
    before = file.read_bytes()
    notes.write("c.md", "![](p.svg)\n# C\n")
    assert dlbuild.check(only=["targets"]).problems == ()
    assert set(judged) == {"a.md", "c.md", "docs/b.md", "own.md", "toc.md"}
    assert file.read_bytes() == before
    assert told() == [("c.md", "no-alt")]


def test_a_check_of_one_page_does_not_forget_the_others(notes: Repository, judged: list[str]) -> None:
    notes.write("c.md", "# C\n\nMore.\n")
    assert dlbuild.check("c.md").problems == ()
    assert judged == ["c.md"]
    assert told() == []
    assert judged == ["c.md"]


SPOILED: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "half written": lambda data: data[: len(data) // 2],
    "a letter is another": lambda data: data.replace(b"missing-anchor", b"missing-anch0r"),
    "a line less": lambda data: data[: data.rindex(b"\n", 0, -1) + 1],
    "rubbish": lambda data: b"\xff\n" + data,
    "of another dlbuild": lambda data: b"0" + data[1:] if data[:1] != b"0" else b"1" + data[1:],
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED.keys())
def test_a_file_that_is_not_as_it_was_written_is_overlooked(
    notes: Repository, judged: list[str], spoil: Callable[[bytes], bytes]
) -> None:
    notes.write("docs/b.md", "# Two\n")
    assert told() == [("a.md", "missing-anchor")]
    file = notes.root / ".dlbuild" / "verdicts"
    good = file.read_bytes()
    file.write_bytes(spoil(good))
    judged.clear()
    assert told() == [("a.md", "missing-anchor")]
    assert len(judged) == 5
    assert file.read_bytes() == good


@pytest.mark.usefixtures("notes")
def test_another_dlbuild_judges_for_itself(judged: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert told() == []
    monkeypatch.setattr(kept, "code", lambda: ("another parser",))
    assert told() == []
    assert len(judged) == 5


def test_checks_at_once_say_the_same_and_leave_what_each_would_have_left(notes: Repository) -> None:
    notes.write("docs/b.md", "# Two\n")
    folder = notes.root / ".dlbuild"
    shutil.rmtree(folder)
    assert dlbuild.check().errors == 1
    alone = {path.name: path.read_bytes() for path in folder.iterdir()}
    shutil.rmtree(folder)
    runs = [notes.start("check", "--format", "json") for _ in range(3)]
    ended = [(*run.communicate(), run.returncode) for run in runs]
    assert len({out for out, _, _ in ended}) == 1
    assert [code for _, _, code in ended] == [1, 1, 1]
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == alone


def test_many_pages_are_judged_by_several_processes_and_come_to_the_same(
    notes: Repository, judged: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    notes.write("docs/b.md", "# Two\n")
    alone = dlbuild.check().problems
    assert alone
    assert judged
    judged.clear()
    (notes.root / ".dlbuild" / "verdicts").unlink()
    for name, value in (("_ENOUGH", 1), ("_PART", 1), ("processors", lambda: 3), ("may_fork", lambda: True)):
        monkeypatch.setattr(verdicts, name, value)
    assert dlbuild.check().problems == alone
    assert judged == []  # it was the others who have done it


def test_one_flaw_of_a_picture_that_several_pages_show_is_told_once(notes: Repository) -> None:
    notes.write("p.svg", "<svg")
    assert told() == [("p.svg", "bad-svg")]


def test_another_rule_for_dollars_makes_other_links(notes: Repository) -> None:
    notes.write("a.md", "# A\n\nso a$[b](none.md)$ and [c](c.md)\n")
    notes.write("docs/b.md", "# One\n")
    notes.write("dlbuild.toml", 'dollars = "pandoc"\nexclude = ["out/**"]\nignore = ["not-built"]\n')
    assert told() == []

    notes.write("dlbuild.toml", 'exclude = ["out/**"]\n')

    assert told() == [("a.md", "missing-file")]

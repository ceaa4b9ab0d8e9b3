"""What is remembered of pages is what they say, and nothing that is wrong with the file of it does any harm."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dlbuild import kept
from dlbuild import outlines as room
from dlbuild.markdown.outline import Outline, outline
from dlbuild.markdown.parse import parse
from dlbuild.outlines import Shelf
from dlbuild.pages import Page
from dlbuild.source import Source
from tests.repository import ENVIRONMENT, Repository

PAGE = """\
# A *heading* with `code`

[a](b.md#c 't') ![words](p.png) ![](q.png) <img src="r.png" alt="é"> [r][] [s][no] [^1]

<!-- dlbuild: ignore no-alt -->

<a id="Own"></a> $x$

[r]: <c d.md>
[unused]: e.md
"""

INTERRUPTED = "interrupted: every file is either as it was or as it should be\n"


def page(name: str = "a.md", text: str = PAGE) -> Page:
    return Page(Path(name), text.encode(), Source(name, text))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / ".dlbuild" / "outlines"


def outlines(root: Path, pages: list[Page]) -> dict[str, Outline]:
    shelf = Shelf(root)
    shelf.learn(pages)
    return {each.name: shelf.outline(each) for each in pages}


def kept_in(root: Path) -> dict[str, str]:
    return kept.read(root, "outlines", "github")


def facts(name: str, root: Path, text: str = PAGE) -> list[object]:
    found = outlines(root, [page(name, text)])[name]
    return [
        list(found.links),
        *(getattr(found, each) for each in ("headings", "anchors", "labels", "loose", "comments")),
    ]


def fresh(text: str = PAGE) -> list[object]:
    found = outline(parse(Source("a.md", text)))
    return [
        list(found.links),
        *(getattr(found, each) for each in ("headings", "anchors", "labels", "loose", "comments")),
    ]


def test_an_outline_that_is_remembered_is_the_outline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert facts("a.md", tmp_path) == fresh()
    monkeypatch.setattr(room, "_line", lambda *_, **__: pytest.fail("it has been read before"))
    assert facts("a.md", tmp_path) == fresh()
    assert facts("moved.md", tmp_path) == fresh()


def test_a_page_that_has_changed_is_read_again(tmp_path: Path) -> None:
    facts("a.md", tmp_path)
    assert facts("a.md", tmp_path, "# New\n") == fresh("# New\n")
    assert facts("a.md", tmp_path) == fresh()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[:0],
        lambda data: data[:-20],
        lambda data: data.replace(b"Own", b"own"),
        lambda data: b"\xff" + data,
        lambda data: data.replace(b"\n", b"\n\n", 1),
        lambda data: b"0" * 65 + data[65:],
    ],
)
def test_a_file_that_is_not_as_it_was_written_is_overlooked(tmp_path: Path, file: Path, spoil: object) -> None:
    facts("a.md", tmp_path)
    good = file.read_bytes()
    assert callable(spoil)
    file.write_bytes(spoil(good))
    assert kept_in(tmp_path) == {}
    assert facts("a.md", tmp_path) == fresh()
    assert file.read_bytes() == good


def test_what_another_dlbuild_has_written_is_overlooked(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts("a.md", tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(kept, "code", lambda: ("another parser",))
        assert kept_in(tmp_path) == {}
    assert len(kept_in(tmp_path)) == 1
    assert file.with_name(".gitignore").read_text() == "*\n"


def test_where_nothing_can_be_kept_everything_is_read(tmp_path: Path, file: Path) -> None:
    file.parent.write_text("a file where the folder should be")
    assert facts("a.md", tmp_path) == fresh()
    outlines(tmp_path / "gone", [page()])
    assert not (tmp_path / "gone").exists()


def test_pages_that_are_not_asked_for_stay_known_for_a_while(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outlines(tmp_path, [page(str(number), f"# {number}\n") for number in range(20)])
    outlines(tmp_path, [page("new", "# New\n")])
    assert len(kept_in(tmp_path)) == 21
    monkeypatch.setattr(room, "_OTHERS", 200)
    outlines(tmp_path, [page("newer", "# Newer\n")])
    assert len(kept_in(tmp_path)) < 10


def test_the_file_is_read_once_and_only_written_when_pages_are_to_be_kept(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = Shelf(tmp_path)
    shelf.learn([page("a.md")])
    file.unlink()
    monkeypatch.setattr(kept, "read", lambda *_, **__: pytest.fail("it has been read before"))
    shelf.learn([page("b.md", "# B\n")], keep=False)
    shelf.learn([page("a.md")])
    assert not file.exists()
    shelf.learn([page("c.md", "# C\n")])
    assert file.read_text().count("\n") == 4


def test_many_pages_are_read_by_several_processes_and_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [page(f"{number}.md", PAGE.replace("Own", f"own{number}")) for number in range(40)]
    alone = [room._line(each.source, "github") for each in pages]
    monkeypatch.setattr(room, "_ENOUGH", 1000)
    monkeypatch.setattr(room, "_PART", 1000)
    monkeypatch.setattr(room, "processors", lambda: 3)
    assert list(room._lines(pages, "github")) == alone


def test_a_check_writes_nothing_where_nobody_has_declared_a_project(tmp_path: Path) -> None:
    notes = Repository(tmp_path / "r", git=False)
    notes.write("a.md", "[a](a.md)\n")
    assert notes.run("check").code == 0
    assert not (notes.root / ".dlbuild").exists()


READS_SLOWLY = """
import sys, time
from dlbuild import outlines
from dlbuild.cli import main

def slow(source, dollars):
    print("reading", file=sys.stderr, flush=True)
    time.sleep(60)

outlines._line, outlines._ENOUGH, outlines._PART = slow, 1, 1
sys.exit(main())
"""


def test_an_interrupted_check_ends_quietly_with_all_its_processes(tmp_path: Path) -> None:
    notes = Repository(tmp_path / "r")
    for number in range(8):
        notes.write(f"{number}.md", PAGE)
    notes.add()
    started = subprocess.Popen(
        [sys.executable, "-c", READS_SLOWLY, "check"],
        cwd=notes.root,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert started.stderr
    assert started.stderr.readline() == "reading\n"
    os.killpg(started.pid, signal.SIGINT)
    out, err = started.communicate(timeout=120)
    assert (out, err.replace("reading\n", ""), started.returncode) == ("", f"\n{INTERRUPTED}", 130)
    with pytest.raises(ProcessLookupError):
        os.killpg(started.pid, 0)

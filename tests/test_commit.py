"""Writing to disk: all or nothing, whatever happens on the way."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from dlbuild import commit as commit_module
from dlbuild.commit import Write, commit, sweep
from dlbuild.failure import RunError


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def writes(tmp_path: Path) -> list[Write]:
    """Two new drawings, three pages that change, and a drawing that goes."""
    for name in ("a", "b", "c", "gone"):
        (tmp_path / f"{name}.md").write_text(f"old {name}")
    new = [Write(tmp_path / "formulas" / f"{name}.svg", None, b"<svg/>") for name in "xy"]
    pages = [Write(tmp_path / f"{name}.md", f"old {name}".encode(), f"new {name}".encode()) for name in "abc"]
    return [*new, *pages, Write(tmp_path / "gone.md", b"old gone", None)]


def test_all_is_written(tmp_path: Path, writes: list[Write]) -> None:
    commit(writes)

    assert tree(tmp_path) == {
        "formulas/x.svg": b"<svg/>",
        "formulas/y.svg": b"<svg/>",
        "a.md": b"new a",
        "b.md": b"new b",
        "c.md": b"new c",
    }


def failing(call: Callable[..., object], at: int, error: BaseException) -> Callable[..., object]:
    """Return a function that does as `call` does, but for the time with that number, when it fails."""
    calls = 0

    def fail(*arguments: object) -> object:
        nonlocal calls
        calls += 1
        if calls == at:
            raise error
        return call(*arguments)

    return fail


@pytest.mark.parametrize("at", range(1, 6))
@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_full_disk_changes_nothing(
    tmp_path: Path, writes: list[Write], monkeypatch: pytest.MonkeyPatch, call: str, at: int
) -> None:
    before = tree(tmp_path)
    full = OSError(errno.ENOSPC, "No space left on device")
    monkeypatch.setattr(os, call, failing(getattr(os, call), at, full))

    with pytest.raises(RunError) as caught:
        commit(writes)

    assert str(caught.value) == f"{writes[at - 1].path}: no space left on device. No file was changed."
    assert tree(tmp_path) == before
    assert not (tmp_path / "formulas").exists()


def test_only_what_could_be_lost_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    waited: list[int] = []
    monkeypatch.setattr(os, "fsync", waited.append)

    commit([Write(tmp_path / f"{name}.svg", None, b"<svg/>", lasting=False) for name in "xyz"])
    assert waited == []

    commit([Write(tmp_path / "a.md", b"old", b"new")])
    assert len(waited) == 1


@pytest.mark.parametrize("at", range(1, 6))
def test_a_failure_halfway_is_undone(
    tmp_path: Path, writes: list[Write], monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    before = tree(tmp_path)
    broken = OSError(errno.EIO, "Input/output error", str(writes[at - 1].path))
    monkeypatch.setattr(Path, "replace", failing(Path.replace, at, broken))

    with pytest.raises(RunError) as caught:
        commit(writes)

    assert str(caught.value) == f"{writes[at - 1].path}: input/output error. No file was changed."
    assert tree(tmp_path) == before


def test_what_cannot_be_undone_is_said(tmp_path: Path, writes: list[Write], monkeypatch: pytest.MonkeyPatch) -> None:
    replace, calls = Path.replace, 0

    def fail(path: Path, target: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls > 3:
            raise OSError(errno.EROFS, "Read-only file system", str(target))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", fail)

    with pytest.raises(RunError) as caught:
        commit(writes)

    page = tmp_path / "a.md"
    assert str(caught.value) == (
        f"{tmp_path / 'b.md'}: read-only file system. "
        f"These files are the new ones already, and could not be put back: {page}."
    )
    assert page.read_bytes() == b"new a"


def test_a_page_that_somebody_else_has_changed_is_not_overwritten(tmp_path: Path, writes: list[Write]) -> None:
    (tmp_path / "b.md").write_text("edited")
    before = tree(tmp_path)

    with pytest.raises(RunError) as caught:
        commit(writes)

    assert str(caught.value) == (
        f"{tmp_path / 'b.md'} was changed by something else in the meantime. Run dlbuild again. No file was changed."
    )
    assert tree(tmp_path) == before


def test_a_page_that_is_gone_is_not_made_again(tmp_path: Path, writes: list[Write]) -> None:
    (tmp_path / "b.md").unlink()
    before = tree(tmp_path)

    with pytest.raises(RunError) as caught:
        commit(writes)

    assert str(caught.value) == f"{tmp_path / 'b.md'}: no such file or directory. No file was changed."
    assert tree(tmp_path) == before


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
@pytest.mark.parametrize("at", range(1, 6))
def test_an_interrupt_leaves_each_file_old_or_new_and_no_other(
    tmp_path: Path, writes: list[Write], monkeypatch: pytest.MonkeyPatch, call: str, at: int
) -> None:
    if call == "replace":
        monkeypatch.setattr(Path, call, failing(Path.replace, at, KeyboardInterrupt()))
    else:
        monkeypatch.setattr(os, call, failing(getattr(os, call), at, KeyboardInterrupt()))

    with pytest.raises(KeyboardInterrupt):
        commit(writes)

    for write in writes:
        there = write.path.read_bytes() if write.path.exists() else None
        assert there in {write.before, write.after}
    names = {write.path.relative_to(tmp_path).as_posix() for write in writes}
    assert set(tree(tmp_path)) <= names


def test_ctrl_c_pressed_twice_leaves_no_other_file_either(
    tmp_path: Path, writes: list[Write], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(tmp_path)
    monkeypatch.setattr(os, "fsync", failing(os.fsync, 4, KeyboardInterrupt()))
    monkeypatch.setattr(Path, "unlink", failing(Path.unlink, 2, KeyboardInterrupt()))

    with pytest.raises(KeyboardInterrupt):
        commit(writes)

    assert tree(tmp_path) == before


def test_drawings_are_there_before_the_pages_that_name_them(
    tmp_path: Path, writes: list[Write], monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    replace = Path.replace

    def note(path: Path, target: Path) -> Path:
        order.append(target.name)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", note)

    commit(writes)

    assert order == ["x.svg", "y.svg", "a.md", "b.md", "c.md"]
    assert tmp_path.exists()


def test_the_mode_of_a_page_is_kept(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("old")
    page.chmod(0o664)

    commit([Write(page, b"old", b"new")])

    assert stat.S_IMODE(page.stat().st_mode) == 0o664


def test_a_new_drawing_has_the_mode_that_the_umask_gives(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        commit([Write(tmp_path / "x.svg", None, b"<svg/>")])
    finally:
        os.umask(before)

    assert stat.S_IMODE((tmp_path / "x.svg").stat().st_mode) == 0o640


def test_a_page_that_is_read_only_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "a.md"
    page.write_text("old")
    # Permissions do not bind root, so the question itself is answered for the test.
    monkeypatch.setattr(os, "access", lambda path, mode: (path, mode) != (page, os.W_OK))

    with pytest.raises(RunError) as caught:
        commit([Write(page, b"old", b"new")])

    assert str(caught.value) == f"{page}: permission denied: the file is read-only. No file was changed."
    assert tree(tmp_path) == {"a.md": b"old"}


def test_what_a_killed_run_has_left_is_swept_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "a.md"
    page.write_text("old")
    monkeypatch.setattr(commit_module._Work, "sweep", lambda _: None)
    monkeypatch.setattr(os, "fsync", failing(os.fsync, 1, KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        commit([Write(page, b"old", b"new")])
    assert len(tree(tmp_path)) == 2

    sweep([tmp_path, tmp_path / "not there"])

    assert tree(tmp_path) == {"a.md": b"old"}


def test_no_other_file_is_swept_away(tmp_path: Path) -> None:
    for name in (".dlbuild-notes.md", "dlbuild-1.tmp", ".dlbuild"):
        (tmp_path / name).touch()

    sweep([tmp_path])

    assert len(tree(tmp_path)) == 3


def test_a_page_with_the_longest_name_can_be_written(tmp_path: Path) -> None:
    page = tmp_path / ("a" * 252 + ".md")
    page.write_text("old")

    commit([Write(page, b"old", b"new")])

    assert page.read_text() == "new"

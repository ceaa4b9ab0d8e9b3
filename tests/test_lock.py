"""One run at a time."""

from __future__ import annotations

import errno
import fcntl
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dlbuild.failure import RunError
from dlbuild.lock import locked
from tests.repository import ENVIRONMENT, Process

HOLD = """
import sys
from pathlib import Path
from dlbuild.lock import locked
with locked(Path(sys.argv[1]), print):
    print("held", flush=True)
    sys.stdin.readline()
"""


def holder(root: Path) -> Process:
    """Start a process that holds the lock until it gets a line."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(root)],
        env=ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    return process


def test_the_second_run_says_whom_it_waits_for_and_then_gives_up(tmp_path: Path) -> None:
    said: list[str] = []
    with holder(tmp_path) as first:
        with pytest.raises(RunError) as caught, locked(tmp_path, said.append, patience=0.2):
            pytest.fail("two runs at once")
        first.communicate("\n")

    who = rf"process {first.pid}, since \d\d:\d\d:\d\d: -c {re.escape(str(tmp_path))}"
    assert re.fullmatch(rf"waiting for another dlbuild \({who}\)", "\n".join(said))
    assert re.fullmatch(
        rf"another dlbuild has been at work here for more than 0\.2 s: {who}\. No file was changed\. "
        rf"Wait for it, or end it; it holds {re.escape(str(tmp_path))}/\.dlbuild/lock\.",
        str(caught.value),
    )


def test_the_second_run_goes_on_when_the_first_has_ended(tmp_path: Path) -> None:
    said: list[str] = []

    def let_go(message: str) -> None:
        said.append(message)
        first.communicate("\n")

    with holder(tmp_path) as first, locked(tmp_path, let_go) as hold:
        hold()

    assert len(said) == 1


def test_a_run_that_was_killed_holds_nothing(tmp_path: Path) -> None:
    said: list[str] = []
    with holder(tmp_path) as first:
        first.kill()
        first.wait()
        with locked(tmp_path, said.append, patience=0):
            pass

    assert said == []


def test_the_lock_is_let_go_when_a_run_fails(tmp_path: Path) -> None:
    with pytest.raises(KeyError), locked(tmp_path, print):
        raise KeyError

    with locked(tmp_path, pytest.fail, patience=0):
        pass


def test_a_file_system_without_locks_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_handle: int, _operation: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", none)
    said: list[str] = []

    with locked(tmp_path, said.append) as hold:
        hold()

    assert said == ["this file system has no locks (no locks available): do not let two builds run at once"]


def test_git_does_not_see_the_lock(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, env=ENVIRONMENT, check=True)

    with locked(tmp_path, print):
        status = subprocess.check_output(
            ["git", "status", "--porcelain", "--untracked-files=all"], cwd=tmp_path, env=ENVIRONMENT
        )

    assert status == b""


def test_without_a_place_for_a_lock_a_run_may_look_but_not_write(tmp_path: Path) -> None:
    (tmp_path / ".dlbuild").write_text("a file where the folder should be")
    looked = []

    def look_and_write() -> None:
        with locked(tmp_path, print) as hold:
            looked.append(True)
            hold()

    with pytest.raises(RunError) as caught:
        look_and_write()

    assert looked
    assert str(caught.value) == f"{tmp_path / '.dlbuild'}: file exists. No file was changed."

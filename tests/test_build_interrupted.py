"""A build that is interrupted, or killed, at any moment: every file is the old one or the new one, whole."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import pytest

from tests.bench.tree import plant
from tests.repository import Repository

PAGES = {f"notes/{number}.md": f"# {number}\n\n" + f"$x_{{{number}}}$ and $y$\n" * 5 for number in range(12)}
TOLD = "interrupted: every file is either as it was or as it should be\n"
# So slow that each half of a commit takes a tenth of a second; it says when the halves begin.
SLOW = """
import os, time, sys
from pathlib import Path
from dlbuild.cli import main
def slow(call, began):
    def wait(*arguments):
        if not began:
            began.append(print(call.__name__, flush=True))
        time.sleep(0.002)
        result = call(*arguments)
        time.sleep(0.002)
        return result
    return wait
os.fsync, Path.replace = slow(os.fsync, []), slow(Path.replace, [])
print("ready", flush=True)
sys.exit(main())
"""

# It is a group of its own, and says when the first part has come back.
TELLING = """
import os, sys
os.setpgid(0, 0)
from dlbuild import crew
from dlbuild.cli import main
listen = crew._listen
def tell(*words):
    listen(*words)
    crew._listen = listen
    print("drawing", flush=True)
crew._listen = tell
sys.exit(main())
"""


@pytest.fixture
def notes(tmp_path: Path) -> Repository:
    notes = Repository(tmp_path / "r")
    for name, text in PAGES.items():
        notes.write(name, text)
    notes.add()
    return notes


def built(tmp_path: Path) -> dict[str, bytes]:
    """Return the files as an undisturbed build leaves them."""
    other = Repository(tmp_path / "other")
    for name, text in PAGES.items():
        other.write(name, text)
    other.add()
    assert other.run("build").code == 0
    return other.files()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=["interrupted", "killed"])
def test_every_file_is_old_or_new_and_the_next_build_completes(
    notes: Repository, tmp_path: Path, how: signal.Signals
) -> None:
    before, after = notes.files(), built(tmp_path)
    moments = random.Random(7)
    halfway = 0
    for number in range(9):
        process = notes.start("build", code=SLOW)
        assert process.stdout
        # Moments from the start, from the first half of the commit, from the second.
        for _ in range(1 + number % 3):
            process.stdout.readline()
        time.sleep(moments.uniform(0, 0.1))
        process.send_signal(how)
        out, err = process.communicate()
        files = notes.files()
        left = [name for name in files if name.rpartition("/")[2].startswith(".dlbuild-")]
        for name, data in files.items():
            if name not in left:
                assert data in {before.get(name), after[name]}, name
        assert before.keys() <= files.keys()
        if process.returncode == 130:
            # What it had begun meanwhile it may have said.
            assert {*out.split()} <= {"fsync", "replace"}
            assert (err.lstrip("\n"), left) == (TOLD, [])
        halfway += files not in (before, after)
        assert notes.run("build").code == 0
        assert notes.files() == after
        notes.run("restore")
        notes.run("clean")
        assert notes.files() == before

    assert halfway > 1


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_an_interrupt_while_many_draw_changes_nothing_and_leaves_nobody(tmp_path: Path, how: signal.Signals) -> None:
    notes = Repository(tmp_path / "r")
    plant(notes.root, 70)
    notes.add()
    before = notes.files()
    process = notes.start("build", "--jobs", "3", code=TELLING)
    assert process.stdout
    assert process.stdout.readline() == "drawing\n"
    # As a terminal does for Ctrl-C, to all at once.
    os.killpg(process.pid, how)
    # It ends when the last one has let go of the pipes.
    out, err = process.communicate(timeout=120)

    assert notes.files() == before
    assert out == ""
    if how == signal.SIGINT:
        assert (process.returncode, err.lstrip("\n")) == (130, TOLD)


def test_an_interrupt_is_told_in_a_line(notes: Repository) -> None:
    process = notes.start("build", code=SLOW)
    lock = notes.root / ".dlbuild" / "lock"
    while not (lock.exists() and lock.stat().st_size) and process.poll() is None:
        time.sleep(0.001)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()

    # On a terminal the line before ends with ^C.
    assert (process.returncode, err.lstrip("\n")) == (130, TOLD)

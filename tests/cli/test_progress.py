"""How far a long build has come is shown on a terminal, and nowhere else."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from dlbuild.cli.progress import line
from tests.bench.tree import plant
from tests.repository import ENVIRONMENT, Repository

# As if all took longer than a second.
IMPATIENT = """
import dlbuild.cli.progress as progress
progress.PATIENCE = progress.PAUSE = 0.0
from dlbuild.cli import main
raise SystemExit(main())
"""


@pytest.fixture
def notes(tmp_path: Path) -> Repository:
    notes = Repository(tmp_path / "r")
    plant(notes.root, 40)
    notes.add()
    return notes


def on_a_terminal(notes: Repository, *words: str, code: str = IMPATIENT, columns: int = 60) -> tuple[int, str, str]:
    """Run a command whose standard error is a terminal; return its exit code, its output, what the terminal got."""
    terminal, inside = pty.openpty()
    fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    environment = {**ENVIRONMENT, "NO_COLOR": "1", "TERM": "dumb"}
    command = [sys.executable, "-c", code, *words]
    with subprocess.Popen(command, cwd=notes.root, env=environment, stdout=subprocess.PIPE, stderr=inside) as process:
        os.close(inside)
        got = b""
        # Linux says EIO, others say nothing, when the last one has hung up.
        while chunk := read(terminal):
            got += chunk
        assert process.stdout
        out = process.stdout.read().decode()
    os.close(terminal)
    return process.returncode, out, got.decode()


def read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 10_000)
    except OSError:
        return b""


def test_a_long_build_shows_how_far_it_is_and_leaves_an_empty_line(notes: Repository) -> None:
    code, out, got = on_a_terminal(notes, "build")

    lines = got.split("\r")
    assert (code, out.splitlines()[-2]) == (0, "drew 400 formulas, changed 40 pages")
    assert lines[0] == ""
    assert lines[-3].startswith("writing files: 40 of 40 pages [####")
    assert (lines[-2].strip(), lines[-1]) == ("", "")
    counts = [int(text.split()[2]) for text in lines[1:-2]]
    assert counts == sorted(set(counts))
    assert len(counts) > 2
    assert max(map(len, lines)) < 60
    assert "\x1b" not in got
    assert "\n" not in got


def test_a_short_build_shows_nothing(notes: Repository) -> None:
    notes.run("build")
    notes.write("course-00/lecture-0000.md", "$x$\n")

    # On a busy machine no build is short by the clock.
    code, _, got = on_a_terminal(notes, "build", code=IMPATIENT.replace("PAUSE = 0.0", "PAUSE = 3600.0"))

    assert (code, got) == (1, "")


def test_nothing_is_shown_where_nobody_watches(notes: Repository) -> None:
    process = notes.start("build", code=IMPATIENT)
    _, err = process.communicate()

    assert (process.returncode, err) == (0, "")


def test_nothing_is_shown_where_machines_read_along(notes: Repository) -> None:
    _, out, got = on_a_terminal(notes, "build", "--format", "json")

    assert out == ""
    assert "pages [" not in got
    assert "drew 400 formulas" in got


@pytest.mark.parametrize(
    ("done", "width", "shown"),
    [
        (0, 79, "drawing formulas:   0 of 200 pages [                              ]"),
        (100, 79, "drawing formulas: 100 of 200 pages [###############               ]"),
        (199, 47, "drawing formulas: 199 of 200 pages [######### ]"),
        (200, 47, "writing files: 200 of 200 pages [#############]"),
        (7, 37, "drawing formulas:   7 of 200 pages"),
        (7, 20, "drawing formulas:   "),
        (7, -1, ""),
    ],
)
def test_the_line_fits_the_terminal(done: int, width: int, shown: str) -> None:
    assert line(done, 200, width) == shown

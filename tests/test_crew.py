"""Several processes make what one would have made, in the same order, whatever happens to them."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from dlbuild import crew
from dlbuild.crew import Method, spread
from tests.repository import Repository

METHODS: tuple[Method, ...] = ("fork", "spawn") if sys.platform != "win32" else ("spawn",)
# The process that the tests run in: it does what its crew could not do.
HERE = os.getpid()


def squared(number: int) -> tuple[int, int]:
    return os.getpid(), number**2


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("parts", [(), (7,), tuple(range(23))], ids=len)
def test_what_is_made_comes_in_order(parts: tuple[int, ...], method: Method) -> None:
    assert [square for _, square in spread(squared, parts, 3, method)] == [number**2 for number in parts]


def test_each_of_the_crew_does_a_part() -> None:
    def slowly(number: int) -> tuple[int, int]:
        time.sleep(0.02)
        return squared(number)

    made = [process for process, _ in spread(slowly, range(12), 3)]

    assert len(set(made)) == 3
    assert HERE not in made


@pytest.mark.parametrize(("jobs", "parts"), [(1, 5), (8, 1)])
def test_for_one_job_or_one_part_nobody_is_hired(jobs: int, parts: int) -> None:
    assert {process for process, _ in spread(squared, range(parts), jobs)} == {HERE}


def test_an_error_is_raised_here_where_one_process_would_have_raised_it() -> None:
    def fails(number: int) -> int:
        if number == 3:
            raise ValueError("three")
        return number

    made: list[int] = []
    with pytest.raises(ValueError, match=r"^three$") as caught:
        made.extend(spread(fails, range(9), 2))

    assert caught.value.__cause__ is None
    assert made == [0, 1, 2]


def killed(number: int) -> int:
    if os.getpid() != HERE and number in {2, 5, 6}:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def unpicklable(number: int) -> Callable[[], int]:
    return lambda: number


def test_what_a_killed_process_has_not_done_is_done_here() -> None:
    assert list(spread(killed, range(9), 2)) == list(range(9))


def test_what_cannot_be_sent_is_made_here() -> None:
    assert [make() for make in spread(unpicklable, range(9), 2)] == list(range(9))


def test_where_the_system_gives_no_process_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", refuse)

    assert {process for process, _ in spread(squared, range(5), 2)} == {HERE}


def test_a_crew_does_not_outlive_whoever_stops_listening() -> None:
    def slowly(number: int) -> int:
        time.sleep(60 * (number > 3))
        return os.getpid()

    with closing(spread(slowly, range(9), 2)) as steps:
        processes = {next(steps) for _ in range(4)}

    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


WORKING = """
import os, sys, time
from pathlib import Path
from dlbuild.crew import spread
def work(number):
    Path(f"{os.getpid()}.pid").touch()
    time.sleep(0.05)
    return "x" * 200_000
print(sum(map(len, spread(work, range(100), 3))))
"""


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_crew_does_not_outlive_whoever_is_ended(tmp_path: Path, how: signal.Signals) -> None:
    process = Repository(tmp_path, git=False).start(code=WORKING)
    while len(list(tmp_path.glob("*.pid"))) < 3 and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(how)
    process.communicate()

    ends = time.monotonic() + 60
    crew_left = {int(path.stem) for path in tmp_path.glob("*.pid")}
    while crew_left and time.monotonic() < ends:
        crew_left = {each for each in crew_left if is_running(each)}
        time.sleep(0.02)
    assert crew_left == set()


def is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(") ")[2][0] != "Z"
    except FileNotFoundError:
        return False


def test_there_is_at_least_one_processor() -> None:
    assert 1 <= crew.processors() <= 8

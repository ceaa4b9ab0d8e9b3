"""Workers that decide claims side by side, each a process that is ended when a claim takes too long."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Timer
from time import monotonic

from dlbuild.prove.claim import Claim, Holds, Unclear, Verdict, claim_to_json, verdict_from_json
from dlbuild.prove.term import Place

LIMIT = 20.0  # seconds of work for one claim
# A worker that is to end itself is given so many times as long by the clock, which also goes while others work.
PATIENCE = 5 if hasattr(signal, "setitimer") else 1
_MOST = 8  # workers
_LATE = "it took longer than"


def decided(claims: Sequence[Claim], limit: float = LIMIT) -> list[Verdict]:
    """Return the verdict on each claim. Each gets `limit` seconds of work."""
    left: SimpleQueue[int] = SimpleQueue()
    for number in range(len(claims)):
        left.put(number)
    verdicts: dict[int, Verdict] = {}

    def work() -> None:
        with closing(Worker(limit)) as worker:
            while True:
                try:
                    number = left.get_nowait()
                except Empty:
                    return
                verdicts[number] = worker.decide(claims[number])

    count = min(len(claims), os.cpu_count() or 1, _MOST)
    if count:
        with ThreadPoolExecutor(count) as pool:
            for job in [pool.submit(work) for _ in range(count)]:
                job.result()
    return [verdicts[number] for number in range(len(claims))]


class Worker:
    """One process; a new one takes its place when it had to be ended."""

    def __init__(self, limit: float = LIMIT) -> None:
        self.limit = limit
        self.process: subprocess.Popen[str] | None = None

    def decide(self, claim: Claim) -> Verdict:
        """Return the verdict on a claim: the last one that came in time."""
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        patience = PATIENCE * self.limit
        late = Timer(patience, process.kill)
        late.start()
        begun = monotonic()
        found: Verdict | None = None
        try:
            process.stdin.write(json.dumps([self.limit, claim_to_json(claim)]) + "\n")
            process.stdin.flush()
            for line in process.stdout:
                last, data = json.loads(line)
                found = verdict_from_json(data)
                if last:
                    return found
        except (BrokenPipeError, ValueError):
            pass
        finally:
            late.cancel()
        took = monotonic() - begun
        self.close()
        return _unfinished(claim, found, self.limit, took >= patience or _worked_too_long(process))

    def _running(self) -> subprocess.Popen[str]:
        if self.process is None:
            # From its own folder: what lies where somebody runs dlbuild is not to be imported.
            home = Path(__file__).parents[2]
            command = [sys.executable, "-m", "dlbuild.prove.worker"]
            pipe = subprocess.PIPE
            self.process = subprocess.Popen(
                command, cwd=home, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True, encoding="utf-8"
            )
        return self.process

    def close(self) -> None:
        """End the process."""
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
            self.process = None


def _worked_too_long(process: subprocess.Popen[str]) -> bool:
    """Whether a process that has ended was ended by its own timer."""
    return process.returncode == -getattr(signal, "SIGPROF", 0)


def _unfinished(claim: Claim, found: Verdict | None, limit: float, late: bool) -> Verdict:
    """Return the verdict on a claim whose worker did not end well: what it had found, if it had."""
    reason = f"{_LATE} {limit:g} s" if late else "its worker broke down"
    if isinstance(found, Holds):
        return Holds(found.statements, found.samples, found.tolerance, f"the proof was given up: {reason}")
    way_out = "make it smaller, or allow more with --limit" if late else "this is a bug in dlbuild: please report it"
    return Unclear(reason, Place(0, 0, len(claim.formula)), way_out)


def took_too_long(verdict: Verdict) -> bool:
    """Say whether another day, or another machine, may come to another verdict."""
    return isinstance(verdict, Unclear) and verdict.message.startswith(_LATE)

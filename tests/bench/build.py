"""How long `dlbuild build` takes for a thousand pages with ten thousand formulas: medians of several rounds.

Each round is in a new repository: all is new (cold), nothing has changed (warm), all that git says has changed but no
page (added), one page has changed. Two versions of dlbuild are compared by rounds in turn, so that a
busy machine is busy for both:

    python tests/bench/build.py [--rounds N] [--pages N] [PYTHON ...]
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

HOUSE = Path(__file__).parents[2]


class Cost(NamedTuple):
    """What a run costs: seconds on the clock and of all processors, and the most memory that one process has held."""

    wall: float
    processor: float
    megabytes: float


def run(words: Sequence[str], folder: Path) -> Cost:
    """Run a command and return what it has cost."""
    start = time.perf_counter()
    process = subprocess.Popen(words, cwd=folder, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(words)} has failed")
    return Cost(time.perf_counter() - start, used.ru_utime + used.ru_stime, _megabytes(used))


def _megabytes(used: resource.struct_rusage) -> float:
    # Kilobytes, on macOS bytes; also of the children that have been waited for.
    return used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def stages(python: str, pages: int, folder: Path) -> Iterator[tuple[str, Cost]]:
    """Yield the stages of a round, with their costs."""
    git = ("git", "-c", "user.name=bench", "-c", "user.email=bench@example.org", "-c", "core.autocrlf=false")
    build = (python, "-m", "dlbuild", "build")
    run((sys.executable, str(HOUSE / "tests" / "bench" / "tree.py"), ".", str(pages)), folder)
    for words in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "--message=notes")):
        run((*git, *words), folder)
    yield "cold", run(build, folder)
    yield "warm", run(build, folder)
    run((*git, "add", "--all"), folder)
    yield "added", run(build, folder)
    page = next(folder.rglob("lecture-*.md"))
    page.write_text(page.read_text(encoding="utf-8") + "\nAfter all, $x_{2026} \\ne 0$.\n", encoding="utf-8")
    yield "one page", run(build, folder)


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("pythons", nargs="*", default=[sys.executable], help="of environments with a dlbuild in each")
    chosen = parser.parse_args()
    costs: dict[tuple[str, str], list[Cost]] = {}
    for _ in range(chosen.rounds):
        for python in map(str, (Path(each).absolute() for each in chosen.pythons)):
            with tempfile.TemporaryDirectory() as folder:
                for stage, cost in stages(python, chosen.pages, Path(folder)):
                    costs.setdefault((python, stage), []).append(cost)
    rows = [
        f"{chosen.pages} pages, {os.cpu_count()} processors, median of {chosen.rounds}\n",
        *("| run | s | processor s | MB | of |", "| :-- | --: | --: | --: | :-- |"),
    ]
    for (python, stage), each in costs.items():
        wall, processor, megabytes = (median(values) for values in zip(*each, strict=True))
        rows.append(f"| {stage} | {wall:.2f} | {processor:.2f} | {megabytes:.0f} | {python} |")
    sys.stdout.write("\n".join([*rows, ""]))


if __name__ == "__main__":
    main()

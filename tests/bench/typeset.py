"""How long one formula takes, here and elsewhere: `make bench`.

Warm, the same formulas in the same order, several rounds one engine after the other. The table has the mean of a
formula in the best round, because a page costs the sum of its formulas, and how many times as long a peer takes for
the formulas that both set. Peers that are not installed are left out: `pip install mathra ziamath` brings two,
`npm install mathjax-full` in this folder a third.

    python tests/bench/typeset.py [FILE.jsonl ...]     lines with `tex` and `display`
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import Any

Formula = tuple[str, bool]
# Seconds and bytes; None where an engine refuses a formula.
Cost = tuple[float, int] | None
Engine = Callable[[list[Formula]], list[Cost]]

ROUNDS = 3
HERE = Path(__file__).parent


def timed(render: Callable[[str, bool], bytes], refusals: type[Exception]) -> Engine:
    """Return an engine that calls a function for each formula."""

    def engine(formulas: list[Formula]) -> list[Cost]:
        return [cost(tex, display) for tex, display in formulas]

    def cost(tex: str, display: bool) -> Cost:
        start = time.perf_counter()
        try:
            size = len(render(tex, display))
        except refusals:
            return None
        return time.perf_counter() - start, size

    return engine


def dlbuild() -> Engine:
    """Return this project's engine."""
    from dlbuild.problem import FormulaError
    from dlbuild.typeset import typeset

    return timed(lambda tex, display: typeset(tex, display).svg(), FormulaError)


def mathra() -> Engine | None:
    """Return mathra (Rust)."""
    if find_spec("mathra") is None:
        return None
    import mathra as peer

    return timed(lambda tex, display: peer.tex_to_svg(tex, display=display, strict=True).encode(), ValueError)


def ziamath() -> Engine | None:
    """Return ziamath (Python)."""
    if find_spec("ziamath") is None:
        return None
    import ziamath as peer

    def render(tex: str, display: bool) -> bytes:
        svg: str = peer.Latex(tex, inline=not display).svg()
        return svg.encode()

    return timed(render, Exception)


def mathtext() -> Engine | None:
    """Return matplotlib's mathtext: its parsing and setting alone, since it writes SVG only as part of a figure."""
    from matplotlib.mathtext import MathTextParser

    parser = MathTextParser("path")

    def render(tex: str, _display: bool) -> bytes:
        parser.parse(f"${tex}$")
        return b""

    return timed(render, ValueError)


def mathjax() -> Engine | None:
    """Return MathJax in node, timed there."""
    node = which("node")
    if node is None or not any((folder / "node_modules/mathjax-full").is_dir() for folder in (HERE, *HERE.parents)):
        return None

    def engine(formulas: list[Formula]) -> list[Cost]:
        lines = "".join(json.dumps({"tex": tex, "display": display}) + "\n" for tex, display in formulas)
        ran = subprocess.run([node, HERE / "mathjax.mjs"], input=lines, capture_output=True, text=True, check=True)
        answers: list[Any] = [json.loads(line) for line in ran.stdout.splitlines()]
        return [None if answer is None else (answer[0], answer[1]) for answer in answers]

    return engine


PEERS: dict[str, Callable[[], Engine | None]] = {
    "mathra": mathra,
    "MathJax": mathjax,
    "mathtext": mathtext,
    "ziamath": ziamath,
}


def read(paths: list[str]) -> list[Formula]:
    """Return the formulas of some files, or of the reference."""
    files = [Path(path) for path in paths] or sorted((HERE.parent / "reference").glob("*.jsonl"))
    rows = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [(row["tex"], row["display"]) for row in rows]


def mean(costs: list[Cost], chosen: list[int]) -> float:
    """Return the mean seconds of the chosen formulas."""
    return sum(cost[0] for index in chosen if (cost := costs[index]) is not None) / len(chosen)


def main() -> None:
    """Print the table."""
    formulas = read(sys.argv[1:])
    engines = {"dlbuild": dlbuild()}
    engines.update({name: engine for name, make in PEERS.items() if (engine := make()) is not None})
    rounds: dict[str, list[list[Cost]]] = {name: [] for name in engines}
    for engine in engines.values():
        engine(formulas[:50])
    for _ in range(ROUNDS):
        for name, engine in engines.items():
            rounds[name].append(engine(formulas))
    rows = [
        f"{len(formulas)} formulas, {ROUNDS} rounds\n",
        "| engine | sets | ms a formula | times dlbuild | median bytes |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for name, runs in rounds.items():
        both = [i for i, cost in enumerate(runs[0]) if cost is not None and rounds["dlbuild"][0][i] is not None]
        own = min(mean(run, both) for run in rounds["dlbuild"])
        theirs = min(mean(run, both) for run in runs)
        sizes = sorted(cost[1] for cost in runs[0] if cost is not None)
        count = sum(cost is not None for cost in runs[0])
        median = sizes[len(sizes) // 2] or "–"
        rows.append(f"| {name} | {count} | {1000 * theirs:.3f} | {theirs / own:.1f} | {median} |")
    sys.stdout.write("\n".join(rows) + "\n")


if __name__ == "__main__":
    main()

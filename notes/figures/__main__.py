"""`python -m notes.figures [--check] [SLUG…]`: draw and place the figures, or say what is missing, stale, left over."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from notes.figures.entry import NOTES, entries
from notes.figures.make import Memory, check, make, waiting


def main(arguments: list[str] | None = None) -> int:
    """Run; return 0 if all is well, 1 if something was found, 2 for words that mean nothing here."""
    parser = argparse.ArgumentParser(prog="python -m notes.figures", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; say what would have to be done")
    parser.add_argument("slugs", nargs="*", metavar="SLUG", help="these figures only, by the beginning of their names")
    words = parser.parse_args(arguments)
    every = tuple(entries())
    unknown = [slug for slug in words.slugs if not any(entry.slug.startswith(slug) for entry in every)]
    if unknown:
        print(f"no figure is called {unknown[0]}…; a table FIGURES in notes/figures has the names", file=sys.stderr)
        return 2
    chosen = tuple(entry for entry in every if not words.slugs or entry.slug.startswith(tuple(words.slugs)))
    memory = Memory()
    if words.check:
        findings = tuple(check(every, memory=memory))
        print(*findings, sep="\n", end="\n" if findings else "", file=sys.stderr)
        summary = f"{len(every)} figures checked, {len(findings)} found"
    else:
        findings = ()
        changed = make(chosen, memory=memory)
        print(*(f"changed {_short(path)}" for path in changed), sep="\n", end="\n" if changed else "")
        summary = f"{len(chosen)} figures, {len(changed)} files changed"
    memory.write()
    open_places = {course: count for course, count in waiting(every).items() if count}
    if open_places:
        summary += "; places without a figure: " + ", ".join(f"{name} {count}" for name, count in open_places.items())
    print(summary)
    return 1 if findings else 0


def _short(path: Path) -> str:
    return path.relative_to(NOTES.parent).as_posix()


if __name__ == "__main__":
    sys.exit(main())

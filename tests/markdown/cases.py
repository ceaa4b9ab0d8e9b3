"""Reading cases that a person can write: a title, and texts between lines with a single dot.

    A price is no formula
    .
    It costs $5 and $6.
    .
    .

`→` is a tab, `␍` a carriage return, `␀` a NUL, `⍽` a no-break space, `⌂` a BOM; a line that ends with `␄` has no line
ending. Lines that begin with `//` between cases are comments.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_SIGNS = str.maketrans({"→": "\t", "␍": "\r", "␀": "\0", "⍽": "\u00a0", "⌂": "\ufeff"})
_FOLDER = Path(__file__).parent.parent / "cases" / "markdown"


class Case(NamedTuple):
    """A named page, and what is expected of it."""

    title: str
    given: str
    expected: str

    def __str__(self) -> str:
        return self.title


def cases(name: str) -> list[Case]:
    """Read a file of cases."""
    return list(_read((_FOLDER / name).read_text(encoding="utf-8").split("\n")))


def _read(lines: list[str]) -> Iterator[Case]:
    title = ""
    texts: list[list[str]] = []
    for line in lines:
        if line == "." and len(texts) == 2:
            yield Case(title, _text(texts[0]), _text(texts[1]))
            texts = []
        elif line == ".":
            texts.append([])
        elif texts:
            texts[-1].append(line)
        elif line and not line.startswith("//"):
            title = line
    assert not texts, f"the case “{title}” does not end"


def _text(lines: list[str]) -> str:
    text = "".join(f"{line}\n" for line in lines).replace("␄\n", "")
    return text.translate(_SIGNS)

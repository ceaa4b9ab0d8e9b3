"""Runs of seven words, by which a page and the material it was made from can be compared without keeping either.

The notes are to say everything in their own words: facts, formulas, numbers and headings come from elsewhere, the
sentences do not. `foreign.txt` has a hash of each run of seven words of that material, so that the tests need no
foreign text. To make it anew from the Markdown files of a folder:

    python -m tests.notes.runs FOLDER

What may be the same stands in no run: headings, tables, code, formulas, titles of links, descriptions of figures,
the example sentences below, and rows of numbers.
"""

import base64
import hashlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

LENGTH = 7
BYTES = 5  # of each hash: of 10,000 foreign runs and 100,000 on the pages, one in a thousand lists has a false alarm
FOREIGN = Path(__file__).parent / "foreign.txt"

# The runs of this sentence are in every list, so that a test can see that the list is read rightly.
KNOWN = "This sentence stands in each and every list of foreign runs."

# Sentences that the lectures work with: data, not wording.
EXAMPLES = (
    "Harry Potter and Hermione Granger invented a new spell",
    "Cats average 15 hours of sleep a day",
    "He said, Teddy bears are on sale",
    "He said, Teddy Roosevelt was a great President",
    "The apple and pair salad",
    "The apple and pear salad",
    "man is to woman as king is to",
    "I want a glass of orange juice to go along with my cereal",
    "I want a glass of orange",
    "man is to computer programmer as woman is to homemaker",
    "man is to computer programmer as woman is to",
    "completely lacking in good taste, good service and good ambience",
    "Jane visite l'Afrique en septembre",
    "Jane is visiting Africa in September",
    "Jane is going to be visiting Africa in September",
    "The cat is on the mat",
    "There is a cat on the mat",
    "the cat the cat on the mat",
    "the the the the the the the",
)

_NO_PROSE = re.compile(
    r"<!--.*?-->"
    r"|^[ ]*(```|~~~).*?^[ ]*\1[ ]*$"  # code
    r"|^[ ]*\$\$.*?\$\$[ ]*$"  # a formula of its own
    r"|^[ ]*(?:\#|\|)[^\n]*"  # a heading, a row of a table
    r"|^-\ \*\*F\*\*[^\n]*"  # the description of a figure
    r"|<[a-z/][^>]*>",
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)
_INSIDE = re.compile(r"`[^`\n]*`|(?<![\w$])\$[^$\n]+?\$(?!\w)")
_TITLE = re.compile(r"\[[^\]\n]*\]\([^)\s]*\)")
_BLOCK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*]|\d+\.)\s)")
_WORD = re.compile(r"[^\W_]+|\|")


def runs(text: str) -> Iterator[str]:
    """Yield the runs of seven words of a text in Markdown, in small letters; none goes beyond a paragraph."""
    for block in _BLOCK.split(_NO_PROSE.sub("\n\n", text)):
        for part in _words(_TITLE.sub(" | ", _INSIDE.sub(" ", block))).split("|"):
            words = part.split()
            found = (words[i : i + LENGTH] for i in range(len(words) - LENGTH + 1))
            yield from (" ".join(run) for run in found if sum(word.isdigit() for word in run) <= LENGTH // 2)


def digest(run: str) -> bytes:
    return hashlib.sha256(run.encode()).digest()[:BYTES]


def foreign() -> frozenset[bytes]:
    """Return the hashes in the list."""
    data = base64.b64decode(FOREIGN.read_bytes())
    return frozenset(data[i : i + BYTES] for i in range(0, len(data), BYTES))


def _words(text: str) -> str:
    """Return the words of a text with a space around each; an example sentence is a bar."""
    words = _plain(text)
    for example in EXAMPLES:
        words = words.replace(_plain(example), " | ")
    return words


def _plain(text: str) -> str:
    without_apostrophes = re.sub("[’']", "", text.lower())
    return f" {' '.join(_WORD.findall(without_apostrophes))} "


def main(folder: str) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(folder).glob("*.md"))]
    hashes = sorted({digest(run) for text in (*texts, KNOWN) for run in runs(text)})
    FOREIGN.write_bytes(base64.encodebytes(b"".join(hashes)))


if __name__ == "__main__":
    main(*sys.argv[1:])

"""What the author may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from posixpath import commonprefix
from urllib.parse import quote

from dlbuild.check.tree import Tree

# How alike two words must be, from 0 to 1, to be taken for each other: difflib's own default.
_ALIKE = 0.6
_CLOSE = 8


def nearest(word: str, words: Iterable[str]) -> str:
    """Return the word most like the given one, or "" if none is like it."""
    from difflib import SequenceMatcher

    pairs = _pairs(word)
    # difflib takes its time, so it is asked only of those that have most in common with the word, and whether they can
    # be more alike than the best one so far before how much they are.
    close = sorted(set(words), key=lambda other: (-len(pairs & _pairs(other)), abs(len(other) - len(word)), other))
    found, best = "", _ALIKE
    matcher = SequenceMatcher(b=word)
    for other in close[:_CLOSE]:
        matcher.set_seq1(other)
        if matcher.real_quick_ratio() >= best and matcher.quick_ratio() >= best and matcher.ratio() >= best:
            found, best = other, matcher.ratio()
    return found


@lru_cache(maxsize=20_000)
def _pairs(word: str) -> frozenset[str]:
    """Return the pairs of letters that stand side by side in a word."""
    return frozenset(first + second for first, second in pairwise(word))


def nearest_path(path: str, tree: Tree) -> str:
    """Return the path of the tree that someone may have meant by one that is not there, or ""."""
    folder, _, name = path.rpartition("/")
    moved = tree.names.get(name.lower(), ())
    if moved:
        # A file that was moved: the one whose folders have most in common with the written ones.
        return max(moved, key=lambda candidate: len({*candidate.split("/")} & {*folder.split("/")}))
    home = folder if folder in tree.folders else nearest(folder, tree.folders)
    if not home and folder:
        return ""
    above = f"{home}/" if home else ""
    siblings = {other[len(above) :].partition("/")[0] for other in tree.files if other.startswith(above)}
    found = nearest(name, siblings) or next(
        (other for other in sorted(siblings) if other.rpartition(".")[0] == name), ""
    )
    return found and above + found


def written(path: str, page: str) -> str:
    """Return how a page links to a path: relative to its folder, percent-encoded as little as Markdown allows."""
    here, there = page.split("/")[:-1], path.split("/") if path else []
    shared = len(commonprefix([here, there]))
    relative = "/".join([".."] * (len(here) - shared) + there[shared:]) or "."
    # Letters of any script are fine in a link; blanks, brackets and what means something in a URL are not.
    return "".join(
        c if ord(c) > 0x7F and c.isprintable() else quote(c, safe="/!$&*+,;=@~", errors="surrogateescape")
        for c in relative
    )

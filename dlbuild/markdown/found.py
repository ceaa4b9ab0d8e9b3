"""What the parser's rules find, before it is cut out of the page."""

from __future__ import annotations

from typing import NamedTuple

from dlbuild.markdown.mount import Frame
from dlbuild.markdown.place import Place


class Around(NamedTuple):
    """What a formula stands in: the frame of its block, and whether it is a block itself or in a table's cell.

    `followed`: the line below a block, in the same container, has text.
    """

    frame: Frame
    block: bool = False
    cell: bool = False
    followed: bool = False


class Found(NamedTuple):
    """LaTeX in the cleaned copy of a page: `copy[start:opened]` opens it, `copy[closed:end]` closes it.

    `cuts` are the places where its other lines begin behind the prefixes of their containers.
    """

    start: int
    opened: int
    closed: int
    end: int
    cuts: tuple[int, ...]
    around: Around


class Built(NamedTuple):
    """A reference in the cleaned copy of a page."""

    start: int
    end: int
    around: Around


class Pointer(NamedTuple):
    """A reference to an equation in the cleaned copy of a page; `source` is its LaTeX."""

    start: int
    end: int
    source: str


def find(place: Place, content: str, outer: tuple[int, int], inner: tuple[int, int], around: Around) -> Found | None:
    """Place a formula of a block's content: `outer` with its delimiters, `inner` without; None if it is blank.

    White space at both ends of the inside is counted to the delimiters: TeX does not see it, and so
    `$$ x $$` and `$$x$$` are one formula with one key.
    """
    latex = content[slice(*inner)]
    text = latex.strip()
    if not text:
        return None
    begin = inner[0] + latex.index(text)
    start, end = place.copy_range(*outer)
    opened, closed = place.copy_range(begin, begin + len(text))
    cuts = tuple(place.copy_offset(at + 1) for at in range(*outer) if content[at] == "\n")
    return Found(start, opened, closed, end, cuts, around)

"""A text with a name, and places in it.

Everything that can be wrong is wrong *somewhere*: stages pass spans of a
`Source` along, so that a report can show the line and point at it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

# What ends a line: CommonMark 0.31, section 2.1 (line feed, carriage return, or both).
_LINE_ENDING = re.compile(r"\r\n|\n|\r")


class Span(NamedTuple):
    """A half-open range of offsets, counted in code points from the text's start."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """A text exactly as it was decoded: BOM, carriage returns and tabs are kept.

    `name` is what a report calls it: a path relative to the repository's root
    with forward slashes, or a word in angle brackets for a text without a file.
    """

    name: str
    text: str
    _starts: list[int] = field(default_factory=list, init=False, repr=False, compare=False)

    def __getitem__(self, span: tuple[int, int]) -> str:
        """Return the text that the span covers."""
        return self.text[span[0] : span[1]]

    def line_starts(self) -> list[int]:
        """Return the offset at which each line begins (computed once)."""
        if not self._starts:
            self._starts.append(0)
            if "\r" in self.text:
                self._starts.extend(match.end() for match in _LINE_ENDING.finditer(self.text))
            else:  # nearly always, and four times as fast
                self._starts.extend(accumulate([len(line) + 1 for line in self.text.split("\n")[:-1]]))
        return self._starts

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and column of an offset, both counted from 1 in code points."""
        line = bisect_right(self.line_starts(), offset)
        return line, offset - self.line_starts()[line - 1] + 1

    def line(self, number: int) -> str:
        """Return the line with that number (from 1), without its line ending."""
        starts = self.line_starts()
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

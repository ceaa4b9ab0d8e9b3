r"""Labels: words and formulas, set by dlbuild's typesetter, so that every width is known and no reader's font is asked.

`"input $x_1$"` is the formula `\textsf{input }x_1`: Computer Modern's sans serif has the same stems as the
formulas on the page, and the typesetter knows its kerns. A line break in a label is one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from dlbuild.layout.picture import Picture
from dlbuild.typeset import typeset
from notes.figures.drawing.geometry import Bounds, Point
from notes.figures.drawing.inks import INK, TEXT, Ink

# Ems: how high a capital is, how far a bracket hangs below the line, and from baseline to baseline.
_CAPITAL = 0.69
_BRACKET = 0.25
_LEADING = 1.25
_BETWEEN = 0.2

_SPECIAL = {"\\": r"\textbackslash ", "~": r"\textasciitilde ", "^": r"\textasciicircum "}
_FORMULA = re.compile(r"\$([^$]*)\$")


@cache
def set_line(words: str) -> Picture:
    """Set one line of a label; raises ValueError for a character that the typesetter has not."""
    parts = _FORMULA.split(words)
    if words.count("$") % 2:
        raise ValueError(f"{words!r} has a $ without a partner")
    tex = "".join(part if number % 2 else rf"\textsf{{{_escaped(part)}}}" for number, part in enumerate(parts) if part)
    picture = typeset(tex).picture
    if picture.texts:
        raise ValueError(f"no font here has {picture.texts[0].text!r} in the label {words!r}")
    return picture


def _escaped(words: str) -> str:
    return "".join(_SPECIAL.get(c, f"\\{c}" if c in "#%&_{}$" else c) for c in words)


@dataclass(frozen=True, slots=True)
class Text:
    """A label in its place: a mark, as strokes and fills are. `left` and `baseline` are those of each line."""

    words: str
    lines: tuple[tuple[Picture, float, float], ...]
    size: float
    ink: Ink

    def moved(self, dx: float, dy: float) -> Text:
        """Return the same label elsewhere."""
        lines = tuple((picture, left + dx, baseline + dy) for picture, left, baseline in self.lines)
        return Text(self.words, lines, self.size, self.ink)

    @property
    def bounds(self) -> Bounds:
        """The box around what is printed, as TeX measures it."""
        return Bounds(
            min(left for _, left, _ in self.lines),
            min(baseline - picture.height * self.size for picture, _, baseline in self.lines),
            max(left + picture.width * self.size for picture, left, _ in self.lines),
            max(baseline + picture.depth * self.size for picture, _, baseline in self.lines),
        )


def label(words: str, size: float = TEXT, ink: Ink = INK, align: str = "center") -> tuple[Text, Bounds]:
    """Set a label around the origin; return it with the room that it takes, of which the origin is the middle.

    The middle of words is half the height of a capital, whatever hangs below the line, and their room is the same
    whether something hangs there or not: words side by side stand on one line, and boxes around them are equally
    high. The middle of a formula is that of its box.
    """
    rows = words.split("\n")
    pictures = [set_line(row) for row in rows]
    baselines = [0.0]
    for above, below in pairwise(pictures):
        baselines.append(baselines[-1] + max(_LEADING, above.depth + below.height + _BETWEEN))
    height, _ = _optical(rows[0], pictures[0])
    _, depth = _optical(rows[-1], pictures[-1])
    middle = (baselines[-1] + depth - height) / 2
    hanging = max(pictures[-1].depth, _BRACKET if _has_words(rows[-1]) else 0.0)
    reach = max(middle + pictures[0].height, baselines[-1] + hanging - middle)
    width = max(picture.width for picture in pictures)
    part = {"left": 0.0, "center": 0.5, "right": 1.0}[align]
    lines = tuple(
        (picture, (part * (width - picture.width) - width / 2) * size, (baseline - middle) * size)
        for picture, baseline in zip(pictures, baselines, strict=True)
    )
    room = Bounds(-width / 2 * size, -reach * size, width / 2 * size, reach * size)
    return Text(words, lines, size, ink), room


def _optical(words: str, picture: Picture) -> tuple[float, float]:
    """Return the height and depth that count when a line is centred."""
    return (_CAPITAL, 0.0) if _has_words(words) else (picture.height, picture.depth)


def _has_words(row: str) -> bool:
    return bool(_FORMULA.sub("", row).strip())


def origin() -> Point:
    """Return where things stand that have not been placed."""
    return Point(0.0, 0.0)

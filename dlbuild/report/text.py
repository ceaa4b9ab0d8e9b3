"""Problems for people: the place, what is wrong, the line, a caret under it, the way out.

notes/week2.md:14:12: a second superscript [double-superscript]
   14 | where $x^2^3$ is
      |           ^
   help: put braces around the first: {x^2}^3
"""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import category, east_asian_width

from dlbuild.problem import Problem

_WIDTH = 100
_TAB = 4


def report(problems: Sequence[Problem]) -> str:
    """Return each problem with its line; a blank line between them."""
    return "\n".join(describe(problem) for problem in problems)


def describe(problem: Problem, width: int = _WIDTH) -> str:
    """Return one problem with its line, of which at most `width` columns are shown around the place."""
    severity = "" if problem.severity == "error" else f"{problem.severity}: "
    what = f"{severity}{printable(problem.message)} [{problem.code}]\n"
    way_out = f"   help: {problem.help}\n" if problem.help else ""
    name = printable(problem.source.name)
    if not problem.source.text:
        return f"{name}: {what}{way_out}"
    line, column = problem.source.place(problem.span.start)
    text = problem.source.line(line)
    length = max(problem.span.end - problem.span.start, 1)
    shown, caret = excerpt(text, column - 1, column - 1 + length, width)
    return f"{name}:{line}:{column}: {what}{line:>5} | {shown}\n      | {caret}\n{way_out}"


def excerpt(line: str, start: int, end: int, width: int = _WIDTH) -> tuple[str, str]:
    """Return a line as it is to be shown, and carets that stand below its characters from `start` to `end`.

    At most `width` columns are shown, those around `start`. Tabs become blanks; what has two columns in a
    terminal, as Chinese characters have, gets two carets; what a terminal would obey is not shown as itself.
    """
    cells, places = _cells(line)
    first, last = _window(places, min(start, len(line)), width)
    left, right = "…" * (first > 0), "…" * (last < len(line))
    begin = places[min(start, len(line))] - places[first] + len(left)
    stop = places[max(first, min(end, last))] - places[first] + len(left)
    return f"{left}{''.join(cells[first:last])}{right}".rstrip(), " " * begin + "^" * max(stop - begin, 1)


def _cells(line: str) -> tuple[Sequence[str], Sequence[int]]:
    """Return what is shown for each character of a line, and at which column it begins; where the line ends, too."""
    if line.isascii() and line.isprintable():  # nearly every one
        return line, range(len(line) + 1)
    cells: list[str] = []
    places = [0]
    for character in line:
        cells.append(" " * (_TAB - places[-1] % _TAB) if character == "\t" else printable(character))
        places.append(places[-1] + sum(map(columns, cells[-1])))
    return cells, places


def _window(places: Sequence[int], at: int, width: int) -> tuple[int, int]:
    """Return which characters to show: all that fit, or those around `at`, with room for an ellipsis at both ends."""
    count = len(places) - 1
    if places[-1] <= width:
        return 0, count
    # A third of the room goes to what stands before: a mistake shows in what it does to the rest.
    begin = max(0, min(places[at] - width // 3 + 1, places[-1] - width + 1))
    first = next(index for index in range(count) if places[index] >= begin)
    room = width - (first > 0)
    if places[-1] - places[first] <= room:
        return first, count
    return first, max(index for index in range(first, count) if places[index] - places[first] < room)


def printable(text: str) -> str:
    """Return a text without anything that would move a terminal's cursor or turn its writing round."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_printable, text))


def _printable(character: str) -> str:
    kind = category(character)
    if kind == "Cf":  # Joiners, a BOM, marks of writing direction: they have no width.
        return ""
    if kind == "Cc" and character < " ":
        return chr(0x2400 + ord(character))  # ␀ and its neighbours
    return "\ufffd" if kind in {"Cc", "Cs", "Zl", "Zp"} else character


def columns(character: str) -> int:
    """Return how many columns a character takes in a terminal."""
    if character.isascii():
        return 1
    if category(character) in {"Mn", "Me"}:
        return 0
    return 2 if east_asian_width(character) in "WF" else 1

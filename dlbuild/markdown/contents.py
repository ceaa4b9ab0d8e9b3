"""Tables of contents: what stands between `<!-- toc -->` and `<!-- /toc -->`.

The words behind `toc` say what is listed: paths of other pages, and options of the form `name=value`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from dlbuild.markdown.comments import Comment
from dlbuild.markdown.titles import Heading, Title
from dlbuild.source import Span

_Named = TypeVar("_Named", Heading, Title)

_WORD = re.compile(r"""(?:[^\s"']|"[^"]*"|'[^']*')+""")
_QUOTE = re.compile(r"""["']""")
_LEVELS = re.compile(r"([1-6])(?:-([1-6]))?")
# Code may hold any bracket; one behind a backslash is none (CommonMark 6.3).
_BRACKET = re.compile(r"\\.|(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|(?P<bracket>[\[\]])", re.DOTALL)
OPTIONS = ("levels", "depth", "style", "skip")


class Style(NamedTuple):
    """What a table of contents lists, and how.

    `levels` are the first and the last level of the headings in it, `numbers` makes it a numbered list, `skip` are
    texts of headings that are left out with all below them, `pages` are globs of the pages listed, none for its own.
    """

    levels: tuple[int, int] = (2, 6)
    numbers: bool = False
    skip: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()


class Entry(NamedTuple):
    """A line of a table of contents."""

    level: int
    text: str
    destination: str


class Table(NamedTuple):
    """A place for a table of contents: its style, or what is wrong with it; `inside` is what stands there now."""

    style: Style
    fault: str
    mark: Span
    inside: Span


def tables(comments: Iterable[Comment], usual: Style) -> Iterator[Table]:
    """Yield the tables of contents of a page. One that is not closed is a fault, and nothing stands in it."""
    opened: Comment | None = None
    for comment in comments:
        word = comment.text.lower()
        if word in {"/toc", "tocstop"}:
            if opened:
                inside = Span(opened.span.end, comment.span.start)
                yield _table(opened, inside, usual, "")
            opened = None
        elif word.startswith("toc"):
            if opened:
                yield _table(opened, Span(opened.span.end, opened.span.end), usual, "nothing closes it")
            opened = comment
    if opened:
        yield _table(opened, Span(opened.span.end, opened.span.end), usual, "nothing closes it")


def _table(opened: Comment, inside: Span, usual: Style, fault: str) -> Table:
    style, wrong = read_style(opened.text[3:], usual)
    return Table(style, fault or wrong, opened.span, inside)


def read_style(text: str, usual: Style) -> tuple[Style, str]:
    """Read what stands behind `toc`. Return the style, and what is wrong in it; "" if all is right."""
    given: dict[str, str] = {}
    pages: list[str] = []
    for word in _WORD.findall(text.removeprefix(":")):
        name, mark, value = word.partition("=")
        if not mark:
            pages.append(_QUOTE.sub("", word))
        elif name not in OPTIONS:
            return usual, f"there is no option `{name}`; the options are {', '.join(OPTIONS)}"
        else:
            given[name] = _QUOTE.sub("", value)
    # The title of a page is no part of its own contents, but of those of a book.
    levels = _levels(given, (1, 6) if pages else usual.levels)
    if not levels:
        return usual, "`levels` is a number from 1 to 6 or two, such as `levels=2-3`, and `depth` says how many of them"
    style = given.get("style", "numbers" if usual.numbers else "bullets")
    if style not in {"numbers", "bullets"}:
        return usual, "`style` is `bullets` or `numbers`"
    skip = tuple(name.strip() for name in given.get("skip", "").split(",") if name.strip())
    return Style(levels, style == "numbers", skip, tuple(pages)), ""


def _levels(given: Mapping[str, str], usual: tuple[int, int]) -> tuple[int, int] | None:
    first, last = usual
    if "levels" in given:
        match = _LEVELS.fullmatch(given["levels"])
        if not match:
            return None
        first, last = int(match[1]), int(match[2] or match[1])
    if "depth" in given:
        if not re.fullmatch(r"[1-6]", given["depth"]):
            return None
        last = min(6, first + int(given["depth"]) - 1)
    return (first, last) if first <= last else None


def listed(headings: Iterable[_Named], style: Style) -> Iterator[_Named]:
    """Yield the headings that a table of contents lists."""
    skipped = 7
    for heading in headings:
        if heading.level <= skipped:
            skipped = heading.level if heading.text in style.skip else 7
        first, last = style.levels
        if heading.level < skipped and heading.anchor and first <= heading.level <= last:
            yield heading


def written(entries: Iterable[Entry], style: Style) -> Iterator[str]:
    """Yield the lines of a list in which each entry is as deep as there are entries of lower levels above it."""
    above: list[tuple[int, int, int]] = []  # the level, the number and the indentation of each entry above
    for entry in entries:
        number = 0
        while above and above[-1][0] >= entry.level:
            _, number, _ = above.pop()
        mark = f"{number + 1}." if style.numbers else "-"
        # An item below begins where the text of this one does (CommonMark 5.2).
        indent = above[-1][2] if above else 0
        above.append((entry.level, number + 1, indent + len(mark) + 1))
        yield f"{' ' * indent}{mark} [{_in_brackets(entry.text)}]({entry.destination})"


def _in_brackets(text: str) -> str:
    """Return Markdown that can stand between the brackets of a link: those in it must match."""
    depth = 0
    for match in _BRACKET.finditer(text):
        depth += {"[": 1, "]": -1}.get(match["bracket"] or "", 0)
        if depth < 0:
            break
    if not depth:
        return text
    return _BRACKET.sub(lambda match: f"\\{match[0]}" if match["bracket"] else match[0], text)

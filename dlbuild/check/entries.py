"""Tables of contents that are kept by hand, without marks, name the headings as they are called, and all of them.

A list is taken for one if it has four items or more, each a link to a heading of its page and nothing else, and if most
of them agree with the page: what is true of most is meant of all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from dlbuild.check.view import View
from dlbuild.markdown.contents import tables
from dlbuild.markdown.outline import Outline
from dlbuild.markdown.slug import slug
from dlbuild.markdown.titles import Heading
from dlbuild.problem import Problem
from dlbuild.source import Span

_ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d+[.)]) +\[(?P<words>.*)\]\(<?#[^)\s]*\)[ \t]*$")
_BULLETS = frozenset("-*+0123456789")
# An item of a table of contents has fewer characters.
_LONGEST = 1000
_AT_LEAST = 4
_MOST = 0.75


class _Entry(NamedTuple):
    line: int
    words: str
    number: int  # of its heading
    span: Span


def entries(view: View) -> Iterator[Problem]:
    """Every list of a page's headings that is kept by hand has their names, and none is missing."""
    for page in view.pages.values():
        # Most pages have no such list, and that is soon seen.
        text, links = page.source.text, page.links
        own = [number for number, destination in enumerate(links.destinations) if destination.startswith("#")]
        if sum(_is_item(text, links.places[2 * number]) for number in own) >= _AT_LEAST:
            for found in _lists(page, view):
                yield from _stale(found, page)
                yield from _missing(found, page)


def _is_item(text: str, at: int) -> bool:
    """Whether the line of a link whose destination begins at a place may be an item of a list."""
    before = text[max(0, at - _LONGEST) : at]
    line = before[max(before.rfind("\n"), before.rfind("\r")) + 1 :]
    return line.lstrip(" \t>")[:1] in _BULLETS


def _lists(page: Outline, view: View) -> Iterator[list[_Entry]]:
    """Yield runs of lines that are nothing but links to headings; those between marks are another check's."""
    marked = [table.inside for table in tables(page.comments, view.contents)]
    numbers = {heading.anchor: number for number, heading in enumerate(page.headings)}
    found: list[_Entry] = []
    for number, destination in enumerate(page.links.destinations):
        if not destination.startswith("#"):
            continue
        span = page.links[number].span
        line, _ = page.source.place(span.start)
        item = _ITEM.match(page.source.line(line))
        heading = numbers.get(unquote(destination[1:]))
        if not item or heading is None or any(start <= span.start < end for start, end in marked):
            continue
        if found and found[-1].line != line - 1:
            yield found
            found = []
        found.append(_Entry(line, item["words"], heading, span))
    yield found


def _stale(found: list[_Entry], page: Outline) -> Iterator[Problem]:
    others = [entry for entry in found if slug(entry.words) != slug(page.headings[entry.number].text)]
    if len(found) >= _AT_LEAST and len(found) - len(others) >= _MOST * len(found):
        for entry in others:
            name = page.headings[entry.number].text
            message, advice = f"the heading is called “{name}”", "call it so here, or there"
            yield Problem("stale-entry", message, page.source, entry.span, advice, "warning")


def _missing(found: list[_Entry], page: Outline) -> Iterator[Problem]:
    listed = [entry.number for entry in found]
    if len(found) < _AT_LEAST or listed != sorted(set(listed)):
        return
    levels = [page.headings[number].level for number in listed]

    def is_like(heading: Heading) -> bool:
        return min(levels) <= heading.level <= max(levels) and heading.anchor != ""

    due = [number for number in range(listed[0], len(page.headings)) if is_like(page.headings[number])]
    # One heading may be forgotten, or one of ten; who leaves out more means to.
    if len(due) - len(listed) > max(1, len(due) // 10):
        return
    for number in due:
        if number not in listed:
            before = max((entry for entry in found if entry.number < number), key=lambda entry: entry.number)
            message = f"the next heading, “{page.headings[number].text}”, is missing from this list"
            advice = "add it, or put the list between <!-- toc --> and <!-- /toc --> and run dlbuild toc"
            yield Problem("missing-entry", message, page.source, before.span, advice, "warning")

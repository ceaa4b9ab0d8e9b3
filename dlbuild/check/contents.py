"""Tables of contents name the headings that there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath

from dlbuild.check.nearest import written as relative
from dlbuild.check.view import View
from dlbuild.globs import matcher
from dlbuild.markdown.contents import Entry, Table, listed, tables, written
from dlbuild.markdown.edit import Edit
from dlbuild.markdown.outline import Outline
from dlbuild.problem import Problem
from dlbuild.source import Span

_BLANK = re.compile(r"[ \t>]*(?:\r\n|\n|\r)")
_ITEM = re.compile(r"([\s>]*)([-*+]|\d+[.)])[ \t]+(.*?)\s*$")
_DIGITS = re.compile(r"(\d+)")
_NOT_A_QUOTE = re.compile(r"[^>\t]")
_WORD = re.compile(r"\S+")


def contents(view: View) -> Iterator[Problem]:
    """Every table of contents between its marks is as `dlbuild toc` writes it."""
    for page in view.pages.values():
        for table in tables(page.comments, view.contents):
            if table.fault:
                yield Problem("toc-mark", table.fault, page.source, table.mark, _FORM, "warning")
                continue
            edit = _edit(table, page, view)
            if edit:
                place = _first_difference(edit)
                yield Problem(
                    "stale-toc", "the table of contents has fallen behind", page.source, place, _WAY_OUT, "warning"
                )


_FORM = "<!-- toc --> before it and <!-- /toc --> behind it, with options such as <!-- toc levels=2-3 -->"
_WAY_OUT = "run dlbuild toc"


def renewed(page: Outline, view: View) -> tuple[Edit, ...]:
    """Return the edits that bring the tables of contents of a page up to date."""
    found = (_edit(table, page, view) for table in tables(page.comments, view.contents) if not table.fault)
    return tuple(edit for edit in found if edit)


def _edit(table: Table, page: Outline, view: View) -> Edit | None:
    text = page.source.text
    before = text[slice(*table.inside)]
    line = max(text.rfind("\n", 0, table.mark.start), text.rfind("\r", 0, table.mark.start)) + 1
    # The list goes on in the containers that the mark stands in.
    prefix = _NOT_A_QUOTE.sub(" ", text[line : table.mark.start])
    ending = "\r\n" if "\r\n" in text else "\r" if "\r" in text and "\n" not in text else "\n"
    lines = [prefix + each for each in written(_entries(table, page, view), table.style)]
    shown = before.replace("\r\n", "\n").replace("\r", "\n")
    if "\n" in shown and _items(_plain(shown, page)) == _items("\n".join(lines)):
        return None
    # Blank lines around the list stay as they are; where nothing stands yet, there is one on either side.
    blank = prefix.rstrip() + ending
    first = before.partition("\n")[2] if "\n" in before else ""
    lead = _BLANK.match(first)
    around = blank if lead or not shown.strip(" \t>\n") or not lines else ""
    body = "".join(each + ending for each in lines)
    return Edit(table.inside, before, f"{ending}{around}{body}{around if lines else ''}{prefix}")


def _items(text: str) -> list[tuple[int, bool, str]]:
    """Return the items of a list: how many they stand below, whether they are numbered, and their text.

    Which bullets there are, and how far they are indented, is a matter of taste.
    """
    items: list[tuple[int, bool, str]] = []
    above: list[int] = []
    for line in filter(None, (line.strip("> \t") and line for line in text.split("\n"))):
        match = _ITEM.match(line)
        if not match:
            items.append((-1, False, line))
            continue
        indent = len(match[1].expandtabs(4))
        while above and above[-1] >= indent:
            above.pop()
        items.append((len(above), match[2] not in "-*+", match[3]))
        above.append(indent)
    return items


def _plain(text: str, page: Outline) -> str:
    """Return a list as it was before its formulas were built."""
    if "<picture>" not in text:
        return text
    from dlbuild.markdown import apply, restore
    from dlbuild.source import Source

    source = Source(page.source.name, text)
    return apply(text, restore(source))


def _entries(table: Table, page: Outline, view: View) -> Iterator[Entry]:
    here = page.source.name
    if not table.style.pages:
        above = [heading for heading in page.headings if heading.start < table.mark.start]
        # The heading of the table itself is not in it; a title is the page's.
        own = (
            above[-1].start
            if above and above[-1].level > 1 and _is_blank(page, above[-1].start, table.mark.start)
            else -1
        )
        headings = (heading for heading in page.headings if heading.start != own)
        yield from (Entry(each.level, each.text, f"#{each.anchor}") for each in listed(headings, table.style))
        return
    for name in _pages(table, here, view):
        there = view.page(name)
        path = relative(name, here)
        for each in listed(there.headings if there else (), table.style):
            # The title of a page stands for the page.
            is_title = there is not None and each == there.headings[0] and each.level == 1
            yield Entry(each.level, each.text, path if is_title else f"{path}#{each.anchor}")


def _is_blank(page: Outline, heading: int, mark: int) -> bool:
    """Say whether nothing but a heading stands between two places; it is on one line, or on two."""
    lines = [line.strip(" \t>=-") for line in page.source.text[heading:mark].splitlines()]
    return sum(map(bool, lines)) <= 1


def _pages(table: Table, here: str, view: View) -> list[str]:
    """Return the pages that a table lists, as people count: 9 before 10."""
    globs = [glob[1:] if glob[0] == "/" else normpath(join(dirname(here), glob)) for glob in table.style.pages]
    found: list[str] = []
    for glob in globs:
        match = matcher([glob]).fullmatch
        names = [name for name in view.tree.files if view.tree.is_page(name) and name != here and match(name)]
        found += sorted(names, key=_natural)
    return list(dict.fromkeys(found))


def _natural(name: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (-1, part) for part in _DIGITS.split(name)]


def _first_difference(edit: Edit) -> Span:
    """Return the first line that is to be another one, or where one is missing."""
    at = edit.span.start
    after = edit.after.splitlines()
    for number, line in enumerate(edit.before.splitlines(keepends=True)):
        if number >= len(after) or line.rstrip("\r\n") != after[number]:
            words = line.strip()
            start = at + line.find(words) if words else at
            return Span(start, start + len(words))
        at += len(line)
    return Span(edit.span.end, edit.span.end)

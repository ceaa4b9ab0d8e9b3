"""A page as a host is to have it: the edits that lead there, and what will not be right there."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from dlbuild.hosts.addresses import Move
from dlbuild.hosts.host import Given, Host, Lead, Place
from dlbuild.problem import FormulaError, Problem
from dlbuild.source import Source, Span

if TYPE_CHECKING:
    from dlbuild.markdown import CrossReference, Document, Edit, Formula, Reference


class Written(NamedTuple):
    """A page for a host, and what is wrong with it: errors are formulas that could not be drawn."""

    text: str
    problems: tuple[Problem, ...]


# What may stand in a line before its text: the marks of containers.
_MARKS = re.compile(r"(?:[ \t>]|[-+*][ \t]|[0-9]{1,9}[.)][ \t]|\[\^[^\]\s]+\]:)*")

# What a formula may not touch where it is told from words by what is around it (as GitHub does).
_WORD_BEFORE = re.compile(r"[A-Za-z0-9-]\Z")
_WORD_BEHIND = re.compile(r"[A-Za-z0-9]")


_LOST = "with what is around it, this is no formula there"


def written(
    document: Document,
    chosen: Host,
    move: Move,
    given: Callable[[Formula | Reference], Given],
    leads: Mapping[CrossReference, Lead] = MappingProxyType({}),
) -> Written:
    """Write a page for a host.

    `given` returns what the host is given for a formula, or raises FormulaError; `leads` says where references to
    equations lead.
    """
    from dlbuild.markdown import apply

    problems: list[Problem] = []
    formulas = list(_formulas(document, chosen, given, problems))
    references = list(_references(leads, chosen, move))
    edits = sorted([*formulas, *references, *_anchors(document, chosen), *_links(document, move)])
    text = apply(document.source.text, edits)
    if chosen.sets:
        told = {problem.span for problem in problems}
        lost = _unread(Source(document.source.name, text), edits, {edit.span for edit in formulas})
        problems += [_not_shown(document.source, span, _LOST) for span in lost if span not in told]
    return Written(text, tuple(problems))


def _formulas(
    document: Document, chosen: Host, given: Callable[[Formula | Reference], Given], problems: list[Problem]
) -> Iterator[Edit]:
    """Yield the edits for all formulas, those of headings too, built or not."""
    from dlbuild.markdown import Edit

    source = document.source
    formulas: list[Formula | Reference] = [*document.formulas, *document.references]
    ends = {formula.span.end for formula in formulas}
    for formula in formulas:
        try:
            what, anchors = given(formula)
        except FormulaError as error:
            span = Span(*(formula.offset(place) for place in error.problem.span))
            problems.append(error.problem.moved(source, span))
            continue
        place = _place(source, formula)._replace(anchors=anchors)
        problems += [_not_shown(source, formula.span, clause) for clause in chosen.refuses(what, place)]
        after = chosen.write(formula, what, place)
        yield Edit(
            formula.span, source[formula.span], _apart(source.text, formula, ends, after) if chosen.sets else after
        )


def _references(leads: Mapping[CrossReference, Lead], chosen: Host, move: Move) -> Iterator[Edit]:
    """Yield the edits for references to equations: links as far as there is something to lead to, else words."""
    from dlbuild.markdown import Edit

    for crossref, (shown, page, anchor) in leads.items():
        address = (move.address(page, image=False) if page else "") + (f"#{anchor}" if chosen.anchor(anchor) else "")
        yield Edit(crossref.span, crossref.text, f"[{shown}]({address})" if address else shown)


def _not_shown(source: Source, span: Span, clause: str) -> Problem:
    return Problem("not-shown-there", clause, source, span, "write it otherwise", "warning")


def _unread(after: Source, edits: Iterable[Edit], formulas: Container[Span]) -> Iterator[Span]:
    """Yield the spans of the formulas that are no formulas in the new page: GitHub would not see them either."""
    from dlbuild.markdown import read

    starts = {formula.span.start for formula in read(after).formulas}
    shift = 0
    for edit in edits:
        start = edit.span.start + shift + edit.after.startswith(" ")
        if edit.span in formulas and start not in starts:
            yield edit.span
        shift += len(edit.after) - len(edit.before)


def _apart(text: str, formula: Formula | Reference, ends: Container[int], after: str) -> str:
    """Return what is written for a formula, apart from what stands directly beside it and would change its dollars."""
    span = formula.span
    blank_before = text[max(span.start - 1, 0) : span.start] in {"$", "\\"} or span.start in ends
    return " " * blank_before + after + " " * (text[span.end : span.end + 1] == "$")


def _place(source: Source, formula: Formula | Reference) -> Place:
    span = formula.span
    first, _ = source.place(span.start)
    last, _ = source.place(span.end)
    before = source[source.line_starts()[first - 1], span.start]
    behind = source[span.end, source.line_starts()[last - 1] + len(source.line(last))]
    alone = _MARKS.fullmatch(before) is not None and not behind.strip()
    above = source.line(first - 1) if first > 1 else ""
    below = alone and _MARKS.fullmatch(above) is None
    return Place(alone, below, touching=bool(_WORD_BEFORE.search(before) or _WORD_BEHIND.match(behind)))


def _anchors(document: Document, chosen: Host) -> Iterator[Edit]:
    """Yield the edits that keep the anchors of headings with LaTeX in them."""
    from dlbuild.markdown import Edit
    from dlbuild.markdown.raw import raw
    from dlbuild.markdown.titles import headings

    parsed = document.parsed
    anchors = {heading.start: heading.anchor for heading in headings(parsed, raw(parsed))}
    starts = [formula.span.start for formula in document.formulas]
    for opening, inline in pairwise(parsed.tokens):
        if opening.type == "heading_open" and "place" in inline.meta:
            whole = inline.meta["place"].span(0, len(inline.content))
            anchor = chosen.anchor(anchors.get(parsed.lines(opening).start, ""))
            if anchor and any(whole.start <= start < whole.end for start in starts):
                yield Edit(Span(whole.start, whole.start), "", anchor)


def _links(document: Document, move: Move) -> Iterator[Edit]:
    """Yield the edits for links and images that would lead elsewhere from the page's new place."""
    from dlbuild.markdown import Edit
    from dlbuild.markdown.outline import outline

    if not move.base and move.page.rpartition("/")[0] == move.target.rpartition("/")[0]:
        return
    mine: list[Formula | Reference | CrossReference]
    mine = [*document.formulas, *document.references, *document.crossrefs]
    taken = [each.span for each in mine]
    done: set[Span] = set()
    for link in outline(document.parsed).links:
        span = link.span
        if span in done or any(start <= span.start < end for start, end in taken):
            continue
        done.add(span)
        before = document.source[span]
        after = move.address(before, image=link.image)
        # Where the address is not written as itself, as with an escape, it is not known how to write another one.
        if before == link.destination and after != before:
            yield Edit(span, before, after)

r"""The claims of a page: each is a formula and the comment behind it.

    $$\sigma'(z) = \sigma(z)\,(1 - \sigma(z))$$
    <!-- prove: \sigma(z) = \frac{1}{1 + e^{-z}} -->

The comment stands behind the formula or in the next lines; nothing but white space, punctuation and other comments may
stand between. `prove: label NAME` gives the formula a name for others to `ref`; so does `\label{NAME}` in the formula.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from dlbuild.problem import Problem
from dlbuild.prove.claim import Claim
from dlbuild.prove.term import Place
from dlbuild.source import Source, Span

if TYPE_CHECKING:
    from dlbuild.markdown import Document, Formula, Reference

_COMMENT = re.compile(r"<!--[ \t\r\n]*prove:(.*?)-->", re.DOTALL)
_BETWEEN = re.compile(r"(?:[\s>.,;:]|<!--.*?-->)*", re.DOTALL)
_BLANK_LINE = re.compile(r"(?:\n|\r\n?)[ \t>]*(?:\n|\r\n?)")
# `\;` is a space of TeX.
_GIVEN = re.compile(r"(?:\\.|[^;\\])+", re.DOTALL)
_REFERENCE = re.compile(r"\s*(ref|label)\s+([^\s;]+)\s*")
_LABEL = re.compile(r"\\label\s*\{([^{}]*)\}")


class Given(NamedTuple):
    """A given as it stands in the page; `formula` is the one that it refers to."""

    text: str
    start: int
    formula: str = ""


class Found(NamedTuple):
    """A claim, and where its texts stand in the page."""

    claim: Claim
    formula: Formula | Reference
    givens: tuple[Given, ...]
    comment: Span

    def span(self, place: Place) -> Span:
        """Return where in the page something in the claim stands."""
        if place.text == 0:
            start = self.formula.offset(place.start)
            return Span(start, max(self.formula.offset(place.end), start + 1))
        if place.text <= len(self.givens):
            given = self.givens[place.text - 1]
            if given.formula:
                return Span(given.start, given.start + len(given.text))
            return Span(given.start + place.start, given.start + max(place.end, place.start + 1))
        return self.comment


def may_have_claims(text: str) -> bool:
    """Say whether a page has to be read at all."""
    return "prove:" in text


def claims(document: Document, macros: tuple[tuple[str, str], ...] = ()) -> Iterator[Found | Problem]:
    """Yield the claims of a page, and what is wrong with comments that make none."""
    source = document.source
    formulas: list[Formula | Reference] = [*document.formulas, *document.references]
    formulas.sort(key=lambda formula: formula.span)
    comments = list(_comments(document))
    pairs = [(comment, _before(source, comment.start(), formulas)) for comment in comments]
    labels = dict(_labels(formulas, pairs))
    for comment, formula in pairs:
        span = Span(*comment.span())
        if formula is None:
            message = "there is no formula in front of this comment"
            yield Problem("claim-without-formula", message, source, span, "put it directly behind the formula")
            continue
        found = _claim(source, comment, formula, labels, macros)
        if found is not None:
            yield found


def _comments(document: Document) -> Iterator[re.Match[str]]:
    """Yield the comments that are comments, not code that shows one."""
    parsed = document.parsed
    for token in parsed.tokens:
        spans = [parsed.lines(token)] if token.type == "html_block" else []
        spans += [child.meta["span"] for child in token.children or () if child.type == "html_inline"]
        for start, end in spans:
            for match in _COMMENT.finditer(document.source.text, start, end):
                if not parsed.is_off(match.start()):
                    yield match


def _before(source: Source, start: int, formulas: list[Formula | Reference]) -> Formula | Reference | None:
    ended = [formula for formula in formulas if formula.span.end <= start]
    if not ended:
        return None
    last = max(ended, key=lambda formula: formula.span.end)
    between = source.text[last.span.end : start]
    # A formula within a line speaks to what stands in its own paragraph.
    near = last.block or not _BLANK_LINE.search(between)
    return last if near and _BETWEEN.fullmatch(between) else None


def _labels(
    formulas: list[Formula | Reference], pairs: list[tuple[re.Match[str], Formula | Reference | None]]
) -> Iterator[tuple[str, str]]:
    for formula in formulas:
        yield from ((name, formula.latex) for name in _LABEL.findall(formula.latex))
    for comment, labelled in pairs:
        for given in _givens(comment):
            word = _REFERENCE.fullmatch(given.text)
            if word and word[1] == "label" and labelled is not None:
                yield word[2], labelled.latex


def _givens(comment: re.Match[str]) -> list[Given]:
    found = []
    for match in _GIVEN.finditer(comment[1]):
        stripped = match[0].strip()
        if stripped:
            indent = len(match[0]) - len(match[0].lstrip())
            found.append(Given(stripped, comment.start(1) + match.start() + indent))
    return found


def _claim(
    source: Source,
    comment: re.Match[str],
    formula: Formula | Reference,
    labels: Mapping[str, str],
    macros: tuple[tuple[str, str], ...],
) -> Found | Problem | None:
    givens: list[Given] = []
    named = False
    for given in _givens(comment):
        word = _REFERENCE.fullmatch(given.text)
        if word is None:
            givens.append(given)
        elif word[1] == "label":
            named = True
        elif word[2] in labels:
            givens.append(given._replace(formula=labels[word[2]]))
        else:
            return _unknown(source, given, word[2], labels)
    if named and not givens:
        return None  # It only has a name.
    texts = tuple(given.formula or given.text for given in givens)
    whole = tuple(at for at, given in enumerate(givens) if given.formula)
    return Found(Claim(formula.latex, texts, whole, macros), formula, tuple(givens), Span(*comment.span()))


def _unknown(source: Source, given: Given, name: str, labels: Mapping[str, str]) -> Problem:
    from difflib import get_close_matches

    nearest = get_close_matches(name, labels, 1)
    way_out = f"did you mean {nearest[0]}?" if nearest else rf"label it: prove: label {name}"
    start = given.start + given.text.index(name)
    return Problem(
        "unknown-label", f"no formula of this page is labelled {name}", source, Span(start, start + len(name)), way_out
    )

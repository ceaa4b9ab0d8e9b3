"""Labels that lead nowhere: references without a definition, definitions without a reference.

CommonMark lets both pass in silence, the former as text. So text is searched for what was meant as a
reference: `[words][label]` and `[^label]`. Brackets alone, as in `[sic]` or `m[i][j]`, mean nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from dlbuild.markdown.footnotes import normalized
from dlbuild.markdown.shown import used_labels
from dlbuild.source import Span

if TYPE_CHECKING:
    from markdown_it.token import Token

    from dlbuild.markdown.parse import Parsed

Code = Literal[
    "undefined-reference", "unused-definition", "duplicate-definition", "undefined-footnote", "unused-footnote"
]

# Neither behind a backslash nor behind a letter or bracket: `m[i][j]` is prose about an array.
_REFERENCE = re.compile(r"(?<![\\\w\])])\[(?!\^)((?:[^\[\]\\]|\\.)+)\]\[((?:[^\[\]\\]|\\.)*)\](?!\()")
_FOOTNOTE = re.compile(r"(?<!\\)\[\^([^\]\s]+)\](?!\()")
_FOOTNOTE_DEFINED = re.compile(r"^[ \t>*+-]*(\[\^([^\]\s]+)\]):", re.MULTILINE)
_DEFINED = re.compile(r"\[((?:[^\[\]\\]|\\.)+)\]:")


class Loose(NamedTuple):
    """A label that has lost its other half, and where it stands."""

    code: Code
    label: str
    span: Span


def loose_labels(parsed: Parsed) -> Iterator[Loose]:
    """Yield the labels of a page that are undefined, unused, or defined again."""
    for token in parsed.tokens:
        if token.type == "inline" and "place" in token.meta:
            yield from _undefined(token)
    used = frozenset(used_labels(parsed.tokens))
    for label, definition in parsed.definitions.items():
        if ("link", label) not in used and not _is_comment(definition):
            yield _definition(parsed, "unused-definition", definition)
    for definition in parsed.repeated:
        if not _is_comment(definition):
            yield _definition(parsed, "duplicate-definition", definition)
    for label in sorted(parsed.footnotes):
        if ("footnote", label) not in used:
            yield _footnote(parsed, label)


def _undefined(token: Token) -> Iterator[Loose]:
    """Search a paragraph for references that the parser has not taken for one."""
    if "][" not in token.content and "[^" not in token.content:
        return
    place = token.meta["place"]
    taken = [child.meta["span"] for child in token.children or () if "span" in child.meta]
    for match in _REFERENCE.finditer(token.content):
        words, label = match.span(1), match.span(2)
        span = place.span(*(label if match[2] else words))
        if not any(_is_in(taken, place.span(*part).start) for part in (match.span(), label)):
            yield Loose("undefined-reference", match[2] or match[1], span)
    for match in _FOOTNOTE.finditer(token.content):
        span = place.span(*match.span())
        if not _is_in(taken, span.start):
            yield Loose("undefined-footnote", match[1], span)


def _is_in(spans: Sequence[Span], offset: int) -> bool:
    return any(start <= offset < end for start, end in spans)


def _is_comment(definition: Mapping[str, Any]) -> bool:
    """Say whether a definition is `[//]: # (words)`, the way to write a comment that no page shows."""
    return definition["href"] in {"#", ""}


def _footnote(parsed: Parsed, label: str) -> Loose:
    for match in _FOOTNOTE_DEFINED.finditer(parsed.source.text):
        if normalized(match[2]) == label:
            return Loose("unused-footnote", match[2], Span(*match.span(1)))
    return Loose("unused-footnote", label, Span(0, 0))


def _definition(parsed: Parsed, code: Code, definition: Mapping[str, Any]) -> Loose:
    first, last = definition["map"]
    starts = parsed.source.line_starts()
    text = parsed.source.text
    begin, end = starts[first], starts[last] if last < len(starts) else len(text)
    match = _DEFINED.search(text, begin, end)
    if not match:
        return Loose(code, "", Span(begin, end))
    return Loose(code, " ".join(match[1].split()), Span(match.start(), match.end() - 1))

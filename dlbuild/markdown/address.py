"""Addresses that stand bare in the text, which GFM makes links of (6.9, Autolinks).

Most lead out into the web; but one may be the long form of a link to a page of the same repository.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dlbuild.markdown.extent import BLANK
from dlbuild.source import Source, Span

if TYPE_CHECKING:
    from markdown_it.token import Token

# cmark-gfm takes a scheme wherever no letter stands before it, and a host without one behind blanks and a few signs.
_ADDRESS = re.compile(
    rf"(?:(?<![A-Za-z])https?://(?=[^\W_])|(?<![^{BLANK}*_~(])www\.(?=\w))[^{BLANK}<]+", re.IGNORECASE
)
_ENTITY = re.compile(r"&[A-Za-z0-9]+;$")
_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)


def bare_addresses(source: Source, inline: Token) -> Iterator[tuple[str, Span]]:
    """Yield the bare addresses of a line of text, or of several, and where they stand. They have no escapes."""
    content = inline.content.lower()
    if "://" not in content and "www." not in content:
        return
    # What the parser has found is no bare text, but for the addresses that it takes for links itself.
    taken = [
        token.meta["span"]
        for token in inline.children or ()
        if "span" in token.meta and (token.info != "auto" or is_in_angles(source, token))
    ]
    depth = at = 0
    for match in _ADDRESS.finditer(inline.content):
        depth, at = _depth(inline.content, at, match.start(), depth), match.start()
        span = inline.meta["place"].span(*match.span())
        # Where a bracket is open that may become a link, cmark-gfm takes no address.
        if depth or any(start <= span.start < end for start, end in taken):
            continue
        url = _without_tail(match[0])
        yield url if "://" in url else f"http://{url}", Span(span.start, span.start + len(url))


def _depth(text: str, begin: int, end: int, depth: int) -> int:
    """Return how many brackets are open at the end of a stretch of text, at whose beginning `depth` are."""
    for bracket in _BRACKET.finditer(text, begin, end):
        if bracket[0] == "[":
            depth += 1
        elif bracket[0] == "]":
            depth = max(0, depth - 1)
    return depth


def is_in_angles(source: Source, token: Token) -> bool:
    """Say whether a link to its own text is written as `<https://…>`."""
    return source.text[token.meta["span"].start] == "<"


def _without_tail(url: str) -> str:
    """Cut off what belongs to the sentence: punctuation, and brackets that the address did not open."""
    while url:
        entity = _ENTITY.search(url)
        if entity:
            url = url[: entity.start()]
        elif url[-1] in "?!.,:*_~'\";" or (url[-1] == ")" and url.count(")") > url.count("(")):
            url = url[:-1]
        else:
            break
    return url

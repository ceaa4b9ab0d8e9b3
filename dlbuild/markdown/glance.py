"""Lines that need only a look: nearly all are words alone, or words and links in their simplest form.

The parser's rules would come to the same (`tests/markdown/test_dispatch.py`), in several times the time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from dlbuild.markdown.place import Place

# What in a line is more than words, but for an address.
NOT_WORDS = re.compile(r"[$\\`<\[\]!]")
# The text of a link that has only words in it, and a destination that is written as it is.
WORD = r"[^\[\]\\`$<]"
DESTINATION = r"""[^\s()<>\\&"']+"""
# Nearly every link.
SIMPLE_LINK = re.compile(rf"\[{WORD}*\]\(({DESTINATION})\)")
# One by reference, or one of those.
_WORDS_AND_LINK = re.compile(rf"[^$\\`<\[\]!]*({SIMPLE_LINK.pattern}|\[{WORD}*\]\[({WORD}+)\])")
# A heading with none of these, and no address, is words.
_MEANT = re.compile(r"[\\`*_~\[\]<&$\n]")


def simple_links(content: str, place: Place, references: Mapping[str, Mapping[str, Any]]) -> list[Token] | None:
    """Return the tokens of a line in which nothing but words and simple links stand; None if there may be more to it.

    Most lines that have a link are such ones. No address may stand in it.
    """
    children: list[Token] = []
    at = 0
    while match := _WORDS_AND_LINK.match(content, at):
        opened = Token("link_open", "a", 1, {"href": match[2]})
        opened.meta["span"] = place.span(*match.span(1))
        if match[3]:
            label = normalizeReference(match[3])
            if label not in references:
                return None
            title = references[label]["title"]
            opened.attrs = {"href": references[label]["href"], **({"title": title} if title else {})}
            opened.meta["label"] = label
        children += (opened, Token("link_close", "a", -1))
        at = match.end()
    return None if NOT_WORDS.search(content, at) else children


def may_have_addresses(content: str) -> bool:
    """Say whether an address may stand bare in a line, at a glance."""
    return "://" in content or "www." in content


def words(content: str) -> Token | None:
    """Return the text of a line that is nothing but words; None if there may be more to it."""
    if _MEANT.search(content) or may_have_addresses(content):
        return None
    token = Token("text", "", 0)
    token.content = content
    return token

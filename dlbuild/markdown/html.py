"""The HTML that stands raw in Markdown: its elements, attributes, and where they are written.

lxml says what the elements and their attributes are, but not where. So each tag is
marked with its offset before lxml sees it. A page's pieces of HTML are read as one text, since
an element may begin in one piece and end in another, with Markdown between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

# A comment (CommonMark 0.31, 6.6), or an opening tag; quoted values may hold `>`.
_TAG = re.compile(
    r"""<!--(?:-?>|.*?(?:-->|\Z))|<(?P<name>[A-Za-z][^\s/>"'<]*)(?P<rest>(?:"[^"]*"|'[^']*'|[^"'>])*)>""", re.DOTALL
)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""")
# GFM 6.11 turns these tags into text, because a browser would not read what follows as HTML.
_FILTERED = frozenset(("title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext"))
# What GitHub's own addition to a tag could not be called.
_MARK = "data-dlbuild-at"
_CANDIDATE = re.compile(r"[\s,]*(\S+)")


class Element(NamedTuple):
    """An element: its attributes, its opening tag as written and where that begins; the text inside, of headings."""

    name: str
    attributes: Mapping[str, str]
    tag: str
    start: int
    text: str

    def value(self, attribute: str) -> tuple[int, int]:
        """Return where the value of an attribute is written, or else where the tag is."""
        for match in _ATTRIBUTE.finditer(self.tag):
            if match[1].lower() == attribute:
                start, end = match.span(match.lastindex or 0)
                return self.start + start, self.start + end
        return self.start, self.start + len(self.tag)


def elements(html: str) -> Iterator[Element]:
    """Yield the elements of a text that is HTML, but not well-formed, in the order of their opening tags."""
    from lxml import etree

    tags: dict[str, str] = {}

    def mark(match: re.Match[str]) -> str:
        name, rest = match["name"], match["rest"]
        if not name:
            return ""
        if name.lower() in _FILTERED:
            return "&lt;" + match[0][1:]
        tags[str(match.start())] = match[0]
        # First, because of two attributes with one name HTML takes the first.
        return f'<{name} {_MARK}="{match.start()}"{rest}>'

    marked = _TAG.sub(mark, html)
    if not tags:
        return
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, huge_tree=True)
    tree = etree.fromstring(f"<div>{marked}</div>".encode(errors="replace"), parser)
    for node in tree.iter(etree.Element):
        at = node.get(_MARK)
        tag = tags.get(at) if at else None
        if at is None or tag is None:
            continue
        attributes = {str(key): str(value) for key, value in node.items() if key != _MARK}
        name = str(node.tag)
        text = "".join(map(str, node.itertext())) if is_heading(name) else ""
        yield Element(name, attributes, tag, int(at), text)


def is_heading(name: str) -> bool:
    """Say whether an element of that name is a heading."""
    return len(name) == 2 and name[0] == "h" and name[1] in "123456"


def candidates(srcset: str) -> Iterator[str]:
    """Yield the URLs of a `srcset` (HTML Standard, 4.8.4.2.1): each to the next blank, then a descriptor to a comma."""
    at = 0
    while match := _CANDIDATE.match(srcset, at):
        url = match[1].rstrip(",")
        at = match.end()
        if url == match[1]:
            comma = srcset.find(",", at)
            at = comma if comma >= 0 else len(srcset)
        if url:
            yield url

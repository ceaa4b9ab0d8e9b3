"""What a look tells of the text of a paragraph, or of a heading.

All that stands in most texts are words, and things in their simplest form. An expression has one for each branch, and
one for whatever else begins with the same sign: then a look does not tell. All that is before a sign has been matched,
so it is the first of its run.
"""

from __future__ import annotations

import re

from dlbuild.markdown.glance import DESTINATION, WORD
from dlbuild.markdown.links import Link
from dlbuild.markdown.place import Page

Anchor = tuple[str, int]
"""`<a id="…"></a>`, and its place in the page."""

# In a paragraph: links and images whose destination is written as it is, code, formulas that both schools of dollars
# take for one, formulas as dlbuild writes them, anchors.
_WORDS = rf"{WORD}*"
_TEXT = r"[^\[\]\\`$<!\n]*"
_FORMULA = r"(?![\s$])[^$`<>\[\]\\\n]*(?:\\[A-Za-z,;:!{}|][^$`<>\[\]\\\n]*)*(?<!\s)\$(?![A-Za-z0-9$_{(])"
_VALUE = r'"[^"<>\n]*"'
PICTURE = (  # behind its bracket
    rf"picture><source[ ]media={_VALUE}[ ]srcset={_VALUE}>"
    rf'<img[ ]src="(?:[^"<>\n]*/)?[0-9a-f]{{16}}\.svg"[ ]alt={_VALUE}(?:[ ][a-z-]+={_VALUE})*></picture>'
)
_THING = re.compile(
    rf"""[$\\`<\[\]!](?:
        (?<=\[){_WORDS}(?:`[^`\[\]]+`(?!`){_WORDS})*\]\((?P<href>{DESTINATION})\)
        | (?<=!)\[(?P<alt>{_WORDS})\]\((?P<source>{DESTINATION})\)
        | (?<=!)(?!\[)
        | (?<=`)[^`]+`(?!`)
        | (?<=\$)(?<![A-Za-z0-9_]\$){_FORMULA}
        | (?<=<){PICTURE}
        | (?<=<)a[ ](?:id|name)="(?P<name>[\w.:-]*)"></a>
        | (?P<odd>)
    )""",
    re.VERBOSE,
)
# Most paragraphs are words on one line, and at most one thing that is more.
_ONE = re.compile(
    rf"""[^\s#>`~<*\-+_$\\\[\]0-9|:=!]{_TEXT}(?:
        (?: \[{_TEXT}\]\((?P<href>{DESTINATION})\)
        | !\[(?P<alt>{_TEXT})\]\((?P<source>{DESTINATION})\)
        | (?<![A-Za-z0-9_])\${_FORMULA}
        ){_TEXT}
    )?\n(?=\n)""",
    re.VERBOSE,
)
# In a heading: what is seen otherwise than it is written.
_SIGN = re.compile(
    r"""[\\`*_~\[\]<&$](?:
        (?<=&)(?=\s|\Z)
        | (?<=`)(?P<code>[^`\s](?:[^`]*[^`\s])?)`(?!`)
        | (?<=\*)(?P<second>\*?)(?P<words>[A-Za-z0-9](?:[A-Za-z0-9 ]*[A-Za-z0-9])?)\*(?P=second)(?!\*)
        | (?P<odd>)
    )""",
    re.VERBOSE,
)


def one(text: str, line: int, *, may_have_addresses: bool) -> re.Match[str] | None:
    """Match a paragraph on one line with at most one thing in it: `link` has what it is."""
    match = _ONE.match(text, line)
    return None if match and may_have_addresses and addresses(match[0]) else match


def link(thing: re.Match[str], begin: int, page: Page) -> Link | None:
    """Return the link or image that was matched in a text that begins at a place of the copy; None if it is neither."""
    kind = thing.lastgroup
    if kind not in {"href", "source"}:
        return None
    start, end = thing.span(kind)
    return Link(thing[kind], page.span(begin + start, begin + end), kind == "source", thing["alt"])


def things(content: str, begin: int, page: Page, *, may_have_addresses: bool) -> list[Link | Anchor] | None:
    """Return the links and anchors of a text that begins at a place of the copy; None if a look does not tell."""
    found: list[Link | Anchor] = []
    count = 0
    for thing in _THING.finditer(content):
        if thing.lastgroup == "odd":
            return None
        if thing.lastgroup == "name":
            found.append((thing[0], page.place(begin + thing.start())))
        elif each := link(thing, begin, page):
            found.append(each)
            count += addresses(each.destination) if may_have_addresses else 0
    # Whatever address is not where a link leads stands bare in the text, or in that of a link.
    return None if may_have_addresses and addresses(content) > count else found


def spoken(content: str) -> str:
    """Return what is seen of a heading; "" if a look does not tell."""
    parts: list[str] = []
    at = 0
    for sign in _SIGN.finditer(content):
        if sign.lastgroup == "odd":
            return ""
        parts += (content[at : sign.start()], sign["code"] or sign["words"] or sign[0])
        at = sign.end()
    return "".join([*parts, content[at:]])


def addresses(text: str) -> int:
    """Return how many addresses there may be in a text."""
    return text.count("://") + text.lower().count("www.")

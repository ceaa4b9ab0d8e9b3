r"""References to equations in prose: `\eqref{eq:x}` and `\ref{eq:x}`, which become links.

A link is pure Markdown, `[(3)](#eq-x "\eqref{eq:x}")`. Its title has the LaTeX, which is what counts: whatever else
the link says is written anew when the page is built.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dlbuild.markdown.spelling import NOT_BEHIND
from dlbuild.source import Span

# A label that can stand in a link's title as it is. Braces end it; what could mean something to Markdown is not in it,
# nor what Markdown has for NUL.
_LABEL = r"[^\s{}\\\"<>&|\[\]`$\ufffd](?:[^\n\r\t{}\\\"<>&|\[\]`$\ufffd]*[^\s{}\\\"<>&|\[\]`$\ufffd])?"
_LATEX = rf"\\(?P<kind>eqref|ref)\{{(?P<label>{_LABEL})\}}"
# GitHub knows references within formulas only, so `$\eqref{eq:x}$` is written, too.
WRITTEN = re.compile(rf"(?P<latex>{_LATEX})|{NOT_BEHIND}(?P<dollars>\$\\(?:eqref|ref)\{{{_LABEL}\}}\$)(?![A-Za-z0-9$])")
# A bracket behind `!` opens an image, behind `]` a link's label.
_OPENS_OTHERS = re.compile(r"(?<!\\)(?:\\\\)*[!\]]\Z")
# A blank, a tab or a line ending ends an address, no other white space.
_ADDRESS = re.compile(r"\]\([ \t\n\x0b\x0c\r]*(?=([^ \t\n\r]*)\Z)")
_SOURCE = rf"\$?\\(?:eqref|ref)\{{{_LABEL}\}}\$?"
LINK = re.compile(rf"\[(?:\\.|[^\[\]\\\n`<])*\]\([^\s()<>\\$`\"]* \"(?P<source>{_SOURCE})\"\)")
_PARTS = re.compile(rf"\$?{_LATEX}\$?")
# What could mean something in the text of a link.
_SPECIAL = re.compile(r"[\\`*_\[\]<>&!~$#@:]")


def may_be_link(text: str, at: int) -> bool:
    """Whether a link that began at `text[at]` would be one, and not part of what stands before it."""
    before = text[max(0, at - 1000) : at]
    in_address = any(_is_open(address[1]) for address in _ADDRESS.finditer(before))
    return not in_address and not _OPENS_OTHERS.search(before)


def _is_open(address: str) -> bool:
    """Whether an address of a link goes on behind what is there of it: every bracket that ends opens in it."""
    level = 0
    for bracket in re.findall(r"\\.|[()]", address):
        level += {"(": 1, ")": -1}.get(bracket, 0)
        if level < 0:
            return False
    return True


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A reference to an equation, as LaTeX or as a link. `source` is the LaTeX, with its dollars if it has any."""

    span: Span
    text: str
    source: str
    context: str

    @property
    def label(self) -> str:
        """The label that is referred to."""
        return self._parts["label"]

    @property
    def is_link(self) -> bool:
        """Whether it has been built."""
        return self.text != self.source

    @property
    def label_span(self) -> Span:
        """Where the label stands in the page."""
        begin = self.span.start + self.text.rindex(self.source)
        return Span(*(begin + offset for offset in self._parts.span("label")))

    def shown(self, number: str) -> str:
        """Return what a reader sees of a reference to an equation with that number."""
        escaped = _SPECIAL.sub(r"\\\g<0>", number).replace("|", "&#124;")
        return f"({escaped})" if self._parts["kind"] == "eqref" else escaped

    def link(self, number: str, url: str) -> str:
        """Return the link to an equation with that number."""
        return f'[{self.shown(number)}]({url} "{self.source}")'

    @property
    def _parts(self) -> re.Match[str]:
        parts = _PARTS.fullmatch(self.source)
        assert parts, "it was found by the same expression"
        return parts

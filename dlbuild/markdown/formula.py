"""A formula in a page: as LaTeX that somebody wrote, or as a reference that dlbuild wrote."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dlbuild.markdown.mount import Mount
from dlbuild.source import Span

_CHARACTER = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Formula:
    r"""A formula found in a page as LaTeX.

    `source[span] == open + tex + close`, all three as they stand in the page. `latex` is `tex` without the
    prefixes of containers, its lines ended by `\n`, bars unescaped in a table: it is what is typeset.
    """

    span: Span
    open: str
    tex: str
    close: str
    latex: str
    display: bool
    context: str
    """Where it stands, which decides its size: `body`, `table`, `footnote`, or `h1` to `h6`."""
    inset: int
    """How many px narrower than the page's column its place is on GitHub."""
    followed: bool
    """Whether the next line of its container has text (asked of a block only)."""
    mount: Mount

    @property
    def block(self) -> bool:
        """Whether it is a block of its own; else it sits inside a line."""
        return self.mount.block

    def offset(self, index: int) -> int:
        """Return the place in the page of the character `latex[index]`; for its length, where `tex` ends."""
        return self.span.start + len(self.open) + self.mount.page_length(self.latex[:index])


@dataclass(frozen=True, slots=True)
class Reference:
    """A built formula found in a page, as HTML. What it says of its LaTeX, not of its image, is what counts."""

    span: Span
    html: str
    src: str
    key: str
    depth: int
    """How far the image hangs below the baseline, in px; 0 for a block."""
    latex: str
    display: bool
    context: str
    inset: int
    followed: bool
    mount: Mount

    @property
    def block(self) -> bool:
        """Whether it is a block of its own; else it sits inside a line."""
        return self.mount.block

    def offset(self, index: int) -> int:
        """Return the place in the page of the character `latex[index]`; for its length, where the `alt` ends."""
        begin = self.html.index(' alt="') + len(' alt="')
        characters = [match.start() for match in _CHARACTER.finditer(self.html, begin, self.html.index('"', begin))]
        if index < len(characters):
            return self.span.start + characters[index]
        return self.span.start + self.html.index('"', begin)

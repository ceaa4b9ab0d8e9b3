r"""How a formula is mounted in its page: delimiters, prefixes of containers, line endings.

A formula of several lines in a quote reads `$$\n> x\n> $$` in the page. Without the `> ` it is `$$`, `x`, `$$`: that is
what its author means, what is typeset, and what the `alt` of a reference shows. A `Mount` is what must be known
beside the LaTeX to write the page's own characters again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dlbuild.markdown.place import Page
from dlbuild.markdown.spelling import closer

_ENDING = re.compile(r"\r\n|\n|\r")
_FOOTNOTE_LABEL = re.compile(r"\[\^[^\]]*\]:[ \t]*")
_NOT_KEPT = re.compile(r"[^>\t]")
_BEFORE_TAB = re.compile(r"(?<! ) +\t")


@dataclass(frozen=True, slots=True)
class Frame:
    """What the surroundings of a formula say of its lines: what they begin with, and what ends them.

    A frame is the same before and after a formula has become a reference, so what agrees with it need not be
    written down.
    """

    prefix: str
    ending: str


def frame(page: Page, text: int, first: int, end: int) -> Frame:
    """Return the frame of a block: `text` is where its text begins in the copy, its lines are `first` to `end`."""
    before = page.copy[page.copy.rfind("\n", 0, text) + 1 : text]
    if not before:
        return Frame("", page.ending(end - 1) or page.ending(first - 1) or "\n")
    # The content of a footnote is indented by four columns, that of a list item as far as its own text.
    prefix = _NOT_KEPT.sub(" ", _FOOTNOTE_LABEL.sub("    ", before))
    tabbed = _BEFORE_TAB.sub("\t", prefix)
    if len(tabbed.expandtabs(4)) == len(prefix.expandtabs(4)):
        prefix = tabbed
    return Frame(prefix, page.ending(end - 1) or page.ending(first - 1) or "\n")


@dataclass(frozen=True, slots=True)
class Mount:
    r"""What stands around the LaTeX of a formula.

    `open` and `close` are the delimiters with the white space inside them, without prefixes, lines ended by `\n`.
    `prefixes` and `endings` belong to the line breaks of the whole formula, in order; where there are none they are
    the frame's. `block`: the formula is a block of its own; `cell`: it stands in a table's cell.
    """

    open: str
    close: str
    prefixes: tuple[str, ...]
    endings: tuple[str, ...]
    frame: Frame
    block: bool
    cell: bool

    def page_text(self, latex: str) -> str:
        """Return a formula as it is written in the page."""
        # A table's row is one line, and a bar would end the cell (GFM, tables).
        inside = latex.replace("\n", " ").replace("|", "\\|") if self.cell else latex
        first, *rest = (self.open + inside + self.close).split("\n")
        return first + "".join(self._break(number) + line for number, line in enumerate(rest))

    def page_length(self, latex: str) -> int:
        """Return how many characters of the page the beginning of a formula's LaTeX takes."""
        first = self.open.count("\n")
        breaks = range(first, first + latex.count("\n"))
        bars = latex.count("|") if self.cell else 0
        return len(latex) + bars + sum(len(self._break(number)) - 1 for number in breaks)

    def _break(self, number: int) -> str:
        """Return what stands in the page for a line break."""
        return _nth(self.endings, number, self.frame.ending) + _nth(self.prefixes, number, self.frame.prefix)


def _nth(values: tuple[str, ...], number: int, default: str) -> str:
    """Return a value; the last one where an edited formula has more lines than were recorded."""
    return values[min(number, len(values) - 1)] if values else default


def dismount(raw: str, prefixes: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    r"""Take lines out of their containers; return the text, lines ended by `\n`, and the endings that they had."""
    first, *rest = _ENDING.split(raw)
    lines = [line[len(prefix) :] for line, prefix in zip(rest, prefixes, strict=False)]
    return "\n".join([first, *lines]), tuple(_ENDING.findall(raw))


def mirrored(opening: str) -> str:
    """Return what closes a formula that is written the same way round at both ends: ` $$` for `$$ `."""
    opener = opening.strip()
    if opener.startswith(("```", "~~~")):
        return "\n" + opener[: len(opener) - len(opener.lstrip(opener[0]))]
    return opening[::-1].replace(opener[::-1], closer(opener)) if opener else opening

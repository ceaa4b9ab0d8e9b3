"""How people write formulas in Markdown: what opens one, what closes it.

Expressions and pure functions on text; where Markdown comes in (code, tags,
blocks), the rules in `blocks` and `inlines` use them.

When a dollar is a dollar there are two schools about. GitHub's is written down nowhere; it was found by trial. Pandoc's
is the extension `tex_math_dollars` in its manual: no white space behind the first dollar, none before the second, and
no digit behind that. A word may stand before and behind, and shell variables are formulas.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

School = Literal["github", "pandoc"]

# Environments that are formulas without any delimiters around them (LaTeX, amsmath).
ENVIRONMENTS = (
    *("align", "alignat", "displaymath", "eqnarray", "equation"),
    *("flalign", "gather", "math", "multline", "xalignat"),
)
_ENVIRONMENT = rf"\\begin\{{(?:{'|'.join(ENVIRONMENTS)})\*?\}}"

# What can open a formula inside a line, and at the beginning of one. On GitHub the first dollar is not behind a word, a
# dollar or a backslash, and a single one has no white space behind it. An underscore is part of a word unless it is at
# its edge, where it marks emphasis.
NOT_BEHIND = r"(?<![A-Za-z0-9$\\])(?<![A-Za-z0-9]_)(?<![A-Za-z0-9]__)"
_DOLLARS = r"(?:\$`(?!`)|\$\$(?!\$)|\$(?![\s$]))"
# Brackets around numbers alone are escaped ones of a citation: \\[1\\], \\[2, 3\\], \\[4–6\\].
_OTHERS = rf"\\\(|\\\[(?!\s*[0-9][0-9\s,;–-]*\\\])|{_ENVIRONMENT}"
# Any dollar that one of the schools takes for the first.
MAY_OPEN = re.compile(rf"{_DOLLARS}|{_OTHERS}")
BLOCK_OPENER = re.compile(rf"\$\$(?!\$)|\\\[|{_ENVIRONMENT}")

# The steps in which a formula is read when only its end matters. Dollars in \text{…} belong to the text, if there is
# nothing in it that could be Markdown.
_PLAIN = r"(?!\w+://|www\.)[^{}$\\`<\]]|\\."
_TEXT = rf"\\(?:text[a-z]*|mbox|hbox|intertext) ?\{{(?:{_PLAIN}|\$(?:{_PLAIN})+\$)*\}}"
STEP = rf"{_TEXT}|\\end\{{[a-z]+\*?\}}|\\.|\$\$?"
BLOCK_STEP = re.compile(STEP)


class Dollars(NamedTuple):
    """How dollars are read: what opens a formula, and what may not stand behind one that `$` or `$$` closes."""

    opener: re.Pattern[str]
    behind: re.Pattern[str]
    behind_display: re.Pattern[str]
    knows_shells: bool


# On GitHub no dollar follows, and no word. Letters beyond ASCII are no words here, so that Chinese or Japanese text may
# touch a formula.
_WORD_OR_DOLLAR = re.compile(r"_{0,2}[A-Za-z0-9]|\$")
_NOTHING = re.compile(r"(?!)")
DOLLARS: dict[School, Dollars] = {
    "github": Dollars(re.compile(rf"{NOT_BEHIND}{_DOLLARS}|{_OTHERS}"), _WORD_OR_DOLLAR, _WORD_OR_DOLLAR, True),
    "pandoc": Dollars(re.compile(rf"(?<!\\)(?!(?<=\$)\$`){_DOLLARS}|{_OTHERS}"), re.compile("[0-9]"), _NOTHING, False),
}

# A formula is left alone between these comments.
SWITCH = re.compile(r"<!--[ \t]*dlbuild:[ \t]*(on|off)[ \t]*-->")

_CLOSERS = {"$": "$", "$$": "$$", "$`": "`$", "\\(": "\\)", "\\[": "\\]"}


def closer(opener: str) -> str:
    """Return what closes the formula that `opener` has opened."""
    return _CLOSERS.get(opener) or opener.replace("begin", "end", 1)


def closes(step: str, close: str, text: str, at: int, begin: int, *, dollars: Dollars) -> bool | None:
    """Say whether a step at `text[at:]` closes a formula (True), lets it go on (False) or spoils it (None).

    The formula's inside begins at `text[begin]`.
    """
    if close == "$" and step in {"$", "$$"}:
        # The first dollar decides: `$5 and $6` are prices, `$5 and $x$` a price and a formula.
        is_price = text[at - 1].isspace() or dollars.behind.match(text, at + 1)
        return None if is_price or (dollars.knows_shells and _is_shell(text, at, begin)) else True
    if close == "$$" and step == close:
        return None if dollars.behind_display.match(text, at + 2) else True
    if step == close:
        # What looks like a link whose brackets have been escaped is one: \\[this\\](address).
        return None if close == "\\]" and text[at + 2 : at + 3] in {"(", "[", ":"} else True
    return None if step in {"$", "$$"} and close in {"\\)", "\\]"} else False


def _is_shell(text: str, at: int, begin: int) -> bool:
    """Whether two dollars look like a shell's: `${A}/${B}`, `$(a)/$(b)`."""
    behind = text[at + 1 : at + 2]
    return behind == "{" or (behind == "(" and text[begin] == "(")


def is_display(opener: str, latex: str) -> bool:
    """Whether a formula is set in display style; `opener` is blank for a bare environment."""
    opener = opener.strip()
    if opener:
        return opener not in {"$", "$`", "\\("}
    return not latex.startswith("\\begin{math}")

"""How people write formulas in Markdown: what opens one, what closes it.

Expressions and pure functions on text; where Markdown comes in (code, tags,
blocks), the rules in `blocks` and `inlines` use them.
"""

from __future__ import annotations

import re

# Environments that are formulas without any delimiters around them (LaTeX, amsmath).
ENVIRONMENTS = (
    *("align", "alignat", "displaymath", "eqnarray", "equation"),
    *("flalign", "gather", "math", "multline", "xalignat"),
)
_ENVIRONMENT = rf"\\begin\{{(?:{'|'.join(ENVIRONMENTS)})\*?\}}"

# What can open a formula inside a line, and at the beginning of one. Dollars are read as GitHub does: the first is not
# behind a word, a dollar or a backslash, and a single one has no white space behind it. An underscore is part of a
# word unless it is at its edge, where it marks emphasis.
NOT_BEHIND = r"(?<![A-Za-z0-9$\\])(?<![A-Za-z0-9]_)(?<![A-Za-z0-9]__)"
OPENER = re.compile(rf"{NOT_BEHIND}(?:\$`(?!`)|\$\$(?!\$)|\$(?![\s$]))|\\[(\[]|{_ENVIRONMENT}")
BLOCK_OPENER = re.compile(rf"\$\$(?!\$)|\\\[|{_ENVIRONMENT}")

# The steps in which a formula is read when only its end matters. Dollars in \text{…} belong to the text, if there is
# nothing in it that could be Markdown.
_PLAIN = r"(?!\w+://|www\.)[^{}$\\`<\]]|\\."
_TEXT = rf"\\(?:text[a-z]*|mbox|hbox|intertext) ?\{{(?:{_PLAIN}|\$(?:{_PLAIN})+\$)*\}}"
STEP = rf"{_TEXT}|\\end\{{[a-z]+\*?\}}|\\.|\$\$?"
BLOCK_STEP = re.compile(STEP)

_WORD_OR_DOLLAR = re.compile(r"_{0,2}[A-Za-z0-9]|\$")

# A formula is left alone between these comments.
SWITCH = re.compile(r"<!--[ \t]*dlbuild:[ \t]*(on|off)[ \t]*-->")

_CLOSERS = {"$": "$", "$$": "$$", "$`": "`$", "\\(": "\\)", "\\[": "\\]"}


def closer(opener: str) -> str:
    """Return what closes the formula that `opener` (a match of `OPENER`) has opened."""
    return _CLOSERS.get(opener) or opener.replace("begin", "end", 1)


def closes(step: str, close: str, text: str, at: int, begin: int) -> bool | None:
    """Say whether a step at `text[at:]` closes a formula (True), lets it go on (False) or spoils it (None).

    The formula's inside begins at `text[begin]`.
    """
    if close == "$" and step in {"$", "$$"}:
        # The first dollar decides: `$5 and $6` are prices, `$5 and $x$` a price and a formula.
        return None if text[at - 1].isspace() or _is_shell(text, at, begin) or not may_end(text, at + 1) else True
    if close == "$$" and step == close:
        return True if may_end(text, at + 2) else None
    if step == close:
        # What looks like a link whose brackets have been escaped is one: \\[this\\](address).
        return None if close == "\\]" and text[at + 2 : at + 3] in {"(", "[", ":"} else True
    return None if step in {"$", "$$"} and close in {"\\)", "\\]"} else False


def _is_shell(text: str, at: int, begin: int) -> bool:
    """Whether two dollars look like a shell's: `${A}/${B}`, `$(a)/$(b)`."""
    behind = text[at + 1 : at + 2]
    return behind == "{" or (behind == "(" and text[begin] == "(")


def may_end(text: str, at: int) -> bool:
    """Whether a formula that ends with a dollar may end before `text[at]`: before no dollar, before no word.

    Letters beyond ASCII are no words here, so that Chinese or Japanese text may touch a formula.
    """
    return not _WORD_OR_DOLLAR.match(text, at)


def is_display(opener: str, latex: str) -> bool:
    """Whether a formula is set in display style; `opener` is blank for a bare environment."""
    opener = opener.strip()
    if opener:
        return opener not in {"$", "$`", "\\("}
    return not latex.startswith("\\begin{math}")

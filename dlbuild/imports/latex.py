"""What a service was given: LaTeX, and words for the service itself around it."""

from __future__ import annotations

import re
from typing import NamedTuple


class Foreign(NamedTuple):
    """The LaTeX of an image. `display` is None where only the page can tell."""

    latex: str
    display: bool | None = None


# Said to the service: resolution, paper, font, size. What is black or white is so because of the paper, too.
_INLINE = re.compile(r"\\inline(?![A-Za-z])\s*")
_FOR_THE_SERVICE = re.compile(
    r"""(?:
      \\dpi\s*(?:\{[^{}]*\}|\d+)
    | \\(?:bg|fg|fn)(?:_[A-Za-z]+|\s*\{[^{}]*\})
    | \\(?:tiny|scriptsize|footnotesize|small|normalsize|large|Large|LARGE|huge|Huge)(?![A-Za-z])
    | \\color\s*(?:\[[^\]]*\])?\{\s*(?:white|black|gray|grey|\#?(?:[0fF]{3}|[0fF]{6})|(?:[01],?\s*){3})\s*\}
    )\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_DOLLARS = (("$$", "$$", True), ("\\[", "\\]", True), ("$", "$", False), ("\\(", "\\)", False))
_DISPLAYED = re.compile(r"\\displaystyle(?![A-Za-z])\s*")
_BLANK_LINES = re.compile(r"[ \t]*\r?\n[ \t\r\n]*")


def foreign(text: str, display: bool | None = None) -> Foreign | None:
    """Take off what is not the formula; None if nothing is left."""
    text = text.strip()
    while True:
        if word := _INLINE.match(text):
            text, display = text[word.end() :], False
        elif word := _FOR_THE_SERVICE.match(text):
            text = text[word.end() :]
        elif (inside := _unwrapped(text)) and (_FOR_THE_SERVICE.match(inside) or _DISPLAYED.match(inside)):
            text = inside
        else:
            break
    for opener, closer, big in _DOLLARS:
        inner = text[len(opener) : -len(closer)]
        if text == opener + inner + closer and inner and "$" not in inner.replace("\\$", ""):
            text, display = inner.strip(), big if display is None else display
            break
    if display is not False and (word := _DISPLAYED.match(text)):
        text = text[word.end() :]
    # A blank line would end the formula's paragraph.
    text = _BLANK_LINES.sub("\n", text.strip())
    return Foreign(text, display) if text else None


def _unwrapped(text: str) -> str:
    """Return what is between braces that hold all of a text; "" if there are none."""
    if not (text.startswith("{") and text.endswith("}")):
        return ""
    level = 0
    for match in re.finditer(r"\\.|[{}]", text, re.DOTALL):
        level += (match[0] == "{") - (match[0] == "}")
        if not level:
            return text[1:-1].strip() if match.end() == len(text) else ""
    return ""

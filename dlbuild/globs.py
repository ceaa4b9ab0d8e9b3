"""Which paths a glob means."""

from __future__ import annotations

import re
from collections.abc import Iterable


def matcher(globs: Iterable[str]) -> re.Pattern[str]:
    """Turn globs into one expression. A glob that names a folder means all that is in it.

    `*` and `?` stop at slashes, `**` does not; `[…]` is a set of characters.
    """
    return re.compile("|".join(f"(?:{_expression(glob)}(?:/.*)?)" for glob in globs) or r"(?!)", re.DOTALL)


def _expression(glob: str) -> str:
    pieces = re.findall(r"\*\*/|\*\*|\*|\?|\[!?[^\]/]+\]|.", glob.removeprefix("./").rstrip("/"), re.DOTALL)
    return "".join(_GLOB.get(piece) or _set_or_character(piece) for piece in pieces)


_GLOB = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def _set_or_character(piece: str) -> str:
    if len(piece) == 1:
        return re.escape(piece)
    negated, inside = piece[1] == "!", piece[1:-1].removeprefix("!")
    escaped = inside.replace("\\", r"\\").replace("^", r"\^")
    return f"[{'^/' if negated else ''}{escaped}]"

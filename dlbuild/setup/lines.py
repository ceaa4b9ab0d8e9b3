"""Lines that are added to a file which somebody else has written."""

from __future__ import annotations

from typing import NamedTuple


class Addition(NamedTuple):
    """What a file is to have: all of its new text, or None if that is left to a person; and the lines that are new.

    `reason` says why a person has to do it.
    """

    text: str | None
    lines: tuple[str, ...]
    reason: str = ""


def insert(text: str, at: int, lines: tuple[str, ...]) -> Addition:
    """Put lines into a text where a line begins, or at its end; they end as the text's own do."""
    ending = "\r\n" if "\r\n" in text else "\n"
    before, behind = text[:at], text[at:]
    if before and not before.endswith("\n"):
        before += ending
    return Addition(before + "".join(line + ending for line in lines) + behind, lines)


def append(text: str, lines: tuple[str, ...]) -> Addition:
    """Put lines at the end of a text, a blank one between; the blank one is not counted."""
    apart = ("",) if text.strip() and not text.endswith(("\n\n", "\r\n\r\n")) else ()
    return Addition(insert(text, len(text), (*apart, *lines)).text, lines)

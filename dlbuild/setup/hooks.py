"""The entry in .pre-commit-config.yaml, put in as text so that comments and layout stay."""

from __future__ import annotations

import re

from dlbuild.setup.lines import Addition, insert

_BUILD = """\
    - id: dlbuild
      name: dlbuild
      entry: dlbuild build
      language: system
      types: [markdown]
      require_serial: true
"""
_CHECK = """\
    - id: dlbuild-check
      name: dlbuild check
      entry: dlbuild check
      language: system
      types: [markdown]
      pass_filenames: false
      require_serial: true
"""
# `system` is the dlbuild that is installed: nothing to fetch, and no second version.
_HEAD = "- repo: local\n  hooks:\n"
_IN_THE_WAY = "with the filter git builds what is committed; its hook dlbuild would put references into the pages here"
_REPOS = re.compile(r"^repos:[ \t]*(?:#.*)?\r?$", re.MULTILINE)
_THERE = re.compile(r"^[^#\n]*(?:\bid:[ \t]*dlbuild\b|\bdlbuild (?:build|check)\b)", re.MULTILINE)
_ITEM = re.compile(r"( *)- ")


def extended(text: str, *, filtered: bool) -> Addition | None:
    """Add the hooks to a configuration of pre-commit, which may be empty; None if it has dlbuild already.

    Where pages are `filtered`, git builds what is committed: only the check is left to do.
    """
    if _THERE.search(text):
        return Addition(None, (), _IN_THE_WAY) if filtered and "dlbuild build" in text else None
    entry = _HEAD + ("" if filtered else _BUILD) + _CHECK
    if not text.strip():
        return insert(text, len(text), ("repos:", *_indented(entry, 2)))
    place = _place(text)
    if place is None:
        return Addition(None, tuple(_indented(entry, 2)), "its list of repos is not written one a line")
    at, indent = place
    return insert(text, at, tuple(_indented(entry, indent)))


def _place(text: str) -> tuple[int, int] | None:
    """Return where the list of `repos` ends, and how far its items are indented; None if it is not a plain one."""
    repos = list(_REPOS.finditer(text))
    if len(repos) != 1 or re.search(r"^(?:\t|---.*\S.*$|\.\.\.)", text, re.MULTILINE):
        return None
    at = end = min(repos[0].end() + 1, len(text))
    indent: int | None = None
    for line in text[at:].splitlines(keepends=True):
        at += len(line)
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        item = _ITEM.match(line)
        if indent is None:
            if not item:
                break
            indent = len(item[1])
        elif not line.startswith((" " * indent + "- ", " " * (indent + 1))):
            break
        end = at
    if indent is None:
        # An empty list, if nothing but other keys follow.
        return (end, 2) if re.match(r"(?:\s*(?:#.*)?\n)*(?:\w|\Z)", text[end:]) else None
    return end, indent


def _indented(entry: str, indent: int) -> list[str]:
    return [" " * indent + line for line in entry.splitlines()]

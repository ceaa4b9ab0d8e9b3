"""The lines of a Makefile."""

from __future__ import annotations

import re

from dlbuild.setup.lines import Addition, append

# In the order in which GNU make looks for them.
NAMES = ("GNUmakefile", "makefile", "Makefile")

_LINES = (
    ".PHONY: formulas",
    "formulas: ## draw the formulas of the notes, rewrite the pages, check them",
    "\tdlbuild build",
)


def extended(text: str) -> Addition | None:
    """Add a target to a Makefile; None if it calls dlbuild already."""
    if re.search(r"^[^#\n]*\bdlbuild build\b", text, re.MULTILINE):
        return None
    if re.search(r"^formulas[ \t]*:(?!=)", text, re.MULTILINE):
        return Addition(None, _LINES, "it has a target of that name")
    if ".RECIPEPREFIX" in text:
        return Addition(None, _LINES, "its recipes do not begin with tabs")
    return append(text, _LINES)

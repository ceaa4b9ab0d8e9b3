"""What a run has found, for whoever reads it: people, programs, GitHub, code scanners.

Each format is a function from problems to text in a file of its own, and a line in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from dlbuild.problem import Problem

# The format, and the module that writes it: imported only when it is asked for.
FORMATS = {"text": "text", "json": "jsonlines", "github": "github", "sarif": "sarif"}


def report(problems: Sequence[Problem], format_name: str = "text") -> str:
    """Return problems as text in a format, each line ended; nothing for no problems (SARIF always says something)."""
    module = import_module(f"dlbuild.report.{FORMATS[format_name]}")
    text: str = module.report(problems)
    return text


def count(number: int, one: str, many: str) -> str:
    """Return a number with its noun."""
    return f"{number} {one if number == 1 else many}"

"""What is wrong, where, and the way out: problems are data, not exceptions.

Stages return problems. `FormulaError` is the only exception that crosses a
stage, because a formula that cannot be read has no value to return.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from dlbuild.source import Source, Span

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong at one place.

    `code` is a stable word in kebab case (`double-superscript`), `message` says
    what is wrong in a clause without a full stop, `help` what to do about it. Of a link, `dest` is the destination,
    and `suggestion` one that may have been meant.
    """

    code: str
    message: str
    source: Source
    span: Span
    help: str = ""
    severity: Severity = "error"
    dest: str = ""
    suggestion: str = ""

    def moved(self, source: Source, span: Span) -> Problem:
        """Return the same problem, seen from the text that contains this one."""
        return replace(self, source=source, span=span)


class FormulaError(Exception):
    """A formula that cannot be typeset; `problem` says why, with its place in the formula."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.message} [{problem.code}]")
        self.problem = problem

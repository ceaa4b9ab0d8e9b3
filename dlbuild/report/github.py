"""Problems for GitHub Actions, which shows them beside the lines of a pull request.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
"""

from __future__ import annotations

from collections.abc import Sequence

from dlbuild.problem import Problem

# What actions/toolkit escapes in `packages/core/src/command.ts`: more in a property than in the message.
_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = {**_MESSAGE, ord(":"): "%3A", ord(","): "%2C"}


def report(problems: Sequence[Problem]) -> str:
    """Return a workflow command for each problem."""
    return "".join(_command(problem) + "\n" for problem in problems)


def _command(problem: Problem) -> str:
    line, column = problem.source.place(problem.span.start)
    end_line, end_column = problem.source.place(problem.span.end)
    properties = {"file": problem.source.name, "line": line, "endLine": end_line, "title": problem.code}
    if line == end_line:
        # GitHub takes columns only within one line, and counts the last one in.
        properties |= {"col": column, "endColumn": max(end_column - 1, column)}
    listed = ",".join(f"{name}={str(value).translate(_PROPERTY)}" for name, value in properties.items())
    way_out = f"\n{problem.help}" if problem.help else ""
    return f"::{problem.severity} {listed}::{(problem.message + way_out).translate(_MESSAGE)}"

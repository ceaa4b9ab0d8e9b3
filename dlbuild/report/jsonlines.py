"""Problems for programs: one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from dlbuild.problem import Problem


def report(problems: Sequence[Problem]) -> str:
    """Return a line for each problem. Lines and columns count from 1, columns in code points, the end excluded."""
    return "".join(json.dumps(_value(problem)) + "\n" for problem in problems)


def _value(problem: Problem) -> dict[str, Any]:
    line, column = problem.source.place(problem.span.start)
    end_line, end_column = problem.source.place(problem.span.end)
    return {
        "path": problem.source.name,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "severity": problem.severity,
        "code": problem.code,
        "message": problem.message,
        "help": problem.help,
    }

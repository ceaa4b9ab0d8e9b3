"""Problems for programs: one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from dlbuild.problem import Problem


def report(problems: Sequence[Problem]) -> str:
    """Return a line for each problem. Lines and columns count from 1, columns in code points, the end excluded.

    `dest` is the destination of a link, as a browser is given it, else empty. `suggestion` is what to write in its
    place where there is something near, else what to do in words.
    """
    return "".join(json.dumps(_value(problem)) + "\n" for problem in problems)


def _value(problem: Problem) -> dict[str, Any]:
    line, column = problem.source.place(problem.span.start)
    end_line, end_column = problem.source.place(problem.span.end)
    return {
        "file": problem.source.name,
        "line": line,
        "column": column,
        "end": {"line": end_line, "column": end_column},
        "kind": problem.code,
        "dest": problem.dest,
        "severity": problem.severity,
        "message": problem.message,
        "suggestion": problem.suggestion or problem.help,
    }

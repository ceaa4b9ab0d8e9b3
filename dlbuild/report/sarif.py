"""Problems for code scanners: SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from dlbuild.problem import Problem


def report(problems: Sequence[Problem]) -> str:
    """Return one log with one run. It has something to say even without problems: that there were none."""
    run = {
        "tool": {"driver": {"name": "dlbuild", "rules": [{"id": code} for code in sorted({p.code for p in problems})]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem) for problem in problems],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _result(problem: Problem) -> dict[str, Any]:
    line, column = problem.source.place(problem.span.start)
    end_line, end_column = problem.source.place(problem.span.end)
    place = {
        "artifactLocation": {"uri": quote(problem.source.name, errors="surrogateescape")},
        "region": {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column},
    }
    return {
        "ruleId": problem.code,
        "level": problem.severity,
        "message": {"text": f"{problem.message}. {problem.help}" if problem.help else problem.message},
        "locations": [{"physicalLocation": place}],
    }

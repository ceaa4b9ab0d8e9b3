"""Verdicts in words: as problems with a place, as lines of JSON, as a badge for a page's foot."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dlbuild.problem import Problem
from dlbuild.prove.claim import Holds, Proved, Refuted, Unclear, Verdict, verdict_to_json
from dlbuild.source import Source, Span

if TYPE_CHECKING:
    from dlbuild.prove.run import Answer

_SIGNS = {"=": "=", "!=": "≠", "<=": "≤", ">=": "≥", "~": "≈", "in": "∈", "law": "~"}
_SHOWN = 6  # values of a counterexample


def problem_of(verdict: Verdict, source: Source, at: Span) -> Problem | None:
    """Return what is wrong with a claim: an error if it is, a warning if that is unclear."""
    if isinstance(verdict, Refuted):
        message = f"this is wrong: {verdict.left} {_SIGNS.get(verdict.sign, verdict.sign)} {verdict.right}"
        return Problem("refuted", message, source, at, _counterexample(verdict.values))
    if isinstance(verdict, Unclear):
        return Problem("unclear", verdict.message, source, at, verdict.way_out, "warning")
    return None


def _counterexample(values: Sequence[tuple[str, str]]) -> str:
    if not values:
        return ""
    listed = ", ".join(f"{name} = {value}" for name, value in values[:_SHOWN])
    return f"take {listed}" + (f" and {len(values) - _SHOWN} more" if len(values) > _SHOWN else "")


def line(answer: Answer) -> str:
    """Return an answer as a line of JSON. Lines and columns count from 1."""
    place, column = answer.source.place(answer.span.start)
    value = {"path": answer.source.name, "line": place, "column": column, "formula": answer.latex}
    verdict = verdict_to_json(answer.verdict)
    if verdict.pop("place", None) is not None:
        at, start = answer.source.place(answer.at.start)
        verdict["at"] = {"line": at, "column": start}
    return json.dumps({**value, **verdict})


def badge(verdicts: Sequence[Verdict]) -> str:
    """Return the line for a page's foot; what only holds in samples is not proved."""
    proved = sum(isinstance(verdict, Proved) for verdict in verdicts)
    holds = sum(isinstance(verdict, Holds) for verdict in verdicts)
    words = f"{proved} of {len(verdicts)} formulas proved"
    return f"{words}, {holds} tried on numbers" if holds else words

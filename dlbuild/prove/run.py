"""The verb: decide every claim of the pages, and say what was found. Nothing is written but the cache."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from os import PathLike
from typing import Any, NamedTuple

from dlbuild.problem import Problem
from dlbuild.prove.cache import Cache
from dlbuild.prove.claim import Holds, Proved, Refuted, Unclear, Verdict, verdict_from_json, verdict_to_json
from dlbuild.prove.crew import LIMIT, decided, took_too_long
from dlbuild.prove.page import Found, claims, may_have_claims
from dlbuild.prove.tell import problem_of
from dlbuild.source import Source, Span
from dlbuild.workspace import Workspace


class Answer(NamedTuple):
    """The verdict on one claim of a page. `span` is the formula, `at` what the verdict points to."""

    source: Source
    span: Span
    at: Span
    latex: str
    verdict: Verdict

    @property
    def problem(self) -> Problem | None:
        """What is wrong, if anything is."""
        return problem_of(self.verdict, self.source, self.at)


class Findings(NamedTuple):
    """What a run has found: an answer a claim, and what was wrong with pages and comments."""

    answers: tuple[Answer, ...]
    problems: tuple[Problem, ...]
    pages: tuple[Source, ...]

    def count(self, kind: type) -> int:
        """Return how many verdicts are of a kind."""
        return sum(isinstance(answer.verdict, kind) for answer in self.answers)


def prove(*paths: str | PathLike[str], limit: float = LIMIT) -> Findings:
    """Decide the claims of the pages, those that are not known already. Raises RunError and UsageError."""
    space = Workspace(paths)
    cache = Cache(space.root)
    macros = space.project.config.macros
    known: dict[str, list[Answer]] = {}
    wrong: list[Problem] = list(space.unread)
    todo: dict[str, list[Found]] = {}
    for page in space.pages:
        source = page.source
        if not may_have_claims(source.text):
            continue
        data = cache.page(page.name, page.data, macros)
        if data is not None:
            known[page.name] = [_answer(source, each) for each in data["answers"]]
            wrong.extend(_problem(source, each) for each in data["problems"])
            cache.keep_page(page.name, page.data, macros, data)
            continue
        found = list(claims(space.document(source), macros))
        todo[page.name] = [each for each in found if isinstance(each, Found)]
        wrong.extend(each for each in found if isinstance(each, Problem))
    _decide(todo, cache, limit)
    for page in space.pages:
        if page.name in todo:
            known[page.name], lasting = _answers(page.source, todo[page.name], cache)
            if lasting:
                problems = [each for each in wrong if each.source.name == page.name]
                cache.keep_page(page.name, page.data, macros, _kept(known[page.name], problems))
    cache.save(whole=not paths)
    answers = tuple(answer for page in space.pages for answer in known.get(page.name, ()))
    problems = [*wrong, *(problem for answer in answers if (problem := answer.problem) is not None)]
    in_order = sorted(problems, key=lambda problem: (problem.source.name, problem.span))
    return Findings(answers, tuple(in_order), tuple(page.source for page in space.pages))


def _decide(todo: dict[str, list[Found]], cache: Cache, limit: float) -> None:
    """Decide what is not known; the same claim on two pages is one."""
    new = {each.claim: None for found in todo.values() for each in found if cache.verdict(each.claim) is None}
    for claim, verdict in zip(new, decided(list(new), limit), strict=True):
        cache.keep(claim, verdict)


def _answers(source: Source, found: Sequence[Found], cache: Cache) -> tuple[list[Answer], bool]:
    answers = []
    lasting = True
    for each in found:
        verdict = cache.verdict(each.claim)
        assert verdict is not None
        if took_too_long(verdict):
            cache.forget(each.claim)
            lasting = False
        place = verdict.place if isinstance(verdict, Refuted | Unclear) else None
        at = each.span(place) if place is not None else each.formula.span
        answers.append(Answer(source, each.formula.span, at, each.claim.formula, verdict))
    return answers, lasting


def _kept(answers: Sequence[Answer], problems: Sequence[Problem]) -> dict[str, Any]:
    """Return the answers of a page as plain data."""
    return {
        "answers": [[*answer.span, *answer.at, answer.latex, verdict_to_json(answer.verdict)] for answer in answers],
        "problems": [[each.code, each.message, *each.span, each.help, each.severity] for each in problems],
    }


def _answer(source: Source, data: Sequence[Any]) -> Answer:
    start, end, first, last, latex, verdict = data
    return Answer(source, Span(start, end), Span(first, last), latex, verdict_from_json(verdict))


def _problem(source: Source, data: Sequence[Any]) -> Problem:
    code, message, start, end, way_out, severity = data
    return Problem(code, message, source, Span(start, end), way_out, severity)


def badges(findings: Findings) -> Iterator[str]:
    """Yield a line for the foot of each page that has claims."""
    from dlbuild.prove.tell import badge

    for source in findings.pages:
        verdicts = [answer.verdict for answer in findings.answers if answer.source is source]
        if verdicts:
            yield f"{source.name}: {badge(verdicts)}"


__all__ = ["Answer", "Findings", "Holds", "Proved", "badges", "prove"]

"""What the authors want to hear nothing of: comments in the pages, and rules of the configuration.

`<!-- dlbuild: ignore missing-anchor, no-alt -->` holds for what its comment is about, the configuration's
`"missing-anchor in drafts/**"` for pages, and `"no-alt"` everywhere; `*` is every code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dlbuild.globs import matcher
from dlbuild.markdown.comments import Comment
from dlbuild.problem import Problem
from dlbuild.source import Source, Span

_WORDS = re.compile(r"dlbuild:\s*ignore\b", re.IGNORECASE)
_RULE = re.compile(r"(?P<code>\*|[a-z]+(?:-[a-z]+)*)(?: in (?P<glob>\S.*))?")


class Rule(NamedTuple):
    """One code that is to be ignored, in some pages or in a part of one; and where that is written."""

    code: str
    pages: re.Pattern[str] | None
    about: Span | None
    source: Source
    span: Span

    def covers(self, problem: Problem) -> bool:
        """Say whether a problem is to be ignored."""
        if self.code not in {"*", problem.code}:
            return False
        if self.about is None:
            return self.pages is None or self.pages.fullmatch(problem.source.name) is not None
        return problem.source.name == self.source.name and self.about.start <= problem.span.start < self.about.end


def rules_of_configuration(texts: Iterable[str], name: str) -> Iterator[Rule]:
    """Yield the rules of a configuration file with that name."""
    for text in texts:
        match = _RULE.fullmatch(text)
        if match:
            pages = matcher([match["glob"]]) if match["glob"] else None
            yield Rule(match["code"], pages, None, Source(name, ""), Span(0, 0))


def rules_of_page(source: Source, comments: Iterable[Comment]) -> Iterator[Rule]:
    """Yield the rules that stand in a page's comments. A comment that names no code makes one that covers nothing."""
    for comment in comments:
        match = _WORDS.match(comment.text)
        if match:
            codes = comment.text[match.end() :].replace(",", " ").split()
            yield from (Rule(code, None, comment.about, source, comment.span) for code in codes or [""])


def heed(problems: Iterable[Problem], rules: Iterable[Rule], *, complete: bool) -> Iterator[Problem]:
    """Yield the problems that no rule covers; if all checks were made on all pages, also the rules that cover none."""
    listed = list(rules)
    used: set[int] = set()
    for problem in problems:
        covering = [number for number, rule in enumerate(listed) if rule.covers(problem)]
        used.update(covering)
        if not covering:
            yield problem
    for number, rule in enumerate(listed):
        if number not in used and (complete or not rule.code):
            what = f"there is no `{rule.code}` here to ignore" if rule.code else "this does not say what to ignore"
            advice = "take it away" if rule.code else "<!-- dlbuild: ignore missing-anchor -->"
            yield Problem("unused-ignore", what, rule.source, rule.span, advice, "warning")

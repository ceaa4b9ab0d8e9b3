"""An image says something to those who do not see it."""

from __future__ import annotations

from collections.abc import Iterator

from dlbuild.check.view import View
from dlbuild.problem import Problem


def alternatives(view: View) -> Iterator[Problem]:
    """Every image has alternative text. GitHub makes each a link to itself, which would have no name without."""
    for page in view.pages.values():
        for number, words in page.links.alternatives.items():
            if not words.strip():
                yield Problem(
                    "no-alt",
                    "the image has no alternative text",
                    page.source,
                    page.links[number].span,
                    'say in a few words what it shows: ![words](…) or alt="words"',
                    "warning",
                )

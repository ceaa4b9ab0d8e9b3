"""What a note may not do.

A check is a function that looks at a `View` (the outlines of the pages, and the tree that git
has) and returns problems. It has a file of its own, and a line in `CHECKS`; `--only` and `--skip`
know it by its name. To add a check, write the file and the line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dlbuild.check.alternatives import alternatives
from dlbuild.check.contents import contents
from dlbuild.check.entries import entries
from dlbuild.check.external import external
from dlbuild.check.pictures import pictures
from dlbuild.check.references import references
from dlbuild.check.targets import targets
from dlbuild.check.tree import Tree, is_markdown, tree_of
from dlbuild.check.view import Check, View
from dlbuild.problem import Problem

CHECKS: tuple[Check, ...] = (targets, references, external, alternatives, pictures, contents, entries)

# Names for several checks at once.
GROUPS: Mapping[str, tuple[Check, ...]] = {"links": CHECKS}


def check(view: View, checks: Iterable[Check] = CHECKS) -> tuple[Problem, ...]:
    """Return the problems that the checks find, in the order of pages and places."""
    problems = [problem for one in checks for problem in one(view)]
    return tuple(sorted(problems, key=lambda problem: (problem.source.name, problem.span)))


__all__ = ["CHECKS", "GROUPS", "Check", "Tree", "View", "check", "is_markdown", "tree_of"]

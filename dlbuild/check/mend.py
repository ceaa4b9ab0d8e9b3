"""Mending what has one safe answer: the wrong case of a path, the anchor of a renamed heading, a stale contents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import unquote

from dlbuild.check.contents import renewed
from dlbuild.check.resolve import resolve
from dlbuild.check.targets import targets
from dlbuild.check.view import View
from dlbuild.markdown.edit import Edit
from dlbuild.markdown.outline import Landmarks, Outline
from dlbuild.problem import Problem


def mended(view: View, before: Callable[[str], Outline | None]) -> dict[str, tuple[Edit, ...]]:
    """Return the edits that mend the pages, by name. `before` gives the outline of a page as the last commit has it."""
    edits = {name: list(renewed(page, view)) for name, page in view.pages.items()}
    renames: dict[str, dict[str, str]] = {}
    for problem in targets(view):
        edit = _link(problem, view, before, renames)
        # A table of contents is written anew as a whole.
        if edit and not any(start <= edit.span.start < end for (start, end), _, _ in edits[problem.source.name]):
            edits[problem.source.name].append(edit)
    return {name: tuple(sorted(found)) for name, found in edits.items() if found}


def _link(
    problem: Problem, view: View, before: Callable[[str], Outline | None], renames: dict[str, dict[str, str]]
) -> Edit | None:
    old = problem.source[problem.span]
    # What is written in another way than it is read, such as with entities, is for people to mend.
    if old != problem.dest or ":" in old.partition("#")[0]:
        return None
    new = problem.suggestion if problem.code == "wrong-case" else old
    path, mark, fragment = new.partition("#")
    target = resolve(new, problem.source.name, view.tree).path
    there = view.page(target) if mark and view.tree.is_page(target) else None
    if there:
        if target not in renames:
            was = before(target)
            renames[target] = dict(renamed(was.landmarks, there)) if was else {}
        new = f"{path}#{_anchor(fragment, there, renames[target])}"
    return Edit(problem.span, old, new) if new != old else None


def _anchor(fragment: str, there: Landmarks, renames: dict[str, str]) -> str:
    """Return the anchor that a fragment means, or the fragment if there is no saying which."""
    wanted = unquote(fragment)
    if there.anchors.get(wanted) == "heading":
        return fragment
    lower = wanted.lower()
    return lower if there.anchors.get(lower) == "heading" else renames.get(lower, fragment)


def renamed(before: Landmarks, after: Landmarks) -> Iterator[tuple[str, str]]:
    """Yield the old and the new anchor of each heading that has another name now.

    A heading is taken for an old one if it stands where that stood, between the same neighbours and at the same level.
    """
    from difflib import SequenceMatcher

    old, new = before.headings, after.headings
    keys = [[f"{each.level} {each.anchor}" for each in headings] for headings in (old, new)]
    for what, i, end, j, stop in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        if what == "replace" and end - i == stop - j:
            for was, now in zip(old[i:end], new[j:stop], strict=True):
                if was.level == now.level and was.anchor not in after.anchors and now.anchor not in before.anchors:
                    yield was.anchor, now.anchor

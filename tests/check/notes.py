"""Small repositories for tests: pages and other files given as text, problems given back as lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dlbuild.check import View, check
from dlbuild.check.tree import Tree, grow, is_markdown
from dlbuild.markdown.outline import Outline, outline
from dlbuild.markdown.parse import parse
from dlbuild.problem import Problem
from dlbuild.source import Source


def read(name: str, text: str) -> Outline:
    return outline(parse(Source(name, text)))


def problems(pages: Mapping[str, str], tree: Tree | None = None) -> tuple[Problem, ...]:
    """Return what is wrong in a repository that has these files; those called like Markdown are pages."""
    outlines = {name: read(name, text) for name, text in pages.items() if is_markdown(name)}
    files = {name: text.encode() for name, text in pages.items()}
    return check(View(outlines, tree or grow(pages), data=files.get))


def told(found: Iterable[Problem]) -> list[str]:
    """Return each problem as `page:line code text-it-points-at`."""
    return [
        f"{each.source.name}:{each.source.place(each.span.start)[0]} {each.code} {each.source[each.span]}"
        for each in found
    ]


def wrong(text: str, *, others: Mapping[str, str] | None = None, tree: Tree | None = None) -> list[str]:
    """Return what is wrong on the page `docs/page.md`, as `code text-it-points-at`."""
    found = problems({"docs/page.md": text, **(others or {})}, tree)
    return [line.split(" ", 1)[1] for line in told(found)]

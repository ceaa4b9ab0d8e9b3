"""What a run has changed, or would change, in a few lines; and page by page as a diff."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dlbuild.plan import Change, Plan
from dlbuild.report import count
from dlbuild.report.text import printable

_AT_MOST = 20
# Not `splitlines`, which also parts lines at form feeds and other characters that are nothing to Markdown.
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def listing(plan: Plan, *, would: bool) -> Iterator[str]:
    """Yield a line for each page that changes, but not for very many."""
    verb = "would change " if would else ""
    for change in plan.changes[:_AT_MOST]:
        yield f"{verb}{printable(change.page.name)}: {_pieces(change)}"
    if len(plan.changes) > _AT_MOST:
        yield f"{verb}and {count(len(plan.changes) - _AT_MOST, 'more page', 'more pages')}"


def _pieces(change: Change) -> str:
    """Return how many formulas of a page change, of them how many references, and how many links to equations."""
    links = sum("ref{" in edit.before and "<img " not in edit.before + edit.after for edit in change.edits)
    formulas = len(change.edits) - links
    # A reference that was edited, or is not what dlbuild would write, is made right again.
    renewed = sum("<img " in edit.before and "<img " in edit.after for edit in change.edits)
    said = count(formulas, "formula", "formulas") + f" ({renewed} renewed)" * bool(renewed)
    return ", ".join([said] * bool(formulas) + [count(links, "link", "links")] * bool(links))


def total(plan: Plan, *, would: bool) -> str:
    """Return one line that says how much changes; "" if nothing does."""
    done = (
        (len(plan.drawings), "draw", "drew", "formula", "formulas"),
        (len(plan.changes), "change", "changed", "page", "pages"),
        (len(plan.removals), "remove", "removed", "drawing", "drawings"),
    )
    parts = [f"{now if would else then} {count(number, one, many)}" for number, now, then, one, many in done if number]
    return ("would " if would and parts else "") + ", ".join(parts)


def diff(plan: Plan) -> Iterator[str]:
    """Yield the lines of a unified diff of the pages; their endings are shown as they are."""
    from difflib import unified_diff

    for change in plan.changes:
        name = change.page.name
        before, after = (_LINE.findall(text) for text in (change.page.source.text, change.after))
        for line in unified_diff(before, after, f"a/{name}", f"b/{name}"):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"

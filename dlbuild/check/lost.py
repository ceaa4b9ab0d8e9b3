"""Links to headings that would lose their anchors, because a formula in them becomes a picture, which has no words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from dlbuild.check.resolve import resolve
from dlbuild.check.view import View
from dlbuild.markdown.outline import Landmarks, Outline
from dlbuild.problem import Problem


def lost(view: View, after: Mapping[str, Outline]) -> Iterator[Problem]:
    """Yield the links that lead to an anchor now and would not when pages say what they do in `after`."""
    gone = {name: _gone(view.page(name), outline) for name, outline in after.items()}
    if not any(gone.values()):
        return
    for name, page in view.pages.items():
        for number, destination in enumerate(page.links.destinations):
            target = resolve(destination, name, view.tree) if "#" in destination else None
            anchors = gone.get(target.path, {}) if target else {}
            anchor = unquote(target.fragment).lower() if target else ""
            if anchor in anchors:
                new = f"{destination.partition('#')[0]}#{anchors[anchor]}"
                yield Problem(
                    "lost-anchor",
                    f"this leads to a heading whose anchor `#{anchor}` goes when its formula becomes a picture",
                    page.source,
                    page.links[number].span,
                    f'link to `{new}`, or leave formulas in headings as they are: headings = "keep"',
                    dest=destination,
                    suggestion=new,
                )


def _gone(before: Landmarks | None, after: Outline) -> dict[str, str]:
    """Return the anchors of headings that a page would lose, and what they would be called."""
    headings = before.headings if before else ()
    if len(headings) != len(after.headings):
        return {}
    pairs = zip(headings, after.headings, strict=True)
    return {old.anchor: new.anchor for old, new in pairs if old.anchor not in after.anchors}

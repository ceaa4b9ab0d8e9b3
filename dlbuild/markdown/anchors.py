"""The anchors of a page: what `#fragment` can lead to.

GitHub gives one to every heading, whatever contains it and whether it is written in Markdown or as
HTML, and keeps every `id` and `name`. Only headings are numbered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from dlbuild.markdown.raw import Raw
from dlbuild.markdown.titles import Heading

Kind = Literal["heading", "custom"]


def anchors(headings: Iterable[Heading], raw: Raw) -> Mapping[str, Kind]:
    """Return the anchors of a page, in reading order: the names that are set by hand, then those of the headings."""
    found: dict[str, Kind] = {}
    for element in raw.elements:
        for attribute in ("id", "name"):
            name = element.attributes.get(attribute, "").removeprefix("user-content-")
            if name:
                found[name] = "custom"
    found.update(dict.fromkeys((heading.anchor for heading in headings), "heading"))
    return found

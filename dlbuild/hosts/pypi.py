"""PyPI: what readme_renderer lets through (its clean.py), on pages that are always white.

Of `<picture>` only the image is left, so there is one drawing, for light paper. `valign` is dropped, and the style
sheet sets every image in the middle of the line: boxes are as deep as they are high around the axis of the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.hosts.host import Host, Place
from dlbuild.markdown.write import escape

if TYPE_CHECKING:
    from dlbuild.markdown import Formula, Reference


def _write(formula: Formula | Reference, address: str, place: Place) -> str:
    image = f'{"".join(map(_anchor, place.anchors))}<img src="{escape(address)}" alt="{escape(formula.latex)}"'
    if formula.block:
        # The comment ends the block of HTML with its line, as in a built page.
        return f'{"<!-- -->" if formula.followed else ""}<p align="center">{image}></p>'
    # A tag alone in its line would begin a block of HTML, in which there is no Markdown (CommonMark 4.6, kind 7).
    return f'{"&#8203;" if place.alone else ""}{image} align="absmiddle">'


def _anchor(anchor: str) -> str:
    # readme_renderer makes links to `#x` lead to `#user-content-x`, which its headings are called.
    return f'<a id="user-content-{escape(anchor)}"></a>'


HOST = Host(_write, anchor=_anchor, absolute=True, look={"theme": "light", "alignment": "sym"})

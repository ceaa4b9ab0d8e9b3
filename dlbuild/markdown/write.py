"""The HTML that stands in a page for a formula.

It is what GitHub lets through and shows right: `<picture>` for its dark theme, `align` and `valign`
for the baseline (Firefox knows only the first, the others let the second win), no width or height.
The LaTeX is the image's `alt`. What else is needed to write the formula back sits in `data-`
attributes, which GitHub drops from the page; the most common formulas need none.
"""

from __future__ import annotations

from collections.abc import Iterable

from dlbuild.markdown.formula import Formula, Reference
from dlbuild.markdown.mount import Mount, mirrored

# `|` would end a table's cell. Backticks stay: a line that begins with ``` is a fence if it has no more of them.
_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "|": "&#124;", "\n": "&#10;", "\t": "&#9;"}
)
DEFAULTS = {False: ("$", "$"), True: ("$$\n", "\n$$")}
ENDINGS = {"\n": "lf", "\r\n": "crlf", "\r": "cr"}


def reference(
    formula: Formula | Reference,
    src: str,
    depth: int,
    *,
    anchors: Iterable[str] = (),
    heading: str = "",
    bare: bool = False,
) -> str:
    """Return the HTML for a formula whose image is at the URL `src` and hangs `depth` px below the baseline.

    `anchors` are the names that links to its equations lead to, `heading` is the one that its heading had before.
    `bare`: without a `<picture>` that chooses for dark pages. Given a reference, return how it is to be written now.
    """
    url = escape(src)
    image = f'<img src="{url}" alt="{escape(formula.latex)}"'
    if not formula.block:
        image += f' align="absmiddle" valign="{-depth}px"'
    for name, value in _data(formula.mount):
        image += f' data-{name}="{escape(value)}"'
    image += ">"
    if not bare:
        source = f'<source media="(prefers-color-scheme: dark)" srcset="{url}#dark">'
        image = f"<picture>{source}{image}</picture>"
    elif not formula.block:
        # An image alone on a line would begin an HTML block, and text below were no Markdown (CommonMark 4.6, kind 7).
        image += "<!-- -->"
    places = "".join(f'<a id="{escape(anchor)}"></a>' for anchor in anchors)
    places += f'<a id="{escape(heading)}" data-heading></a>' if heading else ""
    if not formula.block:
        return places + image
    # The comment makes the line an HTML block that ends with the line, so that text below is Markdown still
    # (CommonMark 4.6, kind 2). A blank line would do the same, but would make a tight list loose.
    return f'{"<!-- -->" if formula.followed else ""}<p align="center">{places}{image}</p>'


def escape(text: str) -> str:
    """Escape a text for a double-quoted attribute that stands in Markdown, on one line."""
    return text.translate(_ESCAPES)


def _data(mount: Mount) -> list[tuple[str, str]]:
    """Return what must be written down, beside the LaTeX, to write the formula back."""
    data: list[tuple[str, str]] = []
    if (mount.open, mount.close) != DEFAULTS[mount.block]:
        data.append(("open", mount.open))
        if mount.close != mirrored(mount.open):
            data.append(("close", mount.close))
    prefixes = _shortened(mount.prefixes, mount.frame.prefix)
    if prefixes:
        data.append(("prefix", "\n".join(prefixes)))
    endings = _shortened(mount.endings, mount.frame.ending)
    if endings:
        data.append(("eol", " ".join(ENDINGS[ending] for ending in endings)))
    return data


def _shortened(values: tuple[str, ...], default: str) -> tuple[str, ...]:
    """Return one value for all if they are the same, and none if they are what is taken for granted."""
    if set(values) <= {default}:
        return ()
    return values[:1] if len(set(values)) == 1 else values

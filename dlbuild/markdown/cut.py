"""Cutting out of a page what the parser has found in it."""

from __future__ import annotations

import re
from html import unescape

from dlbuild.markdown.formula import Formula, Reference
from dlbuild.markdown.found import Built, Found
from dlbuild.markdown.mount import Mount, dismount, mirrored
from dlbuild.markdown.place import Page
from dlbuild.markdown.reread import block_html, inline_html
from dlbuild.markdown.spelling import is_display
from dlbuild.markdown.surroundings import Surroundings
from dlbuild.markdown.write import DEFAULTS, ENDINGS

_ENDINGS = {name: ending for ending, name in ENDINGS.items()}
_PIXELS = re.compile(r"-?([0-9]{1,4})px$")


def cut_formula(page: Page, found: Found, surroundings: Surroundings) -> Formula:
    """Cut LaTeX out of a page."""
    source, around = page.source, found.around
    span = page.span(found.start, found.end)
    opened, closed = page.place(found.opened), page.place(found.closed)
    raw = (source[span.start, opened], source[opened, closed], source[closed, span.end])
    assert source[span] == "".join(raw)
    prefixes = tuple(_prefix(page, cut, around.frame.prefix) for cut in found.cuts)
    endings: tuple[str, ...] = ()
    parts: list[str] = []
    for text in raw:
        part, taken = dismount(text, prefixes[len(endings) :])
        parts.append(part)
        endings += taken
    before, latex, behind = parts
    if around.cell:
        latex = latex.replace("\\|", "|")
    mount = Mount(before, behind, prefixes, endings, around.frame, around.block, around.cell)
    return Formula(span, *raw, latex, is_display(before, latex), *surroundings, around.followed, mount)


def _prefix(page: Page, cut: int, usual: str) -> str:
    """Return what stands before a formula's line that begins at `cut`: what usually does, or what takes its place."""
    begin = page.copy.rfind("\n", 0, cut) + 1
    # What looks like the usual prefix can be the text of a line that is in fewer containers, but goes on lazily.
    if page.copy.startswith(usual, begin) and not page.copy[cut : begin + len(usual)].strip(" \t"):
        return usual
    columns = len(usual.expandtabs(4))
    while page.copy[cut : cut + 1] in {" ", "\t"} and len(page.copy[begin:cut].expandtabs(4)) < columns:
        cut += 1
    return page.copy[begin:cut]


def cut_reference(page: Page, built: Built, surroundings: Surroundings) -> Reference:
    """Cut a reference out of a page, and read its HTML."""
    around = built.around
    span = page.span(built.start, built.end)
    text = page.source[span]
    html = (block_html if around.block else inline_html)(text, 0, len(text))
    assert html, "the parser has just read it"
    data = {name: unescape(value) for name, value in html.attributes.items()}
    before, behind = DEFAULTS[around.block]
    if "data-open" in data:
        before = data["data-open"]
        behind = data.get("data-close", mirrored(before))
    prefixes = tuple(data["data-prefix"].split("\n")) if "data-prefix" in data else ()
    endings = tuple(_ENDINGS.get(name, "\n") for name in data.get("data-eol", "").split())
    mount = Mount(before, behind, prefixes, endings, around.frame, around.block, around.cell)
    latex = data["alt"].replace("\r\n", "\n").replace("\r", "\n").strip()
    pixels = _PIXELS.match(data.get("valign", ""))
    depth = int(pixels[1]) if pixels else 0
    display = is_display(before, latex)
    return Reference(
        span, text, data.get("src", ""), html.key, depth, latex, display, *surroundings, around.followed, mount
    )

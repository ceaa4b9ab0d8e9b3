"""A bench for pages: building with a renderer that draws nothing, and GitHub's parser to look at the result."""

from __future__ import annotations

import re
from hashlib import sha256
from html import unescape
from typing import NamedTuple

from cmarkgfm import cmark

from dlbuild.markdown import Document, Edit, Formula, Reference, apply, read, reference, restore
from dlbuild.markdown.equations import anchor, marks
from dlbuild.markdown.headings import kept_anchors
from dlbuild.source import Source

_OPTIONS = cmark.Options.CMARK_OPT_UNSAFE | cmark.Options.CMARK_OPT_FOOTNOTES
_EXTENSIONS = ("table", "autolink", "strikethrough", "tasklist")
_SOURCE = r"(?:<picture><source [^>]*>)?"
_HEADING = r'(?:<a id="[^"]*" data-heading></a>)?'
_ANCHORS = rf'(?:(?:<a id="eq-[^"]*"></a>)+(?={_HEADING}{_SOURCE}<img [^>]*\\label))?{_HEADING}'
_LINK = re.compile(r'<a href="#eq-[^"]*" title="(\$?\\(?:eq)?ref[^"]*)">.*?</a>')
# The renderer closes images written in Markdown with a slash, dlbuild's references have none.
_PICTURE = re.compile(_ANCHORS + _SOURCE + r'<img src="[^"]*/([0-9a-f]{16})\.svg"[^>]*(?<!/)>(?:</picture>|<!-- -->)?')
_BLOCK = re.compile(rf'[ \t]*(?:<!-- -->)?<p align="center">{_PICTURE.pattern}</p>[ \t]*')
DEPTH = 6


def document(text: str) -> Document:
    """Read a page."""
    return read(Source("page.md", text))


def src(latex: str) -> str:
    """Return the address of a drawing that nobody draws."""
    return f"../formulas/{sha256(latex.encode()).hexdigest()[:16]}.svg"


class Form(NamedTuple):
    """How a page is built: without `<picture>`, its headings, too."""

    bare: bool = False
    headings: bool = False

    def takes(self, context: str) -> bool:
        """Say whether formulas in a context are built."""
        return self.headings or not context.startswith("h")


PLAIN = Form()


def build(text: str, form: Form = PLAIN) -> str:
    """Put a reference in the place of every formula that is to be built, and renew all references.

    Labels lead nowhere, and every equation has the number 1.
    """
    page = document(text)
    formulas: list[Formula | Reference] = [each for each in page.formulas if form.takes(each.context)]
    formulas += page.references
    formulas.sort(key=lambda formula: formula.span)
    kept = kept_anchors(page, formulas)
    edits = []
    for each in formulas:
        heading = kept.get(each.span.start, "")
        html = reference(each, src(each.latex), DEPTH, anchors=anchors(each), heading=heading, bare=form.bare)
        edits.append(Edit(each.span, page.source[each.span], html))
    edits += [
        Edit(each.span, each.text, each.link("1", f"#{anchor(each.label)}"))
        for each in page.crossrefs
        if PLAIN.takes(each.context)
    ]
    return apply(text, edits)


def anchors(formula: Formula | Reference) -> list[str]:
    """Return the anchors of a formula's equations."""
    found = marks(formula.latex).equations if formula.display else ()
    return [anchor(mark.label) for equation in found for mark in equation.labels]


def undo(text: str) -> str:
    """Put LaTeX in the place of every reference."""
    return apply(text, restore(document(text)))


def github(text: str, options: int = _OPTIONS, before: str = "") -> str:
    """Return the HTML that GitHub's parser makes of a page with something before it, its front matter taken off."""
    parsed = document(text).parsed
    if parsed.tokens and parsed.tokens[0].type == "front_matter":
        text = text[parsed.lines(parsed.tokens[0]).end :]
    text = before + text.removeprefix("\ufeff")
    html: str = cmark.markdown_to_html_with_extensions(text, options=options, extensions=_EXTENSIONS)
    return html


def built_html(text: str, form: Form = PLAIN) -> str:
    """Return the built page's HTML, with a word in the place of every reference."""
    html = _BLOCK.sub("<!-- block -->", github(build(text, form)))
    html = _LINK.sub(lambda match: _pointer(unescape(match[1])), html)
    return _PICTURE.sub(lambda match: f'<i k="{match[1]}"></i>', html)


def _pointer(source: str) -> str:
    """Return the tag for a reference to an equation. No character of the LaTeX may end it."""
    return f'<i r="{source.encode().hex()}"></i>'


def expected_html(text: str, form: Form = PLAIN) -> str:
    """Return the HTML of the page with those words written in the place of its formulas.

    For a block that is a comment, which interrupts a paragraph and ends with its line as a block formula should;
    for a piece of a line it is a tag. It keeps the formula's backticks: a line that begins with three is a fence,
    or is not, because of more of them.
    """
    page = document(text)
    edits = []
    for formula in page.formulas:
        if form.takes(formula.context):
            key = src(formula.latex)[-20:-4]
            ticks = " ".join(re.findall("`+", page.source[formula.span]))
            word = "<!-- block -->" if formula.block else f'<i k="{key}" t="{ticks}"></i>'
            edits.append(Edit(formula.span, page.source[formula.span], word))
    links = [each for each in page.crossrefs if PLAIN.takes(each.context)]
    edits += [Edit(each.span, each.text, _pointer(each.source)) for each in links]
    html = re.sub(r'(<i k="\w*") t="[` ]*"', r"\1", github(apply(text, edits)))
    return re.sub(r"[ \t]*<!-- block -->[ \t]*", "<!-- block -->", html)

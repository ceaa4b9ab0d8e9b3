"""A formula is where GitHub's parser shows dollars as text, and not in what it takes for code, HTML or an address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html.parser import HTMLParser

from cmarkgfm import cmark
from hypothesis import given, note
from hypothesis import strategies as st

from dlbuild.markdown import Document, Edit, apply
from dlbuild.source import Span
from tests.markdown.bench import document, github
from tests.properties.markdown_pages import pages

# A letter of nobody's alphabet for each formula.
_FIRST = 0xE000
# Footnotes are shown if something refers to them.
_MARKS = "[^1] [^2]\n\n"


class _Text(HTMLParser):
    """Collects what is shown as text, code left out."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.depth = 0
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self.depth += tag in {"code", "pre"}

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag in {"code", "pre"}

    def handle_data(self, data: str) -> None:
        self.text += "" if self.depth else data


def dropped(page: Document) -> list[Span]:
    """Return where footnotes stand that GitHub's parser drops: those with the label of another one."""
    footnotes = [token for token in page.parsed.tokens if token.type == "footnote_reference_open"]
    labels = [token.meta["label"] for token in footnotes]
    return [page.parsed.lines(token) for token in footnotes if labels.count(token.meta["label"]) > 1]


@given(pages)
def test_no_formula_is_found_in_what_github_takes_for_code_or_html_or_an_address(text: str) -> None:
    page = document(text)
    nowhere = dropped(page)
    edits, marks = [], []
    for mark, formula in enumerate(page.formulas, _FIRST):
        if formula.block:
            # A block is a block of one line here, as a heading is, and not the beginning of a paragraph.
            edits.append(Edit(formula.span, text[slice(*formula.span)], f"# {chr(mark)}"))
        elif "`" not in formula.open:
            at = formula.span.start + len(formula.open)
            edits.append(Edit(Span(at, at), "", chr(mark)))
        else:
            continue
        if not any(start <= formula.span.start < end for start, end in nowhere):
            marks.append(chr(mark))
    # In its safe mode cmark leaves raw HTML out.
    html = github(apply(text, edits), cmark.Options.CMARK_OPT_FOOTNOTES, before=_MARKS)
    shown = _Text(html).text
    assert [mark for mark in marks if mark not in shown] == []


# What could itself be a formula, or tells dlbuild where to look for none, is taken out of a page. So are two backticks:
# if they open nothing, cmark overlooks code of one backtick behind other such code, against CommonMark 0.31, 6.1.
_MATHEMATICS = re.compile(r"\$|(?<!`)``(?!`)|\\[(\[]|\\(?:begin|end)|math|dlbuild|</?(?:code|kbd)>|picture")
_GAP = re.compile(r"(?<=[ \n])|(?=[ \n])|\Z")
_FORMULA = re.compile(r"\$([\ue000-\uf8ff])\$")


def with_formulas(text: str, choices: bytes) -> str:
    """Return a page with formulas of one letter in some of its gaps, and no others."""
    plain = _MATHEMATICS.sub("", text)
    gaps = [match.start() for match in _GAP.finditer(plain)]
    edits = {}
    for mark, choice in enumerate(choices, _FIRST):
        at = gaps[(choice * 251 + mark) % len(gaps)]
        edits[at] = Edit(Span(at, at), "", f" ${chr(mark)}$ ")
    return apply(plain, [edits[at] for at in sorted(edits)])


@given(pages, st.binary(min_size=1, max_size=12))
def test_a_formula_is_found_exactly_where_github_shows_it_as_text(text: str, choices: bytes) -> None:
    written = with_formulas(text, choices)
    page = document(written)
    nowhere = dropped(page)
    html = github(written, cmark.Options.CMARK_OPT_FOOTNOTES, before=_MARKS)
    note(written)

    def counted(marks: Iterable[str]) -> list[str]:
        places = {mark: written.index(mark) for mark in marks}
        return sorted(mark for mark, at in places.items() if not any(start <= at < end for start, end in nowhere))

    assert counted(formula.latex for formula in page.formulas) == counted(_FORMULA.findall(_Text(html).text))

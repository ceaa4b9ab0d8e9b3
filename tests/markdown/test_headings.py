"""A heading keeps its anchor when its formulas become pictures."""

from __future__ import annotations

import pytest

from dlbuild.markdown import Document, Edit, Formula, Reference, apply, reference, restore
from dlbuild.markdown.anchors import anchors
from dlbuild.markdown.headings import kept_anchors
from dlbuild.markdown.raw import raw
from dlbuild.markdown.titles import headings
from tests.markdown.bench import document, src

PAGE = """# Energy $E = mc^2$ and $E$

## $x$

## $x$ again

So $\\frac{a}{b}$
---

> ### In **a** $\\alpha$ quote 中

So $x$.

## $+$

## No formula
"""


def formulas(page: Document) -> list[Formula | Reference]:
    pieces: list[Formula | Reference] = [*page.formulas, *page.references]
    return sorted(pieces, key=lambda formula: formula.span)


def built(text: str) -> str:
    page = document(text)
    wanted = formulas(page)
    kept = kept_anchors(page, wanted)
    edits = [
        Edit(
            each.span,
            page.source[each.span],
            reference(each, src(each.latex), 6, heading=kept.get(each.span.start, "")),
        )
        for each in wanted
    ]
    return apply(text, edits)


def names(text: str) -> set[str]:
    """Return all that a fragment can lead to."""
    parsed = document(text).parsed
    html = raw(parsed)
    return set(anchors(headings(parsed, html), html))


def test_every_link_into_the_page_still_leads_somewhere() -> None:
    assert names(PAGE) <= names(built(PAGE)) | {""}
    assert {"energy-e--mc2-and-e", "x", "x-again", "so-fracab", "in-a-alpha-quote-中"} <= names(built(PAGE))


def test_it_is_the_first_picture_of_a_heading_that_has_the_anchor() -> None:
    heading = built("# Energy $E$ and $F$\n").splitlines()[0]

    assert heading.startswith('# Energy <a id="energy-e-and-f" data-heading></a><picture>')
    assert heading.count("<a ") == 1


def test_a_heading_without_words_has_no_anchor_to_keep() -> None:
    assert "<a " not in built("# $+$\n")


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_the_anchor_goes_when_the_page_is_restored(ending: str) -> None:
    text = PAGE.replace("\n", ending)

    assert apply(built(text), restore(document(built(text)))) == text


def test_a_built_page_is_built_the_same() -> None:
    assert built(built(PAGE)) == built(PAGE)


def test_an_anchor_of_somebodys_own_stays() -> None:
    text = '# <a id="energy"></a>$E$\n'

    assert built(text).startswith('# <a id="energy"></a><a id="e" data-heading></a><picture>')
    assert apply(built(text), restore(document(built(text)))) == text


def test_the_anchor_follows_the_latex() -> None:
    edited = built("# So $x$\n").replace('alt="x"', 'alt="y"')

    assert '<a id="so-y" data-heading></a>' in built(edited)


def test_a_heading_in_a_footnote_that_nobody_sees_has_no_anchor() -> None:
    text = "[^1]\n\n[^1]: so\n\n[^1]: # $x$\n\n# End $y$\n"

    assert built(text).count("data-heading") == 1
    assert names(text) <= names(built(text))

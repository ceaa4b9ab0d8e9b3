"""What a table of contents calls a heading."""

from __future__ import annotations

import pytest

from dlbuild.markdown.outline import outline
from dlbuild.markdown.parse import parse
from dlbuild.markdown.titles import Heading
from dlbuild.source import Source


def headings(text: str) -> tuple[Heading, ...]:
    return outline(parse(Source("page.md", text))).headings


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("# One *two* `three_four` ##", "One *two* `three_four`"),
        ("# Fish &amp; chips \\* $x_1$", "Fish &amp; chips \\* $x_1$"),
        ("# See [the *other* page](b.md) first", "See the *other* page first"),
        ("# See [a [b] c][r] first\n\n[r]: b.md", "See a [b] c first"),
        ("# A ![cat](c.png) here", "A  here"),
        ("# [![cat](c.png)](b.md) Cat", "Cat"),
        ("# Note[^1]\n\n[^1]: n", "Note"),
        ("# <a id='x'></a>Under <sub>it</sub> <!-- no -->", "Under <sub>it</sub>"),
        ("Two  \nlines\\\nmore\n===", "Two lines more"),
        ("> Two\n> lines\n> ---", "Two lines"),
        ("<h2>Raw &amp; *ready*</h2>", "Raw \\& \\*ready\\*"),
        ("# <https://a.org>", "<https://a.org>"),
        ("#", ""),
    ],
)
def test_its_words_stay_and_what_leads_elsewhere_goes(heading: str, expected: str) -> None:
    assert [each.text for each in headings(heading)] == [expected]


def test_it_has_a_level_and_a_place() -> None:
    assert headings("# A\n\nB\n---\n\n<h6>A</h6>\n") == (
        Heading(1, "A", "a", 0, 4),
        Heading(2, "B", "b", 5, 11),
        Heading(6, "A", "a-1", 12, 12),
    )

from __future__ import annotations

from collections.abc import Mapping

import pytest

from dlbuild.check import View
from dlbuild.check.contents import renewed
from dlbuild.check.tree import grow
from dlbuild.markdown.contents import Style
from dlbuild.markdown.edit import apply
from tests.check.notes import problems, read, told, wrong

HEADINGS = "# Title\n\n{}\n\n## One\n\n### One *and a* half\n\n## $x$ & two\n"
LIST = "- [One](#one)\n  - [One *and a* half](#one-and-a-half)\n- [$x$ & two](#x--two)"


def renew(text: str, others: Mapping[str, str] | None = None, usual: Style | None = None) -> str:
    """Return what a page says after its tables of contents have been renewed."""
    texts = {"docs/page.md": text, **(others or {})}
    pages = {name: read(name, each) for name, each in texts.items()}
    view = View(pages, grow(texts), contents=usual or Style())
    after = apply(text, renewed(pages["docs/page.md"], view))
    again = View({**pages, "docs/page.md": read("docs/page.md", after)}, grow(texts), contents=usual or Style())
    assert renewed(again.pages["docs/page.md"], again) == ()
    return after


@pytest.mark.parametrize("inside", ["", "\n", "\n\n\n", "\n\n- [old](#old)\n\n", "\nwords\n"])
def test_a_table_of_contents_names_the_headings(inside: str) -> None:
    after = renew(HEADINGS.format(f"<!-- toc -->{inside}<!-- /toc -->"))
    assert after.replace("\n\n", "\n") == HEADINGS.format(f"<!-- toc -->\n{LIST}\n<!-- /toc -->").replace("\n\n", "\n")


def test_blank_lines_around_it_stay_as_they_are() -> None:
    for blank in ("\n", "\n\n"):
        text = HEADINGS.format(f"<!-- toc -->{blank}- [One](#one){blank}<!-- /toc -->")
        assert renew(text) == HEADINGS.format(f"<!-- toc -->{blank}{LIST}{blank}<!-- /toc -->")


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_it_has_the_line_endings_of_its_page(ending: str) -> None:
    text = HEADINGS.format("<!-- toc -->\n\n<!-- tocstop -->").replace("\n", ending)
    assert renew(text) == HEADINGS.format(f"<!-- toc -->\n\n{LIST}\n\n<!-- tocstop -->").replace("\n", ending)


def test_it_stays_in_its_quote_or_its_item() -> None:
    assert renew("> <!-- toc -->\n> <!-- /toc -->\n\n## A\n").startswith(
        "> <!-- toc -->\n>\n> - [A](#a)\n>\n> <!-- /toc -->\n"
    )
    assert renew("- <!-- toc -->\n  <!-- /toc -->\n\n## A\n").startswith(
        "- <!-- toc -->\n\n  - [A](#a)\n\n  <!-- /toc -->\n"
    )


def test_bullets_and_indentation_are_a_matter_of_taste() -> None:
    for list_ in (LIST.replace("- ", "* "), LIST.replace("  - ", "    + "), LIST.replace("\n", "\n\n")):
        text = HEADINGS.format(f"<!-- toc -->\n\n{list_}\n\n<!-- /toc -->")
        assert renew(text) == text
    assert "stale-toc" in wrong(HEADINGS.format(f"<!-- toc -->\n\n{LIST.replace('  - ', '- ')}\n\n<!-- /toc -->"))[0]
    assert "stale-toc" in wrong(HEADINGS.format(f"<!-- toc -->\n\n{LIST.replace('- ', '1. ')}\n\n<!-- /toc -->"))[0]


def test_its_own_heading_is_not_in_it() -> None:
    text = "# T\n\n## Contents\n\n<!-- toc -->\n\n- [A](#a)\n\n<!-- /toc -->\n\n## A\n"
    assert renew(text) == text
    said = text.replace("<!-- toc", "words\n\n<!-- toc")
    assert "- [Contents](#contents)\n- [A](#a)" in renew(said)


def test_the_configuration_says_what_is_usual() -> None:
    text = HEADINGS.format("<!-- toc -->\n<!-- /toc -->")
    assert "\n1. [Title](#title)\n   1. [One](#one)\n   2. [$x$" in renew(text, usual=Style((1, 2), numbers=True))


def test_several_pages_make_one_index() -> None:
    text = "<!-- toc notes/*.md depth=2 skip=End -->\n<!-- /toc -->\n"
    pages = {
        "docs/notes/p10.md": "# Ten\n\n## End\n",
        "docs/notes/p9.md": "# Nine\n\n## A\n\n### B\n",
        "docs/x.md": "# X\n",
    }
    assert renew(text, pages).splitlines()[2:-2] == [
        "- [Nine](notes/p9.md)",
        "  - [A](notes/p9.md#a)",
        "- [Ten](notes/p10.md)",
    ]
    assert "- [X](x.md)" in renew("<!-- toc /docs/x.md -->\n<!-- /toc -->\n", pages)


def test_a_formula_that_has_been_built_in_it_is_its_formula() -> None:
    drawing = "../formulas/0123456789abcdef.svg"
    source = f'<source media="(prefers-color-scheme: dark)" srcset="{drawing}#dark">'
    built = f'<picture>{source}<img src="{drawing}" alt="x" align="absmiddle" valign="-1px"></picture>'
    text = HEADINGS.format(f"<!-- toc -->\n\n{LIST.replace('$x$', built)}\n\n<!-- /toc -->")
    assert renew(text) == text


def test_one_that_has_fallen_behind_is_told_at_its_first_wrong_line() -> None:
    text = HEADINGS.format(f"<!-- toc -->\n\n{LIST.replace('half](', 'third](')}\n\n<!-- /toc -->")
    assert wrong(text) == ["stale-toc - [One *and a* third](#one-and-a-half)"]
    assert wrong(HEADINGS.format(f"<!-- toc -->\n\n{LIST}\n\n<!-- /toc -->")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!-- toc -->\n\n# A\n", ["toc-mark <!-- toc -->"]),
        ("<!-- toc level=2 -->\n<!-- /toc -->\n", ["toc-mark <!-- toc level=2 -->"]),
        ("`<!-- toc -->`\n\n    <!-- toc -->\n\n<!-- tocbot -->\n\n<!-- /toc -->\n", []),
    ],
)
def test_a_mark_that_makes_no_sense_is_told(text: str, expected: list[str]) -> None:
    assert wrong(text) == expected


def test_they_are_warnings() -> None:
    found = problems({"a.md": "<!-- toc -->\n<!-- /toc -->\n\n## A\n\n<!-- toc -->\n"})
    assert told(found) == ["a.md:2 stale-toc ", "a.md:6 toc-mark <!-- toc -->"]
    assert {problem.severity for problem in found} == {"warning"}

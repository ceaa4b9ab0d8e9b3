"""Pages with images of formulas, before and after."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlbuild.imports.pages import imported
from dlbuild.markdown import apply, read
from dlbuild.source import Source

COGS = "https://latex.codecogs.com/svg.latex?"


def after(text: str) -> str:
    found = imported(Source("a.md", text))
    assert found.problems == ()
    return apply(text, found.edits)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        # A line of its own makes a display, if nothing says otherwise.
        (f"![]({COGS}x)\n", "$$\nx\n$$\n"),
        (f"a\n\n![]({COGS}x)\n\nb\n", "a\n\n$$\nx\n$$\n\nb\n"),
        (f"![]({COGS}\\inline&space;x)\n", "$x$\n"),
        (f"a ![]({COGS}x), b\n", "a $x$, b\n"),
        (f"where\n![]({COGS}x)\nis\n", "where\n$x$\nis\n"),
        (f"![]({COGS}x)\n![]({COGS}y)\n", "$$\nx\n$$\n$$\ny\n$$\n"),
        (f"a\r\n\r\n![]({COGS}x)\r\n", "a\r\n\r\n$$\r\nx\r\n$$\r\n"),
        # Markdown would take the backslashes; their author meant LaTeX.
        (f"a ![]({COGS}\\{{x\\}}\\,y) b\n", "a $\\{x\\}\\,y$ b\n"),
        (f"a ![]({COGS}f\\(x\\)&plus;1) b\n", "a $f(x)+1$ b\n"),
        # In containers it keeps to its line.
        (f"- ![]({COGS}x)\n", "- $$x$$\n"),
        (f"> 1. ![]({COGS}x)\n", "> 1. $$x$$\n"),
        (f"# About ![]({COGS}x)\n", "# About $x$\n"),
        (f"|a|\n|-|\n|![]({COGS}%7Cx%7C)|\n", "|a|\n|-|\n|$\\|x\\|$|\n"),
        (f"[^1]\n\n[^1]: ![]({COGS}x)\n", "[^1]\n\n[^1]: $$x$$\n"),
        # HTML.
        (f'a <img src="{COGS}a&lt;b"/> b\n', "a $a<b$ b\n"),
        (f'<p align="center">\n  <img src="{COGS}x">\n</p>\n\ntext\n', "$$\nx\n$$\n\ntext\n"),
        (f"<div align=center><img src='{COGS}x'></div>\n", "$$\nx\n$$\n"),
        (f'> <img src="{COGS}x">\n', "> $$x$$\n"),
        (
            f'<a href="https://www.codecogs.com/eqnedit.php?latex=x"><img src="{COGS}x" title="x" /></a>\n',
            "$$\nx\n$$\n",
        ),
        (f"see [![x]({COGS}x)](https://www.codecogs.com/eqnedit.php?latex=x).\n", "see $x$.\n"),
        (f"see [![x]({COGS}x)](https://example.org/).\n", "see [$x$](https://example.org/).\n"),
        (
            '<picture><source media="(a: b)" srcset="cat.svg"><img src="https://math.now.sh/?from=y"></picture>s\n',
            "\\(y\\)s\n",
        ),
        # readme2tex: what counts is the alt.
        (
            'Let <img alt="$x_1$" src="https://rawgit.com/a/b/master/svgs/1.svg" align=middle width=9.3pt/> be\n',
            "Let $x_1$ be\n",
        ),
        ('<p align="center"><img alt="$$&#10;a&#10;$$" src="svgs/1.svg" align=middle></p>\n', "$$\na\n$$\n"),
        # The first spelling that is read as meant.
        (f"![]({COGS}x)s\n", "\\(x\\)s\n"),
        (f"a ![]({COGS}%5Ctext%7B%24y%24%7D) b\n", "a $\\text{$y$}$ b\n"),
        # What is no image of a formula stays.
        ("![cat](cat.png) `![](https://latex.codecogs.com/svg.latex?x)`\n", None),
        (f"```\n![]({COGS}x)\n```\n", None),
        (f"<!-- dlbuild: off -->\n\n![]({COGS}x)\n\n<!-- dlbuild: on -->\n", None),
        (f"\\![]({COGS}x)\n", None),
        ("no image\n", None),
    ],
)
def test_an_image_becomes_a_formula(before: str, expected: str | None) -> None:
    assert after(before) == (before if expected is None else expected)


def test_importing_twice_is_importing_once() -> None:
    page = after(f'![]({COGS}x)\n\n<img alt="$y$" src="y.svg"> z\n')

    assert imported(Source("a.md", page)).edits == ()


def test_what_dlbuild_has_built_is_no_image_of_others() -> None:
    built = (
        '<picture><source media="(prefers-color-scheme: dark)" srcset="f/0123456789abcdef.svg#dark">'
        '<img src="f/0123456789abcdef.svg" alt="\\begin{align}a\\end{align}" align="absmiddle" valign="-6px"></picture>'
    )
    assert imported(Source("a.md", f"{built} a\n")).edits == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"a ![]({COGS}%ff) b\n", "no LaTeX can be read from this address of codecogs"),
        (
            f'<table><tr><td><img src="{COGS}x"></td></tr></table>\n',
            "where this image stands, LaTeX would not be read as a formula",
        ),
        (f"a ![]({COGS}%5Ctext%7B%60y%60%7D) b\n", "where this image stands, LaTeX would not be read as a formula"),
    ],
)
def test_what_cannot_become_one_stays_with_a_warning(text: str, message: str) -> None:
    found = imported(Source("a.md", text))

    assert found.edits == ()
    assert [(each.message, each.severity) for each in found.problems] == [(message, "warning")]
    assert text[slice(*found.problems[0].span)].startswith(("![](", "<img"))


def test_one_that_cannot_does_not_hold_up_the_others() -> None:
    text = f'<table><tr><td><img src="{COGS}x"></td></tr></table>\n\nand ![]({COGS}y)\n'
    found = imported(Source("a.md", text))

    assert apply(text, found.edits).endswith("</table>\n\nand $y$\n")
    assert found.formulas == (("y", False),)
    assert len(found.problems) == 1


def test_a_tag_that_is_broken_off_by_another_is_no_reason_to_fail() -> None:
    centred = '<p align="center"><img alt="$$q$$" src="q.svg"></p>'

    found = imported(Source("a.md", centred[:34] + centred + centred[34:] + "\n"))
    assert len(found.edits) <= 1


PIECES = (
    *(
        f"![]({COGS}x^2)",
        f'<img src="{COGS}a|b">',
        '<img alt="$$z$$" src="z.svg">',
        "$5",
        "$q$",
        "$",
        "`",
        "|",
        "\\",
        "*",
    ),
    *("\n", "\n\n", " ", "- ", "> ", "# ", "| a |\n|-|\n| ", "<div>", "</div>", "word", "\r\n", "[", "](b.md)", "$$"),
    *('<p align="center">', "</p>", "<picture>", "</picture>", "    ", "[^1]: ", "<!-- dlbuild: off -->", "===\n"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_whatever_stands_around_an_image_the_other_formulas_stay_and_the_new_ones_are_read(text: str) -> None:
    found = imported(Source("a.md", text))
    page = apply(text, found.edits)

    before = Counter((each.latex, each.display) for each in read(Source("a.md", text)).formulas)
    now = Counter((each.latex, each.display) for each in read(Source("a.md", page)).formulas)
    assert now == before + Counter(found.formulas)
    assert len(found.edits) == len(found.formulas)

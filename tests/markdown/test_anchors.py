from __future__ import annotations

import pytest

from dlbuild.markdown.outline import outline
from dlbuild.markdown.parse import parse
from dlbuild.source import Source


def headings(text: str) -> list[str]:
    parsed = parse(Source("page.md", text))
    return [heading.anchor for heading in outline(parsed).headings]


def anchors(text: str) -> dict[str, str]:
    return dict(outline(parse(Source("page.md", text))).anchors)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("# One *two* **three** ~~four~~ `five_six`", "one-two-three-four-five_six"),
        ("# [A link](b.md) and [another][r]\n\n[r]: c.md", "a-link-and-another"),
        ("# <https://a.org/b%20c>", "httpsaorgb20c"),
        ("# Fish &amp; chips &copy; \\*", "fish--chips--"),
        ("# `a   b`", "a---b"),
        ("# &#32;lead", "-lead"),
        ("# A ![cat](c.png) here", "a--here"),
        ("# ![cat](c.png)", ""),
        ("# A <b>bold</b><br> <img src='c.png' alt='cat'> word <!-- not this -->", "a-bold--word-"),
        ("# $a=1$ and $\\LaTeX$", "a1-and-latex"),
        ("# Energy $E_0 = m c^2$", "energy-e_0--m-c2"),
        (
            '# A <picture><source srcset="0123456789abcdef.svg"><img src="0123456789abcdef.svg" alt="x"></picture> b',
            "a--b",
        ),
        ("Two\nlines\n===", "twolines"),
        ("Two  \nlines\\\nmore\n---", "twolinesmore"),
        ("# Closed ##", "closed"),
        ("#", ""),
        ("> - # Deep in", "deep-in"),
        ("1. Para\n   ---", "para"),
        ("<details>\n\n## Inside\n\n</details>", "inside"),
        ("| a |\n| - |\n| <h3>Cell</h3> |", "cell"),
        ("<h1 align='center'>Raw &amp; <em>ready</em></h1>", "raw--ready"),
        ("<h2>\n  indented\n</h2>", "--indented"),
        ("<h2>\n\nMarkdown *in* `it`\n\n</h2>", "markdown-in-it"),
        ("<a name='x'><h3>In an anchor</h3></a>", "in-an-anchor"),
        ("> <h2>\r\n> quoted\r\n> </h2>", "quoted"),
    ],
)
def test_the_anchor_of_a_heading_is_made_of_its_words(heading: str, expected: str) -> None:
    assert headings(heading) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "#None",
        "####### Seven",
        "\\# Escaped",
        "    # Code",
        "```\n# Code\n```",
        "<!-- # No -->",
        "<!--\n<h1>No</h1>\n-->",
        "<div>\n# No\n</div>",
    ],
)
def test_what_is_no_heading_has_no_anchor(text: str) -> None:
    assert headings(text) == []


def test_headings_of_markdown_and_html_are_numbered_together() -> None:
    assert headings("# A\n\n<h2>A</h2>\n\n> ## A\n\n- text <h3>a</h3>\n") == ["a", "a-1", "a-2", "a-3"]


def test_ids_and_names_are_anchors_too_and_are_not_numbered() -> None:
    found = anchors('# A\n\n<a id="a-1"></a><a name="Mixed"></a>\n\n## A\n\n<p id="user-content-p">\n\n`<a id="no">`\n')
    assert found == {"a": "heading", "a-1": "heading", "Mixed": "custom", "p": "custom"}


def test_an_id_in_a_comment_is_none() -> None:
    assert anchors('<!-- <a id="a"></a> -->\n\ntext <!-- <a id="b"> --> text\n') == {}


def test_a_page_without_html_needs_no_lxml() -> None:
    import subprocess
    import sys

    program = (
        "import sys; from dlbuild.markdown.outline import outline; from dlbuild.markdown.parse import parse;"
        "from dlbuild.source import Source; outline(parse(Source('a', '# A\\n\\n[b](#a) `<i>`')));"
        "sys.exit('lxml' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)

"""What is a link, an image and a heading: the same as cmark-gfm, the parser that GitHub runs, finds in its HTML.

The pages have no formulas, which GitHub reads after Markdown and dlbuild as part of it.
"""

from __future__ import annotations

import html
import re
from urllib.parse import unquote

import cmarkgfm
from cmarkgfm.cmark import Options
from hypothesis import given, note
from hypothesis import strategies as st
from lxml import etree

from dlbuild.markdown.outline import outline
from dlbuild.markdown.parse import parse
from dlbuild.markdown.raw import raw
from dlbuild.markdown.slug import numbered, slug
from dlbuild.markdown.titles import headings
from dlbuild.source import Source

OPTIONS = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
EXTENSIONS = ["table", "strikethrough", "autolink", "tagfilter"]

# Pieces of a line, a line to a kind: words and what may begin something, links, addresses, HTML, footnotes.
INLINE = (
    *("word", "two words", "snake_case", "é", "&amp;", "&copy;", "\\*", "\\[", "\\`", "`code`", "`[a](no.md)`"),
    *("*", "**", "_", "~~", "`", "``", "\\", "[", "]", "<", ">", "  \n", "\\\n", "\n"),
    *(
        "[a](b.md)",
        "[a](<b c.md> 't')",
        "[a](b(c).md)",
        "[a]( b.md\n't' )",
        "[a](b\\_c&amp;d.md)",
        "[*a*](b.md)",
        "[a]()",
    ),
    *("[a [b] c](d.md)", "[r]", "[a][R]", "[r][]", "[no]", "[a][no]"),
    *("![i](p.png)", "![i][r]", "[![i](p.png)](b.md)", "![a [b](c) d](e.png)"),
    *("<https://a.org/b>", " https://a.org/b ", " (https://a.org/c) ", " www.a.org "),
    *('<a href="h.md">', "</a>", "<img src='q.png' alt='a > b'>", "<b>", "</b>", "<br>", "<b c='<a href=no.md>'>"),
    *("<!-- [a](no.md) -->", "[^n]", "[^N]", "[^no]"),
)
PREFIXES = ("", "# ", "### ", "> ", "- ", "1. ", "> - ", "- > ", "    ", "> ## ", "| ", "- # ", "-\n\n      ")
SUFFIXES = (
    "",
    " #",
    "\n===",
    "\n---",
    "\n> more",
    "\nlazy",
    "\n    deep",
    " |\n| - |\n| [x](cell.md) |",
    "\n- item",
    "\n# Next",
)
WHOLE = (
    *("```\n[a](no.md)\n# No\n```", "~~~\n<a href='no.md'>\n~~~", "***", "<!-- # No\n\n[a](no.md)\n-->"),
    *("<div>\n[a](no.md)\n<a href='i.md'>\n</div>", "<div>\n\n[a](j.md)\n\n</div>"),
    *(
        "<pre>\n[a](no.md)\n<a href='k.md'>\n\n# No\n</pre>\n",
        "| a | [b](th.md) |\n| - | :-: |\n| `|` \\| [c](td.md) | ![d](td.png) |",
    ),
    *("<h2>Raw &amp; <em>ready</em></h2>", "> <h3>\n> In a quote\n> </h3>", "- <h2 id='x'>In a list</h2>"),
    *("<h2>\n\nMarkdown *in* _it_ `a_b`\n\n</h2>", "[r]: dest.md", "[r]: <second dest.md> 't'"),
    *("[^n]: A [note](note.md).", "[^m]: No [note](no.md)."),
)
# Where markdown-it and cmark-gfm are known to differ, none of them likely in notes.
DIFFERENT = re.compile(
    r"\n[ >]*(?:</?[a-z].*>|<!--.*?-->)+ *(?:\n|$)"  # a tag alone on a line that goes on lazily with a quote
    r"|\]\[(?:[^\w\]]|[^\]]*\[)|\[\[\^"  # brackets or nothing in a label, a footnote in brackets
    r"|[^\s*_~(](?:https?:|www)"  # an address behind other punctuation (only formulas care what is in it)
    r"|`[^`]*\n +[^`]*`|\\ +\n"  # blanks at line ends, in code and behind a backslash
    r"|>\n +\S"  # an empty quote, then a deep line
)

lines = st.builds(
    "{}{}{}".format,
    st.sampled_from(PREFIXES),
    st.lists(st.sampled_from(INLINE), min_size=1, max_size=7).map("".join),
    st.sampled_from(SUFFIXES),
)
pages = (
    st.lists(st.one_of(lines, st.sampled_from(WHOLE)), min_size=1, max_size=5)
    .map("\n\n".join)
    .filter(lambda page: not DIFFERENT.search(page))
)


def github(text: str) -> tuple[list[tuple[str, str]], list[str]]:
    """Return the addresses in a page's HTML, sorted, with their elements' names; and the anchors of its headings."""
    page = cmarkgfm.markdown_to_html_with_extensions(text, options=OPTIONS, extensions=EXTENSIONS)
    note(page)
    tree = etree.fromstring(f"<div>{page}</div>".encode(), etree.HTMLParser(encoding="utf-8", remove_comments=True))
    found = [
        (str(node.tag), unquote(str(node.get(attribute))))
        for node in tree.iter("a", "img")
        for attribute in ("href", "src")
        if node.get(attribute) is not None
        and not {"data-footnote-ref", "data-footnote-backref"} & {*map(str, node.keys())}
    ]
    visible = re.sub(r"<sup class=\"footnote-ref\">.*?</sup>|<!--.*?-->", "", page, flags=re.DOTALL)
    headings = re.findall(r"<(h[1-6])\b[^>]*>(.*?)</\1>", visible, re.DOTALL)
    words = (html.unescape(re.sub(r"<(?:[^>'\"]|'[^']*'|\"[^\"]*\")*>", "", text)) for _, text in headings)
    return sorted(found), list(numbered(map(slug, words)))


def dlbuild(text: str) -> tuple[list[tuple[str, str]], list[str]]:
    parsed = parse(Source("page.md", text))
    links = outline(parsed).links
    found = [("img" if link.image else "a", unquote(link.destination)) for link in links]
    return sorted(found), [heading.anchor for heading in headings(parsed, raw(parsed))]


@given(pages)
def test_links_images_and_headings_are_those_of_githubs_parser(text: str) -> None:
    assert dlbuild(text) == github(text)

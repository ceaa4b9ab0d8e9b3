"""A Markdown page as GitHub shows it, near enough to measure in a browser.

GitHub's parser is cmark-gfm; its sanitizer keeps what html-pipeline's and
hast-util-sanitize's lists keep; its style sheet is published as
github-markdown-css. What matters to a formula: `style`, `class` and `data-*`
are dropped, `align` and `valign` stay, every image gets `max-width: 100%`, and
no rule touches `vertical-align` of an image.
"""

from __future__ import annotations

import re
from typing import Literal

import cmarkgfm
import lxml.html
from cmarkgfm.cmark import Options
from lxml import etree

Theme = Literal["light", "dark"]

_ELEMENTS = frozenset(
    "a b blockquote br code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i img input kbd li ol p picture pre s"
    " section source span strong sub summary sup table tbody td th thead tr ul".split()
)
_ATTRIBUTES = frozenset(
    "align alt border checked disabled height hspace id media name start title type valign width".split()
)
# The class of the footnotes' section is GitHub's own, written after the sanitizer.
_ATTRIBUTES_OF = {"a": {"href"}, "img": {"src"}, "source": {"srcset"}, "section": {"class"}}

# From github-markdown-css 5.9.0, the rules that place or colour a formula. Its first fonts (Apple's, Segoe UI, Noto
# Sans) are not on every machine; a formula's place must not hang on the font, so any will do.
_STYLE = """
:root { color-scheme: %(theme)s; }
body { margin: 0; padding: 16px; color: %(ink)s; background-color: %(paper)s; line-height: 1.5; word-wrap: break-word;
  font: 16px/1.5 -apple-system, "Segoe UI", "Noto Sans", "Liberation Sans", "DejaVu Sans", sans-serif; }
a { color: inherit; }
p, blockquote, ul, ol, dl, table, pre, details { margin-top: 0; margin-bottom: 16px; }
h1, h2, h3, h4, h5, h6 { margin-top: 24px; margin-bottom: 16px; font-weight: 600; line-height: 1.25; }
h1 { font-size: 2em; } h2 { font-size: 1.5em; } h3 { font-size: 1.25em; }
h4 { font-size: 1em; } h5 { font-size: .875em; } h6 { font-size: .85em; }
ul, ol { padding-left: 2em; }
blockquote { margin: 0 0 16px; padding: 0 1em; border-left: .25em solid #3d444d; color: %(muted)s; }
table { border-spacing: 0; border-collapse: collapse; display: block; width: max-content; max-width: 100%%; }
th, td { padding: 6px 13px; border: 1px solid #3d444d; }
.footnotes { font-size: 12px; }
img { border-style: none; max-width: 100%%; box-sizing: content-box; }
img[align=right] { padding-left: 20px; } img[align=left] { padding-right: 20px; }
"""
_COLOURS = {
    "light": {"theme": "light", "ink": "#1f2328", "muted": "#59636e", "paper": "#ffffff"},
    "dark": {"theme": "dark", "ink": "#f0f6fc", "muted": "#9198a1", "paper": "#0d1117"},
}


def html(markdown: str) -> str:
    """Return what cmark-gfm makes of a page, before the sanitizer."""
    options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_GITHUB_PRE_LANG
    return str(cmarkgfm.github_flavored_markdown_to_html(markdown, options=options))


def sanitized(fragment: str) -> lxml.html.HtmlElement:
    """Return the fragment's tree without what GitHub's sanitizer drops."""
    # libxml2 does not know that <source> is void, and would nest the image in it.
    closed = re.sub(r"(<source\b[^>]*>)", r"\1</source>", fragment)
    root: lxml.html.HtmlElement = lxml.html.fragment_fromstring(closed, create_parent="article")
    for element in list(root.iterdescendants()):
        if not isinstance(element.tag, str) or element.tag == "script":
            element.drop_tree()
        elif element.tag not in _ELEMENTS:
            element.drop_tag()
        else:
            for name in set(element.attrib) - _ATTRIBUTES - _ATTRIBUTES_OF.get(element.tag, set()):
                del element.attrib[name]
    return root


def page(markdown: str, theme: Theme = "light", *, base: str = "", script: str = "") -> str:
    """Return the document that a reader with that theme gets.

    `base` is the address of the page's folder; `script` runs once all images have loaded.
    """
    root = sanitized(html(markdown))
    for image in root.iter("img"):
        image.set("style", "max-width: 100%;")
    # GitHub's own script lets the theme that the reader chose, not the system's, pick the sources.
    for source in root.iter("source"):
        source.set("media", "all" if theme in source.get("media", "") else "not all")
    body = str(etree.tostring(root, encoding="unicode", method="html")).replace("</source>", "")
    return (
        f'<!DOCTYPE html><meta charset="utf-8"><base href="{base}"><style>{_STYLE % _COLOURS[theme]}</style>'
        f'{body}<script>addEventListener("load", () => {{{script}}})</script>'
    )

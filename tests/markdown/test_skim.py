"""Skimming a page finds what parsing all of it finds."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import example, given, note
from hypothesis import strategies as st

from dlbuild.markdown.outline import Outline, outline
from dlbuild.markdown.parse import parse
from dlbuild.source import Source
from tests.markdown.bench import Form, build
from tests.properties.markdown_pages import Tape, law, pages

PICTURE = (
    '<picture><source media="(prefers-color-scheme: dark)" srcset="f/0123456789abcdef.svg#dark">'
    '<img src="f/0123456789abcdef.svg" alt="x" align="absmiddle" valign="-6px"></picture>'
)
BLOCK = f'<p align="center">{PICTURE}</p>\n'
# What lines begin with, what stands in them, and how they end: simply, and not so simply.
OPENINGS = (
    "",
    "",
    "",
    "# ",
    "### ",
    "- ",
    "* ",
    "1. ",
    "12) ",
    "**b** ",
    "*b* ",
    "_b_ ",
    "3 ",
    "`c` ",
    "[d](e) ",
    "  ",
)
ODD_OPENINGS = (
    *(
        "###",
        "-      ",
        "1.      ",
        "- - ",
        "+\t",
        "> ",
        "```",
        "~~~",
        "    ",
        "\t",
        "*",
        "**",
        "_",
        "1.",
        "12.5",
        "|",
        ":-",
        "-",
        "--",
    ),
    *(
        "===",
        "---",
        "[",
        "!",
        "$$",
        "<div>",
        "<!-- x -->",
        "<!-- dlbuild: ignore -->\n",
        "[r]: ",
        "[^1]: ",
        "[^1]:\n    ",
    ),
    *(
        "=",
        "+",
        "\\",
        "<picture><source ",
        f'<p align="center">{PICTURE}</p>',
        BLOCK,
        PICTURE,
        "\ufeff",
        "\0",
        "\u00a0",
        "٣. ",
    ),
    *(
        "a | b\n--|--\n",
        "- c\n\n  ",
        "- c\n\n      ",
        "- c\n\n- ",
        "---\nt: u\n---\n",
        "  - ",
        "      - ",
        "* * ",
        "_ _ _",
    ),
)
INLINES = (
    *("word", " ", " two words ", " [a](b) ", "[a](c.md#d)", " [`a`](b)", " ![a](b.png) ", " `a` ", " $x$ ", "! "),
    *(
        " $x_{1} = \\frac{a}{b}$, ",
        " *w* ",
        " **w x** ",
        " & ",
        "é",
        "中",
        "(",
        ")",
        "'",
        ", ",
        "[a](http://b) ",
        "{",
        ":",
    ),
)
ODD_INLINES = (
    *(
        "[a\nb](c)",
        "[a](b c)",
        '[a](b "t")',
        "[a](<b>)",
        "[a][r]",
        "[r]",
        "[r][]",
        "[^1]",
        "[a",
        "](b)",
        "[a](",
        "[]",
        "]",
    ),
    *(
        "![](b)",
        "![",
        "!!",
        "``a`b``",
        "`",
        "``",
        "```",
        "`$`",
        "`[`",
        "` a`",
        "$",
        "$5",
        "$x [a](b) y$",
        "$$x$$",
        "$x $",
    ),
    *(
        "\\",
        "\\$",
        "\\[",
        "\\(x\\)",
        "\\\\",
        "*",
        "**",
        "***w***",
        "*w*x",
        "x*w*",
        "_",
        "_w_",
        "~~",
        "&amp;",
        "&lt",
        "#",
    ),
    *(
        " #",
        "<",
        "<b>",
        "</b>",
        '<a id="x">',
        '<a name="Y&amp;"></a>',
        '<a id="c d"></a>',
        '<img src="p.png">',
        "<!-- dlbuild: ignore -->",
        "http://a.b",
        "www.a.b",
    ),
    *(
        "WWW.a.b",
        "|",
        "a|b",
        "\\eqref{a}",
        "$\\eqref{a}$",
        PICTURE,
        '"',
        "\n===",
        "\n---",
        "\n# ",
        "\n- ",
        "\n1. ",
        "\n| ",
    ),
    *(
        "\n    ",
        "\n$$",
        "\n```\n",
        "  \n",
        "\t",
        "[a](b&amp;c)",
        "[a](b_c_d)",
        "{-}$",
        "$(x)",
        "${x}",
        "$`x`$",
        "\\ref{b}",
    ),
)
ENDS = ("\n\n", "\n", "\n\n", "  \n", "\n \n", "\n\n\n")
ODD_ENDS = ("\n    ", "\n\n  ", "", "\r\n\r\n", "\n\n    ", "\n\n\t")


def nearly_simple(data: bytes) -> str:
    """Read a page off a tape: about one choice in eight is odd."""
    tape = Tape(data)

    def one(simple: Sequence[str], odd: Sequence[str]) -> str:
        return tape.one(odd if tape.among(8) == 7 else simple)

    lines = [
        one(OPENINGS, ODD_OPENINGS)
        + "".join(one(INLINES, ODD_INLINES) for _ in range(1 + tape.among(4)))
        + one(ENDS, ODD_ENDS)
        for _ in range(1 + tape.among(6))
    ]
    return "".join(lines)


near = st.binary(min_size=60, max_size=90).map(nearly_simple)


def look(text: str, *, skims: bool) -> Outline:
    return outline(parse(Source("page.md", text), outline=skims))


def facts(found: Outline) -> tuple[object, ...]:
    """Return all that an outline says."""
    rest = (found.headings, dict(found.anchors), found.labels, found.loose, found.comments)
    return [*found.links], *rest


@law
@given(near)
@example("[a](b\n\n- c\n\n  [d](e)\n")
@example(f"{BLOCK}[a](b)\n")
@example("<!-- dlbuild: ignore -->\n- [a](b)\n\n- [c](d)\n")
@example("1.      [a](b)\n")
@example(f"<!-- dlbuild: off -->\n\nword {PICTURE}\n")
@example("a | [b](c)\n--|--\nd | `e\n")
def test_what_is_nearly_simple_is_found_alike(text: str) -> None:
    text += "\n\n[r]: u\n\n[^1]: n\n"
    assert facts(look(text, skims=True)) == facts(look(text, skims=False))


@law
@given(pages, st.booleans())
def test_any_page_is_found_alike_before_and_after_a_build(text: str, built: bool) -> None:
    text = build(text, Form(headings=True)) if built else text
    note(text)
    assert facts(look(text, skims=True)) == facts(look(text, skims=False))


def test_nothing_is_left_to_parse_of_a_simple_page() -> None:
    text = (
        "# On *nets* & `code`\n\nSee [this](a.md#b), and\n![a picture](c.png) of $x_{1} = \\frac{a}{b}$.\n\n"
        "```python\n[no](link)\n```\n\n- [one](d)\n- `two`\n  and more\n\n## Ends\n"
    )
    parsed = parse(Source("page.md", text), outline=True)
    assert not parsed.tokens
    found = outline(parsed)
    assert [(link.destination, link.image, link.alt, text[slice(*link.span)]) for link in found.links] == [
        ("a.md#b", False, None, "a.md#b"),
        ("c.png", True, "a picture", "c.png"),
        ("d", False, None, "d"),
    ]
    assert [(each.level, each.text, each.anchor, text[each.start : each.end]) for each in found.headings] == [
        (1, "On *nets* & `code`", "on-nets--code", "# On *nets* & `code`\n"),
        (2, "Ends", "ends", "## Ends\n"),
    ]


@pytest.mark.parametrize("text", [f"So {PICTURE} is.\n", f'<p align="center">{PICTURE}</p>\n\nWords.\n'])
def test_formulas_that_are_built_need_no_parsing(text: str) -> None:
    parsed = parse(Source("page.md", text), outline=True)
    assert not parsed.tokens
    assert not outline(parsed).links


def test_tokens_are_made_where_a_look_does_not_tell() -> None:
    parsed = parse(Source("page.md", "# One\n\nSee [r].\n\nAnd [a](b).\n\n[r]: u\n"), outline=True)
    assert [token.type for token in parsed.tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert [link.destination for link in outline(parsed).links] == ["b", "u"]


def test_without_being_asked_for_nothing_is_skimmed() -> None:
    parsed = parse(Source("page.md", "# One\n\n[a](b)\n"))
    assert parsed.skimmed is None
    assert len(parsed.tokens) == 6

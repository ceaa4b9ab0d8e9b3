from __future__ import annotations

from collections.abc import Mapping

import pytest

from dlbuild.check import View
from dlbuild.check.mend import mended
from dlbuild.check.tree import grow
from dlbuild.markdown.edit import apply
from tests.check.notes import read


def mend(pages: Mapping[str, str], before: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return what those pages say that have been mended."""
    outlines = {name: read(name, text) for name, text in pages.items() if name.endswith(".md")}
    was = {name: read(name, text) for name, text in (before or {}).items()}
    edits = mended(View(outlines, grow(pages)), was.get)
    return {name: apply(pages[name], each) for name, each in edits.items()}


def test_a_path_in_the_wrong_case_is_written_as_git_has_it() -> None:
    text = '[a](../img/P.PNG?raw=true) <img src="../Img/p.png" alt="p"> [b][r]\n\n[r]: <guide.md#top>\n'
    pages = {"docs/a.md": text, "img/p.png": "", "docs/Guide.md": ""}
    after = '[a](../img/p.png?raw=true) <img src="../img/p.png" alt="p"> [b][r]\n\n[r]: <Guide.md#top>\n'
    assert mend(pages) == {"docs/a.md": after}


OLD = "# T\n\n## One\n\n## Two\n\n### Three\n"


def test_a_link_follows_a_heading_that_has_been_renamed() -> None:
    pages = {"a.md": "[x](b.md#two) [y](b.md#one)\n", "b.md": OLD.replace("Two", "Second *part*") + "\n[z](#two)\n"}
    assert mend(pages, {"b.md": OLD}) == {
        "a.md": "[x](b.md#second-part) [y](b.md#one)\n",
        "b.md": pages["b.md"].replace("#two", "#second-part"),
    }


@pytest.mark.parametrize(
    "new",
    [
        OLD.replace("## Two\n\n", ""),
        OLD.replace("## Two", "## New\n\n## Newer"),
        OLD.replace("## Two", "#### Two and more"),
        OLD.replace("## Two", "## Three").replace("### Three", "### Two!!"),
    ],
)
def test_where_there_is_no_one_answer_people_have_to_give_it(new: str) -> None:
    mended_pages = mend({"a.md": "[x](b.md#two)\n", "b.md": new}, {"b.md": OLD})
    assert mended_pages == {} or "#two)" in mended_pages.get("a.md", "#two)")


def test_what_was_wrong_before_stays_wrong() -> None:
    assert mend({"a.md": "[x](#gone)\n\n# New\n"}, {"a.md": "[x](#gone)\n\n# Old\n"}) == {}
    assert mend({"a.md": "[x](#old)\n\n# New\n"}) == {}


def test_an_anchor_in_capitals_becomes_the_one_that_there_is() -> None:
    assert mend({"a.md": "# One\n\n[x](#One)\n"}) == {"a.md": "# One\n\n[x](#one)\n"}


def test_a_table_of_contents_is_written_anew() -> None:
    text = "# T\n\n<!-- toc -->\n\n- [One](#one)\n\n<!-- /toc -->\n\n## {}\n\n[x](#one)\n"
    after = text.format("Two").replace("[One](#one)", "[Two](#two)").replace("[x](#one)", "[x](#two)")
    assert mend({"a.md": text.format("Two")}, {"a.md": text.format("One")}) == {"a.md": after}


def test_addresses_and_what_is_written_in_another_way_are_left_to_people() -> None:
    pages = {"a.md": "[x](&#103;uide.md) [y](https://github.com/o/r/blob/main/guide.md)\n", "Guide.md": ""}
    assert mend(pages) == {}

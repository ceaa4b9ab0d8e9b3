"""A link that a build would break is told before anything is changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from dlbuild.check import View
from dlbuild.check.lost import lost
from dlbuild.check.tree import grow
from tests.check.notes import read, told
from tests.repository import Repository

LINKS = "[a](b.md#a-x) [b](b.md#b) [c](b.md#A-x) [d](b.md#c-x) [e](https://b.org/b.md#a-x)\n"


def test_links_to_an_anchor_that_goes_are_told_with_the_one_that_comes() -> None:
    pages = {"a.md": read("a.md", LINKS), "b.md": read("b.md", "# A $x$\n\n# B\n\n# C $x$\n")}
    after = {"b.md": read("b.md", '# A <img src="p" alt="x">\n\n# B\n\n# <a id="c-x"></a>C <img src="p" alt="x">\n')}
    found = list(lost(View(pages, grow(pages)), after))
    assert told(found) == ["a.md:1 lost-anchor b.md#a-x", "a.md:1 lost-anchor b.md#A-x"]
    assert [problem.suggestion for problem in found] == ["b.md#a-", "b.md#a-"]


@pytest.mark.parametrize("paths", [(), ("b.md",)])
def test_a_build_does_not_break_links_in_silence(tmp_path: Path, paths: tuple[str, ...]) -> None:
    notes = Repository(tmp_path)
    notes.write("dlbuild.toml", 'headings = "build"\n')
    notes.write("a.md", "[a](b.md#a-x)\n")
    notes.write("b.md", "# A $x$\n")
    notes.add()

    ran = notes.run("build", *paths)

    # Either the old anchor stays, or the build says what would break and leaves the pages alone.
    kept = 'id="a-x"' in notes.read("b.md")
    assert kept or (ran.code, "[lost-anchor]" in ran.out, notes.read("b.md")) == (1, True, "# A $x$\n")

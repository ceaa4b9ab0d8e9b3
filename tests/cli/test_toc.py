"""`dlbuild toc`: what it does and says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.repository import ENVIRONMENT, HOUSE, Repository

PAGE = "# T\n\n<!-- toc -->\n<!-- /toc -->\n\n## A\n"
DONE = "# T\n\n<!-- toc -->\n\n- [A](#a)\n\n<!-- /toc -->\n\n## A\n"


def test_tables_of_contents_are_brought_up_to_date(tmp_path: Path) -> None:
    notes = Repository(tmp_path)
    notes.write("a.md", PAGE)
    notes.write("b.md", "<!-- toc a.md -->\n\n- [T](a.md)\n  - [A](a.md#a)\n\n<!-- /toc -->\n")
    notes.add()

    assert notes.run("toc", "--check") == (1, "would change a.md\nwould change 1 page\n", "")
    shown = notes.run("toc", "--diff")
    assert (shown.code, "+- [A](#a)\n" in shown.out) == (0, True)
    assert notes.read("a.md") == PAGE
    assert notes.run("toc") == (0, "a.md\nchanged 1 page\n", "")
    assert notes.read("a.md") == DONE
    assert notes.run("toc") == (0, "nothing to do: every table of contents is up to date\n", "")
    assert notes.run("check") == (0, "2 pages, no problems\n", "")


def test_check_tells_those_that_have_fallen_behind(tmp_path: Path) -> None:
    notes = Repository(tmp_path)
    notes.write("a.md", DONE + "\n## B\n")
    notes.add()

    ran = notes.run("check")

    assert (ran.code, ran.out.splitlines()[0]) == (
        0,
        "a.md:6:1: warning: the table of contents has fallen behind [stale-toc]",
    )


def test_the_configuration_sets_levels_and_style(tmp_path: Path) -> None:
    notes = Repository(tmp_path)
    notes.write("dlbuild.toml", 'toc-levels = "1-1"\ntoc-style = "numbers"\n')
    notes.write("a.md", PAGE)
    notes.add()
    notes.run("toc")

    assert "\n1. [T](#t)\n\n<!--" in notes.read("a.md")

    notes.write("dlbuild.toml", 'toc-levels = "3-1"\n')
    assert notes.run("toc").code == 2


def test_this_repository_keeps_its_own_in_step() -> None:
    words = (sys.executable, "-m", "dlbuild", "toc", "--check")
    ran = subprocess.run(words, cwd=HOUSE, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (0, "nothing to do: every table of contents is up to date\n")
    assert "<!-- toc" in (HOUSE / "README.md").read_text(encoding="utf-8")

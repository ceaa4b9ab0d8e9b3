"""`restore`, `check`, `clean` and `render`: what they say."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.repository import ENVIRONMENT, Repository


@pytest.fixture
def notes(tmp_path: Path) -> Repository:
    notes = Repository(tmp_path / "r")
    notes.write("a.md", "Here is $x$ and $y$.\n")
    notes.add()
    notes.run("build")
    notes.add()
    return notes


def test_restore_says_what_it_turned_back(notes: Repository) -> None:
    assert notes.run("restore", "--check") == (1, "would change a.md: 2 formulas\nwould change 1 page\n", "")
    assert notes.run("restore") == (0, "a.md: 2 formulas\nchanged 1 page\n", "")
    assert notes.read("a.md") == "Here is $x$ and $y$.\n"
    assert notes.run("restore") == (0, "nothing to do: no formula is built\n", "")
    assert notes.run("restore", "--check").code == 0


def test_restore_can_show_what_it_would_do(notes: Repository) -> None:
    before = notes.files()

    ran = notes.run("restore", "--diff")

    assert (ran.code, ran.err) == (0, "would change a.md: 2 formulas\nwould change 1 page\n")
    assert ran.out.splitlines()[-1] == "+Here is $x$ and $y$."
    assert notes.files() == before


def test_restore_refuses_what_it_cannot_read(notes: Repository) -> None:
    notes.write("b.md", b"\xff\n")
    notes.add()

    ran = notes.run("restore")

    assert (ran.code, ran.out.splitlines()[-1]) == (1, "no file was changed")
    assert ran.out.startswith("b.md:1:1: not UTF-8: the byte 0xff cannot stand here [not-utf-8]\n")


def test_check_is_short_when_all_is_well(notes: Repository) -> None:
    assert notes.run("check") == (0, "1 page, no problems\n", "")


def test_check_lists_problems_and_counts_them(notes: Repository) -> None:
    notes.write("a.md", notes.read("a.md") + "$z$ [on](b.md)\n")

    ran = notes.run("check")

    assert ran.code == 1
    assert [line for line in ran.out.splitlines() if line.startswith("a.md")] == [
        "a.md:2:1: a formula is not built [not-built]",
        "a.md:2:10: there is no `b.md` [missing-file]",
    ]
    assert ran.out.splitlines()[-1] == "2 problems"


@pytest.mark.parametrize(
    ("form", "begin"),
    [("json", '{"file": "a.md"'), ("github", "::error file=a.md,line=2"), ("sarif", '{\n  "$schema"')],
)
def test_check_speaks_the_language_of_machines(notes: Repository, form: str, begin: str) -> None:
    notes.write("a.md", notes.read("a.md") + "$z$\n")

    ran = notes.run("check", "--format", form)

    assert (ran.code, ran.err) == (1, "1 problem\n")
    assert ran.out.startswith(begin)


def test_checks_can_be_chosen(notes: Repository) -> None:
    notes.write("a.md", notes.read("a.md") + "$z$ [on](b.md) ![](c.png)\n")

    def codes(*words: str) -> set[str]:
        lines = notes.run("check", "--format", "json", *words).out.splitlines()
        return {json.loads(line)["kind"] for line in lines}

    assert codes() == {"not-built", "missing-file", "no-alt"}
    assert codes("--only", "formulas") == {"not-built"}
    assert codes("--only", "links") == {"missing-file", "no-alt"}
    assert codes("--only", "links", "--skip", "alternatives") == {"missing-file"}
    assert codes("--skip", "links", "--skip", "formulas") == set()
    assert codes("--only", "formulas", "--only", "alternatives") == {"not-built", "no-alt"}


def test_checks_can_be_named_together(notes: Repository) -> None:
    notes.write("a.md", notes.read("a.md") + "$z$ [on](b.md) ![](c.png)\n")

    ran = notes.run("check", "--format", "json", "--only", "formulas,links", "--skip", "targets,contents,entries")

    assert [json.loads(line)["kind"] for line in ran.out.splitlines()] == ["not-built", "no-alt"]


def test_addresses_of_the_web_can_be_listed_for_other_tools(notes: Repository) -> None:
    notes.write("a.md", "[b](https://b.org) <http://a.org>\n\n[b](https://b.org) [c](c.md)\n")
    notes.write("b.md", '<a href="//b.org/c">c</a>\n')
    notes.add()

    assert notes.run("check", "--list-external").out == "//b.org/c\nhttp://a.org\nhttps://b.org\n"
    lines = notes.run("check", "--list-external", "--format", "json").out.splitlines()
    assert json.loads(lines[2]) == {
        "url": "https://b.org",
        "places": [{"file": "a.md", "line": 1, "column": 5}, {"file": "a.md", "line": 3, "column": 5}],
    }


def test_check_can_mend_first(tmp_path: Path) -> None:
    notes = Repository(tmp_path / "m")
    notes.write("a.md", "[a](B.md#one) [b](gone.md)\n")
    notes.write("b.md", "# One\n")
    notes.add()
    notes.git("commit", "-qm", "x")
    notes.write("b.md", "# Two\n\n[o](#one)\n")

    ran = notes.run("check", "--fix")

    assert (ran.code, ran.out.splitlines()[-3:]) == (
        1,
        ["mended 1 place in a.md", "mended 1 place in b.md", "1 problem"],
    )
    assert notes.read("b.md") == "# Two\n\n[o](#two)\n"
    assert notes.read("a.md") == "[a](b.md#two) [b](gone.md)\n"


def test_check_ignores_what_it_is_told_to(notes: Repository) -> None:
    notes.write("c.md", "<!-- dlbuild: ignore missing-file -->\n[on](b.md) ![](a.md)\n")
    notes.write("dlbuild.toml", 'ignore = ["no-alt", "stale-toc in **"]\n')
    notes.add()

    assert notes.run("check").out == (
        "dlbuild.toml: warning: there is no `stale-toc` here to ignore [unused-ignore]\n   help: take it away\n"
        "\n1 warning\n"
    )
    assert notes.run("check", "--only", "links") == (0, "2 pages, no problems\n", "")
    notes.write("dlbuild.toml", 'ignore = ["No Alt"]\n')
    assert notes.run("check").code == 2


def test_a_check_that_is_not_there_is_a_mistake_in_usage(notes: Repository) -> None:
    ran = notes.run("check", "--only", "spelling")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(
        "dlbuild: there is no check spelling; the checks are alternatives, contents, entries, external, formulas, "
    )


def test_clean_lists_before_it_removes(notes: Repository) -> None:
    notes.run("restore")
    paths = [f"formulas/{name}.svg" for name in notes.drawings()]

    listed = notes.run("clean", "--check")

    assert listed == (1, "\n".join([*paths, "would remove 2 drawings"]) + "\n", "")
    assert notes.run("clean") == (0, "removed 2 drawings\n", "")
    assert notes.run("clean") == (0, "nothing to do: no drawing is left over\n", "")
    assert notes.run("clean", "--check").code == 0


def render(folder: Path, *words: str, given: str = "") -> tuple[int, bytes, str]:
    answer = subprocess.run(
        [sys.executable, "-m", "dlbuild", "render", *words],
        cwd=folder,
        env=ENVIRONMENT,
        input=given.encode(),
        capture_output=True,
        check=False,
    )
    return answer.returncode, answer.stdout, answer.stderr.decode()


def test_render_draws_what_a_build_draws(notes: Repository) -> None:
    drawings = {path.read_bytes() for path in (notes.root / "formulas").iterdir()}

    code, out, err = render(notes.root, "x")

    assert (code, err) == (0, "")
    assert out in drawings
    assert render(notes.root, "-", given="x\n") == (0, out, "")


def test_render_debug_draws_boxes_over_the_same_formula(notes: Repository) -> None:
    _, plain, _ = render(notes.root, "x")
    code, out, err = render(notes.root, "--debug", "x")
    assert (code, err) == (0, "")
    assert b"#2f81f7" in out
    assert b"#2f81f7" not in plain


def test_render_writes_a_file(notes: Repository) -> None:
    _, out, _ = render(notes.root, "x")

    assert render(notes.root, "x", "-o", "new.svg") == (0, b"", "")
    assert (notes.root / "new.svg").read_bytes() == out
    assert render(notes.root, "y", "-o", "new.svg") == (0, b"", "")
    assert (notes.root / "new.svg").read_bytes() != out


def test_render_takes_macros_and_display(notes: Repository) -> None:
    notes.write("dlbuild.toml", "[macros]\n'\\half' = '\\frac{1}{2}'\n")

    inline = json.loads(render(notes.root, "\\half", "--format", "json")[1])
    display = json.loads(render(notes.root, "\\half", "--format", "json", "--display")[1])

    assert [glyph["code"] for glyph in inline["glyphs"]] == [ord("1"), ord("2")]
    assert len(inline["rules"]) == 1
    assert display["height"] > inline["height"]


def test_render_says_how_to_draw_a_formula_that_begins_with_a_hyphen(notes: Repository) -> None:
    ran = notes.run("render", "-y + x")

    assert ran.code == 2
    assert ran.err.endswith(" If it is a formula, write -- before it: dlbuild render -- '-x'\n")
    assert notes.run("render", "-o", "formula.svg", "--", "-y + x").code == 0
    assert 'data-tex="-y + x"' in notes.read("formula.svg")


def test_render_shows_what_is_wrong(notes: Repository) -> None:
    code, out, err = render(notes.root, "a + \\frc")

    assert (code, out) == (1, b"")
    assert err.splitlines()[0].startswith("<formula>:1:5: ")
    assert err.splitlines()[1:3] == ["    1 | a + \\frc", "      |     ^^^^"]

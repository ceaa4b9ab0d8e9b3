"""The filter, with git itself: the working tree shows LaTeX, commits hold references."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dlbuild import store
from dlbuild.git.text import latex
from dlbuild.svg.look import Look
from tests.git.repositories import DLBUILD, Filtered, git
from tests.repository import Repository

PAGE = "# One\n\nThe area is $\\pi r^2$, and\n\n$$\n\\frac{a}{b}\n$$\n\n- a list with $x|y$\n- and `$code$`\n"


@pytest.fixture
def notes(tmp_path: Path) -> Filtered:
    notes = Filtered(tmp_path / "notes")
    notes.save(a=PAGE)
    return notes


def built(folder: Path, text: str) -> str:
    """Return what `dlbuild build` makes of a page."""
    other = Repository(folder)
    other.write("a.md", text)
    assert other.run("build", "--keep-going", "a.md").code in {0, 1}
    return other.read("a.md")


def test_a_commit_holds_what_build_would_write_and_the_tree_keeps_its_latex(notes: Filtered, tmp_path: Path) -> None:
    assert notes.committed("a.md") == built(tmp_path / "other", PAGE)
    assert notes.read("a.md") == PAGE
    assert notes.status() == ""
    named = re.findall(r'src="(formulas/\w+\.svg)"', notes.committed("a.md"))
    assert len(named) == 3
    assert set(named) <= set(notes.git("ls-tree", "-r", "--name-only", "HEAD").splitlines())


def test_a_clone_without_the_filter_has_the_references(notes: Filtered, tmp_path: Path) -> None:
    notes.git("-c", "filter.dlbuild.process=", "clone", "--quiet", ".", str(tmp_path / "clone"))

    assert (tmp_path / "clone" / "a.md").read_bytes().decode() == notes.committed("a.md")


def test_a_clone_with_the_filter_has_the_latex(notes: Filtered, tmp_path: Path) -> None:
    notes.git("clone", "--quiet", ".", str(tmp_path / "clone"))

    assert (tmp_path / "clone" / "a.md").read_bytes().decode() == PAGE
    assert git(tmp_path / "clone", "status", "--porcelain").out == ""


def test_checkout_goes_back_and_forth(notes: Filtered) -> None:
    notes.git("checkout", "--quiet", "-b", "other")
    notes.save(a=PAGE.replace("r^2", "R^2"))
    notes.git("checkout", "--quiet", "main")

    assert notes.read("a.md") == PAGE
    notes.git("checkout", "--quiet", "other")
    assert notes.read("a.md") == PAGE.replace("r^2", "R^2")
    assert notes.status() == ""


def test_a_page_built_by_hand_is_the_same_to_git(notes: Filtered) -> None:
    assert notes.run("build", "a.md").code == 0
    assert "<picture>" in notes.read("a.md")
    assert notes.git("diff") == ""

    notes.run("restore", "a.md")
    assert notes.read("a.md") == PAGE
    assert notes.git("diff") == ""


def test_diff_log_and_show_speak_latex(notes: Filtered) -> None:
    notes.write("a.md", PAGE.replace("r^2", "R^2"))
    expected = ["-The area is $\\pi r^2$, and", "+The area is $\\pi R^2$, and"]

    def changes(text: str) -> list[str]:
        return [line for line in text.splitlines() if re.match(r"[-+](?![-+])", line)]

    assert changes(notes.git("diff", "--", "a.md")) == expected
    notes.save()
    assert changes(notes.git("show", "--", "a.md")) == expected
    assert changes(notes.git("log", "-p", "-1", "--", "a.md")) == expected


def test_two_branches_merge_where_they_do_not_touch(notes: Filtered) -> None:
    notes.git("checkout", "--quiet", "-b", "other")
    notes.save(a=PAGE.replace("r^2", "R^2"))
    notes.git("checkout", "--quiet", "main")
    notes.save(a=PAGE.replace("{b}", "{c}"))

    notes.git("merge", "--quiet", "-m", "both", "other")

    assert notes.read("a.md") == PAGE.replace("{b}", "{c}").replace("r^2", "R^2")
    assert notes.status() == ""


def test_a_conflict_is_shown_and_solved_in_latex(notes: Filtered) -> None:
    notes.git("checkout", "--quiet", "-b", "other")
    notes.save(a=PAGE.replace("r^2", "R^2"))
    notes.git("checkout", "--quiet", "main")
    notes.save(a=PAGE.replace("r^2", "q^2"))

    assert git(notes.root, "merge", "other").code == 1
    assert notes.read("a.md") == PAGE.replace(
        "The area is $\\pi r^2$, and\n",
        "<<<<<<< HEAD\nThe area is $\\pi q^2$, and\n=======\nThe area is $\\pi R^2$, and\n>>>>>>> other\n",
    )
    solved = PAGE.replace("r^2", "(qR)^2")
    notes.save(a=solved)
    assert notes.read("a.md") == solved
    assert latex(notes.committed("a.md").encode()).decode() == solved


def test_a_branch_is_rebased(notes: Filtered) -> None:
    notes.git("checkout", "--quiet", "-b", "other")
    notes.save(a=PAGE.replace("r^2", "R^2"))
    notes.save(b="Two: $b$\n")
    notes.git("checkout", "--quiet", "main")
    notes.save(a=PAGE.replace("{b}", "{c}"))

    notes.git("rebase", "--quiet", "main", "other")

    assert notes.read("a.md") == PAGE.replace("{b}", "{c}").replace("r^2", "R^2")
    assert notes.read("b.md") == "Two: $b$\n"
    assert notes.status() == ""


def test_a_stash_comes_back(notes: Filtered) -> None:
    notes.write("a.md", PAGE.replace("r^2", "R^2"))

    notes.git("stash", "--quiet")
    assert notes.read("a.md") == PAGE
    notes.git("stash", "pop", "--quiet")

    assert notes.read("a.md") == PAGE.replace("r^2", "R^2")


def test_a_part_of_a_page_is_added(notes: Filtered) -> None:
    lines = "".join(f"line {number}: $x_{number}$\n\n" for number in range(20))
    notes.save(b=lines)
    changed = lines.replace("$x_1$", "$y_1$").replace("$x_18$", "$y_18$")
    notes.write("b.md", changed)

    ran = git(notes.root, "add", "-p", "b.md", given="y\nn\n")

    assert ran.code == 0, ran
    staged = latex(notes.git("cat-file", "blob", ":b.md").encode()).decode()
    assert staged == lines.replace("$x_1$", "$y_1$")
    assert notes.read("b.md") == changed
    assert notes.status().splitlines()[0] == "MM b.md"


@pytest.mark.parametrize("autocrlf", ["true", "input", "false"])
def test_line_endings_are_gits_business(tmp_path: Path, autocrlf: str) -> None:
    notes = Filtered(tmp_path / "notes")
    notes.git("config", "core.autocrlf", autocrlf)
    text = PAGE.replace("\n", "\r\n")
    notes.save(a=text)

    assert ("\r" in notes.committed("a.md")) == (autocrlf == "false")
    (notes.root / "a.md").unlink()
    notes.git("checkout", "--", "a.md")

    assert notes.read("a.md") == (PAGE if autocrlf == "input" else text)
    assert notes.status() == ""


def test_an_archive_holds_what_the_tree_shows(notes: Filtered) -> None:
    assert PAGE in notes.git("archive", "--format=tar", "HEAD", "a.md")


def test_a_wrong_formula_does_not_block_the_commit(notes: Filtered) -> None:
    notes.write("a.md", "Right $x$, wrong $\\foo$.\n")

    ran = git(notes.root, "add", "a.md")

    assert ran.code == 0
    assert ran.err.startswith("dlbuild: left as LaTeX in a.md:\na.md:1:19: \\foo is not a command that dlbuild knows")
    assert ran.err.endswith("dlbuild: drew 1 formula of a.md; to commit the drawings as well: git add formulas\n")
    staged = notes.git("cat-file", "blob", ":a.md")
    assert 'alt="x"' in staged
    assert staged.endswith(" wrong $\\foo$.\n")


def test_a_drawing_is_made_once_and_told_once(notes: Filtered) -> None:
    notes.write("b.md", "$q$, $q$\n")
    said = [git(notes.root, *words).err for words in (("add", "b.md"), ("diff",), ("status",), ("add", "b.md"))]

    assert said == ["dlbuild: drew 1 formula of b.md; to commit the drawings as well: git add formulas\n", "", "", ""]


def test_where_no_drawing_can_be_written_the_page_goes_in_as_it_is(notes: Filtered) -> None:
    notes.write("dlbuild.toml", 'formulas = "a.md"\n')
    notes.write("b.md", "$q$\n")

    ran = git(notes.root, "add", "b.md")

    assert ran.code == 0
    assert ran.err.endswith("svg: not a directory\n")
    assert notes.git("cat-file", "blob", ":b.md") == "$q$\n"


def test_a_configuration_that_makes_no_sense_is_told_and_the_page_goes_in_as_it_is(notes: Filtered) -> None:
    notes.write("dlbuild.toml", "scael = 2\n")
    notes.write("b.md", "$q$\n")

    ran = git(notes.root, "add", "b.md")

    assert ran.code == 0
    assert ran.err.startswith("dlbuild.toml:1:1: there is no option called scael [unknown-option]\n")
    assert notes.git("cat-file", "blob", ":b.md") == "$q$\n"


@pytest.mark.parametrize("data", [b"\xff $x$\n", b"", b"no formula\n", b"a\0b $5\n"])
def test_what_is_no_text_or_has_no_formulas_is_the_same_on_both_sides(notes: Filtered, data: bytes) -> None:
    notes.write("b.md", data)
    notes.git("add", "b.md")

    assert notes.git("ls-files", "-s", "b.md").split()[1] == notes.git("hash-object", "--no-filters", "b.md").strip()


def test_a_file_that_is_no_page_goes_through(notes: Filtered) -> None:
    notes.write(".gitattributes", "* filter=dlbuild\n")
    notes.write("data.txt", "$x$\n")
    notes.git("add", "data.txt")

    assert notes.git("cat-file", "blob", ":data.txt") == "$x$\n"


def test_who_calls_it_without_git_is_told(notes: Filtered) -> None:
    process = notes.start("filter")
    out, err = process.communicate()

    assert (process.returncode, out) == (2, "")
    assert err == "dlbuild: this is for git to call; dlbuild init --filter tells it to\n"


def test_drawings_that_only_commits_mention_are_kept(notes: Filtered) -> None:
    notes.git("config", "filter.dlbuild.process", f"{DLBUILD} filter")

    assert notes.run("clean") == (0, "nothing to do: no drawing is left over\n", "")
    notes.save(a="nothing\n")
    assert notes.run("clean") == (0, "removed 3 drawings\n", "")


def test_a_drawing_is_left_over_only_when_the_page_on_the_disk_has_another_formula(notes: Filtered) -> None:
    notes.git("config", "filter.dlbuild.process", f"{DLBUILD} filter")
    for tried in ("one", "two"):
        notes.write("b.md", f"${tried}$\n")
        notes.git("hash-object", "--path=b.md", "b.md")

    assert {key("one"), key("two")} < set(notes.drawings())
    assert notes.run("clean", "--check").out == f"formulas/{key('one')}.svg\nwould remove 1 drawing\n"


def test_after_a_change_of_the_configuration_pages_are_renormalized(notes: Filtered) -> None:
    before = notes.committed("a.md")
    notes.write("dlbuild.toml", "scale = 2\n")

    notes.git("add", "--renormalize", ".")

    after = notes.git("cat-file", "blob", ":a.md")
    assert after != before
    assert latex(after.encode()).decode() == PAGE == notes.read("a.md")


def test_check_takes_latex_for_built_and_asks_for_its_drawings(notes: Filtered) -> None:
    notes.git("config", "filter.dlbuild.process", f"{DLBUILD} filter")
    assert notes.run("check") == (0, "1 page, no problems\n", "")

    notes.write("a.md", PAGE + "\n$new$\n")
    assert [line for line in notes.run("check").out.splitlines() if not line.startswith(" ")] == [
        f"a.md:12:1: there is no formulas/{key('new')}.svg [missing-drawing]",
        "",
        "1 problem",
    ]
    notes.git("add", "a.md")
    assert notes.run("check").out.startswith(f"formulas/{key('new')}.svg: this drawing is not in git [untracked-draw")
    notes.git("add", "formulas")
    assert notes.run("check").code == 0


def key(latex: str) -> str:
    return store.key(latex, False, {}, Look())

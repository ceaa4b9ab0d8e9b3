"""The verbs, on real files in real repositories, with the real typesetter."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

import pytest

import dlbuild
from dlbuild.failure import RunError, UsageError
from tests.repository import Repository

PAGE = """# Energy $E$

Einstein: $E = mc^2$, and again $E = mc^2$. A price: $5.

> $$
> \\frac{a}{b}
> $$

- A list with \\(x_i\\)
  and `$code$`.

| $a$ | b |
|---|---|
| $\\vert x \\vert$ | $y$ |
"""


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    notes = Repository(tmp_path / "r")
    notes.write("notes/a.md", PAGE)
    notes.write("README.md", "[notes](notes/a.md)\n")
    notes.add()
    monkeypatch.chdir(notes.root)
    return notes


def test_a_build_draws_and_rewrites_and_a_restore_gives_every_byte_back(notes: Repository) -> None:
    before = notes.files()

    built = dlbuild.build()
    notes.add()

    assert built.problems == ()
    assert built.outcome == "written"
    assert len(built.plan.drawings) == len(notes.drawings()) == 6
    text = notes.read("notes/a.md")
    assert text.startswith("# Energy $E$\n\nEinstein: <picture>")
    assert "`$code$`" in text
    assert all(f"../formulas/{drawing}.svg" in text for drawing in notes.drawings())

    back = dlbuild.restore()

    assert back.problems == ()
    assert {name: data for name, data in notes.files().items() if name in before} == before


def test_a_second_build_changes_nothing(notes: Repository) -> None:
    dlbuild.build()
    before = notes.files()

    for _ in range(2):
        again = dlbuild.build()
        assert not again.plan
        assert again.problems == ()
    assert notes.files() == before


def test_a_fresh_clone_builds_to_nothing(notes: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dlbuild.build()
    notes.add()
    notes.git("commit", "--quiet", "-m", "all")
    notes.git("clone", "--quiet", ".", str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")

    result = dlbuild.build()

    assert not result.plan
    assert result.problems == ()


def test_restored_and_built_again_is_as_before(notes: Repository) -> None:
    dlbuild.build()
    before = notes.files()
    dlbuild.restore()

    again = dlbuild.build()

    assert again.plan.drawings == ()
    assert notes.files() == before


def test_latex_edited_in_the_page_is_drawn_and_the_old_drawing_goes(notes: Repository) -> None:
    dlbuild.build()
    before = set(notes.drawings())
    notes.write("notes/a.md", notes.read("notes/a.md").replace('alt="\\frac{a}{b}"', 'alt="\\frac{a}{c}"'))

    result = dlbuild.build()

    assert result.problems == ()
    after = set(notes.drawings())
    assert {drawing.key for drawing in result.plan.drawings} == after - before
    assert set(result.plan.removals) == before - after
    assert (len(after - before), len(before - after)) == (1, 1)
    dlbuild.restore()
    assert notes.read("notes/a.md") == PAGE.replace("{a}{b}", "{a}{c}")


def test_a_drawing_that_another_page_needs_stays(notes: Repository) -> None:
    notes.write("elsewhere/untracked.md", "$E = mc^2$\n")
    dlbuild.build("elsewhere")
    dlbuild.build()
    notes.write("notes/a.md", notes.read("notes/a.md").replace('alt="E = mc^2"', 'alt="E"'))

    result = dlbuild.build("notes")

    assert result.plan.removals == ()


def test_with_check_nothing_is_written_and_the_plan_says_what_would_be(notes: Repository) -> None:
    before = notes.files()

    result = dlbuild.build(check=True)

    assert notes.files() == before
    assert not (notes.root / ".dlbuild").exists()
    assert result.outcome == "looked"
    assert [change.page.name for change in result.plan.changes] == ["notes/a.md"]
    assert len(result.plan.drawings) == 6


def test_nothing_is_written_if_one_formula_of_one_page_is_wrong(notes: Repository) -> None:
    notes.write("notes/b.md", "$\\frac{1}$\n")
    notes.add()
    before = notes.files()

    result = dlbuild.build()

    assert notes.files() == before
    assert result.outcome == "refused"
    assert [(each.source.name, each.severity) for each in result.problems] == [("notes/b.md", "error")]


def test_keep_going_builds_what_is_right_and_leaves_what_is_wrong(notes: Repository) -> None:
    notes.write("notes/b.md", "$x$ and $\\frac{1}$ and $y$\n")
    notes.add()

    result = dlbuild.build(keep_going=True)

    text = notes.read("notes/b.md")
    assert text.count("<picture>") == 2
    assert "</picture> and $\\frac{1}$ and <picture>" in text
    (problem,) = result.problems
    assert problem.source.text == text
    assert "\\frac{1}".find(problem.source[problem.span]) >= 0
    assert result.errors == 1
    assert dlbuild.build(keep_going=True).plan.changes == ()


def test_a_drawing_that_is_lost_or_altered_is_made_again(notes: Repository) -> None:
    dlbuild.build()
    before = notes.files()
    lost, altered, *_ = notes.drawings()
    (notes.root / f"formulas/{lost}.svg").unlink()
    notes.write(f"formulas/{altered}.svg", "<svg/>")

    result = dlbuild.build()

    assert {drawing.key for drawing in result.plan.drawings} == {lost, altered}
    assert notes.files() == before


def test_a_drawing_of_another_formula_is_made_again(notes: Repository) -> None:
    dlbuild.build()
    before = notes.files()
    one, two, *_ = notes.drawings()
    notes.write(f"formulas/{one}.svg", (notes.root / f"formulas/{two}.svg").read_bytes())

    dlbuild.build()

    assert notes.files() == before


def test_a_change_of_settings_draws_all_anew(notes: Repository) -> None:
    dlbuild.build()
    before = set(notes.drawings())
    notes.write("dlbuild.toml", 'text-size = 20\nformulas = "notes/img"\nexclude = ["README.md"]\n')

    result = dlbuild.build()

    assert set(notes.drawings("notes/img")).isdisjoint(before)
    assert 'src="img/' in notes.read("notes/a.md")
    assert result.problems == ()


def test_the_configuration_says_how_dollars_are_read(notes: Repository) -> None:
    notes.write("dlbuild.toml", 'dollars = "pandoc"\n')
    notes.write("notes/a.md", "The $n$th costs US$5 and a$x$.\n")
    before = notes.files()

    dlbuild.build()

    assert notes.read("notes/a.md").count("<picture>") == 2
    assert 'alt="n"' in notes.read("notes/a.md")
    assert 'alt="5 and a"' in notes.read("notes/a.md")
    assert not dlbuild.build().plan
    dlbuild.restore()
    assert notes.files()["notes/a.md"] == before["notes/a.md"]


def test_macros_of_the_configuration_are_used(notes: Repository) -> None:
    notes.write("dlbuild.toml", "[macros]\n'\\R' = 'x^#1'\n")
    notes.write("notes/a.md", "$\\R{2}$\n")
    notes.write("notes/b.md", "$x^{2}$\n")
    notes.add()
    dlbuild.build()

    one, two = ((notes.root / f"formulas/{name}.svg").read_text() for name in notes.drawings())

    assert one.partition(' d="')[2] == two.partition(' d="')[2]


@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_endings_and_a_bom_are_kept(notes: Repository, ending: str, bom: str) -> None:
    text = bom + PAGE.replace("\n", ending)
    notes.write("notes/a.md", text)

    result = dlbuild.build()

    assert result.problems == ()
    built = notes.read("notes/a.md")
    assert built.count("<picture>") == 7
    assert built.startswith(f"{bom}# Energy")
    assert built.replace(ending, "") == built.replace("\r", "").replace("\n", "")
    dlbuild.restore()
    assert notes.read("notes/a.md") == text


@pytest.mark.parametrize(
    ("name", "src"),
    [
        ("deep/er/a b.md", "../../formulas/"),
        ("100%/ünï ☃.md", "../formulas/"),
        ("a.markdown", "formulas/"),
    ],
)
def test_references_are_relative_to_the_page(notes: Repository, name: str, src: str) -> None:
    notes.write(name, "$x$\n")
    notes.add()

    result = dlbuild.build(name)

    (drawing,) = notes.drawings()
    assert f'src="{src}{drawing}.svg"' in notes.read(name)
    assert result.problems == ()


def test_a_folder_of_drawings_with_an_odd_name_is_percent_encoded(notes: Repository) -> None:
    notes.write("dlbuild.toml", 'formulas = "my drawings/100%"\n')

    result = dlbuild.build()

    assert 'src="../my%20drawings/100%25/' in notes.read("notes/a.md")
    assert len(notes.drawings("my drawings/100%")) == 6
    assert result.problems == ()


def test_a_run_in_a_folder_below_is_about_the_whole(notes: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(notes.root / "notes")

    result = dlbuild.build("a.md")

    assert [change.page.name for change in result.plan.changes] == ["notes/a.md"]
    assert len(notes.drawings()) == 6


def test_a_page_behind_a_link_is_written_and_the_link_stays(notes: Repository) -> None:
    (notes.root / "link.md").symlink_to("notes/a.md")

    dlbuild.build("link.md")

    assert (notes.root / "link.md").is_symlink()
    assert 'src="../formulas/' in notes.read("notes/a.md")


def test_outside_git_the_folder_of_the_first_path_is_the_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = Repository(tmp_path / "plain", git=False)
    plain.write("sub/a.md", "$x$\n")
    monkeypatch.chdir(tmp_path)

    result = dlbuild.build("plain/sub")

    assert len(plain.drawings("sub/formulas")) == 1
    assert result.problems == ()
    assert dlbuild.check("plain/sub").problems == ()


def test_pages_that_are_not_utf8_are_refused_and_nothing_is_written(notes: Repository) -> None:
    notes.write("notes/b.md", b"$x$ \xff\n")
    notes.add()
    before = notes.files()

    result = dlbuild.build()

    assert notes.files() == before
    assert (result.outcome, [each.code for each in result.problems]) == ("refused", ["not-utf-8"])
    assert dlbuild.restore().outcome == "refused"
    assert dlbuild.clean().outcome == "refused"
    assert [each.code for each in dlbuild.check("notes/b.md").problems] == ["not-utf-8"]
    assert dlbuild.build(keep_going=True).outcome == "written"
    assert notes.files()["notes/b.md"] == b"$x$ \xff\n"


def test_halves_of_characters_are_refused(notes: Repository) -> None:
    # A lone surrogate, as some editors and JSON leave it: no UTF-8.
    notes.write("notes/b.md", b"$x$ \xed\xa0\x80\n")

    assert [each.code for each in dlbuild.build("notes/b.md").problems] == ["not-utf-8"]


@pytest.mark.parametrize(("call", "name"), [("write", r"formulas/[0-9a-f]{16}\.svg"), ("fsync", r"notes/a\.md")])
def test_a_full_disk_is_told_and_nothing_has_changed(
    notes: Repository, monkeypatch: pytest.MonkeyPatch, call: str, name: str
) -> None:
    before = notes.files()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, call, full)

    with pytest.raises(RunError, match=rf"^.*/{name}: no space left on device. No file was changed.$"):
        dlbuild.build()
    assert notes.files() == before
    assert not (notes.root / "formulas").exists()


def test_a_folder_that_cannot_be_written_is_told(notes: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    before = notes.files()
    opened = os.open

    def read_only(path: str | Path, flags: int, mode: int = 0o777) -> int:
        # As the kernel would for anybody but root.
        if flags & os.O_CREAT and Path(path).parent.name == "formulas":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return opened(path, flags, mode)

    monkeypatch.setattr(os, "open", read_only)

    with pytest.raises(RunError, match=r"^.*/formulas/[0-9a-f]{16}\.svg: permission denied. No file was changed.$"):
        dlbuild.build()
    assert notes.files() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="permissions do not bind root")
def test_a_folder_without_permission_is_told(notes: Repository) -> None:
    before = notes.files()
    (notes.root / "notes").chmod(0o555)
    try:
        with pytest.raises(RunError, match=r"^.*/notes/a\.md: permission denied. No file was changed.$"):
            dlbuild.build()
    finally:
        (notes.root / "notes").chmod(0o755)
    assert notes.files() == before


def test_a_page_that_changes_while_it_is_built_is_not_overwritten(
    notes: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    def save(_folders: Iterable[Path]) -> None:
        notes.write("notes/a.md", "Somebody has saved this in the meantime: $z$\n")

    # The last thing that a run does before it writes.
    monkeypatch.setattr(import_module("dlbuild.commit"), "sweep", save)

    with pytest.raises(RunError) as caught:
        dlbuild.build()

    assert str(caught.value) == (
        f"{notes.root / 'notes' / 'a.md'} was changed by something else in the meantime. "
        "Run dlbuild again. No file was changed."
    )
    assert notes.read("notes/a.md") == "Somebody has saved this in the meantime: $z$\n"
    assert notes.drawings() == []


def test_a_missing_path_is_a_mistake_of_the_caller(notes: Repository) -> None:
    with pytest.raises(UsageError, match=r"^there is no file or folder note; did you mean notes\?$"):
        dlbuild.build("note")
    assert notes.drawings() == []


def test_clean_removes_what_no_page_refers_to_and_only_that(notes: Repository) -> None:
    dlbuild.build()
    notes.write("formulas/logo.svg", "<svg/>")
    notes.write("formulas/0123456789abcdef.svg", "<svg/>")
    notes.write("notes/code.md", "`formulas/fedcba9876543210.svg`\n")
    notes.write("formulas/fedcba9876543210.svg", "<svg/>")
    before = notes.files()

    assert dlbuild.clean(check=True).plan.removals == ("0123456789abcdef",)
    assert notes.files() == before

    dlbuild.clean()

    assert before.keys() - notes.files().keys() == {"formulas/0123456789abcdef.svg"}
    assert not dlbuild.clean().plan


def test_clean_counts_pages_that_the_configuration_leaves_out(notes: Repository) -> None:
    dlbuild.build()
    notes.write("dlbuild.toml", 'notes = ["README.md"]\nexclude = ["notes"]\n')

    assert not dlbuild.clean().plan


def test_drawings_of_pages_that_a_sparse_checkout_leaves_out_are_in_use(notes: Repository) -> None:
    notes.write("kept/a.md", "$shared$\n")
    notes.write("left/b.md", "$shared$ and $alone$\n")
    notes.add()
    dlbuild.build()
    notes.add()
    notes.git("commit", "--quiet", "--message=built")
    notes.git("sparse-checkout", "set", "kept", "formulas")
    assert not (notes.root / "left").exists()
    drawings = notes.drawings()

    assert notes.run("check").code == 0
    assert not dlbuild.clean().plan
    notes.write("kept/a.md", notes.read("kept/a.md").replace('alt="shared"', 'alt="edited"'))
    dlbuild.build()

    assert set(notes.drawings()) > set(drawings)


def test_after_a_restore_all_drawings_are_orphans(notes: Repository) -> None:
    dlbuild.build()
    dlbuild.restore()

    assert len(dlbuild.clean().plan.removals) == 6
    assert notes.drawings() == []


def test_headings_are_built_on_demand_and_links_to_them_hold(notes: Repository) -> None:
    notes.write("dlbuild.toml", 'headings = "build"\n')
    notes.write("README.md", "[energy](notes/a.md#energy-e)\n")

    result = dlbuild.build()

    assert result.problems == ()
    assert notes.read("notes/a.md").startswith('# Energy <a id="energy-e" data-heading></a><picture>')
    dlbuild.restore()
    assert notes.read("notes/a.md") == PAGE


def test_a_heading_that_was_built_keeps_its_picture_and_its_anchor(notes: Repository) -> None:
    notes.write("dlbuild.toml", 'headings = "build"\n')
    dlbuild.build()
    before = notes.read("notes/a.md")
    notes.write("dlbuild.toml", "")

    assert dlbuild.build().problems == ()
    assert notes.read("notes/a.md") == before


@pytest.mark.parametrize(
    ("written", "bent"),
    [
        (' valign="-6px"', ' valign="-1px"'),
        (' align="absmiddle"', ""),
        ('.svg#dark"', '.svg"'),
        ('<img src="../formulas/', '<img src="elsewhere/'),
        ('<source media="(prefers-color-scheme: dark)"', '<source media="(prefers-color-scheme: light)"'),
    ],
)
def test_a_reference_that_was_bent_by_hand_is_made_right(notes: Repository, written: str, bent: str) -> None:
    dlbuild.build()
    before = notes.files()
    text = notes.read("notes/a.md")
    assert written in text
    notes.write("notes/a.md", text.replace(written, bent, 1))

    result = dlbuild.build()

    assert result.problems == ()
    assert notes.files() == before


def test_a_name_that_does_not_fit_its_latex_is_made_right(notes: Repository) -> None:
    dlbuild.build()
    before = notes.files()
    one, two, *_ = notes.drawings()
    notes.write("notes/a.md", notes.read("notes/a.md").replace(one, two))

    result = dlbuild.build()

    assert result.problems == ()
    assert notes.files() == before


MERGED = """# Git

$a$

<<<<<<< HEAD
$x$ and $y$
=======
$x$
>>>>>>> other
"""


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_page_in_a_failed_merge_is_left_alone(notes: Repository, ending: str) -> None:
    notes.write("notes/b.md", MERGED.replace("\n", ending))
    notes.add()
    before = notes.files()

    result = dlbuild.build()

    ((code, place),) = ((each.code, each.source[each.span]) for each in result.problems)
    assert (code, place.rstrip("\r")) == ("merge-conflict", "<<<<<<< HEAD")
    assert (result.outcome, notes.files()) == ("refused", before)
    assert [each.code for each in dlbuild.check("notes/b.md").problems] == ["merge-conflict"]
    assert [each.code for each in dlbuild.build(keep_going=True).problems] == ["merge-conflict"]
    assert notes.files()["notes/b.md"] == before["notes/b.md"]


def test_a_built_page_in_a_failed_merge_is_not_restored(notes: Repository) -> None:
    dlbuild.build()
    built = notes.read("notes/a.md")
    notes.write("notes/a.md", f"<<<<<<< HEAD\n{built}=======\n$x$\n>>>>>>> other\n")
    before = notes.files()

    result = dlbuild.restore()

    assert ([each.code for each in result.problems], result.outcome) == (["merge-conflict"], "refused")
    assert notes.files() == before


def test_marks_of_a_merge_in_code_are_an_example(notes: Repository) -> None:
    notes.write("notes/b.md", f"$x$\n\n```\n{MERGED}```\n\n>>>>>>> quote\n\nTitle\n=======\n")

    assert dlbuild.build("notes/b.md").problems == ()
    assert notes.read("notes/b.md").startswith("<picture>")

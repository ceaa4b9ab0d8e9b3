"""Which pages a run is about."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlbuild.config import Config, Project, find
from dlbuild.failure import RunError, UsageError
from dlbuild.globs import matcher
from dlbuild.pages import Page, choose, project_of, read
from dlbuild.problem import Problem
from dlbuild.report import report
from tests.repository import Repository


@pytest.fixture
def notes(tmp_path: Path) -> Repository:
    notes = Repository(tmp_path / "r")
    for name in ("README.md", "notes/a.md", "notes/deep/b.md", "notes/c.markdown", "notes/d.txt", "other/E.MD"):
        notes.write(name, "text\n")
    notes.add()
    return notes


def project(repository: Repository, base: str = ".", config: Config | None = None) -> Project:
    found = find(repository.root)
    return found._replace(base=repository.root / base, config=config or Config())


def test_without_a_path_the_pages_are_those_that_git_tracks(notes: Repository) -> None:
    notes.write("notes/new.md", "")

    pages = choose(project(notes))

    tracked = {"README.md", "notes/a.md", "notes/deep/b.md", "notes/c.markdown", "other/E.MD"}
    assert set(pages.chosen) == tracked
    assert set(pages.every) == {*tracked, "notes/new.md"}


def test_a_folder_stands_for_its_pages_those_too_that_git_does_not_track_yet(notes: Repository) -> None:
    notes.write(".gitignore", "draft*\n")
    notes.write("notes/new.md", "")
    notes.write("notes/draft.md", "")

    chosen = choose(project(notes), [notes.root / "notes"]).chosen

    assert set(chosen) == {"notes/a.md", "notes/deep/b.md", "notes/c.markdown", "notes/new.md"}


def test_a_page_that_is_named_is_taken_even_if_git_ignores_it(notes: Repository) -> None:
    notes.write(".gitignore", "draft*\n")
    page = notes.write("notes/draft.md", "")

    assert choose(project(notes), [page]).chosen == ("notes/draft.md",)


def test_a_page_that_is_named_twice_is_taken_once(notes: Repository) -> None:
    paths = [notes.root / "notes/a.md", notes.root / "notes", notes.root / "notes/../notes/a.md"]

    chosen = choose(project(notes), paths).chosen

    assert sorted(chosen) == ["notes/a.md", "notes/c.markdown", "notes/deep/b.md"]


def test_notes_narrows_folders_but_not_files(notes: Repository) -> None:
    narrow = project(notes, config=Config(notes=("notes/*.md",)))

    assert choose(narrow).chosen == ("notes/a.md",)
    assert choose(narrow, [notes.root]).chosen == ("notes/a.md",)
    assert choose(narrow, [notes.root / "README.md"]).chosen == ("README.md",)


def test_what_is_excluded_is_never_chosen_but_still_a_page(notes: Repository) -> None:
    without = project(notes, config=Config(exclude=("notes/deep", "README.md")))

    assert set(choose(without).chosen) == {"notes/a.md", "notes/c.markdown", "other/E.MD"}
    assert choose(without, [notes.root / "README.md"]).chosen == ()
    assert "README.md" in choose(without).every


def test_globs_count_from_the_folder_of_the_configuration(notes: Repository) -> None:
    inner = project(notes, "notes", Config(exclude=("deep",)))

    assert set(choose(inner).chosen) == {"notes/a.md", "notes/c.markdown"}


def test_a_link_to_a_page_is_that_page(notes: Repository, tmp_path: Path) -> None:
    (notes.root / "link.md").symlink_to("notes/a.md")
    (notes.root / "away.md").symlink_to(tmp_path)
    notes.add()

    pages = choose(project(notes))

    assert "link.md" not in pages.every
    assert "away.md" not in pages.every
    assert choose(project(notes), [notes.root / "link.md"]).chosen == ("notes/a.md",)


def test_a_link_that_leads_in_a_circle_is_no_page_and_no_bug(notes: Repository) -> None:
    before = choose(project(notes))
    (notes.root / "itself.md").symlink_to("itself.md")
    (notes.root / "there.md").symlink_to("back.md")
    (notes.root / "back.md").symlink_to("there.md")
    notes.add()

    assert choose(project(notes)) == before
    assert notes.run("build", "itself.md") == (2, "", "dlbuild: itself.md is a symbolic link that leads to nothing\n")
    assert notes.run("check", "--only", "links").code == 0


def test_names_of_all_kinds_are_read(notes: Repository) -> None:
    names = [
        "with space.md",
        "100%.md",
        "ünïcödé ☃.md",
        'quo"te.md',
        "new\nline.md",
        "-dash.md",
        os.fsdecode(b"\xff.md"),
    ]
    for name in names:
        notes.write(f"odd/{name}", "x")
    notes.add()

    assert set(choose(project(notes), [notes.root / "odd"]).chosen) == {f"odd/{name}" for name in names}


def test_without_git_every_page_below_is_one_but_for_hidden_folders(tmp_path: Path) -> None:
    plain = Repository(tmp_path / "plain", git=False)
    for name in ("a.md", "deep/b.md", ".hidden/c.md", "d.txt"):
        plain.write(name, "")

    assert choose(find(plain.root)).chosen == ("a.md", "deep/b.md")


def test_a_repository_that_git_cannot_read_is_told(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()

    with pytest.raises(RunError) as caught:
        choose(find(tmp_path))

    assert str(caught.value).startswith(f"git does not list the pages of {tmp_path}: fatal: not a git repository")


def test_without_git_installed_a_repository_is_not_guessed_at(
    notes: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")

    with pytest.raises(RunError) as caught:
        choose(project(notes))

    assert str(caught.value) == (f"git cannot be run, which lists the pages of {notes.root}: no such file or directory")


def test_a_path_that_is_not_there_names_the_nearest(notes: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(notes.root)

    with pytest.raises(UsageError, match=r"^there is no file or folder nots; did you mean notes\?$"):
        choose(project(notes), [Path("nots")])
    with pytest.raises(UsageError, match=r"^there is no file or folder notes/zzzzzz$"):
        choose(project(notes), [Path("notes/zzzzzz")])


def test_a_file_that_is_no_page_is_refused(notes: Repository) -> None:
    path = notes.root / "notes" / "d.txt"

    with pytest.raises(UsageError) as caught:
        choose(project(notes), [path])

    assert str(caught.value) == f"{path} is not a Markdown page (.md, .markdown)"


def test_a_path_outside_is_refused(notes: Repository, tmp_path: Path) -> None:
    path = Repository(tmp_path / "elsewhere").write("a.md", "")

    with pytest.raises(UsageError) as caught:
        choose(project(notes), [path])

    assert str(caught.value) == f"{path} is not in {notes.root}, which this run is about. Run dlbuild there."


def test_a_path_in_another_repository_is_about_that_one(notes: Repository, tmp_path: Path) -> None:
    path = Repository(tmp_path / "elsewhere").write("deep/a.md", "")

    assert project_of([path], notes.root).root == tmp_path / "elsewhere"
    assert project_of([notes.root / "notes" / "a.md"], notes.root / "other").root == notes.root


def test_a_path_in_a_submodule_is_about_that_one(notes: Repository) -> None:
    inner = Repository(notes.root / "deep" / "sub")
    page = inner.write("notes/a.md", "$x$\n")
    inner.add()

    assert project_of([page], notes.root).root == inner.root
    assert project_of([inner.root], notes.root).root == inner.root
    with pytest.raises(UsageError, match="Run dlbuild there"):
        choose(project(notes), [notes.root / "README.md", page])
    assert notes.run("build", "deep/sub").code == 0
    assert len(inner.drawings()) == 1
    assert not notes.drawings()


def test_outside_git_the_first_path_says_what_a_run_is_about(tmp_path: Path) -> None:
    page = Repository(tmp_path, git=False).write("deep/notes/a.md", "")

    assert project_of([page], tmp_path).root == tmp_path / "deep" / "notes"
    assert project_of([tmp_path / "deep"], tmp_path).root == tmp_path / "deep"
    assert project_of([], tmp_path).root == tmp_path


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbfx\r\ny\rz", "\U0001d400\0".encode()])
def test_a_page_is_read_as_it_is(notes: Repository, data: bytes) -> None:
    notes.write("p.md", data)

    page = read(notes.root, "p.md")

    assert isinstance(page, Page)
    assert (page.name, page.data, page.source.text.encode()) == ("p.md", data, data)


def test_a_page_that_is_not_utf8_is_told_where(notes: Repository) -> None:
    notes.write("p.md", "first é\nsecond ".encode() + b"\xe9t\xe9\n")

    problem = read(notes.root, "p.md")

    assert isinstance(problem, Problem)
    assert report([problem]) == (
        "p.md:2:8: not UTF-8: the byte 0xe9 cannot stand here [not-utf-8]\n"
        "    2 | second \ufffdt\ufffd\n"
        "      |        ^\n"
        "   help: save the file as UTF-8\n"
    )


def test_a_page_that_is_gone_is_none(notes: Repository) -> None:
    assert read(notes.root, "gone.md") is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes in folders")
def test_nobody_waits_for_a_pipe_that_is_called_like_a_page(tmp_path: Path) -> None:
    plain = Repository(tmp_path / "plain", git=False)
    plain.write("a.md", "so\n")
    os.mkfifo(plain.root / "pipe.md")

    with plain.start("check") as process:
        try:
            assert process.wait(30) == 0
        finally:
            process.kill()


def test_a_page_that_cannot_be_read_is_told(notes: Repository) -> None:
    (notes.root / "folder.md").mkdir()

    with pytest.raises(RunError, match=r"^folder\.md: is a directory$"):
        read(notes.root, "folder.md")


@pytest.mark.parametrize(
    ("glob", "matched", "not_matched"),
    [
        ("**", ["a", "a/b/c.md"], []),
        ("*.md", ["a.md", "a.md/below"], ["a/b.md", "a.markdown"]),
        ("**/*.md", ["a.md", "x/y/a.md"], ["a.txt"]),
        ("notes", ["notes", "notes/a.md", "notes/b/c.md"], ["notes2/a.md", "x/notes/a.md"]),
        ("./notes/", ["notes/a.md"], ["note/a.md"]),
        ("**/drafts", ["drafts/a.md", "x/drafts/a.md"], ["drafts.md"]),
        ("week?.md", ["week1.md"], ["week10.md", "week/.md"]),
        ("week[0-4].md", ["week1.md"], ["week5.md"]),
        ("week[!0-4].md", ["week5.md"], ["week1.md", "week/.md"]),
        ("a[b", ["a[b"], ["ab"]),
        ("a+(b).md", ["a+(b).md"], ["aab.md"]),
    ],
)
def test_a_glob_matches(glob: str, matched: list[str], not_matched: list[str]) -> None:
    pattern = matcher([glob])

    assert [name for name in matched if not pattern.fullmatch(name)] == []
    assert [name for name in not_matched if pattern.fullmatch(name)] == []


PLAIN = st.text(st.characters(blacklist_characters="/*?[", blacklist_categories=["Cs"]), min_size=1)


@given(PLAIN, PLAIN)
def test_a_glob_without_wildcards_matches_only_itself(glob: str, other: str) -> None:
    pattern = matcher([glob])

    assert pattern.fullmatch(glob)
    assert bool(pattern.fullmatch(other)) == (glob == other)


def test_no_globs_match_nothing() -> None:
    assert not matcher([]).fullmatch("")
    assert not matcher([]).fullmatch("a")


def test_a_link_that_leads_to_nothing_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to("gone.md")

    with pytest.raises(UsageError, match=r"^.*a\.md is a symbolic link that leads to nothing$"):
        project_of([tmp_path / "a.md"], tmp_path)

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from dlbuild.check.tree import branches, grow, home, is_markdown, tree_of


def git(folder: Path, *arguments: str) -> None:
    nobody = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, env={**os.environ, **nobody, **quiet}
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "trunk")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_text("# A\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    return tmp_path


def test_every_parent_of_a_file_is_a_folder() -> None:
    tree = grow(["a/b/c.md", "d.md"])
    assert tree.folders == {"", "a", "a/b"}
    assert "a/b" in tree
    assert "a/b/c.md" in tree
    assert "b" not in tree


def test_a_submodule_is_a_folder_with_unknown_things_in_it() -> None:
    tree = grow(["a.md"], submodules=["lib/other"])
    assert "lib/other" in tree
    assert "lib" in tree
    assert tree.in_submodule("lib/other/readme.md")
    assert not tree.in_submodule("lib/otherwise.md")


@pytest.mark.parametrize("name", ["a.md", "A.MD", "x/b.markdown", "c.mkd", "d.mkdn", "e.mdown", "f.mdwn", "g.Rmd"])
def test_github_renders_it_as_markdown(name: str) -> None:
    assert is_markdown(name)


@pytest.mark.parametrize("name", ["md", "a.md.txt", "a.mdx", "a.rst", "readme"])
def test_github_does_not_render_it_as_markdown(name: str) -> None:
    assert not is_markdown(name)


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/octo/notes.git",
        "https://github.com/octo/notes",
        "https://github.com/octo/notes/",
        "https://someone:secret@github.com/octo/notes.git",
        "git@github.com:octo/notes.git",
        "github.com:octo/notes",
        "ssh://git@github.com/octo/notes.git",
        "ssh://git@github.com:22/octo/notes.git",
    ],
)
def test_a_remote_says_where_the_repository_is_at_home(url: str) -> None:
    assert home(f"remote.origin.url {url}\n") == "github.com/octo/notes"


def test_origin_goes_before_other_remotes() -> None:
    fork, origin = "remote.fork.url https://github.com/a/b\n", "remote.origin.url https://github.com/c/d\n"
    assert home(fork + origin) == home(origin + fork) == "github.com/c/d"
    assert home(fork) == "github.com/a/b"
    assert home("") == ""


def test_a_remote_that_is_a_folder_is_no_home() -> None:
    assert home("remote.origin.url ../other\n") == ""


def test_the_current_and_the_default_branch_show_this_tree() -> None:
    refs = [
        "*refs/heads/topic ",
        " refs/heads/old ",
        " refs/remotes/origin/HEAD refs/remotes/origin/trunk",
        " refs/remotes/origin/trunk ",
        " refs/tags/v1 ",
    ]
    here, others = branches("\n".join(refs))
    assert here == {"HEAD", "topic", "trunk"}
    assert others == {"old", "v1"}


@pytest.mark.parametrize(
    ("refs", "default"),
    [("", "main"), (" refs/heads/master \n", "master"), (" refs/heads/main \n refs/heads/master ", "main")],
)
def test_without_a_remote_the_usual_name_is_taken(refs: str, default: str) -> None:
    assert branches(refs)[0] == {"HEAD", default}


def test_git_says_what_is_in_the_tree(repository: Path) -> None:
    (repository / "loose.md").write_text("")
    (repository / "docs/link.md").symlink_to("a.md")
    git(repository, "add", "docs")
    git(repository, "remote", "add", "origin", "https://github.com/octo/notes.git")
    (repository / "docs/a.md").unlink()

    tree = tree_of(repository, also=["drawn.svg"])

    assert tree.files == {"docs/a.md", "docs/link.md", "drawn.svg"}
    assert tree.symlinks == {"docs/link.md"}
    assert tree.home == "github.com/octo/notes"
    assert "trunk" in tree.branches
    assert tree.on_disk("loose.md")
    assert not tree.on_disk("docs/a.md")
    assert tree.is_page("docs/a.md")
    assert not tree.is_page("docs/link.md")


def test_names_that_git_would_quote_are_read_as_they_are(repository: Path) -> None:
    for name in ('qu"ote.md', "new\nline.md", "é.md"):
        (repository / name).write_text("")
    git(repository, "add", ".")
    assert tree_of(repository).files == {'qu"ote.md', "new\nline.md", "é.md", "docs/a.md"}


def test_without_git_the_disk_says_it(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_text("")
    (tmp_path / "b.md").write_text("")
    assert tree_of(tmp_path).files == {"docs/a.md", "b.md"}

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dlbuild.check.nearest import nearest, nearest_path, written
from dlbuild.check.resolve import Target, resolve
from dlbuild.check.tree import grow

# Names in git are bytes: those that are not UTF-8 are read as surrogates.
letters = st.characters(exclude_characters="/\0", exclude_categories=["Cs"])
segments = st.text(st.one_of(letters, st.sampled_from("a:%#?&'\"`()\udcff")), min_size=1, max_size=8)
paths = st.lists(segments.filter(lambda name: name not in {".", ".."}), min_size=1, max_size=4).map("/".join)


@given(paths, paths)
def test_a_link_as_it_is_suggested_leads_where_it_should(path: str, page: str) -> None:
    assert resolve(written(path, page), page, grow([])) == Target("here", path)


@given(paths, paths)
def test_a_link_as_it_is_suggested_can_stand_in_markdown(path: str, page: str) -> None:
    assert not set(written(path, page)) & set(" \t\n<>()[]\\`\"'|")


def test_nothing_is_near_to_what_is_quite_different() -> None:
    assert nearest("alpha", ["omega", "zeta"]) == ""
    assert nearest("alhpa", ["omega", "alpha"]) == "alpha"


def test_a_file_of_the_same_name_is_nearest_where_folders_agree() -> None:
    tree = grow(["a/x/readme.md", "b/y/readme.md", "b/z.md"])
    assert nearest_path("b/readme.md", tree) == "b/y/readme.md"
    assert nearest_path("README.md", tree) in {"a/x/readme.md", "b/y/readme.md"}


def test_else_a_file_with_nearly_that_name_in_the_folder_that_was_meant() -> None:
    tree = grow(["docs/guide.md", "docs/img/figure.png", "other/glide.md"])
    assert nearest_path("docs/guidde.md", tree) == "docs/guide.md"
    assert nearest_path("dosc/gude.md", tree) == "docs/guide.md"
    assert nearest_path("docs/guide", tree) == "docs/guide.md"
    assert nearest_path("docs/image", tree) == "docs/img"
    assert nearest_path("nowhere/at/all", tree) == ""

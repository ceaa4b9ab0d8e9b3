from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlbuild.check import View, check
from dlbuild.check.targets import _fault, _is_plainly_good
from dlbuild.check.tree import Tree, grow
from dlbuild.markdown.links import Link
from dlbuild.source import Span
from tests.check.notes import problems, read, told, wrong

OTHERS = {"readme.md": "# Read me\n", "docs/Guide.md": "# Guide\n\n## Next step\n", "img/p.png": "", "code.py": ""}


def tree(*, untracked: frozenset[str] = frozenset(), symlinks: tuple[str, ...] = ()) -> Tree:
    return grow(
        ["docs/page.md", *OTHERS], home="github.com/octo/notes", symlinks=symlinks, on_disk=untracked.__contains__
    )


def help_for(text: str) -> str:
    (problem,) = problems({"docs/page.md": text, **OTHERS}, tree())
    return problem.help


@pytest.mark.parametrize(
    "link",
    [
        "[a](Guide.md)",
        "[a](../readme.md)",
        "[a](/readme.md)",
        "[a](..)",
        "[a](/docs/)",
        "[a](page.md)",
        "[a](Guide.md?plain=1#L3)",
        "![a](../img/p.png?raw=true)",
        "![a](../img/p.png#gh-dark-mode-only)",
        "[a](../code.py#L1-L2)",
        "[a](../../../issues/1)",
        "[a](https://github.com/octo/notes/blob/main/docs/Guide.md#next-step)",
        "https://github.com/octo/notes/blob/main/readme.md.",
        '<img src="../img/p.png" alt="a">',
        '<video src="../img/p.png" poster="/img/p.png"></video>',
        '<picture><source srcset="../img/p.png 1x, /img/p.png 2x"><img src="../img/p.png" alt="a"></picture>',
    ],
)
def test_what_is_there_is_not_mentioned(link: str) -> None:
    assert wrong(link, others=OTHERS, tree=tree()) == []


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("[a](gone.md)", "missing-file gone.md"),
        ("[a](<gone one.md> 'title')", "missing-file gone one.md"),
        ("![a](../img)", "missing-file ../img"),
        ("[a](guide.md)", "wrong-case guide.md"),
        ("[a](../Docs)", "wrong-case ../Docs"),
        ("[a](../../readme.md)", "outside-repo ../../readme.md"),
        ("[a][r]\n\n[r]: gone.md", "missing-file gone.md"),
        ("> [a](\n> gone.md\n> 'title')", "missing-file gone.md"),
        ("[![a](../img/p.png)](gone.md)", "missing-file gone.md"),
        ("[a](Guide.md#gone)", "missing-anchor Guide.md#gone"),
        (
            "[a](https://github.com/octo/notes/blob/main/gone.md)",
            "missing-file https://github.com/octo/notes/blob/main/gone.md",
        ),
        (
            "(https://github.com/octo/notes/blob/main/gone.md)",
            "missing-file https://github.com/octo/notes/blob/main/gone.md",
        ),
        ("<https://github.com/octo/notes/raw/main/x.png>", "missing-file https://github.com/octo/notes/raw/main/x.png"),
        ('<a href="gone.md">a</a>', "missing-file gone.md"),
        ("- <img alt='a'\n  src=gone.png>", "missing-file gone.png"),
        ('<div>\n<img src="gone&amp;.png" alt="a">\n</div>', "missing-file gone&amp;.png"),
        ('<source srcset="/img/p.png, gone.png 2x">', "missing-file gone.png"),
        ('<video poster="gone.png"></video>', "missing-file gone.png"),
    ],
)
def test_what_is_not_there_is_shown_where_it_is_written(link: str, expected: str) -> None:
    assert wrong(link, others=OTHERS, tree=tree()) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "`[a](gone.md)`",
        "    [a](gone.md)",
        "```\n[a](gone.md)\n```",
        "<!-- [a](gone.md) <a href='gone.md'> -->",
        "<div>\n[a](gone.md)\n</div>",
        "<div title='<a href=gone.md>'></div>",
        r"\[a](gone.md)",
        "[unused]: gone.md",
        "a footnote that nobody sees\n\n[^1]: [a](gone.md)",
        "$[a](gone.md)$",
    ],
)
def test_what_github_does_not_make_a_link_of_is_none(text: str) -> None:
    assert not [line for line in wrong(text, others=OTHERS, tree=tree()) if line.startswith("missing")]


def test_a_file_that_git_has_not_is_untracked_even_if_the_disk_has_it() -> None:
    assert wrong("[a](new.md)", tree=tree(untracked=frozenset({"docs/new.md"}))) == ["untracked new.md"]


def test_letter_case_is_told_before_what_a_disk_says_that_does_not_tell_case() -> None:
    assert wrong("[a](guide.md)", tree=tree(untracked=frozenset({"docs/guide.md"}))) == ["wrong-case guide.md"]


def test_composed_and_decomposed_letters_are_different_names() -> None:
    text = "[a](caf\u00e9.md) [b](cafe\u0301.md)\n"
    both = problems({"docs/page.md": text, "docs/cafe\u0301.md": ""})
    assert told(both) == ["docs/page.md:1 missing-file caf\u00e9.md"]
    assert "composed" in both[0].help


def test_nothing_is_known_of_a_submodule() -> None:
    assert wrong("[a](lib/x.md#y) ![b](lib/z.png)", tree=grow(["docs/page.md"], submodules=["docs/lib"])) == []


def test_a_symbolic_link_has_no_headings() -> None:
    linked = tree(symlinks=("docs/link.md",))
    assert wrong("[a](link.md) [b](link.md#top)", tree=linked) == []
    assert wrong("[a](link.md#guide)", tree=linked) == ["missing-anchor link.md#guide"]


def test_a_page_that_is_not_checked_is_read_once_for_its_anchors() -> None:
    asked: list[str] = []

    def ask(name: str) -> None:
        asked.append(name)

    page = read("docs/page.md", "[a](Guide.md#x) [b](Guide.md#y)")
    assert check(View({"docs/page.md": page}, tree(), ask)) == ()
    assert asked == ["docs/Guide.md"]


def test_a_definition_is_wrong_once_however_often_it_is_used() -> None:
    assert wrong("[a][r] [b][r] [r]\n\n[r]: gone.md\n") == ["missing-file gone.md"]


def test_a_picture_that_is_not_there_is_told_once() -> None:
    picture = '<picture><source srcset="x.svg#dark"><img src="x.svg" alt="x"></picture>'
    assert wrong(f"A {picture}.") == ["missing-file x.svg#dark"]


@pytest.mark.parametrize(
    "link", ["#", "#top", "#Top", "page.md#", "#:~:text=words", "#here", "#user-content-here", "#one%2Dtwo", "#fin"]
)
def test_these_fragments_are_found(link: str) -> None:
    assert wrong(f'# Here\n\n<a id="fin"></a>\n\n## One-two\n\n[a]({link})\n') == []


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("#Here", "anchor-case #Here"),
        ("#Mixed", "anchor-case #Mixed"),
        ("#mixed", "missing-anchor #mixed"),
        ("#her", "missing-anchor #her"),
        ("#L3", "missing-anchor #L3"),
    ],
)
def test_letter_case_matters_to_names_set_by_hand_but_hardly_to_headings(link: str, expected: str) -> None:
    assert wrong(f'# Here\n\n<a name="Mixed"></a>\n\n[a]({link})\n') == [expected]


def test_what_works_by_grace_is_a_warning() -> None:
    found = problems({"a.md": "# Here\n\n[a](#Here) [b](#L10) [c](#gone)\n"})
    assert [problem.severity for problem in found] == ["warning", "warning", "error"]


def test_a_readme_can_link_to_the_frame_around_it() -> None:
    assert told(problems({"readme.md": "[up](#readme)", "a.md": "[up](#readme)"})) == ["a.md:1 missing-anchor #readme"]


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("[a](guide.md#next-step)", "letter case matters to git and GitHub: did you mean `Guide.md#next-step`?"),
        ("[a](readme.md)", "did you mean `../readme.md`?"),
        ("[a](../img/p.jpg)", "did you mean `../img/p.png`?"),
        ("[a](Guide)", "did you mean `Guide.md`?"),
        ("[a](../dcos/Guide.md)", "did you mean `Guide.md`?"),
        ("[a](Guide.md#next-stop)", "did you mean `Guide.md#next-step`?"),
        ("# Alpha\n\n[a](#alhpa)", "did you mean `#alpha`?"),
        ("[a](quite-another.svg)", "add the file, or take the link away"),
        ("# Alpha\n\n[a](#zzz)", "give a heading that name, or correct the link"),
    ],
)
def test_the_way_out_is_the_nearest_thing_that_is_there(text: str, advice: str) -> None:
    assert help_for(text) == advice


def test_the_anchors_of_a_folder_are_those_of_its_readme() -> None:
    others = {"lib/README.md": "# Inside\n", "bare/x.md": "# X\n"}
    good = "[a](../lib/#inside) [a](../lib#inside) [a](../lib/#readme) [a](../bare/#x) [a](../lib/)"
    assert wrong(good, others=others) == []
    assert wrong("[a](../lib/#outside)", others=others) == ["missing-anchor ../lib/#outside"]


PIECES = (
    *("a.md", "b.md", "docs", "img", "p.png", "A.md", "é", "/", "//", ".", "..", "%20", "\\", " ", "+", "&amp;"),
    *("#", "one", "One", "two-x", "#one", "#two-x", "#top", "#L1", "user-content-one"),
    *("?", "?raw=true", ":", "http:", "www.x"),
)
FOREST = {
    "docs/a.md": "# One\n\n# Two é\n\n# Two x\n\n<a id='one-more'></a>\n",
    "b.md": "# One\n",
    "docs/é/a.md": "# É\n",
}
WOOD = View(
    {name: read(name, text) for name, text in FOREST.items()},
    grow([*FOREST, "docs/b.md", "img/p.png"], home="github.com/octo/notes"),
)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join), st.sampled_from(sorted(FOREST)))
def test_what_looks_right_at_a_glance_is_right(destination: str, page: str) -> None:
    if _is_plainly_good(destination, WOOD.pages[page], page.rpartition("/")[0], WOOD):
        assert _fault(Link(destination, Span(0, 0)), page, WOOD) is None

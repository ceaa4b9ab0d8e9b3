"""Labels and references across pages, on real files, with the real typesetter."""

from __future__ import annotations

from pathlib import Path

import pytest

import dlbuild
from dlbuild.build import Result
from tests.repository import Repository

A = r"""# Loss

By \eqref{eq:loss} and $\eqref{eq:loss}$ there is a minimum, by \ref{eq:far} (see \eqref{eq:grad}) too.

$$
J = \frac{1}{m} L \label{eq:loss}
$$

- \begin{align}
  a &= b \label{eq:grad} \\
  c &= d \tag{A} \label{eq:a}
  \end{align}

Where $x \overset{\eqref{eq:far}}{=} y$ and \ref{eq:a}.
"""
B = r"""So

$$
z \label{eq:near}
$$

> $$
> y \label{eq:far}
> $$

and \eqref{eq:grad}.
"""


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    notes = Repository(tmp_path / "r")
    notes.write("a.md", A)
    notes.write("deep er/b.md", B)
    notes.add()
    monkeypatch.chdir(notes.root)
    return notes


def said(result: Result) -> list[tuple[str, int, str, str]]:
    """Return the page, line and code of each problem, and the text that it points at."""
    return [
        (each.source.name, each.source.place(each.span.start)[0], each.code, each.source[each.span])
        for each in result.problems
    ]


def test_references_become_links_and_labels_anchors(notes: Repository) -> None:
    assert dlbuild.build().problems == ()

    a, b = notes.read("a.md"), notes.read("deep er/b.md")
    assert (
        r'By [(1)](#eq-loss "\eqref{eq:loss}") and [(1)](#eq-loss "$\eqref{eq:loss}$") there is a minimum,'
        r' by [2](deep%20er/b.md#eq-far "\ref{eq:far}") (see [(2)](#eq-grad "\eqref{eq:grad}")) too.'
    ) in a
    assert r'and [A](#eq-a "\ref{eq:a}").' in a
    assert '<p align="center"><a id="eq-loss"></a><picture>' in a
    assert '<p align="center"><a id="eq-grad"></a><a id="eq-a"></a><picture>' in a
    assert r'and [(2)](../a.md#eq-grad "\eqref{eq:grad}").' in b


def test_a_restore_gives_every_byte_back_and_a_second_build_changes_nothing(notes: Repository) -> None:
    dlbuild.build()
    notes.add()
    built = notes.files()
    assert not dlbuild.build().plan
    assert dlbuild.check().problems == ()

    dlbuild.restore()
    assert (notes.read("a.md"), notes.read("deep er/b.md")) == (A, B)

    assert dlbuild.build().problems == ()
    assert notes.files() == built


def test_a_page_that_is_built_alone_is_the_same(notes: Repository) -> None:
    dlbuild.build()
    together = notes.files()
    dlbuild.restore()

    dlbuild.build("a.md")
    assert notes.read("a.md") == together["a.md"].decode()
    dlbuild.build("deep er")
    assert notes.files() == together


def test_the_number_decides_the_drawing(notes: Repository) -> None:
    dlbuild.build("a.md")
    before = notes.drawings()

    notes.write("a.md", "$$\nnew \\label{eq:new}\n$$\n\n" + notes.read("a.md"))
    result = dlbuild.build("a.md")

    assert result.problems == ()
    assert r'[(2)](#eq-loss "\eqref{eq:loss}")' in notes.read("a.md")
    # The new one, and the two that are 2 and 3 now; the formula that refers to b.md is as it was.
    assert len(result.plan.drawings) == 3
    assert len(set(before) & set(notes.drawings())) == 1


def test_a_link_to_a_page_that_was_numbered_anew_is_out_of_date(notes: Repository) -> None:
    dlbuild.build()
    notes.write("a.md", "$$\nnew \\label{eq:new}\n$$\n\n" + notes.read("a.md"))
    dlbuild.build("a.md")
    notes.add()

    ((page, line, code, text),) = said(dlbuild.check())
    assert (page, line, code) == ("deep er/b.md", 7, "out-of-date")
    assert text == r'[(2)](../a.md#eq-grad "\eqref{eq:grad}")'
    dlbuild.build()
    assert r'[(3)](../a.md#eq-grad "\eqref{eq:grad}")' in notes.read("deep er/b.md")


def test_an_undefined_label_is_told_with_the_nearest_one(notes: Repository) -> None:
    notes.write("c.md", "By \\eqref{eq:lose} and\n$x \\ref{eq:fat}$ and \\ref{nothing like it}.\n\n\\ref{a}\n")
    before = notes.files()

    result = dlbuild.build("c.md")

    assert said(result) == [
        ("c.md", 1, "undefined-label", "eq:lose"),
        ("c.md", 2, "undefined-label", "eq:fat"),
        ("c.md", 2, "undefined-label", "nothing like it"),
        ("c.md", 4, "undefined-label", "a"),
    ]
    assert [each.help for each in result.problems] == [
        "did you mean eq:loss, of a.md?",
        "did you mean eq:far, of deep er/b.md?",
        r"write \label{nothing like it} into the formula between $$ and $$ that is meant",
        "did you mean eq:a, of a.md?",
    ]
    assert notes.files() == before


def test_a_label_that_has_gone_is_told_by_check(notes: Repository) -> None:
    dlbuild.build()
    notes.write("deep er/b.md", notes.read("deep er/b.md").replace(r" \label{eq:far}", ""))

    assert said(dlbuild.build("deep er")) == []
    notes.add()
    assert said(dlbuild.check()) == [
        ("a.md", 3, "undefined-label", "eq:far"),
        ("a.md", 9, "undefined-label", "eq:far"),
    ]


def test_labels_that_are_given_twice_are_told(notes: Repository) -> None:
    notes.write("c.md", "$$a \\label{eq:x}$$\n\n$$b \\label{eq:x}$$\n\n$$c \\label{eq x}$$\n")

    result = dlbuild.build("c.md")

    assert said(result) == [
        ("c.md", 3, "duplicate-label", "eq:x"),
        ("c.md", 5, "duplicate-label", "eq x"),
    ]
    assert [each.message for each in result.problems] == [
        "a second equation with the label eq:x",
        "the labels eq x and eq:x would give one anchor, #eq-x",
    ]


def test_a_label_of_two_pages_is_found_on_ones_own_and_ambiguous_from_a_third(notes: Repository) -> None:
    notes.write("c.md", "$$c \\label{eq:loss}$$\n\n\\ref{eq:loss}\n")
    notes.write("d.md", "So \\ref{eq:loss}.\n")

    assert dlbuild.build("c.md").problems == ()
    assert notes.read("c.md").endswith('\n[1](#eq-loss "\\ref{eq:loss}")\n')
    result = dlbuild.build("d.md")
    assert said(result) == [("d.md", 1, "ambiguous-label", "eq:loss")]
    assert result.problems[0].message == "a.md and c.md both have an equation eq:loss"


def test_keep_going_leaves_what_leads_nowhere(notes: Repository) -> None:
    notes.write("c.md", "By \\eqref{eq:lose} and \\ref{eq:loss}.\n")

    result = dlbuild.build("c.md", keep_going=True)

    assert notes.read("c.md") == 'By \\eqref{eq:lose} and [1](a.md#eq-loss "\\ref{eq:loss}").\n'
    assert said(result) == [("c.md", 1, "undefined-label", "eq:lose")]


def test_pages_without_formulas_have_references_too(notes: Repository) -> None:
    notes.write("c.md", "By \\eqref{eq:loss}.\n")

    assert said(dlbuild.check("c.md")) == [("c.md", 1, "not-built", "\\eqref{eq:loss}")]
    dlbuild.build("c.md")
    assert notes.read("c.md") == 'By [(1)](a.md#eq-loss "\\eqref{eq:loss}").\n'
    dlbuild.restore("c.md")
    assert notes.read("c.md") == "By \\eqref{eq:loss}.\n"


def test_a_link_that_somebody_has_bent_is_made_straight(notes: Repository) -> None:
    dlbuild.build()
    built = notes.read("a.md")
    notes.write("a.md", built.replace("[(1)](#eq-loss", "[(7)](c.md#eq-los"))

    assert dlbuild.build().problems == ()
    assert notes.read("a.md") == built

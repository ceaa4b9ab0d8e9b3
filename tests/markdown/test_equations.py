"""Labels in a formula's LaTeX, and the numbers of a page's equations."""

from __future__ import annotations

import pytest

from dlbuild.markdown import Formula, Reference
from dlbuild.markdown.equations import anchor, marks, numbered, plain
from tests.markdown.bench import build, document


def labels(latex: str) -> list[tuple[list[str], str]]:
    """Return the labels and the tag of each equation."""
    return [([mark.label for mark in each.labels], each.tag) for each in marks(latex).equations]


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        (r"x", []),
        (r"x \label{a}", [(["a"], "")]),
        (r"x \label {a} \tag{7}", [(["a"], "7")]),
        (r"x \tag*{$\ast_{1}$} \label{ a }", [(["a"], r"$\ast_{1}$")]),
        (r"x \label{a} \label{b}", [(["a", "b"], "")]),
        (r"x % \label{a}", []),
        (r"x \label{}", []),
        (r"x \\ \label{a} y \\ z \tag{2}", [(["a"], "2")]),
        (r"\begin{align} a \label{a} \\ b \\ c \tag{2} \label{c} \end{align}", [(["a"], ""), (["c"], "2")]),
        (r"\begin{gather*} a \tag{1} \\ b \label{b} \end{gather*}", [(["b"], "")]),
        (r"\begin{align} \begin{aligned} a \\ b \end{aligned} \label{a} \end{align}", [(["a"], "")]),
        (r"\begin{align} {a \\ b} \label{a} \\ c \label{c} \end{align}", [(["a"], ""), (["c"], "")]),
        (r"\begin{equation} \begin{split} a \\ b \label{b} \end{split} \end{equation}", [(["b"], "")]),
        (r"\begin{multline} a \\ b \label{b} \tag{3} \end{multline}", [(["b"], "3")]),
        (r"\text{\label} \labelled{a} \tag", []),
    ],
)
def test_a_row_of_an_alignment_is_an_equation_and_any_other_formula_as_a_whole(
    latex: str, expected: list[tuple[list[str], str]]
) -> None:
    assert labels(latex) == expected


def test_a_label_knows_its_place() -> None:
    latex = r"\eqref{one} x \label{two}"
    found = marks(latex)

    (used,), ((two,), _) = found.used, found.equations[0]
    assert [latex[mark.start : mark.end] for mark in (used, two)] == ["one", "two"]


PAGE = r"""$$
a \label{a}
$$

So $x \label{no}$, $$y$$ and $$b \label{b}$$.

> \begin{align}
> c \label{c} \tag{A} \\
> d \label{d}
> \end{align}

<!-- dlbuild: off --> $$e \label{e}$$ <!-- dlbuild: on -->
$$f \label{f}$$
"""


def numbers(text: str) -> dict[str, str]:
    page = document(text)
    pieces: list[Formula | Reference] = [*page.formulas, *page.references]
    formulas = sorted(pieces, key=lambda formula: formula.span)
    return {each.mark.label: each.number for each in numbered(formulas)}


def test_displayed_formulas_with_labels_are_counted_in_order_but_for_those_with_tags() -> None:
    assert numbers(PAGE) == {"a": "1", "b": "2", "c": "A", "d": "3", "f": "4"}


def test_a_built_page_has_the_same_numbers() -> None:
    assert numbers(build(PAGE)) == numbers(PAGE)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("eq:loss", "eq-loss"),
        ("eqn:loss", "eq-loss"),
        ("loss", "eq-loss"),
        ("Eq:Big Loss", "eq-big-loss"),
        ("fig:1", "eq-fig-1"),
        ("größe_2", "eq-größe_2"),
        ("++", "eq-"),
    ],
)
def test_an_anchor_is_a_label_that_no_heading_has(label: str, expected: str) -> None:
    assert anchor(label) == expected


@pytest.mark.parametrize(("number", "expected"), [("3", "3"), ("$*$", "*"), (r"\textbf{A}\,2", "A,2"), (r"\ast", "")])
def test_a_tag_is_shown_without_its_latex(number: str, expected: str) -> None:
    assert plain(number) == expected

"""Which comments make a claim of which formula."""

from __future__ import annotations

import pytest

from dlbuild import markdown
from dlbuild.problem import Problem
from dlbuild.prove.claim import Claim
from dlbuild.prove.page import Found, claims
from dlbuild.source import Source

CLAIM = "<!-- prove: a = 1 -->"


def found(text: str) -> list[Found | Problem]:
    return list(claims(markdown.read(Source("a.md", text))))


@pytest.mark.parametrize(
    "text",
    [
        f"$$x = a$$\n{CLAIM}\n",
        f"$$\nx = a\n$$\n\n{CLAIM}\n",
        f"Here is $x = a$. {CLAIM}\n",
        f"Here is $x = a$\n{CLAIM}\n",
        f"> $$\n> x = a\n> $$\n> {CLAIM}\n",
        f"- $$\n  x = a\n  $$\n  {CLAIM}\n",
        f"$$x = a$$\n<!-- figure: f -->\n{CLAIM}\n",
        f"```math\nx = a\n```\n{CLAIM}\n",
    ],
)
def test_a_comment_behind_a_formula_makes_it_a_claim(text: str) -> None:
    (one,) = found(text)

    assert isinstance(one, Found)
    assert one.claim.formula.strip() == "x = a"
    assert one.claim.givens == ("a = 1",)
    assert text[one.givens[0].start :].startswith("a = 1 -->")


@pytest.mark.parametrize("text", [f"$x = a$ and `{CLAIM}`\n", f"    {CLAIM}\n", f"```\n{CLAIM}\n```\n"])
def test_code_that_shows_a_comment_makes_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", [f"{CLAIM}\n", f"$x = a$ is so. {CLAIM}\n", f"$x = a$\n\n{CLAIM}\n"])
def test_a_comment_without_a_formula_in_front_is_a_problem(text: str) -> None:
    (problem,) = found(text)

    assert isinstance(problem, Problem)
    assert problem.code == "claim-without-formula"


def test_where_dlbuild_is_off_nothing_is_claimed() -> None:
    assert found(f"<!-- dlbuild: off -->\n\n$x = a$ {CLAIM}\n") == []


def test_semicolons_part_givens_but_not_the_spaces_of_tex() -> None:
    (one,) = found("$x = a$ <!-- prove: a = 1 \\; ; ;b \\in \\mathbb{R};numeric -->\n")

    assert isinstance(one, Found)
    assert one.claim == Claim("x = a", ("a = 1 \\;", "b \\in \\mathbb{R}", "numeric"))


@pytest.mark.parametrize("label", ["\\label{one} x = 1", "x = 1"])
def test_a_formula_can_be_given_by_its_label(label: str) -> None:
    comment = "" if "label" in label else "<!-- prove: label one -->"
    text = f"$${label}$$\n{comment}\n\n$$y = x$$\n<!-- prove: z = 2; ref one -->\n"

    (one,) = found(text)

    assert isinstance(one, Found)
    assert one.claim.givens == ("z = 2", label)
    assert one.claim.whole == (1,)


def test_an_unknown_label_has_a_neighbour() -> None:
    problem = found("$$x = 1$$\n<!-- prove: label sigmoid -->\n\n$$y = x$$\n<!-- prove: ref sigmiod -->\n")[0]

    assert isinstance(problem, Problem)
    assert problem.source[problem.span] == "sigmiod"
    assert problem.help == "did you mean sigmoid?"

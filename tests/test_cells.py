"""Formulas that the bars of a table have cut are told."""

from __future__ import annotations

import pytest

from dlbuild.cells import cut
from tests.markdown.bench import build, document

HEAD = "| norm | means |\n| --- | --- |\n"


def told(text: str) -> list[str]:
    """Return the formulas that are told, as they stand in the page."""
    page = document(text)
    return [page.source[problem.span] for problem in cut(page, "github")]


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        pytest.param(HEAD + "| $|x|$ | size |\n", ["$|x|$"], id="a bar in a formula"),
        pytest.param(HEAD + "| $P(A|B)$ | $a | b$ |\n", ["$P(A|B)$", "$a | b$"], id="two of them in a row"),
        pytest.param("$P(A|B)$ | b\n--|--\n c | d\n", [], id="a row that would be the head has too many cells for one"),
        pytest.param("| $P(A|B)$ |\n|--|--|\n| c | d |\n", ["$P(A|B)$"], id="in a head"),
        pytest.param("> - | a | b |\n>   |--|--|\n>   | \\(|x|\\) | 1 |\n", [r"\(|x|\)"], id="in a list in a quote"),
        pytest.param(HEAD + "| $$|x|$$ | |\n", ["$$|x|$$"], id="in double dollars"),
        pytest.param(HEAD + "| $\\|x\\|$ | $\\vert x \\vert$ |\n", [], id="bars with backslashes are none"),
        pytest.param(HEAD + "| costs $5 | or $6 |\n", [], id="prices"),
        pytest.param(HEAD + "| `$a|b$` | |\n", [], id="code"),
        pytest.param("So $|x|$ is\na size.\n", [], id="no table"),
        pytest.param(f"<!-- dlbuild: off -->\n\n{HEAD}| $|x|$ | |\n", [], id="where dlbuild is off"),
        pytest.param(HEAD + "| $x$ | $$y$$ |\n| $P(A|B)$ | |\n", ["$P(A|B)$"], id="beside whole ones"),
    ],
)
def test_a_formula_that_is_cut_is_told(text: str, formulas: list[str]) -> None:
    assert told(text) == formulas
    assert told(build(text)) == formulas


def test_the_warning_says_what_to_write() -> None:
    (problem,) = cut(document(HEAD + "| $|x|$ | size |\n"), "github")
    assert (problem.code, problem.severity) == ("cut-formula", "warning")
    assert problem.message == "a bar ends the cell in the middle of this formula"
    assert problem.help == r"write \vert for it, or \|, which stands for a bar in a table"

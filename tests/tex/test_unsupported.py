"""What is refused with a reason: CONTRIBUTING.md says the same, and nothing of it is known after all."""

from __future__ import annotations

import re

import pytest

from dlbuild.problem import FormulaError
from dlbuild.tex.commands.arrays import ENVIRONMENTS
from dlbuild.tex.commands.unsupported import REASONS, UNSUPPORTED
from dlbuild.tex.read import parse
from tests.repository import HOUSE
from tests.tex.reading import NAMES, refusal

CONTRIBUTING = (HOUSE / "CONTRIBUTING.md").read_text(encoding="utf-8")


def _table() -> dict[str, list[str]]:
    """Return the table of CONTRIBUTING.md: names by reason, without the marks of code."""
    section = CONTRIBUTING.partition("\n## LaTeX that is refused\n")[2].partition("\n## ")[0]
    found = {}
    for line in section.splitlines():
        cells = re.split(r"(?<!\\)\|", line)[1:-1]
        if len(cells) == 2 and cells[0].strip().startswith("`"):
            reason = cells[1].strip().replace("`", "").replace("\\|", "|")
            found[reason] = re.findall(r"…|[^\s`]+", cells[0])
    return found


def _written_out(said: list[str], names: list[str]) -> list[str]:
    """Return the names that a cell stands for: dots are those between the names at both their sides."""
    if "…" not in said:
        return said
    at = said.index("…")
    first, last = names.index(said[at - 1]), names.index(said[at + 1])
    return [*said[: at - 1], *names[first : last + 1], *said[at + 2 :]]


def test_the_table_for_readers_is_the_one_that_errors_quote() -> None:
    table = _table()

    assert list(table) == [reason for reason, _ in REASONS]
    for reason, names in REASONS:
        assert _written_out(table[reason], names.split()) == names.split()


@pytest.mark.parametrize("name", sorted(UNSUPPORTED))
def test_what_is_refused_is_unknown_and_says_why(name: str) -> None:
    assert name not in NAMES
    assert name.strip("{}") not in ENVIRONMENTS
    tex = f"\\begin{name}x\\end{name}" if name.startswith("{") else f"{name}{{x}}"

    problem = refusal(tex)

    assert (problem.code, problem.help) == ("unsupported", UNSUPPORTED[name])


# Every name in KaTeX's table of supported functions (0.19) and in the maps of MathJax's TeX packages (3.2).
PUBLISHED = (HOUSE / "tests/cases/names.txt").read_text(encoding="utf-8").split()


def _code(tex: str) -> str:
    try:
        parse(tex)
    except FormulaError as error:
        return error.problem.code
    return ""


@pytest.mark.parametrize("name", PUBLISHED)
def test_every_name_that_katex_or_mathjax_knows_is_known(name: str) -> None:
    places = [f"\\begin{name}"] if name.startswith("{") else [f"{name} ", f"\\text{{{name} x}}"]

    assert not all(_code(place).startswith("unknown-") for place in places)

"""What is found, by the cases in tests/cases/markdown/found.txt."""

from __future__ import annotations

import pytest

from tests.markdown.bench import document
from tests.markdown.cases import Case, cases


@pytest.mark.parametrize("case", cases("found.txt"), ids=str)
def test_formulas_are_found_where_a_reader_would(case: Case) -> None:
    found = [
        f"{'block' if formula.block else 'display' if formula.display else 'inline'} {formula.context} "
        + formula.latex.replace("\n", "⏎")
        for formula in document(case.given).formulas
    ]
    assert found == case.expected.splitlines()

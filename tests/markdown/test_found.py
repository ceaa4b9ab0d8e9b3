"""What is found, by the cases in tests/cases/markdown/found.txt and pandoc.txt."""

from __future__ import annotations

import pytest

from dlbuild.markdown import Document, read
from dlbuild.source import Source
from tests.markdown.bench import document
from tests.markdown.cases import Case, cases


@pytest.mark.parametrize("case", cases("found.txt"), ids=str)
def test_formulas_are_found_where_a_reader_would(case: Case) -> None:
    assert told(document(case.given)) == case.expected.splitlines()


@pytest.mark.parametrize("case", cases("pandoc.txt"), ids=str)
def test_dollars_may_be_read_as_pandoc_reads_them(case: Case) -> None:
    assert told(read(Source("page.md", case.given), "pandoc")) == case.expected.splitlines()


def told(page: Document) -> list[str]:
    return [
        f"{'block' if formula.block else 'display' if formula.display else 'inline'} {formula.context} "
        + formula.latex.replace("\n", "⏎")
        for formula in page.formulas
    ]

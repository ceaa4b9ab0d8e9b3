"""The agreed tables stand on the pages with every row, and numbers stand under one another."""

import re
from pathlib import Path

import pytest

from tests.notes.pages import INDEX, PAGES, Table, latex, page, tables, wanted_tables

TABLES = wanted_tables()
NUMBER = re.compile(r"-?\d+(\.\d+)?")


@pytest.mark.parametrize("slug", TABLES)
def test_the_table_is_on_its_page_with_every_row(slug: str) -> None:
    there = tables(page(slug.split("-", maxsplit=1)[0]))
    assert TABLES[slug] in [table.unlinked() for table in there]


@pytest.mark.parametrize("path", [INDEX, *PAGES.values()], ids=lambda path: path.parent.name)
def test_every_row_is_as_long_as_its_header(path: Path) -> None:
    for table in tables(latex(path)):
        assert {len(row) for row in table.rows} == {len(table.header)} == {len(table.alignment)}


@pytest.mark.parametrize("name", PAGES)
def test_columns_of_numbers_are_aligned_on_the_right(name: str) -> None:
    assert {alignment_of_numbers(table) for table in tables(page(name))} <= {frozenset(), frozenset({"--:"})}


def alignment_of_numbers(table: Table) -> frozenset[str]:
    columns = zip(table.alignment, zip(*table.rows, strict=True), strict=True)
    return frozenset(mark for mark, cells in columns if all(NUMBER.fullmatch(cell) for cell in cells))

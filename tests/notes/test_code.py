"""The Python in the notes runs, each block alone, as a reader would paste it; its own `assert`s are the test."""

import subprocess
import sys

import pytest

from tests.notes.pages import PAGES, code_blocks, page

BLOCKS = [
    (name, number)
    for name in PAGES
    for number, code in enumerate(code_blocks(page(name), "python"))
    if not code.startswith("# not run:")  # those need a framework that is no part of this project
]


@pytest.mark.parametrize(("name", "number"), BLOCKS)
def test_the_code_block_runs(name: str, number: int) -> None:
    code = code_blocks(page(name), "python")[number]
    assert "assert" in code
    run = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("name", PAGES)
def test_the_page_has_code_to_run(name: str) -> None:
    assert [course for course, _ in BLOCKS if course == name]

"""A few drawings, kept so that a change of any byte is seen, and looked at.

`make golden` (`pytest tests/golden --renew`) draws them again; look at the difference before you commit it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from dlbuild.svg.look import Look
from dlbuild.svg.write import write
from tests.svg.pictures import CASES, Case

HERE = Path(__file__).parent


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_drawing_is_the_one_that_was_looked_at(case: Case, request: pytest.FixtureRequest) -> None:
    path = HERE / f"{case.name}.svg"
    data = write(case.picture, tex=case.tex, display=case.display, look=Look())
    if request.config.getoption("--renew"):
        path.write_bytes(data)
    assert data == path.read_bytes()


def test_no_drawing_is_left_over() -> None:
    assert {path.stem for path in HERE.glob("*.svg")} == {case.name for case in CASES}

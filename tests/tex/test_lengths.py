"""Lengths: numbers and units (TeXbook p. 57)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlbuild.tex.mlist import Space
from dlbuild.tex.read import parse
from tests.tex.reading import refusal


def _em(length: str) -> float:
    (space,) = parse(f"\\hspace{{{length}}}").mlist
    assert isinstance(space, Space)
    return space.em + space.mu / 18


@pytest.mark.parametrize(
    ("length", "points"),
    [("1pt", 1.0), ("1em", 10.0), ("18mu", 10.0), ("1pc", 12.0), ("1in", 72.27), ("2.54cm", 72.27), ("25.4mm", 72.27),
     ("72bp", 72.27), ("1157dd", 1238.0), ("65536sp", 1.0), ("1ex", 4.30555), (".5em", 5.0), ("+1pt", 1.0),
     ("-1pt", -1.0), ("- 1 pt", -1.0), ("1 true pt", 1.0), ("3pt plus 1fil", 3.0)],
)  # fmt: skip
def test_a_length_is_so_many_points(length: str, points: float) -> None:
    assert 10 * _em(length) == pytest.approx(points, rel=1e-3)


@given(st.floats(-1000, 1000).map(lambda number: f"{number:.4f}"))
def test_an_em_is_an_em(number: str) -> None:
    assert _em(f"{number}em") == pytest.approx(float(number))


@pytest.mark.parametrize("length", ["", "3", "pt", "3 apples", "1,5pt", "1e3pt", "99999pt", "9" * 400 + "pt"])
def test_what_is_no_length_is_refused(length: str) -> None:
    assert refusal(f"\\hspace{{{length}}}").code == "bad-length"


def test_a_length_without_braces_ends_after_its_unit() -> None:
    assert len(parse("\\kern3pt x").mlist) == len(parse("\\kern 3 pt x").mlist) == 2
    assert parse("\\mkern-2mux").mlist[0] == Space(mu=-2.0)

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


@pytest.mark.parametrize(
    ("tex", "same"),
    [
        (r"\fboxrule=2pt\boxed{x}", r"\setlength{\fboxrule}{2pt}\boxed{x}"),
        (r"\arraycolsep2pt\fbox{x}", r"\fbox{x}"),
        (r"\setlength\jot{2.5pt}\addtolength\jot{.5pt}\begin{split}a\end{split}", r"\begin{split}a\end{split}"),
        (r"{\fboxsep=0pt}\fbox{x}", r"{}\fbox{x}"),
        (r"\setlength{\parindent}{9pt}x", "x"),
    ],
)  # fmt: skip
def test_a_length_can_be_set_in_two_ways_and_ends_with_its_group(tex: str, same: str) -> None:
    assert parse(tex).mlist == parse(same).mlist


@pytest.mark.parametrize(
    ("tex", "other"),
    [
        (r"\fboxsep=0pt\fbox{x}", r"\fbox{x}"),
        (r"\fboxrule=2pt\boxed{x}", r"\boxed{x}"),
        (r"\jot=9pt\begin{aligned}a\\b\end{aligned}", r"\begin{aligned}a\\b\end{aligned}"),
        (r"\minCDarrowwidth=9pt\begin{CD}A@>>>B\end{CD}", r"\begin{CD}A@>>>B\end{CD}"),
        (r"\arraycolsep=9pt\begin{matrix}a&b\end{matrix}", r"\begin{matrix}a&b\end{matrix}"),
    ],
)
def test_a_length_that_is_set_is_obeyed(tex: str, other: str) -> None:
    assert parse(tex).mlist != parse(other).mlist


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (r"\hspace7ex k", r"\hspace{7ex}k"),
        (r"\mskip{10mu}b", r"\mskip10mu b"),
        (r"a\above{2pt}b", r"a\above2pt b"),
        (r"\kern {1em}x", r"\kern1em x"),
    ],
)
def test_a_length_stands_in_braces_or_not(one: str, other: str) -> None:
    assert parse(one).mlist == parse(other).mlist


def test_what_is_no_length_is_not_set() -> None:
    assert refusal(r"\setlength{x}{3pt}").code == "bad-length"
    assert refusal(r"\jot=x").code == "bad-length"

"""What LaTeX itself makes of the same formulas: every mark and every measure, to a hundredth of an em.

`contract.jsonl` has formulas of the notes, `constructs.jsonl` one or two for each construct,
`families.jsonl` each construct in odd places and with others around it; `make.py` made all three.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypedDict

import pytest

from dlbuild.typeset import typeset

# TeX rounds to scaled points and dlbuild does not; what is left of an em's hundredth is for the rule's rounding.
NEAR = 0.011


class Reference(TypedDict):
    """A formula as LaTeX set it; ems of the text size."""

    id: str
    tex: str
    display: bool
    width: float
    height: float
    depth: float
    glyphs: list[tuple[str, int, float, float, float]]
    rules: list[tuple[float, float, float, float]]


def _read(name: str) -> list[Reference]:
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


FORMULAS = [(name, formula) for name in ("contract", "constructs", "families") for formula in _read(f"{name}.jsonl")]


def _close(one: Sequence[object], other: Sequence[object]) -> bool:
    """Tell whether two marks are the same sign at the same place, or two rules the same rectangle."""
    return all(
        abs(a - b) <= NEAR if isinstance(a, float) and isinstance(b, float) else a == b
        for a, b in zip(one, other, strict=True)
    )


def _without_partner(marks: Iterable[Sequence[object]], others: Iterable[Sequence[object]]) -> list[Sequence[object]]:
    """Return the marks that have no close one of their own among the others, and the others left over."""
    rest = list(others)
    alone: list[Sequence[object]] = []
    for mark in marks:
        partner = next((other for other in rest if _close(mark, other)), None)
        if partner is None:
            alone.append(mark)
        else:
            rest.remove(partner)
    return alone + rest


@pytest.mark.parametrize("formula", [pytest.param(one, id=f"{name}-{one['id']}") for name, one in FORMULAS])
def test_every_mark_stands_where_latex_puts_it(formula: Reference) -> None:
    box = typeset(formula["tex"], display=formula["display"])

    assert _without_partner(formula["glyphs"], [mark[:5] for mark in box.glyphs]) == []
    assert _without_partner(formula["rules"], [rule[:4] for rule in box.rules]) == []
    measures = (formula["width"], formula["height"], formula["depth"])
    assert (box.width, box.height, box.depth) == pytest.approx(measures, abs=NEAR)


def test_the_comparison_sees_a_mark_that_is_moved_missing_or_another() -> None:
    here = ("cmmi10", 120, 1.0, 0.0, 1.0)

    assert _without_partner([here], [("cmmi10", 120, 1.01, 0.0, 1.0)]) == []
    assert _without_partner([here], [("cmmi10", 120, 1.012, 0.0, 1.0)]) != []
    assert _without_partner([here], [("cmmi10", 121, 1.0, 0.0, 1.0)]) != []
    assert _without_partner([here, here], [here]) == [here]
    assert _without_partner([], [here]) == [here]


def test_all_sizes_styles_and_most_faces_are_among_the_formulas() -> None:
    glyphs = [glyph for _, formula in FORMULAS for glyph in formula["glyphs"]]

    assert {size for *_, size in glyphs} == {1.0, 0.7, 0.5}
    assert {formula["display"] for _, formula in FORMULAS} == {True, False}
    faces = "cmsl10 cmbxti10 cmr10 cmmi10 cmsy10 cmex10 cmbx10 cmti10 cmss10 cmtt10 cmmib10 msam10 msbm10 eufm10 rsfs10"
    assert {face for face, *_ in glyphs} >= set(faces.split())

"""What the characters of TeX's fonts measure: the numbers of the TFM files, in ems of the design size.

Ink is not metrics: outlines carry neither italic corrections nor kerns, skews, successors or extensible
recipes, so these are a table of their own, `metrics.json`, whose first line states its source.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypedDict


class CharMetrics(NamedTuple):
    """A character's box and italic correction (TeXbook p. 441), ems."""

    width: float
    height: float
    depth: float
    italic: float


class Recipe(NamedTuple):
    """An extensible character's pieces (TeX: The Program, section 546); 0 is none."""

    top: int
    middle: int
    bottom: int
    repeated: int


@dataclass(frozen=True, slots=True)
class Face:
    """A TeX font: `params[n - 1]` is its font dimension n (σ of cmsy10, ξ of cmex10: TeXbook p. 447)."""

    name: str
    params: tuple[float, ...]
    chars: dict[int, CharMetrics]
    kerns: dict[int, dict[int, float]]
    ligatures: dict[int, dict[int, int]]
    successors: dict[int, int]
    recipes: dict[int, Recipe]
    skew: int


class _Raw(TypedDict):
    """A font as the table spells it; codes are strings, as JSON wants them."""

    params: list[float]
    chars: dict[str, list[float]]
    kern: dict[str, dict[str, float]]
    lig: dict[str, dict[str, list[int]]]
    next: dict[str, int]
    ext: dict[str, list[int]]


# Which character's kern tells how far an accent is moved (LaTeX: \skewchar of OML and OMS fonts).
_SKEW = {"cmmi10": 127, "cmmib10": 127, "cmsy10": 48, "cmbsy10": 48, "rsfs10": 127}


@cache
def _table() -> dict[str, _Raw]:
    text = Path(__file__).with_name("metrics.json").read_text(encoding="utf-8")
    table: dict[str, _Raw] = json.loads(text)
    return table


@cache
def face(name: str) -> Face:
    """Return the metrics of a TeX font; KeyError if it is not in the table."""
    raw = _table()[name]
    kerns = {int(code): {int(after): kern for after, kern in row.items()} for code, row in raw["kern"].items()}
    ligatures = {
        # Operation 0 replaces both characters, the only one that Computer Modern has.
        int(code): {int(after): made for after, (operation, made) in row.items() if not operation}
        for code, row in raw["lig"].items()
    }
    return Face(
        name,
        tuple(raw["params"]),
        {int(code): CharMetrics(*values) for code, values in raw["chars"].items()},
        kerns,
        ligatures,
        {int(code): after for code, after in raw["next"].items()},
        {int(code): Recipe(*pieces) for code, pieces in raw["ext"].items()},
        _SKEW.get(name, -1),
    )

"""A claim and the four answers to it, as values; and both as JSON, for the cache and for other processes."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, TypeAlias

from dlbuild.prove.term import Place


@dataclass(frozen=True, slots=True)
class Claim:
    """A formula that is said to be true under givens; `macros` are those of the configuration.

    `whole` are the places of givens that are not one line of the comment but another formula of the page.
    """

    formula: str
    givens: tuple[str, ...] = ()
    whole: tuple[int, ...] = ()
    macros: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Proved:
    """True, by algebra. `statements` is how many relations the formula has."""

    statements: int


@dataclass(frozen=True, slots=True)
class Holds:
    """True wherever it was tried: in so many samples, to so much of the larger side. `why` there is no proof."""

    statements: int
    samples: int
    tolerance: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class Refuted:
    """Wrong: for these values the two sides are these."""

    sign: str
    left: str
    right: str
    values: tuple[tuple[str, str], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Unclear:
    """Not understood, or not decided: what, where, and the way out."""

    message: str
    place: Place
    way_out: str = ""


Verdict: TypeAlias = "Proved | Holds | Refuted | Unclear"
_KINDS: dict[str, type[Proved | Holds | Refuted | Unclear]] = {
    kind.__name__.lower(): kind for kind in (Proved, Holds, Refuted, Unclear)
}


def verdict_to_json(verdict: Verdict) -> dict[str, Any]:
    """Return a verdict as plain data."""
    return {"answer": type(verdict).__name__.lower(), **asdict(verdict)}


def verdict_from_json(data: dict[str, Any]) -> Verdict:
    """Return the verdict that `verdict_to_json` has written. Raises KeyError or TypeError for anything else."""
    fields = dict(data)
    kind = _KINDS[fields.pop("answer")]
    if "place" in fields:
        fields["place"] = Place(*fields["place"])
    if "values" in fields:
        fields["values"] = tuple((str(name), str(value)) for name, value in fields["values"])
    return kind(**fields)


def claim_to_json(claim: Claim) -> dict[str, Any]:
    """Return a claim as plain data."""
    return asdict(claim)


def claim_from_json(data: dict[str, Any]) -> Claim:
    """Return the claim that `claim_to_json` has written."""
    macros = tuple((str(name), str(body)) for name, body in data["macros"])
    return Claim(str(data["formula"]), tuple(data["givens"]), tuple(data["whole"]), macros)

"""From a claim to a verdict: read it, try it on numbers, prove it.

Numbers come first: they are quick, and a claim that is wrong is nearly always wrong at the first sample.
"""

from __future__ import annotations

from collections.abc import Iterator

from dlbuild.problem import FormulaError
from dlbuild.prove.assertion import Assertion, assertions
from dlbuild.prove.claim import Claim, Holds, Proved, Unclear, Verdict
from dlbuild.prove.givens import sheet_of
from dlbuild.prove.placed import placed_mlist
from dlbuild.prove.statement import statements
from dlbuild.prove.term import Place, UnclearError
from dlbuild.prove.units import units_of


def decide(claim: Claim) -> Iterator[Verdict]:
    """Yield what is known of a claim: first what numbers say, then, if that can be bettered, what algebra says."""
    try:
        asserted = read(claim)
    except UnclearError as error:
        yield Unclear(error.message, error.place, error.way_out)
        return
    except FormulaError as error:
        problem = error.problem
        at = _text_of(claim, problem.source.text)
        yield Unclear(problem.message, Place(at, *problem.span), problem.help)
        return
    if not asserted:
        yield Unclear(
            "nothing here is claimed",
            Place(0, 0, len(claim.formula)),
            "what is defined alone cannot be wrong; a comment such as = 1 says what a formula without a relation is",
        )
        return
    try:
        from dlbuild.prove.numeric import tried

        verdict = tried(asserted)
    except UnclearError as error:
        yield Unclear(error.message, error.place, error.way_out)
        return
    yield verdict
    if not isinstance(verdict, Holds):
        return
    if "numeric" in asserted[0].sheet.words:
        return
    from dlbuild.prove.proof import proved

    reason = proved(asserted)
    yield Holds(verdict.statements, verdict.samples, verdict.tolerance, reason) if reason else Proved(len(asserted))


def read(claim: Claim) -> tuple[Assertion, ...]:
    """Return what a claim asserts. Raises UnclearError and FormulaError."""
    macros = dict(claim.macros)
    sheet = sheet_of(claim.givens, claim.whole, macros)
    place = Place(0, 0, len(claim.formula))
    units = units_of(placed_mlist(claim.formula, macros), place)
    units = (*sheet.beginning, *units)
    return assertions(statements(units, sheet.known, place, sheet.endings), sheet)


def _text_of(claim: Claim, text: str) -> int:
    """Return which text of a claim this is: 0 the formula, n the n-th given."""
    texts = (claim.formula, *claim.givens)
    return texts.index(text) if text in texts else 0

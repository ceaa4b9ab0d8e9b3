"""Trying a claim on numbers: samples that refute it, or make it likely."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import mpmath

from dlbuild.prove.assertion import Assertion, sizes
from dlbuild.prove.claim import Holds, Refuted, Unclear, Verdict
from dlbuild.prove.ellipses import ends_differ
from dlbuild.prove.evaluate import Evaluator
from dlbuild.prove.fields import NO_CASE, BeyondError, UndefinedError
from dlbuild.prove.floating import Floating, close
from dlbuild.prove.laws import moments
from dlbuild.prove.orders import growth, has_order, near
from dlbuild.prove.scope import Scope, outermost
from dlbuild.prove.signs import SCALES
from dlbuild.prove.solving import solutions
from dlbuild.prove.sources import WANTED, Samples
from dlbuild.prove.term import Apply, Grid, Number, Relation, Term
from dlbuild.prove.truths import contains, truth
from dlbuild.prove.updates import carried_out
from dlbuild.prove.values import Matrix, ShapeError, Value, Volume, both, is_array, said

TRIES = 120
TOLERANCE = 1e-9
ROUGH = 1e-3  # where a limit was approached and not reached
_LARGEST_EXPONENT = 100
NEAR = Fraction(1, 20)  # what \approx means between values without decimals


def tried(assertions: Sequence[Assertion]) -> Verdict:
    """Return what samples say of all assertions."""
    found = [_tried(assertion) for assertion in assertions]
    for kind in (Refuted, Unclear):
        for verdict in found:
            if isinstance(verdict, kind):
                return verdict
    holds = [verdict for verdict in found if isinstance(verdict, Holds)]
    return Holds(len(holds), min(each.samples for each in holds), max(each.tolerance for each in holds))


def _tried(assertion: Assertion) -> Verdict:
    """Return what samples say of one assertion."""
    counts = {"both": 0, "left": 0, "right": 0, "gap": 0}
    rough = False
    reason = ""
    counted = sizes(assertion.sheet, (assertion.relation, *assertion.premises, *assertion.updates))
    for number in range(TRIES):
        field = Floating()
        supply = Samples(number, field.number)
        evaluator = Evaluator(assertion.sheet, field, supply, counted)
        wrong, why = _sampled(evaluator, assertion, supply, counts)
        if wrong is not None:
            return wrong
        reason = why or reason
        rough = rough or field.rough
        if counts["both"] >= WANTED or (counts["both"] and not supply.drawn):
            break
    if counts["both"] == 0:
        return _never(assertion, counts, reason)
    if counts["gap"]:
        return Refuted(assertion.relation.sign, "a number", NO_CASE, (), assertion.relation.place)
    return Holds(1, counts["both"], ROUGH if rough else TOLERANCE)


def _sampled(
    evaluator: Evaluator, assertion: Assertion, supply: Samples, counts: dict[str, int]
) -> tuple[Verdict | None, str]:
    scope = outermost()
    try:
        if _admitted(evaluator, assertion, scope):
            return _checked(evaluator, assertion, scope, supply, counts)
    except (UndefinedError, BeyondError) as error:
        return None, str(error)
    except ShapeError as error:
        return _refuted(assertion, "no value", str(error), supply), ""
    return None, "no sample is as the givens say"


def _admitted(evaluator: Evaluator, assertion: Assertion, scope: Scope) -> bool:
    return all(bool(truth(evaluator, condition, scope)) for condition in assertion.sheet.conditions)


def _checked(
    evaluator: Evaluator, assertion: Assertion, scope: Scope, supply: Samples, counts: dict[str, int]
) -> tuple[Verdict | None, str]:
    """Look at one sample; count which sides have a value. Return a refutation, or why the sample says nothing."""
    relation = assertion.relation
    if assertion.sign == "=>":
        return _implied(evaluator, assertion, scope, supply, counts)
    if assertion.sign == "<=>":
        premise = all(_holds(evaluator, each, scope) for each in assertion.premises)
        counts["both"] += 1
        said = ("false", "true") if not premise else ("true", "false")
        return (_refuted(assertion, *said, supply) if premise != _holds(evaluator, relation, scope) else None), ""
    if has_order(relation) and relation.sign == "=":
        grown = growth(evaluator, relation, scope)
        counts["both"] += 1
        return (_refuted(assertion, shown(grown[0]), shown(grown[1]), supply) if grown else None), ""
    if has_order(relation):
        assertion = assertion._replace(relation=near(relation))
    if relation.sign not in {"in", "law"}:
        return _compared(evaluator, assertion, scope, supply, counts)
    if relation.sign == "law":
        pairs = moments(evaluator, relation, scope)
        counts["both"] += 1
        wrong = [(a, b) for a, b in pairs if not agree(evaluator, replace(relation, sign="="), a, b)]
        return (_refuted(assertion, shown(wrong[0][0]), shown(wrong[0][1]), supply) if wrong else None), ""
    value = evaluator.value(relation.left, scope)
    inside = contains(evaluator, relation.right, value, scope)
    counts["both"] += 1
    return (None if inside else _refuted(assertion, shown(value), "not in the set", supply)), ""


def _implied(
    evaluator: Evaluator, assertion: Assertion, scope: Scope, supply: Samples, counts: dict[str, int]
) -> tuple[Verdict | None, str]:
    relation, premise = assertion.relation, assertion.premises[0]
    for there in solutions(evaluator, assertion, scope):
        counts["both"] += 1
        if not _holds(evaluator, relation, there):
            return _refuted(assertion, *_shown(evaluator, relation, there), supply), ""
    if not (counts["both"] or supply.drawn) and premise.sign == "=":
        # With numbers for everything, what follows from something wrong is wrong.
        return _refuted(assertion, *_shown(evaluator, premise, scope), supply), ""
    return None, "no sample fulfils the premise"


def _compared(
    evaluator: Evaluator, assertion: Assertion, scope: Scope, supply: Samples, counts: dict[str, int]
) -> tuple[Verdict | None, str]:
    relation = assertion.relation
    apart = ends_differ(evaluator, relation, scope)
    if apart is not None:
        return _refuted(assertion, shown(apart[0]), shown(apart[1]), supply), ""
    left, missing = _side(evaluator, relation.left, scope, assertion.updates)
    right, lacking = _side(evaluator, relation.right, scope)
    counts["left"] += not missing
    counts["right"] += not lacking
    if missing or lacking:
        # Cases that leave out what the other side, and the givens, know of.
        counts["gap"] += {missing, lacking} == {"", NO_CASE}
        return None, missing or lacking
    counts["both"] += 1
    return (
        None if agree(evaluator, relation, left, right) else _refuted(assertion, shown(left), shown(right), supply)
    ), ""


def _side(evaluator: Evaluator, term: Term, scope: Scope, updates: tuple[Relation, ...] = ()) -> tuple[Value, str]:
    """Return the value of a side, or why it has none: the other may have one where this one never has."""
    try:
        return evaluator.value(term, carried_out(evaluator, updates, scope)), ""
    except UndefinedError as error:
        return None, str(error)


def _holds(evaluator: Evaluator, relation: Relation, scope: Scope) -> bool:
    if relation.sign == "in":
        return bool(contains(evaluator, relation.right, evaluator.value(relation.left, scope), scope))
    return agree(evaluator, relation, evaluator.value(relation.left, scope), evaluator.value(relation.right, scope))


def _shown(evaluator: Evaluator, relation: Relation, scope: Scope) -> tuple[str, str]:
    return shown(evaluator.value(relation.left, scope)), shown(evaluator.value(relation.right, scope))


def agree(evaluator: Evaluator, relation: Relation, left: Value, right: Value) -> bool:
    """Say whether two values are as a relation says. Raises ShapeError if they cannot be compared."""
    if type(left) is tuple or type(right) is tuple:
        if type(left) is not type(right) or len(left) != len(right):
            raise ShapeError(f"{_length(left)} on the left, {_length(right)} on the right")
        return all(agree(evaluator, relation, a, b) for a, b in zip(left, right, strict=True))
    if is_array(left) or is_array(right):
        _comparable(left, right)
        pairs = both(left, right, lambda a, b: (a, b)).entries()
    else:
        pairs = [(left, right)]
    tolerance = ROUGH if isinstance(evaluator.field, Floating) and evaluator.field.rough else TOLERANCE
    if relation.sign in {"=", "!="}:
        return all(close(a, b, tolerance) for a, b in pairs) == (relation.sign == "=")
    if relation.sign == "~":
        slack = precision(relation)
        return all(_near(a, b, slack) for a, b in pairs)
    compare = evaluator.field.compare
    return all(compare(relation.sign, a, b) or (relation.sign in {"<=", ">="} and close(a, b)) for a, b in pairs)


def _length(value: Value) -> str:
    return f"{len(value)} things" if type(value) is tuple else said(value)


def _comparable(left: Value, right: Value) -> None:
    """Refuse to compare different shapes; only 0 stands for an array of zeros."""
    shapes = [value.shape if is_array(value) else (1, 1) for value in (left, right)]
    zero = any(not is_array(value) and value == 0 for value in (left, right))
    if shapes[0] != shapes[1] and not zero:
        raise ShapeError(f"the left side is {said(left)}, the right side {said(right)}")


def precision(relation: Relation) -> Fraction | None:
    r"""Return how far `\approx` may be off: half of the last digit on the right, or else at the end of the chain.

    None if there is no numeral.
    """
    slack = _slack(relation.right)
    return _slack(relation.end) if slack is None and relation.end is not None else slack


def _slack(term: Term) -> Fraction | None:
    if isinstance(term, Number):
        half = Fraction(1, 2 * 10**term.decimals)
        # Half of a small whole number's last digit is much: two and a half is not near two.
        return min(half, term.value * NEAR) if term.value >= 1 and not term.decimals else half
    if isinstance(term, Grid):
        slacks = [_slack(cell) for row in term.rows for cell in row]
        return min((slack for slack in slacks if slack is not None), default=None) if None not in slacks else None
    if not isinstance(term, Apply):
        return None
    if term.operation in {"neg", "transpose"}:
        return _slack(term.arguments[0])
    return _scientific(term) if term.operation in {"mul", "dot"} and len(term.arguments) == 2 else None


def _scientific(term: Apply) -> Fraction | None:
    r"""Return half of the last digit of `14.5 \times 10^6` or of 14.5 million."""
    first, power = term.arguments
    if isinstance(first, Number) and isinstance(power, Number) and power.value in SCALES.values():
        return Fraction(power.value, 2 * 10**first.decimals)
    if not isinstance(first, Number) or not isinstance(power, Apply) or power.operation != "pow":
        return None
    base, exponent = power.arguments
    if not (isinstance(base, Number) and isinstance(exponent, Number) and base.value == 10):
        return None
    if exponent.value.denominator != 1 or abs(exponent.value) > _LARGEST_EXPONENT:
        return None
    return Fraction(1, 2 * 10**first.decimals) * Fraction(10) ** int(exponent.value)


def _near(left: Value, right: Value, slack: Fraction | None) -> bool:
    if slack is None:
        return bool(abs(left - right) <= abs(right) * NEAR.numerator / NEAR.denominator)
    # Somebody may have rounded a half up, or down.
    return bool(abs(left - right) <= mpmath.mpf(slack.numerator) / slack.denominator * (1 + mpmath.mpf(10) ** -9))


def _never(assertion: Assertion, counts: dict[str, int], reason: str) -> Verdict:
    """Return the verdict on what had no value in any sample."""
    relation = assertion.relation
    for side, other, term in (("left", "right", relation.right), ("right", "left", relation.left)):
        if counts[side] >= WANTED and not counts[other]:
            return Refuted(relation.sign, *_told(side, reason), (), term.place)
    way_out = r"say what its names can be, such as 0 < a < 1" if reason else ""
    return Unclear(f"in {TRIES} samples it never had a value: {reason}", relation.place, way_out)


def _told(side: str, reason: str) -> tuple[str, str]:
    return ("a number", f"no value: {reason}") if side == "left" else (f"no value: {reason}", "a number")


def _refuted(assertion: Assertion, left: str, right: str, supply: Samples) -> Refuted:
    values = tuple((key, shown(value)) for key, value in supply.drawn.items() if not key.startswith("…"))
    return Refuted(assertion.relation.sign, left, right, values, assertion.relation.place)


def shown(value: Value) -> str:
    """Return a value for people: six digits."""
    if isinstance(value, Volume):
        few = ", ".join(shown(entry) for entry in value.flat[:6])
        return f"[{few}{', …' if len(value.flat) > 6 else ''}] ({said(value)})"
    if isinstance(value, Matrix):
        rows = "; ".join(", ".join(shown(entry) for entry in row) for row in value.rows[:6])
        return f"[{rows}{'; …' if len(value.rows) > 6 else ''}]"
    if type(value) is tuple:
        return f"({', '.join(map(shown, value))})"
    if mpmath.isint(value) and abs(value) < 10**15:
        return str(int(value))
    return str(mpmath.nstr(value, 6))

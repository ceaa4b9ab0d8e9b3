"""Mutants: the notes' own claims with one wrong token each. A claim that cannot fail proves nothing."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

import mpmath

from dlbuild import markdown
from dlbuild.problem import FormulaError
from dlbuild.prove.assertion import Assertion, sizes
from dlbuild.prove.claim import Claim, Holds, Refuted
from dlbuild.prove.decide import read
from dlbuild.prove.evaluate import Evaluator
from dlbuild.prove.fields import BeyondError, UndefinedError
from dlbuild.prove.floating import Floating
from dlbuild.prove.numeric import precision, shown, tried
from dlbuild.prove.page import Found, claims
from dlbuild.prove.scope import outermost
from dlbuild.prove.sources import Samples
from dlbuild.prove.term import Name, UnclearError
from dlbuild.prove.updates import carried_out
from dlbuild.prove.values import ShapeError, each
from dlbuild.source import Source
from tests.notes.math_lists import math_list
from tests.notes.pages import PAGES, wanted, wanted_formulas

WANTED = 200
REFUTED = 0.98
INEQUALITIES = frozenset({"<", ">", "<=", ">="})
# Dots whose ends are changed may leave it open how many terms there are.
DOTS_REFUTED = 0.9
_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\s+|\d|.", re.DOTALL)
# What is written about a formula, not in it: environments, words, what stands under a brace or behind a case; and the
# sign of an indicator, which is no number, and a logarithm's name before its base, which no other function has.
_REMARKS = re.compile(
    r"\\mathbf\{1\}(?=\\)|\\log(?=_)|- \\;|\\; -|\\(?:begin|end|text|mathrm|operatorname\*?)\s*\{[^{}]*\}"
    r"|(?<=\})_\{(?:[^{}]|\{[^{}]*\})*\}|\\(?:qquad|quad|,|;)"
    r"|\\quad \(\\text\{[^()]*\)|\\xrightarrow(?:\[[^\]]*\])?\{(?:[^{}]|\{[^{}]*\})*\}"
)
_DOTS = re.compile(r"\\[cv]?dots")
_OTHERS = {
    "+": "-",
    "-": "+",
    r"\leq": r"\gt",
    r"\geq": r"\lt",
    r"\odot": "+",
    r"\sum": r"\prod",
    r"\sin": r"\cos",
    r"\cos": r"\sin",
    r"\tanh": r"\sin",
    r"\log": r"\exp",
    r"\max": r"\min",
    r"\min": r"\max",
}


class Mutant(NamedTuple):
    """A claim with one token changed: at which place, from what to what."""

    slug: str
    claim: Claim
    change: str


def proved() -> Iterator[tuple[str, Claim]]:
    """Yield the claims of the notes that are proved, with the names of their formulas."""
    verdicts: dict[str, str] = json.loads(wanted("claims.json"))
    for name, path in PAGES.items():
        slugs = {math_list(tex): slug for slug, tex in wanted_formulas(name).items()}
        for found in claims(markdown.read(Source(path.name, path.read_text(encoding="utf-8")))):
            assert isinstance(found, Found)
            slug = slugs[math_list(found.claim.formula)]
            if verdicts[slug] == "proved":
                yield slug, found.claim


def mutants(slug: str, claim: Claim) -> Iterator[Mutant]:
    """Yield a claim with a wrong sign, index, exponent, number or function, wherever something is asserted.

    But not in a name that stands alone on the left: another name there is another definition, and right.
    """
    tex = claim.formula
    relations = [assertion.relation for assertion in read(claim)]
    asserted = [relation.place for relation in relations]
    remarks = [match.span() for match in _REMARKS.finditer(tex)]
    lefts = [relation.left for relation in relations if isinstance(relation.left, Name)]
    remarks += [left.place[1:] for left in lefts if left.place.text == 0]
    bounds = [relation.place for relation in relations if relation.sign in INEQUALITIES]
    for match in _TOKEN.finditer(tex):
        inside = any(place.start <= match.start() < place.end for place in asserted)
        remark = any(start <= match.start() < end for start, end in remarks)
        other = _other(match[0])
        # With another number or sign, an inequality may say less, and be true.
        weaker = (match[0].isdigit() or match[0] in "+-") and any(
            place.start <= match.start() < place.end for place in bounds
        )
        if inside and not remark and other and not weaker:
            wrong = tex[: match.start()] + other + tex[match.end() :]
            yield Mutant(slug, replace(claim, formula=wrong), f"{match.start()}: {match[0]} -> {other}")


def _other(token: str) -> str:
    if token.isdigit():
        return str((int(token) + 1) % 10)
    return _OTHERS.get(token, "") + (" " if token[0] == "\\" else "") if token in _OTHERS else ""


def values(claim: Claim) -> list[str]:
    """Return the values of both sides of all that is asserted, in three samples; what has none says why."""
    relations = [(assertion, side) for assertion in read(claim) for side in ("left", "right")]
    return [value(assertion, side, number) for assertion, side in relations for number in range(3)]


def value(assertion: Assertion, side: str, number: int) -> str:
    field = Floating()
    counted = sizes(assertion.sheet, (assertion.relation,))
    evaluator = Evaluator(assertion.sheet, field, Samples(number, field.number), counted)
    try:
        scope = outermost() if side == "right" else carried_out(evaluator, assertion.updates, outermost())
        found = evaluator.value(getattr(assertion.relation, side), scope)
        slack = precision(assertion.relation) if assertion.relation.sign == "~" else None
        # What `\approx` rounds away is no change.
        return shown(
            each(found, lambda entry: mpmath.nint(entry * slack.denominator / slack.numerator / 2)) if slack else found
        )
    except (BeyondError, ShapeError, UnclearError, UndefinedError) as error:
        return str(error)


def changes_the_value(claim: Claim, mutant: Claim) -> bool:
    try:
        return values(claim) != values(mutant)
    except (UnclearError, FormulaError):
        return True


def is_refuted(claim: Claim) -> bool:
    try:
        asserted = read(claim)
        return bool(asserted) and isinstance(tried(asserted), Refuted)
    except (UnclearError, FormulaError):
        return False


def test_nearly_every_mutant_of_a_proved_formula_is_refuted() -> None:
    pool = [(claim, mutant) for slug, claim in proved() for mutant in mutants(slug, claim)]
    random.Random(1975).shuffle(pool)
    different = (
        mutant for claim, mutant in pool if changes_the_value(claim, mutant.claim) and not is_open(mutant.claim)
    )
    chosen = list(islice(different, WANTED))
    assert len(chosen) == WANTED

    alive = [(mutant.slug, mutant.change) for mutant in chosen if not is_refuted(mutant.claim)]

    assert len(alive) <= WANTED * (1 - REFUTED), alive


def is_open(claim: Claim) -> bool:
    """Whether dots in a sum have come to an end that does not fit: nobody can say how many terms it has, prove says."""
    try:
        read(claim)
    except UnclearError as error:
        return error.message.endswith(("these dots go on", "the signs go on"))
    except FormulaError:
        return False
    return False


def test_the_formulas_themselves_are_not() -> None:
    for slug, claim in random.Random(1975).sample(list(proved()), 30):
        assert isinstance(tried(read(claim)), Holds), slug


def test_no_mutant_of_a_formula_with_dots_is_called_true() -> None:
    pool = [
        (claim, mutant) for slug, claim in proved() if _DOTS.search(claim.formula) for mutant in mutants(slug, claim)
    ]
    different = [mutant for claim, mutant in pool if changes_the_value(claim, mutant.claim)]
    assert len(different) > 80

    alive = [mutant for mutant in different if not is_refuted(mutant.claim)]

    assert len(alive) <= len(different) * (1 - DOTS_REFUTED), alive
    assert all(is_open(mutant.claim) for mutant in alive), alive

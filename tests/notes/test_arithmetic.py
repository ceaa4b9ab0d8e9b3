"""Whatever is worked out in numbers on a page, in a line of text or in a display, comes out as the page says."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest
import sympy

from tests.notes.pages import PAGES, display_formulas, inline_formulas, page

# LaTeX that stands for arithmetic, as Python writes it. Fractions, roots and powers are read from the inside out.
SPELLINGS = {
    r"\\left(?![a-z])|\\right(?![a-z])|\\[Bb]igl?|\\[,;:!]|\\ ": " ",
    r"(?<=\d)\{,\}(?=\d{3})": "",
    r"\\cdot(?![a-z])|\\times": "*",
    r"\\%": "/100",
    r"\\log ?([\d.]+)": r"log(\1)",
    r"(?<![a-zA-Z\\])e(?=\^)": "E",
    r"\^(\d)": r"^{\1}",
}
INNERMOST = {
    r"\\[dt]?frac\{([^{}]*)\}\{([^{}]*)\}": r"((\1)/(\2))",
    r"\\sqrt\{([^{}]*)\}": r"sqrt(\1)",
    r"\^\{([^{}]*)\}": r"**(\1)",
    r"\\underbrace\{([^{}]*)\}_\{[^{}]*\}": r"(\1)",
}
ARITHMETIC = re.compile(r"(?:\d+(?:\.\d+)?|\*\*|[-+*/() ]|sqrt|log|E)+")
RELATION = re.compile(r"(\\(?:approx|neq|leq|geq|lt|gt)(?![a-zA-Z])|=)")
NEXT = re.compile(r"\\q?quad(?![a-z])|\\(?:to|[Ll]ongrightarrow|Rightarrow)(?![a-z])|,(?![^(]*\))")
LAST = re.compile(r"-?\d+(?:\.(\d+))?((?: *[*/].*)?)")


class Claim(NamedTuple):
    """Two sides of numbers and what is said of them; `tex` is the whole formula."""

    tex: str
    left: str
    relation: str
    right: str


def in_python(tex: str) -> str:
    """Return LaTeX with its arithmetic as Python writes it."""
    for pattern, python in SPELLINGS.items():
        tex = re.sub(pattern, python, tex)
    before = ""
    while tex != before:
        before = tex
        for pattern, python in INNERMOST.items():
            tex = re.sub(pattern, python, tex)
    return re.sub(r"(?<=[\d)]) *\(", "*(", tex)


def claims(tex: str) -> Iterator[Claim]:
    """Yield what a formula says of plain numbers: each two neighbouring sides without a letter."""
    for part in NEXT.split(in_python(tex)):
        sides = RELATION.split(part)
        for left, relation, right in zip(sides[::2], sides[1::2], sides[2::2], strict=False):
            if is_arithmetic(left) and is_arithmetic(right):
                yield Claim(tex, left.strip(), relation, right.strip())


def is_arithmetic(side: str) -> bool:
    return bool(re.search(r"\d", side) and ARITHMETIC.fullmatch(side) and side.count("(") == side.count(")"))


def holds(claim: Claim) -> bool:
    """Say whether a claim is true; what is nearly equal may differ in half a unit of the last digit shown."""
    left, right = (sympy.sympify(side, rational=True) for side in (claim.left, claim.right))
    difference = float(sympy.N(left - right))
    if claim.relation == r"\approx":
        return abs(difference) <= 0.501 * last_digit(claim.right)
    rounding = 1e-12 * abs(float(sympy.N(left)))
    return {
        "=": abs(difference) <= rounding,
        r"\neq": abs(difference) > rounding,
        r"\leq": difference <= rounding,
        r"\geq": difference >= -rounding,
        r"\lt": difference < 0,
        r"\gt": difference > 0,
    }[claim.relation]


def last_digit(side: str) -> float:
    """Return what one step in the last digit shown is worth: 0.01 in 3.14, ten million in 4.3 * 10**8."""
    shown = LAST.fullmatch(side)
    assert shown, f"nearly equal to {side}, which is no decimal number"
    return float(sympy.sympify(f"10**(-{len(shown[1] or '')}){shown[2]}"))


def every_claim(name: str) -> list[Claim]:
    text = page(name)
    return [claim for tex in display_formulas(text) + inline_formulas(text) for claim in claims(tex)]


@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_works_out_comes_out(name: str) -> None:
    found = every_claim(name)
    assert found
    assert [claim for claim in found if not holds(claim)] == []


@pytest.mark.parametrize(
    ("tex", "right"),
    [
        (r"12 + 4 + 4 + 1 = 21", True),
        (r"12 + 4 + 4 + 1 = 22", False),
        (r"\frac{(1.01)^{3} - (0.99)^{3}}{2 (0.01)} = 3.0001 \approx f'(1)", True),
        (r"0.3 \cdot 0.9 - (-0.8) \cdot 2 = 1.87 \neq 0", True),
        (r"1.5^{49} \approx 4.3 \cdot 10^{8}", True),
        (r"1.5^{49} \approx 4.2 \cdot 10^{8}", False),
        (r"50/1180 \approx 4.2\,\%", True),
        (r"50/1180 \approx 4.3\,\%", False),
        (r"x = 1, \qquad \sqrt{64} = 8", True),
        (r"\sqrt{64} = 7", False),
        (r"-\log 0.2 \approx 1.609", True),
        (r"120{,}422{,}400 = 28 \cdot 28 \cdot 32 \cdot 25 \cdot 192", True),
        (r"e^{-1/6} \approx 0.846", True),
        (r"0.5 + 0.2 \leq 0.7", True),
        (r"0.5 + 0.3 \leq 0.7", False),
    ],
)
def test_a_claim_is_found_and_judged(tex: str, right: bool) -> None:
    found = list(claims(tex))
    assert found
    assert all(map(holds, found)) == right


@pytest.mark.parametrize("tex", [r"\max(0, 2) = 2", r"(1, 3)(3, 7) = (1, 7)", "n = 4", r"J(0, 0) = 0", r"a^{2} = 2a"])
def test_what_is_not_arithmetic_is_no_claim(tex: str) -> None:
    assert list(claims(tex)) == []

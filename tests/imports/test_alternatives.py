"""Alternative texts that are formulas, and those that are words."""

from __future__ import annotations

import pytest

from dlbuild.imports.alternatives import formula_in
from dlbuild.imports.latex import Foreign


@pytest.mark.parametrize(
    ("alt", "formula"),
    [
        ("$x$", Foreign("x", False)),
        (" $x_1 \\$ 2$ ", Foreign("x_1 \\$ 2", False)),
        ("$$\nx\n\ny\n$$", Foreign("x\ny", True)),
        ("\\(x\\)", Foreign("x", False)),
        ("\\[x\\]", Foreign("x", True)),
        ("\\begin{align*}a &= b\\end{align*}", Foreign("\\begin{align*}a &= b\\end{align*}", True)),
        ("{\\displaystyle x}", Foreign("x")),
        ("{\\displaystyle {\\frac {a}{b}}}", Foreign("{\\frac {a}{b}}")),
        ("a formula", None),
        ("", None),
        ("$5 and $6", None),
        ("$x$ and $y$", None),
        ("$ $", None),
        ("x^2", None),
        ("{\\displaystyle a}{b}", Foreign("{\\displaystyle a}{b}")),
    ],
)
def test_delimiters_all_around_make_a_formula(alt: str, formula: Foreign | None) -> None:
    assert formula_in(alt) == formula

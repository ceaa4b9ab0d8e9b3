r"""`\ce`: braces, fractions and commands inside reactions, as mhchem translates them."""

from itertools import pairwise

import pytest

from dlbuild.problem import FormulaError
from dlbuild.typeset import typeset


def marks(tex: str) -> list[tuple[str, int, float, float]]:
    return sorted((mark.font, mark.code, round(mark.x, 3), round(mark.y, 3)) for mark in typeset(tex).glyphs)


@pytest.mark.parametrize(
    ("reaction", "meaning"),
    [
        (r"\ce{{RNA}}", r"\text{RNA}"),
        (r"\ce{{x^{2}}}", r"\mathrm{x^{2}}"),
        (r"\ce{C{\equiv}O}", r"\mathrm{C}{\equiv}\mathrm{O}"),
        (r"\ce{{\alpha_i}}", r"{\alpha_i}"),
        (r"\ce{A \over B}", r"{\mathrm{A}\over\mathrm{B}}"),
        (r"\ce{\frac{A}{B}}", r"\frac{\mathrm{A}}{\mathrm{B}}"),
        (r"\ce{\underset{a}{Fe}}", r"\underset{\mathrm{a}}{\mathrm{Fe}}"),
        (r"\ce{\color{red}{C}O}", r"\mathrm{CO}"),
        (r"\ce{A_{\color{red}x}}", r"\mathrm{A}\vphantom{A}_{x}"),
    ],
)
def test_a_reaction_is_the_mathematics_that_it_stands_for(reaction: str, meaning: str) -> None:
    assert marks(reaction) == marks(meaning)


def test_a_label_ends_at_the_first_bracket_outside_braces() -> None:
    assert len(typeset(r"\ce{A ->[{]}] B}").glyphs) == len(typeset(r"\ce{A ->[x] B}").glyphs)
    with pytest.raises(FormulaError, match="never closed"):
        typeset(r"\ce{A ->[x B}")


def test_the_dashes_of_a_broken_bond_are_apart() -> None:
    # A hyphen of cmr10 is 0.333 em wide, and has ink up to 0.276 em of that, and from 0.011 em on.
    places = [mark.x for mark in typeset(r"\tripledash").glyphs]

    assert [later - earlier > 0.276 + 0.1 for earlier, later in pairwise(places)] == [True, True]

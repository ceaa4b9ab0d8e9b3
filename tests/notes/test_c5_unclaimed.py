"""What Course 5 says in formulas that cannot be claims: each test reads the formula's own LaTeX from the page."""

import operator
import re
from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from functools import partial

import pytest

from dlbuild.prove.claim import Claim, Proved, Refuted, Verdict
from dlbuild.prove.decide import decide
from tests.notes import pages
from tests.notes.numeric import run
from tests.notes.pages import agreed, block, page

said = partial(pages.said, "c5")
Runs = Counter[tuple[str, ...]]
# The parts of a precision: a sum over the runs of words of the output, of a count of each.
SUM = r"\\sum_\{(?:\\text\{unigrams\}|n\\text\{-grams\}) \\in \\hat\{y\}\} (\\operatorname\{\S+\})\(.*?\)"


def test_the_cases_of_a_bad_translation_accuse_the_right_one() -> None:
    case = r"P\\left\(y\^\{\\ast\} \\mid x\\right\) (\\gt|\\leq) P\\left\(\\hat\{y\} \\mid x\\right\) & \\Rightarrow "
    cases: list[tuple[str, str]] = re.findall(case + r"\\text\{(.*?) is at fault\}", agreed("c5-beam-cases"))
    holds: dict[str, Callable[[float, float], bool]] = {r"\gt": operator.gt, r"\leq": operator.le}

    def accused(reference: float, output: float) -> str:
        (name,) = [name for sign, name in cases if holds[sign](reference, output)]
        return name

    search = run(block("c5", "def beam_search("))["beam_search"]
    narrow, wide = search(1)[0], search(2)[0]
    # A wider beam finds the reference; no beam would look for a reference that the network thinks less of.
    assert accused(reference=wide, output=narrow) == "beam search"
    assert accused(reference=narrow, output=wide) == "the RNN"
    assert accused(reference=wide, output=wide) == "the RNN"


def runs(text: str, n: int) -> Runs:
    words = text.lower().rstrip(".").split()
    return Counter(zip(*(words[at:] for at in range(n)), strict=False))


def precision(tex: str, output: str, n: int) -> Fraction:
    """Return what the fraction of two sums in a formula says of an output, whatever it counts above and below."""
    references = [runs(text, n) for text in re.findall(r"^- reference \d: \*(.*?)\*$", page("c5"), re.MULTILINE)]
    counts = runs(output, n)
    clipped = Counter({each: min(counts[each], max(one[each] for one in references)) for each in counts})
    totals = {r"\operatorname{Count}": counts.total(), r"\operatorname{Count_{clip}}": clipped.total()}
    above, below = re.findall(SUM, tex)
    return Fraction(totals[above], totals[below])


def test_the_precision_of_single_words_is_the_fraction_of_the_formula() -> None:
    tex = agreed("c5-bleu-unigram")
    (output,) = said(r"The output \*((?:the ?)+)\* scores")
    above, below = re.findall(r"= \\frac\{(\d+)\}\{(\d+)\}$", tex)[0]
    assert precision(tex, output, 1) == Fraction(int(above), int(below))


@pytest.mark.parametrize("n", [1, 2, 3, 4])
def test_the_precision_of_runs_of_words_is_that_of_the_text(n: int) -> None:
    tex = agreed("c5-bleu-ngram")
    (output,) = said(r"The output \*([a-z ]+)\* has six")
    assert tex.startswith("p_n =")
    assert precision(tex, output, n) == Fraction(said(rf"\$p_{n} = (\d/\d)\$(?:, \$p_{n + 1}| and \$p_4|\. It has)")[0])


def glove(change: Callable[[str], str]) -> Verdict:
    """Return what is decided of the cost of GloVe with a vocabulary of two words, changed in some way."""
    cost = agreed("c5-glove").removeprefix(r"\min \; ").replace("10000", "2")
    givens = (
        *(r"X_{ij} = \exp(2 i + j)", r"f(x) = \log x", "b_i = i", "b_j' = 10 j", "J := 5751"),
        *(r"\theta_i = \begin{bmatrix} i \\ 1 \end{bmatrix}", r"e_j = \begin{bmatrix} 2 \\ j \end{bmatrix}"),
    )
    return list(decide(Claim("J = " + change(cost), givens)))[-1]


def test_glove_minimises_the_weighted_squares_of_what_the_products_miss() -> None:
    assert agreed("c5-glove").startswith(r"\min \; ")
    # 3 * 11² + 4 * 21² + 5 * 12² + 6 * 22², by hand: the products are the logarithms, so the biases are the errors.
    assert isinstance(glove(lambda tex: tex), Proved)


@pytest.mark.parametrize(
    ("token", "wrong"),
    [
        (r"- \log", r"+ \log"),
        ("b_j'", "b_i'"),
        ("^{2}", "^{3}"),
        ("X_{ij}", "X_{ji}"),
        ("+ b_i", "- b_i"),
        ("^{T}", ""),
    ],
)
def test_a_wrong_token_in_the_cost_of_glove_is_seen(token: str, wrong: str) -> None:
    assert token in agreed("c5-glove")
    assert isinstance(glove(lambda tex: tex.replace(token, wrong)), Refuted)

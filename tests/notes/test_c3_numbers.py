"""What Course 3 says in numbers, worked out again from the page's own formulas, tables and code."""

import re
from collections.abc import Callable

import numpy as np
import pytest
import sympy

from tests.notes import pages
from tests.notes.numeric import Array, numbers, run
from tests.notes.pages import agreed, block, page, table

TEXT = page("c3")


def columns(slug: str) -> list[dict[str, str]]:
    """Return the columns behind the first one, each as a map from the name of the row to the cell."""
    found = table(slug)
    return [{row[0]: row[place] for row in found.rows} for place in range(1, len(found.header))]


def said(pattern: str) -> list[float]:
    """Return the numbers in the one place of the page that the pattern fits."""
    return numbers(" ".join(pages.said("c3", pattern)))


@pytest.fixture(scope="module")
def cost() -> Callable[[Array, Array], float]:
    """Return the page's own function for the cost of several tasks."""
    found: Callable[[Array, Array], float] = run(block("c3", "def cost"))["cost"]
    return found


# Week 1


def test_the_mixed_levers_reach_everything_and_each_moves_both() -> None:
    bodies = re.findall(r"\\begin\{bmatrix\}([-\d.& \\]*)\\end\{bmatrix\}", agreed("c3-car-mixed"))
    mixed, plain = (
        np.array([[float(cell) for cell in row.split("&")] for row in body.split(r"\\")]) for body in bodies
    )
    assert np.linalg.det(mixed) == pytest.approx(said(r"= (1\.\d+) \\neq 0\$")[0])
    assert mixed[0] @ mixed[1] == pytest.approx(said(r"with dot product .*? = (-?[\d.]+)\$")[0])
    assert np.all(mixed != 0)
    assert np.array_equal(plain, np.eye(2))
    assert mixed @ [1, 0] == pytest.approx(said(r"move the first lever by ([\d.]+) .*? the second by (\d+)"))


def expressions(slug: str) -> list[sympy.Expr]:
    """Return the parts that a formula sets equal, in counts of true and false positives and false negatives."""
    tp, fp, fn = sympy.symbols("TP FP FN", positive=True)
    names = {"TP": tp, "FP": fp, "FN": fn, "P": tp / (tp + fp), "R": tp / (tp + fn), "F_1": 2 * tp / (2 * tp + fp + fn)}
    text = re.sub(r"\\left|\\right|\\,", "", agreed(slug))
    while r"\frac" in text:
        text = re.sub(r"\\frac\{([^{}]*)\}\{([^{}]*)\}", r"((\1)/(\2))", text)
    text = re.sub(r"(?<=[\w)]) +(?=[\w(])", "*", text)
    return [sympy.sympify(part, locals=names) for part in text.split("=")]


@pytest.mark.parametrize("slug", ["c3-precision", "c3-recall", "c3-f1", "c3-f1-reciprocal"])
def test_the_two_sides_are_equal_for_all_counts(slug: str) -> None:
    first, *others = expressions(slug)
    assert others
    assert [sympy.simplify(first - other) for other in others] == [0] * len(others)


def test_the_classifiers_have_the_harmonic_mean_of_their_precision_and_recall() -> None:
    for row in table("c3-tab-f1-example").rows:
        precision, recall, mean = (numbers(cell)[0] for cell in row[1:])
        assert round(2 * precision * recall / (precision + recall), 1) == mean


def test_the_averages_over_the_markets_choose_what_the_text_chooses() -> None:
    rows = table("c3-tab-geography").rows
    for row in rows:
        assert sum(map(float, row[1:5])) / 4 == float(row[5])
    (chosen,) = re.findall(r"says which one to go on with: (\w)\.", TEXT)
    assert min(rows, key=lambda row: float(row[5]))[0] == chosen


def test_the_best_of_the_fast_enough_wins() -> None:
    (limit,) = numbers(agreed("c3-satisficing"))
    passed = [row for row in table("c3-tab-satisficing").rows if numbers(row[2])[0] <= limit]
    (chosen,) = re.findall(r"no longer counts: (\w) wins", TEXT)
    assert max(passed, key=lambda row: numbers(row[1]))[0] == chosen
    assert len(passed) == 2


def test_weights_change_the_order_of_the_two_algorithms() -> None:
    harmless, indecent = (numbers(part)[0] for part in re.findall(r"(\d+) & \\text", agreed("c3-clf-error-weights")))
    size, bad = said(r"dev set of (\d+) pictures, (\d+) of them indecent")
    plain = {row[0]: numbers(row[1])[0] / 100 for row in table("c3-tab-two-algorithms").rows}
    mistakes, passed, others = said(r"A makes (\d+) mistakes, and (\d+) of .*? B makes (\d+) harmless")
    total = harmless * (size - bad) + indecent * bad
    assert (mistakes / size, others / size) == (plain["A"], plain["B"])
    errors = [(mistakes - passed + indecent * passed) / total, others / total]
    assert [round(100 * error, 1) for error in errors] == said(
        r"\\approx ([\d.]+)\\,\\%\$ for A .*?approx ([\d.]+)\\,\\%"
    )
    assert errors[0] > errors[1]


@pytest.mark.parametrize(
    ("slug", "human"),
    [("c3-tab-avoidable-bias", "human"), ("c3-tab-human-levels", "human (range of definitions)"),
     ("c3-tab-surpassing", "team of people")],
)  # fmt: skip
def test_the_gaps_are_differences_and_the_larger_one_is_worked_on(slug: str, human: str) -> None:
    for column in columns(slug):
        train, dev, variance = (float(column[name]) for name in ("training error", "dev error", "variance"))
        biases = [train - level for level in numbers(column[human])]
        assert dev - train == pytest.approx(variance)
        if min(biases) < 0:
            assert column["avoidable bias"] == "unknown"
        else:
            assert numbers(column["avoidable bias"]) == pytest.approx(sorted(biases))
            verdicts = {"bias" if bias > variance else "variance" for bias in biases}
            assert verdicts == {column.get("work on", *verdicts)}


# Week 2


def test_the_ceiling_leaves_the_share_of_the_other_mistakes() -> None:
    _, *examples = agreed("c3-ceiling").split(r"\qquad")
    for example in examples:
        error, one, count, looked_at, left = numbers(example)
        assert error * (one - count / looked_at) == pytest.approx(left)
    shares = [numbers(cell)[0] for cell in table("c3-tab-error-analysis").rows[-1][1:-1]]
    assert [sum(shares)] == said(r"last line add up to (\d+)%")
    error, share, gain = said(r"dogs at best \$(\d+) \\cdot (0\.\d+) = ([\d.]+)\$ points")
    assert (100 * share, error * share) == pytest.approx((shares[0], gain))


def test_the_parts_of_the_dev_error_make_the_whole() -> None:
    for column in columns("c3-tab-label-errors"):
        error, labels, others, share = (numbers(cell)[0] for cell in column.values())
        assert labels + others == pytest.approx(error)
        assert 100 * labels / error == pytest.approx(share)


def test_every_picture_of_the_cat_app_is_in_one_set() -> None:
    app, web = said(r"has ([\d,]+) blurred pictures .*? and ([\d,]+) sharp pictures")
    train, dev, test = re.split(r"\\qquad|\\\\", agreed("c3-data-split"))
    from_web, from_app, together = numbers(train)
    assert from_web + from_app == together
    assert (from_web, from_app + numbers(dev)[0] + numbers(test)[0]) == (web, app)
    size, part, whole, expected = numbers(agreed("c3-shuffle-share"))
    assert (size, part, whole) == (numbers(dev)[0], app, app + web)
    assert round(size * part / whole) == expected
    assert [size - expected] == said(r"The other (\d+) are web pictures")


def test_the_large_gaps_name_the_main_problem() -> None:
    for column in columns("c3-tab-mismatch-cases"):
        train, train_dev, dev = (float(column[f"{name} error"]) for name in ("training", "training-dev", "dev"))
        gaps = {"bias": train, "variance": train_dev - train, "mismatch": dev - train_dev}
        named = set(re.findall("bias|variance|mismatch", column["main problem"]))
        assert {name for name, gap in gaps.items() if gap > 5} == named


def test_the_gaps_of_the_mirror_are_those_of_its_table() -> None:
    general, mirror = ([numbers(cell)[0] for cell in column.values()] for column in columns("c3-tab-mismatch-general"))
    human, trained, new = general
    assert [trained, human, trained - human] == said(r"crosses bias, here \$(\d+) - (\d+) = (\d+)\$")
    assert [new, trained, new - trained] == said(r"variance, \$(\d+) - (\d+) = (\d+)\$\.")
    assert [mirror[2], new, mirror[2] - new] == said(r"It is negative, \$(\d+) - (\d+) = (-\d+)\$")
    assert len(set(mirror)) == 1


def test_the_cost_of_four_tasks_is_the_sum_of_their_costs(cost: Callable[[Array, Array], float]) -> None:
    rng = np.random.default_rng(1)
    z = rng.normal(size=(4, 6))
    y = (rng.random((4, 6)) < 0.5).astype(np.float64)
    p = 1 / (1 + np.exp(-z))
    assert cost(z, y) == pytest.approx(sum(-np.mean(np.log(np.where(y[j] == 1, p[j], 1 - p[j]))) for j in range(4)))


def test_the_slope_of_the_cost_is_prediction_minus_label_where_there_is_one(
    cost: Callable[[Array, Array], float],
) -> None:
    rng = np.random.default_rng(2)
    z = rng.normal(size=(4, 6))
    y = np.where(rng.random((4, 6)) < 0.7, rng.integers(0, 2, size=(4, 6)), np.nan)
    step, slopes = 1e-5, np.zeros_like(z)
    for place in np.ndindex(z.shape):
        shift = np.zeros_like(z)
        shift[place] = step
        slopes[place] = (cost(z + shift, y) - cost(z - shift, y)) / (2 * step)
    assert slopes == pytest.approx(np.where(np.isnan(y), 0, 1 / (1 + np.exp(-z)) - y) / 6, abs=1e-9)

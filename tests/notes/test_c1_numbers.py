"""What Course 1 says in numbers, worked out again from the page's own formulas, tables and code."""

import ast
import math
import re
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pytest

from tests.notes.numeric import Array, matrices, numbers, run, sigmoid, slope
from tests.notes.pages import (
    beginning,
    code_blocks,
    page,
    table,
    wanted_formulas,
)

TEXT = page("c1")
formula = partial(beginning, "c1")


def last_numbers(tex: str) -> list[float]:
    r"""Return the number at the end of each part of a formula that `\quad` or the end of a line divides."""
    return [numbers(part)[-1] for part in re.split(r"\\quad|\\\\", tex)]


def curvature(f: Callable[[float], float], at: float, step: float = 1e-4) -> float:
    return (f(at + step) - 2 * f(at) + f(at - step)) / step**2


def cross_entropy(a: float, y: float) -> float:
    return -(y * math.log(a) + (1 - y) * math.log(1 - a))


@pytest.fixture(scope="module")
def code() -> dict[str, Any]:
    """Run the page's own code and return what it defines: its two ways to the gradient."""
    blocks = [run(code) for code in code_blocks(TEXT, "python") if "def lr_grad" in code]
    return {name: value for names in blocks for name, value in names.items() if name.startswith("lr_grad")}


@pytest.fixture
def data() -> tuple[Array, float, Array, Array]:
    rng = np.random.default_rng(7)
    return rng.normal(size=(5, 1)), 0.3, rng.normal(size=(5, 11)), (rng.random((1, 11)) < 0.5).astype(float)


def test_the_unit_of_week_1_gives_what_the_text_says() -> None:
    said = re.search(r"weight \$w = (.*?)\$ and bias \$b = (.*?)\$, (.*?)\n", TEXT)
    assert said
    w, b = float(said[1]), float(said[2])
    inputs, sums, outputs = (
        [float(number) for number in re.findall(pattern, said[3])]
        for pattern in (r"x = ([\d.]+)", r"\(0, (-?[\d.]+)\)", r"\) = ([\d.]+)")
    )
    assert sums == [w * x + b for x in inputs]
    assert outputs == [max(0, z) for z in sums]
    assert len(inputs) == 2


def test_an_unrolled_picture_is_as_long_as_its_factors_say() -> None:
    product, length = formula("n_x = ").split("=")[1:]
    assert math.prod(numbers(product)) == float(length)
    assert numbers(product) == [64, 64, 3]


@pytest.mark.parametrize("z", [-3.0, -0.7, 0.0, 0.2, 5.0])
def test_the_sigmoid_has_the_symmetry_and_the_slope_that_the_page_states(z: float) -> None:
    a = sigmoid(z)
    assert sigmoid(-z) == pytest.approx(1 - a)
    assert slope(sigmoid, z) == pytest.approx(a * (1 - a), abs=1e-9)
    assert math.exp(-z) / (1 + math.exp(-z)) ** 2 == pytest.approx(a * (1 - a))


def test_one_vector_of_parameters_gives_what_weights_and_bias_give(data: tuple[Array, float, Array, Array]) -> None:
    w, b, x, _ = data
    theta = np.vstack([[[b]], w])
    x_with_one = np.vstack([np.ones((1, 11)), x])
    np.testing.assert_allclose(theta.T @ x_with_one, w.T @ x + b)


@pytest.mark.parametrize("y", [0, 1])
@pytest.mark.parametrize("z", [-4.0, -1.0, 0.0, 0.3, 3.0])
def test_the_cross_entropy_bends_upwards_everywhere(z: float, y: int) -> None:
    a = sigmoid(z)
    assert curvature(lambda at: cross_entropy(sigmoid(at), y), z) == pytest.approx(a * (1 - a), abs=1e-6)


@pytest.mark.parametrize("z", [-4.0, -1.0, 0.0, 0.3, 3.0])
def test_the_squared_error_bends_down_where_the_prediction_is_bad(z: float) -> None:
    assert r"$a (1 - a)^{2} (3a - 1)$" in TEXT
    a = sigmoid(z)
    assert curvature(lambda at: (sigmoid(at) - 1) ** 2 / 2, z) == pytest.approx(
        a * (1 - a) ** 2 * (3 * a - 1), abs=1e-6
    )


def test_the_loss_of_somebody_who_cannot_decide_is_log_2() -> None:
    assert r"\log 2 \approx 0.693" in TEXT
    assert cross_entropy(0.5, 0) == cross_entropy(0.5, 1) == pytest.approx(0.693, abs=5e-4)


@pytest.mark.parametrize("y", [0.0, 0.4, 1.0])
@pytest.mark.parametrize("z", [-2.0, 0.0, 1.5])
def test_the_error_is_prediction_minus_label(z: float, y: float) -> None:
    a = sigmoid(z)
    assert slope(lambda at: cross_entropy(at, y), a) == pytest.approx(-y / a + (1 - y) / (1 - a), rel=1e-6)
    assert slope(lambda at: cross_entropy(sigmoid(at), y), z) == pytest.approx(a - y, abs=1e-8)


def test_the_table_of_derivatives_holds_to_the_digits_shown() -> None:
    functions: dict[str, Callable[[float], float]] = {
        "$3a$": lambda a: 3 * a,
        "$a^{2}$": lambda a: a**2,
        "$a^{3}$": lambda a: a**3,
        r"$\log a$": math.log,
    }
    derivatives: dict[str, Callable[[float], float]] = {
        "$3$": lambda _: 3,
        "$2a$": lambda a: 2 * a,
        "$3a^{2}$": lambda a: 3 * a**2,
        r"$\frac{1}{a}$": lambda a: 1 / a,
    }
    for name, derivative, place, *shown in table("c1-tab-derivatives").rows:
        f, a = functions[name], float(place)
        worked_out = [f(a), f(a + 0.001), slope(f, a)]
        digits = [len(number.partition(".")[2]) for number in shown]
        assert [f"{value:.{n}f}" for value, n in zip(worked_out, digits, strict=True)] == shown
        assert derivatives[derivative](a) == pytest.approx(slope(f, a))


def test_the_first_graph_has_the_derivatives_that_nudges_find() -> None:
    by_c, by_d, by_a, by_b = last_numbers(formula(r"\frac{\partial e}{\partial c}"))
    assert slope(lambda c: c * 2, 3) == pytest.approx(by_c)
    assert slope(lambda d: 3 * d, 2) == pytest.approx(by_d)
    assert slope(lambda a: (a + 1) * (1 + 1), 2) == pytest.approx(by_a)
    assert slope(lambda b: (2 + b) * (b + 1), 1) == pytest.approx(by_b)
    nudged = (2 + 1.001) * (1.001 + 1)
    assert f"$e = {nudged:.6f}$" in TEXT


def test_the_second_graph_has_the_derivatives_that_nudges_find() -> None:
    def cost(a: float, b: float, c: float) -> float:
        return 3 * (a + b * c)

    by_v, by_u, by_a, by_b, by_c = last_numbers(formula(r"\frac{d J}{d v}"))
    assert cost(5, 3, 2) == 33
    assert slope(lambda v: 3 * v, 11) == pytest.approx(by_v)
    assert slope(lambda u: 3 * (5 + u), 6) == pytest.approx(by_u)
    assert slope(lambda a: cost(a, 3, 2), 5) == pytest.approx(by_a)
    assert slope(lambda b: cost(5, b, 2), 3) == pytest.approx(by_b)
    assert slope(lambda c: cost(5, 3, c), 2) == pytest.approx(by_c)


def test_the_step_by_hand_ends_where_the_text_says() -> None:
    dz = sigmoid(0) - 1
    w1, w2, b = -1 * dz, -2 * dz, -dz
    assert (w1, w2, b) == (0.5, 1, 0.5)
    assert r"$\sigma(3) \approx 0.953$" in TEXT
    assert sigmoid(w1 * 1 + w2 * 2 + b) == pytest.approx(0.953, abs=5e-4)


def test_the_loops_and_the_arrays_of_the_page_agree(
    code: dict[str, Any], data: tuple[Array, float, Array, Array]
) -> None:
    for slow, fast in zip(code["lr_grad_loop"](*data), code["lr_grad"](*data), strict=True):
        np.testing.assert_allclose(slow, fast)


def test_the_gradients_of_the_page_are_the_slopes_of_its_cost(
    code: dict[str, Any], data: tuple[Array, float, Array, Array]
) -> None:
    w, b, x, y = data
    _, dw, db = code["lr_grad"](*data)

    def cost(weights: Array, bias: float) -> float:
        return float(code["lr_grad"](weights, bias, x, y)[0])

    step = 1e-5
    nudges = step * np.eye(5)[:, :, np.newaxis]
    by_w = [(cost(w + nudge, b) - cost(w - nudge, b)) / (2 * step) for nudge in nudges]
    np.testing.assert_allclose(dw[:, 0], by_w, rtol=1e-7)
    assert db == pytest.approx(slope(lambda bias: cost(w, bias), b), rel=1e-7)


def test_the_cost_is_minus_the_mean_log_likelihood(
    code: dict[str, Any], data: tuple[Array, float, Array, Array]
) -> None:
    w, b, x, y = data
    cost, _, _ = code["lr_grad"](*data)
    probability = 1 / (1 + np.exp(-(w.T @ x + b)))
    of_the_labels = np.where(y == 1, probability, 1 - probability)
    assert math.log(np.prod(of_the_labels)) == pytest.approx(-11 * cost)


@pytest.mark.parametrize("slug", ["c1-broadcast-row", "c1-broadcast-col"])
def test_the_sums_of_matrices_are_what_numpy_makes_of_them(slug: str) -> None:
    left, right, total = matrices(formula(wanted_formulas("c1")[slug][:40]))
    assert left.shape != right.shape
    np.testing.assert_array_equal(left + right, total)


def test_the_rules_of_broadcasting_are_numpys() -> None:
    shapes = {"$(m, n)$": (4, 3), "$(1, n)$": (1, 3), "$(m, 1)$": (4, 1), "number": (), "$(n, m)$": (3, 4)}
    for left, right, result in table("c1-tab-broadcast-rules").rows:
        pair = shapes[left], shapes[right.split("$,")[0].removesuffix("$") + "$" * right.startswith("$")]
        if result == "error":
            with pytest.raises(ValueError, match="broadcast"):
                np.broadcast_shapes(*pair)
        else:
            assert np.broadcast_shapes(*pair) == shapes[result.split("$,")[0].removesuffix("$") + "$"]


def test_the_sums_and_shares_of_the_calories_follow_from_the_table() -> None:
    kcal = np.array([[float(cell) for cell in row[1:]] for row in table("c1-tab-calories").rows])
    sums = re.search(r"column sums are (.*?)\. ", TEXT)
    shares = re.search(r"among them (.*?) per cent", TEXT)
    assert sums
    assert shares
    np.testing.assert_allclose(numbers(sums[1]), kcal.sum(axis=0))
    np.testing.assert_allclose(numbers(shares[1]), np.round(100 * kcal[0] / kcal.sum(axis=0), 1))


def test_the_table_of_vectors_has_the_shapes_that_numpy_reports() -> None:
    for expression, shape, transposed, product in table("c1-tab-rank1").rows:
        vector = np.zeros([int(length) for length in numbers(expression)])
        assert vector.shape == ast.literal_eval(shape.strip("`"))
        assert vector.T.shape == ast.literal_eval(transposed.strip("`"))
        assert np.dot(vector, vector.T).shape == (() if product == "a number" else ast.literal_eval(product.strip("`")))

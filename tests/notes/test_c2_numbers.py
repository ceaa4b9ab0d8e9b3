"""What Course 2 says in numbers, worked out again from the page's own formulas, tables and code."""

import itertools
import math
import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from tests.notes import pages
from tests.notes.numeric import Array, logistic, matrices, numbers, run, slopes
from tests.notes.pages import agreed, code_blocks, page, table

TEXT = page("c2")


def said(pattern: str) -> list[float]:
    """Return the numbers in the one place of the page that the pattern fits."""
    return numbers(" ".join(pages.said("c2", pattern)))


@pytest.fixture(scope="module")
def code() -> dict[str, Any]:
    """Run the page's own code and return the functions and classes that it defines."""
    blocks = [run(code) for code in code_blocks(TEXT, "python") if "# not run" not in code]
    return {name: value for names in blocks for name, value in names.items() if callable(value)}


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(7)


# Week 1


def test_the_parts_of_a_split_make_a_whole_and_the_dev_set_has_its_share() -> None:
    for row in table("c2-tab-splits").rows:
        size, train, dev, test, examples = (numbers(cell)[0] for cell in row)
        assert train + dev + test == pytest.approx(100)
        assert examples == pytest.approx(size * dev / 100)


def test_the_table_of_errors_names_what_the_two_gaps_say() -> None:
    header, (_, *train), (_, *dev) = table("c2-tab-bias-variance").header[1:], *table("c2-tab-bias-variance").rows
    gaps = []
    for name, at_train, at_dev in zip(header, train, dev, strict=True):
        bias, variance = numbers(at_train)[0], numbers(at_dev)[0] - numbers(at_train)[0]
        gaps += [bias, variance]
        high = name if name.startswith("high") else ""
        assert (bias > 5, variance > 5) == ("bias" in high, "variance" in high)
    assert gaps[:6] == said(r"the bias is (.*?); in the second they are (.*?), in the third (.*?)\. ")


def test_the_norms_are_sums_products_and_traces(rng: np.random.Generator) -> None:
    w, matrix = rng.normal(size=(5, 1)), rng.normal(size=(4, 3))
    assert (w.T @ w).item() == pytest.approx(np.sum(w**2)) == pytest.approx(np.linalg.norm(w) ** 2)
    assert np.sum(np.abs(w)) == pytest.approx(np.linalg.norm(w[:, 0], 1))
    assert np.trace(matrix.T @ matrix) == pytest.approx(np.linalg.norm(matrix, "fro") ** 2)


def test_the_penalty_adds_its_share_to_the_gradient_of_every_layer(rng: np.random.Generator) -> None:
    m, lambd = 7, 0.7
    x, y = rng.normal(size=(3, m)), (rng.random((1, m)) < 0.5).astype(float)
    w1, w2 = rng.normal(size=(4, 3)), rng.normal(size=(1, 4))

    def cost() -> float:
        a2 = logistic(w2 @ np.tanh(w1 @ x))
        loss = -(y * np.log(a2) + (1 - y) * np.log(1 - a2))
        return float(np.sum(loss) / m + lambd / (2 * m) * (np.sum(w1**2) + np.sum(w2**2)))

    a1 = np.tanh(w1 @ x)
    dz2 = logistic(w2 @ a1) - y
    dz1 = w2.T @ dz2 * (1 - a1**2)
    np.testing.assert_allclose(slopes(cost, w2), dz2 @ a1.T / m + lambd / m * w2, rtol=1e-6, atol=1e-9)
    np.testing.assert_allclose(slopes(cost, w1), dz1 @ x.T / m + lambd / m * w1, rtol=1e-6, atol=1e-9)


def test_the_penalty_first_shrinks_the_weights_and_then_makes_the_old_step(rng: np.random.Generator) -> None:
    alpha, lambd, m, factor = said(
        r"With \$\\alpha = (.*?)\$, \$\\lambda = (.*?)\$ and \$m = (.*?)\$ the factor is (.*?)\. "
    )
    assert factor == pytest.approx(1 - alpha * lambd / m)
    w, from_backprop = rng.normal(size=(2, 4, 3))
    np.testing.assert_allclose(
        w - alpha * (from_backprop + lambd / m * w), factor * w - alpha * from_backprop, rtol=1e-12
    )
    base, steps, left = said(r"\$(0\.999)\^\{(1000)\} \\approx (0\.\d+)\$")
    assert base == factor
    assert base**steps == pytest.approx(left, abs=5e-3)


@pytest.mark.parametrize("z", [0.01, 0.1, 0.3])
def test_tanh_is_a_straight_line_but_for_a_cube_and_a_fifth_power(z: float) -> None:
    assert abs(math.tanh(z) - (z - z**3 / 3)) < z**5
    assert abs(math.tanh(z) - z) == pytest.approx(z**3 / 3, rel=0.1)


def test_the_values_of_tanh_in_the_text_are_right() -> None:
    for place, value in re.findall(r"\\tanh\((\d[\d.]*)\) \\approx (0\.\d+)", TEXT):
        assert f"{math.tanh(float(place)):.{len(value) - 2}f}" == value


def test_dropout_leaves_the_expected_activation_as_it_is() -> None:
    units, keep, silent = said(r"Take a layer of (\d+) units and \$p = (.*?)\$\. On average (\d+) units")
    assert silent == pytest.approx(units * (1 - keep))
    a = np.array([0.3, -1.2, 2.0])
    expected = sum(
        math.prod(keep if kept else 1 - keep for kept in mask) * np.array(mask) * a / keep
        for mask in itertools.product((0, 1), repeat=3)
    )
    np.testing.assert_allclose(expected, a)


def test_the_weight_matrices_of_the_dropout_table_fit_together() -> None:
    shapes = [numbers(cell) for cell in table("c2-tab-keep-prob").column("weight matrix")]
    inputs, *layers = said(r"For a network with (\d+) inputs and layers of (.*?) units")
    assert [rows for rows, _ in shapes] == layers
    assert [columns for _, columns in shapes] == [inputs, *layers[:-1]]
    weights = [float(cell) for cell in table("c2-tab-keep-prob").column("weights")]
    assert weights == [rows * columns for rows, columns in shapes]
    kept = [float(cell) for cell in table("c2-tab-keep-prob").column("keep_prob")]
    assert kept.index(min(kept)) == weights.index(max(weights))


def test_normalised_features_have_mean_zero_and_variance_one(rng: np.random.Generator) -> None:
    x = rng.normal(3, np.array([[5.0], [0.1]]), size=(2, 400))
    x = x - x.mean(axis=1, keepdims=True)
    x = x / np.sqrt(np.mean(x * x, axis=1, keepdims=True))
    np.testing.assert_allclose(x.mean(axis=1), 0, atol=1e-12)
    np.testing.assert_allclose(x.var(axis=1), 1)


def test_a_product_of_many_matrices_explodes_or_vanishes() -> None:
    for matrix in matrices(agreed("c2-exploding")):
        (factor,) = set(np.diag(matrix))
        power, mantissa, exponent = said(rf"\${factor}\^\{{(\d+)\}} \\approx ([\d.]+) \\cdot 10\^\{{(-?\d+)\}}\$")
        x = np.ones((2, 1))
        for _ in range(int(power)):
            x = matrix @ x
        np.testing.assert_allclose(x, factor**power)
        assert f"{mantissa}e{exponent:+03.0f}" == f"{factor**power:.1e}"


@pytest.mark.parametrize("n", [2, 5, 9])
def test_weights_of_variance_1_over_n_keep_the_size_of_the_inputs(n: int, rng: np.random.Generator) -> None:
    x = rng.normal(size=n)
    x /= np.sqrt(np.mean(x**2))
    signs = np.array(list(itertools.product((-1, 1), repeat=n)))  # every weight is a root of 1/n, up or down
    z = signs @ x / math.sqrt(n)
    assert np.mean(z) == pytest.approx(0, abs=1e-12)
    assert np.mean(z**2) == pytest.approx(1)
    assert np.mean(np.maximum(0, math.sqrt(2) * z) ** 2) == pytest.approx(1)  # ReLU, with twice the variance


def test_only_the_factor_2_carries_a_signal_through_fifty_relu_layers(code: dict[str, Any]) -> None:
    small, right, large = (code["mean_square_after"](50, factor) for factor in (1, 2, 4))
    assert small < 1e-12
    assert 0.1 < right < 10
    assert large > 1e12


def test_the_two_sided_difference_of_the_cube_is_the_better_one() -> None:
    above, power, below, _, _, step, two_sided, _, slope = numbers(agreed("c2-two-sided-example").split("qquad")[1])
    assert (above**power - below**power) / (2 * step) == pytest.approx(two_sided)
    (one_sided, error, _) = said(
        r"one-sided quotient is (.*?)\. Its error of (.*?) is three hundred times the (.*?) of"
    )
    assert (above**power - 1) / step == pytest.approx(one_sided)
    assert one_sided - slope == pytest.approx(error) == pytest.approx(301 * (two_sided - slope))


@pytest.mark.parametrize("f", [math.exp, math.sin, math.cosh])
def test_halving_the_step_halves_one_error_and_quarters_the_other(f: Callable[[float], float]) -> None:
    def errors(step: float) -> tuple[float, float]:
        fine = (f(0.7 + 1e-6) - f(0.7 - 1e-6)) / 2e-6
        return (f(0.7 + step) - f(0.7)) / step - fine, (f(0.7 + step) - f(0.7 - step)) / (2 * step) - fine

    (one, two), (one_half, two_half) = errors(0.01), errors(0.005)
    assert one / one_half == pytest.approx(2, rel=0.01)
    assert two / two_half == pytest.approx(4, rel=0.01)


def test_the_check_passes_the_right_gradient_and_stops_at_a_wrong_sign(
    code: dict[str, Any], rng: np.random.Generator
) -> None:
    x, y, theta = rng.normal(size=(4, 20)), rng.integers(0, 2, 20), rng.normal(size=5)
    approx = code["slopes"](lambda at: code["cost"](at, x, y, 0.7), theta)
    right = code["gradient"](theta, x, y, 0.7)
    wrong = right.copy()
    wrong[np.argmax(np.abs(right))] *= -1
    assert code["ratio"](approx, right) < 1e-7
    assert code["ratio"](approx, wrong) > 1e-3


# Week 2


@pytest.mark.parametrize(("m", "size"), [(148, 64), (128, 64), (5, 8), (5000, 1000)])
def test_mini_batches_are_as_many_as_the_formula_says_and_lose_nobody(
    m: int, size: int, code: dict[str, Any], rng: np.random.Generator
) -> None:
    x = np.arange(m)[np.newaxis]
    batches = [batch for batch, _ in code["mini_batches"](x, x, size, rng)]
    assert len(batches) == math.ceil(m / size)
    assert sorted(np.concatenate(batches, axis=1)[0]) == list(range(m))


def test_the_mini_batches_of_the_formula_follow_on_each_other_up_to_the_last_example() -> None:
    split = agreed("c2-minibatch-split")
    first, last, next_one, next_last = (int(at) for at in re.findall(r"x\^\{\((\d+)\)\}", split))
    one, two, batches = (int(at) for at in re.findall(r"X\^\{\\\{(\d+)\\\}\}", split))
    size, labels = (int(at) for at in re.findall(r"\((?:n_x|1), (\d+)\)", split))
    (examples,) = said(r"With \$m = (.*?)\$ that is a long wait")
    assert (first, last, next_one, next_last) == (1, size, size + 1, 2 * size)
    assert (one, two, labels) == (1, 2, size)
    assert batches * size == examples
    assert split.count(r"\cdots x^{(m)}") == 1


def test_the_cost_is_the_mean_of_the_costs_of_equal_mini_batches(rng: np.random.Generator) -> None:
    _, size = numbers(agreed("c2-minibatch-cost").split(r"\sum")[0])
    losses = rng.random(5 * int(size))
    assert losses.reshape(5, -1).mean(axis=1).mean() == pytest.approx(losses.mean())


@pytest.mark.parametrize("n", range(1, 7))
def test_the_unrolled_average_is_the_recursive_one(n: int, code: dict[str, Any], rng: np.random.Generator) -> None:
    beta, theta = 0.8, rng.normal(size=12)
    v = code["averages"](theta, beta)
    unrolled = beta**n * v[-1 - n] + (1 - beta) * sum(beta**i * theta[-1 - i] for i in range(n))
    assert v[-1] == pytest.approx(unrolled)


@pytest.mark.parametrize("beta", [0.5, 0.9, 0.98])
def test_the_weights_in_the_table_and_the_forgotten_start_add_up_to_1(beta: float) -> None:
    total = beta**5
    for iteration, cell in table("c2-tab-ewa-contribution").rows:
        power = re.search(r"\\beta(?:\^\{(\d)\})? \(", cell)
        exponent = int(power[1] or 1) if power else 0
        assert exponent == 5 - int(iteration)
        assert "1 - \\beta" in cell
        total += beta**exponent * (1 - beta)
    assert total == pytest.approx(1)


def test_a_value_is_forgotten_after_as_many_days_as_the_table_says() -> None:
    for beta, days, _ in table("c2-tab-ewa-beta").rows:
        assert 1 / (1 - float(beta)) == pytest.approx(float(days))
    powers = re.findall(r"(0\.\d+)\^\{(\d+)\} \\approx (0\.\d+)", agreed("c2-efolding"))
    assert len(powers) == 2
    for beta, days, left in powers:
        assert float(beta) ** int(days) == pytest.approx(float(left), abs=5e-3)
        assert float(left) == pytest.approx(1 / math.e, abs=0.02)
    after_one, after_two = re.findall(r"\\frac\{1\}\{e(?:\^\{2\})?\} \\approx (0\.\d+)", agreed("c2-efolding"))
    assert (f"{1 / math.e:.2f}", f"{1 / math.e**2:.2f}") == (after_one, after_two)


def test_the_corrected_start_of_the_average_weighs_the_days_so_far(code: dict[str, Any]) -> None:
    kept, new, first, second, *_, weights = numbers(re.sub(r"\\theta_\d|V_\d|\^\{2\}", "", agreed("c2-bias-v2")))
    assert second == new
    assert first == pytest.approx(kept * new)
    assert weights == pytest.approx(1 - kept**2) == pytest.approx(first + second)
    v = code["averages"]([40, 49], kept, corrected=True)
    np.testing.assert_allclose(v, [40, (first * 40 + second * 49) / weights])
    np.testing.assert_allclose(code["averages"]([7.0] * 9, kept, corrected=True), 7)


def test_momentum_needs_the_steps_that_the_text_counts(code: dict[str, Any]) -> None:
    plain = said(r"Plain descent with \$\\alpha = (.*?)\$ needs (\d+) steps")
    heavy = said(r"Momentum with \$\\alpha = (.*?)\$ and \$\\beta = (.*?)\$ needs (\d+) steps with (\d+) changes")
    narrow = said(r"momentum with \$\\alpha = ([\d.]+)\$ and \$\\beta = ([\d.]+)\$ takes (\d+) steps")
    narrow_plain = said(r"Plain descent takes (\d+) at \$\\alpha = ([\d.]+)\$; from ([\d.]+) on")
    steps, valley, gorge = code["steps_needed"], np.array([1, 20]), np.array([1, 1000])
    assert steps("gd", valley, 0.05, alpha=plain[0]) == plain[1]
    assert steps("momentum", valley, 0.05, alpha=heavy[0], beta=heavy[1]) == heavy[2]
    assert steps("momentum", gorge, 0.001, alpha=narrow[0], beta=narrow[1]) == narrow[2]
    assert steps("gd", gorge, 0.001, alpha=narrow_plain[1]) == narrow_plain[0]
    assert narrow_plain[2] == pytest.approx(2 / gorge.max())  # there each step ends as far off, on the other side
    assert sign_changes(code["momentum"], int(heavy[2]), alpha=heavy[0], beta=heavy[1]) == heavy[3]
    assert sign_changes(code["gd"], int(plain[1]), alpha=plain[0]) == plain[1]


def sign_changes(update: Callable[..., Array], steps: int, **settings: float) -> int:
    """Return how often the second coordinate changes its sign on the way down the valley."""
    w, state, second = np.array([-8, 1.5]), dict[str, Any](), [1.5]
    for _ in range(steps):
        w = update(w, np.array([1, 20]) * w, state, **settings)
        second.append(w[1])
    return int(np.sum(np.diff(np.sign(second)) != 0))


def test_momentum_without_memory_is_gradient_descent(code: dict[str, Any]) -> None:
    w, dw = np.array([3.0, -1.0]), np.array([0.5, 2.0])
    np.testing.assert_allclose(code["momentum"](w, dw, {}, 0.1, beta=0), code["gd"](w, dw, {}, 0.1))


def test_rmsprop_steps_the_same_when_the_cost_is_ten_times_as_large(code: dict[str, Any]) -> None:
    gradients = np.array([[1.0, -3.0], [-2.0, 0.1], [0.5, 7.0]])

    def path(scale: float) -> Array:
        w, state = np.zeros(2), dict[str, Any]()
        for dw in gradients:
            w = code["rmsprop"](w, scale * dw, state, 0.01, eps=1e-30)
        return w

    np.testing.assert_allclose(path(10), path(1))


def test_the_first_step_of_adam_has_the_length_of_the_learning_rate(code: dict[str, Any]) -> None:
    dw = np.array([3.0, -0.02, 1000.0])
    np.testing.assert_allclose(code["adam"](np.zeros(3), dw, {}, 0.01), -0.01 * np.sign(dw), rtol=1e-5)
    _, beta1, beta2, _ = (numbers(value)[0] if value != "tune" else 0 for value in table("c2-tab-adam").column("value"))
    (too_long,) = said(r"\\sqrt\{0\.001\} \\approx (.*?)\$ times too long")
    assert (1 - beta1) / math.sqrt(1 - beta2) == pytest.approx(too_long, abs=0.05)


def test_the_learning_rates_in_the_table_follow_from_the_formula() -> None:
    (start, rate) = said(r"For \$\\alpha_0 = (.*?)\$ and \$\\mathrm\{decay\\_rate\} = (\d+)\$:")
    shown = table("c2-tab-decay-values")
    assert [f"{round(start / (1 + rate * int(epoch)), 3):g}" for epoch in shown.header[1:]] == list(shown.rows[0][1:])
    base, epochs = float(agreed("c2-decay-exp").split("=")[1].split("^")[0]), said(r"rate about every (\d+) epochs")[0]
    assert math.log(0.5) / math.log(base) == pytest.approx(epochs, abs=0.5)


def test_the_saddle_is_flat_and_curves_both_ways() -> None:
    gradient, hessian = matrices(agreed("c2-saddle"))

    def cost(w: Array) -> float:
        return float(w[0] ** 2 - w[1] ** 2)

    h, (e1, e2) = 1e-3, np.eye(2)
    np.testing.assert_allclose([(cost(h * e) - cost(-h * e)) / (2 * h) for e in (e1, e2)], gradient[:, 0], atol=1e-9)
    mixed = [[cost(h * (a + b)) - cost(h * a) - cost(h * b) for b in (e1, e2)] for a in (e1, e2)]
    np.testing.assert_allclose(np.array(mixed) / h**2, hessian, atol=1e-9)
    assert sorted(np.sign(np.linalg.eigvalsh(hessian))) == [-1, 1]


# Week 3


def test_a_uniform_exponent_gives_each_decade_its_share() -> None:
    u = (np.arange(10_000) + 0.5) / 10_000  # evenly spread, as a uniform random number is on average
    (slope,) = numbers(agreed("c2-log-scale").split(r"\cdot")[0])
    decade = np.floor(slope * u)
    assert [np.mean(decade == k) for k in range(-4, 0)] == [0.25] * 4
    assert np.mean(1e-4 + u * (1 - 1e-4) > 0.1) == pytest.approx(0.9, abs=1e-3)
    low, high, *_, least, most = numbers(agreed("c2-beta-scale").replace("10^{r}", ""))
    np.testing.assert_allclose([1 - 10**high, 1 - 10**low], [least, most])


def test_the_span_of_an_average_is_as_sensitive_as_the_formula_says() -> None:
    spans = re.findall(r"\\frac\{1\}\{1 - (0\.\d+)\} (?:=|\\approx) ([\d.]+)", agreed("c2-beta-sensitivity"))
    assert len(spans) == 4
    for beta, span in spans:
        assert 1 / (1 - float(beta)) == pytest.approx(float(span), abs=5e-3)


def batch_norm(z: Array, gamma: Array, beta: Array, eps: float) -> tuple[Array, Array, Array]:
    """Return the result, the normalised values and the spread by which they were divided."""
    spread = np.sqrt(z.var(axis=1, keepdims=True) + eps)
    norm = (z - z.mean(axis=1, keepdims=True)) / spread
    return gamma * norm + beta, norm, spread


def test_batch_norm_gives_the_mean_and_spread_that_were_learned(code: dict[str, Any], rng: np.random.Generator) -> None:
    z = rng.normal(2, 3, size=(4, 64))
    layer = code["BatchNorm"](4)
    layer.gamma, layer.beta = rng.random((4, 1)) + 0.5, rng.normal(size=(4, 1))
    out = layer(z, training=True)
    np.testing.assert_allclose(out.mean(axis=1, keepdims=True), layer.beta)
    np.testing.assert_allclose(out.std(axis=1, keepdims=True), layer.gamma, rtol=1e-6)
    np.testing.assert_allclose(layer(z + 5, training=True), out)
    layer.gamma, layer.beta = np.sqrt(z.var(axis=1, keepdims=True) + layer.eps), z.mean(axis=1, keepdims=True)
    np.testing.assert_allclose(layer(z, training=True), z)


def test_the_gradients_of_batch_norm_are_the_slopes_of_the_cost(rng: np.random.Generator) -> None:
    m, eps = 8, 1e-3
    z, gamma, beta, factor = rng.normal(size=(3, m)), rng.random((3, 1)) + 0.5, rng.normal(size=(3, 1)), rng.random(m)

    def cost() -> float:
        return float(np.sum(factor * batch_norm(z, gamma, beta, eps)[0] ** 2))

    out, norm, spread = batch_norm(z, gamma, beta, eps)
    d_out = 2 * factor * out
    d_gamma, d_beta = np.sum(d_out * norm, axis=1, keepdims=True), np.sum(d_out, axis=1, keepdims=True)
    dz = gamma / (m * spread) * (m * d_out - d_beta - norm * d_gamma)
    for array, gradient in ((z, dz), (gamma, d_gamma), (beta, d_beta)):
        np.testing.assert_allclose(slopes(cost, array), gradient, rtol=1e-6, atol=1e-8)


def test_the_running_statistics_come_close_to_those_of_the_data(code: dict[str, Any], rng: np.random.Generator) -> None:
    layer = code["BatchNorm"](1)
    for _ in range(2000):
        layer(rng.normal(4, 2, size=(1, 256)), training=True)
    assert layer.mu.item() == pytest.approx(4, abs=0.1)
    assert layer.var.item() == pytest.approx(4, abs=0.3)


def test_the_softmax_of_the_page_gives_the_digits_of_the_page(code: dict[str, Any]) -> None:
    tex = agreed("c2-softmax-example")
    scores, powers, shares = matrices(tex)
    (total,) = numbers(tex.split("t_j")[1].split(r"\quad")[0])
    np.testing.assert_array_equal(np.round(np.exp(scores), 1), powers)
    assert f"{np.exp(scores).sum():.1f}" == str(total)
    np.testing.assert_array_equal(np.round(code["softmax"](scores), 3), shares)


def test_softmax_heeds_only_the_differences_of_the_scores(code: dict[str, Any], rng: np.random.Generator) -> None:
    z = rng.normal(size=(5, 3))
    np.testing.assert_allclose(code["softmax"](z + 1000), code["softmax"](z))
    np.testing.assert_allclose(code["softmax"](z).sum(axis=0), 1)


def test_the_loss_looks_only_at_the_true_class() -> None:
    true, *prediction, probability, loss = said(
        r"Suppose class (\d) of four is true and the prediction is \$\((.*?)\)\$\. .*? \$-\\log (.*?) \\approx (.*?)\$"
    )
    assert prediction[int(true) - 1] == probability
    assert -math.log(probability) == pytest.approx(loss, abs=5e-4)
    assert sum(prediction) == pytest.approx(1)


def test_the_slopes_of_softmax_are_those_of_the_formula(code: dict[str, Any], rng: np.random.Generator) -> None:
    z = rng.normal(size=4)
    a = code["softmax"](z)

    def probability(i: int) -> Callable[[], float]:
        return lambda: float(code["softmax"](z)[i])

    jacobian = np.array([slopes(probability(i), z) for i in range(4)])
    np.testing.assert_allclose(jacobian, a[:, np.newaxis] * (np.eye(4) - a), atol=1e-9)


def test_the_error_of_softmax_is_prediction_minus_label(code: dict[str, Any], rng: np.random.Generator) -> None:
    z, y = rng.normal(size=(5, 4)), np.eye(5)[:, [1, 4, 0, 2]]
    gradient = slopes(lambda: float(-np.sum(y * np.log(code["softmax"](z)))), z)
    np.testing.assert_allclose(gradient, code["softmax"](z) - y, atol=1e-8)


@pytest.mark.parametrize(("z1", "z2"), [(0.0, 0.0), (2.0, -1.0), (-3.0, 4.0)])
def test_softmax_of_two_classes_is_the_sigmoid_of_the_difference(z1: float, z2: float, code: dict[str, Any]) -> None:
    assert code["softmax"](np.array([z1, z2]))[0] == pytest.approx(1 / (1 + math.exp(-(z1 - z2))))


def test_gradient_descent_finds_the_minima_of_both_costs(code: dict[str, Any]) -> None:
    square, minimum = agreed("c2-tf-cost"), numbers(agreed("c2-tf-cost").split("=")[-1])[0]
    _, linear, constant = numbers(square.split("=")[1].replace("w^{2} - ", "1 -"))
    assert (linear, constant) == (-2 * minimum, minimum**2)
    assert code["minimum"]([1, linear, constant]) == pytest.approx(minimum, abs=1e-6)
    (data,) = matrices(agreed("c2-tf-cost-data"))
    (other,) = numbers(agreed("c2-tf-cost-data").split("(w -")[1].split(")")[0])
    np.testing.assert_allclose(np.poly([other, other]), data[:, 0])
    assert code["minimum"](list(data[:, 0])) == pytest.approx(other, abs=1e-6)

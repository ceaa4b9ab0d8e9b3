"""What Weeks 3 and 4 of Course 1 say in numbers, worked out again from the page's own formulas, tables and code."""

import ast
import math
import re
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from tests.notes import pages
from tests.notes.numeric import Array, run, sigmoid, slope, slopes
from tests.notes.pages import agreed, block, display_formulas, page, table

TEXT = page("c1")
said = partial(pages.said, "c1")
SIZES = {"n_x": 3, "n_0": 3, "n_1": 4, "n_2": 1, "m": 7, "1": 1}
LAYERS = (3, 5, 5, 3, 1)


def shape(cell: str) -> tuple[int, int]:
    """Return the shape that a cell such as `$(n_1, m)$` stands for, with the sizes of this module."""
    rows, columns = cell.strip("$()").split(", ")
    return SIZES[rows], SIZES[columns]


def deep_shape(cell: str, layer: int) -> tuple[int, int]:
    """Return the shape that a cell such as `$(n^{[l]}, m)$` stands for in one layer of the example."""
    sizes = {"n^{[l]}": LAYERS[layer], "n^{[l-1]}": LAYERS[layer - 1], "m": 7, "1": 1}
    rows, columns = cell.strip("$()").split(", ")
    return sizes[rows], sizes[columns]


@pytest.fixture(scope="module")
def shallow() -> dict[str, Any]:
    return run(block("c1", "def update("))


@pytest.fixture(scope="module")
def deep() -> dict[str, Any]:
    return run(block("c1", "def layer_backward("))


@pytest.fixture(scope="module")
def parity() -> dict[str, Any]:
    return run(block("c1", "def tournament("))


def two_layers(outputs: int, examples: int) -> tuple[dict[str, Array], Array, Array]:
    rng = np.random.default_rng(5)
    parameters = {
        "W1": rng.normal(size=(4, 3)),
        "b1": rng.normal(size=(4, 1)),
        "W2": rng.normal(size=(outputs, 4)),
        "b2": rng.normal(size=(outputs, 1)),
    }
    labels = (rng.random((outputs, examples)) < 0.5).astype(float)
    return parameters, rng.normal(size=(3, examples)), labels


@pytest.mark.parametrize("slug", ["c1-tab-nn-shapes", "c1-tab-nn-shapes-m"])
def test_the_shapes_of_the_two_layers_fit_together(slug: str) -> None:
    x, w1, b1, z1, a1, w2, b2, z2, a2 = (shape(row[1]) for row in table(slug).rows)
    hidden = np.zeros(w1) @ np.zeros(x) + np.zeros(b1)
    output = np.zeros(w2) @ hidden + np.zeros(b2)
    assert hidden.shape == z1 == a1
    assert output.shape == z2 == a2


def test_more_examples_change_no_parameter() -> None:
    one, many = ({row[0]: row[1] for row in table(f"c1-tab-nn-shapes{which}").rows} for which in ("", "-m"))
    parameters = ["$W^{[1]}$", "$b^{[1]}$", "$W^{[2]}$", "$b^{[2]}$"]
    assert [one[name] for name in parameters] == [many[name] for name in parameters]


def test_the_small_network_has_as_many_numbers_as_the_text_counts() -> None:
    *parts, total = (int(number) for number in said(r"\$(\d+) \+ (\d+) \+ (\d+) \+ (\d+) = (\d+)\$ numbers to learn"))
    shapes = [
        said(rf"\${name}: \((\d), (\d)\)\$") for name in (r"W\^{\[1\]}", r"b\^{\[1\]}", r"W\^{\[2\]}", r"b\^{\[2\]}")
    ]
    assert parts == [int(rows) * int(columns) for rows, columns in shapes]
    assert total == sum(parts)


@pytest.mark.parametrize(("outputs", "examples"), [(1, 7), (1, 1), (2, 5)])
def test_the_gradients_of_the_two_layers_are_the_slopes_of_the_cost(
    shallow: dict[str, Any], outputs: int, examples: int
) -> None:
    parameters, x, y = two_layers(outputs, examples)
    gradients = shallow["backward"](parameters, x, y, *shallow["forward"](parameters, x))
    for name, parameter in parameters.items():
        found = slopes(lambda: shallow["cost"](parameters, x, y), parameter)
        np.testing.assert_allclose(gradients[name], found, rtol=1e-6, atol=1e-9)


def test_the_columns_do_not_know_of_one_another(shallow: dict[str, Any]) -> None:
    parameters, x, _ = two_layers(2, 6)
    together = shallow["forward"](parameters, x)
    alone = [shallow["forward"](parameters, x[:, i : i + 1]) for i in range(6)]
    for layer, activations in enumerate(together):
        np.testing.assert_allclose(activations, np.hstack([one[layer] for one in alone]))


def test_units_that_start_alike_stay_alike_and_others_do_not(shallow: dict[str, Any]) -> None:
    def trained(weights: Array) -> Array:
        _, x, y = two_layers(1, 9)
        parameters = {"W1": weights, "b1": np.zeros((2, 1)), "W2": np.full((1, 2), 0.5), "b2": np.zeros((1, 1))}
        for _ in range(20):
            gradients = shallow["backward"](parameters, x, y, *shallow["forward"](parameters, x))
            parameters = shallow["update"](parameters, gradients, 0.5)
        return np.asarray(parameters["W1"])

    first, second = trained(np.full((2, 3), 0.3))
    np.testing.assert_allclose(first, second)
    first, second = trained(0.01 * np.random.default_rng(9).normal(size=(2, 3)))
    assert not np.allclose(first, second)


@pytest.mark.parametrize("z", [-10.0, -1.5, 0.0, 0.4, 10.0])
def test_tanh_is_a_sigmoid_stretched_and_moved(z: float) -> None:
    factor, inner, shift = said(r"= (\d) \\sigma\((\d)z\) - (\d)\n")
    assert float(factor) * sigmoid(float(inner) * z) - float(shift) == pytest.approx(math.tanh(z), abs=1e-12)
    assert slope(math.tanh, z) == pytest.approx(1 - math.tanh(z) ** 2, abs=1e-9)


def test_the_flat_ends_of_the_sigmoid_are_as_flat_as_the_text_says() -> None:
    (shown,) = said(r"at \$z = 10\$ or \$z = -10\$ it is about ([\d.]+)\.")
    assert f"{slope(sigmoid, 10):.5f}" == f"{slope(sigmoid, -10):.5f}" == shown
    assert slope(sigmoid, 0) == pytest.approx(1 / 4)
    assert slope(math.tanh, 0) == pytest.approx(1)


@pytest.mark.parametrize(("slug", "leak"), [("c1-act-relu", 0.0), ("c1-act-leaky", 0.01)])
def test_the_two_slopes_of_a_rectifier_are_those_of_its_maximum(slug: str, leak: float) -> None:
    left = re.search(r"\\max\(([\d.]+)", agreed(slug))
    cases = [tex for tex in display_formulas(TEXT) if tex.startswith(rf"g'(z) = \begin{{cases}} {leak:g} &")]
    assert left
    assert len(cases) == 1
    below, above = re.findall(r"([\d.]+) & \\text", cases[0])
    factor = float(left[1])  # the maximum is of 0 or 0.01 z, and of z
    assert slope(lambda z: max(factor * z, z), -2) == pytest.approx(float(below))
    assert slope(lambda z: max(factor * z, z), 3) == pytest.approx(float(above))


def test_the_numbers_of_the_backward_pass_by_hand_are_right() -> None:
    x, y = np.array([[1.0], [2.0]]), 1
    rows = [ast.literal_eval(row) for row in said(r"weight rows \$(\(.*?\))\$ and \$(\(.*?\))\$")]
    output = np.array([ast.literal_eval(*said(r"let the output weights be \$(\(.*?\))\$"))], dtype=float)
    z1 = np.array(rows) @ x
    a1 = np.maximum(0, z1)
    a2 = sigmoid((output @ a1).item())
    dz2 = a2 - y
    dz1 = output.T * dz2 * (z1 > 0)
    assert said(r"\\sigma\(-3\) \\approx ([\d.]+)\$, a bad miss") == [f"{a2:.3f}"]
    assert said(r"\$dz\^{\[2\]} \\approx (-[\d.]+)\$") == [f"{dz2:.3f}"]
    assert said(r"that makes \$(-?[\d.]+)\$ and \$(-?[\d.]+)\$") == [f"{part * dz2:.3f}" for part in output[0]]
    assert said(r"are \$\(0, 0\)\$ and \$\(([\d.]+), ([\d.]+)\)\$") == [f"{part:.3f}" for part in (dz1 @ x.T)[1]]
    assert said(r"is \$\(0, (-[\d.]+)\)\$") == [f"{dz2 * a1[1, 0]:.3f}"]


@pytest.mark.parametrize("layer", [1, 2, 3, 4])
def test_the_table_of_dimensions_holds_in_every_layer_of_the_example(layer: int, deep: dict[str, Any]) -> None:
    shapes = {name.strip("$"): deep_shape(cell, layer) for name, cell in table("c1-tab-dimensions").rows}
    before = np.zeros((LAYERS[layer - 1], 7))
    weights, biases = np.zeros(shapes["W^{[l]}"]), np.zeros(shapes["b^{[l]}"])
    activation, cache = deep["layer_forward"](before, weights, biases, "tanh")
    _, by_weights, by_biases = deep["layer_backward"](np.zeros(shapes["dA^{[l]}"]), cache)
    assert activation.shape == shapes["A^{[l]}"] == shapes["Z^{[l]}"] == shapes["dZ^{[l]}"]
    assert by_weights.shape == shapes["dW^{[l]}"]
    assert by_biases.shape == shapes["db^{[l]}"]


def test_the_parameters_are_counted_right() -> None:
    sizes = [int(number) for number in re.findall(r"n\^\{\[\d\]\} = (\d)", said(r"Its sizes are \$(.*?)\$")[0])]
    products, total = said(r"The example has \$(.*?) = (\d+)\$ parameters")
    assert tuple(sizes) == LAYERS
    assert [[int(factor) for factor in product.split(r" \cdot ")] for product in products.split(" + ")] == [
        [new, old + 1] for old, new in pairwise(sizes)
    ]
    assert int(total) == sum(new * old + new for old, new in pairwise(sizes))
    units, inputs, weights = (int(number) for number in said(r"\$(\d+) \\cdot (\d+) = (\d+)\$ for that layer"))
    assert inputs == 64 * 64 * 3 + 1
    assert weights == units * inputs


def test_the_recursion_without_da_gives_the_gradients_of_the_blocks(deep: dict[str, Any]) -> None:
    rng = np.random.default_rng(11)
    sizes = (2, 4, 3, 1)
    layers = [
        (rng.normal(size=(new, old)), rng.normal(size=(new, 1)), "tanh" if new > 1 else "sigmoid")
        for old, new in pairwise(sizes)
    ]
    x, y = rng.normal(size=(2, 6)), (rng.random((1, 6)) < 0.5).astype(float)
    prediction, caches = deep["forward"](layers, x)
    gradients = deep["backward"](prediction, y, caches)
    dz = prediction - y
    for place in (2, 1, 0):
        before = caches[place][0]
        np.testing.assert_allclose(gradients[place][0], dz @ before.T / 6)
        np.testing.assert_allclose(gradients[place][1], dz.mean(axis=1, keepdims=True))
        dz = (layers[place][0].T @ dz) * (1 - before**2)


def test_the_gradients_of_the_deep_network_are_the_slopes_of_its_cost(deep: dict[str, Any]) -> None:
    rng = np.random.default_rng(10)
    layers = [
        (0.7 * rng.normal(size=(new, old)), 0.1 * rng.normal(size=(new, 1)), "tanh" if new > 1 else "sigmoid")
        for old, new in pairwise(LAYERS)
    ]
    x, y = rng.normal(size=(3, 7)), (rng.random((1, 7)) < 0.5).astype(float)
    prediction, caches = deep["forward"](layers, x)
    for (weights, biases, _), (dw, db) in zip(layers, deep["backward"](prediction, y, caches), strict=True):
        for parameter, gradient in ((weights, dw), (biases, db)):
            found = slopes(lambda: deep["cost"](layers, x, y), parameter)
            np.testing.assert_allclose(gradient, found, rtol=1e-5, atol=1e-9)


def test_the_blocks_of_a_layer_take_and_give_what_their_diagrams_show(deep: dict[str, Any]) -> None:
    rng = np.random.default_rng(12)
    before, weights, biases = rng.normal(size=(3, 1)), rng.normal(size=(2, 3)), rng.normal(size=(2, 1))
    arrays = {"a^{[l-1]}": before, "W^{[l]}": weights, "b^{[l]}": biases}
    forward = re.fullmatch(
        r"(.*?)\\;\\xrightarrow\{(.*?)\\;\}\\;(.*?), \\qquad \\text\{cache: \}(.*)", agreed("c1-block-forward")
    )
    backward = re.fullmatch(r"d(.*?), \\; \\text\{cache \}(.*?)\\;\\longrightarrow\\;(.*)", agreed("c1-block-backward"))
    assert forward
    assert backward
    taken = [arrays[name] for name in names(forward[1]) + names(forward[2])]
    after, cache = deep["layer_forward"](*taken, "tanh")
    arrays[forward[3].strip()], arrays[forward[4].strip()] = (
        np.tanh(weights @ before + biases),
        weights @ before + biases,
    )
    np.testing.assert_allclose(after, arrays[names(backward[1])[0]])
    assert any(each is not after and np.array_equal(each, arrays[names(backward[2])[0]]) for each in cache[:3])

    wanted = rng.normal(size=(2, 1))
    made = deep["layer_backward"](wanted, cache)

    for name, gradient in zip(backward[3].split(","), made, strict=True):
        assert name.replace(r"\;", "").strip().startswith("d")
        array = arrays[names(name)[0]]
        found = slopes(lambda: float(np.sum(wanted * deep["layer_forward"](*taken, "tanh")[0])), array)
        np.testing.assert_allclose(gradient, found, rtol=1e-6, atol=1e-9)


def names(tex: str) -> list[str]:
    """Return the names with a layer in a formula: `a^{[l-1]}`, and so `dW^{[l]}` without its d."""
    return re.findall(r"[A-Za-z]\^\{\[l(?:-1)?\]\}", tex)


@pytest.mark.parametrize("n", range(1, 11))
def test_half_of_all_patterns_of_bits_have_odd_parity(n: int, parity: dict[str, Any]) -> None:
    patterns = [[number >> place & 1 for place in range(n)] for number in range(2**n)]
    results = [parity["tournament"](bits) for bits in patterns]
    assert [odd for odd, _, _ in results] == [sum(bits) % 2 for bits in patterns]
    assert sum(odd for odd, _, _ in results) == 2 ** (n - 1)
    assert {gates for _, _, gates in results} == {n - 1}
    assert {rounds for _, rounds, _ in results} == {math.ceil(math.log2(n))}


def test_eight_bits_need_as_many_rounds_gates_and_units_as_the_text_says(parity: dict[str, Any]) -> None:
    rounds, gates = said(r"Eight bits take (\d) rounds and \$4 \+ 2 \+ 1 = (\d)\$ gates")
    assert parity["tournament"]([1] * 8) == (0, int(rounds), int(gates))
    assert said(r"for 8 bits (\d+) units") == [str(2**7)]

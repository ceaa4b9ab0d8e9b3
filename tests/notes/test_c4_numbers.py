"""What Course 4, Weeks 1 and 2, says in numbers, worked out again from the page's own formulas, tables and code."""

import itertools
import math
import re
from collections.abc import Callable

import numpy as np
import pytest

from tests.notes.numeric import Array, matrices, numbers, run
from tests.notes.pages import agreed, block, page, table

TEXT = page("c4")


def product(text: str) -> float:
    return math.prod(numbers(text))


def side(n: int, f: int, p: int = 0, s: int = 1) -> int:
    """Count the windows that fit, one by one."""
    return len(range(0, n + 2 * p - f + 1, s))


@pytest.fixture
def convolve() -> Callable[[Array, Array], Array]:
    found: Callable[[Array, Array], Array] = run(block("c4", "def convolve"))["convolve"]
    return found


@pytest.fixture
def conv_layer() -> Callable[..., Array]:
    found: Callable[..., Array] = run(block("c4", "def conv_layer"))["conv_layer"]
    return found


# Week 1


def test_a_photograph_is_too_large_for_a_full_first_layer() -> None:
    inputs, weights = agreed("c4-fc-too-big").split(r"\\")
    factors, value = inputs.split("=")
    digit, base, power = numbers(value)
    assert product(factors) == digit * base**power == 3e6
    units, of_each = re.findall(r"\((\d+), \\, (\d+)", weights)[0]
    digit, base, power = numbers(weights.split("Longrightarrow")[1])
    assert int(units) * int(of_each) * 10**6 == digit * base**power
    assert "12 gigabytes" in TEXT
    assert digit * base**power * 4 == 12e9


def test_the_filter_for_vertical_edges_answers_as_shown(convolve: Callable[[Array, Array], Array]) -> None:
    picture, vertical, answer = matrices(agreed("c4-edge-vertical"))
    np.testing.assert_array_equal(convolve(picture, vertical), answer)
    picture_row, answer_row = (
        [float(cell) for cell in body.split(r"\\")[0].split("&")]
        for body in re.findall(r"begin\{bmatrix\}(.*?)\\end", agreed("c4-edge-flipped"))[::2]
    )
    np.testing.assert_array_equal(convolve(np.tile(picture_row, (6, 1)), vertical), np.tile(answer_row, (4, 1)))
    np.testing.assert_array_equal(picture_row, picture[0, ::-1])


def test_an_entry_of_a_convolution_is_the_sum_that_defines_it(convolve: Callable[[Array, Array], Array]) -> None:
    rng = np.random.default_rng(1)
    x, w = rng.normal(size=(6, 6)), rng.normal(size=(3, 3))
    i, j = 2, 3  # counted from 1, as in the formula
    by_hand = sum(x[i + u - 1 - 1, j + v - 1 - 1] * w[u - 1, v - 1] for u in (1, 2, 3) for v in (1, 2, 3))
    assert convolve(x, w)[i - 1, j - 1] == pytest.approx(by_hand)


def test_the_turned_filter_finds_a_border_with_the_bright_side_on_top(
    convolve: Callable[[Array, Array], Array],
) -> None:
    (horizontal,) = matrices(agreed("c4-filter-horizontal"))
    bright_on_top = np.repeat([[10.0], [0.0]], 3, axis=0) * np.ones((1, 6))
    assert convolve(bright_on_top, horizontal).tolist() == [[0] * 4, [30] * 4, [30] * 4, [0] * 4]
    assert not convolve(bright_on_top.T, horizontal).any()


def test_no_edge_filter_answers_to_a_plain_area(convolve: Callable[[Array, Array], Array]) -> None:
    filters = [
        matrices(agreed("c4-edge-vertical"))[1],
        *matrices(agreed("c4-filter-horizontal")),
        *matrices(agreed("c4-filter-sobel-scharr")),
    ]
    assert len(filters) == 4
    for weights in filters:
        assert not convolve(np.full((5, 5), 7.0), weights).any()


def test_the_middle_row_weighs_more_from_filter_to_filter() -> None:
    vertical, sobel, scharr = matrices(agreed("c4-edge-vertical"))[1:2] + matrices(agreed("c4-filter-sobel-scharr"))
    shares = [weights[1, 0] / weights[:, 0].sum() for weights in (vertical, sobel, scharr)]
    assert shares == sorted(set(shares))


SIZES = list(itertools.product([5, 6, 7, 12], [1, 3, 4, 5], [0, 1, 2], [1, 2, 3]))


@pytest.mark.parametrize(("n", "f", "p", "s"), SIZES)
def test_the_size_formula_counts_the_windows(n: int, f: int, p: int, s: int) -> None:
    assert r"\left\lfloor \frac{n + 2p - f}{s} + 1 \right\rfloor" in agreed("c4-size-stride")
    assert math.floor((n + 2 * p - f) / s + 1) == side(n, f, p, s)


def test_the_sizes_of_the_text_are_right() -> None:
    assert "$6 + 2 \\cdot 1 - 3 + 1 = 6$" in TEXT
    assert side(6, 3, p=1) == 6
    assert r"$f = 5 \Rightarrow p = 2$" in TEXT
    assert side(9, 5, p=2) == 9
    assert r"$\left\lfloor \frac{7 + 0 - 3}{2} + 1 \right\rfloor = 3$" in TEXT
    assert side(7, 3, s=2) == 3


@pytest.mark.parametrize("f", [1, 3, 5, 7, 11])
def test_same_padding_keeps_the_size(f: int) -> None:
    assert agreed("c4-size-same").endswith(r"p = \frac{f - 1}{2}")
    assert side(20, f, p=(f - 1) // 2) == 20


def test_a_corner_is_in_one_window_and_a_middle_pixel_in_nine() -> None:
    assert "part of nine windows, one in the corner of a single window" in TEXT
    seen = np.zeros((6, 6))
    for i, j in itertools.product(range(4), repeat=2):
        seen[i : i + 3, j : j + 3] += 1
    assert seen[0, 0] == 1
    assert seen.max() == seen[2, 2] == 9


def full(a: Array, b: Array) -> Array:
    """Return the true convolution of two matrices with all of its entries: the product of two polynomials."""
    c = np.zeros((a.shape[0] + b.shape[0] - 1, a.shape[1] + b.shape[1] - 1))
    for (i, j), entry in np.ndenumerate(a):
        c[i : i + b.shape[0], j : j + b.shape[1]] += entry * b
    return c


def test_sliding_the_turned_filter_is_the_true_convolution(convolve: Callable[[Array, Array], Array]) -> None:
    weights, turned = matrices(agreed("c4-flip"))
    np.testing.assert_array_equal(weights[::-1, ::-1], turned)
    x = np.random.default_rng(2).normal(size=(7, 7))
    np.testing.assert_allclose(convolve(np.pad(x, 2), turned), full(x, weights))


def test_the_true_convolution_is_associative_and_the_one_without_the_turn_is_not() -> None:
    assert agreed("c4-associative") == r"(A \ast B) \ast C = A \ast (B \ast C)"
    a, b, c = np.random.default_rng(3).normal(size=(3, 3, 3))
    np.testing.assert_allclose(full(full(a, b), c), full(a, full(b, c)))

    def unturned(x: Array, y: Array) -> Array:
        return full(x, y[::-1, ::-1])

    assert not np.allclose(unturned(unturned(a, b), c), unturned(a, unturned(b, c)))


def test_the_layer_of_the_page_has_the_shapes_of_its_table(conv_layer: Callable[..., Array]) -> None:
    rows = {row[0]: row[1] for row in table("c4-tab-layer-notation").rows}
    m, p, s, filters, f, before = 4, 1, 2, 6, 3, (9, 8, 5)
    n_h, n_w = side(before[0], f, p, s), side(before[1], f, p, s)
    names = {
        "n_H^{[l-1]}": before[0], "n_W^{[l-1]}": before[1], "n_c^{[l-1]}": before[2],
        "n_H^{[l]}": n_h, "n_W^{[l]}": n_w, "n_c^{[l]}": filters, "f^{[l]}": f, "m": m,
    }  # fmt: skip

    def shape(row: str) -> tuple[int, ...]:
        return tuple(names[name.strip()] for name in rows[row].strip("$").split(r"\times"))

    output_row = next(row for row in rows if row.startswith("activations of"))
    a = np.ones((m, *shape("input")))
    bias = np.zeros([names.get(part.strip(), 1) for part in rows["bias"].strip("$()").split(",")])
    z = conv_layer(a, np.ones(shape("weights")), bias, p=p, s=s)
    assert z.shape == shape(output_row) == (m, *shape("output, activations $a^{[l]}$"))
    assert shape("weights")[:3] == shape("shape of one filter")


def test_padding_and_stride_of_the_layer_are_those_of_the_formula(conv_layer: Callable[..., Array]) -> None:
    rng = np.random.default_rng(4)
    a, w, b = rng.normal(size=(2, 9, 9, 3)), rng.normal(size=(3, 3, 3, 4)), rng.normal(size=(1, 1, 1, 4))
    every = conv_layer(a, w, b, p=1)
    np.testing.assert_allclose(conv_layer(a, w, b, p=1, s=2), every[:, ::2, ::2])
    np.testing.assert_allclose(conv_layer(np.pad(a, ((0, 0), (1, 1), (1, 1), (0, 0))), w, b), every)


def test_ten_small_filters_have_the_parameters_stated() -> None:
    count, result = agreed("c4-conv-params").split(r"\qquad")[1].split("=")
    assert numbers(count) == [3, 3, 3, 1, 10]
    assert float(result) == (3 * 3 * 3 + 1) * 10


def test_the_simple_network_has_the_sizes_on_its_arrows() -> None:
    tex = agreed("c4-simple-convnet")
    steps = re.findall(r"\[\\; (\d+) .*?f=(\d+), \\, s=(\d+), \\, p=(\d+)", tex)
    volumes = [tuple(map(int, found)) for found in re.findall(r"(\d+) \\times (\d+) \\times (\d+)", tex)]
    assert len(volumes) == len(steps) + 1 == 4
    for (filters, f, s, p), (n, _, _), after in zip(
        [tuple(map(int, step)) for step in steps], volumes[:-1], volumes[1:], strict=True
    ):
        assert after == (side(n, f, p, s), side(n, f, p, s), filters)
    assert math.prod(volumes[-1]) == numbers(tex)[-1]


def test_pooling_gives_the_largest_and_the_mean_of_each_window() -> None:
    picture, largest, mean = matrices(agreed("c4-max-pool"))
    for i, j in itertools.product(range(2), repeat=2):
        window = picture[2 * i : 2 * i + 2, 2 * j : 2 * j + 2]
        assert largest[i, j] == window.max()
        assert mean[i, j] == window.mean()


def follow(name: str, shape: tuple[int, ...]) -> tuple[tuple[int, ...], int]:
    """Return the shape after a layer that a table of the page describes, and the layer's number of parameters."""
    if name.startswith("Input"):
        return shape, 0
    if name.startswith(("FC", "Softmax")):
        units = int(numbers(name)[-1])
        n_in = math.prod(shape)
        return (units,), n_in * units + units
    n, _, channels = shape
    f = int((re.search(r"f = (\d+)", name) or re.search(r"(\d+)×\d+", name) or [0, 0])[1])
    s = int((re.search(r"s = (\d+)", name) or [0, 1])[1])
    p = (f - 1) // 2 if "same" in name else 0
    after = side(n, f, p, s)
    if "POOL" in name.upper():
        return (after, after, channels), 0
    filters = int((re.search(r"(\d+) filters", name) or re.search(r", (\d+)$", name) or [0, 0])[1])
    return (after, after, filters), (f * f * channels + 1) * filters


def leading(cell: str) -> tuple[int, ...]:
    """Return the shape that a cell begins with."""
    return tuple(map(int, numbers(cell.partition("=")[0])))


@pytest.mark.parametrize(("slug", "start"), [("c4-tab-lenet", (32, 32, 1)), ("c4-tab-alexnet", (227, 227, 3))])
def test_the_table_of_a_classic_network_follows_from_its_layers(slug: str, start: tuple[int, ...]) -> None:
    *layers, total = table(slug).rows
    shape, counts = start, []
    for name, output, parameters in layers:
        shape, count = follow(name, shape)
        assert leading(output) == shape
        assert [float(count)] == numbers(parameters)
        counts.append(count)
    assert numbers(total[2]) == [sum(counts)]


def worked_out(sum_of_products: str) -> float:
    """Return the value of a product such as `(5·5·3 + 1)·8` or a sum such as `400·120 + 120`."""
    bracket = re.fullmatch(r"\((.*)\)·(\d+)", sum_of_products.strip())
    if bracket:
        return worked_out(bracket[1]) * float(bracket[2])
    return sum(product(part) for part in sum_of_products.split("+"))


def test_the_table_of_the_digit_network_follows_from_its_layers() -> None:
    shape: tuple[int, ...] = (32, 32, 3)
    counts = []
    units = {"FC3": "FC 120", "FC4": "FC 84", "Softmax": "Softmax 10"}
    for name, activation, size, parameters in table("c4-tab-cnn-example").rows:
        shape, count = follow(units.get(name, name), shape)
        assert leading(activation.strip("()"))[: len(shape)] == shape
        assert numbers(size) == [math.prod(shape)]
        assert numbers(parameters)[0] == count
        if "=" in parameters:
            assert count == worked_out(parameters.split("=")[1])
        counts.append(count)
    *summands, total = numbers(agreed("c4-cnn-total"))
    assert [count for count in counts if count] == summands
    assert sum(counts) == total
    assert "here 6 per cent" in TEXT
    assert round(100 * sum(counts[:5]) / total) == 6


def test_two_groups_make_alexnet_as_small_as_the_paper_says() -> None:
    counts = [numbers(row[2])[0] for row in table("c4-tab-alexnet").rows]
    second, fourth, fifth = (5, 96, 256), (3, 384, 384), (3, 384, 256)
    saved = sum(f * f * (channels // 2) * filters for f, channels, filters in (second, fourth, fifth))
    assert f"{counts[-1] - saved:,.0f}" in TEXT
    assert (227 - 11) % 4 == 0 != (224 - 11) % 4


def test_the_table_of_vgg_follows_from_its_blocks() -> None:
    *layers, total = table("c4-tab-vgg").rows
    shape: tuple[int, ...] = (224, 224, 3)
    counts = []
    for name, output, parameters in layers:
        block = re.fullmatch(r"\[CONV (\d+)\] × (\d+), POOL", name)
        count = 0
        if block:
            for _ in range(int(block[2])):
                shape, more = follow(f"CONV 3×3 same, {block[1]}", shape)
                count += more
            shape, _ = follow("POOL f = 2, s = 2", shape)
        else:
            shape, count = follow(name, shape)
        assert leading(output) == shape
        assert numbers(parameters) == [count]
        counts.append(count)
    assert numbers(total[2]) == [sum(counts)]
    assert "three quarters of them in the first fully connected layer" in TEXT
    assert counts[6] / sum(counts) == pytest.approx(0.75, abs=0.01)


def test_shared_parameters_are_the_fewer_by_the_factor_shown() -> None:
    full_layer, shared = agreed("c4-param-sharing").split(r"\text{against}")
    numbers_before, of_millions = full_layer.split(r"\approx")
    first, second = re.findall(r"underbrace\{\((.*?)\)\}_\{(\d+)\}", numbers_before)
    assert product(first[0]) == float(first[1])
    assert product(second[0]) == float(second[1])
    assert product(first[1]) * product(second[1]) == pytest.approx(numbers(of_millions)[0] * 1e6, rel=0.01)
    assert numbers(shared) == [5, 5, 3, 1, 6, (5 * 5 * 3 + 1) * 6]


# Week 2


def relu(z: Array) -> Array:
    return np.maximum(0, z)


def test_a_residual_block_without_weights_is_the_identity() -> None:
    assert agreed("c4-resnet-skip") == r"a^{[l+2]} = g\left(z^{[l+2]} + a^{[l]}\right)"
    rng = np.random.default_rng(5)
    before, first, nothing = rng.normal(size=(6, 1)), rng.normal(size=(6, 6)), np.zeros((6, 6))

    def block(a: Array) -> Array:
        return relu(nothing @ relu(first @ a) + a)

    np.testing.assert_array_equal(block(relu(before)), relu(before))
    assert (before < 0).any()
    assert (block(before) != before).any()  # the page asks for an input that is not negative


def test_the_projection_fits_the_two_ends_of_the_shortcut() -> None:
    sizes = re.search(
        r"\$a\^\{\[l\]\} \\in \\mathbb\{R\}\^\{(\d+)\}\$ and .*?\{(\d+)\}\$ take .*?\{(\d+) \\times (\d+)\}", TEXT
    )
    assert sizes
    before, after, rows, columns = map(int, sizes.groups())
    assert (np.ones((rows, columns)) @ np.ones((before, 1))).shape == (after, 1)


def test_the_gradient_of_a_residual_block_has_the_identity_in_it() -> None:
    assert r"\left( I + \frac{\partial \mathcal{F}}{\partial x} \right)" in agreed("c4-resnet-gradient")
    rng = np.random.default_rng(6)
    x, w, c = rng.normal(size=(4, 1)), rng.normal(size=(4, 4)), rng.normal(size=(1, 4))

    def loss(at: Array) -> float:
        return float((c @ (w @ np.tanh(at) + at))[0, 0])

    of_the_layers = w * (1 - np.tanh(x).T ** 2)
    nudges = 1e-6 * np.eye(4)[:, :, np.newaxis]
    by_nudges = [(loss(x + nudge) - loss(x - nudge)) / 2e-6 for nudge in nudges]
    np.testing.assert_allclose((c @ (np.eye(4) + of_the_layers))[0], by_nudges, rtol=1e-6)


def test_the_table_of_resnet_has_34_layers_and_the_sizes_of_its_strides() -> None:
    n, layers = 224, 0
    for stage, content, output in table("c4-tab-resnet34").rows:
        halves = "stride 2" in content
        if stage == "head":
            n, layers = 1, layers + 1  # the average over all places, then the fully connected layer
        else:
            f = int(re.findall(r"(\d+)×\d+", content)[0])
            n = side(n, f, p=f // 2, s=2 if halves else 1)
            repeated = re.match(r"(\d+) × \(", content)
            layers += int(repeated[1]) if repeated else stage.startswith("conv")
        assert leading(output) == (n, n)
    assert layers == 34
    assert "$1 + 6 + 8 + 12 + 6 + 1$" in TEXT


def test_a_one_by_one_convolution_is_a_layer_at_every_pixel(conv_layer: Callable[..., Array]) -> None:
    rng = np.random.default_rng(7)
    a, w, b = rng.normal(size=(1, 5, 4, 6)), rng.normal(size=(3, 6)), rng.normal(size=3)
    convolved = conv_layer(a, w.T.reshape(1, 1, 6, 3), b.reshape(1, 1, 1, 3))
    for i, j in itertools.product(range(5), range(4)):
        np.testing.assert_allclose(convolved[0, i, j], relu(w @ a[0, i, j] + b))


def test_the_bottleneck_costs_a_tenth() -> None:
    left, exact, _ = re.split(r"=|\\approx", agreed("c4-inception-direct"))
    assert [product(left)] == numbers(exact)
    tex = agreed("c4-inception-bottleneck")
    parts = re.findall(r"underbrace\{(.*?)\}_\{([\d{},]+?)\}(?= )", tex)
    assert len(parts) == 2
    for factors, value in parts:
        assert [product(factors)] == numbers(value)
    total = numbers(tex.split("=")[1])[0]
    assert total == sum(product(factors) for factors, _ in parts)
    assert total / product(left) == pytest.approx(0.1, abs=0.005)


def test_the_branches_of_the_module_add_up_to_its_output() -> None:
    *branches, (_, _, _, together) = table("c4-tab-inception-module").rows
    outputs = [int(row[3]) for row in branches]
    assert [numbers(row[2])[-1] for row in branches] == outputs
    assert numbers(agreed("c4-inception-channels")) == [*outputs, sum(outputs)]
    assert sum(outputs) == int(together)


def test_the_separable_convolution_costs_what_its_steps_cost() -> None:
    normal, value = agreed("c4-mobilenet-normal").split("=")
    counted = product(re.sub(r"_\{\\text\{.*?\}\}", "", normal))
    assert [counted] == numbers(value)
    separable = agreed("c4-mobilenet-separable")
    steps = re.findall(r"underbrace\{(.*?)\}_\{\\text\{\w+: \} (\d+)\}", separable)
    assert len(steps) == 2
    assert [product(factors) for factors, _ in steps] == [float(cost) for _, cost in steps]
    total = numbers(separable)[-1]
    assert total == sum(float(cost) for _, cost in steps)
    assert total / counted == pytest.approx(1 / 5 + 1 / 9)


@pytest.mark.parametrize(("f", "places", "before", "after"), [(3, 16, 3, 5), (5, 49, 8, 32), (3, 196, 256, 512)])
def test_the_saving_depends_on_filters_and_filter_size_alone(f: int, places: int, before: int, after: int) -> None:
    separable, normal = f * f * places * before + places * before * after, f * f * places * before * after
    assert agreed("c4-mobilenet-ratio").split(",")[0].endswith(r"\frac{1}{n_c'} + \frac{1}{f^{2}}")
    assert separable / normal == pytest.approx(1 / after + 1 / f**2)


def test_the_two_ratios_are_rounded_right() -> None:
    _, small, large = agreed("c4-mobilenet-ratio").split(r"\qquad")
    assert numbers(small)[-1] == round(1 / 5 + 1 / 9, 2)
    assert numbers(large)[-1] == round(1 / 512 + 1 / 9, 2)
    assert "nine times cheaper" in TEXT
    assert round(1 / (1 / 512 + 1 / 9)) == 9


def test_the_expansion_makes_18_channels_of_3() -> None:
    t = numbers(agreed("c4-mobilenet-v2"))[-1]
    assert "from 3 channels to 18" in TEXT
    assert 3 * t == 18


def test_one_step_of_compound_scaling_about_doubles_the_price() -> None:
    tex = agreed("c4-efficientnet")
    alpha, beta, gamma = (float(re.findall(rf"\\{name} = ([\d.]+)", tex)[0]) for name in ("alpha", "beta", "gamma"))
    assert alpha * beta**2 * gamma**2 == pytest.approx(2, rel=0.05)
    assert min(alpha, beta, gamma) >= 1


def test_the_cost_of_a_layer_grows_with_the_squares_of_width_and_resolution() -> None:
    assert r"$d \, w^{2} r^{2} \approx 2^{\phi}$" in TEXT

    def cost(n: int, channels: int, layers: int) -> int:
        return layers * (n * n * channels) * (3 * 3 * channels)

    once = cost(8, 4, 5)
    assert cost(8, 4, 10) == 2 * once
    assert cost(8, 8, 5) == cost(16, 4, 5) == 4 * once


def test_the_colour_shift_has_mean_zero_and_follows_the_main_directions() -> None:
    spread = float(re.findall(r"\\mathcal\{N\}\(0, \\, ([\d.]+)\^\{2\}\)", agreed("c4-pca-color"))[0])
    rng = np.random.default_rng(8)
    colours = np.array([[3.0], [2.0], [0.5]]) * rng.normal(size=(3, 500))
    eigenvalues, directions = np.linalg.eigh(np.cov(colours))
    alpha = rng.normal(scale=spread, size=(3, 200_000))
    shifts = directions @ (alpha * eigenvalues[:, np.newaxis])
    largest = (spread * eigenvalues.max()) ** 2
    assert np.abs(shifts.mean(axis=1)).max() < 0.01 * eigenvalues.max()
    wanted = directions @ np.diag((spread * eigenvalues) ** 2) @ directions.T
    np.testing.assert_allclose(np.cov(shifts), wanted, atol=0.02 * largest)


def test_the_mean_of_several_softmax_outputs_is_a_distribution() -> None:
    assert r"\frac{1}{K} \sum_{k=1}^{K}" in agreed("c4-ensemble")
    logits = np.random.default_rng(9).normal(size=(5, 7))
    outputs = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    mean = outputs.mean(axis=0)
    assert mean.sum() == pytest.approx(1)
    assert mean.min() > 0

"""What Course 4, Weeks 3 and 4, says in numbers, worked out again from the page's own formulas, tables and code."""

import itertools
import math
import operator
import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from tests.notes.numeric import Array, matrices, numbers, run
from tests.notes.pages import agreed, block, page, table

Box = tuple[float, ...]
TEXT = page("c4")


def shapes(tex: str) -> list[list[int]]:
    """Return the runs of numbers with `times` between them."""
    return [[int(n) for n in run.split(r"\times")] for run in re.findall(r"\d+(?: \\times \d+)+", tex)]


def columns(tex: str) -> list[list[str]]:
    """Return the entries of each one-column matrix."""
    return [body.strip().split(r" \\ ") for body in re.findall(r"\\begin\{bmatrix\}(.*?)\\end\{bmatrix\}", tex)]


def side(n: int, f: int, s: int = 1) -> int:
    """Count the windows that fit, one by one."""
    return len(range(0, n - f + 1, s))


# Week 3


def localization_loss(predicted: Array, label: Array) -> float:
    """Return the loss as the page's two cases have it; `nan` marks the entries that nobody asks about."""
    there, absent = re.findall(r"(\S.*?) & \\text\{if \} y_1 = (\d)", agreed("c4-localization-loss").split("cases}")[1])
    assert (there[1], absent[1]) == ("1", "0")
    last = max(int(index) for index in re.findall(r"y_(\d)\)", there[0]))
    assert re.findall(r"y_(\d)\)", absent[0]) == ["1"]
    kept = last if label[0] == 1 else 1
    return float(np.sum((predicted[:kept] - label[:kept]) ** 2))


def test_the_label_has_an_object_a_box_and_three_classes() -> None:
    general, car, background = columns(agreed("c4-localization-y"))
    assert len(general) == len(car) == len(background) == 1 + 4 + 3
    assert (car[0], car[-3:]) == ("1", ["0", "1", "0"])
    assert (background[0], set(background[1:])) == ("0", {"?"})


def test_without_an_object_only_the_first_output_is_corrected() -> None:
    predicted = np.array([0.9, 0.5, 0.6, 0.3, 0.4, 0.1, 0.8, 0.1])
    car = np.array([1, 0.5, 0.7, 0.3, 0.4, 0, 1, 0])
    nothing = np.array([0, *[math.nan] * 7])
    assert localization_loss(predicted, car) == pytest.approx(0.01 + 0.01 + 0.01 + 0.04 + 0.01)
    assert localization_loss(predicted, nothing) == pytest.approx(0.81)


def test_the_landmarks_need_two_outputs_each_and_one_for_the_face() -> None:
    points, count = agreed("c4-landmarks").split(r"\qquad")
    last = max(int(number) for number in re.findall(r"l_\{(\d+)x\}", points))
    assert numbers(count) == [1, last, 2, 1 + 2 * last]


@pytest.mark.parametrize(
    ("slug", "start"), [("c4-sliding-14", 14), ("c4-sliding-16", 16), ("c4-sliding-28", 28)], ids=str
)
def test_the_sizes_on_the_way_are_those_of_the_layers(slug: str, start: int) -> None:
    volumes = [shape for shape in shapes(agreed(slug)) if len(shape) == 3]
    first = side(start, 5)
    pooled = side(first, 2, 2)
    last = side(pooled, 5)
    sides = [start, first, pooled, last, last, last]
    assert volumes == [[n, n, c] for n, c in zip(sides, [3, 16, 16, 400, 400, 4], strict=True)]
    assert last == side(start, 14, 2)  # as many as there are windows two pixels apart


def test_sharing_saves_the_first_layer_eleven_times_its_work() -> None:
    apart, together = (numbers(formula) for formula in re.findall(r"\$(\d+ [^$]*= (?:6400|576))\$", TEXT))
    assert math.prod(apart[:-1]) == apart[-1] == side(28, 14, 2) ** 2 * side(14, 5) ** 2
    assert math.prod(together[:-1]) == together[-1] == side(28, 5) ** 2
    assert "eleven times fewer" in TEXT
    assert round(apart[-1] / together[-1]) == 11


def test_a_full_layer_is_a_convolution_with_filters_of_the_size_of_its_input() -> None:
    rng = np.random.default_rng(1)
    volume, weights = rng.normal(size=(5, 5, 16)), rng.normal(size=(400, 5 * 5 * 16))
    filters = weights.T.reshape(5, 5, 16, 400)
    np.testing.assert_allclose(np.einsum("uvc,uvck->k", volume, filters), weights @ volume.ravel())


def test_the_target_volume_has_eight_numbers_for_each_cell() -> None:
    sizes, sum_of_parts = agreed("c4-yolo-target").split(r"\\")
    assert shapes(sizes)[1][-1] == numbers(sum_of_parts)[0] == sum(numbers(sum_of_parts)[1:4])
    for label in columns(agreed("c4-anchor-y")):
        assert len(label) == 2 * shapes(sizes)[1][-1]


def test_the_worked_box_lands_in_the_cell_of_the_text() -> None:
    box = re.findall(r"\$b_x = ([\d.]+)\$, \$b_y = ([\d.]+)\$, \$b_h = ([\d.]+)\$, \$b_w = ([\d.]+)\$", TEXT)
    picture, cell = ([float(number) for number in numbers_of_a_box] for numbers_of_a_box in box)
    scaled = [3 * number for number in picture]
    assert r"$(1.5, 2.1)$" in TEXT
    assert scaled[:2] == pytest.approx([1.5, 2.1])
    assert [math.floor(number) for number in scaled[:2]] == [1, 2]  # the middle column, the bottom row
    assert cell == pytest.approx([scaled[0] % 1, scaled[1] % 1, *scaled[2:]])


def test_the_size_of_the_output_counts_anchors_and_classes() -> None:
    small, large, flat = shapes(agreed("c4-yolo-size").replace(r"\cdot", r"\times"))
    for grid, other, anchors, each in (small, large):
        assert grid == other
        assert each == 5 + {3: 3, 19: 80}[grid]
        assert f"{grid} by {grid}" in TEXT
        assert anchors in {2, 5}
    assert flat == [19, 19, large[2] * large[3]]


def test_the_score_of_the_text_is_the_product() -> None:
    (score,) = re.findall(r"\$(0\.8 \\cdot 0\.7 = 0\.56)\$", TEXT)
    object_there, best_class, product = numbers(score)
    assert object_there * best_class == pytest.approx(product)
    assert product < 0.6


@pytest.fixture
def detection() -> dict[str, Any]:
    return run(block("c4", "def iou"))


def counted(a: Box, b: Box) -> float:
    """Compare two boxes with corners at whole numbers by counting pixels."""
    first, second = (
        set(itertools.product(range(int(x1), int(x2)), range(int(y1), int(y2)))) for x1, y1, x2, y2 in (a, b)
    )
    return len(first & second) / len(first | second)


def test_the_overlap_of_two_boxes_is_the_share_of_common_pixels(detection: dict[str, Any]) -> None:
    rng = np.random.default_rng(2)
    for _ in range(200):
        x1, y1, width, height = rng.integers(0, 8, size=(4, 2)) + np.array([[0], [0], [1], [1]])
        a, b = (tuple(map(float, box)) for box in zip(x1, y1, x1 + width, y1 + height, strict=True))
        assert detection["iou"](a, b) == pytest.approx(counted(a, b))
        assert detection["iou"](a, a) == 1


def test_the_two_squares_share_a_seventh() -> None:
    corners, result = agreed("c4-iou-example").split(r"\qquad")
    a, b = (tuple(numbers(box)) for box in re.findall(r"\(([^)]*)\)", corners))
    width, height, area_a, area_b, common, above, below, rounded = numbers(result.replace("- 1", "-1"))
    assert (width * height) / (area_a + area_b + common) == above / below == counted(a, b)
    assert round(above / below, 3) == rounded


def test_the_table_of_boxes_tells_their_fate(detection: dict[str, Any]) -> None:
    rows = table("c4-tab-nms").rows
    boxes = {int(number): (float(p), tuple(numbers(corners))) for number, p, corners, _ in rows}
    kept = detection["non_max_suppression"](boxes)
    least, overlap = numbers(agreed("c4-nms"))
    for number, _, _, fate in rows:
        p, corners = boxes[int(number)]
        assert (fate == "kept") == (int(number) in kept)
        if "IoU" in fate:
            winner, share = numbers(fate)
            assert winner in kept
            assert round(counted(corners, boxes[int(winner)][1]), 2) == share >= overlap
        else:
            assert (p <= least) == ("at most 0.6" in fate)


def test_an_anchor_more_is_a_vector_more() -> None:
    one, two = table("c4-tab-anchor").rows[1][1:]
    assert math.prod(numbers(one)) * 2 == math.prod(numbers(two.split("=")[0])) == math.prod(numbers(two.split("=")[1]))


def test_the_loss_of_a_map_is_the_mean_over_its_pixels() -> None:
    assert agreed("c4-segmentation-loss").startswith(r"\mathcal{L} = -\frac{1}{h w} \sum_{i=1}^{h} \sum_{j=1}^{w} \log")
    rng = np.random.default_rng(3)
    predicted = rng.dirichlet(np.ones(3), size=(4, 5))
    true = rng.integers(0, 3, size=(4, 5))
    one_hot = -np.mean(np.sum(np.eye(3)[true] * np.log(predicted), axis=2))
    by_pixel = [math.log(predicted[i, j, true[i, j]]) for i, j in np.ndindex(4, 5)]
    assert -sum(by_pixel) / (4 * 5) == pytest.approx(one_hot)


def test_the_transpose_convolution_gives_the_matrix_shown() -> None:
    small, weights, large = matrices(agreed("c4-transpose-example"))
    transpose_conv: Callable[..., Array] = run(block("c4", "def transpose_conv"))["transpose_conv"]
    np.testing.assert_array_equal(transpose_conv(small, weights, s=2, p=1, o=1), large)
    # without code: four copies meet in the second row and column
    meeting = [small[0, 0] * weights[2, 2], small[0, 1] * weights[2, 0], small[1, 0] * weights[0, 2]]
    assert [*meeting, small[1, 1] * weights[0, 0]] == [2, 0, 3, 2]
    assert sum([2, 0, 3, 2]) == large[1, 1]


def test_the_size_of_a_transpose_convolution_is_that_of_the_formula() -> None:
    assert "= s (n_{\\text{in}} - 1) + f - 2p + o," in agreed("c4-transpose-size")
    transpose_conv: Callable[..., Array] = run(block("c4", "def transpose_conv"))["transpose_conv"]
    for n, f, s, p, o in itertools.product([2, 3, 5], [2, 3, 4], [1, 2, 3], [0, 1], [0, 1]):
        made = transpose_conv(np.ones((n, n)), np.ones((f, f)), s, p, o)
        assert made.shape == (s * (n - 1) + f - 2 * p + o,) * 2


def test_u_net_comes_back_to_the_size_it_began_with() -> None:
    (listed,) = re.findall(r"channels of the one above: ([\d, ]+)\.", TEXT)
    size, copies = 128, []
    for channels in map(int, listed.split(",")):
        copies.append((size, channels))
        size //= 2
    wide = 2 * copies[-1][1]
    assert rf"\frac{{h}}{{{128 // size}}} \times \frac{{w}}{{{128 // size}}} \times {wide}" in agreed("c4-unet-size")
    assert rf"${size} \times {size} \times {wide}$" in TEXT
    for place, channels in reversed(copies):
        size *= 2
        assert (size, wide // 2 + channels) == (place, wide)  # the copy doubles the channels again
        wide = channels
    assert size == 128
    assert rf"h \times w \times {wide}" in agreed("c4-unet-size")


# Week 4


def test_a_hundred_comparisons_go_wrong_more_often_than_not() -> None:
    right, persons, chance = numbers(agreed("c4-face-k").split(r"\qquad")[1].replace("^", " "))
    assert round(right**persons, 2) == chance
    assert rf"mistake in {round(100 * (1 - right**persons))} percent of the cases" in table("c4-tab-face").rows[2][2]
    assert "about once in ten thousand times" in TEXT
    assert 1 / (1 - 0.99 ** (1 / persons)) == pytest.approx(10_000, rel=0.01)


def test_the_threshold_tells_pictures_of_the_same_person_from_others() -> None:
    signs = {r"\leq": operator.le, r"\gt": operator.gt}
    rules = re.findall(r"d (\\\w+) \\tau \\Rightarrow \\text\{(\w+)\}", agreed("c4-similarity"))

    def said(difference: float, threshold: float) -> list[str]:
        return [word for sign, word in rules if signs[sign](difference, threshold)]

    employee, stranger, noise = np.random.default_rng(9).normal(size=(3, 128))
    near, far = (float(np.sum((employee - other) ** 2)) for other in (employee + noise / 10, stranger))
    assert said(near, (near + far) / 2) == ["same"]
    assert said(far, (near + far) / 2) == ["different"]
    assert "is at most $\\tau$, the face belongs to the owner" in TEXT
    assert said(near, near) == ["same"]


def test_the_margin_is_what_the_lazy_network_pays() -> None:
    assert agreed("c4-triplet-loss").endswith(r"+ \alpha, \; 0 \right)")
    triplet_loss: Callable[..., Array] = run(block("c4", "def triplet_loss"))["triplet_loss"]
    rng = np.random.default_rng(4)
    anchor, positive, negative = rng.normal(size=(3, 50, 8))
    for same in (anchor, np.zeros_like(anchor)):
        np.testing.assert_allclose(triplet_loss(same, same, same, 0.3), 0.3)
    losses = triplet_loss(anchor, positive, negative, 0.2)
    satisfied = np.sum((anchor - positive) ** 2, axis=1) + 0.2 <= np.sum((anchor - negative) ** 2, axis=1)
    assert 0 < satisfied.sum() < 50
    np.testing.assert_array_equal(losses == 0, satisfied)


def test_ten_pictures_of_a_thousand_people_make_the_training_set() -> None:
    assert "a thousand people with ten pictures each, 10,000 in all" in TEXT
    assert 1000 * 10 == 10_000


def test_the_chi_square_similarity_is_symmetric_and_weighs_small_numbers_more() -> None:
    def chi_square(u: Array, v: Array) -> Array:
        difference: Array = (u - v) ** 2 / (u + v)
        return difference

    assert agreed("c4-face-chi2").startswith(r"\chi^{2}_k = \frac")
    u, v = np.random.default_rng(5).uniform(0.1, 1, size=(2, 128))
    np.testing.assert_allclose(chi_square(u, v), chi_square(v, u))
    assert (chi_square(u, v) > 0).all()
    assert not chi_square(u, u).any()
    near, far = chi_square(np.array([1.0, 10.0]), np.array([2.0, 11.0]))
    assert near > far


def test_filters_of_size_three_see_the_pixels_stated() -> None:
    seen = [int(size) for size in re.findall(r"look at \$(\d) \\times \d\$ pixels, three of them at \$(\d)", TEXT)[0]]
    for layers, size in zip((2, 3), seen, strict=True):
        left = size
        for _ in range(layers):
            left = side(left, 3)
        assert left == 1


def test_the_two_content_costs_differ_by_a_factor_alone() -> None:
    assert agreed("c4-content-cost").endswith(r"^{2}")
    assert r"\frac{1}{4 \, n_H n_W n_C}" in agreed("c4-content-cost-exercise")
    rng = np.random.default_rng(6)
    content, made = rng.normal(size=(2, 4, 4, 3))
    half = np.linalg.norm(content - made) ** 2 / 2
    entry_by_entry = sum((content[place] - made[place]) ** 2 for place in np.ndindex(4, 4, 3)) / (4 * 4 * 4 * 3)
    assert entry_by_entry == pytest.approx(half / (2 * 4 * 4 * 3))


def gram(volume: Array) -> Array:
    rows = volume.reshape(-1, volume.shape[2]).T
    product: Array = rows @ rows.T
    return product


def test_the_gram_matrix_is_the_double_sum_over_the_places() -> None:
    assert agreed("c4-gram-matrix").startswith("G = A A^{T}")
    volume = np.random.default_rng(7).normal(size=(3, 4, 5))
    summed = [
        [sum(volume[i, j, k] * volume[i, j, other] for i in range(3) for j in range(4)) for other in range(5)]
        for k in range(5)
    ]
    np.testing.assert_allclose(gram(volume), summed)


def test_a_step_along_the_gradient_lowers_the_cost_of_a_picture() -> None:
    rng = np.random.default_rng(8)
    filters, content, style, made = rng.normal(size=(2, 2, 3, 4)), *rng.normal(size=(3, 5, 5, 3))

    def activations(picture: Array) -> Array:
        windows = np.lib.stride_tricks.sliding_window_view(picture, (2, 2), axis=(0, 1))
        volume: Array = np.tanh(np.einsum("ijcuv,uvck->ijk", windows, filters))
        return volume

    def cost(picture: Array) -> float:
        volume = activations(picture)
        content_cost = np.sum((activations(content) - volume) ** 2) / 2
        style_cost = np.sum((gram(activations(style)) - gram(volume)) ** 2) / (2 * volume.size) ** 2
        return float(10 * content_cost + 40 * style_cost)

    gradient = np.zeros_like(made)
    for place in np.ndindex(made.shape):
        nudge = np.zeros_like(made)
        nudge[place] = 1e-5
        gradient[place] = (cost(made + nudge) - cost(made - nudge)) / 2e-5
    step = 1e-4
    assert cost(made) - cost(made - step * gradient) == pytest.approx(step * np.sum(gradient**2), rel=0.05)


@pytest.mark.parametrize(("slug", "axes"), [("c4-conv-1d", 1), ("c4-conv-3d", 3)])
def test_the_sizes_with_one_and_three_axes_follow_from_the_filters(slug: str, axes: int) -> None:
    volume: list[int] = []
    for convolution in re.split(r"\\qquad|\\\\", agreed(slug)):
        *given, weights, result = shapes(convolution)
        volume = given[0] if given else volume
        (filters,) = re.findall(r"(\d+) \\text\{ filters\}", convolution)
        assert len(volume) == len(weights) == axes + 1
        assert weights[-1] == volume[-1]
        assert result == [*(side(n, f) for n, f in zip(volume[:-1], weights[:-1], strict=True)), int(filters)]
        volume = result

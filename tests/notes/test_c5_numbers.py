"""What Weeks 1 and 2 of Course 5 say in numbers, worked out again from the page's own formulas, tables and code."""

import ast
import math
import re
from functools import partial
from typing import Any

import numpy as np
import pytest

from tests.notes import pages
from tests.notes.numeric import Array, logistic, run, slopes, softmax
from tests.notes.pages import agreed, beginning, block, page, table

TEXT = page("c5")
formula = partial(beginning, "c5")
said = partial(pages.said, "c5")


def shape(text: str) -> tuple[int, ...]:
    """Return the shape in a text such as `$W: (100, 1)$ for a model`."""
    (found,) = re.findall(r"\((\d+), (\d+)\)", text)
    return tuple(map(int, found))


def sim(u: Array, v: Array) -> float:
    return float(u @ v / np.linalg.norm(u) / np.linalg.norm(v))


def defined(mark: str) -> dict[str, Any]:
    """Return the names of the one code block of the page with a mark in it."""
    return run(block("c5", mark))


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(5)


# Week 1


def test_every_word_of_the_sentence_has_a_label() -> None:
    (sentence,) = said(r"The input is \*(Harry Potter .*?)\*")
    labels = ast.literal_eval(formula("x = ").rsplit("=", 1)[1])
    assert len(sentence.split()) == len(labels) == int(said(r"here \$T_x = T_y = (\d+)\$")[0])
    capitals = [int(word[0].isupper()) for word in sentence.split()]
    assert list(labels) == capitals


def test_one_hot_vectors_are_perpendicular_and_equally_far_apart() -> None:
    product, distance = formula("o_i^{T} o_j").split(r"\qquad")
    one_hot = np.eye(6)
    assert r"= 0 \quad" in product
    assert one_hot[1] @ one_hot[4] == 0
    assert distance.endswith(r"\sqrt{2}")
    assert np.linalg.norm(one_hot[1] - one_hot[4]) == pytest.approx(math.sqrt(2))


def test_the_shapes_of_the_table_fit_together() -> None:
    shapes = {row[0]: shape(row[2]) for row in table("c5-tab-rnn-shapes").rows}
    x, a, waa, wax, wa, ba, wya = (np.zeros(size, dtype=np.int8) for size in shapes.values())
    assert (waa @ a + wax @ x + ba).shape == a.shape
    assert np.hstack([waa, wax]).shape == wa.shape
    assert (wa @ np.vstack([a, x])).shape == a.shape
    assert (wya @ a).shape == x.shape


def test_the_general_shapes_of_the_table_give_the_example() -> None:
    sizes = {"n_a": 100, "n_x": 10000, "n_y": 10000}
    for _, general, example in table("c5-tab-rnn-shapes").rows:
        numbers = re.sub("n_[axy]", lambda name: str(sizes[name[0]]), general.strip("$()")).split(",")
        assert tuple(sum(map(int, number.split("+"))) for number in numbers) == shape(example)


def test_two_matrices_side_by_side_do_the_work_of_both(rng: np.random.Generator) -> None:
    waa, wax, a, x = (rng.normal(size=size) for size in ((4, 4), (4, 6), (4, 1), (6, 1)))
    np.testing.assert_allclose(np.hstack([waa, wax]) @ np.vstack([a, x]), waa @ a + wax @ x)


def test_the_gradients_through_time_are_the_slopes_of_the_loss() -> None:
    names = defined("def backward(P):")
    parameters: dict[str, Array] = names["P"]
    assert set(parameters) == {"Waa", "Wax", "ba", "Wya", "by"}
    gradients = names["backward"](parameters)

    def loss() -> float:
        return float(names["loss"](parameters))

    for name, value in parameters.items():
        by_nudging = slopes(loss, value)
        np.testing.assert_allclose(gradients[name], by_nudging, atol=1e-8)


def test_the_two_salads_differ_as_much_as_the_text_says() -> None:
    mantissas = re.findall(r"= ([\d.]+) \\times 10\^\{(-\d+)\}", agreed("c5-lm-pear"))
    pair, pear = (float(f"{number}e{exponent}") for number, exponent in mantissas)
    ratio, loss_of_pair, loss_of_pear, difference = (
        float(*said(pattern))
        for pattern in (
            r"about (\d+) times as probable",
            r"As losses these are ([\d.]+)",
            r"As losses these are [\d.]+ and ([\d.]+)\.",
            r"The difference of ([\d.]+) is the logarithm of 1781",
        )
    )
    assert round(pear / pair) == ratio
    assert [round(-math.log(p), 1) for p in (pair, pear)] == [loss_of_pair, loss_of_pear]
    assert round(math.log(ratio), 1) == difference


def test_the_table_of_salads_agrees_with_the_formula() -> None:
    cells = [cell.strip("$") for cell in table("c5-tab-lm").column("probability")]
    sentences = [sentence.rstrip(".") for sentence in table("c5-tab-lm").column("sentence")]
    said_in_formula = [part.strip(" ,\n") for part in formula(r"P(\text{The apple").split(r"\\")]
    assert said_in_formula == [rf"P(\text{{{s}}}) = {p}" for s, p in zip(sentences, cells, strict=True)]


def test_the_tokens_and_the_characters_of_the_sentence_are_counted_right() -> None:
    (sentence,) = said(r"\*(Cats average .*?)\*")
    words = {8: "eight", 9: "nine"}
    assert f"has {words[len(sentence.split())]} words, and with the token `<EOS>`" in TEXT
    assert f"(end of sentence) {words[len(sentence.split()) + 1]}." in TEXT
    assert int(*said(r"sentence about cats has (\d+) of them")) == len(sentence)


def test_the_chain_rule_gives_probabilities_that_add_up_to_one(rng: np.random.Generator) -> None:
    first, second, third = (rng.dirichlet(np.ones(3), size=size) for size in ((), (3,), (3, 3)))
    total = np.einsum("i,ij,ijk->ijk", first, second, third).sum()
    assert total == pytest.approx(1)


def test_the_loss_of_a_sentence_is_minus_the_logarithm_of_its_probability(rng: np.random.Generator) -> None:
    predictions, words = rng.dirichlet(np.ones(6), size=4), np.eye(6)[[2, 0, 5, 5]]
    losses = -np.sum(words * np.log(predictions), axis=1)
    assert losses.sum() == pytest.approx(-math.log(math.prod(predictions[range(4), [2, 0, 5, 5]])))


def test_sampled_sentences_never_hold_a_rejected_token() -> None:
    names = defined("def sample(")
    for weights in names["after"].values():
        assert sum(weights) == pytest.approx(1)
    sentences = [names["sample"](longest=3) for _ in range(300)]
    assert {len(sentence) for sentence in sentences} == {2, 3}
    assert {word for sentence in sentences for word in sentence} == {"cats", "dogs", "sleep"}


def test_fifty_factors_shrink_and_stretch_as_the_text_says() -> None:
    for base in ("0.5", "1.5"):
        digit, exponent = said(rf"\${re.escape(base)}\^\{{50\}} \\approx (\d) \\times 10\^\{{(-?\d+)\}}")
        assert f"{float(base) ** 50:.0e}" == f"{digit}e{int(exponent):+03d}"


def test_the_jacobian_over_time_is_the_product_of_the_page(rng: np.random.Generator) -> None:
    w, first = rng.normal(size=(3, 3)), rng.normal(size=(3, 1))
    second = np.tanh(w @ first)
    third = np.tanh(w @ second)
    product = np.diag(1 - third[:, 0] ** 2) @ w @ np.diag(1 - second[:, 0] ** 2) @ w

    def entry(row: int) -> float:
        return float(np.tanh(w @ np.tanh(w @ first))[row, 0])

    for row in range(3):
        by_nudging = slopes(partial(entry, row), first)
        np.testing.assert_allclose(product[row], by_nudging[:, 0], atol=1e-8)


def test_the_gradients_are_clipped_to_what_the_text_says() -> None:
    threshold, gradient, length, clipped = said(
        r"\\theta = (\d+)\$ the gradient \$\((.*?)\)\$, of length (\d+), becomes \$\((.*?)\)"
    )
    g, result = (np.array(ast.literal_eval(f"[{numbers}]")) for numbers in (gradient, clipped))
    assert np.linalg.norm(g) == int(length)
    np.testing.assert_allclose(defined("def clip(")["clip"](g, float(threshold)), result)
    assert np.linalg.norm(result) == pytest.approx(float(threshold))


def test_a_gate_of_the_gru_keeps_what_the_text_says() -> None:
    gate, kept, left = said(r"With a gate of ([\d.]+), twenty steps leave \$([\d.]+)\^\{20\} \\approx ([\d.]+)\$ of")
    assert float(kept) == 1 - float(gate)
    assert f"{float(kept) ** 20:.2f}" == left


@pytest.mark.parametrize(("bias", "kept"), [(-50.0, True), (50.0, False)])
def test_the_update_gate_keeps_or_replaces_the_memory(rng: np.random.Generator, bias: float, kept: bool) -> None:
    wc, wu, c, x = (rng.normal(size=size) for size in ((4, 7), (4, 7), (4, 1), (3, 1)))
    candidate = np.tanh(wc @ np.vstack([c, x]))
    gate = logistic(wu @ np.vstack([c, x]) + bias)
    np.testing.assert_allclose(gate * candidate + (1 - gate) * c, c if kept else candidate)


def test_the_cell_of_the_lstm_rides_along_or_is_forgotten(rng: np.random.Generator) -> None:
    step = defined("def lstm_step(")["lstm_step"]
    c, a, x = (rng.normal(size=size) for size in ((3, 1), (3, 1), (2, 1)))
    for forget, expected in ((40, c), (-40, np.zeros((3, 1)))):
        shown, cell = step(a, c, x, {"c": 0, "u": -40, "f": forget, "o": 40})
        np.testing.assert_allclose(cell, expected, atol=1e-12)
        np.testing.assert_allclose(shown, np.tanh(expected), atol=1e-12)


def test_the_parameters_of_the_three_units_are_counted_right() -> None:
    sizes = said(r"For \$n_a = (\d+)\$ and \$n_x = (\d+)\$ that is ([\d,]+) and ([\d,]+) and ([\d,]+)\.")
    n_a, n_x, *counts = (int(size.replace(",", "")) for size in sizes)
    factors = [int(part[0]) if part[0].isdigit() else 1 for part in re.findall(r": \} (.)", formula(r"\text{RNN: }"))]
    assert factors == [1, 3, 4]
    assert counts == [factor * (n_a * (n_a + n_x) + n_a) for factor in factors]


def test_a_bidirectional_prediction_depends_on_the_past_and_on_the_future(rng: np.random.Generator) -> None:
    forward, backward, wy = (rng.normal(size=size) for size in ((3, 5), (3, 5), (1, 6)))

    x = rng.normal(size=(5, 2, 1))

    def prediction() -> float:
        left, right = np.zeros((3, 1)), np.zeros((3, 1))
        for t in range(3):
            left = np.tanh(forward @ np.vstack([left, x[t]]))
        for t in range(4, 1, -1):
            right = np.tanh(backward @ np.vstack([right, x[t]]))
        return float((wy @ np.vstack([left, right]))[0, 0])

    by_word = np.abs(slopes(prediction, x)).max(axis=(1, 2))
    assert (by_word > 1e-6).all()


# Week 2


@pytest.fixture
def features() -> dict[str, Array]:
    """Return the columns of the page's table of features, by word."""
    found = table("c5-tab-features")
    columns = list(zip(*(row[1:] for row in found.rows if row[1]), strict=True))
    words = [head.split()[0].lower() for head in found.header[1:]]
    return {word: np.array([float(cell) for cell in column]) for word, column in zip(words, columns, strict=True)}


def test_the_table_of_features_solves_the_riddle(features: dict[str, Array]) -> None:
    e = features
    goal = e["king"] - e["man"] + e["woman"]
    assert max(set(e) - {"king", "man", "woman"}, key=lambda word: sim(e[word], goal)) == "queen"
    rounded = formula(r"e_{\text{man}} - ").split(r"\begin{bmatrix}")[1].split(r"\end")[0].split("&")
    for difference in (e["man"] - e["woman"], e["king"] - e["queen"]):
        np.testing.assert_array_equal(np.round(difference), [float(cell) for cell in rounded])


def test_the_code_has_the_numbers_of_the_table(features: dict[str, Array]) -> None:
    vectors = defined("others = [word for word in e")["e"]
    assert set(vectors) == set(features)
    for word, vector in features.items():
        np.testing.assert_array_equal(vectors[word], vector)


def test_the_cosines_of_the_text_are_those_of_the_table(features: dict[str, Array]) -> None:
    fruit, other = said(r"\*apple\* and \*orange\* is ([\d.]+), that of \*king\* and \*orange\* is \$(-[\d.]+)\$")
    assert f"{sim(features['apple'], features['orange']):.3f}" == fruit
    assert f"{sim(features['king'], features['orange']):.3f}" == other


def test_the_distance_of_unit_vectors_follows_from_their_cosine(rng: np.random.Generator) -> None:
    assert r"$2 - 2 \operatorname{sim}(u, v)$" in TEXT
    u, v = rng.normal(size=(2, 50))
    assert sim(3 * u, v / 7) == pytest.approx(sim(u, v))
    u, v = u / np.linalg.norm(u), v / np.linalg.norm(v)
    assert np.sum((u - v) ** 2) == pytest.approx(2 - 2 * sim(u, v))


def test_the_embedding_matrix_times_a_one_hot_vector_is_its_column(rng: np.random.Generator) -> None:
    rows, words = shape(*said(r"\$E: (.*?)\$"))
    place = int(*said(r"o_\{(\d+)\}: \("))
    e, o = rng.normal(size=(rows, words)), np.zeros((words, 1))
    o[place] = 1
    np.testing.assert_allclose(e @ o, e[:, [place]])
    assert rows * words == 3_000_000
    assert "three million numbers" in TEXT


def test_the_window_of_the_language_model_has_the_inputs_that_the_text_counts() -> None:
    window, size, inputs = map(int, said(r"\$(\d+) \\cdot (\d+) = (\d+)\$ numbers"))
    assert formula("h = g").count("e_{") == window
    assert window * size == inputs


def test_the_skip_gram_pairs_stand_in_the_sentence_within_ten_words() -> None:
    words = said(r"\*(I want a glass of orange juice to .*?)\*")[0].split()
    distances = [abs(words.index(t) - words.index(c)) for c, t in table("c5-tab-skipgram").rows]
    assert distances == [1, 2, 6]
    assert "*my* stands six words after *orange*" in TEXT


def test_the_gradient_of_skip_gram_is_the_slope_of_its_loss(rng: np.random.Generator) -> None:
    theta, e_c, t = rng.normal(size=(20, 6)), rng.normal(size=6), 7
    by_nudging = slopes(lambda: float(-np.log(softmax(theta @ e_c))[t]), e_c)
    np.testing.assert_allclose(softmax(theta @ e_c) @ theta - theta[t], by_nudging, atol=1e-8)


def test_a_balanced_tree_asks_as_many_questions_as_the_text_says() -> None:
    words, questions = said(r"\\log_2 (\d+) \\approx ([\d.]+)\$")
    assert round(math.log2(int(words)), 1) == float(questions)


def test_the_gradient_of_negative_sampling_is_prediction_minus_label(rng: np.random.Generator) -> None:
    labels = np.array([float(label) for label in table("c5-tab-negative").column("target?")])
    theta, e_c = rng.normal(size=(len(labels), 6)), rng.normal(size=6)

    def loss() -> float:
        return float(-np.log(logistic(theta[0] @ e_c)) - np.sum(np.log(logistic(-theta[1:] @ e_c))))

    error = logistic(theta @ e_c) - labels
    np.testing.assert_allclose(error @ theta, slopes(loss, e_c), atol=1e-8)
    np.testing.assert_allclose(np.outer(error, e_c), slopes(loss, theta), atol=1e-8)


def test_the_power_of_three_quarters_raises_rare_words_as_the_text_says() -> None:
    three = r"([\d.]+), ([\d.]+) and ([\d.]+)"
    numbers = [
        float(number) for number in said(rf"frequencies {three} are then drawn with probabilities of about {three}:")
    ]
    powers = np.array(numbers[:3]) ** 0.75
    np.testing.assert_array_equal(np.round(powers / powers.sum(), 3), numbers[3:])


def test_the_weights_of_glove_are_those_of_its_formula() -> None:
    once, fifty = map(float, said(r"counted once has weight ([\d.]+), one counted 50 times ([\d.]+),"))
    (x_max,) = map(int, said(r"x_\{\\max\} = (\d+)\$ in"))
    assert [round((count / x_max) ** 0.75, 2) for count in (1, 50)] == [once, fifty]


def test_an_invertible_matrix_between_the_vectors_of_glove_changes_no_product(rng: np.random.Generator) -> None:
    a, theta, e = rng.normal(size=(3, 3)), rng.normal(size=3), rng.normal(size=3)
    assert (a @ theta) @ (np.linalg.inv(a).T @ e) == pytest.approx(theta @ e)


def test_the_mean_of_the_word_vectors_forgets_their_order(rng: np.random.Generator) -> None:
    rows, columns = shape(formula(r"\hat{y} = \operatorname{softmax}"))
    w, review = rng.normal(size=(rows, columns)), rng.normal(size=(7, columns))
    forwards, backwards = (softmax(w @ words.mean(axis=0)) for words in (review, review[::-1]))
    np.testing.assert_allclose(forwards, backwards)


def test_the_names_lean_the_way_that_the_direction_points() -> None:
    assert r"$g = e_{\text{woman}} - e_{\text{man}}$" in TEXT
    for _, cosine, reading in table("c5-tab-gender-cosine").rows:
        female = "of a woman" in reading or "the female side" in reading
        assert (float(cosine) > 0) == female


def test_neutralised_words_are_equally_far_from_an_equalised_pair() -> None:
    names = defined("def equalize(")
    g, word, pair = names["g"], names["word"], (names["one"], names["other"])
    neutral, (first, second) = names["neutralize"](word), names["equalize"](*pair)
    assert neutral @ g == pytest.approx(0, abs=1e-12)
    np.testing.assert_allclose(names["neutralize"](neutral), neutral)
    np.testing.assert_allclose(np.linalg.norm([first, second], axis=1), 1)
    assert (first + second) @ g == pytest.approx(0, abs=1e-12)
    assert abs(sim(first - second, g)) == pytest.approx(1)
    assert np.linalg.norm(neutral - first) == pytest.approx(np.linalg.norm(neutral - second))

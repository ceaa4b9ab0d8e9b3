"""What Weeks 3 and 4 of Course 5 say in numbers, worked out again from the page's own formulas, tables and code."""

import math
import re
from fractions import Fraction
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from tests.notes import pages
from tests.notes.numeric import run, softmax
from tests.notes.pages import agreed, beginning, block, page, table, tables

TEXT = page("c5")
formula = partial(beginning, "c5")
said = partial(pages.said, "c5")


def defined(mark: str) -> dict[str, Any]:
    """Return the names of the one code block of the page with a mark in it."""
    return run(block("c5", mark))


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(5)


# Week 3


def test_greedy_search_misses_what_a_wider_beam_finds() -> None:
    names = defined("def beam_search(")
    after: dict[str, dict[str, float]] = names["after"]

    def sentences(words: tuple[str, ...], p: float) -> dict[str, float]:
        if words[-1] == "<EOS>":
            return {" ".join(words): p}
        found: dict[str, float] = {}
        for word, chance in after[words[-1]].items():
            found |= sentences((*words, word), p * chance)
        return found

    every = sentences(("is",), 1.0)
    assert sum(every.values()) == pytest.approx(1)
    greedy = ["is"]
    while greedy[-1] != "<EOS>":
        greedy.append(max(after[greedy[-1]], key=lambda word: after[greedy[-1]][word]))
    best = max(every, key=lambda sentence: every[sentence])
    assert names["beam_search"](1) == (pytest.approx(every[" ".join(greedy)]), " ".join(greedy))
    assert names["beam_search"](2) == (pytest.approx(every[best]), best)
    assert every[" ".join(greedy)] < every[best]


def test_the_candidates_of_a_step_are_counted_right() -> None:
    width, words, candidates = map(int, said(r"= (\d+) \\cdot (\d+) = (\d+)\$ candidates"))
    assert width * words == candidates
    base, power = map(int, said(r"there are \$(10000)\^\{(\d+)\} = 10\^\{40\}\$ sentences"))
    assert base**power == 10**40


@pytest.fixture
def lengths() -> dict[str, tuple[str, ...]]:
    """Return the rows of the table about normalising for length, by their first cells."""
    (found,) = [found for found in tables(TEXT) if found.header[1:3] == ("sentence 1", "sentence 2")]
    return {row[0]: row[1:] for row in found.rows}


def test_the_scores_of_the_two_sentences_follow_from_their_words(lengths: dict[str, tuple[str, ...]]) -> None:
    numbers = said(r"two words with probabilities (.*?); sentence 2 has four, with (.*?) \(in bold")
    both = [[float(number) for number in re.findall(r"0\.\d+", text)] for text in numbers]
    assert list(lengths["product"]) == bold_maximum([math.prod(p) for p in both])
    for alpha in ("0", "0.7", "1"):
        scores = [sum(map(math.log, p)) / len(p) ** float(alpha) for p in both]
        assert list(lengths[rf"score for $\alpha = {alpha}$"]) == bold_maximum(scores)


def bold_maximum(scores: list[float]) -> list[str]:
    return [f"**{score:.3f}**" if score == max(scores) else f"{score:.3f}" for score in scores]


def test_words_that_are_repeated_are_counted_as_often_as_a_reference_has_them() -> None:
    references = re.findall(r"^- reference \d: \*(.*?)\*$", TEXT, re.MULTILINE)
    (output,) = said(r"The output \*((?:the ?)+)\* scores")
    most = max(reference.lower().split().count("the") for reference in references)
    assert formula("p_1 = ").endswith(rf"\frac{{{most}}}{{{len(output.split())}}}")


def test_the_table_of_bigrams_counts_the_output_and_clips_by_the_references() -> None:
    references = [
        list(pairwise(text.lower().rstrip(".").split()))
        for text in re.findall(r"^- reference \d: \*(.*?)\*$", TEXT, re.MULTILINE)
    ]
    (output,) = said(r"The output \*([a-z ]+)\* has six")
    bigrams = list(pairwise(output.split()))
    *rows, total = table("c5-tab-bigram").rows
    assert {row[0] for row in rows} == {" ".join(pair) for pair in bigrams}
    for words, count, clipped in rows:
        (pair,) = pairwise(words.split())
        assert bigrams.count(pair) == int(count)
        assert min(int(count), max(reference.count(pair) for reference in references)) == int(clipped)
    assert total == ("sum", *(str(sum(int(row[column]) for row in rows)) for column in (1, 2)))
    assert f"$p_2 = {total[2]}/{total[1]}$" in TEXT


def test_the_score_of_the_output_is_the_fourth_root_of_its_precisions() -> None:
    fractions = said(r"\$p_1 = (\S+)\$, \$p_2 = (\S+)\$, \$p_3 = (\S+)\$ and \$p_4 = (\S+)\$\.")
    p = [Fraction(fraction) for fraction in fractions]
    (score,) = said(r"fourth root of the product, ([\d.]+)\.\n")
    assert f"{float(math.prod(p)) ** 0.25:.3f}" == score
    assert math.exp(sum(math.log(x) for x in p) / 4) == pytest.approx(float(math.prod(p)) ** 0.25)


def test_the_score_of_the_code_has_the_precisions_of_the_text() -> None:
    names = defined("def bleu(")
    fractions = said(r"\$p_1 = (\S+)\$, \$p_2 = (\S+)\$, \$p_3 = (\S+)\$ and \$p_4 = (\S+)\$\.")
    for n, fraction in enumerate(fractions, 1):
        assert names["precision"](names["output"], names["references"], n) == pytest.approx(float(Fraction(fraction)))


def test_the_brevity_penalty_has_no_jump_and_costs_what_the_text_says() -> None:
    assert r"\exp\left( 1 - \dfrac{r}{c} \right) & \text{if } c \leq r" in formula(r"\text{BP}")
    exponent, penalty = said(r"cost a factor of \$e\^\{(-1/6)\} \\approx ([\d.]+)\$")
    assert Fraction(exponent) == 1 - Fraction(7, 6)
    assert f"{math.exp(1 - 7 / 6):.3f}" == penalty
    assert math.exp(1 - 7 / 7) == 1


def test_scores_become_the_weights_of_the_text() -> None:
    scores, weights = said(r"The scores (.*?), for example, become the weights (.*?)\.\n? ?And")
    numbers = [float(number) for number in re.findall(r"\d+", scores)]
    assert [f"{weight:.3f}" for weight in softmax(np.array(numbers))] == re.findall(r"0\.\d+", weights)


def test_a_context_lies_between_the_activations() -> None:
    names = defined("context = alpha @ a")
    a, context = names["a"], names["context"]
    assert (a.min(axis=0) <= context).all()
    assert (context <= a.max(axis=0)).all()
    assert context.shape == (2 * names["n_a"],)


def test_the_written_characters_collapse_to_the_text() -> None:
    collapse = defined("def collapse(")["collapse"]
    plain = re.sub(r"\\(mathtt|text)\{(.*?)\}", r"\2", agreed("c5-ctc-rule").replace(r"\;", "").replace(" ", ""))
    path, text = plain.replace(r"\_", "_").replace(r"\sqcup", " ").split(r"\longrightarrow")
    assert collapse(path) == text
    stutter, word = said(r"`(hh_\w+)` becomes \*(\w+)\*")
    assert collapse(stutter) == word
    assert collapse(stutter.replace("_", "")) != word


def test_the_outputs_of_the_trigger_network_are_counted_right() -> None:
    steps, length, stride, outputs = map(int, re.findall(r"\d+", formula("T_y = ").split("=", 2)[2].replace("+ 1", "")))
    assert np.lib.stride_tricks.sliding_window_view(np.zeros(steps), length)[::stride].shape == (outputs, length)


def test_a_detector_that_never_fires_is_right_as_often_as_the_text_says() -> None:
    steps, zeros = map(int, said(r"in a clip of (\d+) steps would make two ones among (\d+) zeros"))
    assert steps - zeros == 2
    assert f"{100 * zeros / steps:.2f}" == said(r"right in ([\d.]+) per cent of the steps")[0]
    (held,) = re.findall(r"t_0 \+ (\d+)", formula(r"y^{\langle t \rangle} = \begin{cases} 1 & \text{if } t_0"))
    assert 2 * int(held) == 100
    assert "Now a hundred of the labels are ones" in TEXT


# Week 4


def test_attention_and_recurrence_cost_the_same_where_the_text_says() -> None:
    costs = {row[0]: row[1:] for row in table("c5-tab-rnn-transformer").rows}["cost per layer"]
    assert costs == (r"$O(n d^{2})$", r"$O(n^{2} d)$")
    short, d, long = map(int, said(r"For (\d+) words and \$d = (\d+)\$ attention needs a tenth, for (\d+) words ten"))
    assert d * short**2 / (short * d**2) == pytest.approx(0.1, abs=0.005)
    assert d * long**2 / (long * d**2) == 10


def test_attention_with_matrices_is_the_sum_over_the_words(rng: np.random.Generator) -> None:
    attention = defined("W_Q, W_K, W_V = rng.normal(size=(d_k, d))")["attention"]
    q, k, v = rng.normal(size=(3, 6, 4))
    for t, row in enumerate(attention(q, k, v)):
        weights = softmax(np.array([q[t] @ key / math.sqrt(4) for key in k]))
        np.testing.assert_allclose(row, sum(weight * value for weight, value in zip(weights, v, strict=True)))


def test_unscaled_scores_saturate_the_softmax_as_the_text_says() -> None:
    d_k, distance = map(int, said(r"For \$d_k = (\d+)\$ a typical product is thus about (\d+) away"))
    assert math.isqrt(d_k) == distance
    high, low = said(r"differ by 8 is \$\((0\.\d+), (0\.\d+)\)\$")
    weights = softmax(np.array([float(distance), 0.0]))
    assert [f"{weight:.4f}" for weight in weights] == [high, low]
    assert f"{weights.prod():.4f}" == said(r"\$p \(1 - p\)\$, is ([\d.]+), and")[0]
    scaled = softmax(np.array([1.0, 0.0]))
    assert [f"{weight:.2f}" for weight in scaled] == said(r"the weights are \$\((0\.\d+), (0\.\d+)\)\$, and the slope")
    assert f"{scaled.prod():.1f}" == said(r"and the slope is ([\d.]+)\.\n")[0]


def test_the_heads_side_by_side_are_as_wide_as_the_model() -> None:
    heads, width = map(int, said(r"The paper takes \$h = (\d+)\$ and \$d_\{\\text\{model\}\} = (\d+)\$"))
    divided, by, size = map(int, said(r"\$d_k = d_v = \\frac\{(\d+)\}\{(\d+)\} = (\d+)\$"))
    assert (divided, by) == (width, heads)
    assert heads * size == width


def test_the_positions_of_the_code_are_those_of_the_formula() -> None:
    names = defined("turned = np.empty_like(PE)")
    d, encoding = names["d"], names["PE"]
    assert r"\sin\left( \frac{\text{pos}}{10000^{2i/d}} \right)" in formula("PE_{")
    for position in (0, 1, 17, 49):
        for i in (0, 5, d // 2 - 1):
            angle = position / 10000 ** (2 * i / d)
            assert encoding[position, 2 * i] == pytest.approx(math.sin(angle))
            assert encoding[position, 2 * i + 1] == pytest.approx(math.cos(angle))


def test_a_shift_turns_every_pair_by_the_matrix_of_the_page(rng: np.random.Generator) -> None:
    entries = formula(r"\begin{bmatrix} \sin\left( \omega_i").split(r"\begin{bmatrix}")[2].split(r"\end")[0]
    rows = [[cell.strip() for cell in row.split("&")] for row in entries.split(r"\\")]
    assert rows == [[r"\cos(\omega_i k)", r"\sin(\omega_i k)"], [r"-\sin(\omega_i k)", r"\cos(\omega_i k)"]]
    omega, position, k = rng.normal(size=3)
    cos, sin = math.cos(omega * k), math.sin(omega * k)
    before = np.array([math.sin(omega * position), math.cos(omega * position)])
    after = np.array([math.sin(omega * (position + k)), math.cos(omega * (position + k))])
    np.testing.assert_allclose(np.array([[cos, sin], [-sin, cos]]) @ before, after)


def test_a_block_keeps_the_shape_and_normalises_each_position(rng: np.random.Generator) -> None:
    names = defined("def encoder_block(")
    for words in (1, 3, 9):
        result = names["encoder_block"](rng.normal(size=(words, names["d"])))
        assert result.shape == (words, names["d"])
        np.testing.assert_allclose(result.mean(axis=1), 0, atol=1e-12)
        np.testing.assert_allclose(result.var(axis=1), 1, atol=1e-6)


def test_layer_norm_does_not_depend_on_the_other_positions(rng: np.random.Generator) -> None:
    layer_norm = defined("def encoder_block(")["layer_norm"]
    x = rng.normal(size=(4, 16))
    np.testing.assert_allclose(layer_norm(x)[[2]], layer_norm(x[[2]]))
    np.testing.assert_allclose(layer_norm(3 * x + 5), layer_norm(x), atol=1e-6)


def test_the_mask_hides_the_later_words() -> None:
    entries = formula(r"M = \begin{bmatrix}").removeprefix(r"M = \begin{bmatrix}").removesuffix(r"\end{bmatrix}")
    values = {"0": 0.0, r"-\infty": -math.inf}
    mask = np.array([[values[cell.strip()] for cell in row.split("&")] for row in entries.split(r"\\")])
    for i, j in np.ndindex(mask.shape):
        assert mask[i, j] == (0 if j <= i else -math.inf)
    for t, row in enumerate(mask, 1):
        np.testing.assert_allclose(softmax(row), np.repeat([1 / t, 0], [t, len(mask) - t]))


def test_a_later_word_does_not_change_the_earlier_rows(rng: np.random.Generator) -> None:
    masked = defined("def masked_attention(")["masked_attention"]
    q, k, v = rng.normal(size=(3, 6, 4))
    weights, before = masked(q, k, v)
    np.testing.assert_allclose(weights.sum(axis=1), 1)
    for word in range(1, 6):
        other_k, other_v = k.copy(), v.copy()
        other_k[word], other_v[word] = 1, -1
        np.testing.assert_allclose(masked(q, other_k, other_v)[1][:word], before[:word])


def test_the_learning_rate_peaks_at_the_end_of_the_warm_up() -> None:
    terms = r"\text{step}^{-0.5}, \; \text{step} \cdot \text{warmup}^{-1.5}"
    assert rf"\min\left( {terms} \right)" in formula(r"\alpha = d_")
    d, warm_up, peak = said(r"at \$(\d+)\^\{-0\.5\} \\cdot (\d+)\^\{-0\.5\} \\approx ([\d.]+)\$")

    def rate(step: int) -> float:
        return float(int(d) ** -0.5 * min(step**-0.5, step * int(warm_up) ** -1.5))

    assert max(range(1, 20001), key=rate) == int(warm_up)
    assert f"{rate(int(warm_up)):.4f}" == peak
    steps = said(r"At step (\d+) the rate is a quarter of this, at step ([\d,]+) half")
    early, late = (int(step.replace(",", "")) for step in steps)
    assert rate(early) == pytest.approx(rate(int(warm_up)) / 4)
    assert rate(late) == pytest.approx(rate(int(warm_up)) / 2)


def test_the_parameters_of_the_transformer_are_counted_right() -> None:
    d, inner = map(int, said(r"Count one encoder block, with \$d = (\d+)\$ and \$d_\{ff\} = (\d+)\$"))
    sizes = said(
        r"which makes ([\d,]+)\. Six of each are ([\d,]+)\. .*? table of ([\d,]+) tokens with 512 numbers each, "
        r"([\d,]+) more\. The total is ([\d,]+);"
    )
    decoder, blocks, tokens, shared, total = (int(size.replace(",", "")) for size in sizes)
    attention = sum(np.zeros(size).size for size in [(d, d), (d,)] * 4)
    network = sum(np.zeros(size).size for size in [(d, inner), (inner,), (inner, d), (d,)])
    encoder = int(formula(r"\underbrace{4 (d").split("= ")[1].split(r"\text")[0].replace("{,}", ""))
    assert encoder == attention + network + 2 * 2 * d
    assert decoder == 2 * attention + network + 3 * 2 * d
    assert blocks == 6 * (encoder + decoder)
    assert shared == tokens * d
    assert total == blocks + shared

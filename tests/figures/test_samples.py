"""Plots that are computed pass through points that were worked out by hand; the style page shows the code it means."""

from __future__ import annotations

import inspect
from itertools import pairwise
from math import exp, hypot, log

import pytest

from notes.figures import samples
from notes.figures.c5_week2 import ACTOR, ACTRESS, equalized
from notes.figures.drawing import Curve
from notes.figures.entry import HERE, Entry
from tests.figures.looking import drawn, every_thing

# Slug and name of a curve, and points (x, y) on it: add a line for each curve that is computed.
POINTS: dict[tuple[str, str], list[tuple[float, float]]] = {
    ("sample-plot", "tanh"): [(-3, -0.995), (0, 0), (0.5, 0.462), (3, 0.995)],
    ("c1-fig-housing-relu", "fit"): [(0, 0), (2.8, 0), (7.8, 4.3)],
    ("c1-fig-loss-curves", "y = 1"): [(exp(-3), 3), (exp(-1), 1), (0.5, log(2)), (1, 0)],
    ("c1-fig-loss-curves", "y = 0"): [(0, 0), (0.5, log(2)), (1 - exp(-1), 1), (1 - exp(-3), 3)],
    ("c1-fig-sigmoid", "sigmoid"): [(-6, 0.002), (-log(3), 0.25), (0, 0.5), (log(3), 0.75), (6, 0.998)],
    ("c1-fig-tanh", "tanh"): [(-4, -1), (-log(3) / 2, -0.5), (0, 0), (log(3) / 2, 0.5), (4, 1)],
    ("c1-fig-relu", "relu"): [(-3, 0), (-1, 0), (0, 0), (1, 1), (3, 3)],
    ("c2-fig-tanh-linear", "middle"): [(-0.7, -0.604), (0, 0), (0.7, 0.604)],
    ("c2-fig-exploding", "1.5"): [(0, 1), (10, 57.7), (50, 637621500)],
    ("c2-fig-exploding", "0.5"): [(0, 1), (10, 1 / 1024), (50, 2**-50)],
    ("c2-fig-two-sided", "cube"): [(0.5, 0.125), (1, 1), (1.5, 3.375)],
    ("c2-fig-ewa-weights", "weights"): [(0, 0.1), (1, 0.09), (10, 0.034868), (30, 0.0042391)],
    ("c2-fig-lr-decay", "inverse"): [(10, 1 / 2), (30, 1 / 4), (50, 1 / 6)],
    ("c2-fig-lr-decay", "exponential"): [(10, 0.5987), (50, 0.0769)],
    ("c2-fig-lr-decay", "root"): [(4, 1 / 2), (9, 1 / 3), (25, 1 / 5)],
    ("c2-fig-lr-decay", "stairs"): [(5, 1), (15, 1 / 2), (45, 1 / 16)],
    ("c5-fig-cosine", "cosine"): [(0, 1), (60, 0.5), (90, 0), (120, -0.5), (180, -1)],
    ("c5-fig-glove-weight", "weight"): [(1, 0.0316), (50, 0.5946), (100, 1), (200, 1)],
    ("c1-fig-leaky-relu", "leaky"): [(-3, -0.3), (-1, -0.1), (0, 0), (1, 1), (3, 3)],
    ("c4-fig-resnet-network", "theory"): [(0, 4.3), (5, 1.586), (10, 1.039)],
    ("c4-fig-resnet-network", "in practice"): [(0, 4.3), (2.5, 2.428), (10, 3.57)],
    ("c4-fig-resnet-network", "ResNet"): [(0, 4.3), (5, 1.586), (10, 1.039)],
    ("c5-fig-brevity", "BP"): [(0.5, exp(-1)), (6 / 7, 0.846), (1, 1), (1.6, 1)],
    ("c5-fig-trigger-word", "label"): [(1, 0), (2.6, 1), (2.8, 1), (3, 0), (7.2, 1), (9, 0)],
    ("c5-fig-positional", "dimension 0"): [(0, 0), (1, 0.841), (10, -0.544), (49, -0.954)],
    ("c5-fig-positional", "dimension 4"): [(0, 0), (1, 0.533), (10, -0.613)],
    ("c5-fig-positional", "dimension 8"): [(0, 0), (1, 0.311), (10, -0.0207)],
    ("c5-fig-warmup", "rate"): [(2000, 3.494), (4000, 6.988), (16000, 3.494), (20000, 3.125)],
}


def curve(slug: str, name: str) -> Curve:
    """Return the curve of that name in a figure."""
    (found,) = [thing for thing in every_thing(drawn(slug).things) if isinstance(thing, Curve) and thing.name == name]
    return found


@pytest.mark.parametrize(("slug", "name"), POINTS)
def test_the_curve_passes_through_its_points(slug: str, name: str) -> None:
    line = curve(slug, name)
    heights = [y for _, y in line.samples]
    thickness = (max(heights) - min(heights)) / line.outline.bounds.height  # of a px, in the units of the plot

    for x, y in POINTS[slug, name]:
        assert line.value(x) == pytest.approx(y, abs=thickness)


@pytest.mark.parametrize("entry", samples.FIGURES, ids=lambda entry: entry.slug)
def test_the_style_page_shows_the_code_of_its_samples(entry: Entry) -> None:
    text = (HERE / "README.md").read_text(encoding="utf-8")

    assert f"```python\n{inspect.getsource(entry.draw)}```\n\n<!-- figure: {entry.slug} -->\n" in text


def turns(ys: list[float]) -> int:
    """Return how often a row of numbers changes its sign."""
    return sum(one * other < 0 for one, other in pairwise(ys))


def test_the_paths_of_descent_are_as_long_as_agreed() -> None:
    plain, heavy = (curve("c2-fig-momentum-paths", name).samples for name in ("plain", "momentum"))

    assert plain[0] == heavy[0] == (-8.0, 1.5)
    assert (len(plain) - 1, turns([y for _, y in plain])) == (51, 51)
    assert (len(heavy) - 1, turns([y for _, y in heavy])) == (25, 10)


def test_the_corrected_average_is_the_plain_one_after_a_hundred_days() -> None:
    plain, mended = (dict(curve("c2-fig-ewa3", name).samples) for name in ("plain", "corrected"))

    assert mended[1] == pytest.approx(plain[1] / 0.02)
    assert mended[10] > 3 * plain[10]
    assert mended[200] == pytest.approx(plain[200], rel=0.02)


def test_equalised_words_have_length_one_and_differ_along_the_bias_axis_only() -> None:
    for one, other in ((ACTOR, ACTRESS), equalized(ACTOR, ACTRESS)):
        assert hypot(*one) == pytest.approx(1, abs=1e-3)
        assert hypot(*other) == pytest.approx(1, abs=1e-3)
    one, other = equalized(ACTOR, ACTRESS)
    assert one == pytest.approx((-0.6, 0.8))
    assert other == pytest.approx((0.6, 0.8))

"""Plots that are computed pass through points that were worked out by hand; the style page shows the code it means."""

from __future__ import annotations

import inspect
from math import exp, log

import pytest

from notes.figures import samples
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
    ("c1-fig-leaky-relu", "leaky"): [(-3, -0.3), (-1, -0.1), (0, 0), (1, 1), (3, 3)],
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

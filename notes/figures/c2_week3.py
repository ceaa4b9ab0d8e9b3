"""Course 2, Week 3: the search for hyperparameters."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from random import Random

from notes.figures.drawing import (
    ACCENT,
    ACCENT_TINT,
    BLUE,
    HEAVY,
    INK,
    MUTED,
    SMALL,
    THIN,
    Axes,
    Figure,
    Fill,
    Group,
    Pen,
    arrow,
    axes,
    column,
    drawn,
    figure,
    frame,
    group,
    line,
    row,
    text,
)
from notes.figures.entry import Entry

Pair = tuple[float, float]


def grid_vs_random() -> Figure:
    chance = Random(4)
    regular = [(0.1 + 0.2 * i, 0.1 + 0.2 * j) for i in range(5) for j in range(5)]
    spread = [(0.02 + 0.96 * chance.random(), 0.02 + 0.96 * chance.random()) for _ in range(25)]

    def panel(name: str, dots: Sequence[Pair]) -> tuple[Axes, Group]:
        plane = axes((0, 1), (0, 1), 150, 150, heads=False, upright=False)
        edge = frame(plane, pad=0, dashed=False, ink=INK)
        columns, rows = (dict.fromkeys(values) for values in zip(*dots, strict=True))  # each tick once
        below = [plane.ruled((x, -0.02), (x, -0.07), ink=ACCENT, weight=THIN, dashed=False) for x in columns]
        aside = [plane.ruled((-0.02, y), (-0.07, y), ink=ACCENT, weight=THIN, dashed=False) for y in rows]
        words = text(name, SMALL).below(plane, 20).in_line_with(plane)
        return plane, group(edge, below, aside, plane.dots(dots, radius=2.8), words)

    _, ordered = panel("grid: 5 values each", regular)
    _, random = panel("random: 25 values each", spread)
    plane = axes((0, 1), (0, 1), 150, 150, heads=False, upright=False)
    best = (0.62, 0.56, 0.92, 0.86)
    inside = [(x, y) for x, y in spread if best[0] < x < best[2] and best[1] < y < best[3]]
    finer = [
        (best[0] + 0.02 + 0.26 * chance.random(), best[1] + 0.02 + 0.26 * chance.random()) for _ in range(14)
    ]  # fmt: skip
    corners = [
        plane.place(*best[:2]),
        plane.place(best[2], best[1]),
        plane.place(*best[2:]),
        plane.place(best[0], best[3]),
    ]
    small = drawn(Fill(line(*corners, closed=True), ACCENT_TINT))
    third = group(
        frame(plane, pad=0, dashed=False, ink=INK),
        small,
        frame(small, pad=0, dashed=False, ink=ACCENT),
        plane.dots([pair for pair in spread if pair not in inside], ink=MUTED, radius=2.2),
        plane.dots([*inside, *finer], ink=ACCENT, radius=2.2),
        text("coarse to fine", SMALL).below(plane, 20).in_line_with(plane),
    )
    return figure(*row(ordered, random, third, gap=26))


def log_scale() -> Figure:
    chance = Random(8)
    shares = [chance.random() for _ in range(30)]
    powers = tuple((float(n), f"$10^{{{n}}}$" if n else "$1$") for n in range(-4, 1))

    def number_line(name: str, x: Pair, ticks: Sequence[tuple[float, str]], dots: Sequence[float]) -> Group:
        plane = axes(x, (0, 1), 420, 22, x_ticks=tuple(ticks), heads=False, upright=False)
        marks = plane.dots([(value, 0.35) for value in dots], ink=BLUE, radius=2.6)
        return group(plane, marks).labelled(name, "left", 14, SMALL)

    uniform = [0.0001 + 0.9999 * share for share in shares]
    linear = number_line(
        "linear",
        (0.0, 1.0),
        [(0.0001, "$10^{-4}$"), (0.1, "$10^{-1}$"), (1.0, "$1$")],
        uniform,
    )
    logarithmic = number_line("logarithmic", (-4.0, 0.0), powers, [-4 * s for s in shares])
    return figure(*column(linear, logarithmic, gap=34, align="right"))


def panda_caviar() -> Figure:
    chance = Random(2)
    plane = axes((0, 10), (0, 5.6), 186, 150, x_label="days", y_label="cost $J$")
    panda, level = [(0.0, 5.0)], 5.0
    for step in range(1, 61):
        t = step / 6
        drift = 0.09 if t < 3 else (-0.035 if t < 4 else 0.075)
        level -= drift + chance.uniform(-0.05, 0.05)
        panda.append((t, max(0.5, level)))
    one = plane.curve(panda, weight=1.8)
    notes = (
        plane.note("lower the rate", 3.8, 4.6, "right", ink=ACCENT),
        plane.note("more momentum", 6.4, 3.5, "right", ink=ACCENT),
    )
    places = (plane.point(4.0, panda[24][1], ink=ACCENT), plane.point(6.5, panda[39][1], ink=ACCENT))
    hints = [arrow(note, place, pen=Pen(ACCENT, THIN)) for note, place in zip(notes, places, strict=True)]
    left = group(
        plane, one, places, notes, hints, text("panda: one, watched", SMALL).below(plane, 26).in_line_with(plane)
    )
    many = axes((0, 10), (0, 5.6), 186, 150, x_label="days", y_label="cost $J$")
    settings = ((0.25, 1.6), (0.16, 1.2), (0.5, 2.2), (0.12, 0.6), (0.33, 0.7), (0.7, 2.9))
    curves = []
    for number, (rate, floor) in enumerate(settings):

        def cost(t: float, rate: float = rate, floor: float = floor) -> float:
            return floor + (5.0 - floor) * exp(-rate * t)

        best = number == 4
        curves.append(many.curve(cost, ink=ACCENT if best else MUTED, weight=HEAVY if best else THIN))
    right = group(many, curves, many.note("the best", 7.6, 1.05, "bottom", ink=ACCENT),
                  text("caviar: many at once", SMALL).below(many, 26).in_line_with(many))  # fmt: skip
    return figure(*row(left, right, gap=22, align="bottom"))


FIGURES = (
    Entry(
        "c2-fig-grid-vs-random",
        "grid-vs-random.svg",
        grid_vs_random,
        alt="Three squares. Grid: 25 dots in five rows and columns; ticks along the edges show 5 values of either "
        "hyperparameter. Random: 25 dots anywhere; the ticks show 25 values of each. Coarse to fine: a smaller square "
        "around some of the random dots is filled with more of them.",
        caption="On a grid, twenty-five trials try five values of the parameter that matters; at random, twenty-five. "
        "Then search again, finer, around the best.",
    ),
    Entry(
        "c2-fig-log-scale",
        "log-scale.svg",
        log_scale,
        alt="Two number lines from one ten-thousandth to 1 with thirty dots each. Linear: almost all dots lie between "
        "a tenth and 1. Logarithmic, with ticks at the powers of ten: each power gets about as many dots.",
        caption="The same thirty random numbers. Drawn uniformly, nine in ten lie between 0.1 and 1; drawn on the "
        "logarithmic scale, every power of ten gets its share.",
    ),
    Entry(
        "c2-fig-panda-caviar",
        "panda-caviar.svg",
        panda_caviar,
        alt="Left, panda: one cost curve over days with marks lower the rate and more momentum where it was nudged. "
        "Right, caviar: six cost curves at once, the best one bold.",
        caption="With little computing power one model is raised by hand; with much, many are laid at once and the "
        "best one lives.",
    ),
)

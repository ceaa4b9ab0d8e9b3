"""Course 2, Week 2: averages that forget."""

from __future__ import annotations

from itertools import accumulate
from math import e, pi, sin
from random import Random

from notes.figures.drawing import (
    ACCENT,
    BLUE,
    GREEN,
    MUTED,
    Axes,
    Figure,
    Thing,
    axes,
    figure,
    legend,
)
from notes.figures.entry import Entry

Pair = tuple[float, float]


def _temperatures() -> list[Pair]:
    """Return a made-up year of daily temperatures, °F: half a wave from winter to winter, and noise."""
    chance = Random(1)
    return [(day, 40 + 25 * sin(pi * day / 365) + chance.gauss(0, 4)) for day in range(1, 366)]


def average(values: list[Pair], beta: float, *, corrected: bool = False) -> list[Pair]:
    """Return the exponentially weighted average from 0 on, divided by 1 − β^t if it is to be corrected."""
    totals = accumulate(values, lambda v, day: beta * v + (1 - beta) * day[1], initial=0.0)
    pairs = enumerate(list(totals)[1:], start=1)
    return [(t, v / (1 - beta**t) if corrected else v) for t, v in pairs]


def _year() -> tuple[Axes, Thing]:
    plane = axes(
        (0, 370), (0, 80), 400, 200, x_label="day", y_label="temperature in °F",
        x_ticks=(0, 100, 200, 300), y_ticks=(0, 20, 40, 60),
    )  # fmt: skip
    return plane, plane.dots(_temperatures(), ink=MUTED, radius=1.3)


def ewa_one() -> Figure:
    plane, days = _year()
    curve = plane.curve(average(_temperatures(), 0.9), ink=ACCENT, name="0.9")
    return figure(plane, days, curve, plane.note(r"$\beta = 0.9$", 318, 66, "top", ink=ACCENT))


def ewa_three() -> Figure:
    plane, days = _year()
    betas = ((0.5, GREEN, 1.2), (0.9, ACCENT, 2.0), (0.98, BLUE, 2.0))
    curves = [
        plane.curve(average(_temperatures(), beta), ink=ink, weight=weight, name=f"{beta}")
        for beta, ink, weight in betas
    ]
    key = legend(*((rf"$\beta = {beta}$", ink) for beta, ink, _ in betas)).below(plane, 18)
    return figure(plane, days, curves, key)


def ewa_corrected() -> Figure:
    plane, days = _year()
    plain = plane.curve(average(_temperatures(), 0.98), ink=BLUE, name="plain")
    mended = plane.curve(average(_temperatures(), 0.98, corrected=True), ink=ACCENT, name="corrected")
    key = legend(("without correction", BLUE), ("with correction", ACCENT)).below(plane, 18)
    return figure(plane, days, mended, plain, key)


def ewa_weights() -> Figure:
    plane = axes(
        (-0.8, 31), (0, 0.11), 380, 180, x_label="days back $n$", y_label="weight",
        x_ticks=(0, 5, 10, 15, 20, 25, 30), y_ticks=((0.05, "$0.05$"), (0.1, "$0.1$")),
    )  # fmt: skip
    weights = [(n, 0.1 * 0.9**n) for n in range(31)]
    bars = [plane.ruled((n, 0), (n, height), ink=BLUE, weight=7, dashed=False) for n, height in weights]
    return figure(
        bars,
        plane,
        plane.ruled((-0.8, 0.1 / e), (31, 0.1 / e), ink=ACCENT, weight=1.5),
        plane.ruled((10, 0), (10, 0.09), ink=ACCENT, weight=1.5),
        plane.curve(weights, ink=BLUE, weight=0.5, name="weights"),
        plane.note("$0.1 / e$", 31, 0.1 / e, "top", ink=ACCENT),
        plane.note("$n = 10$", 10, 0.09, "top", ink=ACCENT),
        plane.note(r"$0.1 \cdot 0.9^{n}$", 2.6, 0.083, "right", ink=BLUE),
    )


FIGURES = (
    Entry(
        "c2-fig-ewa1",
        "ewa-temp-plot1.svg",
        ewa_one,
        alt="A year of daily temperatures as grey dots, cold in winter and warm in summer; one smooth line for beta = "
        "0.9 climbs from 0 to them within weeks and then runs through them.",
        caption=r"Daily temperatures (made up) and their average with $\beta = 0.9$: the season stays, most of the "
        "noise goes. It begins too low because $V_0 = 0$.",
    ),
    Entry(
        "c2-fig-ewa2",
        "ewa-temp-plot2.svg",
        ewa_three,
        alt="The same dots with three lines: beta = 0.5 jumps with the days, beta = 0.9 is smooth, beta = 0.98 is "
        "smoothest, starts far below the dots and later runs to the right of them.",
        caption=r"A larger $\beta$ averages over more days: smoother, and later.",
    ),
    Entry(
        "c2-fig-ewa-weights",
        "ewa-weights.svg",
        ewa_weights,
        alt="Bars of the weights 0.1 times 0.9 to the n for 0 to 30 days back, each a tenth lower than the one before. "
        "A level broken line at 0.1 divided by e and an upright one at 10 days back meet near the top of a bar.",
        caption=r"Ten days back a day counts about $1/e$ of what today counts, so $\beta = 0.9$ averages over about "
        "ten days.",
    ),
    Entry(
        "c2-fig-ewa3",
        "ewa-temp-plot3.svg",
        ewa_corrected,
        alt="The dots with two lines for beta = 0.98. Without correction it starts near zero and climbs for months; "
        "with correction it starts among the dots. After about a hundred days they are one.",
        caption=r"$\beta = 0.98$, begun at zero: the correction mends the first months and then fades away.",
    ),
)

"""Course 4, Week 3: how well boxes agree, and which of them to keep."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from notes.figures.drawing import (
    ACCENT,
    BLUE,
    GREEN,
    INK,
    LINE,
    MUTED,
    PAPER,
    PURPLE,
    SMALL,
    Bounds,
    Figure,
    Fill,
    Ink,
    Stroke,
    Thing,
    arrow,
    column,
    drawn,
    figure,
    group,
    line,
    mixed,
    rounded,
    row,
    soft,
    text,
)
from notes.figures.drawing.thing import Align
from notes.figures.entry import Entry
from notes.figures.scenes import Spot, road


def area(spot: Spot) -> float:
    """Return the area of a box."""
    return spot.h * spot.w


def intersection(one: Spot, other: Spot) -> float:
    """Return the area that two boxes share."""
    across = min(one.x + one.w / 2, other.x + other.w / 2) - max(one.x - one.w / 2, other.x - other.w / 2)
    down = min(one.y + one.h / 2, other.y + other.h / 2) - max(one.y - one.h / 2, other.y - other.h / 2)
    return max(0.0, across) * max(0.0, down)


def iou(one: Spot, other: Spot) -> float:
    """Return intersection over union."""
    both = intersection(one, other)
    return both / (area(one) + area(other) - both)


class Guess(NamedTuple):
    """A box that the network reports, and how sure it is of it."""

    sure: float
    spot: Spot


def suppressed(guesses: Sequence[Guess]) -> list[Guess]:
    """Return what non-max suppression keeps of the boxes of one class."""
    left = sorted((guess for guess in guesses if guess.sure > 0.6), reverse=True)
    kept: list[Guess] = []
    while left:
        kept.append(left[0])
        left = [guess for guess in left if iou(guess.spot, kept[-1].spot) < 0.5]
    return kept


def overlap(truth: Bounds, guess: Bounds) -> tuple[Thing, Thing]:
    """Return the union of two boxes, the second further to the right and lower, and their intersection."""
    corners = (
        (truth.left, truth.top), (truth.right, truth.top), (truth.right, guess.top), (guess.right, guess.top),
        (guess.right, guess.bottom), (guess.left, guess.bottom), (guess.left, truth.bottom), (truth.left, truth.bottom),
    )  # fmt: skip
    shared = rounded(Bounds(guess.left, guess.top, truth.right, truth.bottom))
    whole = line(*corners, closed=True)
    return drawn(Fill(whole, mixed(GREEN, 0.25))), drawn(Fill(shared, soft(ACCENT)))


def object_iou() -> Figure:
    truth = Bounds(0, 0, 180, 116)
    guess = truth.moved(29, 19)
    union, shared = overlap(truth, guess)
    outlines = drawn(Stroke(rounded(truth), BLUE, 2.5)), drawn(Stroke(rounded(guess), PURPLE, 2.5))
    names = (
        text("ground truth", ink=BLUE).above(outlines[0], 4, align="left"),
        text("prediction", ink=PURPLE).below(outlines[1], 4, align="right"),
    )
    scale = 0.5
    small = [Bounds(*(each * scale for each in box)) for box in (truth, guess)]
    whole, both = overlap(*small)
    ratio = group(column(both, drawn(Stroke(line((0, 0), (small[1].right + 10, 0)))), whole, gap=10))
    ratio = ratio.right_of((union, shared), 100)
    equals = text(r"$\operatorname{IoU} =$").left_of(ratio, 10)
    rule = text(r"correct if $\operatorname{IoU} \geq 0.5$").below(ratio, 22)
    return figure(union, shared, outlines, names, ratio, equals, rule)


def chip(words: str, ink: Ink = INK) -> Thing:
    """Return words on a bit of paper, to be read over a picture."""
    label = text(words, SMALL, ink)
    paper = rounded(label.room.grown(3, 2), 3)
    return drawn(Fill(paper, PAPER), *label.marks)


FIRST = (
    Guess(0.9, Spot(0.24, 0.56, 0.2, 0.33)),
    Guess(0.7, Spot(0.2, 0.52, 0.21, 0.32)),
    Guess(0.65, Spot(0.27, 0.61, 0.2, 0.34)),
)
SECOND = (
    Guess(0.8, Spot(0.73, 0.73, 0.23, 0.38)),
    Guess(0.7, Spot(0.77, 0.69, 0.22, 0.38)),
    Guess(0.5, Spot(0.69, 0.79, 0.22, 0.36)),
)


def nonmax() -> Figure:
    cars = [FIRST[0].spot, SECOND[0].spot]
    before, after = row(*[road(246, 190, cars=cars, trees=(0.62, 0.9))] * 2, gap=44)
    kept = [guess for guesses in (FIRST, SECOND) for guess in suppressed(guesses)]
    thin = [
        before.boxed(guess.spot, ink=ACCENT if guess in kept else INK, weight=LINE, pad=0)
        for guess in (*FIRST, *SECOND)
    ]
    sides: tuple[Align, ...] = ("right", "left", "right", "left", "right", "left")
    heights = (True, True, False, True, True, False)
    sure = []
    for guess, outline, side, over in zip((*FIRST, *SECOND), thin, sides, heights, strict=True):
        words = chip(f"{guess.sure:g}", ACCENT if guess in kept else INK)
        sure.append(words.above(outline, 2, side) if over else words.below(outline, 2, side))
    bold = [after.boxed(guess.spot, ink=ACCENT, pad=0) for guess in kept]
    final = [
        chip(f"{guess.sure:g}", ACCENT).above(outline, 2, "left") for guess, outline in zip(kept, bold, strict=True)
    ]
    faint = mixed(MUTED, 0.45)
    rules = column(
        text(r"1. drop boxes with $p_c \leq 0.6$", SMALL),
        text("2. keep the box with the largest $p_c$ that is left", SMALL),
        text(r"3. drop boxes with $\operatorname{IoU} \geq 0.5$ with it; again from 2", SMALL),
        gap=6,
        align="left",
    )
    return figure(
        (before, before.grid(19, ink=faint), after, after.grid(19, ink=faint)),
        (thin, bold, sure, final, arrow(before, after)),
        group(rules).below((before, after), 18).parts,
    )


FIGURES = (
    Entry(
        "c4-fig-iou",
        "object-iou.svg",
        object_iou,
        alt="Two boxes that overlap, one outlined as the ground truth, one as the prediction. Their intersection is "
        "orange, the rest of their union green. Beside them: IoU = the orange area over the whole green shape; correct "
        "if IoU is at least 0.5.",
        caption="Intersection over union. The two boxes drawn here have 0.54, which just passes.",
    ),
    Entry(
        "c4-fig-nonmax",
        "object-nonmax.svg",
        nonmax,
        alt="A road scene under a grid of 19 by 19 with two cars. Around the first lie three thin boxes with 0.9, 0.7 "
        "and 0.65, around the second three with 0.8, 0.7 and 0.5. An arrow leads to the same scene with one bold box "
        "for each car, 0.9 and 0.8. Below stand the three rules.",
        caption="Non-max suppression: many boxes before, one for each car after. The probabilities are made up.",
    ),
)

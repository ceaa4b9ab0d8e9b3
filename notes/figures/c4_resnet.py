"""Course 4, Week 2: residual networks."""

from __future__ import annotations

from itertools import pairwise
from math import exp
from typing import NamedTuple

from notes.figures.drawing import (
    ACCENT,
    ACCENT_TINT,
    BARE,
    BLUE_TINT,
    FAINT,
    GREEN_TINT,
    MUTED,
    PURPLE_TINT,
    SHADE,
    SMALL,
    TEXT,
    THIN,
    TINT,
    Axes,
    Figure,
    Fill,
    Ink,
    Pen,
    Point,
    Stroke,
    Thing,
    arrow,
    axes,
    box,
    brace,
    captions,
    centered,
    chain,
    column,
    curve,
    dot,
    drawn,
    elbow,
    figure,
    group,
    operator,
    rounded,
    row,
    text,
)
from notes.figures.entry import Entry

# How many layers, how high they are drawn, and their colour.
STAGES = ((6, 68.0, BLUE_TINT), (8, 56.0, GREEN_TINT), (12, 44.0, PURPLE_TINT), (6, 32.0, ACCENT_TINT))


def training_error(layers: float) -> float:
    """Return an error that falls with depth."""
    return 0.9 + 3.4 * exp(-0.32 * layers)


def training_error_in_practice(layers: float) -> float:
    """Return an error that falls, and rises again in deep networks."""
    return training_error(layers) + 0.045 * max(0.0, layers - 2.5) ** 2


def resnet_network() -> Figure:
    def panel() -> Axes:
        return axes((0, 10), (0, 5), 190, 140, x_label="number of layers", y_label="training error")

    plain = panel()
    theory = plain.curve(training_error, ink=MUTED, dashed=True, name="theory")
    practice = plain.curve(training_error_in_practice, ink=ACCENT, name="in practice")
    notes = plain.note("theory", 7.8, 0.85, "bottom", ink=MUTED), plain.note("in practice", 6.1, 2.4, "top", ink=ACCENT)
    left = group(theory, practice, plain, notes)
    left = group(left, text("plain").above(left, 12).in_line_with(plain))
    residual = panel()
    right = group(residual, residual.curve(training_error, ink=ACCENT, name="ResNet"))
    right = group(right, text("ResNet").above(right, 12).in_line_with(residual))
    return figure(row(left, right, gap=56, align="bottom"))


def resnet_block() -> Figure:
    start, linear1, relu1, middle, linear2, plus, relu2, end = row(
        text("$a^{[l]}$"), box("Linear"), box("ReLU"), text("$a^{[l+1]}$"), box("Linear"), operator("$+$"),
        box("ReLU"), text("$a^{[l+2]}$"), gap=22,
    )  # fmt: skip
    way = (start, linear1, relu1, middle, linear2, plus, relu2, end)
    skip = elbow(
        start, plus, "short cut / skip connection", out="top", into="top", reach=30, pen=Pen(ACCENT), size=TEXT
    )
    return figure(way, chain(*way), skip)


def resnet() -> Figure:
    x, first, second, plus, relu = column(
        text("$x$"), box("weight layer", 120, fill=TINT), box("weight layer", 120, fill=TINT), operator("$+$"),
        text("ReLU"), gap=34,
    )  # fmt: skip
    residual = brace((first, second), r"$\mathcal{F}(x)$", "left", size=TEXT)
    total = text(r"$\mathcal{F}(x) + x$").left_of(plus, 14)
    steps = arrow(x, first), arrow(first, second, "ReLU", "right"), arrow(second, plus), arrow(plus, relu)
    identity = curve(x, plus, out="right", into="right", reach=130, pen=Pen(ACCENT))
    name = text("identity", ink=ACCENT).right_of(identity, 8)
    return figure(x, first, second, plus, relu, residual, total, steps, identity, name)


class Layers34(NamedTuple):
    """The 34 layers in a row: what is in front of the stages, the stages, what is behind them."""

    front: tuple[Thing, ...]
    stages: tuple[tuple[Thing, ...], ...]
    back: tuple[Thing, ...]

    @property
    def all(self) -> tuple[Thing, ...]:
        """All layers from left to right."""
        return (*self.front, *(layer for stage in self.stages for layer in stage), *self.back)

    def joints(self) -> tuple[Thing, ...]:
        """Return a dot on the line before each pair of convolutions, and one behind the last."""
        ends = (self.front[-1], *(layer for stage in self.stages for layer in stage[1::2]))
        starts = (*(layer for stage in self.stages for layer in stage[::2]), self.back[0])
        return tuple(dot(2.6).between(end, start) for end, start in zip(ends, starts, strict=True))


def slab(high: float, fill: Ink) -> Thing:
    """Return one layer: a narrow upright box."""
    outline = rounded(centered(Point(0, 0), 7.6, high), 1.5)
    return drawn(Fill(outline, fill), Stroke(outline, width=THIN))


def layers_34() -> Layers34:
    """Place the layers; the smaller the picture has become, the lower is the box."""
    image = box(width=14, height=88, fill=SHADE, radius=0)
    front = row(image, slab(80, ACCENT_TINT), slab(68, SHADE), gap=8)
    stages: list[tuple[Thing, ...]] = []
    last = front[-1]
    for count, high, fill in STAGES:
        stage: list[Thing] = []
        for number in range(count):
            last = slab(high, fill).right_of(last, 3 if number % 2 else 8)
            stage.append(last)
        stages.append(tuple(stage))
    pool = slab(24, SHADE).right_of(last, 8)
    return Layers34(front, tuple(stages), (pool, slab(24, TINT).right_of(pool, 8)))


def names_34(layers: Layers34) -> list[Thing]:
    """Return what the layers are called: braces below the stages, leaders to the single ones."""
    names: list[Thing] = [
        brace(stage, f"3×3 conv, {channels}\n{len(stage)} layers", "bottom", beyond=layers.all)
        for stage, channels in zip(layers.stages, (64, 128, 256, 512), strict=True)
    ]
    names += captions(layers.all[:1], ("image",))
    (_, conv, pool), (mean, dense) = layers.front, layers.back
    for layer, words, high, side in (
        (conv, "7×7 conv, 64, /2", 92, "right"), (pool, "pool, /2", 68, "right"),
        (mean, "avg pool", 68, "left"), (dense, "fc 1000", 92, "left"),
    ):  # fmt: skip
        top = Point(layer.center.x, layer.center.y - high)
        leader = arrow(layer, top, pen=FAINT)
        named = text(words, SMALL)
        at = dot(0.5).at(top)
        names += [leader, named.right_of(at, 4) if side == "right" else named.left_of(at, 4)]
    return names


def resnet_plain_34() -> Figure:
    layers = layers_34()
    way = arrow(layers.all[0], layers.all[-1], pen=BARE)
    return figure(way, layers.all, names_34(layers))


def resnet_34() -> Figure:
    layers = layers_34()
    way = arrow(layers.all[0], layers.all[-1], pen=BARE)
    joints = layers.joints()
    highs = [high for count, high, _ in STAGES for _ in range(count // 2)]
    arcs = [
        elbow(one, other, out="top", into="top", reach=high / 2 + 8, pen=Pen(ACCENT, dashed=changed))
        for one, other, high, changed in zip(
            joints, joints[1:], highs, (before != high for before, high in pairwise((highs[0], *highs))), strict=False
        )
    ]
    return figure(way, layers.all, arcs, joints, names_34(layers))


FIGURES = (
    Entry(
        "c4-fig-resnet-network",
        "resnet-network.svg",
        resnet_network,
        alt="Two plots of training error against number of layers. Plain: a broken curve, theory, falls and levels "
        "out; another, in practice, falls and then rises. ResNet: one curve, which falls and levels out.",
        caption="More layers should lower the training error. In plain networks they do so only for a while, with "
        "skip connections throughout. A sketch, not data.",
    ),
    Entry(
        "c4-fig-resnet-block",
        "resnet-block.svg",
        resnet_block,
        alt="From left to right, joined by arrows: a of layer l, Linear, ReLU, a of layer l+1, Linear, a plus in a "
        "circle, ReLU, a of layer l+2. A coloured arrow leads over them from a of layer l to the plus: short cut / "
        "skip connection.",
        caption=r"A residual block: $a^{[l]}$ is added after the second linear step and before its ReLU.",
    ),
    Entry(
        "c4-fig-resnet",
        "resnet.svg",
        resnet,
        alt="From top to bottom: x, a weight layer, ReLU, a second weight layer, a plus in a circle, ReLU. Left of the "
        "two weight layers stands F of x, left of the plus F of x plus x. A coloured curve, identity, leads from x "
        "past both layers to the plus.",
        caption=r"The layers learn the residual $\mathcal{F}(x)$; the shortcut brings $x$ itself (after Fig. 2 of the "
        "paper).",
    ),
    Entry(
        "c4-fig-resnet-plain-34",
        "resnet-plain-34.svg",
        resnet_plain_34,
        alt="Narrow upright boxes in a row on one line: image, a 7 by 7 convolution, a pooling; 3 by 3 convolutions, 6 "
        "with 64 channels, 8 with 128, 12 with 256, 6 with 512, each group lower than the one before; avg pool; fc "
        "1000.",
        caption="The plain network: 34 layers with weights, one after another. The lower a box, the smaller the "
        "picture has become.",
    ),
    Entry(
        "c4-fig-resnet-resnet-34",
        "resnet-resnet-34.svg",
        resnet_34,
        alt="The same row of boxes, with a coloured arrow over every two of the 3 by 3 convolutions, from a dot on the "
        "line before them to one behind them. Three of the sixteen arrows are broken: the first over 128, over "
        "256 and over 512 channels.",
        caption="ResNet-34: a shortcut over every two convolutions, sixteen in all. The three broken ones change the "
        "shape on their way.",
    ),
)

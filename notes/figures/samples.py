"""The samples of the style page (README.md), which shows the code beside each."""

from __future__ import annotations

from math import tanh

from notes.figures.drawing import (
    ACCENT,
    BLUE,
    BLUE_TINT,
    GREEN,
    INK,
    SHADE,
    TINT,
    Figure,
    Fill,
    Pen,
    Point,
    Stroke,
    arrow,
    axes,
    box,
    brace,
    bracket,
    cells,
    centered,
    chain,
    circle,
    column,
    connect,
    crossed_out,
    cuboid,
    curve,
    diamond,
    dots,
    drawn,
    elbow,
    ellipse,
    figure,
    frame,
    grid,
    hatched,
    joined,
    layers,
    legend,
    line,
    operator,
    oval,
    row,
    soft,
    split_circle,
    strip,
    text,
    volume,
)
from notes.figures.entry import Entry


def nodes() -> Figure:
    words, circles = grid(
        [box("box"), ellipse("ellipse"), diamond("Question?"), text("text")],
        [circle("$a^{[1]}_1$"), operator("$+$"), split_circle("$z$", "$a$"), box(width=40, height=30, fill=TINT)],
        gap=28,
        between=20,
    )
    return figure(words, circles, crossed_out(circles[0]), hatched(circles[3]))


def arrows() -> Figure:
    a, b, c = row(box("$a$"), box("$b$"), box("$c$"), gap=90)
    d = box("$d$").below(b, 60)
    return figure(
        (a, b, c, d),
        arrow(a, b, "words"),
        arrow(b, c, "both", pen=Pen(both=True)),
        elbow(a, d, "elbow", "left", out="bottom", into="left"),
        curve(d, c, "curve", "right", out="right", into="bottom"),
        elbow(c, a, "back", out="top", into="top", pen=Pen(ACCENT)),
        arrow(b, d, pen=Pen(dashed=True)),
    )


def network() -> Figure:
    inputs, hidden, outputs = layers(
        [text("$x_1$"), text("$x_2$"), text("$x_3$")],
        [circle(f"$a_{unit}$", fill=TINT) for unit in (1, 2, 3, 4)],
        [circle(fill=TINT)],
        pitch=42,
    )
    result = text(r"$\hat{y}$").right_of(outputs)
    weights = connect(inputs, hidden), connect(hidden, outputs)
    return figure(weights, inputs, hidden, outputs, result, arrow(outputs[0], result))


def sequence() -> Figure:
    times = ("1", "2", "3")
    predictions, states, inputs = grid(
        [text(rf"$\hat{{y}}^{{\langle {t} \rangle}}$") for t in times],
        [box(rf"$a^{{\langle {t} \rangle}}$", fill=BLUE_TINT) for t in times],
        [text(rf"$x^{{\langle {t} \rangle}}$") for t in times],
        gap=46,
        between=30,
    )
    start = text(r"$a^{\langle 0 \rangle}$").left_of(states[0], 46)
    upwards = [chain(x, a, y) for x, a, y in zip(inputs, states, predictions, strict=True)]
    feedback = [
        curve(y.port("right"), x.port("left"), pen=Pen(ACCENT, dashed=True))
        for y, x in zip(predictions, inputs[1:], strict=False)
    ]
    return figure(predictions, states, inputs, start, upwards, chain(start, *states), feedback)


def matrices() -> Figure:
    image = cells([[0, 0, 1, 1], [0, 0, 1, 1], [0, 0, 1, 1], [0, 0, 1, 1]], paint=lambda _, j: SHADE if j > 1 else None)
    star = text(r"$\ast$").right_of(image, 14)
    kernel = cells([[1, 0, -1]] * 3).right_of(star, 14)
    equals = text("$=$").right_of(kernel, 14)
    result = cells([[-3, -3], [-3, -3]], paint=lambda i, j: BLUE_TINT if (i, j) == (0, 0) else None)
    result = result.right_of(equals, 14)
    return figure(image, image.outlined(0, 0, 3, 3, ink=BLUE), star, kernel, equals, result)


def volumes() -> Figure:
    first, second, third = row(
        volume(32, 32, 3).labelled(r"$32 \times 32 \times 3$", size=14),
        volume(28, 28, 8).labelled(r"$28 \times 28 \times 8$", size=14),
        volume(14, 14, 8).labelled(r"$14 \times 14 \times 8$", size=14),
        gap=62,
    )
    steps = arrow(first, second, "$f = 5$"), arrow(second, third, "pool")
    return figure(first, second, third, steps, brace((second, third), "Layer 1"))


def small_volumes() -> Figure:
    ruled = cuboid(78, 78, 50, cells=(6, 6, 3))
    sliced = cuboid(60, 78, 60, slices=((64, soft(BLUE)), (128, soft(GREEN)), (32, SHADE))).right_of(ruled, 60)
    return figure(ruled, sliced, arrow(ruled, sliced))


def flowchart() -> Figure:
    question, done = row(diamond("High bias?", fill=TINT), box("Done"), gap=56)
    remedy = box("bigger network,\ntrain longer").below(question, 40)
    return figure(
        question,
        done,
        remedy,
        arrow(question, done, "N"),
        arrow(question, remedy, "Y"),
        elbow(remedy, question, "try again", "left", out="left", into="left"),
    )


def plot() -> Figure:
    plane = axes((-3, 3), (-1.2, 1.2), 260, 150, cross=(0, 0), x_label="$z$", y_label="$a$", x_ticks=(-2, 2))
    whole = plane.curve(tanh, ink=BLUE, name="tanh")
    middle = plane.curve(tanh, over=(-0.7, 0.7), ink=ACCENT, weight=3.5, name="linear part")
    key = legend((r"$\tanh z$", BLUE), ("nearly linear", ACCENT)).right_of(plane, 40)
    return figure(plane.level(1, "1"), plane.level(-1, "$-1$"), plane, whole, middle, key)


def frames() -> Figure:
    units = column(circle(), circle(), dots(r"$\vdots$"), circle(), gap=8)
    held = frame(units, "layer $l$")
    count = brace(held, "$n^{[l]}$ units", "right")
    bar = strip(("60 %", 120, None), ("20 %", 40, TINT), ("20 %", 40, TINT), size=14).right_of(count, 30)
    return figure(held, units, count, bar, bracket(bar, "all the data", "bottom"))


def pictograms() -> Figure:
    body = line((0, 20), (4, 10), (14, 8), (21, 0), (40, 0), (48, 9), (60, 11), (60, 20), closed=True)
    wheels = joined(oval(centered(Point(x, 20), 11, 11)) for x in (14, 46))
    car = drawn(Fill(body, BLUE_TINT), Stroke(body), Fill(wheels, SHADE), Stroke(wheels))
    far = drawn(Stroke(body.scaled(0.6)), Fill(wheels.scaled(0.6), SHADE), Stroke(wheels.scaled(0.6)))
    car, far = row(car, far, gap=40, align="bottom")
    found = frame(car, "car", ink=ACCENT, dashed=False, pad=6)
    return figure(frame((found, far), pad=16, dashed=False, ink=INK), car, far, found)


FIGURES = (
    Entry(
        "sample-nodes",
        "nodes.svg",
        nodes,
        alt="Two rows of nodes: box, ellipse, diamond, text; a circle crossed out, a circle with a plus, a circle"
        " in two halves, a hatched box.",
        caption="Nodes. A node fits its words; `crossed_out` and `hatched` lie over one.",
    ),
    Entry(
        "sample-arrows",
        "arrows.svg",
        arrows,
        alt="Four boxes a, b, c, d joined by a straight arrow with words, an arrow with two heads, an elbow, a "
        "curve, a broken line, and a coloured elbow from c back to a.",
        caption="Arrows begin and end on outlines. The accent colour means the way back.",
    ),
    Entry(
        "sample-network",
        "network.svg",
        network,
        alt="A network: three inputs, four hidden circles, one output circle, each joined to all of the next "
        "column; an arrow leads to y hat.",
        caption="Layers share an axis; with `pitch` all rows are equally far apart.",
    ),
    Entry(
        "sample-sequence",
        "sequence.svg",
        sequence,
        alt="Three boxes in a chain, an input below and an output above each; a broken coloured curve leads from "
        "each output to the next input.",
        caption="A recurrent network: a grid of three rows, chains along its rows and columns.",
    ),
    Entry(
        "sample-matrices",
        "matrices.svg",
        matrices,
        alt="A grid of four by four numbers whose upper left three by three cells are outlined, a star, a grid of"
        " three by three, an equals sign, a grid of two by two.",
        caption="Cells know where they are: a window is outlined by row and column.",
    ),
    Entry(
        "sample-volumes",
        "volumes.svg",
        volumes,
        alt="Three cuboids from left to right with their sizes below, joined by arrows; a brace over the last two"
        " says Layer 1.",
        caption="Volumes, roughly to scale: `volume(height, width, channels)`.",
    ),
    Entry(
        "sample-small-volumes",
        "small-volumes.svg",
        small_volumes,
        alt="A cuboid ruled into six by six by three cells; an arrow to a cuboid cut into three coloured slices.",
        caption="A cuboid can be ruled into cells or cut into slices.",
    ),
    Entry(
        "sample-pictograms",
        "pictograms.svg",
        pictograms,
        alt="Two simple cars in a frame, the second smaller; a coloured box around the first says car.",
        caption="A pictogram is a path in its own coordinates; it is placed like all else.",
    ),
    Entry(
        "sample-flowchart",
        "flowchart.svg",
        flowchart,
        alt="A question in a diamond: High bias? An arrow N leads to Done, an arrow Y down to a box: bigger "
        "network, train longer; from there an arrow goes back to the question.",
        caption="A flowchart. Questions are diamonds, what is done is a box.",
    ),
    Entry(
        "sample-plot",
        "plot.svg",
        plot,
        alt="The hyperbolic tangent between broken lines at 1 and minus 1, its middle part heavier and in another"
        " colour; a legend names both.",
        caption="A plot: axes, curves and notes are things like all others.",
    ),
    Entry(
        "sample-frames",
        "frames.svg",
        frames,
        alt="A column of circles in a broken frame named layer l, a brace beside it; a bar cut into 60, 20 and 20"
        " percent with a bracket below.",
        caption="What is written around things: `frame`, `brace`, `bracket`, `strip`.",
    ),
)

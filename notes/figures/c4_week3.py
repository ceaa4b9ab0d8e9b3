"""Course 4, Week 3: what and where: localization, landmarks, sliding windows."""

from __future__ import annotations

from collections.abc import Sequence

from notes.figures.drawing import (
    ACCENT,
    BLUE,
    BLUE_TINT,
    GREEN_TINT,
    INK,
    LINE,
    MUTED,
    SMALL,
    TEXT,
    TINT,
    Cells,
    Figure,
    Fill,
    Group,
    Ink,
    Pen,
    Point,
    Stroke,
    arrow,
    brace,
    captions,
    cells,
    chain,
    column,
    cubic,
    dot,
    drawn,
    figure,
    group,
    joined,
    line,
    painted,
    row,
    soft,
    text,
    volume,
)
from notes.figures.drawing.convnets import units
from notes.figures.entry import Entry
from notes.figures.pictures import smooth
from notes.figures.scenes import Scene, Spot, person, road

ONE = Spot(0.5, 0.7, 0.3, 0.4)
LEFT, RIGHT = Spot(0.26, 0.62, 0.22, 0.3), Spot(0.7, 0.73, 0.28, 0.4)


def clf_detect() -> Figure:
    what, where, all_of_them = row(road(cars=[ONE]), road(cars=[ONE]), road(cars=[LEFT, RIGHT]), gap=24)
    panels = (what, where, all_of_them)
    titles = captions(panels, ("image classification", "classification\nwith localization", "detection"), "top", gap=12)
    titles = tuple(title.level_with(titles[1]) for title in titles)
    answers = captions(panels, ("car", "car, box", "car, box; car, box"))
    answers = tuple(answer.level_with(answers[1]) for answer in answers)
    boxes = where.boxed(ONE, ink=ACCENT), all_of_them.boxed(LEFT, ink=ACCENT), all_of_them.boxed(RIGHT, ink=ACCENT)
    single = brace((what, where), "1 object", "bottom", beyond=answers)
    several = brace(all_of_them, "multiple objects", "bottom", beyond=answers)
    return figure(panels, boxes, titles, answers, single, several)


def convnet() -> Group:
    """Return a small convolutional network: volumes and a column of units."""
    first, second, third, flat = row(
        volume(60, 60, 3, 1.9),
        volume(28, 28, 8, 1.9, fill=BLUE_TINT),
        volume(10, 10, 16, 1.9, fill=GREEN_TINT),
        units(),
        gap=18,
    )
    return group(first, second, third, flat, chain(first, second, third, flat))


def clf_local() -> Figure:
    scene = road(180, 140, cars=[ONE])
    found = scene.boxed(ONE, ink=ACCENT, pad=0)
    middle = dot(3.4, ink=ACCENT).at(scene.place(ONE.x, ONE.y))
    area = scene.bounds_of(ONE)
    over, beside = area.top - 12, area.left - 12
    sides = (
        arrow(Point(area.left, over), Point(area.right, over), "$b_w$", "top", pen=Pen(ACCENT, both=True)),
        arrow(Point(beside, area.top), Point(beside, area.bottom), "$b_h$", "left", pen=Pen(ACCENT, both=True)),
    )
    name = text("$(b_x, b_y)$", SMALL, ACCENT).right_of(found, 4).level_with(middle)
    corners = (
        text("$(0, 0)$", SMALL).above(scene, 6).in_line_with(dot().at(scene.place(0, 0))).moved(14, 0),
        text("$(1, 1)$", SMALL).below(scene, 6).in_line_with(dot().at(scene.place(1, 1))).moved(-14, 0),
    )
    net = convnet().right_of(scene, 28)
    softmax, classes, numbers = column(
        text("softmax"),
        text("1 pedestrian\n2 car\n3 motorcycle\n4 background", SMALL, align="left"),
        text("bounding box\n$b_x, b_y, b_h, b_w$", align="left"),
        gap=10,
        align="left",
    )
    outputs = group(softmax, classes.moved(12, 0), numbers.moved(0, 16)).right_of(net, 56)
    both = brace(outputs, side="left")
    ways = arrow(scene, net), arrow(net, both)
    return figure(scene, found, middle, sides, name, corners, net, outputs, both, ways)


def vector(values: Sequence[str], *, ink: Ink = INK, fill: Ink | None = None) -> Cells:
    """Return a label: a column of numbers."""
    return cells([[value] for value in values], 40, 24, ink=ink, paint=painted(fill))


ENTRIES = ("$p_c$", "$b_x$", "$b_y$", "$b_h$", "$b_w$", "$c_1$", "$c_2$", "$c_3$")
A_CAR = ("1", "$b_x$", "$b_y$", "$b_h$", "$b_w$", "0", "1", "0")
NOTHING = ("0", "?", "?", "?", "?", "?", "?", "?")


def clf_local_y() -> Figure:
    names = vector(ENTRIES, fill=TINT)
    equals = text("$y =$").left_of(names, 8)
    car = road(124, 96, cars=[ONE]).right_of(names, 44)
    found = car.boxed(ONE, ink=ACCENT)
    label = vector(A_CAR).right_of(car, 14)
    empty = road(124, 96).right_of(label, 44)
    nothing = vector(NOTHING).right_of(empty, 14)
    one, other = captions((car, empty), ("car", "background"), size=TEXT)
    words = one, other.level_with(one)
    return figure(equals, names, car, found, label, empty, nothing, words)


def landmarked() -> Group:
    """Return a face with dots on its eyes, mouth and jaw."""
    half = ((36, -46), (46, -6), (38, 34), (18, 62))
    head = smooth((0, -62), *half, (0, 70), *((-x, y) for x, y in reversed(half)))
    eyes = joined(smooth((x - 12, -8), (x, -15), (x + 12, -8), (x, -2)) for x in (-20, 20))
    brow = cubic(Point(-33, -24), Point(-26, -30), Point(-14, -30), Point(-7, -24))
    nose = line((0, -4), (-7, 18), (5, 19))
    lips = smooth((-18, 38), (-7, 34), (0, 36), (7, 34), (18, 38), (0, 47))
    features = (Stroke(eyes), Stroke(brow), Stroke(brow.moved(40, 0)), Stroke(nose), Stroke(lips))
    jaw = [(x * side, y) for x, y in ((46, -6), (44, 15), (38, 34), (29, 50), (18, 62)) for side in (-1, 1)]
    lids = [(x + dx, y) for x in (-20, 20) for dx, y in ((-12, -8), (0, -15), (12, -8), (0, -2))]
    mouth = [(-18, 38), (-7, 34), (7, 34), (18, 38), (0, 47)]
    spots = [dot(2.8, ink=ACCENT).at(place) for place in (*jaw, (0, 70), *lids, *mouth)]
    return group(drawn(Fill(head, TINT), Stroke(head), *features), spots)


def landmark() -> Figure:
    face = landmarked()
    net = convnet().right_of(face, 26)
    names = ("face?", "$l_{1x}$", "$l_{1y}$", r"$\vdots$", "$l_{64x}$", "$l_{64y}$")
    outputs = group(column(*map(text, names), gap=8)).right_of(net, 34)
    count = brace(outputs, "129", "right", size=TEXT)
    pose = person(150).right_of(count, 40)
    under_face, under_pose = captions((face, pose), ("face", "pose"), size=TEXT)
    words = under_face, under_pose.level_with(under_face)
    return figure(face, net, outputs, count, pose, arrow(face, net), arrow(net, outputs), words)


def crop(*cars: Spot, trees: Sequence[float] = ()) -> Scene:
    """Return a small picture: cut out around a car, or from where there is none."""
    return road(70, 50, cars=cars, trees=trees, fills=(soft(BLUE),))


def slide_window() -> Figure:
    near, low, large = Spot(0.5, 0.56, 0.5, 0.86), Spot(0.52, 0.6, 0.44, 0.72), Spot(0.5, 0.52, 0.6, 0.96)
    crops = row(crop(near), crop(low), crop(large), crop(trees=(0.3, 0.75)), crop(), gap=38)
    labels = captions(crops, ("1", "1", "1", "0", "0"), size=TEXT)
    heads = text("$x$").left_of(crops, 16), text("$y$").left_of(crops, 16).level_with(labels[0])
    scene = road(190, 136, cars=[Spot(0.78, 0.68, 0.21, 0.29)], trees=(0.9,)).below((*crops, *labels), 32)
    scene = scene.moved(heads[0].room.left - scene.room.left, 0)
    before = [scene.boxed(Spot(x, 0.65, 0.42, 0.34), ink=MUTED, weight=LINE, pad=0) for x in (0.2, 0.44)]
    window = scene.boxed(Spot(0.78, 0.65, 0.42, 0.34), ink=ACCENT, pad=0)
    slide = arrow(scene.place(0.2, 0.36), scene.place(0.7, 0.36), pen=Pen(ACCENT))
    cut = crop(near).right_of(scene, 28).level_with(window)
    net = convnet().right_of(cut, 22)
    answer = text(r"$\hat{y} = 1$").right_of(net, 22)
    return figure(
        (crops, labels, heads, scene, before, window, slide, cut, net, answer),
        (arrow(window, cut, pen=Pen(ACCENT)), chain(cut, net, answer)),
        captions((net,), ("ConvNet",)),
    )


FIGURES = (
    Entry(
        "c4-fig-clf-detect",
        "object-clf-detect.svg",
        clf_detect,
        alt="Three road scenes. Image classification: a car, and the answer is car. Classification with localization: "
        "the car stands in a box. Detection: two cars in two boxes. A brace below the first two says 1 object, one "
        "below the third says multiple objects.",
        caption="What is it? What and where? What is there, and where is each of them?",
    ),
    Entry(
        "c4-fig-clf-local",
        "object-clf-local.svg",
        clf_local,
        alt="A road scene whose upper left corner is (0, 0) and whose lower right one is (1, 1). The car in it has a "
        "box with its middle, its width and its height marked. An arrow leads to a ConvNet, whose last column of "
        "units gives softmax over pedestrian, car, motorcycle and background, and the four numbers of the box.",
        caption="Localization: beside the class the network says four numbers, which are fractions of the picture.",
    ),
    Entry(
        "c4-fig-clf-local-y",
        "object-clf-local-y.svg",
        clf_local_y,
        alt="Three columns of eight entries. The first names them: p c, the four numbers of the box, c 1 to c 3. The "
        "second, beside a scene with a car in a box: 1, the box, 0, 1, 0. The third, beside an empty road: 0 and "
        "seven question marks.",
        caption="The label of a picture with a car, and of one with nothing but background: there only the first "
        "entry counts.",
    ),
    Entry(
        "c4-fig-landmark",
        "object-landmark.svg",
        landmark,
        alt="A face with dots on eyes, mouth and jaw, an arrow to a ConvNet, and its outputs in a column: face?, l 1x, "
        "l 1y, dots, l 64x, l 64y; a brace says 129. On the right a stick figure with twelve dots on its joints.",
        caption="Landmarks: the network says for each of 64 points where it is, and first whether there is a face. For "
        "a pose the points lie on the joints.",
    ),
    Entry(
        "c4-fig-slide-window",
        "object-slide-window.svg",
        slide_window,
        alt="Five small crops in a row, three filled by a car, labelled 1, and two without one, labelled 0. Below, a "
        "road scene with a window in three places, one after another; the third lies on the car. An arrow leads from "
        "it to its cut-out, then through a ConvNet to y hat = 1.",
        caption="Train on crops; then slide a window over the picture and ask the network in every place.",
    ),
)

"""Course 4, Week 4: convolutions along one axis and along three."""

from __future__ import annotations

from notes.figures.drawing import (
    ACCENT,
    ACCENT_TINT,
    INK,
    MUTED,
    TINT,
    Bounds,
    Figure,
    Fill,
    Path,
    Pen,
    Point,
    Stroke,
    Thing,
    arrow,
    captions,
    centered,
    cuboid,
    drawn,
    figure,
    group,
    joined,
    line,
    oval,
    rounded,
    soft,
)
from notes.figures.entry import Entry

POINTS, FILTER = 14, 5
STEP = 16.0


def heartbeats() -> Path:
    """Return two beats of an electrocardiogram, as long as all its points."""
    rise = ((0, 0), (12, 0), (18, -7), (24, 0), (34, 0), (38, 6), (44, -60))
    beat = (*rise, (50, 16), (54, 0), (68, 0), (78, -12), (88, 0))
    return line(*((x + 104 * number, y) for number in (0, 1) for x, y in beat), (208, 0))


def window(first: int, *, dashed: bool) -> Thing:
    """Return the frame around the points that the filter sees, from that point on."""
    bounds = Bounds((first - 0.5) * STEP, -72, (first + FILTER - 0.5) * STEP, 46)
    outline = rounded(bounds, 3)
    marks = [Stroke(outline, ACCENT, 2.0, dashed)]
    return drawn(*([] if dashed else [Fill(outline, ACCENT_TINT)]), *marks)


def conv_1d_3d() -> Figure:
    signal = drawn(Stroke(heartbeats(), INK, 2.0))
    times = joined(oval(centered(Point(number * STEP, 32), 5, 5)) for number in range(POINTS))
    here, there = window(0, dashed=False), window(POINTS - FILTER, dashed=True)
    sliding = Pen(ACCENT, 2.0)
    start, end = here.side("top").moved(0, -10), there.side("top").moved(0, -10)
    slide = arrow(start, end, "10 places", "top", pen=sliding)
    series = group(here, there, signal, drawn(Fill(times, MUTED)), slide)
    scan = cuboid(STEP / 2 * POINTS, STEP / 2 * POINTS, STEP / 2 * POINTS, fill=TINT).right_of(series, 70)
    small = cuboid(*[STEP / 2 * FILTER] * 3, cells=(FILTER,) * 3, fill=soft(ACCENT), ink=ACCENT)
    place, own = scan.corner(0, 0), small.corner(0, 0)
    small = small.moved(place.x - own.x, place.y - own.y)
    right, foot, back = small.corner(1, 0.5, 0.5), small.corner(0.5, 1), small.corner(0.5, 0, 1)
    right = Point(small.room.right + 4, right.y)
    ways = [
        arrow(right, right.moved(40, 0), pen=sliding),
        arrow(foot.moved(0, 4), foot.moved(0, 44), pen=sliding),
        arrow(back.moved(5, -4), back.moved(30, -24), pen=sliding),
    ]
    names = captions(
        (series, scan),
        (
            "one axis: 14 points in time,\nfilter of length 5",
            "three axes: $14 \\times 14 \\times 14$,\nfilter of $5 \\times 5 \\times 5$",
        ),
        gap=12,
    )
    return figure(series, scan, small, ways, names)


FIGURES = (
    Entry(
        "c4-fig-conv-1d-3d",
        "conv-1d-3d.svg",
        conv_1d_3d,
        alt="Left, a curve like an electrocardiogram with two beats over a row of 14 dots; a frame around the first "
        "five, a broken one around the last five, an arrow from one to the other: 10 places. Right, a cube with a "
        "smaller cube of 5 by 5 by 5 cells in its corner, and arrows across, down and back.",
        caption="A window slides along one axis, or a small cube through three. The rest of the convolution is as "
        "before.",
    ),
)

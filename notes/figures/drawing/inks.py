"""Colours, line weights and sizes: one hand for all figures. What each is for stands in notes/figures/README.md."""

from __future__ import annotations

from typing import NamedTuple

PAPERS = ("#ffffff", "#0d1117")
"""What GitHub shows pages on, light and dark: every contrast is counted against these."""


class Ink(NamedTuple):
    """A colour on a light page and on a dark one."""

    light: str
    dark: str


# For lines and text: at least 4.5 : 1 on the page and on every tint (tests/figures/test_inks.py).
INK = Ink("#1f2328", "#f0f6fc")
MUTED = Ink("#59636e", "#9198a1")
ACCENT = Ink("#b34700", "#f0883e")
BLUE = Ink("#0860c4", "#58a6ff")
GREEN = Ink("#16702f", "#3fb950")
PURPLE = Ink("#7a47d6", "#b391fa")
RED = Ink("#c21c29", "#ff7b72")

# For areas; text in INK, or in the colour of the same name, can be read on them.
TINT = Ink("#f3f5f7", "#1b222b")
ACCENT_TINT = Ink("#ffeee0", "#38220f")
BLUE_TINT = Ink("#e0f1ff", "#12263f")
GREEN_TINT = Ink("#dcf7e2", "#10291a")
PURPLE_TINT = Ink("#f3ebff", "#271d3d")
RED_TINT = Ink("#ffe9e7", "#3a1a1a")
SHADE = Ink("#d5dbe1", "#39414b")

TINTS = {
    INK: TINT,
    MUTED: TINT,
    ACCENT: ACCENT_TINT,
    BLUE: BLUE_TINT,
    GREEN: GREEN_TINT,
    PURPLE: PURPLE_TINT,
    RED: RED_TINT,
}
PAPER = Ink(*PAPERS)

# Px: outlines and arrows; what stands behind (grids, edges of a full layer); what the eye should follow.
LINE = 1.5
THIN = 1.0
HEAVY = 2.5

# Px an em: text, and text that is less important. At 360 px none may be smaller than LEAST.
TEXT = 16.0
SMALL = 14.0
LEAST = 9.0
NARROW = 360

GAP = 36.0
"""Px between things that an arrow joins."""
NEAR = 8.0
"""Px between a thing and its label."""
RADIUS = 6.0
"""Px: the corners of boxes, frames and elbows."""


def mixed(ink: Ink, amount: float, other: Ink = PAPER) -> Ink:
    """Return `amount` (0 to 1) of an ink in another: shades of a heat map, of a cuboid's sides."""
    return Ink(_mixed(ink.light, amount, other.light), _mixed(ink.dark, amount, other.dark))


def soft(ink: Ink) -> Ink:
    """Return the colour for areas that must be told apart and hold no text: slices, regions, pixels."""
    return mixed(ink, 0.45)


def _mixed(color: str, amount: float, other: str) -> str:
    parts = [
        round(int(color[at : at + 2], 16) * amount + int(other[at : at + 2], 16) * (1 - amount)) for at in (1, 3, 5)
    ]
    return "#{:02x}{:02x}{:02x}".format(*parts)

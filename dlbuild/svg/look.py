"""What, besides the formula, decides the bytes of its drawing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Theme = Literal["picture", "auto", "light", "card"]
Alignment = Literal["cap", "sym", "tight"]


@dataclass(frozen=True, slots=True)
class Look:
    """The settings of one drawing.

    `text_px` is the size of the text around, in CSS px; `scale` makes the
    formula's em from it: 1.18 gives Computer Modern the x-height of the fonts
    that GitHub uses (0.51 em against 0.4306).

    `weight` is what every stroke is thickened by, in thousandths of that em:
    Computer Modern was drawn for ink that spreads. Beside 16 px text in
    Chromium, without weight it looks grey at one device pixel a CSS pixel and thin
    at two; from 10 to 15 as dark as the text; at 20 italics begin to look bold.

    `theme` is how a drawing turns light on a dark page: "picture" when it is
    asked for as `FILE.svg#dark` or its surroundings prefer dark, "auto" only
    the latter, "light" never (for pages that are always white), "card" never
    either, but it has light paper of its own.

    `alignment` is how the box is made for a line of text: `dlbuild.svg.box`.
    """

    text_px: float = 16.0
    scale: float = 1.18
    weight: float = 12.0
    light: str = "#1f2328"
    dark: str = "#f0f6fc"
    theme: str = "picture"
    alignment: str = "cap"

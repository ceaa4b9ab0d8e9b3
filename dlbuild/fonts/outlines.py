"""The outline of every glyph that layout can place, in the metrics that layout used."""

from __future__ import annotations

from functools import cache

from dlbuild.fonts.contour import Contours, Extent, bolder, extent, placed, sheared
from dlbuild.fonts.drawings import FACES, STAND_IN, Part, Plain, Slanted, Stretched, character, parts
from dlbuild.fonts.files import advance, contours, there
from dlbuild.fonts.lent import FILES
from dlbuild.fonts.metrics import face

# Thickness of a plain stroke (a minus sign) in ems: Computer Modern's 0.04 (cmr10's rule width), STIX's 0.066.
_STROKE = 0.04
_STROKE_STIX = 0.066

# How far a letter's width may leave its height's scale before one would see it.
_MOST_SQUEEZED = 0.85
_MOST_STRETCHED = 1.15


@cache
def outline(font: str, code: int) -> Contours:
    """Return the glyph's contours in ems, y downwards, the reference point at (0, 0).

    Raises KeyError for a font without drawings and for a code that the font does not have.
    """
    drawing = Plain(font) if font in FILES else FACES[font]
    if isinstance(drawing, Plain | Stretched) and not there(drawing.file):
        letters, others = STAND_IN[font]
        drawing = letters if chr(code).isalpha() and code < 0x80 else others
    if isinstance(drawing, Plain):
        return contours(drawing.file, character(drawing.file, code))
    if isinstance(drawing, Stretched):
        return _stretched(drawing, font, code)
    if isinstance(drawing, Slanted):
        return sheared(contours(drawing.file, character(drawing.file, code)), drawing.slant)
    return tuple(contour for part in parts(font)[code] for contour in _fitted(part))


def _stretched(medium: Stretched, font: str, code: int) -> Contours:
    own = advance(medium.file, character(medium.file, code))
    drawing = contours(medium.file, character(medium.file, code))
    # The slash of \not lies over its neighbour and has no width of its own: there is nothing to stretch to.
    scale = face(font).chars[code].width / own if own else 1.0
    return bolder(placed(drawing, scale, 1.0), medium.x, medium.y)


def _fitted(part: Part) -> Contours:
    """Scale the sign so that, with its stroke made as thick as Computer Modern's, its ink fills the box."""
    drawing = contours(part.file, part.character)
    if part.letter:
        return _letter(drawing, part.box)
    box, ink = part.box, extent(drawing)
    stroke = _STROKE_STIX if part.file.startswith("STIX") else _STROKE
    sx, by_x = _axis(box.right - box.left, ink.right - ink.left, stroke)
    sy, by_y = _axis(box.bottom - box.top, ink.bottom - ink.top, stroke)
    # The sharpest tips did not move as far as the strokes: a last scale of a hundredth or two mends that.
    return _into(bolder(placed(drawing, sx, sy), by_x, by_y), box)


def _axis(wanted: float, own: float, stroke: float) -> tuple[float, float]:
    """Return, along one axis, the scale and what strokes then gain, so that own · scale + gain = wanted.

    What is no longer than a stroke is thick is one: it is scaled alone.
    """
    if own <= 1.5 * stroke:
        return wanted / own, 0.0
    scale = (wanted - _STROKE) / (own - stroke)
    return scale, _STROKE - stroke * scale


def _letter(drawing: Contours, box: Extent) -> Contours:
    """Scale a letter to the height of its box and, within what the eye forgives, to its width."""
    ink = extent(drawing)
    natural = (ink.right - ink.left) * (box.bottom - box.top) / (ink.bottom - ink.top)
    half = min(max(box.right - box.left, natural * _MOST_SQUEEZED), natural * _MOST_STRETCHED) / 2
    middle = (box.left + box.right) / 2
    return _into(drawing, Extent(middle - half, box.top, middle + half, box.bottom))


def _into(drawing: Contours, box: Extent) -> Contours:
    ink = extent(drawing)
    sx, sy = (box.right - box.left) / (ink.right - ink.left), (box.bottom - box.top) / (ink.bottom - ink.top)
    return placed(drawing, sx, sy, box.left - ink.left * sx, box.top - ink.top * sy)

"""From a picture to the bytes of an SVG.

One `<path>` holds every mark of the text's colour: rules, lines and glyphs. A
glyph that repeats is drawn once and used again where that is shorter. Marks of
another colour have paths of their own, which look the same on a dark page.

The root says what is shown: `data-tex` has the LaTeX, `data-dlbuild` the format
number, the mode and a digest of all other bytes, so that `dlbuild.svg.read`
can tell an altered drawing without making it again. The baseline is y = 0.
"""

from __future__ import annotations

from itertools import groupby

from dlbuild.layout.picture import Picture, PlacedText
from dlbuild.svg import FORMAT
from dlbuild.svg.box import display_box, inline_box
from dlbuild.svg.escape import escaped, shown
from dlbuild.svg.look import Look
from dlbuild.svg.marks import Canvas, grouped
from dlbuild.svg.path import UNIT, snap
from dlbuild.svg.read import digest

# The paper of the theme "card", a little darker than GitHub's by day, so that it is seen there, too.
_CARD = "#f6f8fa"
_MARGIN = UNIT // 2  # the box leaves half a pixel on either side: `inline_box` says width + 1


def write(picture: Picture, *, tex: str, display: bool, look: Look) -> bytes:
    """Return the drawing of a formula; `tex` is what it says of itself.

    The same arguments give the same bytes on every machine.
    """
    em = look.text_px * look.scale * UNIT
    canvas = Canvas(em, look.weight)
    marks = _marks(picture, em, canvas)
    # Ink may stand out of TeX's box (a slanted f, the overshoot of an o): none of it may be cut off.
    ink = canvas.ink()
    left = min(0, ink.left + _MARGIN)
    across = max(picture.width * em, ink.right - _MARGIN) - left
    above, below = max(picture.height * em, -ink.top), max(picture.depth * em, ink.bottom)
    extents = across / UNIT, above / UNIT, below / UNIT
    if look.theme == "card":
        extents = _with_margins(*extents, display, look.text_px)
    box = display_box(*extents) if display else inline_box(*extents, look.text_px, look.alignment)
    view = f"{snap(left - (box.width * UNIT - across) / 2)} {-box.above * UNIT} {box.width * UNIT} {box.height * UNIT}"
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{box.width}" height="{box.height}" viewBox="{view}"'
        f'{_theme_id(look)} fill="{escaped(look.light)}" data-tex="{escaped(tex)}"'
        f' data-dlbuild="{FORMAT} {"display" if display else "inline"} '
    ).encode()
    tail = f'">{_style(look)}{_card(view, display) if look.theme == "card" else ""}{marks}</svg>'.encode()
    return head + digest(head, tail) + tail


def _theme_id(look: Look) -> str:
    return ' id="dark"' if look.theme == "picture" else ""


def _style(look: Look) -> str:
    """Return how the drawing turns light on a dark page; the attribute `fill` stays for readers without CSS."""
    if look.theme in {"light", "card"}:
        return ""
    dark = f"{{fill:{escaped(look.dark)}}}"
    target = f"svg:target{dark}" if look.theme == "picture" else ""
    return f"<style>@media (prefers-color-scheme:dark){{svg{dark}}}{target}</style>"


def _with_margins(
    across: float, above: float, below: float, display: bool, text_px: float
) -> tuple[float, float, float]:
    """Return the extents of a card, in px. In a line all cards are as high as code, but for higher formulas."""
    if display:
        return across + 24, above + 8, below + 8
    return across + 6, max(above + 1, 0.9 * text_px), max(below + 1, 0.3 * text_px)


def _card(view: str, display: bool) -> str:
    """Return the paper of a drawing: what it shows as a rectangle with round corners."""
    left, top, width, height = view.split()
    corner = (6 if display else 3) * UNIT
    return f'<rect x="{left}" y="{top}" width="{width}" height="{height}" rx="{corner}" fill="{_CARD}"/>'


def _marks(picture: Picture, em: float, canvas: Canvas) -> str:
    """Return the elements, from the background to the front."""
    colors = grouped(picture.glyphs, em)
    elements = _colored_rules(picture, canvas)
    data = canvas.glyphs(colors.pop(None), share=True)
    if picture.rules or picture.lines:
        rules = [rule for rule in picture.rules if rule.color is None]
        data += canvas.polygons(rules, [line for line in picture.lines if line.color is None])
    if data:
        elements.append(f'<path d="{data}"/>')
    elements += canvas.shared
    for line in picture.lines:
        if line.color is not None:
            elements.append(_colored(line.color, canvas.polygons((), (line,))))
    for color, groups in colors.items():
        elements.append(_colored(color or "", canvas.glyphs(groups)))
    for text in picture.texts:
        elements.append(_text(text, em))
    return "".join(elements)


def _colored_rules(picture: Picture, canvas: Canvas) -> list[str]:
    """Return paths of the coloured rules, which are backgrounds: in their order, neighbours of one colour together."""
    runs = groupby(picture.rules, lambda rule: rule.color)
    return [_colored(color, canvas.polygons(run, ())) for color, run in runs if color is not None]


def _colored(color: str, data: str) -> str:
    return f'<path fill="{escaped(color)}" d="{data}"/>' if data else ""


def _text(text: PlacedText, em: float) -> str:
    """Return characters that no face here has: the reader's fonts draw them, fitted into the room that layout left."""
    fill = f' fill="{escaped(text.color)}"' if text.color else ""
    return (
        f'<text x="{snap(text.x * em)}" y="{snap(text.y * em)}" font-family="serif" font-size="{snap(text.size * em)}"'
        f' textLength="{snap(text.width * em)}" lengthAdjust="spacingAndGlyphs"{fill}>{shown(text.text)}</text>'
    )

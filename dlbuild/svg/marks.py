"""The marks of a picture on the grid of an SVG: path data, and the box around the ink.

Glyphs are the hot path: each comes as a string that is ready for its size, and
to write a formula is to join them. So those loops are plain and work on tuples.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt

from dlbuild.fonts.contour import Extent, bolder
from dlbuild.fonts.outlines import outline
from dlbuild.layout.picture import PlacedGlyph, PlacedLine, PlacedRule
from dlbuild.svg.path import Shape, shape, snap

Key = tuple[str, int, float]
Places = list[tuple[int, int]]
Groups = dict[Key, Places]

# A repeated glyph costs `<path id="a" d=""/>` once; each further time `<use href="#a" x="1234"/>` stands for `m123 0`.
_PATH_COST = 18
_USE_COST = 18
_LETTERS = "abcdefghijklmnopqrstuvwxyz"

# All glyphs drawn so far, ready to be written, for each size of an em in units and each weight.
_DRAWN: dict[tuple[float, float], dict[Key, Shape | None]] = {}


def grouped(glyphs: Iterable[PlacedGlyph], em: float) -> dict[str | None, Groups]:
    """Return where each glyph stands, by colour, then by drawing; all in the order in which they first appear."""
    colors: dict[str | None, Groups] = {None: {}}
    plain = colors[None]
    for font, code, x, y, size, color in glyphs:
        groups = plain if color is None else colors.setdefault(color, {})
        key = font, code, size
        if key in groups:
            groups[key].append((snap(x * em), snap(y * em)))
        else:
            groups[key] = [(snap(x * em), snap(y * em))]
    return colors


class Canvas:
    """Makes path data out of marks, and remembers where the ink is (in units of the viewBox) and what is drawn once."""

    __slots__ = ("_drawn", "_em", "_thicker", "_weight", "_xs", "_ys", "shared")

    def __init__(self, em: float, weight: float) -> None:
        """`em` is the size of the formula in units, `weight` what strokes gain in thousandths of it."""
        self._em = em
        self._weight = weight
        self._thicker = em * weight / 1000
        self._drawn = _DRAWN.setdefault((em, weight), {})
        self._xs = [0]
        self._ys = [0]
        self.shared: list[str] = []

    def ink(self) -> Extent:
        """Return the box around all ink so far, and around the origin."""
        return Extent(min(self._xs), min(self._ys), max(self._xs), max(self._ys))

    def polygons(self, rules: Iterable[PlacedRule], lines: Iterable[PlacedLine]) -> str:
        """Return the path data of rules and lines, which may continue a path."""
        data = []
        for corners in (*map(self._rectangle, rules), *map(self._stroke, lines)):
            x, y = corners[0]
            data.append(f"M{x} {y}")
            for to_x, to_y in corners[1:]:
                dx, dy = to_x - x, to_y - y
                data.append(f"h{dx}" if not dy else f"v{dy}" if not dx else f"l{dx} {dy}")
                x, y = to_x, to_y
            data.append("z")
            self._xs += [x for x, _ in corners]
            self._ys += [y for _, y in corners]
        return "".join(data)

    def glyphs(self, groups: Groups, share: bool = False) -> str:
        """Return the path data of glyphs, which begins a path: its first move counts from 0, 0.

        With `share`, those that are better drawn once and used again become elements in `self.shared` instead.
        """
        data: list[str] = []
        xs, ys, drawn = self._xs, self._ys, self._drawn
        x = y = 0
        for key, places in groups.items():
            shape_ = drawn[key] if key in drawn else self._draw(key)
            if shape_ is None:
                continue
            body, start_x, start_y, end_x, end_y, left, top, right, bottom = shape_
            if share and len(places) > 1 and (len(places) - 1) * (len(body) - _USE_COST) > _PATH_COST:
                self._share(places, shape_)
            else:
                for gx, gy in places:
                    dy = gy + start_y - y
                    data.append(f"m{gx + start_x - x} {dy}{body}" if dy >= 0 else f"m{gx + start_x - x}{dy}{body}")
                    x, y = gx + end_x, gy + end_y
            for gx, gy in places:
                xs += gx + left, gx + right
                ys += gy + top, gy + bottom
        return "".join(data)

    def _share(self, places: Places, drawn: Shape) -> None:
        """Draw a glyph at its first place under a name (a, b, …, z, ba, …), and use it at the others."""
        number, name = len(self.shared), ""
        while number or not name:
            number, letter = divmod(number, len(_LETTERS))
            name = _LETTERS[letter] + name
        first_x, first_y = places[0]
        elements = [f'<path id="{name}" d="m{first_x + drawn.start_x} {first_y + drawn.start_y}{drawn.body}"/>']
        for x, y in places[1:]:
            down = f' y="{y - first_y}"' if y != first_y else ""
            elements.append(f'<use href="#{name}" x="{x - first_x}"{down}/>')
        self.shared.append("".join(elements))

    def _draw(self, key: Key) -> Shape | None:
        font, code, size = key
        # The weight is that of the text size: the smaller a glyph, the more it needs.
        gain = self._weight / 1000 / size
        made = self._drawn[key] = shape(bolder(outline(font, code), gain, gain), self._em * size)
        return made

    def _rectangle(self, rule: PlacedRule) -> Places:
        half, em = self._thicker / 2, self._em
        left, right = snap(rule.x * em - half), snap((rule.x + rule.width) * em + half)
        top, bottom = snap((rule.y - rule.height) * em - half), snap(rule.y * em + half)
        return [(left, top), (right, top), (right, bottom), (left, bottom)]

    def _stroke(self, line: PlacedLine) -> Places:
        """Return the corners of a line that has a thickness: both ends, half of it to either side."""
        em = self._em
        dx, dy = line.x2 - line.x1, line.y2 - line.y1
        length = sqrt(dx * dx + dy * dy) or 1.0
        half = (line.thickness * em + self._thicker) / 2 / length
        nx, ny = -dy * half, dx * half
        ends = ((line.x1, line.y1, 1), (line.x2, line.y2, 1), (line.x2, line.y2, -1), (line.x1, line.y1, -1))
        return [(snap(x * em + side * nx), snap(y * em + side * ny)) for x, y, side in ends]

r"""`typeset`: a formula's LaTeX in, its picture out; the three stages of the engine in one call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dlbuild.layout.hlist import translate
from dlbuild.layout.ship import ship
from dlbuild.problem import FormulaError, Problem
from dlbuild.source import Source, Span
from dlbuild.tex.mlist import DISPLAY, TEXT
from dlbuild.tex.read import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dlbuild.layout.boxes import Box
    from dlbuild.layout.picture import Picture, PlacedGlyph, PlacedRule
    from dlbuild.svg.look import Look
    from dlbuild.tex.mlist import Mlist


# TeX's largest length, 16383 points (TeXbook p. 58).
_LARGEST = 1638.3


@dataclass(frozen=True, slots=True)
class Typeset:
    """A formula as it was set. Lengths are ems of the text size, y downwards, the baseline at 0."""

    tex: str
    display: bool
    picture: Picture

    @property
    def width(self) -> float:
        """The advance width."""
        return self.picture.width

    @property
    def height(self) -> float:
        """The height above the baseline."""
        return self.picture.height

    @property
    def depth(self) -> float:
        """The depth below the baseline."""
        return self.picture.depth

    @property
    def glyphs(self) -> tuple[PlacedGlyph, ...]:
        """Font, code, x, y, size of each glyph."""
        return self.picture.glyphs

    @property
    def rules(self) -> tuple[PlacedRule, ...]:
        """x, y, width, height of each rule; x, y is its lower left corner, as TeX has it."""
        return self.picture.rules

    def svg(self, look: Look | None = None) -> bytes:
        """Return the formula as an SVG file."""
        from dlbuild.svg.look import Look
        from dlbuild.svg.write import write

        return write(self.picture, tex=self.tex, display=self.display, look=look or Look())


def typeset(
    tex: str,
    display: bool = False,
    macros: Mapping[str, str] | None = None,
    *,
    breaks: bool = False,
    numbers: Mapping[str, str] | None = None,
    anatomy: bool = False,
) -> Typeset:
    r"""Set a formula in type.

    `macros` maps control sequences to replacement texts. With `breaks`, a `\\` outside any environment begins a
    new line in a display, as readers of web pages know it; TeX does nothing there. `numbers` says what numbers the
    equations of `\label` and `\eqref`; without it, a label is not shown. With `anatomy`, boxes, baselines and axis are
    drawn over the formula. Raises FormulaError, whose problem says where.
    """
    parsed = parse(tex, macros, breaks=breaks and display, numbers=numbers)
    box = translate(parsed.mlist, DISPLAY if display else TEXT)
    if parsed.tag is not None:
        box = _tagged(box, parsed.tag, tex, display=display)
    largest = max(box.width, box.height, box.depth)
    if largest > _LARGEST:
        message = f"the formula would be {largest:,.0f} ems wide or high"
        way_out = f"TeX has no box larger than {_LARGEST:,.0f} ems: write it in parts"
        raise FormulaError(Problem("too-large", message, Source("<formula>", tex), Span(0, len(tex)), way_out))
    picture = ship(box)
    if anatomy:
        from dlbuild.layout.anatomy import with_anatomy

        picture = with_anatomy(picture, box)
    return Typeset(tex, display, picture)


def _tagged(box: Box, tag: Mlist, tex: str, *, display: bool) -> Box:
    from dlbuild.layout.tag import tagged

    if not display:
        at = max(tex.find("\\tag"), 0)
        way_out = "write the formula between $$ and $$, or the number into the text"
        source, span = Source("<formula>", tex), Span(at, at + len("\\tag"))
        raise FormulaError(Problem("tag-inline", "only a displayed formula has a number", source, span, way_out))
    return tagged(box, [(0.0, tag)])

r"""Lay dlbuild's and TeX's pictures of the same formulas over each other, worst first, for a person to look at.

usage: python -m tests.reference.gallery [-n NUMBER] [-o gallery.html] [FILE.jsonl …]     or `make gallery`

TeX's marks are red and dlbuild's cyan; where both agree the ink is black. Both are drawn from dlbuild's outlines,
so a difference is one of place or of sign, not of drawing; signs of faces that dlbuild does not have stay out.
Without files: those in this folder. The page is an artefact, not a test: nothing is judged here, and nothing of it
is committed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from html import escape
from pathlib import Path
from typing import NamedTuple

from dlbuild.fonts.drawings import FACES
from dlbuild.layout.picture import Picture, PlacedGlyph, PlacedRule
from dlbuild.problem import FormulaError
from dlbuild.svg.marks import Canvas, grouped
from dlbuild.svg.path import UNIT
from dlbuild.typeset import typeset
from tests.reference.make import Answer

HERE = Path(__file__).parent
_EM = 30.0  # px: large enough to see a hundredth of an em
_MISSING = 10.0  # ems: how far a mark is off that the other picture does not have

_PAGE = """<!doctype html><meta charset="utf-8"><title>dlbuild over TeX</title>
<style>
body{font:14px sans-serif;background:#fff;color:#222}
figure{margin:1em;display:inline-block;vertical-align:top;max-width:60em}
path{mix-blend-mode:multiply}
code{color:#555;white-space:pre-wrap;overflow-wrap:anywhere}
</style>
<h1>%d formulas, worst first</h1>
<p>TeX red, dlbuild cyan, both black; the number is how far the worst mark is off, in ems.</p>
"""


class Pair(NamedTuple):
    """A formula in both pictures and how far they are apart at the worst place, ems."""

    asked: Answer
    ours: Picture | None
    theirs: Picture
    off: float


def picture(answer: Answer) -> Picture:
    """Return what TeX shipped out as a picture."""
    glyphs = tuple(
        PlacedGlyph(str(font), int(code), float(x), float(y), float(size))
        for font, code, x, y, size in answer["glyphs"]
    )
    rules = tuple(PlacedRule(x, y, width, height) for x, y, width, height in answer["rules"])
    return Picture(answer["width"], answer["height"], answer["depth"], glyphs, rules)


def off(ours: Picture, theirs: Picture) -> float:
    """Return the largest distance between two marks that should be one, or of the boxes' measures."""
    far = max(abs(ours.width - theirs.width), abs(ours.height - theirs.height), abs(ours.depth - theirs.depth))
    places: dict[tuple[str, int, float], tuple[list[tuple[float, float]], list[tuple[float, float]]]]
    places = defaultdict(lambda: ([], []))
    for which, one in enumerate((ours, theirs)):
        for glyph in one.glyphs:
            places[glyph.font, glyph.code, glyph.size][which].append((glyph.x, glyph.y))
        for rule in one.rules:
            places["rule", 0, 0.0][which].append((rule.x, rule.y))
            places["rule", 1, 0.0][which].append((rule.x + rule.width, rule.y - rule.height))
    for mine, yours in places.values():
        if len(mine) != len(yours):
            return _MISSING
        for x, y in mine:
            nearest = min(yours, key=lambda place: abs(place[0] - x) + abs(place[1] - y))
            far = max(far, abs(nearest[0] - x), abs(nearest[1] - y))
            yours.remove(nearest)
    return far


def compared(answer: Answer) -> Pair:
    """Set a formula and compare it with TeX's."""
    theirs = picture(answer)
    try:
        ours = typeset(answer["tex"], display=answer["display"]).picture
    except FormulaError:
        return Pair(answer, None, theirs, 2 * _MISSING)
    return Pair(answer, ours, theirs, off(ours, theirs))


def figure(pair: Pair) -> str:
    """Return one formula, drawn twice in one place, with its LaTeX."""
    width = max(one.width for one in (pair.ours, pair.theirs) if one) * _EM + 20
    height = max(one.height for one in (pair.ours, pair.theirs) if one) * _EM + 10
    depth = max(one.depth for one in (pair.ours, pair.theirs) if one) * _EM + 10
    paths = [_path(one, color) for one, color in ((pair.theirs, "#f00"), (pair.ours, "#0ff")) if one]
    box = f"{-10 * UNIT:.0f} {-height * UNIT:.0f} {width * UNIT:.0f} {(height + depth) * UNIT:.0f}"
    told = "refused" if pair.ours is None else "other marks" if pair.off == _MISSING else f"{pair.off:.4f}"
    return (
        f'<figure><svg width="{width:.0f}" height="{height + depth:.0f}" viewBox="{box}">{"".join(paths)}</svg>'
        f"<figcaption>{told} · {escape(pair.asked['id'])}<br>"
        f"<code>{escape(pair.asked['tex'])}</code></figcaption></figure>\n"
    )


def _path(one: Picture, color: str) -> str:
    canvas = Canvas(_EM * UNIT, 0.0)
    known = [glyph._replace(color=None) for glyph in one.glyphs if glyph.font in FACES]
    drawn = canvas.glyphs(grouped(known, _EM * UNIT)[None]) + canvas.polygons(one.rules, one.lines)
    return f'<path fill="{color}" d="{drawn}"/>'


def main() -> None:
    """Write the page."""
    words = argparse.ArgumentParser(description="Lay dlbuild's and TeX's pictures of formulas over each other.")
    words.add_argument("files", nargs="*", type=Path, default=[HERE / "contract.jsonl", HERE / "constructs.jsonl"])
    words.add_argument("-n", "--number", type=int, default=200, help="how many of the worst to show")
    words.add_argument("-o", "--output", type=Path, default=Path("gallery.html"))
    given = words.parse_args()
    answers: list[Answer] = [json.loads(line) for file in given.files for line in file.read_text("utf-8").splitlines()]
    pairs = sorted(map(compared, answers), key=lambda pair: -pair.off)
    page = _PAGE % len(pairs) + "".join(map(figure, pairs[: given.number]))
    given.output.write_text(page, encoding="utf-8")
    shown = min(len(pairs), given.number)
    sys.stdout.write(f"{given.output}: {shown} of {len(pairs)}, the worst {pairs[0].off:.4f} em off\n")


if __name__ == "__main__":
    main()

"""The TrueType files that matplotlib ships. Finding them does not import matplotlib, which takes half a second."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from dlbuild.fonts.contour import Contours, placed
from dlbuild.fonts.truetype import TrueType


@cache
def folder() -> Path:
    """Return where matplotlib keeps its TrueType files; raises ModuleNotFoundError without matplotlib."""
    spec = find_spec("matplotlib")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("matplotlib is not installed: dlbuild draws with the fonts that it ships")
    return Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf"


@cache
def there(file: str) -> bool:
    """Tell whether matplotlib ships a file; an older one has fewer."""
    return (folder() / f"{file}.ttf").exists()


@cache
def _open(file: str) -> TrueType:
    return TrueType((folder() / f"{file}.ttf").read_bytes())


def contours(file: str, character: int) -> Contours:
    """Return the drawing of a character, in ems, y downwards; raises KeyError if the file has none."""
    font = _open(file)
    return placed(font.contours(font.glyph(character)), 1 / font.units_per_em, -1 / font.units_per_em)


def advance(file: str, character: int) -> float:
    """Return the character's width in ems, side bearings included."""
    font = _open(file)
    return font.advance(font.glyph(character)) / font.units_per_em

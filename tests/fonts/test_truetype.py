"""The reader of TrueType files, held against fontTools."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from itertools import accumulate

import pytest
from fontTools.ttLib import TTFont

from dlbuild.fonts.files import advance, contours, folder
from dlbuild.fonts.truetype import TrueType

# DejaVu has what the others lack: glyphs that are put together from others, turned and shifted.
FILES = [
    *("cmr10", "cmmi10", "cmsy10", "cmex10", "cmb10", "cmti10", "cmss10", "cmtt10"),
    *("STIXGeneral", "DejaVuSansMono-Oblique"),
]


@pytest.fixture(autouse=True)
def _no_word_of_odd_clocks() -> Iterator[None]:
    log = logging.getLogger("fontTools")
    log.setLevel(logging.ERROR)
    yield
    log.setLevel(logging.NOTSET)


@pytest.mark.parametrize("file", FILES)
def test_every_character_is_read_as_fonttools_reads_it(file: str) -> None:
    ours = TrueType((folder() / f"{file}.ttf").read_bytes())
    with TTFont(folder() / f"{file}.ttf", lazy=True) as theirs:
        glyphs, widths = theirs["glyf"], theirs["hmtx"]
        assert ours.units_per_em == theirs["head"].unitsPerEm
        for character, name in list(theirs.getBestCmap().items())[:1200]:
            glyph = ours.glyph(character)
            assert glyph == theirs.getGlyphID(name)
            assert ours.advance(glyph) == widths[name][0]
            coordinates, ends, flags = glyphs[name].getCoordinates(glyphs)
            drawing = ours.contours(glyph)
            points = [point for contour in drawing for point in contour]
            assert [on for _, _, on in points] == [bool(flag & 1) for flag in flags]
            # fontTools rounds the points of a part that is scaled.
            assert all(
                abs(x - their_x) <= 0.5 and abs(y - their_y) <= 0.5
                for (x, y, _), (their_x, their_y) in zip(points, coordinates, strict=True)
            )
            assert list(accumulate(map(len, drawing))) == [end + 1 for end in ends]


def test_a_character_that_a_file_does_not_have_is_a_key_error() -> None:
    for character in (0x20AC, 0x1D538, 0x1F600):
        with pytest.raises(KeyError):
            contours("cmr10", character)


def test_lengths_are_ems_and_y_grows_downwards() -> None:
    # The minus sign: 0.04 em thick around the axis, 0.25 em above the baseline, in a width of 0.7778.
    [stroke] = contours("cmsy10", 0xA1)
    assert min(y for _, y, _ in stroke) == pytest.approx(-0.27, abs=0.002)
    assert max(y for _, y, _ in stroke) == pytest.approx(-0.23, abs=0.002)
    assert advance("cmsy10", 0xA1) == pytest.approx(0.7778, abs=0.001)

"""A TrueType file, as far as outlines need it.

fontTools reads these files too, and the tests hold this module against it,
glyph by glyph. But to import fontTools takes 60 ms and to open three files with
it 20 more, a third of the time in which a first formula is to be drawn; here
only the wanted glyphs are looked at. Names are those of the OpenType specification
(learn.microsoft.com/typography/opentype/spec: otff, cmap, loca, glyf, hmtx).
"""

from __future__ import annotations

from collections.abc import Iterator
from struct import calcsize, unpack_from

from dlbuild.fonts.contour import Contour, Contours, Point

# Flags of a point in a simple glyph.
_ON_CURVE, _X_BYTE, _Y_BYTE, _REPEAT, _X_SAME, _Y_SAME = 1, 2, 4, 8, 16, 32
# Flags of a part in a composite glyph.
_WORDS, _OFFSETS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 1, 2, 8, 32, 64, 128


class TrueType:
    """A font file in memory; coordinates are in its own units, y upwards."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._tables = {
            tag: offset
            for tag, _, offset, _ in (unpack_from(">4sLLL", data, 12 + 16 * i) for i in range(self._at(">H", 4)))
        }
        head = self._tables[b"head"]
        self.units_per_em = self._at(">H", head + 18)
        self._long_offsets = self._at(">h", head + 50) == 1
        self._metrics = self._at(">H", self._tables[b"hhea"] + 34)

    def _at(self, form: str, offset: int) -> int:
        value: int = unpack_from(form, self._data, offset)[0]
        return value

    def glyph(self, character: int) -> int:
        """Return the number of a character's glyph; KeyError if there is none."""
        cmap = self._tables[b"cmap"]
        for record in range(self._at(">H", cmap + 2)):
            platform, _, offset = unpack_from(">HHL", self._data, cmap + 4 + 8 * record)
            if platform == 3:
                found = self._segment(cmap + offset, character) or self._group(cmap + offset, character)
                if found:
                    return found
        raise KeyError(character)

    def _segment(self, table: int, character: int) -> int:
        """Look a character up in a subtable of format 4; 0 is none."""
        if self._at(">H", table) != 4 or character > 0xFFFF:
            return 0
        size = self._at(">H", table + 6)  # twice the number of segments
        ends = table + 14
        for place in range(0, size, 2):
            if character <= self._at(">H", ends + place):
                start = self._at(">H", ends + 2 + size + place)
                delta = self._at(">H", ends + 2 + 2 * size + place)
                range_offset = ends + 2 + 3 * size + place
                skip = self._at(">H", range_offset)
                if character < start:
                    return 0
                if not skip:
                    return (character + delta) & 0xFFFF
                glyph = self._at(">H", range_offset + skip + 2 * (character - start))
                return (glyph + delta) & 0xFFFF if glyph else 0
        return 0

    def _group(self, table: int, character: int) -> int:
        """Look a character up in a subtable of format 12; 0 is none."""
        if self._at(">H", table) == 12:
            for place in range(self._at(">L", table + 12)):
                start, end, glyph = unpack_from(">LLL", self._data, table + 16 + 12 * place)
                if start <= character <= end:
                    return int(glyph + character - start)
        return 0

    def advance(self, glyph: int) -> int:
        """Return a glyph's width, side bearings included; the last metric holds for all further glyphs."""
        return self._at(">H", self._tables[b"hmtx"] + 4 * min(glyph, self._metrics - 1))

    def contours(self, glyph: int) -> Contours:
        """Return a glyph's outline."""
        loca = self._tables[b"loca"]
        form, step, unit = (">LL", 4, 1) if self._long_offsets else (">HH", 2, 2)
        start, end = unpack_from(form, self._data, loca + step * glyph)
        if start == end:
            return ()
        place = self._tables[b"glyf"] + start * unit
        count = self._at(">h", place)
        return self._simple(place + 10, count) if count >= 0 else tuple(self._composite(place + 10))

    def _simple(self, place: int, count: int) -> Contours:
        ends = unpack_from(f">{count}H", self._data, place)
        place += 2 * count
        place += 2 + self._at(">H", place)  # past the hinting instructions
        total = ends[-1] + 1
        flags: list[int] = []
        while len(flags) < total:
            flag = self._data[place]
            repeats = self._data[place + 1] if flag & _REPEAT else 0
            flags += [flag] * (repeats + 1)
            place += 2 if flag & _REPEAT else 1
        xs, place = self._coordinates(flags, place, _X_BYTE, _X_SAME)
        ys, _ = self._coordinates(flags, place, _Y_BYTE, _Y_SAME)
        points: list[Point] = [(x, y, bool(flag & _ON_CURVE)) for x, y, flag in zip(xs, ys, flags, strict=True)]
        starts = (0, *(end + 1 for end in ends))
        return tuple(tuple(points[start : end + 1]) for start, end in zip(starts, ends, strict=False))

    def _coordinates(self, flags: list[int], place: int, byte: int, same: int) -> tuple[list[int], int]:
        """Read one coordinate of all points: each is written as the difference from the point before."""
        value = 0
        values = []
        for flag in flags:
            if flag & byte:
                value += self._data[place] if flag & same else -self._data[place]
                place += 1
            elif not flag & same:
                value += self._at(">h", place)
                place += 2
            values.append(value)
        return values, place

    def _composite(self, place: int) -> Iterator[Contour]:
        """Yield the contours of the glyphs that a composite is put together from."""
        flags = _MORE
        while flags & _MORE:
            flags, glyph = unpack_from(">HH", self._data, place)
            assert flags & _OFFSETS, "no font of matplotlib's places parts by matching points"
            form = ">hh" if flags & _WORDS else ">bb"
            dx, dy = unpack_from(form, self._data, place + 4)
            place += 4 + calcsize(form)
            numbers = 4 if flags & _MATRIX else 2 if flags & _TWO_SCALES else 1 if flags & _SCALE else 0
            values = [value / 16384 for value in unpack_from(f">{numbers}h", self._data, place)]
            place += 2 * numbers
            xx, xy, yx, yy = {
                0: (1, 0, 0, 1),
                1: (*values, 0, 0, *values),
                2: (*values[:1], 0, 0, *values[1:]),
                4: values,
            }[numbers]
            for contour in self.contours(glyph):
                yield tuple((x * xx + y * yx + dx, x * xy + y * yy + dy, on) for x, y, on in contour)

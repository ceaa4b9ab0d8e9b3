"""Read a DVI file: where TeX put every glyph and every rule (D. R. Fuchs, "The format of TeX's DVI files").

Lengths are scaled points, x to the right and y downwards from the page's origin. One thing is easily got wrong:
`push` saves six registers, h v w x y z, and `pop` brings all six back, also those that only repeat a movement.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

# Opcodes; of a command with one to four bytes of parameter, the one before the first.
_SET, _SET_RULE, _PUT, _PUT_RULE, _NOP, _BOP, _EOP, _PUSH, _POP = 127, 132, 132, 137, 138, 139, 140, 141, 142
_FONT_NUMBER, _FONT, _SPECIAL, _DEFINE, _PREAMBLE, _POSTAMBLE = 171, 234, 238, 242, 247, 248
# Movements: without a parameter (a register's own opcode) it is repeated, with one it is set first.
_MOVES = ((142, "right"), (147, "w"), (152, "x"), (156, "down"), (161, "y"), (166, "z"))


class Mark(NamedTuple):
    """A character at its reference point; `size` is its font's."""

    font: str
    code: int
    x: int
    y: int
    size: int


class Bar(NamedTuple):
    """A rule; x, y is its lower left corner."""

    x: int
    y: int
    width: int
    height: int


@dataclass
class Page:
    """A page: its number (TeX's count 0), its marks, its rules and what its specials say."""

    number: int
    marks: list[Mark] = field(default_factory=list)
    rules: list[Bar] = field(default_factory=list)
    specials: list[str] = field(default_factory=list)


class _Font(NamedTuple):
    name: str
    size: int
    widths: Mapping[int, int]


class _Registers(NamedTuple):
    h: int = 0
    v: int = 0
    w: int = 0
    x: int = 0
    y: int = 0
    z: int = 0


def pages(data: bytes, tfm: Callable[[str], Path]) -> list[Page]:
    """Return the pages of a DVI file; `tfm` says where a font's metrics are."""
    return _Reader(data, tfm).pages()


def _widths(tfm: Path, size: int) -> dict[int, int]:
    """Return the widths of a font's characters at a size (TeX: The Program, sections 540 to 572)."""
    data = tfm.read_bytes()
    _, header, first, last, count = struct.unpack(">5H", data[:10])
    infos = 24 + 4 * header
    table = infos + 4 * (last - first + 1)
    values = struct.unpack(f">{count}i", data[table : table + 4 * count])
    indices = {code: data[infos + 4 * (code - first)] for code in range(first, last + 1)}
    return {code: (values[index] * size) >> 20 for code, index in indices.items() if index}


class _Reader:
    def __init__(self, data: bytes, tfm: Callable[[str], Path]) -> None:
        self.data, self.at, self.tfm = data, 0, tfm
        self.fonts: dict[int, _Font] = {}
        self.font = _Font("", 0, {})
        self.now = _Registers()
        self.saved: list[_Registers] = []
        self.page = Page(0)

    def number(self, size: int, *, signed: bool = True) -> int:
        found = int.from_bytes(self.data[self.at : self.at + size], "big", signed=signed)
        self.at += size
        return found

    def string(self, size: int) -> str:
        found = self.data[self.at : self.at + size].decode("latin-1")
        self.at += size
        return found

    def pages(self) -> list[Page]:
        found: list[Page] = []
        while (opcode := self.number(1, signed=False)) != _POSTAMBLE:
            if opcode == _BOP:
                self.page = Page(self.number(4))
                self.at += 40  # the other nine counts, and where the page before this one is
                self.now, self.saved = _Registers(), []
                found.append(self.page)
            elif opcode == _PREAMBLE:
                self.at += 13
                self.string(self.number(1, signed=False))
            elif opcode not in (_NOP, _EOP):
                self.command(opcode)
        return found

    def command(self, opcode: int) -> None:
        if opcode <= _SET_RULE + 4 or opcode == _PUT_RULE:
            self.paint(opcode)
        elif opcode == _PUSH:
            self.saved.append(self.now)
        elif opcode == _POP:
            self.now = self.saved.pop()
        elif opcode < _FONT_NUMBER:
            self.move(opcode)
        elif opcode <= _FONT:
            self.font = self.fonts[opcode - _FONT_NUMBER]
        elif opcode <= _SPECIAL:
            self.font = self.fonts[self.number(opcode - _FONT, signed=False)]
        elif opcode <= _DEFINE:
            self.page.specials.append(self.string(self.number(opcode - _SPECIAL, signed=False)))
        else:
            self.define(self.number(opcode - _DEFINE, signed=False))

    def paint(self, opcode: int) -> None:
        """Set or put a character or a rule: to set is to put and to move on."""
        if opcode in (_SET_RULE, _PUT_RULE):
            height, width = self.number(4), self.number(4)
            if height > 0 and width > 0:
                self.page.rules.append(Bar(self.now.h, self.now.v, width, height))
            moves = opcode == _SET_RULE
        else:
            moves = opcode < _SET_RULE
            code = opcode if opcode <= _SET else self.number(opcode - (_SET if moves else _PUT), signed=False)
            self.page.marks.append(Mark(self.font.name, code, self.now.h, self.now.v, self.font.size))
            width = self.font.widths[code]
        if moves:
            self.now = self.now._replace(h=self.now.h + width)

    def move(self, opcode: int) -> None:
        """Move to the right or down, by a parameter or by what a register says."""
        name, first = next((name, first) for first, name in reversed(_MOVES) if first <= opcode)
        amount = self.number(opcode - first) if opcode > first else getattr(self.now, name)
        changed = {} if name in ("right", "down") else {name: amount}
        if name in ("right", "w", "x"):
            changed["h"] = self.now.h + amount
        else:
            changed["v"] = self.now.v + amount
        self.now = self.now._replace(**changed)

    def define(self, number: int) -> None:
        """Read a font definition: checksum, size, design size, area and name."""
        self.at += 4
        size = self.number(4)
        self.at += 4
        area, length = self.number(1, signed=False), self.number(1, signed=False)
        name = self.string(area + length)
        self.fonts[number] = _Font(name, size, _widths(self.tfm(name), size))

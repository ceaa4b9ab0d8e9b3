"""The DVI reader, on files written by hand from the description of the format."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from tests.reference.dvi import Bar, Mark, pages
from tests.reference.make import EM, Asked, answer, document, refused

PUSH, POP, EOP, POST = b"\x8d", b"\x8e", b"\x8c", b"\xf8"


def _tfm(folder: Path) -> Path:
    """Write a font of one character, code 65, half as wide as the font is large (TFM: widths begin at 24 + 4·2 + 4)."""
    width = 1 << 19
    head = struct.pack(">12H", 0, 2, 65, 65, 2, 1, 1, 1, 0, 0, 0, 0)
    body = bytes(8) + bytes([1, 0, 0, 0]) + struct.pack(">2i", 0, width) + bytes(12)
    path = folder / "half.tfm"
    path.write_bytes(head + body)
    return path


def _file(folder: Path, commands: bytes) -> list[tuple[list[Mark], list[Bar]]]:
    preamble = b"\xf7\x02" + bytes(12) + b"\x04text"
    begin = b"\x8b" + struct.pack(">10ii", 7, *[0] * 9, -1)
    size = 1000
    font = b"\xf3\x00" + struct.pack(">3I", 0, size, size) + b"\x00\x04half" + b"\xab"
    path = _tfm(folder)
    found = pages(preamble + begin + font + commands + EOP + POST, lambda _: path)
    assert [page.number for page in found] == [7]
    return [(page.marks, page.rules) for page in found]


def _xs(folder: Path, commands: bytes) -> list[tuple[int, int]]:
    ((marks, _),) = _file(folder, commands)
    assert {(mark.font, mark.code, mark.size) for mark in marks} == {("half", 65, 1000)}
    return [(mark.x, mark.y) for mark in marks]


def test_a_character_that_is_set_moves_on_and_one_that_is_put_does_not(tmp_path: Path) -> None:
    assert _xs(tmp_path, b"A" + b"\x85A" + b"\x80A" + b"A") == [(0, 0), (500, 0), (500, 0), (1000, 0)]


def test_movements_have_one_to_four_bytes_with_a_sign(tmp_path: Path) -> None:
    commands = b"\x8f\x64A" + b"\x90\xff\x9cA" + b"\x9d\x05A" + b"\xa0\xff\xff\xff\xfbA"

    assert _xs(tmp_path, commands) == [(100, 0), (500, 0), (1000, 5), (1500, 0)]


@pytest.mark.parametrize(
    ("first", "again", "direction"),
    [(b"\x94", b"\x93", (1, 0)), (b"\x99", b"\x98", (1, 0)), (b"\xa2", b"\xa1", (0, 1)), (b"\xa7", b"\xa6", (0, 1))],
)
def test_a_register_repeats_what_set_it(tmp_path: Path, first: bytes, again: bytes, direction: tuple[int, int]) -> None:
    found = _xs(tmp_path, first + b"\x0a" + again + again + b"\x85A")

    assert found == [(30 * direction[0], 30 * direction[1])]


@pytest.mark.parametrize(
    ("first", "again", "direction"),
    [(b"\x94", b"\x93", (1, 0)), (b"\x99", b"\x98", (1, 0)), (b"\xa2", b"\xa1", (0, 1)), (b"\xa7", b"\xa6", (0, 1))],
)
def test_pop_brings_back_what_the_registers_held(
    tmp_path: Path, first: bytes, again: bytes, direction: tuple[int, int]
) -> None:
    inner = PUSH + first + b"\x64" + POP
    found = _xs(tmp_path, first + b"\x0a" + inner + again + b"\x85A")

    assert found == [(20 * direction[0], 20 * direction[1])]


def test_a_rule_has_its_height_before_its_width_and_one_without_ink_only_moves(tmp_path: Path) -> None:
    set_rule, put_rule = b"\x84", b"\x89"
    commands = set_rule + struct.pack(">2i", 4, 30) + set_rule + struct.pack(">2i", -1, 9) + put_rule
    ((marks, rules),) = _file(tmp_path, commands + struct.pack(">2i", 2, 5) + b"A")

    assert rules == [Bar(0, 0, 30, 4), Bar(39, 0, 5, 2)]
    assert marks[0].x == 39


def test_a_page_becomes_ems_from_the_formula_s_baseline(tmp_path: Path) -> None:
    special = f"box {2 * EM},{EM},{EM // 2}".encode()
    down = b"\xa0" + struct.pack(">i", EM // 2)
    preamble = b"\xf7\x02" + bytes(12) + b"\x00" + b"\x8b" + struct.pack(">10ii", 0, *[0] * 9, -1)
    font = b"\xf3\x00" + struct.pack(">3I", 0, EM, EM) + b"\x00\x04half" + b"\xab"
    path = _tfm(tmp_path)
    data = preamble + b"\xef" + bytes([len(special)]) + special + font + down + b"A" + EOP + POST
    (page,) = pages(data, lambda _: path)

    found = answer({"id": "a", "tex": "A", "display": True}, page)

    assert (found["width"], found["height"], found["depth"]) == (2.0, 1.0, 0.5)
    assert found["glyphs"] == [["half", 65, 0.0, -0.5, 1.0]]


def test_every_formula_has_a_page_of_its_number_and_its_style() -> None:
    formulas: list[Asked] = [
        {"id": "a", "tex": "x\n", "display": True},
        {"id": "b", "tex": "y % note", "display": False},
    ]

    text = document(formulas)

    assert "\\count0=0\n\\setbox0=\\hbox{$\\displaystyle\nx\n$}%" in text
    assert "\\count0=1\n\\setbox0=\\hbox{$\ny % note\n$}%" in text


def test_what_latex_complains_about_is_told_by_formula() -> None:
    log = "formula 0\nformula 1\n! Undefined control sequence.\nl.9 \\foo\nformula 2\n"

    assert refused(log) == {1}

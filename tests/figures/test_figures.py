"""What every figure of the notes must be; a new one is tried as soon as it has an entry."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.svgLib.path import parse_path
from lxml import etree

from notes.figures.drawing.inks import LEAST, NARROW
from notes.figures.entry import NOTES
from notes.figures.make import Memory, check
from tests.figures.looking import (
    ENTRIES,
    agreed,
    arrows,
    crossed_labels,
    drawn,
    labels,
    missing_formulas,
    missing_words,
    off_the_border,
    overlapping_labels,
)

_SVG = "{http://www.w3.org/2000/svg}"
EVERY = pytest.mark.parametrize("slug", sorted(ENTRIES))
AGREED = pytest.mark.parametrize("slug", sorted(slug for slug in ENTRIES if not slug.startswith("sample-")))


def test_no_figure_has_two_entries() -> None:
    for names in (Counter(entry.slug for entry in ENTRIES.values()), Counter(e.path for e in ENTRIES.values())):
        assert names.most_common(1)[0][1] == 1


@AGREED
def test_a_figure_is_one_that_was_agreed(slug: str) -> None:
    assert ENTRIES[slug].file == agreed()[slug]["file"]


@AGREED
def test_the_agreed_formulas_are_in_it(slug: str) -> None:
    assert missing_formulas(ENTRIES[slug]) == []


@AGREED
def test_the_agreed_words_are_in_it_or_said_with_it(slug: str) -> None:
    assert missing_words(ENTRIES[slug]) == []


@EVERY
def test_no_label_is_printed_over_another(slug: str) -> None:
    assert overlapping_labels(drawn(slug)) == []


@EVERY
def test_no_line_runs_through_a_label(slug: str) -> None:
    assert crossed_labels(drawn(slug)) == []


@EVERY
def test_arrows_end_on_what_they_point_at(slug: str) -> None:
    far = [
        (tip, distance)
        for arrow in arrows(drawn(slug))
        for tip, target in arrow.tips
        if target and (distance := off_the_border(tip, target)) > 2.5
    ]
    assert far == []


@EVERY
def test_nothing_leaves_the_view(slug: str) -> None:
    root = etree.fromstring(drawn(slug).svg(slug))
    left, top, width, height = map(int, root.attrib["viewBox"].split())
    for element in root.iter(f"{_SVG}path"):
        pen = BoundsPen(None)
        parse_path(element.attrib["d"], pen)
        margin = int(element.get("stroke-width", "0")) / 2
        x0, y0, x1, y1 = pen.bounds
        assert left <= x0 - margin
        assert x1 + margin <= left + width
        assert top <= y0 - margin
        assert y1 + margin <= top + height


@EVERY
def test_its_text_can_be_read_on_a_telephone(slug: str) -> None:
    figure = drawn(slug)
    shrunk = min(1.0, NARROW / figure.view.width)

    assert figure.view.width <= 720
    assert all(text.size * shrunk >= LEAST for text in labels(figure))


@EVERY
def test_it_asks_no_font_of_the_reader(slug: str) -> None:
    assert b"<text" not in drawn(slug).svg(slug)


@EVERY
def test_every_colour_has_its_dark_partner(slug: str) -> None:
    svg = drawn(slug).svg(slug).decode()
    used = {*re.findall(r'class="(\w+)"', svg)}
    surroundings, _, asked = svg[svg.index("<style>") : svg.index("</style>")].partition("svg:target")

    assert used == {*re.findall(r"\.(\w+)\{", surroundings)}
    assert used == {*re.findall(r"\.(\w+)\{", asked)}


@EVERY
def test_it_is_described_to_those_who_do_not_see_it(slug: str) -> None:
    alt = ENTRIES[slug].alt

    assert len(alt.split()) >= 8
    assert not re.match(r"(?i)(an? )?(figure|image|picture|graphic|diagram) (of|showing|that)", alt)
    assert not set("$\\*\n") & set(alt)
    assert "](" not in alt


@EVERY
def test_its_caption_is_a_sentence(slug: str) -> None:
    caption = ENTRIES[slug].caption

    assert len(caption.split()) >= 5
    assert caption.endswith((".", "?", "!", ".)"))
    assert caption.count("$") % 2 == 0
    assert "*" not in caption


def test_files_and_pages_are_as_the_code_says(tmp_path: Path) -> None:
    assert [str(finding) for finding in check(ENTRIES.values(), memory=Memory(tmp_path / "none"))] == []


def test_the_same_code_draws_the_same_bytes_whatever_order_a_hash_has() -> None:
    script = (
        "import hashlib; from notes.figures.entry import entries\n"
        "print(hashlib.sha256(b''.join(each.draw().svg(each.slug) for each in entries())).hexdigest())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=NOTES.parent,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


@EVERY
def test_it_stands_in_its_page_between_blank_lines(slug: str) -> None:
    lines = ENTRIES[slug].page.read_text(encoding="utf-8").split("\n")
    starts = [number for number, line in enumerate(lines) if line == f"<!-- figure: {slug} -->"]

    assert len(starts) == 1
    assert lines[starts[0] - 1] == ""
    ends = [number for number in range(starts[0], len(lines)) if lines[number] == "</div>"]
    assert lines[ends[0] + 1] == ""


def test_a_module_draws_its_figures_in_the_order_in_which_a_reader_meets_them() -> None:
    places: dict[str, list[int]] = {}
    for entry in ENTRIES.values():
        text = entry.page.read_text(encoding="utf-8")
        places.setdefault(entry.draw.__module__, []).append(text.index(f"<!-- figure: {entry.slug} -->"))

    assert [module for module, found in places.items() if found != sorted(found)] == []

"""From a picture to an SVG."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace

import pytest
from lxml import etree

from dlbuild.layout.picture import Picture, PlacedGlyph, PlacedLine, PlacedRule, PlacedText
from dlbuild.svg.look import Look
from dlbuild.svg.path import UNIT
from dlbuild.svg.read import read
from dlbuild.svg.write import write
from tests.svg.pathdata import Arc, Place, read_path, samples
from tests.svg.pictures import CASES, COLOURS, PRODUCT, X_I, Case

# An em of exactly 800 units, and strokes as they are: the figures below are worked out by hand with it.
PLAIN = Look(text_px=16.0, scale=1.0, weight=0.0)
SVG = "{http://www.w3.org/2000/svg}"

cases = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


def parsed(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def drawn(picture: Picture, look: Look = PLAIN) -> etree._Element:
    return parsed(write(picture, tex="", display=True, look=look))


def subpaths(root: etree._Element) -> list[list[Arc]]:
    """Return all that is drawn with paths, `use` taken for what it uses."""
    found = []
    named = {}
    for element in root:
        if element.tag == f"{SVG}path":
            found += read_path(element.get("d", ""))
            named[f"#{element.get('id')}"] = element.get("d", "")
        elif element.tag == f"{SVG}use":
            x, y = int(element.get("x", "0")), int(element.get("y", "0"))
            for arcs in read_path(named[element.get("href", "")]):
                found.append([_shifted(arc, x, y) for arc in arcs])
    return found


def _shifted(arc: Arc, x: int, y: int) -> Arc:
    (ax, ay), (bx, by), (cx, cy) = arc
    return (ax + x, ay + y), (bx + x, by + y), (cx + x, cy + y)


def draw(case: Case, look: Look) -> bytes:
    return write(case.picture, tex=case.tex, display=case.display, look=look)


@cases
@pytest.mark.parametrize("theme", ["picture", "auto", "light", "card"])
def test_only_drawing_elements_and_nothing_from_elsewhere(case: Case, theme: str) -> None:
    root = parsed(draw(case, Look(theme=theme)))
    assert {element.tag for element in root.iter()} <= {
        f"{SVG}{name}" for name in ("svg", "style", "path", "use", "text", "rect")
    }
    for element in root.iter():
        for name, value in element.attrib.items():
            assert not str(name).startswith("on")
            assert name != "href" or re.fullmatch("#[a-z]+", str(value))
    rest = draw(case, Look(theme=theme)).replace(b'xmlns="http://www.w3.org/2000/svg"', b"")
    assert not re.search(rb"url\(|@import|://|<!|<\?|&(?!amp;|lt;|gt;|quot;|#)", rest)


@cases
@pytest.mark.parametrize("alignment", ["cap", "sym"])
def test_the_baseline_is_a_whole_pixel_row(case: Case, alignment: str) -> None:
    root = parsed(draw(case, Look(alignment=alignment)))
    _, top, width, height = (int(number) for number in root.get("viewBox", "").split())
    assert (width, height) == (int(root.get("width", "")) * UNIT, int(root.get("height", "")) * UNIT)
    assert top <= 0
    assert top % UNIT == 0
    about = read(draw(case, Look(alignment=alignment)))
    assert about.depth == (top + height) // UNIT


@cases
@pytest.mark.parametrize("weight", [0.0, 12.0, 40.0])
def test_no_ink_is_cut_off(case: Case, weight: float) -> None:
    root = parsed(draw(case, Look(weight=weight)))
    left, top, width, height = (int(number) for number in root.get("viewBox", "").split())
    places: list[Place] = [place for arcs in subpaths(root) for place in samples(arcs, 4)]
    assert min(x for x, _ in places) >= left
    assert max(x for x, _ in places) <= left + width
    # 0.15 px of overshoot may bleed into the edge.
    assert min(y for _, y in places) >= top - 0.15 * UNIT
    assert max(y for _, y in places) <= top + height + 0.15 * UNIT


@cases
def test_the_whole_is_the_sum_of_its_glyphs_wherever_they_are_shared(case: Case) -> None:
    alone = []
    for glyph in case.picture.glyphs:
        alone += subpaths(drawn(Picture(1.0, 1.0, 0.0, (glyph,), ())))
    together = subpaths(drawn(replace(case.picture, rules=(), lines=(), texts=())))
    assert sorted(together) == sorted(alone)


def test_a_glyph_that_repeats_is_drawn_once() -> None:
    data = draw(PRODUCT, PLAIN)
    root = parsed(data)
    uses = [element.get("href") for element in root if element.tag == f"{SVG}use"]
    # u, A, v, = and i twice, j three times.
    assert sorted(map(str, uses)) == sorted(["#a", "#b", "#c", "#d", "#e", "#f", "#f"])
    once = [
        write(replace(PRODUCT.picture, glyphs=(glyph,)), tex="", display=True, look=PLAIN)
        for glyph in PRODUCT.picture.glyphs
    ]
    empty = len(write(replace(PRODUCT.picture, glyphs=()), tex=PRODUCT.tex, display=True, look=PLAIN))
    assert len(data) < empty + sum(len(each) - empty for each in once)


def test_a_rule_is_a_rectangle_of_lines_along_the_axes() -> None:
    # From 0.23 to 0.27 em above the baseline: 184 and 216 of 800 units.
    root = drawn(Picture(1.0, 0.25, 0.0, (), (PlacedRule(0.0, -0.23, 1.0, 0.04),)))
    assert [element.get("d") for element in root.iter(f"{SVG}path")] == ["M0 -216h800v32h-800z"]


def test_weight_thickens_a_rule_by_as_much_as_a_stem() -> None:
    # 10 thousandths of an em are 8 units: 4 to each side.
    root = drawn(Picture(1.0, 0.25, 0.0, (), (PlacedRule(0.0, -0.23, 1.0, 0.04),)), replace(PLAIN, weight=10.0))
    assert [element.get("d") for element in root.iter(f"{SVG}path")] == ["M-4 -220h808v40h-808z"]


def test_weight_is_the_same_for_small_glyphs_as_for_large_ones() -> None:
    # A minus sign is 0.04 em thick at its size: 32 units, 16 at half the size; both get 16 more.
    heavy = replace(PLAIN, weight=20.0)
    for size, thickness in ((1.0, 48), (0.5, 32)):
        root = drawn(Picture(1.0, 0.6, 0.0, (PlacedGlyph("cmsy10", 0, 0.0, 0.0, size),), ()), heavy)
        ys = [y for arcs in subpaths(root) for _, y in samples(arcs, 4)]
        assert abs(max(ys) - min(ys) - thickness) <= 1


def test_a_line_is_a_parallelogram_with_its_thickness_across() -> None:
    # From 0, 0 down to 3, 4 (in em; 5 long), 0.1 em thick: half of it across is (−4, 3)/5 · 0.05 em = (−32, 24) units.
    root = drawn(Picture(3.0, 0.0, 4.0, (), (), (PlacedLine(0.0, 0.0, 3.0, 4.0, 0.1),)))
    [arcs] = subpaths(root)
    assert [arc[0] for arc in arcs] == [(-32, 24), (2368, 3224), (2432, 3176), (32, -24)]


def test_colours_have_paths_of_their_own_behind_and_before_the_rest() -> None:
    root = parsed(draw(COLOURS, PLAIN))
    painted = [(element.tag.removeprefix(SVG), element.get("fill")) for element in root if element.tag != f"{SVG}style"]
    assert painted == [("path", "#ffff00"), ("path", None), ("path", "#d00000"), ("text", None)]


def test_a_coloured_line_keeps_its_colour() -> None:
    root = drawn(Picture(1.0, 1.0, 0.0, (), (), (PlacedLine(0.0, 0.0, 1.0, -1.0, 0.04, "blue"),)))
    assert [element.get("fill") for element in root.iter(f"{SVG}path")] == ["blue"]


def test_text_is_escaped_and_keeps_its_place() -> None:
    text = PlacedText('<b>&"\x00', 1.0, -0.5, 0.5, 2.0, 'red" onload="x')
    element = next(drawn(Picture(3.0, 1.0, 0.0, (), (), (), (text,))).iter(f"{SVG}text"))
    assert element.text == '<b>&"\ufffd'
    assert {str(name): value for name, value in element.attrib.items()} == {
        "x": "800",
        "y": "-400",
        "font-family": "serif",
        "font-size": "400",
        "textLength": "1600",
        "lengthAdjust": "spacingAndGlyphs",
        "fill": 'red" onload="x',
    }


@pytest.mark.parametrize(
    ("theme", "name", "style"),
    [
        ("picture", "dark", "@media (prefers-color-scheme:dark){svg{fill:#eee}}svg:target{fill:#eee}"),
        ("auto", None, "@media (prefers-color-scheme:dark){svg{fill:#eee}}"),
        ("light", None, None),
        ("card", None, None),
    ],
)
def test_a_theme_says_when_the_drawing_turns_light(theme: str, name: str | None, style: str | None) -> None:
    root = parsed(draw(X_I, Look(theme=theme, light="#111", dark="#eee")))
    assert root.get("fill") == "#111"
    assert root.get("id") == name
    assert [element.text for element in root.iter(f"{SVG}style")] == ([style] if style else [])


# In a line 3 px on both sides; .9 and .3 of the text size, 14.4 and 4.8 px, are more than x_i has above and below: 15
# and 5 whole ones, and 6 below for the axis. On a line of its own 12 px on both sides and 8 above and below.
@pytest.mark.parametrize(("display", "size"), [(False, (6, 15 + 6)), (True, (24, 16))])
def test_a_card_is_light_paper_behind_all_of_the_drawing(display: bool, size: tuple[int, int]) -> None:
    case = X_I._replace(display=display)
    plain, card = (parsed(draw(case, Look(theme=theme))) for theme in ("light", "card"))

    paper, *ink = card
    assert paper.tag == f"{SVG}rect"
    assert " ".join(paper.get(name, "") for name in ("x", "y", "width", "height")) == card.get("viewBox")
    width, height = (int(card.get(name, "")) for name in ("width", "height"))
    before = int(plain.get("height", "")) if display else 0
    assert (width - int(plain.get("width", "")), height - before) == size
    assert [etree.tostring(each) for each in ink] == [etree.tostring(each) for each in plain]


def test_a_picture_without_ink_is_a_box_without_paths() -> None:
    root = drawn(Picture(2.0, 1.0, 0.0, (), ()))
    assert (root.get("width"), root.get("height")) == ("33", "16")
    assert [element.tag for element in root] == [f"{SVG}style"]


def test_a_glyph_that_leans_out_of_its_box_gets_room() -> None:
    # The box of an f is taken away: what is left is ink.
    bare = drawn(Picture(0.0, 0.0, 0.0, (PlacedGlyph("cmmi10", 102, 0.0, 0.0, 1.0),), ()))
    xs = [x for arcs in subpaths(bare) for x, _ in samples(arcs, 4)]
    left, _, width, _ = (int(number) for number in bare.get("viewBox", "").split())
    assert left <= min(xs)
    assert max(xs) <= left + width


def test_the_bytes_do_not_depend_on_the_order_of_hashes() -> None:
    program = (
        "from tests.svg.pictures import CASES; from dlbuild.svg.write import write; from dlbuild.svg.look import Look\n"
        "for case in CASES: print(write(case.picture, tex=case.tex, display=case.display, look=Look()).decode())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(runs) == 1


@pytest.mark.parametrize(
    ("name", "mathjax", "share"),
    # Bytes that MathJax 3.2 writes for the same formulas (SVG, fontCache "none"). In the shortest the root weighs.
    [("x_i", 1649, 0.7), ("norm", 3124, 0.6), ("sigmoid", 4832, 0.6), ("product", 8904, 0.6)],
)
def test_a_drawing_is_small_beside_another_engines(name: str, mathjax: int, share: float) -> None:
    [case] = [each for each in CASES if each.name == name]
    assert len(draw(case, Look())) <= share * mathjax

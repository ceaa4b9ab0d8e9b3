"""Every glyph that layout can place has a drawing, in the metrics that layout used."""

from __future__ import annotations

import subprocess
import sys

import pytest

from dlbuild.fonts.contour import Extent, extent
from dlbuild.fonts.drawings import FACES, UNDRAWN, Fitted, Plain, Stretched, character, parts
from dlbuild.fonts.files import advance, contours
from dlbuild.fonts.metrics import face
from dlbuild.fonts.outlines import outline

# TrueType counts in units of 1/2048 em, and these files were made from others that counted in thousandths.
_ROUNDING = 0.0015

plain = pytest.mark.parametrize("font", [font for font, drawing in FACES.items() if isinstance(drawing, Plain)])
stretched = pytest.mark.parametrize("font", [font for font, drawing in FACES.items() if isinstance(drawing, Stretched)])
fitted = pytest.mark.parametrize("font", [font for font, drawing in FACES.items() if isinstance(drawing, Fitted)])


@pytest.mark.parametrize("font", FACES)
def test_every_character_with_metrics_has_a_drawing_or_a_reason(font: str) -> None:
    undrawn = {code for code in face(font).chars if (font, code) in UNDRAWN}
    for code in face(font).chars.keys() - undrawn:
        assert outline(font, code), f"{font} {code} is blank"
    for code in undrawn:
        with pytest.raises(KeyError):
            outline(font, code)


@plain
def test_a_computer_modern_file_has_the_widths_of_its_tfm_file(font: str) -> None:
    # This is what shows that TeX's codes are looked for where the file has them.
    for code, metrics in face(font).chars.items():
        assert advance(font, character(font, code)) == pytest.approx(metrics.width, abs=_ROUNDING)


@plain
def test_the_ink_is_about_as_high_and_deep_as_tex_says(font: str) -> None:
    # TeX rounds heights and depths to sixteen values a font, and letters overshoot: a tenth of an em says that code and
    # drawing belong together. Symbols have boxes larger than their ink.
    letters = [code for code in face(font).chars if chr(code).isalpha() and code < 127]
    for code in letters if font not in {"cmsy10", "cmex10"} else ():
        ink, metrics = extent(outline(font, code)), face(font).chars[code]
        assert -ink.top == pytest.approx(metrics.height, abs=0.1)
        assert ink.bottom == pytest.approx(metrics.depth, abs=0.1)


@stretched
def test_a_stretched_letter_stands_in_its_width_as_the_medium_one_in_its_own(font: str) -> None:
    drawing = FACES[font]
    assert isinstance(drawing, Stretched)
    medium = drawing.file
    for code in range(ord("A"), ord("Z") + 1):
        ink, width = extent(outline(font, code)), face(font).chars[code].width
        own = extent(contours(medium, character(medium, code)))
        middle, own_middle = (ink.left + ink.right) / 2, (own.left + own.right) / 2
        assert middle / width == pytest.approx(own_middle / advance(medium, character(medium, code)), abs=0.02)


@fitted
def test_a_fitted_symbol_fills_its_box(font: str) -> None:
    for code, signs in parts(font).items():
        if not any(sign.letter for sign in signs):
            boxes = [sign.box for sign in signs]
            edges = Extent(
                min(box.left for box in boxes),
                min(box.top for box in boxes),
                max(box.right for box in boxes),
                max(box.bottom for box in boxes),
            )
            assert extent(outline(font, code)) == pytest.approx(edges)


@fitted
def test_a_fitted_letter_is_as_high_as_the_original_and_in_its_middle(font: str) -> None:
    for code, (sign, *more) in parts(font).items():
        if sign.letter:
            assert not more
            ink = extent(outline(font, code))
            assert (ink.top, ink.bottom) == pytest.approx((sign.box.top, sign.box.bottom))
            assert ink.left + ink.right == pytest.approx(sign.box.left + sign.box.right)


@fitted
def test_the_boxes_are_within_what_tex_knows_of_the_character(font: str) -> None:
    # Arrows and negations are the ones that stand out most; a box of another character would by more.
    for code, signs in parts(font).items():
        metrics = face(font).chars[code]
        for sign in signs:
            assert sign.box.left >= -0.2
            assert sign.box.right <= metrics.width + metrics.italic + 0.2
            assert sign.box.left < sign.box.right
            assert sign.box.top < sign.box.bottom


def test_a_stroke_of_a_fitted_symbol_is_as_thick_as_computer_moderns() -> None:
    # \square is a frame: the distance between its contours is the stroke.
    outer, inner = outline("msam10", 3)
    assert extent((inner,)).left - extent((outer,)).left == pytest.approx(0.04, abs=0.002)
    assert extent((inner,)).top - extent((outer,)).top == pytest.approx(0.04, abs=0.002)


def test_bold_is_bolder_and_knows_its_medium() -> None:
    # The stem of an l: 0.067 em in cmr10, 0.1 and more in bold.
    for bold, medium in (("cmbx10", "cmr10"), ("cmssbx10", "cmss10")):
        thin, thick = (extent(outline(font, ord("I"))) for font in (medium, bold))
        assert thick.right - thick.left > thin.right - thin.left


def test_slanted_letters_lean_by_a_sixth_and_stand_on_the_baseline() -> None:
    upright, slanted = (extent(outline(font, ord("I"))) for font in ("cmr10", "cmsl10"))
    assert (slanted.top, slanted.bottom, slanted.left) == pytest.approx((upright.top, upright.bottom, upright.left))
    assert slanted.right - upright.right == pytest.approx(-upright.top / 6)


def test_an_unknown_font_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        outline("wasy10", 65)


def test_drawing_imports_neither_matplotlib_nor_fonttools() -> None:
    program = (
        "import sys; from dlbuild.fonts.outlines import outline; outline('cmr10', 65); outline('msbm10', 82)\n"
        "print({'matplotlib', 'fontTools', 'lxml', 'numpy'} & set(sys.modules))"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert (said.stdout.strip(), said.stderr) == (b"set()", b"")

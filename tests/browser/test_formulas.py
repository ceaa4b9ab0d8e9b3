"""What a reader on GitHub sees of a page that dlbuild built."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser import firefox, github
from tests.browser.chromium import Screen
from tests.browser.measure import Box, Layout, layout, photograph
from tests.repository import HOUSE, Repository

pytestmark = pytest.mark.browser

# Formulas with every kind of depth, in every place that a formula stands in.
PAGE = r"""
A line without one.

A line with $x$ and $x_i$ in it.

Shallow $x$, low $y_p$, tall $\hat{H}^2$, both $\frac{a}{b}$ and $\sum_{i=1}^{n} x_i$, and both much
$\begin{bmatrix} a & b \\ c & d \\ e & f \end{bmatrix}$ in a paragraph,[^1]
*in $e^{-x^2/2}$ emphasis*, [in a $\sqrt{x}$ link](#).

- In $\int_0^1 f(x)\,dx$ a list
  1. and in $W^{[l]T}$ a list in it.

> In $\mathcal{L}(\hat{y}, y)$ a quotation.

| in a cell | $\sigma(z)$ |
| --------- | ----------- |
| $\frac{1}{1+e^{-z}}$ | $\lvert z \rvert$ |

$$
\frac{\partial J}{\partial w} = \frac{1}{m} \sum_{i=1}^{m} \left( a^{(i)} - y^{(i)} \right) x^{(i)}
$$

[^1]: In $\theta_p$ a footnote.
"""
INLINE = 17

# The same letter as text and as a formula: its feet must stand level. What follows it pulls the formula up and down.
LEVEL = r"""
<span>H</span>$\mathrm{H}$ and <span>H</span>$\mathrm{H}_{p_q}$ and <span>H</span>$\mathrm{H}\frac{a}{b}$ and
<span>H</span>$\mathrm{H}\begin{bmatrix} a \\ b \\ c \end{bmatrix}$ and <span>H</span>$\mathrm{H}^{2^2}$

- <span>H</span>$\mathrm{H}_p$

> <span>H</span>$\mathrm{H}_p$
"""
H_WIDTH = 13  # 0.75 em of roman type at 18.88 px are 14.16 px; the next glyph must not be in the picture

THEMES: list[tuple[github.Theme, Screen]] = [
    ("light", Screen("light")),
    ("light", Screen("dark")),
    ("dark", Screen("dark")),
    ("dark", Screen("light")),
]
SHARPNESS = pytest.mark.parametrize("screen", [Screen(scale=1), Screen(scale=2)], ids=["1x", "2x"])


def built(folder: Path, markdown: str, settings: str = "") -> str:
    """Build a repository with one page; return the page's new text."""
    repository = Repository(folder)
    repository.write("dlbuild.toml", settings)
    repository.write("page.md", markdown)
    ran = repository.run("build", "page.md")
    assert ran.code == 0, ran.out + ran.err
    text = repository.read("page.md")
    assert "<img " in text
    return text


def assert_on_the_baseline(page: Layout) -> None:
    assert page.formulas
    # A picture that a narrow column of a table has made smaller keeps its `valign` of whole pixels, and so is left out.
    whole = [shown for shown in page.formulas if shown.box.right - shown.box.left > shown.natural[0] - 0.5]
    off = {shown.alt: error for shown in whole if shown.inline and abs(error := shown.error()) > 0.5}
    assert off == {}
    assert len(whole) > 0.98 * len(page.formulas)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Layout:
    """Return PAGE by day on a plain screen."""
    folder = tmp_path_factory.mktemp("plain")
    return layout(folder, built(folder, PAGE))


@SHARPNESS
def test_every_formula_stands_on_the_baseline_of_its_text(tmp_path: Path, screen: Screen) -> None:
    page = layout(tmp_path, built(tmp_path, PAGE), screen=screen)

    assert sum(shown.inline for shown in page.formulas) == INLINE
    assert_on_the_baseline(page)


@SHARPNESS
def test_a_letter_of_a_formula_has_its_feet_where_the_texts_has(tmp_path: Path, screen: Screen) -> None:
    markdown = built(tmp_path, LEVEL)

    page = layout(tmp_path, markdown, screen=screen)
    photo = photograph(tmp_path, markdown, screen=screen)

    assert len(page.words) == len(page.formulas) == 7
    for word, shown in zip(page.words, page.formulas, strict=True):
        letter = Box(shown.box.left, shown.box.top, shown.box.left + H_WIDTH, shown.box.bottom)
        assert photo.lower_edge(letter) == pytest.approx(photo.lower_edge(word), abs=0.5), shown.alt


@pytest.mark.parametrize(("theme", "screen"), THEMES, ids=["light", "light-in-dark", "dark", "dark-in-light"])
def test_the_ink_suits_the_paper(tmp_path: Path, theme: github.Theme, screen: Screen) -> None:
    markdown = built(tmp_path, PAGE)

    page = layout(tmp_path, markdown, theme, screen)
    photo = photograph(tmp_path, markdown, theme, screen)

    # 7:1 is the contrast that WCAG 2.2 asks of text at its strictest level.
    pale = {shown.alt: contrast for shown in page.formulas if (contrast := photo.contrast(shown.box)) < 7}
    assert pale == {}


@pytest.mark.parametrize(("theme", "screen"), THEMES, ids=["light", "light-in-dark", "dark", "dark-in-light"])
@pytest.mark.parametrize("setting", ["auto", "card"])
def test_other_themes_suit_the_paper_too(tmp_path: Path, setting: str, theme: github.Theme, screen: Screen) -> None:
    markdown = built(tmp_path, PAGE, f'theme = "{setting}"\n')
    assert "<picture>" not in markdown

    page = layout(tmp_path, markdown, theme, screen)
    photo = photograph(tmp_path, markdown, theme, screen)

    assert_on_the_baseline(page)
    for shown in page.formulas:
        # A card has its own paper, which begins where its round corners end.
        beside, over = (0, 0) if setting == "auto" else (1, 4) if shown.inline else (8, 8)
        box = shown.box
        inside = Box(box.left + beside, box.top + over, box.right - beside, box.bottom - over)
        assert photo.contrast(inside) >= 7, shown.alt


def test_formulas_in_headings_are_as_large_as_the_heading_and_on_its_baseline(tmp_path: Path) -> None:
    headings = "# $x_p$ one\n\n## $x_p$ two\n\n### $x_p$ three\n\n#### $x_p$ four\n"
    page = layout(tmp_path, built(tmp_path, headings, 'headings = "build"\n'))

    assert_on_the_baseline(page)
    one, two, three, four = (shown.natural[1] for shown in page.formulas)
    # The sizes are 32, 24, 20 and 16 px; the boxes are whole pixels.
    assert (one / four, two / four, three / four) == pytest.approx((2, 1.5, 1.25), rel=0.1)


def test_an_equation_stays_in_the_middle_beside_its_number(tmp_path: Path) -> None:
    page = layout(tmp_path, built(tmp_path, "A line.\n\n$$\nx\n$$\n\n$$\nx \\label{eq:x}\n$$\n"))

    (plain, numbered), column = page.formulas, page.paragraphs[0]
    middle = column.left + column.right
    assert plain.box.left + plain.box.right == pytest.approx(middle, abs=2)
    assert numbered.box.left + numbered.box.right == pytest.approx(middle, abs=2)
    assert numbered.natural[0] > plain.natural[0] + 2 * 2 * 18


def test_every_formula_has_its_own_size_and_is_there(plain: Layout) -> None:
    for shown in plain.formulas:
        width, height = shown.box.right - shown.box.left, shown.box.bottom - shown.box.top
        assert shown.natural > (0, 0), f"{shown.src} is missing"
        assert (width, height) == pytest.approx(shown.natural, abs=0.1), shown.alt


def test_a_formula_wider_than_a_phone_shrinks_and_keeps_its_shape(tmp_path: Path) -> None:
    wide = "$$\n" + " + ".join("abcdefghijklmnopqrstuvwxyz") + "\n$$\n"
    shown = layout(tmp_path, built(tmp_path, wide), screen=Screen(size=(500, 600))).formulas[0]

    width, height = shown.box.right - shown.box.left, shown.box.bottom - shown.box.top
    assert width < shown.natural[0]
    assert width / height == pytest.approx(shown.natural[0] / shown.natural[1], rel=0.01)


def test_a_line_with_small_formulas_is_as_high_as_a_line_without(plain: Layout) -> None:
    without, with_formulas, *_ = plain.paragraphs

    assert with_formulas.bottom - with_formulas.top == pytest.approx(without.bottom - without.top, abs=0.1)


def test_a_display_formula_stands_in_the_middle_of_the_column(plain: Layout) -> None:
    display = next(shown for shown in plain.formulas if not shown.inline)
    column = plain.paragraphs[0]

    assert display.box.left + display.box.right == pytest.approx(column.left + column.right, abs=2)


@pytest.mark.parametrize("name", ["README.md", *sorted(str(p.relative_to(HOUSE)) for p in HOUSE.glob("notes/**/*.md"))])
def test_the_formulas_of_our_own_pages_stand_on_the_baseline(name: str) -> None:
    path = HOUSE / name

    assert_on_the_baseline(layout(path.parent, path.read_text(encoding="utf-8")))


@pytest.mark.skipif(firefox.executable() is None, reason=f"no Firefox (looked for {', '.join(firefox.NAMES)})")
@pytest.mark.parametrize(("alignment", "most"), [("cap", 3), ("sym", 0.5)])
def test_in_firefox_which_knows_no_valign_formulas_are_near_the_baseline(
    tmp_path: Path, alignment: str, most: float
) -> None:
    page = layout(tmp_path, built(tmp_path, PAGE, f'alignment = "{alignment}"\n'), browser="Firefox")

    assert sum(shown.inline for shown in page.formulas) == INLINE
    off = {shown.alt: error for shown in page.formulas if shown.inline and abs(error := shown.error()) > most}
    assert off == {}

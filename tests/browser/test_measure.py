"""The measuring itself: it must see an error that is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.measure import layout, photograph

pytestmark = pytest.mark.browser

# A bar that stands on the baseline, 16 px high above it and nothing below, in a box that is 6 px deep.
SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" width="19" height="22" viewBox="0 -16 19 22" id="dark" fill="#1f2328">\
<style>@media (prefers-color-scheme:dark){svg{fill:#f0f6fc}}svg:target{fill:#f0f6fc}</style>\
<path d="M4-12h8v12h-8z"/></svg>"""
PICTURE = (
    '<picture><source media="(prefers-color-scheme: dark)" srcset="bar.svg#dark">'
    '<img src="bar.svg" alt="I" align="absmiddle" valign="{valign}"></picture>'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "bar.svg").write_text(SVG, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("valign", "error"), [("-6px", 0), ("-4px", -2), ("-9px", 3)])
def test_a_formula_that_stands_too_high_or_too_low_is_found(folder: Path, valign: str, error: float) -> None:
    markdown = f"Text <span>H</span> {PICTURE.format(valign=valign)}"

    page = layout(folder, markdown)
    photo = photograph(folder, markdown)

    assert page.formulas[0].error() == pytest.approx(error, abs=0.01)
    edges = photo.lower_edge(page.formulas[0].box) - photo.lower_edge(page.words[0])
    assert edges == pytest.approx(error, abs=0.3)


def test_ink_as_dark_as_the_paper_is_found(folder: Path) -> None:
    (folder / "bar.svg").write_text(SVG.replace("#f0f6fc", "#0d1117"), encoding="utf-8")
    markdown = PICTURE.format(valign="-6px")

    page = layout(folder, markdown, "dark")

    assert photograph(folder, markdown, "dark").contrast(page.formulas[0].box) == pytest.approx(1, abs=0.01)

"""GitHub's sanitizer in small: what reaches the reader of a reference."""

from __future__ import annotations

import pytest

from tests.browser import github


def attributes(markdown: str, tag: str) -> dict[str, str]:
    element = next(github.sanitized(github.html(markdown)).iter(tag))
    return {str(name): str(value) for name, value in element.attrib.items()}


def test_what_a_formula_needs_stays() -> None:
    reference = '<img src="a.svg" alt="x" align="absmiddle" valign="-6px">'

    assert attributes(reference, "img") == {"src": "a.svg", "alt": "x", "align": "absmiddle", "valign": "-6px"}


@pytest.mark.parametrize("name", ["style", "class", "data-open", "srcset", "role", "onerror"])
def test_what_the_sanitizer_knows_not_is_dropped(name: str) -> None:
    assert attributes(f'<img src="a.svg" {name}="x">', "img") == {"src": "a.svg"}


def test_an_element_that_is_not_allowed_leaves_its_text() -> None:
    root = github.sanitized(github.html("a <font>b</font> <math>c</math>"))

    assert [child.tag for child in root.iterdescendants()] == ["p"]
    assert root.text_content().split() == ["a", "b", "c"]


def test_the_image_stays_beside_its_source() -> None:
    root = github.sanitized('<picture><source srcset="a.svg#dark"><img src="a.svg"></picture> text')

    assert [child.tag for child in next(root.iter("picture"))] == ["source", "img"]


@pytest.mark.parametrize(("theme", "media"), [("light", "not all"), ("dark", "all")])
def test_the_readers_theme_picks_the_source(theme: github.Theme, media: str) -> None:
    reference = '<picture><source media="(prefers-color-scheme: dark)" srcset="a.svg#dark"><img src="a.svg"></picture>'

    assert f'<source media="{media}" srcset="a.svg#dark"><img' in github.page(reference, theme)

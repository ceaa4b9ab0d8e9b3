from __future__ import annotations

import pytest

from tests.check.notes import problems, wrong

TREE = {"docs/p.png": ""}


@pytest.mark.parametrize(
    "image", ["![](p.png)", "![ ](p.png)", '<img src="p.png">', '<img src="p.png" alt="">', "![][p]\n\n[p]: p.png"]
)
def test_an_image_without_words_is_told(image: str) -> None:
    assert wrong(image, others=TREE) == ["no-alt p.png"]


@pytest.mark.parametrize(
    "image",
    [
        "![a cat](p.png)",
        "![`x`](p.png)",
        '<img alt="a cat" src="p.png">',
        '<video src="p.png"></video>',
        '<picture><source srcset="p.png#dark"><img src="p.png" alt="x^2"></picture>',
    ],
)
def test_an_image_with_words_and_what_is_no_image_are_not(image: str) -> None:
    assert wrong(image, others=TREE) == []


def test_it_is_a_warning() -> None:
    assert [problem.severity for problem in problems({"docs/page.md": "![](p.png)", **TREE})] == ["warning"]

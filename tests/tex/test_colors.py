"""Colours: names, hexadecimal digits, mixtures, models."""

from __future__ import annotations

import pytest

from dlbuild.tex.mlist import ColorChange
from dlbuild.tex.read import parse
from tests.tex.reading import refusal


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("{red}", "#f00"),
        ("{Red}", "#f00"),
        ("{#0af}", "#0af"),
        ("{#00AAff}", "#00aaff"),
        # xcolor: four tenths of red and six of white; as much black as white.
        ("{red!40}", "#ff9999"),
        ("{black!50!white}", "#808080"),
        ("{red!50!blue}", "#800080"),
        ("[rgb]{0,0.5,1}", "#0080ff"),
        ("[RGB]{0,128,255}", "#0080ff"),
        ("[HTML]{0080FF}", "#0080ff"),
        ("[gray]{0.5}", "#808080"),
    ],
)
def test_a_colour_may_be_written(given: str, expected: str) -> None:
    assert parse(f"\\color{given}").mlist == (ColorChange(expected),)


@pytest.mark.parametrize(
    "given",
    [
        "{bleu}",
        "{}",
        "{#12}",
        "{red!}",
        "[rgb]{1,2,3}",
        "[rgb]{nan,0,0}",
        "[RGB]{256,0,0}",
        "[cmyk]{0,0,0,0}",
        "[gray]{x}",
    ],
)
def test_a_colour_that_is_none_is_refused(given: str) -> None:
    assert refusal(f"\\color{given} x").code == "unknown-color"

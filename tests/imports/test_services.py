"""Addresses as they stand in people's pages, and what is in them."""

from __future__ import annotations

from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlbuild.imports.latex import Foreign
from dlbuild.imports.services import formula_at, service_of

PYTHAGORAS = Foreign("a^2 + b^2 = c^2")
ADDRESSES = {
    "https://latex.codecogs.com/svg.latex?a^2&space;&plus;&space;b^2&space;=&space;c^2": PYTHAGORAS,
    "http://latex.codecogs.com/gif.latex?a%5E2%20+%20b%5E2%20%3D%20c%5E2": PYTHAGORAS,
    "https://latex.codecogs.com/png.latex?%5Cdpi%7B150%7D%20%5Cbg_white%20%5Clarge%20a%5E2%20+%20b%5E2%20%3D%20c%5E2": (
        PYTHAGORAS
    ),
    r"https://latex.codecogs.com/svg.image?\inline&space;\large&space;\bg{white}\fg{black}\frac{a}{b}": Foreign(
        r"\frac{a}{b}", False
    ),
    r"//private.codecogs.com/gif.latex?\dpi{100}&space;\fn_jvn&space;x": Foreign("x"),
    r"http://www.codecogs.com/eq.latex/svg.latex?x": Foreign("x"),
    r"https://latex.codecogs.com/svg.latex?{\color{White}\Large&space;\alpha}": Foreign(r"\alpha"),
    r"https://latex.codecogs.com/svg.latex?\color{Red}x": Foreign(r"\color{Red}x"),
    r"https://latex.codecogs.com/svg.latex?$$x$$": Foreign("x", True),
    "https://latex.codecogs.com/svg.latex?%5C%23": Foreign(r"\#"),
    "https://render.githubusercontent.com/render/math?math=e%5E%7Bi+%5Cpi%7D+%2B+1%3D0": Foreign(r"e^{i \pi} + 1=0"),
    "https://render.githubusercontent.com/render/math?math=x&mode=inline": Foreign("x", False),
    "https://render.githubusercontent.com/render/math?mode=display&color=red&math=%5Clarge%20x": Foreign("x", True),
    "https://render.githubusercontent.com/render/math?math=%24x%24": Foreign("x", False),
    r"https://render.githubusercontent.com/render/math?math=\color{white}\displaystyle \sum_i": Foreign(r"\sum_i"),
    "https://i.upmath.me/svg/x%2By+z": Foreign("x+y+z"),
    "https://i.upmath.me/png/%5Cfrac%7Ba%7D%7Bb%7D": Foreign(r"\frac{a}{b}"),
    "https://tex.s2cms.ru/svg/a%3Fb?c": Foreign("a?b?c"),
    r"https://math.vercel.app/?from=\log+x&color=white": Foreign(r"\log x"),
    r"https://math.vercel.app?inline=x": Foreign("x", False),
    r"https://math.now.sh?from=x": Foreign("x"),
    "http://chart.apis.google.com/chart?cht=tx&chl=x%2By": Foreign("x+y"),
    "https://s0.wp.com/latex.php?latex=x%2By&bg=ffffff&fg=000000&s=0": Foreign("x+y"),
    "https://www.zhihu.com/equation?tex=%5Calpha": Foreign(r"\alpha"),
    "https://math.jianshu.com/math?formula=%5Calpha%20%2B1": Foreign(r"\alpha +1"),
    "http://www.sciweavers.org/tex2img.php?eq=1%2B1&bc=White&fc=Black&im=jpg": Foreign("1+1"),
    "http://www.forkosh.com/mathtex.cgi?a+b": Foreign("a+b"),
    "https://camo.githubusercontent.com/0123abcd/" + b"https://i.upmath.me/svg/x".hex(): Foreign("x"),
}


@pytest.mark.parametrize(("src", "formula"), ADDRESSES.items(), ids=range(len(ADDRESSES)))
def test_an_address_gives_its_formula(src: str, formula: Foreign) -> None:
    found = service_of(src)

    assert found
    assert formula_at(*found) == formula


@pytest.mark.parametrize(
    "src",
    [
        "cat.png",
        "https://example.org/svg.latex?x",
        "https://www.codecogs.com/eqnedit.php?latex=x",
        "https://evil.example/latex.codecogs.com/svg.latex?x",
        "https://camo.githubusercontent.com/0123/zz",
        "https://render.githubusercontent.com/view/ipynb?math=x",
        "data:image/svg+xml,x",
        "https://[broken",
        "",
    ],
)
def test_other_addresses_are_nobodys(src: str) -> None:
    assert service_of(src) is None


@pytest.mark.parametrize(
    "src",
    [
        "https://latex.codecogs.com/svg.latex",
        "https://latex.codecogs.com/svg.latex?%20&space;",
        "https://latex.codecogs.com/svg.latex?%ff",
        "https://render.githubusercontent.com/render/math?color=red",
        r"https://latex.codecogs.com/svg.latex?\inline\dpi{300}",
    ],
)
def test_an_address_without_latex_gives_none(src: str) -> None:
    found = service_of(src)

    assert found
    assert formula_at(*found) is None


LATEX = st.text(st.sampled_from("ab12 +-=^_{}&%#?/\\,;:|<>()[]αΣ~")).map(str.strip).filter(bool)


@given(LATEX)
def test_what_is_encoded_comes_back(latex: str) -> None:
    # Behind an ordinary letter nothing is taken for a word to the service.
    latex = f"x{latex}"
    addresses = {
        f"https://latex.codecogs.com/svg.latex?{quote(latex)}",
        f"https://i.upmath.me/svg/{quote(latex, safe='')}",
        f"https://render.githubusercontent.com/render/math?math={quote_plus(latex)}",
        f"https://math.vercel.app/?color=red&from={quote(latex, safe='')}",
        f"https://www.zhihu.com/equation?tex={quote_plus(latex)}",
    }
    for address in addresses:
        found = service_of(address)
        assert found, address
        assert formula_at(*found) == Foreign(latex), address

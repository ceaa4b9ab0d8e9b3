from __future__ import annotations

import pytest

from dlbuild.check.pictures import flaws
from tests.check.notes import problems, told

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 1 1">'


def codes(inside: str, head: str = "") -> list[str]:
    return [flaw.code for flaw in flaws(f"{head}{OPEN}{inside}</svg>".encode())]


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="https://a.org/b.png"/>',
        '<image xlink:href="b.png"/>',
        '<use href="other.svg#a"/>',
        "<script>alert(1)</script>",
        '<script href="a.js"/>',
        "<style>@import 'a.css';</style>",
        "<style>@font-face { src: url(https://a.org/f.woff) }</style>",
        "<style><![CDATA[ a { fill: url('b.svg#c') } ]]></style>",
        '<rect fill="url(b.svg#c)"/>',
        '<rect style="background: url( b.png )"/>',
        '<foreignObject><img src="http://a.org/b.png"/></foreignObject>',
    ],
)
def test_an_image_that_reaches_outside_itself_is_told(inside: str) -> None:
    assert codes(inside) == ["svg-reach"]


@pytest.mark.parametrize(
    "head",
    [
        '<?xml-stylesheet href="a.css"?>',
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "b.xml">]>',
    ],
)
def test_so_is_one_that_does_so_in_its_head(head: str) -> None:
    assert codes("<g/>", head) == ["svg-reach"]


@pytest.mark.parametrize(
    "inside",
    [
        '<use href="#a"/><rect fill="url(#b)" style="fill: url(\'#c\')"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        '<a href="https://a.org"><text>@import url(x) is text</text></a>',
        "<style>a { fill: red } /* http://a.org */</style>",
        "<metadata>https://a.org</metadata>",
        "<foreignObject><p>words</p></foreignObject>",
    ],
)
def test_one_that_does_not_is_left_alone(inside: str) -> None:
    assert codes(inside) == []
    assert (
        codes(inside, '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://a.org/svg.dtd">')
        == []
    )


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("<svg", ["bad-svg"]),
        ("", ["bad-svg"]),
        ("<html></html>", ["bad-svg"]),
        ("<svg><g></svg>", ["bad-svg"]),
        ("<svg/>", ["no-size"]),
        ('<svg width="1"/>', ["no-size"]),
        ('<svg viewBox="0 0 1"/>', ["no-size"]),
        ('<svg width="auto" height="1"/>', ["no-size"]),
        ('<svg width="1em" height="50%"/>', []),
        ('<svg viewBox="-1,-1 2.5 1e2"/>', []),
        ('<s:svg xmlns:s="http://www.w3.org/2000/svg" width="1" height="2"/>', []),
    ],
)
def test_an_image_can_be_read_and_has_a_size(data: str, expected: list[str]) -> None:
    assert [flaw.code for flaw in flaws(data.encode())] == expected


def test_entities_in_entities_do_no_harm() -> None:
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 50}">' for n in range(1, 9))
    list(flaws(f'<!DOCTYPE svg [<!ENTITY e1 "ha">{entities}]>{OPEN}<text>&e9;</text></svg>'.encode()))


def test_images_are_told_where_they_are_once_and_only_those_that_are_shown() -> None:
    pages = {
        "a.md": '![a](i/a.svg#dark) ![a](i/a.svg?raw=true) <img src="i/b.SVG" alt="b"> [c](i/c.svg)\n',
        "i/a.svg": "<svg>\n</svg>",
        "i/b.SVG": f"{OPEN}\n  <script/></svg>",
        "i/c.svg": "<svg/>",
        "i/d.svg": "",
    }
    found = problems(pages)
    assert told(found) == ["i/a.svg:1 no-size <", "i/b.SVG:2 svg-reach <"]
    assert {problem.severity for problem in found} == {"warning"}

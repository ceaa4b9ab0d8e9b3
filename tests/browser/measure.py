"""Where the browser put the formulas of a page, and what ink it used."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import numpy as np
from lxml import etree
from numpy.typing import NDArray
from PIL import Image

from tests.browser import chromium, firefox, github
from tests.browser.chromium import PLAIN, Screen

# An inline-block without lines of its own stands on the baseline with its lower margin edge (CSS 2.2, 10.8.1). It must
# not be left behind where a line ends before the formula.
SCRIPT = """
const box = (element) => { const r = element.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; };
const formulas = [...document.images].map((image) => {
  const probe = document.createElement("span");
  probe.style.cssText = "display: inline-block; width: 0; height: 0";
  const formula = image.closest("picture") ?? image;
  const together = document.createElement("span");
  together.style.whiteSpace = "nowrap";
  formula.before(together);
  together.append(probe, formula);
  return { image, probe };
});
document.documentElement.dataset.measured = JSON.stringify({
  formulas: formulas.map(({ image, probe }) => ({
    src: image.src, shown: image.currentSrc, alt: image.alt, box: box(image), baseline: box(probe)[3],
    natural: [image.naturalWidth, image.naturalHeight], inline: image.hasAttribute("valign"),
  })),
  words: [...document.querySelectorAll("article span:not([style])")].map(box),
  paragraphs: [...document.querySelectorAll("article > p")].map(box),
});
"""


class Box(NamedTuple):
    """A rectangle in CSS pixels from the page's upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Shown:
    """A formula as the browser shows it: `baseline` is that of the text it stands in, in CSS pixels."""

    src: str
    shown: str
    alt: str
    box: Box
    natural: tuple[float, float]
    baseline: float
    inline: bool

    def error(self) -> float:
        """Return how far below the text's baseline the formula's lies, in CSS pixels."""
        root = etree.parse(unquote(urlsplit(self.src).path)).getroot()
        _, top, _, height = (float(number) for number in str(root.get("viewBox")).split())
        return self.box.top - top * (self.box.bottom - self.box.top) / height - self.baseline


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things are: the formulas, the words that stand in `<span>`, the paragraphs."""

    formulas: tuple[Shown, ...]
    words: tuple[Box, ...]
    paragraphs: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Photograph:
    """The page's pixels, as luminances from 0 to 1 (WCAG 2.2, relative luminance)."""

    light: NDArray[np.float64]
    scale: float

    def inside(self, box: Box, margin: float = 0) -> NDArray[np.float64]:
        """Return what is inside the box, with so many CSS pixels around it."""
        left, top, right, bottom = (
            round(edge * self.scale)
            for edge in (box.left - margin, box.top - margin, box.right + margin, box.bottom + margin)
        )
        return self.light[top:bottom, left:right]

    def contrast(self, box: Box) -> float:
        """Return the contrast between the paper beside the box and the strongest ink in it (WCAG 2.2)."""
        paper = float(self.inside(box, margin=1)[0, 0])
        ink = self.inside(box)
        strongest = float(ink.flat[np.abs(ink - paper).argmax()])
        darker, lighter = sorted((paper, strongest))
        return (lighter + 0.05) / (darker + 0.05)

    def lower_edge(self, box: Box) -> float:
        """Return where the ink in the box ends below, in CSS pixels from the page's top.

        A row that is covered in part counts by that part, so the edge is known better than to a pixel.
        """
        ink = self.inside(box)
        cover = np.abs(ink - ink[0, 0]).max(axis=1)
        last = int(np.nonzero(cover > 0.02)[0][-1])
        return (round(box.top * self.scale) + last + float(cover[last] / cover.max())) / self.scale


@contextmanager
def _document(folder: Path, markdown: str, theme: github.Theme) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as scratch:
        document = Path(scratch, "page.html")
        base = folder.resolve().as_uri() + "/"
        document.write_text(github.page(markdown, theme, base=base, script=SCRIPT), encoding="utf-8")
        yield document


def _in_chromium(document: Path, screen: Screen) -> str:
    found = re.search(r'data-measured="([^"]*)"', chromium.dom(document, screen))
    assert found, "the script has not run"
    return unescape(found[1])


BROWSERS: dict[str, Callable[[Path, Screen], str]] = {"Chromium": _in_chromium, "Firefox": firefox.measured}


def layout(
    folder: Path, markdown: str, theme: github.Theme = "light", screen: Screen = PLAIN, browser: str = "Chromium"
) -> Layout:
    """Show a page that stands in `folder` as GitHub does, and measure it."""
    with _document(folder, markdown, theme) as document:
        measured = json.loads(BROWSERS[browser](document, screen))
    return Layout(
        formulas=tuple(
            Shown(**{**shown, "box": Box(*shown["box"]), "natural": tuple(shown["natural"])})
            for shown in measured["formulas"]
        ),
        words=tuple(Box(*box) for box in measured["words"]),
        paragraphs=tuple(Box(*box) for box in measured["paragraphs"]),
    )


def photograph(folder: Path, markdown: str, theme: github.Theme = "light", screen: Screen = PLAIN) -> Photograph:
    """Show a page that stands in `folder` as GitHub does, and take a picture of it."""
    with (
        _document(folder, markdown, theme) as document,
        Image.open(chromium.screenshot(document, screen)) as picture,
    ):
        srgb = np.asarray(picture.convert("RGB")) / 255
    linear = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
    return Photograph(light=linear @ np.array([0.2126, 0.7152, 0.0722]), scale=screen.scale)

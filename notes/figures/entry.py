"""What a figure is called, where it stands, what is said with it; and all of them, found by the names of modules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from notes.figures.drawing import Figure

HERE = Path(__file__).parent
NOTES = HERE.parent
PAGES = {
    "c1": NOTES / "C1-Neural-Networks-and-Deep-Learning" / "readme.md",
    "c2": NOTES / "C2-Improving-Deep-Neural-Networks" / "readme.md",
    "c3": NOTES / "C3-Structuring-Machine-Learning-Projects" / "readme.md",
    "c4": NOTES / "C4-Convolutional-Neural-Networks" / "readme.md",
    "c5": NOTES / "C5-Sequence-Models" / "readme.md",
    "sample": HERE / "README.md",
}
_MODULE = re.compile(r"(c[1-5](_\w+)?|samples)\.py")


class Entry(NamedTuple):
    """A figure: a line in the table `FIGURES` of its module.

    `slug` names its place in the page (`<!-- figure: slug -->`), `file` its drawing in the course's `img`. `alt`
    says in words what the drawing shows to somebody who does not see it. `caption` says what to see in it: Markdown,
    formulas between dollars. With `png` it is rendered to a PNG beside the SVG, too.
    """

    slug: str
    file: str
    draw: Callable[[], Figure]
    alt: str
    caption: str
    png: bool = False

    @property
    def page(self) -> Path:
        """The page that it stands in."""
        return PAGES[self.slug.partition("-")[0]]

    @property
    def path(self) -> Path:
        """Where the drawing is."""
        return self.page.parent / "img" / self.file


def entries() -> Iterator[Entry]:
    """Yield all figures: the tables of the modules named after a course and of the samples, in the order of names."""
    for path in sorted(HERE.glob("*.py")):
        if _MODULE.fullmatch(path.name):
            yield from import_module(f"notes.figures.{path.stem}").FIGURES

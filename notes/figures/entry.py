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
COURSES = {
    "c1": "C1-Neural-Networks-and-Deep-Learning",
    "c2": "C2-Improving-Deep-Neural-Networks",
    "c3": "C3-Structuring-Machine-Learning-Projects",
    "c4": "C4-Convolutional-Neural-Networks",
    "c5": "C5-Sequence-Models",
}
_MODULE = re.compile(r"(c[1-5])(_\w+)?\.py")


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
    def folder(self) -> Path:
        """The course's folder."""
        return NOTES / COURSES[self.slug.partition("-")[0]]

    @property
    def path(self) -> Path:
        """Where the drawing is."""
        return self.folder / "img" / self.file

    @property
    def page(self) -> Path:
        """The page that it stands in."""
        return self.folder / "readme.md"


def entries() -> Iterator[Entry]:
    """Yield all figures: the tables of all modules named after a course, in the order of their names."""
    for path in sorted(HERE.glob("c[1-5]*.py")):
        if _MODULE.fullmatch(path.name):
            yield from import_module(f"notes.figures.{path.stem}").FIGURES

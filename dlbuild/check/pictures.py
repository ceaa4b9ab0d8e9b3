"""An SVG that a page shows is whole in itself: a browser loads nothing for an image, and runs nothing in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.parsers import expat

from dlbuild.check.resolve import resolve
from dlbuild.check.view import View
from dlbuild.problem import Problem
from dlbuild.source import Source, Span

# Where CSS names what is not in the same file: `@import` always does, `url(…)` unless it is a fragment or data.
_REACH = re.compile(r"""@import\b|url\(\s*["']?(?!#|data:|["')])[^)]*\)""", re.IGNORECASE)
_INSIDE = re.compile(r"\s*(?:#|data:|$)", re.IGNORECASE)
_LENGTH = re.compile(r"\s*\+?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*(?:[a-z]+|%)?\s*", re.IGNORECASE)
_BOX = re.compile(r"\s*(?:[+-]?[\d.]+(?:e[+-]?\d+)?[\s,]*){4}", re.IGNORECASE)


class Flaw(NamedTuple):
    """What is wrong with an SVG, and the byte at which it is."""

    code: str
    message: str
    at: int


def pictures(view: View) -> Iterator[Problem]:
    """Every SVG that is shown can be read, has a size, and reaches for nothing outside itself."""
    for path in sorted(set(_shown(view))):
        data = view.data(path)
        if data is None:
            continue
        source = Source(path, data.decode(errors="replace"))
        for code, message, at in flaws(data):
            place = len(data[:at].decode(errors="replace"))
            yield Problem(code, message, source, Span(place, place + 1), _WAYS_OUT[code], "warning")


_WAYS_OUT = {
    "bad-svg": "browsers show nothing of it: write it anew",
    "no-size": "give its <svg> a viewBox, or width and height",
    "svg-reach": "a browser does not follow that in an image: put into the file what it needs",
}


def _shown(view: View) -> Iterator[str]:
    """Yield the paths of the SVGs that pages show; git must have them, as they are."""
    for name, page in view.pages.items():
        for number, destination in enumerate(page.links.destinations):
            if ".svg" in destination.lower() and page.links[number].image:
                target = resolve(destination, name, view.tree)
                path = target.path if target.where == "here" else ""
                if path.lower().endswith(".svg") and path in view.tree.files and path not in view.tree.symlinks:
                    yield path


def flaws(data: bytes) -> Iterator[Flaw]:
    """Yield what is wrong with an SVG; of each kind the first."""
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        yield Flaw("bad-svg", f"this is no XML: {expat.ErrorString(error.code)}", reader.parser.ErrorByteIndex)
        return
    yield from {flaw.code: flaw for flaw in reversed(reader.flaws)}.values()


class _Reader:
    """Goes through an SVG once."""

    def __init__(self) -> None:
        self.flaws: list[Flaw] = []
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.CharacterDataHandler = self._characters
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.EntityDeclHandler = self._entity
        self.parser.EndElementHandler = self._end
        self._open: list[str] = []

    def _tell(self, code: str, message: str) -> None:
        self.flaws.append(Flaw(code, message, self.parser.CurrentByteIndex))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if not self._open:
            self._root(local, attributes)
        self._open.append(local)
        if local in {"script", "iframe"}:
            self._tell("svg-reach", f"an image with <{local}> in it")
        for key, value in attributes.items():
            kind = key.rpartition(":")[2]
            if kind in {"href", "src"} and local != "a" and not _INSIDE.match(value):
                self._tell("svg-reach", f"<{local}> reaches for {value}")
            elif match := _REACH.search(value):
                self._tell("svg-reach", f"`{key}` reaches for {match[0]}")

    def _root(self, local: str, attributes: dict[str, str]) -> None:
        if local != "svg":
            self._tell("bad-svg", f"this is <{local}>, not <svg>")
            return
        sides = all(_LENGTH.fullmatch(attributes.get(side, "")) for side in ("width", "height"))
        if not sides and not _BOX.fullmatch(attributes.get("viewBox", "")):
            self._tell("no-size", "the image has no size")

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _characters(self, text: str) -> None:
        if self._open[-1:] == ["style"] and (match := _REACH.search(text)):
            self._tell("svg-reach", f"its style reaches for {match[0]}")

    def _instruction(self, target: str, data: str) -> None:
        if target == "xml-stylesheet":
            self._tell("svg-reach", f"a style sheet stands elsewhere: {data}")

    def _entity(
        self, name: str, _is_parameter: bool, _value: str | None, _base: str | None, *where: str | None
    ) -> None:
        if where[0] is not None:
            self._tell("svg-reach", f"the entity {name} stands elsewhere: {where[0]}")

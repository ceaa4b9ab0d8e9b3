"""The folder of drawings: what they are called, which there are, which nobody needs.

A drawing's name is a digest of all that decides its bytes, so a changed formula is a new file with a new
URL, and two branches never disagree about one. Only files that have such a name are dlbuild's.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import astuple
from functools import cache
from pathlib import Path
from posixpath import dirname, relpath
from typing import TYPE_CHECKING, Literal

from dlbuild.failure import RunError, reason

if TYPE_CHECKING:
    from dlbuild.svg.look import Look
    from dlbuild.svg.read import About

State = Literal["good", "missing", "altered", "another"]

_LENGTH = 16
_DIGITS = "0123456789abcdef"
_CONTROL_SEQUENCE = re.compile(r"\\(?:[A-Za-z]+|.)", re.DOTALL)
# What stands in a URL, in an HTML attribute and in `srcset` as itself.
_PLAIN = re.compile(r"[A-Za-z0-9._~/-]*")


def key(
    tex: str, display: bool, macros: Mapping[str, str], look: Look, numbers: tuple[tuple[str, str], ...] = ()
) -> str:
    """Return the name of a formula's drawing: 16 hexadecimal digits of a SHA-256.

    `macros` are those that the formula uses (`used_macros`), `numbers` those of the labels in it.
    With 64 bits, a million formulas collide with a chance of one in 37 million.
    """
    from hashlib import sha256

    from dlbuild.svg import FORMAT

    # `ascii` writes the same for the same values under every Python: which characters are printable is no matter.
    content = ascii((FORMAT, tex, display, sorted(macros.items()), _fields(look), *numbers))
    return sha256(content.encode()).hexdigest()[:16]


@cache
def _fields(look: Look) -> tuple[object, ...]:
    return astuple(look)


def used_macros(tex: str, macros: Mapping[str, str]) -> dict[str, str]:
    """Return those macros that a formula uses, or that one that it uses uses."""
    used: dict[str, str] = {}
    texts = [tex] if macros else []
    while texts:
        for name in _CONTROL_SEQUENCE.findall(texts.pop()):
            if name in macros and name not in used:
                used[name] = macros[name]
                texts.append(macros[name])
    return used


def url(page: str, folder: str, drawing: str) -> str:
    """Return how a page refers to a drawing: the relative URL from its folder. Names are relative to the root."""
    return f"{_way(folder, dirname(page))}{drawing}.svg"


@cache
def _way(folder: str, start: str) -> str:
    """Return the relative URL of a folder from another, to put a file's name behind."""
    # With a leading slash, relpath does not ask the disk where it is.
    path = relpath(f"/{folder}/", f"/{start}")
    if path == ".":
        return ""
    if _PLAIN.fullmatch(path):
        return f"{path}/"
    from urllib.parse import quote

    return quote(os.fsencode(path), safe="/~") + "/"


def mentioned(texts: Iterable[bytes]) -> set[str]:
    """Return the keys of all drawings that the texts mention, be it in code or in a comment: better safe than sorry."""
    # To part the text at the suffix is seven times as fast as to match an expression at each of its digits.
    digits = _DIGITS.encode()
    before: set[bytes] = set()
    for text in texts:
        before.update([piece[-_LENGTH:] for piece in text.split(b".svg")[:-1]])
    return {found.decode() for found in before if len(found) == _LENGTH and not found.strip(digits)}


def _facts(stat: os.stat_result) -> tuple[int, int]:
    return stat.st_mtime_ns, stat.st_size


class Store:
    """The drawings in one folder. What is asked twice is read once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._abouts: dict[str, About | None] = {}
        self._stats: dict[str, tuple[int, int]] | None = None

    def path(self, drawing: str) -> Path:
        """Return where a drawing is, or will be."""
        return self.folder / f"{drawing}.svg"

    def keys(self) -> AbstractSet[str]:
        """Return the keys of the drawings that there are."""
        return self.stats().keys()

    def stats(self) -> Mapping[str, tuple[int, int]]:
        """Return, for each drawing that there is, what tells without a look inside whether it is still the same."""
        if self._stats is None:
            self._stats = dict(self._scan())
        return self._stats

    def after(self, changed: Iterable[str]) -> Store:
        """Return the folder after these drawings were written or removed; the others are taken to be as they were."""
        new = Store(self.folder)
        new._stats = {**self.stats()}
        for drawing in changed:
            new._stats.pop(drawing, None)
            with suppress(OSError):
                new._stats[drawing] = _facts(self.path(drawing).lstat())
        return new

    def _scan(self) -> Iterator[tuple[str, tuple[int, int]]]:
        try:
            with os.scandir(self.folder) as entries:
                for entry in entries:
                    drawing, suffix, rest = entry.name.partition(".svg")
                    if suffix and not rest and len(drawing) == _LENGTH and not drawing.strip(_DIGITS):
                        yield drawing, _facts(entry.stat(follow_symlinks=False))
        except FileNotFoundError:
            return
        except OSError as error:
            raise RunError(f"{self.folder}: {reason(error)}") from error

    def data(self, drawing: str) -> bytes | None:
        """Return the bytes of a drawing; None if it is missing."""
        try:
            return self.path(drawing).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise RunError(f"{self.path(drawing)}: {reason(error)}") from error

    def expect(self, drawing: str, data: bytes) -> About:
        """Take a drawing that is going to be written for one that is there; return what it says of itself."""
        from dlbuild.svg.read import read

        about = self._abouts[drawing] = read(data)
        return about

    def about(self, drawing: str) -> About | None:
        """Return what a drawing says of itself; None if it is missing or not to be understood."""
        if drawing not in self._abouts:
            from dlbuild.svg.read import read

            self._abouts[drawing] = None
            data = self.data(drawing)
            if data is not None:
                with suppress(ValueError):
                    self._abouts[drawing] = read(data)
        return self._abouts[drawing]

    def state(self, drawing: str, tex: str, display: bool) -> State:
        """Say whether a drawing is there, as it was written, and one of this formula."""
        about = self.about(drawing)
        if about is None:
            return "missing" if self.data(drawing) is None else "altered"
        if not about.intact:
            return "altered"
        return "good" if (about.tex, about.display) == (tex, display) else "another"

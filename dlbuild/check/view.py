"""What a check may look at, and what it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dlbuild.check.tree import Tree
from dlbuild.markdown.contents import Style
from dlbuild.problem import Problem

if TYPE_CHECKING:
    from dlbuild.markdown.outline import Outline

_USUAL = Style()


def _unread(_path: str) -> Outline | None:
    return None


def _nothing(_path: str) -> bytes | None:
    return None


@dataclass(frozen=True, slots=True)
class View:
    """The pages to check, by path, and what stands around them.

    `read` returns the outline of a page that is linked to but not checked itself, or None where
    there is none to be had. It is asked once for each page. `contents` is how tables of contents usually are,
    `data` returns the bytes of a file that is no page, or None.
    """

    pages: Mapping[str, Outline]
    tree: Tree
    read: Callable[[str], Outline | None] = _unread
    contents: Style = _USUAL
    data: Callable[[str], bytes | None] = _nothing
    _others: dict[str, Outline | None] = field(default_factory=dict, init=False, repr=False, compare=False)

    def page(self, path: str) -> Outline | None:
        """Return the outline of a page, whether it is checked or not."""
        if path in self.pages:
            return self.pages[path]
        if path not in self._others:
            self._others[path] = self.read(path)
        return self._others[path]


Check = Callable[[View], Iterable[Problem]]

"""What a check may look at, and what it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dlbuild.check.tree import Tree
from dlbuild.markdown.contents import Style
from dlbuild.problem import Problem

if TYPE_CHECKING:
    from dlbuild.markdown.outline import Landmarks, Outline

_USUAL = Style()


def _unread(_path: str) -> Landmarks | None:
    return None


def _nothing(_path: str) -> bytes | None:
    return None


@dataclass(frozen=True, slots=True)
class View:
    """The pages to check, by path, and what stands around them.

    `read` returns what can be seen of a page that is linked to but not checked itself, or None where
    there is none to be had. It is asked once for each page. `contents` is how tables of contents usually are,
    `data` returns the bytes of a file that is no page, or None.
    """

    pages: Mapping[str, Outline]
    tree: Tree
    read: Callable[[str], Landmarks | None] = _unread
    contents: Style = _USUAL
    data: Callable[[str], bytes | None] = _nothing
    _seen: dict[str, Landmarks | None] = field(default_factory=dict, init=False, repr=False, compare=False)

    def page(self, path: str) -> Landmarks | None:
        """Return what can be seen of a page, whether it is checked or not."""
        if path not in self._seen:
            own = self.pages.get(path)
            self._seen[path] = own.landmarks if own else self.read(path)
        return self._seen[path]


Check = Callable[[View], Iterable[Problem]]

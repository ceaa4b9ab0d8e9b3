"""What is to be known of a host."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from dlbuild.markdown import Formula, Reference


class Place(NamedTuple):
    """Where a formula stands: `alone` in its line, the first line `below` others with text, `touching` a word.

    `anchors` are those of the equations in it.
    """

    alone: bool
    below: bool
    touching: bool
    anchors: tuple[str, ...] = ()


class Given(NamedTuple):
    """What a host is given for a formula: the address of its drawing or its LaTeX, and the anchors of its equations."""

    what: str
    anchors: tuple[str, ...] = ()


class Lead(NamedTuple):
    """A reference to an equation: what a reader sees of it, and the page and the anchor there that it leads to.

    The page is "" if it is this one.
    """

    shown: str
    page: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Host:
    r"""A place that shows pages.

    `write` returns what stands there for a formula. It is given the formula, built or not; the address of its drawing,
    or, if the host sets formulas itself (`sets`), its LaTeX without the project's own macros; and its place.
    `look` is what its drawings need otherwise than the project has set it. `absolute`: relative addresses lead nowhere
    there. `anchor` returns what keeps the anchor of an equation, or of a heading, where a formula that is an image
    would change it; "" where there can be no other anchors than those of headings.
    `refuses` returns what is wrong with a formula there that `write` cannot put right, in clauses.
    """

    write: Callable[[Formula | Reference, str, Place], str]
    sets: bool = False
    absolute: bool = False
    look: Mapping[str, str] = field(default_factory=dict)
    anchor: Callable[[str], str] = lambda _anchor: ""
    refuses: Callable[[str, Place], tuple[str, ...]] = lambda _latex, _place: ()

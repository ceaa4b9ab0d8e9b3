"""Which rule sets which construct: one file each, one line here.

To add a construct: a type in `tex/mlist.py`, a function of the node and its style in a file here, a line below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dlbuild.layout.accent import accent
from dlbuild.layout.array import array
from dlbuild.layout.delimiter import big, fenced
from dlbuild.layout.fraction import fraction
from dlbuild.layout.frames import bar, fitted, framed, raised, stack, struck, vcentered
from dlbuild.layout.line import line
from dlbuild.layout.radical import radical
from dlbuild.layout.sideset import sideset
from dlbuild.layout.stretch import extensible, stretch
from dlbuild.layout.text import text
from dlbuild.tex import mlist

if TYPE_CHECKING:
    from collections.abc import Callable

    from dlbuild.layout.boxes import Box


def _rare(file: str, name: str) -> Callable[[Any, int], Box]:
    """Return a function of a file that few formulas need, which is read when the first one does."""

    def rule(node: object, style: int) -> Box:
        from importlib import import_module

        box: Box = getattr(import_module(f"dlbuild.layout.{file}"), name)(node, style)
        return box

    return rule


# Each function takes a node of the type that stands before it.
RULES: dict[type, Callable[[Any, int], Box]] = {
    mlist.Fraction: fraction,  # rule 15
    mlist.Radical: radical,  # rule 11
    mlist.Accent: accent,  # rule 12
    mlist.Line: line,  # rules 9 and 10
    mlist.Fenced: fenced,  # rule 19
    mlist.Big: big,
    mlist.Array: array,  # rule 8
    mlist.Centered: vcentered,  # rule 8
    mlist.Text: text,
    mlist.Stretch: stretch,
    mlist.ExtensibleArrow: extensible,
    mlist.Fitted: fitted,
    mlist.Framed: framed,
    mlist.Struck: struck,
    mlist.Raised: raised,
    mlist.Stack: stack,
    mlist.Bar: bar,
    mlist.Sideset: sideset,
    mlist.Sized: _rare("sized", "sized"),
    mlist.Flushed: _rare("sized", "flushed"),
    mlist.Enclosed: _rare("enclose", "enclose"),
    mlist.Ellipse: _rare("enclose", "ellipse"),
}

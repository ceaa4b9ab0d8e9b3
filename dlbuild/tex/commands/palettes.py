r"""`\mathpalette` (TeXbook p. 151): a construct that looks at the style, and on which no script can hang.

`\mathchoice` leaves no atom behind it while TeX reads, so a script after such a command belongs to an
empty atom and stands at the height of one; amsmath's arrows, phantoms and smashes are made so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.tex.mlist import ORD, Atom, Choice

if TYPE_CHECKING:
    from dlbuild.tex.mlist import Nucleus


def palette(nucleus: Nucleus) -> Choice:
    r"""Return the construct as `\mathpalette` leaves it."""
    items = (Atom(ORD, nucleus),)
    return Choice((items, items, items, items))

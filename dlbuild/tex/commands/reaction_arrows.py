r"""The arrows of reactions (mhchem): `->`, `<=>` and their sisters, with labels above and below."""

from __future__ import annotations

from dlbuild.tex.commands.stretches import LINES
from dlbuild.tex.mlist import ORD, REL, Atom, ExtensibleArrow, Fitted, Mlist, Stack

# An arrow: its line, how much wider than its labels, how far these are set off (mu).
_ARROWS = {
    "->": ("right", (5.0, 9.0), (0.0, 4.0)),
    "<-": ("left", (9.0, 5.0), (4.0, 0.0)),
    "<->": ("leftright", (9.0, 9.0), (0.0, 0.0)),
}
# Two arrows: the upper and the lower line, their lengths in ems, how far each is from the axis.
_PAIRS = {
    "<=>": ("rightharpoonup", "leftharpoondown", 2.0, 2.0, 0.094722),
    "<=>>": ("rightharpoonup", "leftharpoondown", 2.0, 1.0, 0.094722),
    "<<=>": ("rightharpoonup", "leftharpoondown", 1.0, 2.0, 0.094722),
    "<-->": ("right", "left", 2.0, 2.0, 0.189444),
}
# As they are to be looked for: `->` is the head of none that comes after it.
ARROWS = sorted((*_ARROWS, *_PAIRS), key=len, reverse=True)


def arrow(kind: str, above: Mlist, below: Mlist) -> Atom:
    """Return an arrow as a relation."""
    return Atom(REL, _pair(kind, above, below) if kind in _PAIRS else _single(kind, above, below))


def _single(kind: str, above: Mlist, below: Mlist) -> ExtensibleArrow:
    line, pad, offset = _ARROWS[kind]
    return ExtensibleArrow(LINES[line], above, below or None, pad, offset, 2.0)


def _pair(kind: str, above: Mlist, below: Mlist) -> Stack:
    upper, lower, long, short, apart = _PAIRS[kind]
    unseen = [(Atom(ORD, Fitted(label, "wh")),) if label else () for label in (below, above)]
    one = ExtensibleArrow(LINES[upper], above, unseen[0] or None, (9.0, 9.0), least=long)
    other = ExtensibleArrow(LINES[lower], unseen[1], below or None, (9.0, 9.0), least=short)
    return Stack(((apart, (Atom(ORD, one),)), (-apart, (Atom(ORD, other),))))

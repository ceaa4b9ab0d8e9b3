"""The space between atoms: the table of TeXbook p. 170, in math units.

Rows are the kind on the left, columns the kind on the right: Ord, Op, Bin, Rel, Open, Close, Punct, Inner.
0, 1, 2, 3 are none, thin (3 mu), medium (4) and thick (5); an entry in parentheses there, which is negative
here, holds in display and text styles only. `*` cases cannot arise (rules 5 and 6) and are 0.
"""

from __future__ import annotations

_TABLE = (
    #  Ord Op Bin Rel Open Close Punct Inner
    (0, 1, -2, -3, 0, 0, 0, -1),  # Ord
    (1, 1, 0, -3, 0, 0, 0, -1),  # Op
    (-2, -2, 0, 0, -2, 0, 0, -2),  # Bin
    (-3, -3, 0, 0, -3, 0, 0, -3),  # Rel
    (0, 0, 0, 0, 0, 0, 0, 0),  # Open
    (0, 1, -2, -3, 0, 0, 0, -1),  # Close
    (-1, -1, 0, -1, -1, -1, -1, -1),  # Punct
    (-1, 1, -2, -3, -1, 0, -1, -1),  # Inner
)
_MU = (0.0, 3.0, 4.0, 5.0)

# Space by 8 · left + right, in display and text styles, and in script styles.
TEXT_SPACES = tuple(_MU[abs(entry)] for row in _TABLE for entry in row)
SCRIPT_SPACES = tuple(_MU[entry] if entry > 0 else 0.0 for row in _TABLE for entry in row)

r"""Equations of functions: `g = \tanh` says that g(x) is tanh x, whatever x is."""

from __future__ import annotations

from dlbuild.prove.dots import RUNNING
from dlbuild.prove.known import Known
from dlbuild.prove.reader import Reader
from dlbuild.prove.signs import FUNCTIONS
from dlbuild.prove.term import Apply, Call, Name, Relation
from dlbuild.prove.units import Unit

# The functions of one number.
_OF_A_NUMBER = frozenset("arccos arcsin arctan cos cosh exp log relu sin sinh tan tanh".split())


def equated(units: tuple[Unit, ...], known: Known) -> Relation | None:
    """Return what an equation of two functions says of every number; None for anything else."""
    bare = [unit for unit in units if unit.kind != "quad"]
    if [unit.kind for unit in bare] != ["letter", "sign", "word"] or bare[1].text != "=":
        return None
    name, _, word = bare
    function = FUNCTIONS.get(word.text, "")
    if function not in _OF_A_NUMBER or word.superscript or word.subscript:
        return None
    left = Reader((name,), known, name.place).whole()
    if not isinstance(left, Name) or word.text in (known.functions | known.declared):
        return None
    every = (Name(RUNNING, (), 0, word.place),)
    right = Apply(function, every, word.place)
    return Relation("=", Call(left, every, left.place), right, name.place.to(word.place))

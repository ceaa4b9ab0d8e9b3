r"""What is known of names before a formula is read, because the same letters can be read in two ways.

`f(n - 1)` is a function of n − 1 or a product, `TP` one name or two, `W^{Q}` a name or a power, `2 d k` has a factor d
or a differential. The givens decide; without them, convention.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dlbuild.prove.term import Layer

# Letters that stand for functions by convention, if something in parentheses follows.
FUNCTIONS = frozenset({"f", "g", "h", "F", "J", "P", r"\sigma", r"\phi", r"\varphi", r"\psi"})


@dataclass(frozen=True, slots=True)
class Known:
    """What the givens say of names, as they are spelled."""

    functions: frozenset[str] = frozenset()
    declared: frozenset[str] = frozenset()
    labels: frozenset[tuple[str, str]] = frozenset()
    orders: bool = False  # `O(x)` is an order
    listed: frozenset[str] = frozenset()  # `x[i]` is an entry, not a product
    layers: tuple[Layer, ...] = ()
    paths: tuple[tuple[str, tuple[Layer, ...]], ...] = ()

    @property
    def words(self) -> frozenset[str]:
        """Names that are made of several plain letters."""
        return frozenset(name for name in self.declared if len(name) > 1 and name.isalpha())

    def is_function(self, name: str) -> bool:
        """Whether a name in front of parentheses is a function."""
        if name in self.functions:
            return True
        return name not in self.declared and (name in FUNCTIONS or name.startswith(r"\mathcal"))

    def and_function(self, name: str) -> Known:
        """Return the same with another function."""
        return replace(self, functions=self.functions | {name})

    def and_name(self, name: str) -> Known:
        """Return the same with another name that has no indices."""
        return replace(self, declared=self.declared | {name})

    def and_layers(self, name: str, layers: tuple[Layer, ...]) -> Known:
        """Return the same with layers for the arrows of the formula, or for those with a name as their label."""
        if name:
            return replace(self, paths=((name, layers), *self.paths))
        return replace(self, layers=(*self.layers, *layers))

    def and_label(self, name: str, label: str) -> Known:
        """Return the same with another name that has indices: a superscript of letters, or `_` and a subscript."""
        return replace(self, labels=self.labels | {(name, label)}) if label else self

    def and_order(self) -> Known:
        """Return the same where O is the sign of an order, not a name."""
        return replace(self, orders=True)

    def and_list(self, name: str) -> Known:
        """Return the same with another name whose indices stand in brackets behind it."""
        return replace(self, listed=self.listed | {name})

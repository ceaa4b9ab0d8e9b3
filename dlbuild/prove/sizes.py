"""How large an array is behind a layer: the places at which its window fits are counted."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dlbuild.prove.fields import UndefinedError
from dlbuild.prove.scope import Scope
from dlbuild.prove.term import Layer, Name, Term, Through, UnclearError
from dlbuild.prove.values import ShapeError, Value

if TYPE_CHECKING:
    from dlbuild.prove.evaluate import Evaluator

LARGEST = 1_000_000
_IMAGE = 2  # lengths of what has no channels
_POOLS = frozenset({"max", "average", "pool"})


def through(evaluator: Evaluator, term: Through, scope: Scope) -> Value:
    """Return the size of what comes out, as a tuple."""
    sizes = tuple(whole(evaluator, length, scope) for length in term.lengths)
    for at, layer in enumerate(term.layers):
        last = term.channels if at == len(term.layers) - 1 else None
        sizes = _behind(evaluator, sizes, layer, last, scope)
    return tuple(evaluator.field.number(Fraction(size)) for size in sizes)


def whole(evaluator: Evaluator, term: Term, scope: Scope) -> int:
    """Return a length."""
    size = evaluator.field.integer(evaluator.scalar(term, scope))
    if not 0 <= size <= LARGEST:
        raise UndefinedError(f"a length of {size}")
    return size


def _behind(
    evaluator: Evaluator, sizes: tuple[int, ...], layer: Layer, channels: Term | None, scope: Scope
) -> tuple[int, ...]:
    window = tuple(whole(evaluator, length, scope) for length in layer.window)
    side = dict(layer.settings).get("f")
    if not window and side is not None:
        window = (whole(evaluator, side, scope),) * (len(sizes) - 1)
    if not window:
        raise UnclearError("how large is the window of this layer?", layer.place, r"write f \times f into the label")
    if len(sizes) == len(window) == _IMAGE and layer.filters is None:
        return _placed(evaluator, sizes, window, layer, scope)
    # The last length are channels, and a filter has as many; they need not be said.
    *sides, depth = sizes
    if len(window) == len(sizes):
        if window[-1] != depth:
            raise ShapeError(f"a filter with {window[-1]} channels, an image with {depth}")
        window = window[:-1]
    if len(window) != len(sides):
        raise ShapeError(f"a window in {len(window)} directions, an image in {len(sides)}")
    found = _placed(evaluator, tuple(sides), window, layer, scope)
    if layer.kind in {*_POOLS, "depthwise"}:
        if layer.filters is not None and whole(evaluator, layer.filters, scope) != depth:
            raise ShapeError(f"a layer that keeps the {depth} channels, and other filters")
        return (*found, depth)
    wanted = layer.filters or channels
    if wanted is None:
        raise UnclearError("how many filters has this layer?", layer.place, r"write their number into the label")
    return (*found, whole(evaluator, wanted, scope))


def _placed(
    evaluator: Evaluator, sizes: tuple[int, ...], window: tuple[int, ...], layer: Layer, scope: Scope
) -> tuple[int, ...]:
    return tuple(
        count(n, f, layer.kind, settings(evaluator, layer, f, scope)) for n, f in zip(sizes, window, strict=True)
    )


def settings(evaluator: Evaluator, layer: Layer, f: int, scope: Scope) -> dict[str, int]:
    """Return stride and paddings: what the layer says, what the givens say, or what is usual."""
    inner = scope.fix("f", evaluator.field.number(Fraction(f)))
    found = {"s": f if layer.kind in _POOLS else 1, "p": 0, "o": 0}
    said = dict(reversed(layer.settings))
    for name in found:
        term = said.get(name)
        if term is None and evaluator.is_known(Name(name), inner):
            term = Name(name)
        if term is not None:
            found[name] = whole(evaluator, term, inner)
    if found["s"] == 0:
        raise UndefinedError("a stride of 0")
    return found


def count(n: int, f: int, kind: str, setting: dict[str, int]) -> int:
    """Count the places of a window of length f along a side of length n; backwards, the places that are reached."""
    s, p, o = setting["s"], setting["p"], setting["o"]
    found = max(s * i + u for i in (0, n - 1) for u in (0, f - 1)) + 1 - 2 * p + o if kind == "transposed" else 0
    if kind != "transposed":
        found = len(range(0, n + 2 * p - f + 1, s))
    if found < 1:
        raise UndefinedError("the window is larger than the image")
    return found

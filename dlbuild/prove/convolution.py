r"""Convolutions, forwards and backwards, and pooling: what layers make of arrays.

The course's `\ast` is a cross-correlation: the filter slides over the image as it is. With the word `flipped` among the
givens it is the mathematicians' convolution: the filter is turned over, and goes wherever it meets the image.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from dlbuild.prove.scope import Scope
from dlbuild.prove.sizes import count, settings, whole
from dlbuild.prove.term import Apply, Layer, Made, UnclearError
from dlbuild.prove.values import MATRIX, Matrix, Scalar, ShapeError, Value, Volume, array, both, is_array, said

if TYPE_CHECKING:
    from dlbuild.prove.evaluate import Evaluator

MOST_PRODUCTS = 100_000
_VOLUME, _FILTERS = 3, 4  # indices: of a picture with channels, and of several filters for it


def convolve(evaluator: Evaluator, term: Apply, scope: Scope) -> Value:
    r"""`\ast`: entry by entry where both are equally large, else the filter slides over the image."""
    left, right = (evaluator.value(argument, scope) for argument in term.arguments)
    if not (is_array(left) and is_array(right)):
        return both(left, right, lambda a, b: a * b)
    if "flipped" in evaluator.sheet.words:
        return _flipped(left, right, evaluator.field.number(Fraction(0)))
    if left.shape == right.shape:
        return both(left, right, lambda a, b: a * b)
    if len(left.shape) == _FILTERS:  # The course writes filters on both sides of the star.
        left, right = right, left
    return _Sliding(evaluator, scope, right.shape, Layer(place=term.place)).over(left, right)


def _flipped(left: Value, right: Value, zero: Scalar) -> Matrix:
    if not (isinstance(left, Matrix) and isinstance(right, Matrix)):
        raise ShapeError(f"{said(left)} and {said(right)}: only matrices are convolved with the filter turned over")
    (rows, columns), (height, width) = left.shape, right.shape
    found = [[zero] * (columns + width - 1) for _ in range(rows + height - 1)]
    for i, j, u, v in product(range(rows), range(columns), range(height), range(width)):
        found[i + u][j + v] = found[i + u][j + v] + left.rows[i][j] * right.rows[u][v]
    return Matrix(tuple(map(tuple, found)))


def deconvolve(evaluator: Evaluator, term: Apply, scope: Scope) -> Value:
    r"""`\ast^T`: each entry of the image lays a multiple of the filter down, a stride apart, and they add up."""
    left, right = (evaluator.value(argument, scope) for argument in term.arguments)
    if not (isinstance(left, Matrix) and isinstance(right, Matrix)):
        raise ShapeError(f"{said(left)} and {said(right)}: a transposed convolution is of two matrices")
    layer = Layer("transposed", place=term.place)
    sides = [
        (n, f, settings(evaluator, layer, f, scope), count(n, f, layer.kind, settings(evaluator, layer, f, scope)))
        for n, f in zip(left.shape, right.shape, strict=True)
    ]
    zero = evaluator.field.number(Fraction(0))
    (rows, height, down, tall), (columns, width, across, wide) = sides
    _bounded(tall, wide)
    found = [[zero] * wide for _ in range(tall)]
    for i, j, u, v in product(range(rows), range(columns), range(height), range(width)):
        y, x = down["s"] * i + u - down["p"], across["s"] * j + v - across["p"]
        if 0 <= y < tall and 0 <= x < wide:
            found[y][x] = found[y][x] + left.rows[i][j] * right.rows[u][v]
    return Matrix(tuple(map(tuple, found)))


def made(evaluator: Evaluator, term: Made, scope: Scope) -> Value:
    """Return the largest or the mean of each window of a matrix."""
    image = evaluator.value(term.body, scope)
    if not isinstance(image, Matrix):
        raise ShapeError(f"{said(image)}: a matrix is pooled")
    window = tuple(whole(evaluator, length, scope) for length in term.layer.window)
    if not window:
        raise UnclearError("how large is the window that is pooled?", term.layer.place, _WAY_OUT)
    return _Sliding(evaluator, scope, window, term.layer).pooled(image)


_WAY_OUT = r"say it in the comment: \xrightarrow{2 \times 2}"


class _Sliding:
    """A window that slides over an image: two lengths, the places where it stops, and the zeros around."""

    def __init__(self, evaluator: Evaluator, scope: Scope, window: tuple[int, ...], layer: Layer) -> None:
        self.field = evaluator.field
        self.zero = evaluator.field.number(Fraction(0))
        self.layer = layer
        self.height, self.width = window[:MATRIX]
        self.down, self.across = (settings(evaluator, layer, f, scope) for f in (self.height, self.width))

    def stops(self, shape: tuple[int, ...]) -> tuple[int, int]:
        """Return at how many places the window stops, downwards and across."""
        rows, columns = shape[:MATRIX]
        tall = count(rows, self.height, self.layer.kind, self.down)
        wide = count(columns, self.width, self.layer.kind, self.across)
        _bounded(tall * self.height, wide * self.width)
        return tall, wide

    def seen(self, shape: tuple[int, ...], i: int, j: int) -> list[tuple[int, int]]:
        """Return what the window sees at its stop i, j: places of the image; -1, -1 where it sees the padding."""
        rows, columns = shape[:MATRIX]
        top, left = self.down["s"] * i - self.down["p"], self.across["s"] * j - self.across["p"]
        places = product(range(top, top + self.height), range(left, left + self.width))
        return [(y, x) if 0 <= y < rows and 0 <= x < columns else (-1, -1) for y, x in places]

    def pooled(self, image: Matrix) -> Value:
        """Return the largest or the mean of each window."""
        tall, wide = self.stops(image.shape)
        if self.down["p"] or self.across["p"]:
            raise UnclearError("what is around the image when it is pooled?", self.layer.place, "give p = 0")
        windows = [
            [image.rows[y][x] if y >= 0 else self.zero for y, x in self.seen(image.shape, i, j)]
            for i, j in product(range(tall), range(wide))
        ]
        if self.layer.kind == "max":
            return array((tall, wide), [self.field.extreme("max", seen) for seen in windows])
        size = self.field.number(Fraction(self.height * self.width))
        return array((tall, wide), [self.field.quotient(_sum(seen), size) for seen in windows])

    def over(self, image: Value, filter_: Value) -> Value:
        """Return what a filter, or several, make of an image, which may have channels."""
        tall, wide = self.stops(image.shape)
        shapes = len(image.shape), len(filter_.shape)
        if shapes not in {(MATRIX, MATRIX), (_VOLUME, _VOLUME), (_VOLUME, _FILTERS)}:
            raise ShapeError(f"{said(image)} and {said(filter_)} do not go together")
        depth = image.shape[MATRIX] if len(image.shape) == _VOLUME else 1
        if len(image.shape) == _VOLUME and filter_.shape[MATRIX] != depth:
            raise ShapeError(f"filters with {filter_.shape[MATRIX]} channels, an image with {depth}")
        filters = filter_.shape[_VOLUME] if isinstance(filter_, Volume) and len(filter_.shape) == _FILTERS else 1
        entries, weights = image.entries(), filter_.entries()
        found: list[Scalar] = []
        for i, j in product(range(tall), range(wide)):
            # The last index runs fastest: place, then channel, then filter.
            values: list[Scalar] = []
            for y, x in self.seen(image.shape, i, j):
                start = (y * image.shape[1] + x) * depth
                values.extend(entries[start : start + depth] if y >= 0 else [self.zero] * depth)
            found.extend(_dot(values, weights[k::filters]) for k in range(filters))
        shape = (tall, wide, filters) if len(filter_.shape) == _FILTERS else (tall, wide)
        return array(shape, found)


def _bounded(tall: int, wide: int) -> None:
    if tall * wide > MOST_PRODUCTS:
        raise ShapeError(f"an array of {tall:,} × {wide:,}")


def _dot(left: Sequence[Scalar], right: Sequence[Scalar]) -> Scalar:
    return _sum([a * b for a, b in zip(left, right, strict=True)])


def _sum(values: Sequence[Scalar]) -> Scalar:
    total = values[0]
    for value in values[1:]:
        total = total + value
    return total

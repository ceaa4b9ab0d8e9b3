"""Arrays of scalars, and what is reckoned with them; a scalar is whatever adds and multiplies.

A matrix is a tuple of rows. Sums and products stretch a row, a column or a number over the whole, as NumPy does and
as the course writes it (`Z = w^T X + b`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import prod
from typing import Any, NamedTuple

Scalar = Any
MATRIX = 2  # indices of a matrix


class ShapeError(Exception):
    """Arrays that do not go together."""


class Matrix(NamedTuple):
    """Rows of scalars. A vector is a matrix with one column."""

    rows: tuple[tuple[Scalar, ...], ...]

    @property
    def shape(self) -> tuple[int, int]:
        """How many rows and columns."""
        return len(self.rows), len(self.rows[0]) if self.rows else 0

    def map(self, function: Callable[[Scalar], Scalar]) -> Matrix:
        """Return the function of every entry."""
        return Matrix(tuple(tuple(function(entry) for entry in row) for row in self.rows))

    def entries(self) -> list[Scalar]:
        """Return all entries, row by row."""
        return [entry for row in self.rows for entry in row]


class Volume(NamedTuple):
    """An array with three indices or more: its shape, and its entries with the last index running fastest."""

    shape: tuple[int, ...]
    flat: tuple[Scalar, ...]

    def map(self, function: Callable[[Scalar], Scalar]) -> Volume:
        """Return the function of every entry."""
        return Volume(self.shape, tuple(map(function, self.flat)))

    def entries(self) -> list[Scalar]:
        """Return all entries."""
        return list(self.flat)


Value = Any  # a scalar, a Matrix, a Volume, or a tuple of values


def is_array(value: Value) -> bool:
    """Say whether a value has entries."""
    return isinstance(value, (Matrix, Volume))


def said(value: Value) -> str:
    """Return the shape of a value in words."""
    return " × ".join(map(str, value.shape)) if is_array(value) else "a number"


def array(shape: tuple[int, ...], entries: Sequence[Scalar]) -> Value:
    """Return entries as a number, a vector, a matrix, or a volume, as the shape wants it."""
    if not shape:
        return entries[0]
    if len(shape) > MATRIX:
        return Volume(shape, tuple(entries))
    columns = shape[1] if len(shape) == MATRIX else 1
    return Matrix(tuple(tuple(entries[at : at + columns]) for at in range(0, len(entries), columns)))


def column(entries: Iterable[Scalar]) -> Matrix:
    """Return a vector."""
    return Matrix(tuple((entry,) for entry in entries))


def entries(value: Value) -> list[Scalar]:
    """Return the entries of an array or a tuple; a number is its own."""
    if isinstance(value, (Matrix, Volume)):
        return value.entries()
    return list(value) if isinstance(value, tuple) else [value]


def both(left: Value, right: Value, function: Callable[[Scalar, Scalar], Scalar]) -> Value:
    """Return the function of the entries of two values side by side, the smaller one stretched over the larger."""
    if type(left) is tuple or type(right) is tuple:
        raise ShapeError("a tuple where a number is wanted")
    if isinstance(left, Volume) or isinstance(right, Volume):
        return _both_volumes(left, right, function)
    if not isinstance(left, Matrix) and not isinstance(right, Matrix):
        return function(left, right)
    a, b = (value if isinstance(value, Matrix) else Matrix(((value,),)) for value in (left, right))
    (rows, columns), (other_rows, other_columns) = a.shape, b.shape
    if (rows != other_rows and 1 not in (rows, other_rows)) or (
        columns != other_columns and 1 not in (columns, other_columns)
    ):
        raise ShapeError(f"{said(left)} and {said(right)} do not go together")
    return Matrix(
        tuple(
            tuple(
                function(a.rows[i % rows][j % columns], b.rows[i % other_rows][j % other_columns])
                for j in range(max(columns, other_columns))
            )
            for i in range(max(rows, other_rows))
        )
    )


def _both_volumes(left: Value, right: Value, function: Callable[[Scalar, Scalar], Scalar]) -> Volume:
    """Stretch a number over a volume, or a vector that has one entry for each of its channels."""
    shape = left.shape if isinstance(left, Volume) else right.shape
    count = prod(shape)
    sides: list[Sequence[Scalar]] = []
    for value in (left, right):
        if not is_array(value):
            sides.append([value] * count)
        elif value.shape == shape:
            sides.append(value.flat)
        elif value.shape == (shape[-1], 1):
            sides.append(value.entries() * (count // shape[-1]))
        else:
            raise ShapeError(f"{said(left)} and {said(right)} do not go together")
    return Volume(shape, tuple(map(function, *sides)))


def each(value: Value, function: Callable[[Scalar], Scalar]) -> Value:
    """Return the function of a number, or of every entry."""
    if type(value) is tuple:
        raise ShapeError("a tuple where a number is wanted")
    return value.map(function) if is_array(value) else function(value)


def product(left: Value, right: Value) -> Value:
    """Return the matrix product, or a multiple."""
    if (isinstance(left, Volume) and is_array(right)) or (isinstance(right, Volume) and is_array(left)):
        raise ShapeError(f"{said(left)} times {said(right)} has no meaning")
    if not (isinstance(left, Matrix) and isinstance(right, Matrix)):
        return both(left, right, lambda a, b: a * b)
    if left.shape[1] != right.shape[0]:
        # One number in a matrix of its own is a number.
        if (1, 1) in (left.shape, right.shape):
            return both(left, right, lambda a, b: a * b)
        raise ShapeError(f"{said(left)} times {said(right)} has no meaning")
    columns = list(zip(*right.rows, strict=True))
    return Matrix(tuple(tuple(dot(row, column) for column in columns) for row in left.rows))


def exclusive(left: Value, right: Value) -> Value:
    """Return 1 where one of two is 1 and the other 0."""
    return both(left, right, lambda a, b: a + b - 2 * a * b)


def dot(left: Iterable[Scalar], right: Iterable[Scalar]) -> Scalar:
    """Return the sum of the products of entries."""
    products = [a * b for a, b in zip(left, right, strict=True)]
    total = products[0]
    for term in products[1:]:
        total = total + term
    return total


def transposed(value: Value) -> Value:
    """Return rows as columns."""
    if isinstance(value, Volume):
        raise ShapeError(f"the transpose of {said(value)}")
    return Matrix(tuple(zip(*value.rows, strict=True))) if isinstance(value, Matrix) else value


def blocks(rows: Iterable[Iterable[Value]]) -> Matrix:
    """Put matrices together to one."""
    found: list[tuple[Scalar, ...]] = []
    for row in map(tuple, rows):
        if any(isinstance(value, Volume) for value in row):
            raise ShapeError("a volume as a part of a matrix")
        parts = [value if isinstance(value, Matrix) else Matrix(((value,),)) for value in row]
        heights = {part.shape[0] for part in parts}
        if len(heights) > 1:
            raise ShapeError(f"side by side: {', '.join(map(said, parts))}")
        found.extend(
            tuple(entry for line in lines for entry in line)
            for lines in zip(*(part.rows for part in parts), strict=True)
        )
    if len({len(row) for row in found}) > 1:
        raise ShapeError("the rows are not equally long")
    return Matrix(tuple(found))


def identity(size: int, one: Scalar) -> Matrix:
    """Return the unit matrix."""
    return Matrix(tuple(tuple(one if i == j else one * 0 for j in range(size)) for i in range(size)))


def determinant(rows: tuple[tuple[Scalar, ...], ...]) -> Scalar:
    """Return the determinant, expanded along the first row: matrices in notes are small."""
    if not rows or len(rows) != len(rows[0]):
        raise ShapeError("only a square matrix has a determinant")
    if len(rows) > 6:
        raise ShapeError("a determinant of more than 6 rows")
    if len(rows) == 1:
        return rows[0][0]
    total = rows[0][0] * 0
    for at, entry in enumerate(rows[0]):
        minor = determinant(tuple(row[:at] + row[at + 1 :] for row in rows[1:]))
        total = total + entry * minor if at % 2 == 0 else total - entry * minor
    return total


def inverse(matrix: Matrix) -> Matrix:
    """Return the inverse: the adjugate over the determinant."""
    whole = determinant(matrix.rows)
    size = len(matrix.rows)
    if size == 1:
        return Matrix(((1 / whole,),))

    def cofactor(i: int, j: int) -> Scalar:
        minor = tuple(row[:j] + row[j + 1 :] for at, row in enumerate(matrix.rows) if at != i)
        return determinant(minor) * (-1 if (i + j) % 2 else 1)

    return Matrix(tuple(tuple(cofactor(j, i) / whole for j in range(size)) for i in range(size)))

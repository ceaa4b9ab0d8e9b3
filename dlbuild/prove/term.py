"""What a formula means: terms, each with its place, made of tuples and compared by what they say.

A math list knows how a formula looks; a term knows what is added to what. Nothing is computed here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple, TypeAlias


class Place(NamedTuple):
    """Where something stands: in which text (0 the formula, n the n-th given), from where to where."""

    text: int = 0
    start: int = 0
    end: int = 0

    def to(self, other: Place) -> Place:
        """Return the place that reaches from here to the end of another, or to its own end if that is elsewhere."""
        return self if other.text != self.text else self._replace(end=max(self.end, other.end))


class UnclearError(Exception):
    """What cannot be read, or has no one meaning: what, where, and the way out."""

    def __init__(self, message: str, place: Place, way_out: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.way_out = way_out


class Index(NamedTuple):
    r"""One index of a name: its bracket (`(`, `[`, `{`, `<`, `_`, or `^` for a label), what is in it, and as text.

    Words that say what is counted stand behind the bracket: `(net` for `(\text{net } k)`.

    Whether `ij` is two numbers or a label, only the values of i and j can tell: `terms` is the one reading,
    `text` the other.
    """

    bracket: str
    terms: tuple[Term, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """A numeral; `decimals` says how many digits were written behind the point."""

    value: Fraction
    decimals: int = 0
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Name:
    r"""A letter or word with its accents (`\\hat{y}`), indices and primes."""

    text: str
    indices: tuple[Index, ...] = ()
    primes: int = 0
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Apply:
    """An operation that everybody knows, by its name in `operations.OPERATIONS`."""

    operation: str
    arguments: tuple[Term, ...]
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Call:
    r"""A function that the givens must define, and what it is applied to; `bar` says before which one `\mid` stands."""

    function: Name
    arguments: tuple[Term, ...]
    place: Place = field(default=Place(), compare=False)
    bar: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a vector or a matrix, counted from 1."""

    body: Term
    index: Index
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Big:
    """A sum, product, maximum or minimum over indices: from `lower` to `upper`, or all that an index can be."""

    kind: str
    variables: tuple[str, ...]
    lower: Term | None
    upper: Term | None
    condition: Term | None
    body: Term
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Derivative:
    """The derivative of a body, once by each of the variables."""

    body: Term
    variables: tuple[Term, ...]
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit; `side` is "+", "-" or "" for both."""

    body: Term
    variable: Name
    target: Term
    side: str = ""
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Integral:
    """A definite integral."""

    body: Term
    variable: Name
    lower: Term
    upper: Term
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Grid:
    """A matrix, row by row; its entries may be matrices (blocks)."""

    rows: tuple[tuple[Term, ...], ...]
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Run:
    r"""A row, column, sum or product with an ellipsis: `body` for each value of `variable` from `lower` to `upper`.

    `kind` is "columns", "rows", "items", "add" or an operation of a product; `down` if it goes from the larger end to
    the smaller one.
    """

    kind: str
    variable: str
    lower: Term
    upper: Term
    body: Term
    down: bool = False
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Gap:
    """Dots in a row or a column of which nobody can see how they go on: all that is said is what stands at both ends.

    `kind` is "columns" or "rows".
    """

    kind: str
    first: Term
    last: Term
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Cases:
    """Values under conditions, the first that holds; `None` is "otherwise"."""

    branches: tuple[tuple[Term, Term | None], ...]
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Relation:
    r"""Two sides and the sign between them; `end` is the other end of a chain `a \approx b \approx 0.3`."""

    sign: str
    left: Term
    right: Term
    place: Place = field(default=Place(), compare=False)
    end: Term | None = None


@dataclass(frozen=True, slots=True)
class Domain:
    r"""A set of numbers or arrays, with lengths in the exponent of `\\mathbb{R}`; a "set" has a few `items`."""

    numbers: str
    shape: tuple[Term, ...] = ()
    items: tuple[Term, ...] = ()
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Listing:
    """Things between brackets with commas: a tuple, a set, an interval (`brackets` is "()", "{}", "[]", "[)" …)."""

    brackets: str
    items: tuple[Term, ...]
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Layer:
    """What makes one array of another; what is left open is empty, or None.

    `kind` is "" (a convolution), "max", "average" or "pool", "depthwise", "transposed". The settings are the stride
    `s`, the padding `p`, and `o`, the padding of what comes out.
    """

    kind: str = ""
    window: tuple[Term, ...] = ()
    filters: Term | None = None
    settings: tuple[tuple[str, Term], ...] = ()
    place: Place = field(default=Place(), compare=False)

    def or_else(self, other: Layer) -> Layer:
        """Return the layer with what it leaves open taken from another."""
        return Layer(
            self.kind or other.kind,
            self.window or other.window,
            self.filters or other.filters,
            (*self.settings, *other.settings),
            self.place,
        )


@dataclass(frozen=True, slots=True)
class Through:
    """The size of what layers make of an array of a size; if they leave the channels open, there are `channels`."""

    lengths: tuple[Term, ...]
    layers: tuple[Layer, ...]
    channels: Term | None
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Made:
    """What a layer makes of an array."""

    body: Term
    layer: Layer
    place: Place = field(default=Place(), compare=False)


Term: TypeAlias = (
    "Number | Name | Apply | Call | Entry | Big | Derivative | Limit | Integral | Grid | Run | Gap | Cases"
    " | Relation | Domain | Listing | Through | Made"
)


def parts(term: object) -> tuple[object, ...]:
    """Return what a term, or a tuple of terms, is made of; its place is no part of it."""
    if isinstance(term, tuple):
        return term
    fields = getattr(term, "__dataclass_fields__", ())
    return tuple(getattr(term, name) for name in fields if name != "place")

"""The math list: what a formula says, before anything has a size.

TeXbook, chapter 17 and appendix G. A list holds atoms, and between them the few
things that are not atoms (spaces, changes of style or colour). "Scripts hang on
the atom; the construct is its nucleus" (TeXbook p. 441 has the noads that do so).

Named tuples, not dataclasses: a formula makes thousands of these, they are made
three times as fast, and being immutable they can be shared, which the parser does
with the atom of every symbol.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

# The kinds of atom, in the order of the spacing table (TeXbook p. 170).
ORD, OP, BIN, REL, OPEN, CLOSE, PUNCT, INNER = range(8)

# Where an operator's scripts go (TeXbook p. 144): limits in display style only, always, never.
DISPLAY_LIMITS, LIMITS, NO_LIMITS = range(3)

# The eight styles (TeXbook p. 140); an odd number is a cramped style.
DISPLAY, TEXT, SCRIPT, SCRIPT_SCRIPT = 0, 2, 4, 6


class Symbol(NamedTuple):
    """A character of a TeX font, by the font's name and TeX's own code."""

    face: str
    code: int


class Delimiter(NamedTuple):
    r"""What `\left` and its kin take: a small character and the first of its larger family.

    `second` stands close behind it, in signs that are made of two (`\llbracket`).
    """

    small: Symbol | None
    large: Symbol
    second: Delimiter | None = None


class Atom(NamedTuple):
    """A nucleus with its scripts; `None` is an empty field."""

    kind: int
    nucleus: Nucleus | None
    superscript: Nucleus | None = None
    subscript: Nucleus | None = None
    limits: int = DISPLAY_LIMITS


class Space(NamedTuple):
    """White space: ems of the text font, and math units of the current style."""

    em: float = 0.0
    mu: float = 0.0
    nonscript: bool = False


class StyleChange(NamedTuple):
    r"""`\displaystyle` and its sisters: holds to the end of the list."""

    style: int


class ColorChange(NamedTuple):
    r"""`\color`: holds to the end of the list. A CSS colour, `None` for the page's ink."""

    color: str | None


class Choice(NamedTuple):
    r"""`\mathchoice`: one list for each of the four styles, spliced in where it stands."""

    lists: tuple[Mlist, Mlist, Mlist, Mlist]


class Fraction(NamedTuple):
    """Rule 15. `thickness` in ems, `None` for the default rule."""

    numerator: Mlist
    denominator: Mlist
    thickness: float | None = None
    left: Delimiter | None = None
    right: Delimiter | None = None
    align: str = "c"


class Over(NamedTuple):
    r"""What `\over` leaves at the head of a list while it is read: the fraction, its denominator still to come."""

    fraction: Fraction


class Radical(NamedTuple):
    r"""Rule 11; `degree` is what `\sqrt[3]` puts into the sign's notch, moved as `\uproot` and `\leftroot` say (mu)."""

    body: Nucleus | None
    degree: Mlist | None = None
    uproot: float = 0.0
    leftroot: float = 0.0


class Accent(NamedTuple):
    """Rule 12. A wide accent picks the largest of its family that fits."""

    accent: Symbol
    body: Nucleus | None
    below: bool = False


class Line(NamedTuple):
    r"""`\overline` (rule 9) and `\underline` (rule 10)."""

    body: Nucleus | None
    over: bool


class Fenced(NamedTuple):
    r"""`\left … \middle … \right` (rule 19): parts with the delimiters around them, `None` for a dot."""

    delimiters: tuple[Delimiter | None, ...]
    parts: tuple[Mlist, ...]


class Big(NamedTuple):
    r"""`\big` to `\Bigg`: a delimiter at a fixed total height, in ems."""

    delimiter: Delimiter | None
    total: float


class Filler(NamedTuple):
    """What a stretching line is made of, in math lists: two ends, what repeats, and a middle (a brace's).

    A bracket has a thickness and feet of a length instead, in ems; None is the thickness of a brace.
    """

    left: Mlist
    repeat: Mlist
    right: Mlist
    kind: str = "arrow"
    thickness: float | None = None
    foot: float = 0.0


class Stretch(NamedTuple):
    """A line as wide as the body, above or below it: a brace, an arrow (plain TeX p. 359, amsmath).

    `gap` is the kern between them and `margin` the one outside, in ems.
    """

    body: Mlist
    line: Filler
    over: bool
    gap: float
    margin: float = 0.0
    styled: bool = False


class ExtensibleArrow(NamedTuple):
    r"""amsmath's `\xrightarrow`: as wide as its scripts with `pad` math units around them, and as `least` (ems)."""

    line: Filler
    above: Mlist
    below: Mlist | None
    pad: tuple[float, float]
    offset: tuple[float, float] = (0.0, 0.0)
    least: float = 0.0


class Text(NamedTuple):
    r"""`\text`: glyphs of text fonts with their kerns and ligatures, spaces and formulas between them.

    `scaled`: as large as the style asks for (amsmath's `\text`), else text size (`\mbox`).
    """

    pieces: tuple[TextPiece, ...]
    scaled: bool = True


class TextSpace(NamedTuple):
    """An interword space of a text font (its font dimension 2)."""

    face: str


class Foreign(NamedTuple):
    """Characters that none of TeX's fonts here has, among words of a face: other fonts lend them."""

    text: str
    face: str = "cmr10"


class TextAccent(NamedTuple):
    """A text accent over a letter (TeXbook p. 52), or under it, or lowered by so many ems (a cedilla by none)."""

    accent: Symbol
    letter: Symbol
    lowered: float | None = None
    under: bool = False


class ItalicCorrection(NamedTuple):
    r"""`\/`: the italic correction of the letter before (TeXbook p. 14)."""


class InlineMath(NamedTuple):
    r"""`$…$` inside `\text`."""

    body: Mlist


class Column(NamedTuple):
    """A column of an array: alignment, and what `@{}`, `|` and `||` put on its left (text or rules)."""

    align: str = "c"
    style: int = TEXT


class Spanned(NamedTuple):
    r"""`\multicolumn`: a cell over so many columns, its alignment, the rules on its left and right."""

    body: Mlist
    columns: int
    align: str = "c"
    left: str = ""
    right: str = ""


class Row(NamedTuple):
    """A row of cells, the extra space below it in ems, and the rules above it.

    A rule is "-" (solid), ":" (dashed), or the columns that it is under, counted from 1 ("2-3"). `spans` has the
    cells over several columns, each with its first column; their places in `cells` are empty.
    """

    cells: tuple[Mlist, ...]
    skip: float = 0.0
    lines: tuple[str, ...] = ()
    tag: Mlist | None = None
    spans: tuple[tuple[int, Spanned], ...] = ()


class Array(NamedTuple):
    r"""A `\vcenter`ed `\halign` (TeXbook chapter 22; LaTeX's array, amsmath's alignments).

    `before[i]` is the width of space left of column i in ems (`before[-1]`: right of the last);
    `verticals` the number of rules there. `strut` is (height, depth) of each row; with `baseline` None rows
    touch (LaTeX's array), otherwise they are set `baseline` apart but never nearer than `limit`, then `gap`.
    """

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    before: tuple[float, ...]
    strut: tuple[float, float]
    verticals: tuple[str, ...] = ()
    baseline: float | None = None
    gap: float = 0.0
    limit: float = 0.0
    last_lines: tuple[str, ...] = ()
    position: str = "c"


class Fitted(NamedTuple):
    r"""A body with some of its measures or its ink taken away: `\phantom`, `\smash`, `\mathllap`.

    `keep` names what stays, of "w" width, "h" height, "d" depth, "i" ink; `align` where a body
    without width is put: "l" ink to the left (`\mathllap`), "c", "r".
    """

    body: Mlist
    keep: str
    align: str = "r"


class Framed(NamedTuple):
    r"""`\boxed`, `\fbox`, `\colorbox`: padding and rule in ems; CSS colours."""

    body: Nucleus
    rule: float
    padding: float
    border: str | None = None
    fill: str | None = None


class Struck(NamedTuple):
    r"""`\cancel` and kin: strokes over the body; which of "/", "\\", "-"."""

    body: Mlist
    strokes: str


class Raised(NamedTuple):
    r"""`\raise`, `\raisebox`: up by an amount in ems."""

    body: Mlist
    up: float


class Centered(NamedTuple):
    r"""`\vcenter` (rule 8)."""

    body: Mlist


class Stack(NamedTuple):
    r"""Lines put on each other with fixed distances: `\vdots`, `\cong`, `\rightleftharpoons`.

    Each part is (raised by, in ems; list), in the middle of the widest; as in TeX's vertical boxes the first
    gives the height and the last the depth, unless they are said.
    """

    parts: tuple[tuple[float, Mlist], ...]
    height: float | None = None
    depth: float | None = None


class Bar(NamedTuple):
    r"""`\rule`: width, height and depth in ems of the text; a `scaled` width in those of the style."""

    width: float
    height: float
    depth: float
    scaled: bool = False


class Sized(NamedTuple):
    r"""`\large` and its kin, `\scalebox`: a body in text style, drawn so many times as large."""

    body: Mlist | Text
    factor: float


class Enclosed(NamedTuple):
    r"""`\enclose`, `\cancelto`, `\phase`: lines around or across a body, with padding in ems."""

    body: Mlist
    notations: tuple[str, ...]
    padding: float = 0.0


class Ellipse(NamedTuple):
    r"""An ellipse around the axis, width and height in ems of the present size: the ring of `\oiint`."""

    width: float
    height: float


class Flushed(NamedTuple):
    r"""A body at the right end of a box that is as wide as another, if that is wider (mathtools' `\prescript`)."""

    body: Mlist
    other: Mlist


class Sideset(NamedTuple):
    r"""amsmath's `\sideset`: scripts at the four corners of a large operator.

    The left ones stand in a box of their own in front, `room`, over which the operator's reaches back.
    """

    left: tuple[Nucleus | None, Nucleus | None]
    right: tuple[Nucleus | None, Nucleus | None]
    operator: Atom
    room: bool = False


Item: TypeAlias = "Atom | Space | StyleChange | ColorChange | Choice | Over"
Mlist: TypeAlias = "tuple[Item, ...]"
TextPiece: TypeAlias = "Symbol | ItalicCorrection | TextSpace | Foreign | TextAccent | InlineMath | Space | Text"
Nucleus: TypeAlias = (
    "Symbol | Mlist | Fraction | Radical | Accent | Line | Fenced | Big | Stretch | ExtensibleArrow | Text"
    " | Array | Fitted | Framed | Struck | Raised | Centered | Stack | Bar | Sideset"
    " | Sized | Enclosed | Ellipse | Flushed | Spanned"
)

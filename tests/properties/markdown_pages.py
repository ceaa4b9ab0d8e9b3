"""Pages to try laws on: Markdown in containers in containers, with formulas of every spelling in every place.

A page is read off a tape of bytes, each of which chooses something; at the tape's end the first choice is taken,
which is the plainest. That is ten times as fast as to let hypothesis choose, and a shorter tape is a simpler page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from hypothesis import settings
from hypothesis import strategies as st

# A page is soon tried: before a change is taken, a law of pages sees more of them than other laws see examples.
law = settings(max_examples=500) if settings.get_current_profile_name() == "ci" else settings()

T = TypeVar("T")
Lines = list[str]

_SIGNS = str.maketrans({"␠": " ", "⏎": "\n", "→": "\t", "␍": "\r", "␀": "\0", "⍽": "\u00a0", "␌": "\f"})


def items(text: str) -> tuple[str, ...]:
    """Read words that stand apart by two spaces or more; signs stand for what cannot be seen."""
    return tuple(word.translate(_SIGNS) for word in re.split(r"\s{2,}", text.strip()))


LATEX = items(r"""
    x  a_1 b_2  a*b*c  f'(x)  a<b  a < b > c  x^{-1}  -1  \frac{a}{b}  \{x\}  a & b \\ c
    x \label{eq:x}  \eqref{b}  y \label{b_1} \tag{*}  \begin{aligned} x \label{c} \end{aligned}
    \text{of $n$ or \$5}  \text{``so''}  \|v\|  "  中  𝔸  ~a  [0,1](t)  ]0,1[  a→b  &amp;
""")
LINES = LATEX + items(r"""
    - b  + c  > d  1. e  # f  =  ␠␠i  \\[2pt]  →j
""")
PAIRS = (
    *(("$", "$"), ("$$", "$$"), ("$`", "`$"), ("\\(", "\\)"), ("\\[", "\\]"), ("$$ ", " $$"), ("\\( ", " \\)")),
    *(("\\begin{align}", "\\end{align}"), ("\\begin{equation*}", "\\end{equation*}")),
)
BLOCK_PAIRS = (("$$", "$$"), ("\\[", "\\]"), ("```math", "```"), ("~~~~ math", "~~~~"), *PAIRS[-2:])
WORDS = items(r"""
    so  a_b  *so*  **so  _so_  ~~so~~  it costs $5  $6  5$  \$7  $HOME  ${A}/${B}  $(pwd)  US$  `$x$`
    ``a `$y$` b``  `  <b>  </b>  <i title="$x$">  <!-- $x$ -->  <code>$x$</code>  <  <a b='  [link](a$b$c)
    [link](/u "$x$")  ![$x$](p.svg)  [$x$](u)  [  ](u$)  ]  [ref]  [a][ref]  [^1]  [^2]  http://a.b/$x$
    https://a.b  www.a.b/$y$,  <http://a.b/$x$>  中  文  𝔸  &amp;  \  \\  !  |  .  \[not a link\](u)  $$  $
    \(  \begin{align}  [$x$]  <!-- dlbuild: off -->  \eqref{eq:x}  \ref{b_1}*  (\eqref{a b})  $\eqref{b}$  !\ref{c}
    [\ref{c}](u)  \\eqref{c}  \ref{}  [so](#eq-x "so")  `\ref{c}`  \ref{c}$
""")
WRAPS = (
    *(("*", "*"), ("**", "**"), ("[", "](u)"), ("~~", "~~"), ("(", ")"), ("“", "”"), ("[", "][ref]")),
    ("<kbd>", "</kbd>"),
)
# Blocks that are no formulas, though they hold what could be one.
LEAVES = items(r"""
    ```⏎$x$⏎```  ~~~ python⏎a = '$x$'⏎$$⏎b⏎$$⏎~~~  ␠␠␠␠$x$  →$$x$$  <div>⏎$x$⏎</div>  <!-- $x$⏎$$y$$ -->
    [ref]: /a$b$c '$x$'⏎⏎so  [$x$]: u⏎⏎so  ---  # so $x$ #  so $x$⏎===  <details>⏎<summary>$x$</summary>  ⏎
    [^2]: $x$  <!-- dlbuild: off -->  <!-- dlbuild: on -->  ##␠$x$␠by␠\eqref{b}␠and␠$$y␠\label{b}$$  #␠a|b
    `$x$`␠$y$⏎---  <h2>$x$</h2>  <h3>⏎⏎$x$⏎⏎</h3>  ###  #␠$x$⏎#␠$x$
""")
QUOTES = ("> ", ">", " >  ", ">\t")
ITEMS = (
    *(("- ", "  "), ("1. ", "   "), ("*   ", "    "), ("-\t", "\t"), ("10) ", "    "), ("+ ", "  ")),
    ("[^1]: ", "    "),
)
FRONT: tuple[Lines, ...] = ([], [], [], ["---", "title: $x$", "---"], ["+++", "t = '$x$'", "+++"])
ENDINGS = (("\n",), ("\r\n",), ("\n",), ("\r",), ("\n", "\r\n", "\r"))


class Tape:
    """Bytes that choose."""

    def __init__(self, data: bytes) -> None:
        self.data = iter(data)

    def among(self, count: int) -> int:
        return next(self.data, 0) % count

    def one(self, options: Sequence[T]) -> T:
        return options[self.among(len(options))]


def inline_formula(tape: Tape, *, cell: bool) -> str:
    opener, closer = tape.one(PAIRS)
    latex = tape.one(LATEX)
    if not cell and tape.among(6) == 5:
        latex += "\n" + tape.one(LINES)
    return opener + (latex.replace("|", "\\|") if cell else latex) + closer


def text(tape: Tape, *, cell: bool = False) -> str:
    """Words and formulas on one line, or on more."""
    pieces: list[str] = []
    for _ in range(1 + tape.among(4)):
        kind = tape.among(4)
        if kind == 1:
            piece = tape.one(WORDS)
        elif kind == 2:
            before, behind = tape.one(WRAPS)
            piece = before + inline_formula(tape, cell=cell) + behind
        else:
            piece = inline_formula(tape, cell=cell)
        pieces += (piece, tape.one((" ", "", "") if cell else (" ", "", "\n", " ", "  \n")))
    return "".join(pieces)


def block_formula(tape: Tape) -> Lines:
    latex = [tape.one(LINES) for _ in range(1 + tape.among(3))]
    opener, closer = tape.one(BLOCK_PAIRS)
    if tape.among(2) or "math" in opener:
        return [opener, *latex, closer]
    return (opener + "\n".join(latex) + closer).split("\n")


def table(tape: Tape) -> Lines:
    rows = [f"| {text(tape, cell=True)} | {text(tape, cell=True)} |" for _ in range(2 + tape.among(2))]
    if tape.among(2):
        rows = [row[2:-2] for row in rows]
    return [rows[0], "|---|:-:|", *rows[1:]]


def contained(tape: Tape, lines: Lines) -> Lines:
    """Put lines into a quote, an item of a list or a footnote; now and then one stays lazily outside."""
    lazy = 3 if tape.among(4) == 3 else len(lines) + 1
    if tape.among(2):
        first, others = tape.one(ITEMS)
    else:
        first = others = tape.one(QUOTES)
    kept = [
        line if number % lazy == lazy - 1 or not (line or ">" in others) else others + line
        for number, line in enumerate(lines[1:])
    ]
    return [first + lines[0], *kept]


def block(tape: Tape, depth: int) -> Lines:
    kind = tape.among(7)
    if kind >= 5 and depth < 4:
        parts = [block(tape, depth + 1) for _ in range(1 + tape.among(3))]
        return contained(tape, [line for part in parts for line in part])
    if kind == 1:
        return block_formula(tape)
    if kind == 2:
        return table(tape)
    if kind == 3:
        return tape.one(LEAVES).split("\n")
    return text(tape).split("\n")


def page(data: bytes) -> str:
    """Read a page off a tape."""
    tape = Tape(data)
    lines = list(tape.one(FRONT))
    endings = tape.one(ENDINGS)
    bom = tape.one(("", "", "\ufeff"))
    last = tape.one((endings[0], "", endings[0] * 2))
    for _ in range(1 + tape.among(4)):
        lines += block(tape, 0)
        lines += tape.one(([""], [], [""]))
    *lines, end = "\n".join(lines).rstrip("\n").split("\n")
    ended = [line + endings[number % len(endings)] for number, line in enumerate(lines)]
    return bom + "".join(ended) + end + last


CRUMBS = items(r"""
    $  $  $  $$  $$  `  ``  ```  ⏎  ⏎  ⏎⏎  ␍⏎  ␍  >␠  -␠  +␠  1.␠  ␠␠  ␠␠␠␠  →  |  ⏎| a | b |⏎|---|---|⏎
    [a](b  ](u$)  )  [  ]  ![  <b>  </b>  <a b='  "  '  \  \\  \(  \)  \[  \]  ```math⏎  ~~~ math⏎
    \begin{align}  \end{align}  \text{  {  }  <!-- dlbuild: off -->  <!-- dlbuild: on -->  <div>  </div>  x
    y  a_1  *  **  _  ~~  &  <  >  ␀  𝔸  中  #  #␠  ===  ---  [^1]:␠  [^1]  [^2]:␠  [a]: /u⏎  http://a.b/
    \eqref{b}  \ref{  \label{b}  <a id="eq-b"></a>
    www.x.y  5  =  .  ,  ␠  ⍽  ␌  <code>  <picture>  </picture>
""")


def crumbled(data: bytes) -> str:
    """Read a page off a tape that nobody would write."""
    return "".join(CRUMBS[byte % len(CRUMBS)] for byte in data)


pages = st.one_of(
    st.binary(min_size=40, max_size=160).map(page),
    st.binary(min_size=40, max_size=160).map(page),
    st.binary(max_size=24).map(crumbled),
)

"""Every control sequence that is known: it is set, or refused with a reason, whatever follows it."""

from __future__ import annotations

import pytest

from dlbuild.problem import FormulaError
from dlbuild.typeset import typeset
from tests.tex.reading import NAMES

# What may follow a name, one a line. With at least one of them each name must make a formula.
FOLLOWED_BY = r"""

x
{x}
{x}{y}
{x}{y}{z}
{x}{y}{z}{w}
[x]{y}
(x)
|x|
_x
-1
3pt x
65
xy
\,x
\sum
{\sum}
{}{}\sum
{2pt}
{2pt}{2pt}
{2pt}{2pt}{2pt}
{2pt}{x}
{x}{1pt}
+{2pt}{.1em}
{10pt}[0pt][0pt]{x}
{0.5}{x}
{red}
{red}{x}
{red}{blue}{x}
{x}{rgb}{0,0,0}
{circle}{x}
{x2264}
{https://example.org}{x}
{()}{)}{0pt}{0}{x}{y}
(){0pt}{1}{x}{y}
()1pt x
( x \right)
x \right)
x \of y
x \over y
{matrix}x\end{matrix}
{x}\\{y}
{2}{c}{x}
{\hbox{x}}
{1}{\hat}{x}
5\hat x
\xi x
\xi{x}\xi
\xi=x\xi
\xi xy
{\xi}{x}\xi
{\xi}[1]{x}\xi x
{\xi}{(}{)}\xi x
{\xi}{\sin}\xi
\xi{x}{(}{)}{y}{z}\xi x
{x}{2}{2}
{\arraycolsep}{3pt}
{x}{y}{z}\begin{x}\end{x}
{H2O}
{A}>>>B
""".split("\n")[1:-1]
# What a name may belong to, with a blank for it.
WITHIN = r"""
x □ y
\sum□
{x□}
{x□ y}
\left( x □ y \right)
\left( x □|y \right)
\left( x □)
\begin{matrix}x□\end{matrix}
\begin{matrix}x□ y\end{matrix}
\begin{matrix}x\\ □ y\end{matrix}
\begin{array}{ccc}□ x\end{array}
\begin{array}{ccc}□{2}{c}{x}\end{array}
\begin{array}{ccc}x\\□{2-3} x\end{array}
\begin{array}{ccc}x\\□{1pt} x\end{array}
\begin{aligned}x□{y}\\z\end{aligned}
\begin{aligned}x\\□ y\end{aligned}
\begin{CD}A□ B\end{CD}
\ce{A □ B}
\begingroup x □
□ x \endgroup
□\def\f{x}\f
""".strip().split("\n")


def _outcome(tex: str) -> str:
    """Set a formula; return "" or the code of its refusal, which must be complete."""
    try:
        typeset(tex, display=True)
    except FormulaError as error:
        problem = error.problem
        assert problem.message, tex
        assert problem.help, tex
        assert 0 <= problem.span.start < problem.span.end, tex
        return problem.code
    return ""


# A character outside ASCII stands for a name, and is tried alone.
WORDS = [name for name in NAMES if name.isascii()]
CHARACTERS = [name for name in NAMES if not name.isascii()]


@pytest.mark.parametrize("name", WORDS)
def test_a_name_is_set_or_refused_with_a_reason_whatever_follows(name: str) -> None:
    outcomes = {_outcome(f"{name}{' ' if following[:1].isalpha() else ''}{following}") for following in FOLLOWED_BY}

    assert "" in outcomes or any(_outcome(place.replace("□", f"{name} ")) == "" for place in WITHIN), outcomes


def test_every_character_that_stands_for_a_name_is_set() -> None:
    refused = [name for name in CHARACTERS if _outcome(f"x{name}x") and _outcome(f"\\left{name}x\\right{name}")]

    assert refused == []


def test_a_macron_is_no_tilde() -> None:
    assert [chr(mark.code) for mark in typeset(r"\textasciimacron").glyphs] == ["¯"]

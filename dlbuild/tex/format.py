r"""Macros that are there from the start: what plain TeX, LaTeX and amsmath define by other control sequences.

TeX calls such a set a format. Definitions are those of fontmath.ltx, amsmath.sty and the TeXbook's appendix B,
written with the commands of `commands/`; `@` stands in names that are not for users. One a line: name, body.
"""

from __future__ import annotations

from dlbuild.tex.lexer import format_tokens
from dlbuild.tex.macros import Macro, counted

_TABLE = r"""
~  \nobreakspace{}
\lbrace  \{
\rbrace  \}
\ne  \neq
\neq  \mathrel{\not=}
\int  \intop\nolimits
\oint  \ointop\nolimits
\iint  \mathop{\intop\intkern@\intop}\nolimits
\iiint  \mathop{\intop\intkern@\intop\intkern@\intop}\nolimits
\iiiint  \mathop{\intop\intkern@\intop\intkern@\intop\intkern@\intop}\nolimits
\idotsint  \mathop{\intop\intdots@\intop}\nolimits
\intkern@  \mkern-6mu\mathchoice{\mkern-3mu}{}{}{}
\intdots@  \mathchoice{\cdotp\cdotp\cdotp}{\apart@{1.5}}{\apart@{1}}{\apart@{1}}
\apart@  {\cdotp}\mkern#1mu{\cdotp}\mkern#1mu{\cdotp}
\relbar  \mathrel{\smash{-}}
\Relbar  \mathrel{=}
\joinrel  \mathrel{\mkern-3mu}
\longrightarrow  \relbar\joinrel\rightarrow
\Longrightarrow  \Relbar\joinrel\Rightarrow
\longleftarrow  \leftarrow\joinrel\relbar
\Longleftarrow  \Leftarrow\joinrel\Relbar
\longleftrightarrow  \leftarrow\joinrel\rightarrow
\Longleftrightarrow  \Leftarrow\joinrel\Rightarrow
\mapsto  \mapstochar\rightarrow
\longmapsto  \mapstochar\longrightarrow
\hookrightarrow  \lhook\joinrel\rightarrow
\hookleftarrow  \leftarrow\joinrel\rhook
\iff  \;\Longleftrightarrow\;
\implies  \;\Longrightarrow\;
\impliedby  \;\Longleftarrow\;
\And  \;\mathrel{\&}\;
\models  \mathrel{|}\joinrel\Relbar
\bowtie  \mathrel\triangleright\joinrel\mathrel\triangleleft
\doteq  \mathrel{\mathop{\kern0pt =}\limits^{\textstyle.}}
\colon  \mskip2mu\mathpunct{}\nonscript\mkern-3mu{:}\mskip6mu
\bmod  \nonscript\mskip-4mu\mkern5mu\mathbin{\mathrm{mod}}\mkern5mu\nonscript\mskip-4mu
\pod  \mkern8mu(#1)
\pmod  \pod{{\mathrm{mod}}\mkern6mu#1}
\mod  \mkern12mu{\mathrm{mod}}\,\,#1
\varlimsup  \mathop{\overline{\mathrm{lim}}}
\varliminf  \mathop{\underline{\mathrm{lim}}}
\varinjlim  \mathop{\underrightarrow{\mathrm{lim}}}
\varprojlim  \mathop{\underleftarrow{\mathrm{lim}}}
\surd  {\mathop{\mathchar@{cmsy10}{70}}}
\owns  \ni
\dashrightarrow  \mathrel{\dabar@\dabar@\mathchar@{msam10}{4B}}
\dashleftarrow  \mathrel{\mathchar@{msam10}{4C}\dabar@\dabar@}
\dasharrow  \dashrightarrow
\argmax  \operatorname*{arg\,max}
\argmin  \operatorname*{arg\,min}
\Set  \left\{#1\right\}
\dddot  {\mathop{\kern0pt#1}\limits^{\dots@{...}}}
\ddddot  {\mathop{\kern0pt#1}\limits^{\dots@{....}}}
\dots@  \smash{\lower.456pt{\kern1.6667pt\mbox{#1}}}
\thetag  \text{(#1)}
\eqref  \text{(\textbf{??})}\forget@{#1}
\ref  \text{\textbf{??}}\forget@{#1}
\degree  {^\circ}
\lang  \langle
\rang  \rangle
\R  \mathbb{R}
\N  \mathbb{N}
\Z  \mathbb{Z}
\C  \mathbb{C}
\Q  \mathbb{Q}
"""


def _entries() -> dict[str, str]:
    pairs = (line.split(None, 1) for line in _TABLE.splitlines() if line)
    return {name: body.strip() for name, body in pairs}


MACROS: dict[str, str] = _entries()
_MADE: dict[str, Macro] = {}


def definition(name: str) -> Macro | None:
    """Return the macro with that name, read once, or None."""
    found = _MADE.get(name)
    if found is None and name in MACROS:
        found = _MADE[str(name)] = counted(tuple(format_tokens(MACROS[name])))
    return found

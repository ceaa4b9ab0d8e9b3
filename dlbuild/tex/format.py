r"""Macros that are there from the start: what plain TeX, LaTeX and amsmath define by other control sequences.

TeX calls such a set a format. Definitions are those of fontmath.ltx, amsmath.sty and the TeXbook's appendix B,
written with the commands of `commands/`; `@` stands in names that are not for users. One a line: name, body;
the default of a first argument that may be left out is in brackets. What packages add is in `packages.py`.
"""

from __future__ import annotations

from dataclasses import replace

from dlbuild.tex import packages
from dlbuild.tex.lexer import format_tokens
from dlbuild.tex.macros import Macro, counted
from dlbuild.tex.unicode import phrase

_TABLE = r"""
~  \nobreakspace{}
\lbrace  \{
\rbrace  \}
\ne  \neq
\neq  \mathrel{\not=}
\int  \intop\nolimits
\oint  \ointop\nolimits
\iint  \integrals@{\intop\intkern@\intop}
\iiint  \integrals@{\intop\intkern@\intop\intkern@\intop}
\iiiint  \integrals@{\intop\intkern@\intop\intkern@\intop\intkern@\intop}
\idotsint  \integrals@{\intop\intdots@\intop}
\intback@  \mkern-7mu\mathchoice{\mkern-2mu}{}{}{}
\intspace@  \mkern7mu\mathchoice{\mkern2mu}{}{}{}
\intkern@  \mkern-6mu\mathchoice{\mkern-3mu}{}{}{}
\intdots@  \mathchoice{\mathinner{\cdotp\cdotp\cdotp}}{\apart@{1.5}}{\apart@{1}}{\apart@{1}}
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
\varliminf  \mathop{\underline{\rule[-.0200294em]{0pt}{.0200294em}\mathrm{lim}}}
\varinjlim  \mathop{\lim@arrow{right}\mathrm{lim}}
\varprojlim  \mathop{\lim@arrow{left}\mathrm{lim}}
\surd  {\mathop{\mathchar@{cmsy10}{70}}}
\owns  \ni
\dashrightarrow  \mathrel{\dabar@\dabar@\mathchar@{msam10}{4B}}
\dashleftarrow  \mathrel{\mathchar@{msam10}{4C}\dabar@\dabar@}
\dasharrow  \dashrightarrow
\argmax  \operatorname*{arg\,max}
\argmin  \operatorname*{arg\,min}
\dddot  {\mathop{\kern0pt#1}\limits^{\dots@{...}}}
\ddddot  {\mathop{\kern0pt#1}\limits^{\dots@{....}}}
\dots@  \hung@{-.1402061em}{\lower.456pt{\kern1.6667pt\mbox{#1}}}
\thetag  \text{(#1)}
\degree  {^\circ}
\lang  \langle
\rang  \rangle
\R  \mathbb{R}
\N  \mathbb{N}
\Z  \mathbb{Z}
\C  \mathbb{C}
\Q  \mathbb{Q}
\bgroup  {
\egroup  }
\endgroup  }
\newline  \\
\lq  `
\rq  '
\arraystretch  1
\textsuperscript  \text{\textsuperscript{#1}}
\textsubscript  \text{\textsubscript{#1}}
\Join  \mathrel{\mathchar@{msbm10}{6F}\mkern-13.8mu\mathchar@{msbm10}{6E}}
\operatornamewithlimits  \operatorname*
\prescript  \palette@{\mathop{}\mathopen{\vphantom{#3}}^{\flushed@{#1}{#2}}_{\flushed@{#2}{#1}}#3}
\dag  {\dagger}
\ddag  {\ddagger}
\underbar  \underline{\smash[b]{\text{#1}}}
\TeX  \mathrm{T\kern-.1667em\lower.5ex{E}\kern-.125emX}
\LaTeX  \mathrm{L\kern-.36em\raise.205em{\scriptstyle A}\kern-.15em\TeX}
\matrix  \begin{matrix}#1\end{matrix}
\pmatrix  \begin{pmatrix}#1\end{pmatrix}
\array  \begin{matrix}#1\end{matrix}
\cases  \begin{cases}#1\end{cases}
\eqalign  \begin{aligned}#1\end{aligned}
\eqalignno  \begin{aligned}#1\end{aligned}
\leqalignno  \begin{aligned}#1\end{aligned}
\displaylines  \begin{gathered}#1\end{gathered}
\framebox  \fbox
\shoveleft  {#1}
\shoveright  {#1}
\AA  \text{\AA}
\aa  \text{\aa}
\AE  \text{\AE}
\ae  \text{\ae}
\OE  \text{\OE}
\oe  \text{\oe}
\O  \text{\O}
\o  \text{\o}
\L  \text{\L}
\l  \text{\l}
\ss  \text{\ss}
\i  \text{\i}
\j  \text{\j}
\copyright  \text{\textcopyright}
\textcopyright  \text{\textcopyright}
\textregistered  \text{\textregistered}
\textcircled  \text{\textcircled{#1}}
\textbraceleft  \{
\textbraceright  \}
\textdollar  \$
\textunderscore  \_
\textbar  |
\textless  <
\textgreater  >
\textquoteright  \text{\textquoteright}
\textbackslash  \backslash
\textasciicircum  \text{\textasciicircum}
\textasciitilde  \text{\textasciitilde}
\textvisiblespace  \text{\textvisiblespace}
\textquotedbl  \text{\textquotedbl}
\textexclamdown  \text{\textexclamdown}
\textquestiondown  \text{\textquestiondown}
\textonesuperior  {^1}
\texttwosuperior  {^2}
\textthreesuperior  {^3}
\mathpalette  \mathchoice{#1\displaystyle{#2}}{#1\textstyle{#2}}{#1\scriptstyle{#2}}{#1\scriptscriptstyle{#2}}
\unit@fraction  \mathchoice{\tfrac{#1}{#2}}{\tfrac{#1}{#2}}{\frac{#1}{#2}}{\frac{#1}{#2}}
\hairspace@  \mkern1mu
"""


def _pairs(table: str) -> dict[str, str]:
    words = table.split()
    return dict(zip(words[::2], words[1::2], strict=True))


def _operators() -> dict[str, str]:
    named = (entry.partition(":") for entry in packages.OPERATORS.split())
    return {f"\\{name}": f"\\operatorname{{{spelled or name}}}" for name, _, spelled in named}


def _entries() -> dict[str, str]:
    pairs = (line.split(None, 1) for line in (_TABLE + packages.MACROS).splitlines() if line)
    return {
        **{f"\\{name}": f"\\textcolor{{##{code}}}{{#1}}" for name, code in _pairs(packages.COLORS).items()},
        **{name: f"\\text{{{sign}}}" for name, sign in _pairs(packages.FOREIGN).items()},
        **{f"\\up{name}": f"\\foreign@{{{sign}}}" for name, sign in _pairs(packages.UPRIGHT).items()},
        **_operators(),
        **_pairs(packages.SYNONYMS),
        **{name: body.strip() for name, body in pairs},
    }


_ENTRIES = _entries()
# The bodies, and the defaults of those whose first argument is in brackets.
MACROS: dict[str, str] = {name.partition("[")[0]: body for name, body in _ENTRIES.items()}
_DEFAULTS: dict[str, str] = {name.partition("[")[0]: name.partition("[")[2][:-1] for name in _ENTRIES if "[" in name}
_MADE: dict[str, Macro] = {}


def definition(name: str) -> Macro | None:
    """Return the macro with that name, read once, or what a character outside ASCII stands for, or None."""
    found = _MADE.get(name)
    if found is None:
        if name in MACROS:
            found = _MADE[str(name)] = _read(name, MACROS[name])
        elif name > "\x7f" and (body := phrase(name)):
            found = _MADE[str(name)] = _read(name, body)
    return found


def _read(name: str, body: str) -> Macro:
    made = counted(tuple(format_tokens(body)))
    return replace(made, default=tuple(format_tokens(_DEFAULTS[name]))) if name in _DEFAULTS else made

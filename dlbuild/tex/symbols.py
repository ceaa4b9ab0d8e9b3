"""The characters of mathematics: kind of atom, TeX font and code of each control sequence.

Source of the codes: LaTeX's fontmath.ltx (the plain TeX assignments, TeXbook appendix F, p. 427–438) and
the AMS fonts' amssymb.sty and amsfonts.sty. Codes are hexadecimal, as there.
"""

from __future__ import annotations

from dlbuild.tex.mlist import (
    BIN,
    CLOSE,
    DISPLAY_LIMITS,
    NO_LIMITS,
    OP,
    OPEN,
    ORD,
    PUNCT,
    REL,
    Atom,
    Delimiter,
    Item,
    Space,
    Symbol,
)
from dlbuild.tex.unicode import SIGNS

_TABLE: tuple[tuple[int, str, str], ...] = (
    (
        ORD,
        "cmr10",
        r"""
        \Gamma 00  \Delta 01  \Theta 02  \Lambda 03  \Xi 04  \Pi 05  \Sigma 06  \Upsilon 07  \Phi 08  \Psi 09
        \Omega 0A  \Alpha 41  \Beta 42  \Epsilon 45  \Eta 48  \Iota 49  \Kappa 4B  \Mu 4D  \Nu 4E  \Omicron 4F  \Rho 50
        \Tau 54  \Chi 58  \Zeta 5A  \texthyphen@ 2D  \textquotedblright 22  \textquotedblleft 5C  \textquoteleft 60
        \textendash 7B  \textemdash 7C  " 22  \# 23  \$ 24  \mathdollar 24  \% 25  \& 26  @ 40  ` 60
        """,
    ),
    (
        ORD,
        "cmmi10",
        r"""
        \varGamma 00  \varDelta 01  \varTheta 02  \varLambda 03  \varXi 04  \varPi 05  \varSigma 06  \varUpsilon 07
        \varPhi 08  \varPsi 09  \varOmega 0A  \alpha 0B  \beta 0C  \gamma 0D  \delta 0E  \epsilon 0F  \zeta 10
        \eta 11  \theta 12  \iota 13  \kappa 14  \lambda 15  \mu 16  \nu 17  \xi 18  \pi 19  \rho 1A  \sigma 1B
        \tau 1C  \upsilon 1D  \phi 1E  \chi 1F  \psi 20  \omega 21  \varepsilon 22  \vartheta 23  \varpi 24
        \varrho 25  \varsigma 26  \varphi 27  . 3A  / 3D  \partial 40  \flat 5B  \natural 5C  \sharp 5D  \ell 60
        \omicron 6F  \imath 7B  \jmath 7C  \wp 7D
        """,
    ),
    (
        ORD,
        "cmsy10",
        r"""
        \prime 30  \infty 31  \triangle 34  \forall 38  \exists 39  \neg 3A  \lnot 3A  \emptyset 3B  \Re 3C  \Im 3D
        \top 3E  \bot 3F  \aleph 40  | 6A  \nabla 72  \mathsection 78  \S 78  \mathparagraph 7B  \P 7B  \clubsuit 7C
        \diamondsuit 7D  \heartsuit 7E  \spadesuit 7F
        """,
    ),
    (
        ORD,
        "cmex10",
        r"""
        \braceld 7A  \bracerd 7B  \bracelu 7C  \braceru 7D
        """,
    ),
    (
        ORD,
        "msam10",
        r"""
        \square 03  \Box 03  \blacksquare 04  \lozenge 06  \Diamond 06  \blacklozenge 07  \backprime 38  \dabar@ 39
        \bigstar 46  \blacktriangledown 48  \blacktriangle 4E  \triangledown 4F  \yen 55  \checkmark 58  \angle 5C
        \measuredangle 5D  \sphericalangle 5E  \circledR 72  \circledS 73  \maltese 7A  \complement 7B
        """,
    ),
    (
        ORD,
        "msbm10",
        r"""
        \diagup 1E  \diagdown 1F  \varnothing 3F  \nexists 40  \Finv 60  \Game 61  \mho 66  \eth 67  \beth 69
        \gimel 6A  \daleth 6B  \digamma 7A  \varkappa 7B  \Bbbk 7C  \hslash 7D  \hbar 7E
        """,
    ),
    (
        ORD,
        "cmti10",
        r"""
        \pounds 24  \mathsterling 24
        """,
    ),
    (
        OP,
        "cmsy10",
        r"""
        \smallint 73
        """,
    ),
    (
        OP,
        "cmex10",
        r"""
        \bigsqcup 46  \ointop 48  \bigodot 4A  \bigoplus 4C  \bigotimes 4E  \sum 50  \prod 51  \intop 52  \bigcup 53
        \bigcap 54  \biguplus 55  \bigwedge 56  \bigvee 57  \coprod 60
        """,
    ),
    (
        BIN,
        "cmr10",
        r"""
        + 2B
        """,
    ),
    (
        BIN,
        "cmmi10",
        r"""
        \triangleright 2E  \triangleleft 2F  \star 3F
        """,
    ),
    (
        BIN,
        "cmsy10",
        r"""
        - 00  \cdot 01  \times 02  * 03  \ast 03  \div 04  \diamond 05  \pm 06  \mp 07  \oplus 08  \ominus 09
        \otimes 0A  \oslash 0B  \odot 0C  \bigcirc 0D  \circ 0E  \bullet 0F  \bigtriangleup 34  \varbigtriangleup 34
        \bigtriangledown 35  \varbigtriangledown 35  \cup 5B  \cap 5C  \uplus 5D  \wedge 5E  \land 5E  \vee 5F
        \lor 5F  \setminus 6E  \wr 6F  \amalg 71  \sqcup 74  \sqcap 75  \dagger 79  \ddagger 7A
        """,
    ),
    (
        BIN,
        "msam10",
        r"""
        \boxdot 00  \boxplus 01  \boxtimes 02  \centerdot 05  \boxminus 0C  \rhd 42  \lhd 43  \unrhd 44  \unlhd 45
        \veebar 59  \barwedge 5A  \doublebarwedge 5B  \Cup 64  \doublecup 64  \Cap 65  \doublecap 65  \curlywedge 66
        \curlyvee 67  \leftthreetimes 68  \rightthreetimes 69  \dotplus 75  \intercal 7C  \circledcirc 7D
        \circledast 7E  \circleddash 7F
        """,
    ),
    (
        BIN,
        "msbm10",
        r"""
        \divideontimes 3E  \lessdot 6C  \gtrdot 6D  \ltimes 6E  \rtimes 6F  \smallsetminus 72
        """,
    ),
    (
        REL,
        "cmr10",
        r"""
        : 3A  = 3D
        """,
    ),
    (
        REL,
        "cmmi10",
        r"""
        \leftharpoonup 28  \leftharpoondown 29  \rightharpoonup 2A  \rightharpoondown 2B  \lhook 2C  \rhook 2D  < 3C
        \lt 3C  > 3E  \gt 3E  \smile 5E  \frown 5F
        """,
    ),
    (
        REL,
        "cmsy10",
        r"""
        \asymp 10  \equiv 11  \subseteq 12  \supseteq 13  \leq 14  \le 14  \geq 15  \ge 15  \preceq 16  \succeq 17
        \sim 18  \approx 19  \subset 1A  \supset 1B  \ll 1C  \gg 1D  \prec 1E  \succ 1F  \leftarrow 20  \gets 20
        \rightarrow 21  \to 21  \leftrightarrow 24  \nearrow 25  \searrow 26  \simeq 27  \Leftarrow 28
        \Rightarrow 29  \Leftrightarrow 2C  \nwarrow 2D  \swarrow 2E  \propto 2F  \in 32  \isin 32  \ni 33  \owns 33
        \not 36  \mapstochar 37  \perp 3F  \vdash 60  \dashv 61  \mid 6A  \parallel 6B  \sqsubseteq 76
        \sqsupseteq 77
        """,
    ),
    (
        REL,
        "msam10",
        r"""
        \circlearrowright 08  \circlearrowleft 09  \rightleftharpoons 0A  \leftrightharpoons 0B  \Vdash 0D
        \Vvdash 0E  \vDash 0F  \twoheadrightarrow 10  \twoheadleftarrow 11  \leftleftarrows 12  \rightrightarrows 13
        \upuparrows 14  \downdownarrows 15  \upharpoonright 16  \restriction 16  \downharpoonright 17
        \upharpoonleft 18  \downharpoonleft 19  \rightarrowtail 1A  \leftarrowtail 1B  \leftrightarrows 1C
        \rightleftarrows 1D  \Lsh 1E  \Rsh 1F  \rightsquigarrow 20  \leadsto 20  \leftrightsquigarrow 21
        \looparrowleft 22  \looparrowright 23  \circeq 24  \succsim 25  \gtrsim 26  \gtrapprox 27  \multimap 28
        \therefore 29  \because 2A  \doteqdot 2B  \Doteq 2B  \triangleq 2C  \precsim 2D  \lesssim 2E  \lessapprox 2F
        \eqslantless 30  \eqslantgtr 31  \curlyeqprec 32  \curlyeqsucc 33  \preccurlyeq 34  \leqq 35  \leqslant 36
        \lessgtr 37  \risingdotseq 3A  \fallingdotseq 3B  \succcurlyeq 3C  \geqq 3D  \geqslant 3E  \gtrless 3F
        \sqsubset 40  \sqsupset 41  \vartriangleright 42  \vartriangleleft 43  \trianglerighteq 44
        \trianglelefteq 45  \between 47  \blacktriangleright 49  \blacktriangleleft 4A  \vartriangle 4D  \eqcirc 50
        \lesseqgtr 51  \gtreqless 52  \lesseqqgtr 53  \gtreqqless 54  \Rrightarrow 56  \Lleftarrow 57  \varpropto 5F
        \smallsmile 60  \smallfrown 61  \Subset 62  \Supset 63  \subseteqq 6A  \supseteqq 6B  \bumpeq 6C  \Bumpeq 6D
        \lll 6E  \llless 6E  \ggg 6F  \gggtr 6F  \pitchfork 74  \backsim 76  \backsimeq 77
        """,
    ),
    (
        REL,
        "msbm10",
        r"""
        \lvertneqq 00  \gvertneqq 01  \nleq 02  \ngeq 03  \nless 04  \ngtr 05  \nprec 06  \nsucc 07  \lneqq 08
        \gneqq 09  \nleqslant 0A  \ngeqslant 0B  \lneq 0C  \gneq 0D  \npreceq 0E  \nsucceq 0F  \precnsim 10
        \succnsim 11  \lnsim 12  \gnsim 13  \nleqq 14  \ngeqq 15  \precneqq 16  \succneqq 17  \precnapprox 18
        \succnapprox 19  \lnapprox 1A  \gnapprox 1B  \nsim 1C  \ncong 1D  \varsubsetneq 20  \varsupsetneq 21
        \nsubseteqq 22  \nsupseteqq 23  \subsetneqq 24  \supsetneqq 25  \varsubsetneqq 26  \varsupsetneqq 27
        \subsetneq 28  \supsetneq 29  \nsubseteq 2A  \nsupseteq 2B  \nparallel 2C  \nmid 2D  \nshortmid 2E
        \nshortparallel 2F  \nvdash 30  \nVdash 31  \nvDash 32  \nVDash 33  \ntrianglerighteq 34
        \ntrianglelefteq 35  \ntriangleleft 36  \ntriangleright 37  \nleftarrow 38  \nrightarrow 39  \nLeftarrow 3A
        \nRightarrow 3B  \nLeftrightarrow 3C  \nleftrightarrow 3D  \eqsim 68  \shortmid 70  \shortparallel 71
        \thicksim 73  \thickapprox 74  \approxeq 75  \succapprox 76  \precapprox 77  \curvearrowleft 78
        \curvearrowright 79  \backepsilon 7F
        """,
    ),
    (
        OPEN,
        "cmr10",
        r"""
        ( 28  [ 5B
        """,
    ),
    (
        CLOSE,
        "cmr10",
        r"""
        ! 21  ) 29  ? 3F  ] 5D
        """,
    ),
    (
        PUNCT,
        "cmr10",
        r"""
        ; 3B
        """,
    ),
    (
        PUNCT,
        "cmmi10",
        r"""
        \ldotp 3A  , 3B
        """,
    ),
    (
        PUNCT,
        "cmsy10",
        r"""
        \cdotp 01
        """,
    ),
)

# Delimiters: kind, small font and code, code in cmex10 of the first larger one (TeXbook p. 437).
_DELIMITERS: tuple[tuple[int, str, str], ...] = (
    (OPEN, "cmr10", r"( 28 00  [ 5B 02  \lbrack 5B 02"),
    (CLOSE, "cmr10", r") 29 01  ] 5D 03  \rbrack 5D 03"),
    (
        OPEN,
        "cmsy10",
        r"\langle 68 0A  \{ 66 08  \lbrace 66 08  \lceil 64 06  \lfloor 62 04  \lvert 6A 0C  \lVert 6B 0D",
    ),
    (
        CLOSE,
        "cmsy10",
        r"\rangle 69 0B  \} 67 09  \rbrace 67 09  \rceil 65 07  \rfloor 63 05  \rvert 6A 0C  \rVert 6B 0D",
    ),
    (
        ORD,
        "cmsy10",
        r"| 6A 0C  \vert 6A 0C  \| 6B 0D  \Vert 6B 0D  \backslash 6E 0F  \arrowvert 6A 3C  \Arrowvert 6B 3D",
    ),
    (REL, "cmsy10", r"\uparrow 22 78  \downarrow 23 79  \updownarrow 6C 3F  \Uparrow 2A 7E  \Downarrow 2B 7F"),
    (REL, "cmsy10", r"\Updownarrow 6D 77"),
    (OPEN, "cmex10", r"\lmoustache 7A 40  \lgroup 3A 3A"),
    (CLOSE, "cmex10", r"\rmoustache 7B 41  \rgroup 3B 3B"),
    (ORD, "cmex10", r"\bracevert 3E 3E"),
    (OPEN, "msam10", r"\ulcorner 70 -  \llcorner 78 -"),
    (CLOSE, "msam10", r"\urcorner 71 -  \lrcorner 79 -"),
    (ORD, "cmr10", r"/ 2F 0E"),
)

# What may follow \left although it is no delimiter of its own (TeXbook p. 345: < and >; KaTeX: \lt, \gt).
_DELIMITER_SYNONYMS = {"<": r"\langle", ">": r"\rangle", r"\lt": r"\langle", r"\gt": r"\rangle", r"\mid": "|"}
_DELIMITER_SYNONYMS.update({r"\lparen": "(", r"\rparen": ")", r"\parallel": r"\|"})

# Operators with names (TeXbook p. 162; amsopn): those above carry their scripts as limits in display style.
_LIMIT_NAMES = r"det gcd inf lim max min Pr sup liminf:lim\,inf limsup:lim\,sup injlim:inj\,lim projlim:proj\,lim"
_PLAIN_NAMES = (
    "arccos arcsin arctan arg cos cosh cot coth csc deg dim exp hom ker lg ln log sec sin sinh tan tanh"
    " arctg arcctg ch cosec cotg ctg cth sh tg th"
)


def _symbols() -> dict[str, Atom]:
    """Return the atom of every control sequence and character in the tables."""
    atoms: dict[str, Atom] = {}
    for kind, face, table in _TABLE:
        words = table.split()
        for name, code in zip(words[::2], words[1::2], strict=True):
            atoms[name] = Atom(kind, Symbol(face, int(code, 16)))
    for kind, face, table in _DELIMITERS:
        words = table.split()
        for name, code in zip(words[::3], words[1::3], strict=True):
            if name not in atoms:
                atoms[name] = Atom(kind, Symbol(face, int(code, 16)))
    for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ":
        atoms[letter] = Atom(ORD, Symbol("cmmi10", ord(letter)))
    for digit in "0123456789":
        atoms[digit] = Atom(ORD, Symbol("cmr10", ord(digit)))
    return atoms


def _delimiters() -> dict[str, Delimiter | None]:
    """Return what each delimiter is made of; a dot is none at all."""
    found: dict[str, Delimiter | None] = {".": None}
    for _, face, table in _DELIMITERS:
        words = table.split()
        for name, small, large in zip(words[::3], words[1::3], words[2::3], strict=True):
            symbol = Symbol(face, int(small, 16))
            found[name] = Delimiter(symbol, symbol if large == "-" else Symbol("cmex10", int(large, 16)))
    for name, other in _DELIMITER_SYNONYMS.items():
        found[name] = found[other]
    return found


def _operators() -> dict[str, Atom]:
    """Return the operators with names: upright letters, never a single character (so not centred, rule 13)."""
    atoms: dict[str, Atom] = {}
    for names, limits in ((_LIMIT_NAMES, DISPLAY_LIMITS), (_PLAIN_NAMES, NO_LIMITS)):
        for entry in names.split():
            name, _, spelled = entry.partition(":")
            letters: list[Item] = [Space()]
            for word in (spelled or name).split("\\,"):
                letters += [Atom(ORD, Symbol("cmr10", ord(letter))) for letter in word]
                letters.append(Space(mu=3.0))
            atoms["\\" + name] = Atom(OP, tuple(letters[:-1]), limits=limits)
    return atoms


ATOMS: dict[str, Atom] = {**_symbols(), **_operators()}
ATOMS.update({sign: ATOMS[name] for sign, name in SIGNS.items() if name in ATOMS})
DELIMITERS: dict[str, Delimiter | None] = _delimiters()
# Delimiters of two signs: stmaryrd's \llbracket, and what goes with it.
_TWOFOLD = r"""
\llangle \langle \langle  \rrangle \rangle \rangle  \llbracket [ [  \rrbracket ] ]  \llparenthesis ( |
\rrparenthesis | )  \lBrace \{ [  \rBrace ] \}
""".split()
for _name, _one, _other in zip(_TWOFOLD[::3], _TWOFOLD[1::3], _TWOFOLD[2::3], strict=True):
    _left = DELIMITERS[_one]
    assert _left is not None
    DELIMITERS[_name] = _left._replace(second=DELIMITERS[_other])
DELIMITERS.update({sign: DELIMITERS[name] for sign, name in SIGNS.items() if name in DELIMITERS})

r"""What packages add to the format: mathtools, braket, stmaryrd, physics, and names that only the web has.

Tables, not a module to read. Bodies are of the packages' documentation, and of KaTeX's and MathJax's lists of
what they support; `format.py` says how a line is written.
"""

from __future__ import annotations

MACROS = r"""
\oiint  \mathop{\ring@{\intop\intkern@\intop}{1.05}{.75}}\nolimits
\oiiint  \mathop{\ring@{\intop\intkern@\intop\intkern@\intop}{1.5}{1.1}}\nolimits
\ring@  \overlay@{#1}{\mathchoice{\ellipse@{#2}{.56}}{\ellipse@{#3}{.42}}{\ellipse@{#3}{.42}}{\ellipse@{#3}{.42}}}
\mapsfrom  \mathrel{\leftarrow\mkern-3mu\mapstochar}
\longmapsfrom  \mathrel{\longleftarrow\mkern-3mu\mapstochar}
\minuso  \mathbin{\overlay@{-}{\circ}}
\dotminus  \mathbin{\overlay@{-}{\raise.22em{\cdot}}}
\origof  \mathrel{\circ\mkern-3mu{-}\mkern-3mu\bullet}
\imageof  \mathrel{\bullet\mkern-3mu{-}\mkern-3mu\circ}
\notni  \not\ni
\nequiv  \not\equiv
\nsimeq  \not\simeq
\napprox  \not\approx
\nsubset  \not\subset
\nsupset  \not\supset
\nuparrow  \not\uparrow
\ndownarrow  \not\downarrow
\centernot  \mathrel{\overlay@{#1}{\not\mkern14mu}}
\bigominus  \mathop{\bigsign@\ominus}
\bigoslash  \mathop{\bigsign@\oslash}
\bigsqcap  \mathop{\bigsign@\sqcap}
\bigtimes  \mathop{\vcenter{\mathchoice{\times@{2.074}}{\times@{1.728}}{\times@{1}}{\times@{.8}}}}
\times@  \scalebox{#1}{\textstyle\mkern-2mu\times\mkern-2mu}
\bigsign@  \vcenter{\mathchoice{\scalebox{2}{\mkern-2mu#1\mkern-2mu}}{\scalebox{1.4}{\mkern-2mu#1\mkern-2mu}}{#1}{#1}}
\llangle  \mathopen{\big@fence\llangle}
\rrangle  \mathclose{\big@fence\rrangle}
\llbracket  \mathopen{\big@fence\llbracket}
\rrbracket  \mathclose{\big@fence\rrbracket}
\llparenthesis  \mathopen{\big@fence\llparenthesis}
\rrparenthesis  \mathclose{\big@fence\rrparenthesis}
\lBrace  \mathopen{\big@fence\lBrace}
\rBrace  \mathclose{\big@fence\rBrace}
\ordinarycolon  :
\vcentcolon  \mathrel{\mathop:}
\dblcolon  \vcentcolon\mathrel{\mkern-.9mu}\vcentcolon
\coloneqq  \vcentcolon\mathrel{\mkern-1.2mu}=
\Coloneqq  \dblcolon\mathrel{\mkern-1.2mu}=
\coloneq  \vcentcolon\mathrel{\mkern-1.2mu}=
\Coloneq  \dblcolon\mathrel{\mkern-1.2mu}=
\eqqcolon  =\mathrel{\mkern-1.2mu}\vcentcolon
\Eqqcolon  =\mathrel{\mkern-1.2mu}\dblcolon
\eqcolon  =\mathrel{\mkern-1.2mu}\vcentcolon
\Eqcolon  =\mathrel{\mkern-1.2mu}\dblcolon
\colondash  \vcentcolon\mathrel{\mkern-1.2mu}\mathrel{-}
\Colondash  \dblcolon\mathrel{\mkern-1.2mu}\mathrel{-}
\dashcolon  \mathrel{-}\mathrel{\mkern-1.2mu}\vcentcolon
\Dashcolon  \mathrel{-}\mathrel{\mkern-1.2mu}\dblcolon
\colonapprox  \vcentcolon\mathrel{\mkern-1.2mu}\approx
\Colonapprox  \dblcolon\mathrel{\mkern-1.2mu}\approx
\approxcolon  \approx\mathrel{\mkern-1.2mu}\vcentcolon
\Approxcolon  \approx\mathrel{\mkern-1.2mu}\dblcolon
\colonsim  \vcentcolon\mathrel{\mkern-1.2mu}\sim
\Colonsim  \dblcolon\mathrel{\mkern-1.2mu}\sim
\simcolon  \sim\mathrel{\mkern-1.2mu}\vcentcolon
\Simcolon  \sim\mathrel{\mkern-1.2mu}\dblcolon
\plim  \mathop{\operatorname{plim}}\limits
\bra  \mathinner{\langle{#1}|}
\ket  \mathinner{|{#1}\rangle}
\braket  \mathinner{\langle{#1}\rangle}
\Bra  \left\langle#1\right|
\Ket  \left|#1\right\rangle
\Braket  \left\langle\bars@{\,\middle|\,}{\,\middle\|\,}{#1}\right\rangle
\Set  \left\{\:\bars@{\;\middle|\;}{\;\middle\|\;}{#1}\:\right\}
\set  \mathinner{\lbrace\,\bars@{\mid}{\|}{#1}\,\rbrace}
\ketbra  \mathinner{|{#1}\rangle\langle{#2}|}
\Ketbra  \left|#1\right\rangle\left\langle#2\right|
\xrightleftharpoons[]  \pair@{\xrightharpoonup[\phantom{#1}]{#2}}{\xleftharpoondown[#1]{\phantom{#2}}}{.22ex}
\xleftrightharpoons[]  \pair@{\xleftharpoonup[\phantom{#1}]{#2}}{\xrightharpoondown[#1]{\phantom{#2}}}{.22ex}
\xrightleftarrows[]  \pair@{\xrightarrow[\phantom{#1}]{#2}}{\xleftarrow[#1]{\phantom{#2}}}{.4ex}
\xtofrom[]  \pair@{\xrightarrow[\phantom{#1}]{#2}}{\xleftarrow[#1]{\phantom{#2}}}{.4ex}
\xrightequilibrium[]  \pair@{\xrightharpoonup[\phantom{#1}]{\;#2\;}}{\shorter@{\xleftharpoondown[#1]{}}}{.22ex}
\xleftequilibrium[]  \pair@{\shorter@{\xrightharpoonup[]{#2}}}{\xleftharpoondown[\;#1\;]{\;\phantom{#2}\;}}{.22ex}
\shorter@  \mkern3mu#1\mkern3mu
\pair@  \mathrel{\overlay@{\raise#3{\textstyle#1}}{\lower#3{\textstyle#2}}}
\xmapsfrom[]  \mathrel{\xleftarrow[#1]{#2}\mkern-3mu\mapstochar}
\overparen  \overgroup{#1}
\wideparen  \overgroup{#1}
\underparen  \undergroup{#1}
\angln  \angl n
\KaTeX  \mathrm{K\kern-.17em\raise.205em{\scriptstyle A}\kern-.15em\TeX}
\MoveEqLeft[2]  \kern#1em&\kern-#1em
\splitfrac  \split@1{\textstyle#1\quad}{\textstyle\quad\mathstrut#2}
\splitdfrac  \split@0{\displaystyle#1\quad}{\displaystyle\quad\mathstrut#2}
\split@  \genfrac{}{}{0pt}{#1}{\mathrlap{#2}\flushed@{\hphantom{#2}}{#3}}{\flushed@{#3}{#2}}
\shortvdotswithin  \vdotswithin{#1}
\vdotswithin  \overlay@{\hphantom{{}#1{}}}{\vdots}
\ensuremath  {#1}
\cramped  {#1}
\crampedllap  \mathllap{#1}
\crampedrlap  \mathrlap{#1}
\crampedclap  \mathclap{#1}
\textllap  \mathllap{\text{#1}}
\textrlap  \mathrlap{\text{#1}}
\textclap  \mathclap{\text{#1}}
\mathmbox  {#1}
\TextOrMath  #2
\mathtip  {#1}\forget@{#2}
\texttip  {#1}\forget@{#2}
\htmlClass  \forget@{#1}{#2}
\htmlId  \forget@{#1}{#2}
\htmlData  \forget@{#1}{#2}
\class  \forget@{#1}{#2}
\cssId  \forget@{#1}{#2}
\symbfit  \boldsymbol{\mathnormal{#1}}
\symbfup  \boldsymbol{#1}
\symbfcal  \boldsymbol{\mathcal{#1}}
\symbfscr  \mathscr{#1}
\symbffrak  \mathfrak{#1}
\symbfsf  \boldsymbol{\mathsf{#1}}
\celsius  {^\circ\mathrm{C}}
\bonds@  \overlay@{#1}{\overlay@{\raise#2em{-}}{\lower#2em{-}}}
\abs  \fence@||{#1}
\absolutevalue  \abs{#1}
\norm  \fence@\|\|{#1}
\order  \mathcal{O}\left(#1\right)
\comm  \left[#1,#2\right]
\commutator  \comm{#1}{#2}
\acomm  \left\{#1,#2\right\}
\anticommutator  \acomm{#1}{#2}
\poissonbracket  \acomm{#1}{#2}
\pb  \acomm{#1}{#2}
\vb  \mathbf{#1}
\va  \vec{\mathbf{#1}}
\vu  \hat{\mathbf{#1}}
\vectorbold  \vb{#1}
\vectorarrow  \va{#1}
\vectorunit  \vu{#1}
\vdot  \mathbin{\boldsymbol\cdot}
\dotproduct  \vdot
\cross  \mathbin{\boldsymbol\times}
\cp  \cross
\crossproduct  \cross
\vnabla  \boldsymbol\nabla
\grad  \vnabla
\gradient  \vnabla
\divergence  \vnabla\vdot
\curl  \vnabla\cross
\laplacian  \nabla^2
\mel  \left\langle#1\middle|#2\middle|#3\right\rangle
\matrixel  \mel{#1}{#2}{#3}
\matrixelement  \mel{#1}{#2}{#3}
\diffd  \mathrm{d}
\principalvalue  \mathcal{P}
\PV  \mathcal{P}
\longrightleftharpoons  \xrightleftharpoons{\quad\;}
\longRightleftharpoons  \xrightequilibrium{\quad\;}
\longLeftrightharpoons  \xleftequilibrium{\quad\;}
\longleftrightarrows  \xrightleftarrows{\quad\;}
\tripledash  {\vphantom-\text{-}\mkern1mu\text{-}\mkern1mu\text{-}}
\centerOver  \overlay@{#1}{#2}
\MTThinColon  \mathop{:}
\setOptions  \forget@{#1}
\MTFlushSpaceAbove  \relax
\MTFlushSpaceBelow  \relax
\textcompwordmark  \relax
\textinterrobangdown  \text{⸘}
\textzerooldstyle  \oldstylenums{0}
\textoneoldstyle  \oldstylenums{1}
\texttwooldstyle  \oldstylenums{2}
\textthreeoldstyle  \oldstylenums{3}
\textfouroldstyle  \oldstylenums{4}
\textfiveoldstyle  \oldstylenums{5}
\textsixoldstyle  \oldstylenums{6}
\textsevenoldstyle  \oldstylenums{7}
\texteightoldstyle  \oldstylenums{8}
\textnineoldstyle  \oldstylenums{9}
\flatfrac  \left.#1\middle/#2\right.
"""

# Other names of the same thing, pairs: HTML's and Wikipedia's (texvc), colonequals, MathJax's, textcomp's.
SYNONYMS = r"""
\alef \aleph  \alefsym \aleph  \and \land  \or \lor  \bull \bullet  \clubs \clubsuit  \cnums \C  \Complex \C
\Dagger \ddagger  \Darr \Downarrow  \dArr \Downarrow  \darr \downarrow  \diamonds \diamondsuit  \empty \emptyset
\exist \exists  \Harr \Leftrightarrow  \hArr \Leftrightarrow  \harr \leftrightarrow  \hearts \heartsuit  \image \Im
\infin \infty  \Larr \Leftarrow  \lArr \Leftarrow  \larr \leftarrow  \Lrarr \Leftrightarrow  \lrArr \Leftrightarrow
\lrarr \leftrightarrow  \natnums \N  \part \partial  \plusmn \pm  \Rarr \Rightarrow  \rArr \Rightarrow
\rarr \rightarrow  \real \Re  \reals \R  \Reals \R  \sdot \cdot  \sect \S  \spades \spadesuit  \sub \subset
\sube \subseteq  \supe \supseteq  \thetasym \vartheta  \Uarr \Uparrow  \uArr \Uparrow  \uarr \uparrow  \weierp \wp
\imaginary \Im  \ratio \vcentcolon  \centercolon \vcentcolon  \coloncolon \dblcolon  \colonequals \coloneqq
\coloncolonequals \Coloneqq  \equalscolon \eqqcolon  \equalscoloncolon \Eqqcolon  \colonminus \colondash
\coloncolonminus \Colondash  \minuscolon \dashcolon  \minuscoloncolon \Dashcolon  \coloncolonapprox \Colonapprox
\coloncolonsim \Colonsim  \approxcoloncolon \Approxcolon  \simcoloncolon \Simcolon  \dotsx \dotso  \varvdots \vdots
\lparen (  \rparen )  \xmathstrut \mathstrut  \ohm \Omega  \micro \mu  \perthousand \textperthousand
\mathbfit \symbfit  \mathbfcal \symbfcal  \mathbffrak \symbffrak  \mathbfscr \symbfscr  \mathbfsf \symbfsf
\mathbfsfup \symbfsf  \symbfsfup \symbfsf  \symbfsfit \symbfsf  \mathbfsfit \symbfsf  \mathsfit \mathsf
\symsfit \mathsf  \textbardbl \|  \textdagger \dagger  \textdaggerdbl \ddagger  \textdegree \degree
\textsterling \pounds  \textbullet \bullet  \textperiodcentered \cdot  \textasteriskcentered \ast
\textbigcircle \bigcirc  \textopenbullet \circ  \textcelsius \celsius  \textdiv \div  \texttimes \times  \textpm \pm
\textlnot \neg  \textminus -  \textmu \mu  \textohm \Omega  \textmho \mho  \textparagraph \P  \textsection \S
\textsurd \surd  \textyen \yen  \textlangle \langle  \textrangle \rangle  \textlbrackdbl \llbracket
\textrbrackdbl \rrbracket  \textleftarrow \leftarrow  \textrightarrow \rightarrow  \textuparrow \uparrow
\textdownarrow \downarrow  \Upgamma \Gamma  \Updelta \Delta  \Uptheta \Theta
\Uplambda \Lambda  \Upxi \Xi  \Uppi \Pi  \Upsigma \Sigma  \Upupsilon \Upsilon  \Upphi \Phi  \Uppsi \Psi
\Upomega \Omega  \divsymbol \div  \bbFont \Bbb  \xRightleftharpoons \xrightequilibrium
\xLeftrightharpoons \xleftequilibrium  \textcentoldstyle \textcent  \textdollaroldstyle \textdollar
\stackbin \stackrel  \crampedsubstack \substack  \matrixquantity \mqty  \smallmatrixquantity \smqty  \mdet \vmqty
\smdet \svmqty  \matrixdeterminant \vmqty  \gradientnabla \nabla  \cee \ce  \cf \ce  \oldstylenums \mathnormal
"""

# Signs that Computer Modern does not have: left to the reader's fonts.
FOREIGN = """
\\euro €  \\texteuro €  \\officialeuro €  \\geneuro €  \\geneuronarrow €  \\geneurowide €  \\textcent ¢
\\textperthousand ‰  \\textpertenthousand ‱  \\textnumero №  \\texttrademark ™  \\textservicemark ℠  \\textestimated ℮
\\textcurrency ¤  \\textflorin ƒ  \\textwon ₩  \\textdong ₫  \\textnaira ₦  \\textpeso ₱  \\textguarani ₲
\\textbaht ฿  \\textlira ₤  \\textcolonmonetary ₡  \\textinterrobang ‽  \\textreferencemark ※  \\textmusicalnote ♪
\\textrecipe ℞  \\textbrokenbar ¦  \\textordfeminine ª  \\textordmasculine º  \\textcopyleft 🄯  \\textcircledP ℗
\\textmarried ⚭  \\textdivorced ⚮  \\textborn ★  \\textdied †  \\textblank ␢  \\textasciidieresis ¨  \\textasciimacron ¯
\\textasciiacute ´  \\textasciibreve ˘  \\textasciicaron ˇ  \\textdiscount ⁒  \\textfractionsolidus ⁄  \\textonehalf ½
\\textonequarter ¼  \\textacutedbl ˝  \\textgravedbl ˵  \\texttildelow ˷  \\textlquill ⁅  \\textrquill ⁆
\\textthreequarters ¾  \\smiley ☺  \\Digamma Ϝ  \\Koppa Ϟ  \\koppa ϟ  \\Coppa Ϙ  \\coppa ϙ  \\varcoppa ϙ  \\Sampi Ϡ
\\sampi ϡ  \\Stigma Ϛ  \\stigma ϛ  \\varstigma ϛ
"""

# Computer Modern has no upright small Greek (upgreek): the letters of the reader's fonts, each with a name.
UPRIGHT = """
alpha α beta β gamma γ delta δ epsilon ϵ zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π
rho ρ sigma σ tau τ upsilon υ phi ϕ chi χ psi ψ omega ω varepsilon ε vartheta ϑ varpi ϖ varrho ϱ varsigma ς varphi φ
"""

# Khan Academy's colours, which KaTeX has from the start: each takes an argument.
COLORS = """
blue 6495ed  orange ffa500  pink ff00af  red df0030  green 28ae7b  gray 808080  purple 9d38bd  blueA ccfaff
blueB 80f6ff  blueC 63d9ea  blueD 11accd  blueE 0c7f99  tealA 94fff5  tealB 26edd5  tealC 01d1c1  tealD 01a995
tealE 208170  greenA b6ffb0  greenB 8af281  greenC 74cf70  greenD 1fab54  greenE 0d923f  goldA ffd0a9  goldB ffbb71
goldC ff9c39  goldD e07d10  goldE a75a05  redA fca9a9  redB ff8482  redC f9685d  redD e84d39  redE bc2612
maroonA ffbde0
maroonB ff92c6  maroonC ed5fa6  maroonD ca337c  maroonE 9e034e  purpleA ddd7ff  purpleB c6b9fc  purpleC aa87ff
purpleD 7854ab  purpleE 543b78  mintA f5f9e8  mintB edf2df  mintC e0e5cc  grayA f6f7f7  grayB f0f1f2  grayC e3e5e6
grayD d6d8da  grayE babec2  grayF 888d93  grayG 626569  grayH 3b3e40  grayI 21242c  kaBlue 314453  kaGreen 71b307
"""

# Operators with names that only packages have (statmath, physics, MathJax), set as amsopn would.
OPERATORS = """
Tr tr Trace:Tr trace:tr rank erf Res Residue:Res pv:p.v. sech csch arccot arcsec arccsc asin acos atan acot asec acsc
Probability:Pr sine:sin cosine:cos tangent:tan cosecant:csc secant:sec cotangent:cot arcsine:arcsin arccosine:arccos
arctangent:arctan hypsine:sinh hypcosine:cosh hyptangent:tanh exponential:exp logarithm:log naturallogarithm:ln
determinant:det asine:asin acosine:acos atangent:atan acosecant:acsc asecant:asec acotangent:acot hypcosecant:csch
hypsecant:sech hypcotangent:coth arccosecant:arccsc arcsecant:arcsec arccotangent:arccot sgn
"""

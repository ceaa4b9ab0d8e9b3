r"""What KaTeX's and MathJax's lists have and dlbuild does not, each with the reason, which is what the error says.

`{name}` is an environment. Everything else that KaTeX's table of supported functions and MathJax's packages list is
set. CONTRIBUTING.md has the same table for readers.
"""

from __future__ import annotations

_CONDITIONAL = "nothing is decided while a formula is read: write the branch that you mean"
_STYLE = "a drawing has no style sheet: use \\color, \\large, \\mathbf"
_MIRROR = "a glyph is never turned or mirrored"
_PROOF = "proof trees are not set: write them with \\dfrac, one over the other"
_UNITS = "siunitx is not known: write 9.81\\,\\mathrm{m/s^2}"
_NUMBERING = "an image has one number: write \\tag"
_ENVIRONMENT = "this belongs to the text, not into a formula"
_PICTURE = "a formula holds no picture: put it beside the formula"
_DRAWING = "drawings are not set: \\begin{CD} has arrows in a square grid"
_WIDTH = "boxes of a width are not set: use \\hspace"

_PROOFS = r"""{prooftree} \Axiom \AxiomC \AXC \UnaryInf \UnaryInfC \UIC \BinaryInf \BinaryInfC \BIC \TrinaryInf
\TrinaryInfC \TIC \QuaternaryInf \QuaternaryInfC \QuinaryInf \QuinaryInfC \LeftLabel \LL \RightLabel \RL \noLine
\singleLine \solidLine \dashedLine \alwaysNoLine \alwaysSingleLine \alwaysSolidLine \alwaysDashedLine \rootAtTop
\alwaysRootAtTop \rootAtBottom \alwaysRootAtBottom \fCenter"""
_SIDES = "lbrace rbrace lbrack rbrack langle rangle lparen rparen lvert rvert lVert rVert lfloor rfloor lceil rceil"
_EMPHEQ = " ".join(f"\\empheq{big}{side}" for big in ("", "big") for side in ("l", "r", *_SIDES.split()))

# Reasons, and what they are the reasons for.
REASONS: tuple[tuple[str, str], ...] = (
    (_PICTURE, r"\includegraphics {picture}"),
    (_STYLE, r"\htmlStyle \style"),
    (_MIRROR, r"\rotatebox \reflectbox \mathreflectbox \resizebox"),
    (_CONDITIONAL, r"\if \ifx \ifmode \ifmmode \ifnum \ifdim \ifcase \else \fi \loop \repeat \csname \endcsname"),
    (_PROOF, _PROOFS),
    (_UNITS, r"\SI \si \num \unit"),
    (_NUMBERING, r"\newtagform \renewtagform \usetagform \refeq {numcases} {subnumcases}"),
    (_DRAWING, "{tikzpicture} {tikzcd} {xy}"),
    (_WIDTH, r"\mathmakebox \makebox \parbox"),
    (_ENVIRONMENT, "{itemize} {enumerate} {center} {figure} {document} {proof} {theorem}"),
    ("an image shows one state: write that", r"\toggle \endtoggle"),
    ("this is MathML: write the sign", r"\mmlToken"),
    ("a formula has no page: use \\colorbox", r"\pagecolor"),
    ("write \\xrightarrow or one of its kin", r"\Newextarrow \newextarrow"),
    ("there are no registers: write \\hskip and a length", r"\skip"),
    ("write \\textsc{…}", r"\sc \scshape"),
    ("write | among the letters of \\begin{array}{c|c}", r"\vline"),
    ("write \\Leftarrow", r"\LeftArrow"),
    ("write _{…}", r"\SUB"),
    ("write \\angle for the sign, 45^\\circ for degrees", r"\ang"),
    ("write \\boxed or \\Updownarrow in one cell", r"\Aboxed \ArrowBetweenLines"),
    ("cells have no colour: use \\colorbox in each", r"\cellcolor \columncolor \rowcolor"),
    ("write \\boxed, or \\left\\{ around aligned", f"{{empheq}} {_EMPHEQ}"),
    ("write \\\\[6pt] between the lines", "{spreadlines}"),
    ("write multline", "{multiline} {multiline*}"),
    ("a formula has no pages or paragraphs: write array", "{minipage} {multicols}"),
    ("write array, with \\text in its cells", "{tabular} {tabular*} {table}"),
)

UNSUPPORTED: dict[str, str] = {name: reason for reason, names in REASONS for name in names.split()}

r"""Raw Unicode: what a character outside ASCII stands for in a formula.

Where a character is a sign that TeX has under a name, it is that name (The Unicode Standard, chapter 22;
Unicode Technical Report 25): `≤` is `\leq`. Superscript and subscript characters are scripts (`x²`), the
mathematical alphabets are alphabets (`𝐱` is `\mathbf{x}`), precomposed letters are accents. Letters of other
scripts are words, left to the reader's fonts.
"""

from __future__ import annotations

# One character, one name.
_SIGNS = r"""
Γ \Gamma  Δ \Delta  Θ \Theta  Λ \Lambda  Ξ \Xi  Π \Pi  Σ \Sigma  Υ \Upsilon  Φ \Phi  Ψ \Psi  Ω \Omega
Α \Alpha  Β \Beta  Ε \Epsilon  Ζ \Zeta  Η \Eta  Ι \Iota  Κ \Kappa  Μ \Mu  Ν \Nu  Ο \Omicron  Ρ \Rho  Τ \Tau  Χ \Chi
α \alpha  β \beta  γ \gamma  δ \delta  ε \varepsilon  ζ \zeta  η \eta  θ \theta  ι \iota  κ \kappa  λ \lambda
μ \mu  ν \nu  ξ \xi  ο \omicron  π \pi  ρ \rho  ς \varsigma  σ \sigma  τ \tau  υ \upsilon  φ \varphi  χ \chi
ψ \psi  ω \omega  ϑ \vartheta  ϕ \phi  ϖ \varpi  ϝ \digamma  ϰ \varkappa  ϱ \varrho  ϵ \epsilon  ϐ \beta  ϒ \Upsilon
µ \mu  ∆ \Delta  ∂ \partial  ∇ \nabla  ∞ \infty  ∅ \emptyset  ⌀ \varnothing  ∀ \forall  ∃ \exists  ∄ \nexists
ℏ \hbar  ℓ \ell  ℘ \wp  ℑ \Im  ℜ \Re  ℵ \aleph  ℶ \beth  ℷ \gimel  ℸ \daleth  ð \eth  ℧ \mho  Ⅎ \Finv  ⅁ \Game
ı \imath  ȷ \jmath  £ \pounds  ¥ \yen  § \S  ¶ \P  © \copyright  ® \textregistered  † \dagger  ‡ \ddagger
¬ \neg  ° \degree  ∁ \complement  ∠ \angle  ∡ \measuredangle  ∢ \sphericalangle  ⊤ \top  ⊥ \perp  ⟂ \perp  ‵ \backprime
♠ \spadesuit  ♡ \heartsuit  ♢ \diamondsuit  ♣ \clubsuit  ♥ \heartsuit  ♦ \diamondsuit  ♭ \flat  ♮ \natural  ♯ \sharp
✓ \checkmark  ✔ \checkmark  ✠ \maltese  ★ \bigstar  ☆ \star  Ⓢ \circledS  ∎ \blacksquare  □ \square  ■ \blacksquare
◻ \square  ◼ \blacksquare  ▪ \blacksquare  ▫ \square  ◊ \lozenge  ⧫ \blacklozenge  ◆ \blacklozenge  ◇ \diamond
▲ \blacktriangle  ▴ \blacktriangle  △ \triangle  ▵ \vartriangle  ▼ \blacktriangledown  ▾ \blacktriangledown
▽ \triangledown  ▿ \triangledown  ▶ \blacktriangleright  ◀ \blacktriangleleft  ╱ \diagup  ╲ \diagdown
± \pm  ∓ \mp  × \times  ÷ \div  · \cdot  ⋅ \cdot  • \bullet  ∙ \bullet  ∗ \ast  ⋆ \star  ∘ \circ  ◦ \circ  ○ \bigcirc
● \bullet  ◯ \bigcirc  ∔ \dotplus  ∸ \dotminus  ∖ \setminus  ⧵ \setminus  ∧ \wedge  ∨ \vee  ∩ \cap  ∪ \cup
⊓ \sqcap  ⊔ \sqcup  ⊎ \uplus  ⊕ \oplus  ⊖ \ominus  ⊗ \otimes  ⊘ \oslash  ⊙ \odot  ⊚ \circledcirc  ⊛ \circledast
⊝ \circleddash  ⊞ \boxplus  ⊟ \boxminus  ⊠ \boxtimes  ⊡ \boxdot  ⋄ \diamond  ⋇ \divideontimes  ⋉ \ltimes  ⋊ \rtimes
⋋ \leftthreetimes  ⋌ \rightthreetimes  ⋎ \curlyvee  ⋏ \curlywedge  ⋒ \Cap  ⋓ \Cup  ⊺ \intercal  ⊻ \veebar  ⊼ \barwedge
⩞ \doublebarwedge  ≀ \wr  ⨿ \amalg  ▷ \triangleright  ▹ \triangleright  ◁ \triangleleft  ◃ \triangleleft  ⦵ \minuso
∈ \in  ∊ \in  ∉ \notin  ∋ \ni  ∍ \ni  ∌ \notni  ⊂ \subset  ⊃ \supset  ⊆ \subseteq  ⊇ \supseteq  ⊈ \nsubseteq
⊉ \nsupseteq  ⊊ \subsetneq  ⊋ \supsetneq  ⊄ \nsubset  ⊅ \nsupset  ⫅ \subseteqq  ⫆ \supseteqq  ⫋ \subsetneqq
⫌ \supsetneqq  ⋐ \Subset  ⋑ \Supset  ⊏ \sqsubset  ⊐ \sqsupset  ⊑ \sqsubseteq  ⊒ \sqsupseteq
≤ \leq  ≥ \geq  ⩽ \leqslant  ⩾ \geqslant  ≦ \leqq  ≧ \geqq  ≨ \lneqq  ≩ \gneqq  ⪇ \lneq  ⪈ \gneq  ≪ \ll  ≫ \gg
⋘ \lll  ⋙ \ggg  ≮ \nless  ≯ \ngtr  ≰ \nleq  ≱ \ngeq  ≲ \lesssim  ≳ \gtrsim  ⪅ \lessapprox  ⪆ \gtrapprox
⋦ \lnsim  ⋧ \gnsim  ⪉ \lnapprox  ⪊ \gnapprox  ≶ \lessgtr  ≷ \gtrless  ⋚ \lesseqgtr  ⋛ \gtreqless  ⪋ \lesseqqgtr
⪌ \gtreqqless  ⪕ \eqslantless  ⪖ \eqslantgtr  ⋖ \lessdot  ⋗ \gtrdot  ≺ \prec  ≻ \succ  ⪯ \preceq  ⪰ \succeq
≼ \preccurlyeq  ≽ \succcurlyeq  ≾ \precsim  ≿ \succsim  ⪷ \precapprox  ⪸ \succapprox  ⊀ \nprec  ⊁ \nsucc
⋠ \npreceq  ⋡ \nsucceq  ⪵ \precneqq  ⪶ \succneqq  ⪹ \precnapprox  ⪺ \succnapprox  ⋨ \precnsim  ⋩ \succnsim
⋞ \curlyeqprec  ⋟ \curlyeqsucc
≠ \neq  ≡ \equiv  ≢ \nequiv  ∼ \sim  ～ \sim  ∽ \backsim  ≁ \nsim  ≂ \eqsim  ≃ \simeq  ≄ \nsimeq  ≅ \cong  ≆ \ncong
≇ \ncong  ≈ \approx  ≉ \napprox  ≊ \approxeq  ≍ \asymp  ≎ \Bumpeq  ≏ \bumpeq  ≐ \doteq  ≑ \doteqdot
≒ \fallingdotseq  ≓ \risingdotseq  ≔ \coloneqq  ≕ \eqqcolon  ≖ \eqcirc  ≗ \circeq  ≜ \triangleq  ⋍ \backsimeq
∝ \propto  ∣ \mid  ∤ \nmid  ∥ \parallel  ∦ \nparallel  ∶ \ratio  ∷ \dblcolon  ⩴ \Coloneqq  ∴ \therefore  ∵ \because
⊢ \vdash  ⊣ \dashv  ⊨ \vDash  ⊧ \models  ⊩ \Vdash  ⊪ \Vvdash  ⊬ \nvdash  ⊭ \nvDash  ⊮ \nVdash  ⊯ \nVDash
⊲ \vartriangleleft  ⊳ \vartriangleright  ⊴ \trianglelefteq  ⊵ \trianglerighteq  ⋪ \ntriangleleft  ⋫ \ntriangleright
⋬ \ntrianglelefteq  ⋭ \ntrianglerighteq  ⊸ \multimap  ⊶ \origof  ⊷ \imageof  ⋈ \bowtie  ⋔ \pitchfork  ≬ \between
⌢ \frown  ⌣ \smile
← \leftarrow  ↑ \uparrow  → \rightarrow  ↓ \downarrow  ↔ \leftrightarrow  ↕ \updownarrow  ↖ \nwarrow  ↗ \nearrow
↘ \searrow  ↙ \swarrow  ↚ \nleftarrow  ↛ \nrightarrow  ↞ \twoheadleftarrow  ↠ \twoheadrightarrow  ↢ \leftarrowtail
↣ \rightarrowtail  ↤ \mapsfrom  ↦ \mapsto  ↩ \hookleftarrow  ↪ \hookrightarrow  ↫ \looparrowleft  ↬ \looparrowright
↭ \leftrightsquigarrow  ↮ \nleftrightarrow  ↰ \Lsh  ↱ \Rsh  ↶ \curvearrowleft  ↷ \curvearrowright
↺ \circlearrowleft  ↻ \circlearrowright  ↼ \leftharpoonup  ↽ \leftharpoondown  ↾ \upharpoonright  ↿ \upharpoonleft
⇀ \rightharpoonup  ⇁ \rightharpoondown  ⇂ \downharpoonright  ⇃ \downharpoonleft  ⇄ \rightleftarrows
⇆ \leftrightarrows  ⇇ \leftleftarrows  ⇈ \upuparrows  ⇉ \rightrightarrows  ⇊ \downdownarrows
⇋ \leftrightharpoons  ⇌ \rightleftharpoons  ⇍ \nLeftarrow  ⇎ \nLeftrightarrow  ⇏ \nRightarrow  ⇐ \Leftarrow
⇑ \Uparrow  ⇒ \Rightarrow  ⇓ \Downarrow  ⇔ \Leftrightarrow  ⇕ \Updownarrow  ⇚ \Lleftarrow  ⇛ \Rrightarrow
⇝ \rightsquigarrow  ⇠ \dashleftarrow  ⇢ \dashrightarrow  ⟵ \longleftarrow  ⟶ \longrightarrow  ⟷ \longleftrightarrow
⟸ \Longleftarrow  ⟹ \Longrightarrow  ⟺ \Longleftrightarrow  ⟼ \longmapsto  ➔ \rightarrow  ➜ \rightarrow
∑ \sum  ∏ \prod  ∐ \coprod  ∫ \int  ∬ \iint  ∭ \iiint  ⨌ \iiiint  ∮ \oint  ∯ \oiint  ∰ \oiiint  ⋀ \bigwedge
⋁ \bigvee  ⋂ \bigcap  ⋃ \bigcup  ⨀ \bigodot  ⨁ \bigoplus  ⨂ \bigotimes  ⨄ \biguplus  ⨆ \bigsqcup
⟨ \langle  ⟩ \rangle  〈 \langle  〉 \rangle  〈 \langle  〉 \rangle  ⌈ \lceil  ⌉ \rceil  ⌊ \lfloor  ⌋ \rfloor  ‖ \Vert
⌜ \ulcorner  ⌝ \urcorner  ⌞ \llcorner  ⌟ \lrcorner  ⟮ \lgroup  ⟯ \rgroup  ⎰ \lmoustache  ⎱ \rmoustache
⟦ \llbracket  ⟧ \rrbracket  ⦃ \lBrace  ⦄ \rBrace  ⦇ \llparenthesis  ⦈ \rrparenthesis
⟪ \llangle  ⟫ \rrangle  ⦅ \llparenthesis  ⦆ \rrparenthesis  ‒ \textendash  ― \textemdash  ϴ \Theta
… \ldots  ⋯ \cdots  ⋮ \vdots  ⋱ \ddots  ⋰ \iddots  ‐ \texthyphen@  ‑ \texthyphen@  – \textendash  — \textemdash
“ \textquotedblleft  ” \textquotedblright  ‘ \textquoteleft  − -  ∕ /  ⁄ /
⏞ \overbrace  ⏟ \underbrace  ⎴ \overbracket  ⎵ \underbracket  ⏜ \overparen  ⏝ \underparen
"""

# One character, several tokens. Spaces are those of The Unicode Standard, table 6-2.
_PHRASES = r"""
½ \unit@fraction{1}{2}
⅓ \unit@fraction{1}{3}
⅔ \unit@fraction{2}{3}
¼ \unit@fraction{1}{4}
¾ \unit@fraction{3}{4}
⅕ \unit@fraction{1}{5}
⅖ \unit@fraction{2}{5}
⅗ \unit@fraction{3}{5}
⅘ \unit@fraction{4}{5}
⅙ \unit@fraction{1}{6}
⅚ \unit@fraction{5}{6}
⅛ \unit@fraction{1}{8}
⅜ \unit@fraction{3}{8}
⅝ \unit@fraction{5}{8}
⅞ \unit@fraction{7}{8}
⅐ \unit@fraction{1}{7}
⅑ \unit@fraction{1}{9}
⅒ \unit@fraction{1}{10}
ª {}^{\mathrm{a}}
º {}^{\mathrm{o}}
Å \text{\AA}
√ \sign@{}
∛ \sign@{3}
∜ \sign@{4}
℃ {^\circ\mathrm{C}}
℉ {^\circ\mathrm{F}}
ⅅ \mathrm{D}
ⅆ \mathrm{d}
ⅇ \mathrm{e}
ⅈ \mathrm{i}
ⅉ \mathrm{j}
ℎ h
‼ \mathclose{!!}
⁇ \mathclose{??}
≙ \overset{\wedge}{=}
≚ \overset{\vee}{=}
≛ \overset{\star}{=}
≝ \overset{\mathrm{def}}{=}
≞ \overset{\mathrm{m}}{=}
≟ \overset{?}{=}
≘ \overset{\frown}{=}
∹ \eqcolon
"""

_SPACES = {
    "\u00a0": "\\nobreakspace", "\u2002": "\\enspace", "\u2003": "\\quad", "\u2004": "\\;", "\u2005": "\\:",
    "\u2006": "\\,", "\u2007": "\\enspace", "\u2008": "\\,", "\u2009": "\\,", "\u200a": "\\hairspace@",
    "\u202f": "\\,", "\u205f": "\\:", "\u3000": "\\quad",
}  # fmt: skip
# Marks that are not seen: joiners, directions, invisible operators, variation selectors.
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufe0e\ufe0f\ufeff"

SUPERSCRIPTS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾", "0123456789+-=()", strict=True))
SUPERSCRIPTS |= dict(zip("ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", "abcdefghijklmnoprstuvwxyz", strict=True))
SUPERSCRIPTS |= dict(zip("ᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ", "ABDEGHIJKLMNOPRTUVW", strict=True))
SUPERSCRIPTS |= {"ᵅ": "\\alpha", "ᵋ": "\\varepsilon", "ᶥ": "\\iota", "ᶲ": "\\phi"}
SUPERSCRIPTS |= {"ᵝ": "\\beta", "ᵞ": "\\gamma", "ᵟ": "\\delta", "ᵠ": "\\varphi", "ᵡ": "\\chi", "ᶿ": "\\theta"}
SUBSCRIPTS = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", "0123456789+-=()", strict=True))
SUBSCRIPTS |= dict(zip("ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", "aehijklmnoprstuvx", strict=True))
SUBSCRIPTS |= {"ᵦ": "\\beta", "ᵧ": "\\gamma", "ᵨ": "\\rho", "ᵩ": "\\varphi", "ᵪ": "\\chi"}

# How many primes a character is.
PRIMES = {"'": 1, "\u2019": 1, "\u2032": 1, "\u2033": 2, "\u2034": 3, "\u2057": 4}

# Marks that combine with the character before them.
COMBINING = {
    "\u0300": "\\grave", "\u0301": "\\acute", "\u0302": "\\hat", "\u0303": "\\tilde", "\u0304": "\\bar",
    "\u0305": "\\overline", "\u0306": "\\breve", "\u0307": "\\dot", "\u0308": "\\ddot", "\u030a": "\\mathring",
    "\u030c": "\\check", "\u0331": "\\underline", "\u0332": "\\underline", "\u0338": "\\not",
    "\u20d7": "\\vec",
}  # fmt: skip

# The mathematical alphabets in the order of the standard (U+1D400 on, 52 letters each), and their digits (U+1D7CE on).
_LETTERS = (
    "\\mathbf", "\\mathnormal", "\\symbfit", "\\mathscr", "\\symbfcal", "\\mathfrak", "\\mathbb", "\\symbffrak",
    "\\mathsf", "\\symbfsf", "\\mathsfit", "\\symbfsfit", "\\mathtt",
)  # fmt: skip
_DIGITS = ("\\mathbf", "\\mathbb", "\\mathsf", "\\symbfsf", "\\mathtt")
_GREEK = ("\\symbfup", "\\mathnormal", "\\symbfit", "\\symbfup", "\\symbfit")
_GREEK_LETTERS = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡϴΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂ϵϑϰϕϱϖ"
# Letters that the standard had put elsewhere before.
_LETTERLIKE = {
    "\\mathbb": "ℂC ℍH ℕN ℙP ℚQ ℝR ℤZ", "\\mathfrak": "ℭC ℌH ℨZ", "\\mathscr": "ℬB ℰE ℱF ℋH ℐI ℒL ℳM ℛR ℯe ℊg ℴo",
}  # fmt: skip


def _pairs(table: str) -> dict[str, str]:
    words = table.split()
    return dict(zip(words[::2], words[1::2], strict=True))


SIGNS: dict[str, str] = _pairs(_SIGNS)
PHRASES: dict[str, str] = {
    **{line[0]: line[2:] for line in _PHRASES.split("\n") if line},
    **_SPACES,
    **dict.fromkeys(_UNSEEN, "\\relax"),
    "\u2126": "\\Omega",  # ohm
    "\u212a": "\\mathrm{K}",  # kelvin
    "\u212b": "\\text{\\AA}",  # ångström
    **{pair[0]: f"{name}{{{pair[1]}}}" for name, pairs in _LETTERLIKE.items() for pair in pairs.split()},
    **{letter: f"\\text{{{letter}}}" for letter in "ÆØŒæøœßłŁ¡¿"},  # what OT1 has
    **{chr(0x2460 + at): f"\\text{{\\textcircled{{{at + 1}}}}}" for at in range(20)},
}


def phrase(character: str) -> str:
    """Return the TeX that a character outside ASCII stands for; a letter of another script is a word of its own.

    Control characters and those without an agreed meaning stand for nothing.
    """
    from unicodedata import category

    found = SIGNS.get(character) or PHRASES.get(character) or _alphabetical(ord(character)) or _accented(character)
    found = found or _compatible(character)
    if found or category(character)[0] == "C":
        return found
    kind = _OTHER_KINDS.get(character) or next(kind for first, kind in _KINDS if ord(character) >= first)
    return f"\\math{kind}{{\\foreign@{{{character}}}}}" if kind else f"\\foreign@{{{character}}}"


# What signs are for which there is no drawing, from a character on (The Unicode Standard's blocks): arrows and most
# operators are relations, some of the supplement are large and some binary operations.
_KINDS = (
    (0x2B00, ""), (0x2A66, "rel"), (0x2A1D, "bin"), (0x2A00, "op"), (0x2980, ""), (0x2900, "rel"), (0x2800, ""),
    (0x27F0, "rel"), (0x2300, ""), (0x2234, "rel"), (0x2200, ""), (0x2190, "rel"), (0, ""),
)  # fmt: skip
_OTHER_KINDS = {**dict.fromkeys("⊌⊍⊜⊹⊽", "bin"), **dict.fromkeys("∲∳", "op"), **dict.fromkeys("⊾⊿⋕", "ord")}


def _compatible(character: str) -> str:
    """Return what a wide character or a Roman number is but for its form, or words for a letter that has a mark."""
    from unicodedata import normalize

    if "\uff01" <= character <= "\uff5e":
        return _ESCAPED.get(plain := chr(ord(character) - 0xFEE0), plain)
    if "\u2160" <= character <= "\u217f":
        return f"\\mathrm{{{normalize('NFKC', character)}}}"
    parts = normalize("NFD", character)
    return f"\\text{{{character}}}" if len(parts) == 2 and parts[0].isascii() and parts[1] in _WORD_MARKS else ""


_ESCAPED = {"#": "\\#", "$": "\\$", "%": "\\%", "&": "\\&", "\\": "\\backslash", "{": "\\{", "}": "\\}", "~": "\\sim"}
# Marks that words can have and formulas cannot: cedilla, comma and dot below, double acute.
_WORD_MARKS = "\u0327\u0326\u0323\u030b"


def is_foreign(token: str) -> bool:
    """Tell whether a token is a character that only the reader's fonts have."""
    known = token in SUPERSCRIPTS or token in SUBSCRIPTS or token in PRIMES or token in COMBINING
    return len(token) == 1 and token > "\x7f" and not known and phrase(token).startswith("\\foreign@")


def _alphabetical(code: int) -> str | None:
    """Return a letter or digit of a mathematical alphabet, in that alphabet."""
    if 0x1D400 <= code < 0x1D6A4:
        alphabet, letter = divmod(code - 0x1D400, 52)
        return f"{_LETTERS[alphabet]}{{{chr(letter + (65 if letter < 26 else 71))}}}"
    if 0x1D6A8 <= code < 0x1D7CA:
        alphabet, letter = divmod(code - 0x1D6A8, 58)
        return f"{_GREEK[alphabet]}{{{_GREEK_LETTERS[letter]}}}"
    if 0x1D7CE <= code < 0x1D800:
        alphabet, digit = divmod(code - 0x1D7CE, 10)
        return f"{_DIGITS[alphabet]}{{{digit}}}"
    return {0x1D6A4: "\\imath", 0x1D6A5: "\\jmath", 0x1D7CA: "\\mathbf{\\digamma}"}.get(code)


def _accented(character: str) -> str | None:
    """Return a precomposed letter or relation as its base under its marks (normalization form D)."""
    from unicodedata import normalize

    parts = normalize("NFD", character)
    base, marks = parts[0], parts[1:]
    if not marks or not all(mark in COMBINING for mark in marks):
        return None
    for mark in marks:
        base = f"\\not {base}" if mark == "\u0338" else f"{COMBINING[mark]}{{{_dotless(base)}}}"
    return base


def _dotless(letter: str) -> str:
    return {"i": "\\imath", "j": "\\jmath"}.get(letter, letter)

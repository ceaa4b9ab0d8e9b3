r"""The math alphabets: what `\mathbf` and its kin make of letters, digits and capital Greek.

LaTeX, fntguide, "Math alphabets". Only characters of TeX's class 7 follow an alphabet: letters,
digits and the capital Greek that is not already italic (TeXbook p. 155).
"""

from __future__ import annotations

from dlbuild.tex.mlist import ORD, Atom, Foreign, Symbol, Text
from dlbuild.tex.symbols import ATOMS

# The face of each alphabet.
FACES = {
    "mathrm": "cmr10",
    "mathnormal": "cmmi10",
    "mathit": "cmti10",
    "mathbf": "cmbx10",
    "mathsf": "cmss10",
    "mathtt": "cmtt10",
    "mathcal": "cmsy10",
    "mathbb": "msbm10",
    "mathfrak": "eufm10",
    "mathscr": "rsfs10",
}

# The bold face of each (LaTeX's \mathversion{bold}); faces that are not here have none.
BOLD = {
    "cmr10": "cmbx10",
    "cmmi10": "cmmib10",
    "cmsy10": "cmbsy10",
    "cmss10": "cmssbx10",
    "cmti10": "cmbxti10",
}

_VARIABLE = [
    *"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
    *r"\Gamma \Delta \Theta \Lambda \Xi \Pi \Sigma \Upsilon \Phi \Psi \Omega".split(),
    *r"\Alpha \Beta \Epsilon \Zeta \Eta \Iota \Kappa \Mu \Nu \Omicron \Rho \Tau \Chi".split(),
    *"ΓΔΘΛΞΠΣΥΦΨΩΑΒΕΖΗΙΚΜΝΟΡΤΧ",
]
# Alphabets whose fonts have capitals only, where other characters would come out as arrows and the like, and where
# Unicode has their small letters (the first); TeX's manuals warn of it, MathJax sets what was meant.
_CAPITALS = {"mathbb": 0x1D552, "mathcal": 0x1D4B6, "mathscr": 0x1D4B6}
_ELSEWHERE = {0x1D4BA: "ℯ", 0x1D4BC: "ℊ", 0x1D4C4: "ℴ"}
_DIGITS = "0123456789"

_CACHE: dict[tuple[str, bool], dict[str, Atom]] = {}


def atoms_in(alphabet: str, *, bold: bool) -> dict[str, Atom]:
    """Return the atom of every symbol under an alphabet (empty: none), in bold or not; made once."""
    key = alphabet, bold
    if key not in _CACHE:
        _CACHE[key] = _made(alphabet, bold=bold)
    return _CACHE[key]


def emboldened(symbol: Symbol) -> Symbol:
    """Return the bold version of a character, itself if it has none."""
    return Symbol(BOLD.get(symbol.face, symbol.face), symbol.code)


def _made(alphabet: str, *, bold: bool) -> dict[str, Atom]:
    atoms = dict(ATOMS)
    if bold:
        for name, atom in ATOMS.items():
            nucleus = atom.nucleus
            if isinstance(nucleus, Symbol):
                atoms[name] = atom._replace(nucleus=emboldened(nucleus))
    if alphabet:
        face = FACES[alphabet]
        if bold and alphabet != "mathcal":
            face = BOLD.get(face, face)
        if bold and alphabet == "mathcal":
            face = "cmbsy10"
        for name in _VARIABLE:
            symbol = ATOMS[name].nucleus
            assert isinstance(symbol, Symbol)
            atoms[name] = Atom(ORD, Symbol(face, symbol.code))
        atoms.update(_substitutes(alphabet))
    return atoms


def _substitutes(alphabet: str) -> dict[str, Atom]:
    """Return the characters of an alphabet that its font does not have, from elsewhere."""
    if alphabet not in _CAPITALS and alphabet != "mathfrak":
        return {}
    found = {name: ATOMS[name] for name in _VARIABLE if len(name) > 1 or name > "\x7f"}
    if alphabet == "mathfrak":
        return found
    for at in range(26):
        code = _CAPITALS[alphabet] + at
        found[chr(97 + at)] = Atom(ORD, Text((Foreign(_ELSEWHERE.get(code, chr(code))),)))
    for digit in _DIGITS:
        double_struck, old_style = Text((Foreign(chr(0x1D7D8 + int(digit))),)), Symbol("cmmi10", ord(digit))
        found[digit] = Atom(ORD, double_struck if alphabet == "mathbb" else old_style)
    if alphabet == "mathbb":
        found["k"] = ATOMS["\\Bbbk"]
    return found

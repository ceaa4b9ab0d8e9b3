r"""Letters and signs among words: LaTeX's OT1 encoding, and what mathematics lends to it (ltoutenc.dtx, ot1enc.def).

A table, not a module to read. An empty face is the one in force.
"""

from __future__ import annotations

from dlbuild.tex.mlist import Symbol

# Control sequences that stand for one character.
LETTERS = {
    "\\%": Symbol("", 0x25),
    "\\#": Symbol("", 0x23),
    "\\$": Symbol("", 0x24),
    "\\textdollar": Symbol("", 0x24),
    "\\&": Symbol("", 0x26),
    "\\{": Symbol("cmsy10", 0x66),
    "\\}": Symbol("cmsy10", 0x67),
    "\\lbrace": Symbol("cmsy10", 0x66),
    "\\rbrace": Symbol("cmsy10", 0x67),
    "\\textbraceleft": Symbol("cmsy10", 0x66),
    "\\textbraceright": Symbol("cmsy10", 0x67),
    "\\ss": Symbol("", 0x19),
    "\\ae": Symbol("", 0x1A),
    "\\oe": Symbol("", 0x1B),
    "\\o": Symbol("", 0x1C),
    "\\AE": Symbol("", 0x1D),
    "\\OE": Symbol("", 0x1E),
    "\\O": Symbol("", 0x1F),
    "\\i": Symbol("", 0x10),
    "\\j": Symbol("", 0x11),
    "\\textbackslash": Symbol("cmsy10", 0x6E),
    "\\textbar": Symbol("cmsy10", 0x6A),
    "\\textbardbl": Symbol("cmsy10", 0x6B),
    "\\textless": Symbol("cmmi10", 0x3C),
    "\\textgreater": Symbol("cmmi10", 0x3E),
    "\\textquoteleft": Symbol("", 0x60),
    "\\textquoteright": Symbol("", 0x27),
    "\\textquotedblleft": Symbol("", 0x5C),
    "\\textquotedblright": Symbol("", 0x22),
    "\\textquotedbl": Symbol("cmtt10", 0x22),
    "\\lq": Symbol("", 0x60),
    "\\rq": Symbol("", 0x27),
    "\\textendash": Symbol("", 0x7B),
    "\\textemdash": Symbol("", 0x7C),
    "\\textexclamdown": Symbol("", 0x3C),
    "\\textquestiondown": Symbol("", 0x3E),
    "\\textsterling": Symbol("cmti10", 0x24),
    "\\pounds": Symbol("cmti10", 0x24),
    "\\S": Symbol("cmsy10", 0x78),
    "\\P": Symbol("cmsy10", 0x7B),
    "\\dag": Symbol("cmsy10", 0x79),
    "\\ddag": Symbol("cmsy10", 0x7A),
    "\\textdagger": Symbol("cmsy10", 0x79),
    "\\textdaggerdbl": Symbol("cmsy10", 0x7A),
    "\\textbullet": Symbol("cmsy10", 0x0F),
    "\\textperiodcentered": Symbol("cmsy10", 0x01),
    "\\textasteriskcentered": Symbol("cmsy10", 0x03),
    "\\textasciicircum": Symbol("", 0x5E),
    "\\textasciitilde": Symbol("", 0x7E),
    "\\slash": Symbol("", 0x2F),
}

# ASCII characters that stand elsewhere in OT1; typewriter fonts have them in place.
LENT = {"<": Symbol("cmmi10", 0x3C), ">": Symbol("cmmi10", 0x3E), "|": Symbol("cmsy10", 0x6A)}

# Characters of Unicode that the font has.
UNICODE = {"\u2018": 0x60, "\u2019": 0x27, "\u201c": 0x5C, "\u201d": 0x22, "\u2013": 0x7B, "\u2014": 0x7C}
UNICODE |= {"ß": 0x19, "æ": 0x1A, "œ": 0x1B, "ø": 0x1C, "Æ": 0x1D, "Œ": 0x1E, "Ø": 0x1F, "ı": 0x10, "ȷ": 0x11}
UNICODE |= {"¡": 0x3C, "¿": 0x3E, "\u2010": 0x2D, "\u2011": 0x2D}
# Those that mathematics lends, or that a control sequence makes.
SIGNS = {"·": Symbol("cmsy10", 0x01), "•": Symbol("cmsy10", 0x0F), "§": Symbol("cmsy10", 0x78)}
SIGNS |= {
    "¶": Symbol("cmsy10", 0x7B),
    "†": Symbol("cmsy10", 0x79),
    "‡": Symbol("cmsy10", 0x7A),
    "£": Symbol("cmti10", 0x24),
}
NAMES = {"ł": "\\l", "Ł": "\\L", "Å": "\\AA", "…": "\\ldots", "©": "\\copyright", "®": "\\textregistered"}

# Ems.
SPACES = {"\\,": 1 / 6, "\\;": 0.2777, "\\:": 0.2222, "\\>": 0.2222, "\\!": -1 / 6, "\\quad": 1.0, "\\qquad": 2.0}
SPACES |= {"\\enspace": 0.5, "\\enskip": 0.5, "\\thinspace": 1 / 6, "\\medspace": 0.2222, "\\thickspace": 0.2777}
SPACES |= {"\\negthinspace": -1 / 6, "\u2002": 0.5, "\u2003": 1.0, "\u2004": 1 / 3, "\u2005": 0.25, "\u2006": 1 / 6}
SPACES |= {"\u2007": 0.5, "\u2008": 0.2777, "\u2009": 1 / 6, "\u200a": 0.1, "\u202f": 1 / 6, "\u205f": 0.2222}
SPACES |= {"\u3000": 1.0}
# Spaces between words at which no line ends; and marks that are not seen.
TIES = frozenset(("~", "\\ ", "\\space", "\\nobreakspace", "\u00a0"))
UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f\ufeff") | {"\\-", "\\@", "\\relax", "\\null"}

# Text accents (TeXbook p. 52).
ACCENTS = {
    "`": 0x12,
    "'": 0x13,
    "v": 0x14,
    "u": 0x15,
    "=": 0x16,
    "r": 0x17,
    "^": 0x5E,
    ".": 0x5F,
    "H": 0x7D,
    "~": 0x7E,
    '"': 0x7F,
    "c": 0x18,
    "d": 0x2E,
    "b": 0x16,
}
# Those that are not over the letter: under it, or as they stand.
UNDER = {"d", "b"}
AS_IT_STANDS = {"c"}
# The combining marks that these are in precomposed letters (normalization form D).
MARKS = {0x300: "`", 0x301: "'", 0x30C: "v", 0x306: "u", 0x304: "=", 0x30A: "r", 0x302: "^", 0x307: ".", 0x30B: "H"}
MARKS |= {0x303: "~", 0x308: '"', 0x327: "c", 0x326: "c", 0x323: "d", 0x331: "b"}

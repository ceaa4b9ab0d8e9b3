r"""Words inside a formula: `\text`, `\mbox`, `\textbf` … (amstext), with formulas and accents in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.tex.lexer import joined
from dlbuild.tex.mlist import (
    ORD,
    Atom,
    Bar,
    Foreign,
    InlineMath,
    Space,
    Symbol,
    Text,
    TextAccent,
    TextPiece,
    TextSpace,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from dlbuild.tex.mlist import Item
    from dlbuild.tex.parser import Parser

# The face that a text command asks for; None keeps the one in force.
_FACES: dict[str, str | None] = {
    "\\text": None,
    "\\mbox": None,
    "\\hbox": None,
    "\\textrm": "cmr10",
    "\\textnormal": "cmr10",
    "\\textup": "cmr10",
    "\\textmd": "cmr10",
    "\\textbf": "cmbx10",
    "\\textit": "cmti10",
    "\\textsl": "cmti10",
    "\\emph": "cmti10",
    "\\textsf": "cmss10",
    "\\texttt": "cmtt10",
    "\\textsc": None,
}
_UNSCALED = {"\\mbox", "\\hbox"}

# Characters that a control sequence stands for in words (LaTeX's OT1 encoding), and those that math fonts lend.
_LETTERS = {
    "\\_": Symbol("", 0x5F),
    "\\%": Symbol("", 0x25),
    "\\#": Symbol("", 0x23),
    "\\$": Symbol("", 0x24),
    "\\&": Symbol("", 0x26),
    "\\{": Symbol("cmsy10", 0x66),
    "\\}": Symbol("cmsy10", 0x67),
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
    "\\textless": Symbol("cmmi10", 0x3C),
    "\\textgreater": Symbol("cmmi10", 0x3E),
    "\\textquoteleft": Symbol("", 0x60),
    "\\textquoteright": Symbol("", 0x27),
    "\\textendash": Symbol("", 0x7B),
    "\\textemdash": Symbol("", 0x7C),
    "\\S": Symbol("cmsy10", 0x78),
    "\\P": Symbol("cmsy10", 0x7B),
    "\\dag": Symbol("cmsy10", 0x79),
    "\\ddag": Symbol("cmsy10", 0x7A),
    "\\textasciicircum": Symbol("", 0x5E),
    "\\textasciitilde": Symbol("", 0x7E),
}
_LENT = {"<": Symbol("cmmi10", 0x3C), ">": Symbol("cmmi10", 0x3E), "|": Symbol("cmsy10", 0x6A)}
_SPACES = {"\\,": 1 / 6, "\\;": 0.2777, "\\:": 0.2222, "\\>": 0.2222, "\\!": -1 / 6, "\\quad": 1.0, "\\qquad": 2.0}
_SPACES.update({"\\enspace": 0.5, "\\thinspace": 1 / 6})

# Text accents (TeXbook p. 52) and, for precomposed letters, the combining marks they stand for.
_ACCENTS = {"`": 0x12, "'": 0x13, "v": 0x14, "u": 0x15, "=": 0x16, "r": 0x17, "^": 0x5E, ".": 0x5F, "H": 0x7D}
_ACCENTS.update({"~": 0x7E, '"': 0x7F})
_MARKS = {0x300: "`", 0x301: "'", 0x30C: "v", 0x306: "u", 0x304: "=", 0x30A: "r", 0x302: "^", 0x307: "."}
_MARKS.update({0x30B: "H", 0x303: "~", 0x308: '"'})
_UNICODE = {"\u2018": 0x60, "\u2019": 0x27, "\u201c": 0x5C, "\u201d": 0x22, "\u2013": 0x7B, "\u2014": 0x7C}
_UNICODE.update({"ß": 0x19, "æ": 0x1A, "œ": 0x1B, "ø": 0x1C, "Æ": 0x1D, "Œ": 0x1E, "Ø": 0x1F, "ı": 0x10})


def text(parser: Parser, token: str) -> Item:
    r"""Read `\text{…}` and its kin."""
    return Atom(ORD, text_argument(parser, token, _FACES[token] or "cmr10", scaled=token not in _UNSCALED))


def text_argument(parser: Parser, token: str, face: str, *, scaled: bool) -> Text:
    """Read an argument as words in a face."""
    return Text(_Words(parser, face, token).read(parser.raw(token)), scaled)


class _Words:
    """The reading of one argument as text."""

    def __init__(self, parser: Parser, face: str, name: str) -> None:
        self.parser, self.face, self.name = parser, face, name
        self.pieces: list[TextPiece] = []

    def read(self, words: list[str]) -> tuple[TextPiece, ...]:
        """Return the pieces that these tokens stand for."""
        stack = words[::-1]
        while stack:
            token = stack.pop()
            if token in {"$", "\\("}:
                self._formula(stack, token)
            elif token.isspace() or token in ("~", "\\ ", "\\space"):
                self._space(token)
            elif token.startswith("\\"):
                self._control(token, stack)
            elif token not in "{}":
                self._character(token)
        return tuple(self.pieces)

    def _space(self, token: str) -> None:
        """Add a word space; a run of plain ones is one, and those after a control word were its end."""
        if token.isspace() and self.pieces and isinstance(self.pieces[-1], TextSpace):
            return
        self.pieces.append(TextSpace(self.face))

    def _formula(self, stack: list[str], opening: str) -> None:
        closing = "$" if opening == "$" else "\\)"
        inner: list[str] = []
        while stack and stack[-1] != closing:
            inner.append(stack.pop())
        if not stack:
            self.parser.fail("missing-dollar", f"this {opening} is never closed", opening, f"add a {closing}")
        stack.pop()
        from dlbuild.tex.alphabets import atoms_in

        saved = self.parser.atoms, self.parser.alphabet
        self.parser.atoms, self.parser.alphabet = atoms_in("", bold=False), ""
        self.pieces.append(InlineMath(self.parser.within(inner, self.name)))
        self.parser.atoms, self.parser.alphabet = saved

    def _control(self, token: str, stack: list[str]) -> None:
        if token in _LETTERS:
            symbol = _LETTERS[token]
            self.pieces.append(_underscore() if token == "\\_" else Symbol(symbol.face or self.face, symbol.code))
        elif token in _SPACES:
            self.pieces.append(Space(em=_SPACES[token]))
        elif token in _FACES:
            inner = group_of(stack)
            face = _FACES[token] or self.face
            self.pieces += _Words(self.parser, face, token).read(inner)
        elif token[1] in _ACCENTS and len(token) == 2:
            self._accent(_ACCENTS[token[1]], group_of(stack))
        else:
            self._symbol(token)
        if token[-1].isalpha():
            while stack and stack[-1].isspace():
                stack.pop()

    def _symbol(self, token: str) -> None:
        """Set a symbol of mathematics among words, as MathJax does; LaTeX wants dollars around it."""
        self.pieces.append(InlineMath(self.parser.within([token], self.name)))

    def _character(self, character: str) -> None:
        if character in _LENT:
            self.pieces.append(_LENT[character] if self.face != "cmtt10" else Symbol(self.face, ord(character)))
        elif character in ("_", "^"):
            self.parser.fail(
                "script-in-text",
                f"{character} inside {self.name}",
                character,
                f"write \\{character} for the sign, or put the formula into $…$",
            )
        elif " " < character < "\x7f":
            self.pieces.append(Symbol(self.face, ord(character)))
        elif character in _UNICODE:
            self.pieces.append(Symbol(self.face, _UNICODE[character]))
        else:
            self._composed(character)

    def _composed(self, character: str) -> None:
        import unicodedata

        parts = unicodedata.normalize("NFD", character)
        if len(parts) == 2 and " " < parts[0] < "\x7f" and ord(parts[1]) in _MARKS:
            self._accent(_ACCENTS[_MARKS[ord(parts[1])]], [parts[0]])
        else:
            self.pieces.append(Foreign(character))

    def _accent(self, code: int, letters: list[str]) -> None:
        """Put an accent over a letter; a dotted one loses its dot (TeXbook p. 52)."""
        letter = "".join(one for one in letters if one not in "{}").strip() or " "
        dotless = {"i": 0x10, "j": 0x11, "\\i": 0x10, "\\j": 0x11}.get(letter)
        if dotless is None and len(letter) != 1:
            self.parser.fail("bad-accent", f"an accent over {letter}", joined(letters), "put it over one letter")
        symbol = Symbol(self.face, ord(letter) if dotless is None else dotless)
        self.pieces.append(TextAccent(Symbol(self.face, code), symbol))


def _underscore() -> TextPiece:
    r"""Return LaTeX's `\_`: a kern and a rule (latex.ltx, \textunderscore)."""
    return InlineMath((Space(em=0.06), Atom(ORD, Bar(0.3, 0.04, 0.0))))


def group_of(stack: list[str]) -> list[str]:
    """Take a group, or one token, off a stack of tokens."""
    while stack and stack[-1].isspace():
        stack.pop()
    if not stack:
        return []
    token = stack.pop()
    if token != "{":
        return [token]
    found: list[str] = []
    level = 1
    while stack:
        token = stack.pop()
        level += (token == "{") - (token == "}")
        if not level:
            break
        found.append(token)
    return found


COMMANDS: dict[str, Callable[[Parser, str], Item | None]] = dict.fromkeys(_FACES, text)

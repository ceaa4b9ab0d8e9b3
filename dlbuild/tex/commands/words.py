r"""Words inside a formula: `\text`, `\mbox`, `\textbf` … (amstext), with formulas and accents in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlbuild.tex.faces import FACES, SLANTED, SWITCHES, changed
from dlbuild.tex.letters import (
    ACCENTS,
    AS_IT_STANDS,
    LENT,
    LETTERS,
    MARKS,
    NAMES,
    SIGNS,
    SPACES,
    TIES,
    UNDER,
    UNICODE,
    UNSEEN,
)
from dlbuild.tex.lexer import LET, group_of, joined, spanning
from dlbuild.tex.mlist import (
    ORD,
    Atom,
    Foreign,
    InlineMath,
    ItalicCorrection,
    Mlist,
    Nucleus,
    Sized,
    Space,
    Symbol,
    Text,
    TextAccent,
    TextPiece,
    TextSpace,
)
from dlbuild.tex.unicode import is_foreign

if TYPE_CHECKING:
    from collections.abc import Callable

    from dlbuild.tex.mlist import Item
    from dlbuild.tex.parser import Parser

_UNSCALED = {"\\mbox", "\\hbox"}
# Capitals as high as small letters of cmcsc10 would be, with nearly their widths.
_SMALL_CAPITALS = 0.78


def text(parser: Parser, token: str) -> Item:
    r"""Read `\text{…}` and its kin."""
    words = text_argument(parser, token, changed("cmr10", FACES[token]), scaled=token not in _UNSCALED)
    return Atom(ORD, words)


def text_argument(parser: Parser, token: str, face: str, *, scaled: bool) -> Text:
    """Read an argument as words in a face."""
    return Text(Words(parser, face, token, capitals=token == "\\textsc").read(parser.raw(token)), scaled)


class Words:
    """The reading of one argument as text."""

    def __init__(self, parser: Parser, face: str, name: str, *, capitals: bool = False) -> None:
        self.parser, self.face, self.name, self.capitals = parser, face, name, capitals
        self.pieces: list[TextPiece] = []

    def read(self, words: list[str]) -> tuple[TextPiece, ...]:
        """Return the pieces that these tokens stand for."""
        stack = words[::-1]
        while stack:
            token = stack.pop()
            if token[-1] == LET:  # what \\let has kept says no more among words
                token = spanning(token[:-1], token, token)
            if token in {"$", "\\("}:
                self._formula(stack, token)
            elif token == "\\/":
                self.pieces.append(ItalicCorrection())
            elif token in SPACES:
                self.pieces.append(Space(em=SPACES[token]))
                _drop_spaces(token, stack)
            elif token.isspace() or token in TIES:
                self._space(token)
                _drop_spaces(token, stack)
            elif token.startswith("\\"):
                self._control(token, stack)
            elif token == "{":
                stack.append(token)
                self._group(self.face, stack)
            elif token != "}" and token not in UNSEEN:
                self._character(token)
        return tuple(self.pieces)

    def _space(self, token: str) -> None:
        """Add a word space; a run of plain ones is one, and those after a control word were its end."""
        if token.isspace() and token != "\u00a0" and self.pieces and isinstance(self.pieces[-1], TextSpace):
            return
        self.pieces.append(TextSpace(self.face))

    def _formula(self, stack: list[str], opening: str) -> None:
        closing = "$" if opening == "$" else "\\)"
        inner: list[str] = []
        level = 0
        while stack and (level or stack[-1] != closing):
            token = stack.pop()
            level += (token == "{") - (token == "}")
            inner.append(token)
        if not stack:
            self.parser.fail("missing-dollar", f"this {opening} is never closed", opening, f"add a {closing}")
        stack.pop()
        self.pieces.append(InlineMath(self.mathematics(inner)))

    def mathematics(self, tokens: list[str]) -> Mlist:
        """Read tokens as a formula, whatever alphabet is in force around the words."""
        from dlbuild.tex.alphabets import atoms_in

        saved = self.parser.atoms, self.parser.alphabet
        self.parser.atoms, self.parser.alphabet = atoms_in("", bold=False), ""
        items = self.parser.within(tokens, self.name)
        self.parser.atoms, self.parser.alphabet = saved
        return items

    def inner(self, face: str, tokens: list[str], *, capitals: bool = False) -> tuple[TextPiece, ...]:
        """Read tokens as words of their own, in a face."""
        self.parser.depth += 1
        self.parser.not_too_deep(self.name)
        pieces = Words(self.parser, face, self.name, capitals=capitals or self.capitals).read(tokens)
        self.parser.depth -= 1
        return pieces

    def _group(self, face: str, stack: list[str], *, capitals: bool = False) -> None:
        """Read a group, or one token; where it is empty it keeps its neighbours from joining."""
        self.pieces += self.inner(face, group_of(stack), capitals=capitals) or (Space(),)

    def _font(self, token: str, stack: list[str]) -> None:
        r"""Read an argument in a face, with italic corrections where slanted meets upright (LaTeX's \maybe@ic)."""
        face = changed(self.face, FACES[token])
        if token in ("\\text", *_UNSCALED):
            self._group(face, stack)
            return
        if face not in SLANTED and self.pieces:
            at = len(self.pieces) - isinstance(self.pieces[-1], TextSpace)
            self.pieces.insert(at, ItalicCorrection())
        self._group(face, stack, capitals=token == "\\textsc")
        if self.face not in SLANTED and (not stack or stack[-1] not in (",", ".")):
            self.pieces.append(ItalicCorrection())

    def boxed(self, nucleus: Nucleus) -> None:
        """Add what is not a letter."""
        self.pieces.append(InlineMath((Atom(ORD, nucleus),)))

    def _control(self, token: str, stack: list[str]) -> None:
        _drop_spaces(token, stack)
        macro = self.parser.macros.get(token)
        if macro is not None:
            self.borrowed(stack, lambda: self.parser.expand(macro, token))
        elif token in LETTERS:
            self.pieces.append(Symbol(LETTERS[token].face or self.face, LETTERS[token].code))
        elif token in FACES:
            self._font(token, stack)
        elif token in SWITCHES:
            self.face = changed(self.face, SWITCHES[token])
        elif token[1:] in ACCENTS:
            self._accent(token[1:], group_of(stack))
        elif token not in UNSEEN:
            from dlbuild.tex.commands.composites import SPELLED

            if token in SPELLED:
                SPELLED[token](self, token, stack)
            else:
                self._symbol(token, stack)

    def borrowed(self, stack: list[str], read: Callable[[], object]) -> None:
        """Let the parser read from the words still to come."""
        outer = self.parser.tokens
        self.parser.tokens = ["", *stack]
        read()
        stack[:] = self.parser.tokens[1:]
        self.parser.tokens = outer

    def _symbol(self, token: str, stack: list[str]) -> None:
        """Set a symbol of mathematics, with its arguments, among words, as MathJax does; LaTeX wants dollars around."""
        found: list[Mlist] = []
        stack.append(token)
        self.borrowed(stack, lambda: found.append(self.parser.argument(self.name)))
        self.pieces.append(InlineMath(found[0]))

    def _character(self, character: str) -> None:
        if character in LENT:
            self.pieces.append(LENT[character] if self.face != "cmtt10" else Symbol(self.face, ord(character)))
        elif character in ("_", "^"):
            way_out = f"write \\{character} for the sign, or put the formula into $…$"
            self.parser.fail("script-in-text", f"{character} inside {self.name}", character, way_out)
        elif self.capitals and character.islower() and character < "\x7f":
            self.boxed(Sized(Text((Symbol(self.face, ord(character.upper())),)), _SMALL_CAPITALS))
        elif " " < character < "\x7f":
            self.pieces.append(Symbol(self.face, ord(character)))
        elif character in UNICODE:
            self.pieces.append(Symbol(self.face, UNICODE[character]))
        elif character in SIGNS:
            self.pieces.append(SIGNS[character])
        elif character in NAMES:
            self._control(NAMES[character], [])
        else:
            self._composed(character)

    def _composed(self, character: str) -> None:
        """Set a letter under its accent; a sign as in mathematics; leave everything else to the reader's fonts."""
        from unicodedata import normalize

        parts = normalize("NFD", character)
        if len(parts) == 2 and " " < parts[0] < "\x7f" and ord(parts[1]) in MARKS:
            self._accent(MARKS[ord(parts[1])], [parts[0]])
        elif not is_foreign(character) and len(parts) == 1 and not "\uff01" <= character <= "\uff5e":
            self.pieces.append(InlineMath(self.mathematics([character])))
        elif self.pieces and isinstance(last := self.pieces[-1], Foreign):
            self.pieces[-1] = last._replace(text=last.text + character)
        else:
            self.pieces.append(Foreign(character, self.face))

    def _accent(self, name: str, letters: list[str]) -> None:
        """Put an accent over a letter; a dotted one loses its dot (TeXbook p. 52)."""
        letter = "".join(one for one in letters if one not in "{}").strip()
        if not letter:
            self.pieces.append(Symbol(self.face, ACCENTS[name]))
            return
        above = name not in UNDER and name not in AS_IT_STANDS
        dotless = {"i": 0x10, "j": 0x11, "\\i": 0x10, "\\j": 0x11}.get(letter) if above else None
        if dotless is None and (len(letter) != 1 or letter > "\x7f"):
            self.parser.fail("bad-accent", f"an accent over {letter}", joined(letters), "put it over one letter")
        symbol = Symbol(self.face, ord(letter) if dotless is None else dotless)
        lowered = 0.0 if name in AS_IT_STANDS else None
        self.pieces.append(TextAccent(Symbol(self.face, ACCENTS[name]), symbol, lowered, name in UNDER))


def _drop_spaces(token: str, stack: list[str]) -> None:
    """Take the white space that ends a control word."""
    if len(token) > 1 and token[-1].isalpha():
        while stack and stack[-1].isspace():
            stack.pop()


COMMANDS: dict[str, Callable[[Parser, str], Item | None]] = dict.fromkeys(FACES, text)

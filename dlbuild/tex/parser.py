"""From tokens to a math list (TeXbook chapter 26).

The tokens wait on a stack, the next one on top, so that a macro is expanded by pushing its body.
`Parser.mlist` is the loop that everything goes through; what a token means is in four tables:
`symbols.ATOMS` (a ready atom), `commands.SPECIALS` (what works on the list so far: scripts, groups),
`commands.COMMANDS` (a function that returns an item) and `format.MACROS` (other tokens).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from dlbuild.tex.alphabets import atoms_in
from dlbuild.tex.commands import COMMANDS, SPECIALS
from dlbuild.tex.format import definition
from dlbuild.tex.lexer import LET, Token, joined, spanning
from dlbuild.tex.mlist import INNER, ORD, Atom, Over
from dlbuild.tex.refusals import MISSING, MISSING_IN_CELL, STRAY, RefusalError
from dlbuild.tex.suggestions import lacking, unknown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dlbuild.tex.macros import Macro
    from dlbuild.tex.mlist import Item, Mlist, Nucleus

    # Atoms, alphabet, boldness, macros, and how many global definitions there were.
    State = tuple[dict[str, Atom], str, bool, Mapping[str, Macro], int]

# TeX itself stops at 255 levels of grouping; here Python's stack is the bound.
DEEPEST = 90
# Far above what a person writes: bounds for macros that call themselves.
MOST_EXPANSIONS = 20_000
MOST_TOKENS = 200_000

END = ""
# Tokens that end a list; one that the list was not waiting for is out of place.
CLOSERS = frozenset({END, "}", "\\right", "\\middle", "&", "\\\\", "\\cr", "\\end", "$", "\\)"})

_BREAKS = ("\\\\", "\\cr")
_CELL_ENDS = ("&", *_BREAKS)


class Parser:
    """The reading of one formula: the tokens still to come, and what holds in the present group."""

    def __init__(self, stack: list[str], macros: Mapping[str, Macro], numbers: Mapping[str, str] | None = None) -> None:
        self.tokens = [END, *reversed(stack)]
        self.macros = macros
        self.everywhere: list[tuple[str, Macro]] = []  # what \global definitions have said, in order
        self.alphabet = ""
        self.bold = False
        self.atoms = atoms_in("", bold=False)
        self.closed_by = END
        self.last: str = END
        self.depth = 0
        self.nested = 0  # how many arguments without braces are being read
        self.groups = 0  # how many braces are open
        self.expansions = self.made = 0  # how many there were, and how many tokens they made
        self.numbers = numbers or {}  # of equations, by their labels
        self.tag: Mlist | None = None
        self.number: Mlist | None = None  # what stands for a tag where there is a label and no tag
        self.prefixed = self.in_array = False  # whether \global has been read, and its definition not yet
        self.bare_cells = False  # in cells that are formulas of their own, as a matrix has them

    def fail(self, code: str, message: str, token: str, hint: str = "") -> NoReturn:
        """Refuse the formula because of this token."""
        raise RefusalError(code, message, token, hint)

    def not_too_deep(self, token: str) -> None:
        """Refuse what is nested so deep that Python's stack would end."""
        if self.depth + self.nested > DEEPEST:
            message = f"groups and arguments are nested more than {DEEPEST} deep"
            self.fail("too-deep", message, token, "write the formula in parts")

    def mlist(self, closers: tuple[str, ...], opening: str) -> Mlist:
        """Read items up to a closing token, which is taken too and left in `closed_by`.

        `opening` is what the list belongs to, to be shown if the closing token never comes.
        """
        pop = self.tokens.pop
        items: list[Item] = []
        append = items.append
        self.depth += 1
        self.not_too_deep(opening)
        while True:
            token = pop()
            atom = self.atoms.get(token)
            if atom is not None and not (self.macros and token in self.macros):
                append(atom)
            elif token in CLOSERS:
                if token in closers:
                    break
                if token not in _BREAKS or self.in_array:
                    self.stray(token, closers, opening)
                self.skip_break()
                append(Atom(ORD, None))
            elif token != " ":
                self.step(items, token)
        self.closed_by = token
        self.depth -= 1
        if items and type(items[0]) is Over:  # \over left it there, with the numerator
            return (Atom(INNER, items[0].fraction._replace(denominator=tuple(items[1:]))),)
        return tuple(items)

    def step(self, items: list[Item], token: str) -> None:
        """Do what a token asks for that is not simply an atom."""
        self.last = token
        macro = self.macros.get(token)
        if macro is not None:
            self.expand(macro, token)
            return
        if token[-1] == LET != token:
            token = spanning(token[:-1], token, token)
            atom = self.atoms.get(token)
            if atom is not None:
                items.append(atom)
                return
        special = SPECIALS.get(token)
        if special is not None:
            special(self, items, token)
            return
        command = COMMANDS.get(token)
        if command is not None:
            item = command(self, token)
            if item is not None:
                items.append(item)
            return
        macro = definition(token)
        if macro is not None:
            self.expand(macro, token)
        elif not token.isspace():
            self.fail(*unknown(token, self.macros))

    def skip_break(self) -> None:
        r"""Take what follows a `\\` that breaks no row: TeX does nothing there in mathematics."""
        if self.tokens[-1] == "*":
            self.tokens.pop()
        if self.tokens[-1] == "[":
            self.optional()

    def stray(self, token: str, closers: tuple[str, ...], opening: str) -> NoReturn:
        """Refuse a closing token that nothing here was waiting for, or the end of the formula."""
        wanted = closers[-1]
        if self.in_array and token in _CELL_ENDS and wanted in MISSING_IN_CELL:
            code, message, hint = MISSING_IN_CELL[wanted]
        elif wanted in MISSING and (token in (END, "\\end", "\\right") or (token == "}" and self.groups)):
            code, message, hint = MISSING[wanted]
            message = message.replace("OPENING", opening)
            hint = hint.replace("CLOSING", opening.replace("\\begin", "\\end"))
        else:
            opening = token
            code, message, hint = STRAY[token]
        self.fail(code, message, opening, hint)

    def lacking(self, name: str) -> NoReturn:
        """Refuse the formula because something is not followed by all its arguments."""
        macro = self.macros.get(name) or definition(name)
        self.fail(*lacking(name, macro.count if macro else 0))

    def define(self, name: str, macro: Macro, *, everywhere: bool = False) -> None:
        """Give a name a meaning, to the end of the group: whoever holds the old macros keeps them; or beyond it."""
        self.macros = {**self.macros, name: macro}
        if everywhere:
            self.everywhere.append((name, macro))

    def state(self) -> State:
        """Return what ends with a group (TeXbook p. 13)."""
        return self.atoms, self.alphabet, self.bold, self.macros, len(self.everywhere)

    def restore(self, state: State) -> None:
        """End a group: all is as it was, but for definitions that are global."""
        self.atoms, self.alphabet, self.bold, self.macros, count = state
        if len(self.everywhere) > count:
            self.macros = {**self.macros, **dict(self.everywhere[count:])}

    def expand(self, macro: Macro, name: str) -> None:
        """Put a macro's body, with its arguments, in place of the call (TeXbook chapter 20)."""
        self.expansions += 1
        if self.expansions > MOST_EXPANSIONS or max(len(self.tokens), self.made) > MOST_TOKENS:
            message = f"{name} is expanded again and again, with no end in sight"
            self.fail("endless-macro", message, name, "no macro may call itself, and none may grow so large")
        body = macro.expansion(self, name)
        self.made += len(body)
        if isinstance(name, Token):
            body = [one if isinstance(one, Token) else Token.at(one, name.start, name.end, name) for one in body]
        body.reverse()
        self.tokens.extend(body)

    def group(self, opening: str) -> Mlist:
        """Read the rest of a group whose brace has been taken; what it sets ends with it (TeXbook p. 13)."""
        state = self.state()
        self.groups += 1
        items = self.mlist(("}",), opening)
        self.groups -= 1
        self.restore(state)
        return items

    def next(self) -> str:
        """Take the next token that is not white space; the end stays, for whoever asks again."""
        pop = self.tokens.pop
        token = pop()
        while token.isspace():
            token = pop()
        if not token:
            self.tokens.append(token)
        return token

    def peek(self) -> str:
        """Return the next token that is not white space, and leave it; white space before it goes."""
        token = self.next()
        if token:
            self.tokens.append(token)
        return token

    def argument(self, name: str) -> Mlist:
        r"""Read an argument: a group, or one token and what belongs to it (`\frac12`, `x^\frac12`)."""
        token = self.next()
        if token == "{":
            return self.group(token)
        self.nested += 1
        self.not_too_deep(name)
        items: list[Item] = []
        while not items:
            atom = self.atoms.get(token)
            if atom is not None and token not in self.macros:
                self.nested -= 1
                return (atom,)
            if token in CLOSERS or token in ("_", "^"):
                self.tokens.append(token)
                self.lacking(name)
            self.step(items, token)
            if not items:
                token = self.next()
        self.nested -= 1
        if type(items[0]) is Over:  # \over is no argument: it would have nothing to divide
            self.lacking(name)
        return tuple(items)

    def field(self, name: str) -> Nucleus:
        """Read an argument as the nucleus or a script of an atom."""
        return simplified(self.argument(name))

    def raw(self, name: str) -> list[str]:
        """Read an argument as tokens, nothing expanded (TeXbook p. 203)."""
        token = self.next()
        if token != "{":
            if token in (END, "}", "&"):
                self.tokens.append(token)
                self.lacking(name)
            return [token]
        found: list[str] = []
        level = 1
        while True:
            inner = self.tokens.pop()
            if inner == END:
                self.fail("missing-brace", "this { is never closed", token, "add a }")
            level += (inner == "{") - (inner == "}")
            if not level:
                return found
            found.append(inner)

    def word(self, name: str) -> str:
        """Read an argument as plain characters: a length, a colour, an environment's name."""
        return joined(self.raw(name))

    def optional(self) -> list[str] | None:
        """Read an argument in brackets as tokens, if one follows."""
        if self.peek() != "[":
            return None
        opening = self.next()
        found: list[str] = []
        level = 0
        while True:
            token = self.tokens.pop()
            if token == END:
                self.fail("missing-bracket", "this [ is never closed", opening, "add a ]")
            if token == "]" and not level:
                return found
            level += (token == "{") - (token == "}")
            found.append(token)

    def within(self, inner: list[str], opening: str) -> Mlist:
        """Read tokens as a list of their own."""
        outer = self.tokens
        self.tokens = [END, *reversed(inner)]
        items = self.mlist((END,), opening)
        self.tokens = outer
        return items


def simplified(items: Mlist) -> Nucleus:
    """Return a list as a nucleus: one ordinary atom without scripts is its own nucleus (TeX: The Program, 1186)."""
    if len(items) == 1:
        atom = items[0]
        if type(atom) is Atom and atom.kind == ORD and atom.superscript is None and atom.subscript is None:
            nucleus = atom.nucleus
            if nucleus is not None:
                return nucleus
    return items

"""From characters to tokens (TeXbook chapter 7).

A token is a string: a control sequence with its backslash, or a single character. White space
stays a token, because text needs it; mathematics skips it. Places are not kept on the way that
every formula takes: only when an error has to be shown is the formula read again, into `Token`s.
"""

from __future__ import annotations

import re

# A control word, a control symbol, a comment with its line's end, white space, any other character.
_TOKEN = re.compile(r"\\(?:[a-zA-Z]+|.|$)|%[^\n]*(?:\n[ \t]*)?|[ \t\r\n]+|.", re.DOTALL)


# Ends a token that means what its name did when `\let` saw it, whatever the name means now.
LET = "\0"


class Token(str):
    """A token that knows its place in the formula, and the macro through which it came."""

    __slots__ = ("end", "macro", "start")

    start: int
    end: int
    macro: str

    @classmethod
    def at(cls, text: str, start: int, end: int, macro: str = "") -> Token:
        """Return the token with a place (offsets into the formula)."""
        token = cls(text)
        token.start, token.end, token.macro = start, end, macro
        return token


# The same inside a format, where @ is a letter (TeXbook p. 344).
_FORMAT_TOKEN = re.compile(r"\\(?:[a-zA-Z@]+|.)|[ \t\r\n]+|.", re.DOTALL)


def format_tokens(body: str) -> list[str]:
    """Return the tokens of a macro's body in `format.py`."""
    return _FORMAT_TOKEN.findall(body)


def tokens(tex: str) -> list[str]:
    """Return the tokens of a formula; comments are dropped."""
    found: list[str] = _TOKEN.findall(tex)
    return [token for token in found if token[0] != "%"] if "%" in tex else found


def joined(parts: list[str]) -> str:
    """Return tokens as one, without white space around them."""
    return spanning("".join(parts).strip(), parts[0], parts[-1]) if parts else ""


def spanning(text: str, first: str, last: str) -> str:
    """Return a text as a token that reaches from one token to another, if they know their places."""
    if isinstance(first, Token) and isinstance(last, Token):
        return Token.at(text, first.start, max(first.end, last.end), first.macro)
    return text


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


def placed_tokens(tex: str) -> list[str]:
    """Return the same tokens, each with its place."""
    return [
        Token.at(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(tex) if match.group()[0] != "%"
    ]

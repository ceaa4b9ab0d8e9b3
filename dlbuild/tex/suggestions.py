"""The nearest known name: what a person may have meant by an unknown one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name most like this one, or None if none is like it (Ratcliff and Obershelp's measure).

    Backslashes do not count: they would make all short names alike.
    """
    from difflib import get_close_matches

    names = {one.removeprefix("\\"): one for one in known}
    found = get_close_matches(name.removeprefix("\\"), names, n=1, cutoff=0.7)
    return names[found[0]] if found else None


# How many arguments a command takes, where it is not one.
_ARGUMENTS = {
    **dict.fromkeys(("\\frac", "\\dfrac", "\\tfrac", "\\cfrac", "\\binom", "\\dbinom", "\\tbinom"), 2),
    **dict.fromkeys(("\\overset", "\\underset", "\\stackrel", "\\textcolor", "\\colorbox", "\\href", "\\rule"), 2),
    **dict.fromkeys(("\\newcommand", "\\renewcommand", "\\providecommand", "\\DeclareMathOperator", "\\raisebox"), 2),
    **dict.fromkeys(("\\overunderset", "\\fcolorbox", "\\sideset"), 3),
    "\\mathchoice": 4,
    "\\genfrac": 6,
}
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def lacking(name: str, count: int = 0) -> tuple[str, str, str, str]:
    """Return what is said of a command that is not followed by all it needs: code, message, token, way out.

    `count` is how many arguments it has, if that is known.
    """
    count = count or _ARGUMENTS.get(name, 1)
    message = f"{name} lacks its argument" if count == 1 else f"{name} lacks one of its {_WORDS[count]} arguments"
    return "missing-argument", message, name, f"write {name}{count * '{…}'}"


# What only rows.py reads, at the beginning of a row.
_IN_ARRAYS = ("\\hline", "\\hdashline", "\\toprule", "\\midrule", "\\bottomrule")


def unknown(token: str, macros: Mapping[str, object]) -> tuple[str, str, str, str]:
    """Return what is said of a token that means nothing: code, message, token, way out."""
    from dlbuild.tex.commands import COMMANDS, SPECIALS
    from dlbuild.tex.format import MACROS
    from dlbuild.tex.symbols import ATOMS

    if token == "#":
        return (
            "unexpected-hash",
            "# stands for a macro's argument, and there is no macro here",
            token,
            "write \\# for the sign",
        )
    if token in _IN_ARRAYS:
        message = f"{token} not at the beginning of an array's row"
        return "misplaced-rule", message, token, "put it first in a row of an array"
    if not token.startswith("\\"):
        message = f"{token} (U+{ord(token[0]):04X}) has no meaning in a formula"
        return "unknown-character", message, token, f"write \\text{{{token}}} for a word"
    if token == "\\":
        return "unknown-command", "a backslash with nothing after it", token, "write \\backslash for the sign"
    tables = (ATOMS, COMMANDS, SPECIALS, MACROS, macros)
    known = [name for table in tables for name in table if name[0] == "\\" and "@" not in name]
    guess = nearest(token, known)
    hint = f"did you mean {guess}?" if guess else "define it with \\newcommand, or under macros in the configuration"
    return "unknown-command", f"{token} is not a command that dlbuild knows", token, hint

"""The nearest known name: what a person may have meant by an unknown one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that is fewest slips away, or None if all are further than one slip in three letters."""
    wanted = name.removeprefix("\\")
    near = max(1, len(wanted) // 3)
    found = [
        (slips, -_shared(wanted, other.removeprefix("\\")), other)
        for other in known
        if (slips := _slips(wanted, other.removeprefix("\\"), near)) <= near
    ]
    return min(found)[2] if found else None


def _shared(one: str, other: str) -> int:
    """Return with how many letters both words begin."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _slips(one: str, other: str, most: int) -> int:
    """Return how many letters too few, too many, wrong or exchanged lead from a word to another; more than `most`: any.

    F. J. Damerau, "A technique for computer detection and correction of spelling errors" (1964).
    """
    # A slip changes the length by one at most, and the letters in use by two: most words are out at once.
    if abs(len(one) - len(other)) > most or len({*one} ^ {*other}) > 2 * most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, wanted in enumerate(other, 1):
            fewest = min(line[-1] + 1, last[column] + 1, last[column - 1] + (letter != wanted))
            if row > 1 < column and letter == other[column - 2] and one[row - 2] == wanted:
                fewest = min(fewest, before[column - 2] + 1)
            line.append(fewest)
        before, last = last, line
    return last[-1]


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


# What only rows.py reads, at the beginning of a row; and only radicals.py, in a root's degree.
_IN_ARRAYS = ("\\hline", "\\hdashline", "\\toprule", "\\midrule", "\\bottomrule", "\\cline", "\\cmidrule")
_IN_ROW = ("misplaced-rule", "at the beginning of an array's row", "put it first in a row of an array")
_IN_DEGREE = ("misplaced-root", "in the degree of a root", "write it in the brackets: \\sqrt[\\uproot{2}n]{x}")
_MISPLACED = {**dict.fromkeys(_IN_ARRAYS, _IN_ROW), **dict.fromkeys(("\\uproot", "\\leftroot"), _IN_DEGREE)}


def unknown(token: str, macros: Mapping[str, object]) -> tuple[str, str, str, str]:
    """Return what is said of a token that means nothing: code, message, token, way out."""
    from dlbuild.tex.commands import COMMANDS, SPECIALS
    from dlbuild.tex.commands.unsupported import UNSUPPORTED
    from dlbuild.tex.format import MACROS
    from dlbuild.tex.symbols import ATOMS

    if token == "#":
        return (
            "unexpected-hash",
            "# stands for a macro's argument, and there is no macro here",
            token,
            "write \\# for the sign",
        )
    if token in UNSUPPORTED:
        return "unsupported", f"{token} is not supported", token, UNSUPPORTED[token]
    if token in _MISPLACED:
        return _MISPLACED[token][0], f"{token} not {_MISPLACED[token][1]}", token, _MISPLACED[token][2]
    if not token.startswith("\\"):
        return _character(token)
    if token == "\\":
        return "unknown-command", "a backslash with nothing after it", token, "write \\backslash for the sign"
    tables = (ATOMS, COMMANDS, SPECIALS, MACROS, macros)
    known = [name for table in tables for name in table if name[0] == "\\" and "@" not in name]
    guess = nearest(token, known)
    hint = f"did you mean {guess}?" if guess else "define it with \\newcommand, or under macros in the configuration"
    return "unknown-command", f"{token} is not a command that dlbuild knows", token, hint


def _character(token: str) -> tuple[str, str, str, str]:
    """Return what is said of a character that means nothing; one that a terminal would obey is not shown."""
    code = f"U+{ord(token[0]):04X}"
    if not token.isprintable():
        return "unknown-character", f"{code} is a character that nobody sees", token, "remove it"
    return "unknown-character", f"{token} ({code}) has no meaning in a formula", token, "write its command instead"

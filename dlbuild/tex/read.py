"""`parse`: a formula's text to its math list, or a FormulaError that says where it is wrong."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from dlbuild.problem import FormulaError, Problem
from dlbuild.source import Source, Span
from dlbuild.tex.commands.labels import take_tag
from dlbuild.tex.lexer import Token, placed_tokens, tokens
from dlbuild.tex.macros import Macro, macro
from dlbuild.tex.parser import END, Parser
from dlbuild.tex.refusals import RefusalError
from dlbuild.tex.rows import lines_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dlbuild.tex.mlist import Mlist

# The longest of 59,000 formulas in real notes has 5,410 characters.
LONGEST = 50_000


class Parsed(NamedTuple):
    r"""A formula's math list, and the equation number that `\tag` gives it."""

    mlist: Mlist
    tag: Mlist | None = None


def parse(
    tex: str,
    macros: Mapping[str, str] | None = None,
    *,
    breaks: bool = False,
    numbers: Mapping[str, str] | None = None,
) -> Parsed:
    r"""Return the math list of a formula.

    With `breaks` a `\\` outside any environment begins a new line, as on the web; in TeX it does nothing.
    `macros` maps control sequences to their replacement text (`"\R": "\mathbb{R}"`, `#1` … for arguments), `numbers`
    the labels of equations to what numbers them (`"eq:1": "3"`).
    Raises FormulaError; its problem's span counts in `tex`.
    """
    if len(tex) > LONGEST:
        raise _refused(
            tex, 0, 1, ("too-long", f"a formula of {len(tex):,} characters", "the limit is 50,000: split it")
        )
    known = _macros(tuple(macros.items())) if macros else {}
    try:
        return _read(Parser(tokens(tex), known, numbers or {}), breaks=breaks)
    except RefusalError:
        return _read_again(tex, Parser(placed_tokens(tex), known))


def _read(parser: Parser, *, breaks: bool) -> Parsed:
    items = parser.mlist((END, "\\\\", "\\cr"), END)
    if parser.closed_by != END:
        items = lines_of(parser, items, apart=breaks)
    return Parsed(items, take_tag(parser))


def _read_again(tex: str, parser: Parser) -> Parsed:
    """Read a formula that was refused with places kept, so that the refusal has one."""
    try:
        return _read(parser, breaks=False)
    except RefusalError as refusal:
        token = refusal.token
        message, start, end = refusal.message, len(tex.rstrip()), len(tex)
        if isinstance(token, Token):
            start, end = token.start, token.end
            if token.macro and token.macro not in message:
                message += f" (in the expansion of {token.macro})"
        raise _refused(tex, start, max(end, start + 1), (refusal.code, message, refusal.hint)) from None


def _refused(tex: str, start: int, end: int, said: tuple[str, str, str]) -> FormulaError:
    code, message, hint = said
    return FormulaError(Problem(code, message, Source("<formula>", tex), Span(start, end), hint))


@lru_cache(maxsize=16)
def _macros(items: tuple[tuple[str, str], ...]) -> dict[str, Macro]:
    return {name if name.startswith("\\") else "\\" + name: macro(body) for name, body in items}
